"""Rates: a path of the province, and communes that keep their distance from it, drift and waver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy

from pipelines.illustrative.chance import WHOLE, Grid, swings
from pipelines.illustrative.communes import Commune
from pipelines.illustrative.months import COUNT, index_of, path

BASELINE = index_of("2025-12")


@dataclass(frozen=True)
class RateForm:
    """How a rate moves, in percent and percentage points.

    `spread` is the farthest a commune stands from the path in December 2025, `drift` the most it gains
    or loses on it in the ten months after, `wobble` the most one month strays.
    """

    knots: Mapping[str, float]
    spread: float
    drift: float
    wobble: float
    lowest: float = 0
    highest: float = 100


def rates(stream: str, communes: Sequence[Commune], form: RateForm) -> Grid:
    """Rates of every commune and month in basis points, as the form has them."""
    own = swings(f"{stream}.own", communes, 2)
    since_baseline = numpy.arange(COUNT) - BASELINE
    distance = _points(form.spread) * own[:, :1] // WHOLE
    drift = _points(form.drift) * own[:, 1:] * since_baseline // (10 * WHOLE)
    strayed = _points(form.wobble) * noise(stream, communes) // WHOLE
    average = path({month: _points(percent) for month, percent in form.knots.items()})
    return numpy.clip(average + distance + drift + strayed, _points(form.lowest), _points(form.highest))


def noise(stream: str, communes: Sequence[Commune]) -> Grid:
    """What strays month by month, from -9 999 to 9 999, a bad month seldom alone."""
    fresh = swings(f"{stream}.noise", communes, COUNT)
    strayed = fresh.copy()
    for month in range(1, COUNT):
        strayed[:, month] = (4 * strayed[:, month - 1] + 6 * fresh[:, month]) // 10
    return strayed


def _points(percent: float) -> int:
    return round(percent * WHOLE / 100)
