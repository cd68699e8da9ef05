"""Levels of government side by side: what a document counts, the rate it states, and what follows from the two."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from schemas.view import FigureView, GeographyView


@dataclass(frozen=True)
class LevelShare:
    """One level's count and rate, and all cases as they follow from both: count over rate.

    A stated rate is rounded, so `fewest` and `most` say between which numbers all cases lie.
    """

    unit: GeographyView
    count: FigureView
    rate: FigureView
    cases: Decimal
    fewest: Decimal
    most: Decimal

    @property
    def missing(self) -> Decimal:
        """The cases that are not counted."""
        return self.cases - (self.count.value or Decimal(0))


@dataclass(frozen=True)
class LevelShares:
    """The levels of one period, and the province's own rate beside what the levels give."""

    levels: tuple[LevelShare, ...]
    province_count: FigureView | None
    province_rate: FigureView | None

    @property
    def cases(self) -> Decimal:
        return sum((level.cases for level in self.levels), Decimal(0))

    @property
    def counted(self) -> Decimal:
        return sum((level.count.value or Decimal(0) for level in self.levels), Decimal(0))

    @property
    def rate(self) -> Decimal:
        """What the levels give together, in percent: the sum over the sum."""
        return 100 * self.counted / self.cases
