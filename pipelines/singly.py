"""Telling singly: one issue for each of many faults of a kind, and one for all the rest where they are too many to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from schemas.issue import Issue

MOST_TOLD = 100
"""A person mends a hundred cells one by one; a file with more has one cause that the first of them show."""


def told_singly(places: Sequence[Sequence[str]], tell: Callable[[int, list[str]], Issue]) -> list[Issue]:
    """`tell` makes the issue of a fault by its number and its cells; the last one it is asked for names the cells of
    all faults left."""
    last = min(len(places), MOST_TOLD) - 1
    issues = [tell(number, list(places[number])) for number in range(last)]
    return [*issues, tell(last, list(chain.from_iterable(places[last:])))] if places else []
