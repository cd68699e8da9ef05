"""The illustrative months, January 2025 to October 2026, and straight paths through them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import numpy

from pipelines.illustrative.chance import Grid
from schemas.period import Month, parse_period

FIRST = Month(2025, 1)
COUNT = 22
MONTHS = tuple(FIRST.plus(later) for later in range(COUNT))


def index_of(slug: str) -> int:
    """The column of a month such as "2025-08"."""
    return parse_period(slug).first.number - FIRST.number


def path(knots: Mapping[str, int]) -> Grid:
    """One whole number per month, on straight lines between the months given (first and last included)."""
    columns = [(index_of(slug), value) for slug, value in knots.items()]
    values = numpy.zeros(COUNT, dtype=numpy.int64)
    for (start, first), (end, last) in pairwise(columns):
        steps = numpy.arange(end - start + 1)
        values[start : end + 1] = first + (last - first) * steps // (end - start)
    return values
