"""What the overview shows: each indicator's latest figure, what changed, which communes lag and which are silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from schemas.period import parse_period
from schemas.view import FigureView, IndicatorView


@dataclass(frozen=True)
class CommuneCount:
    """How many communes met an indicator's commune target in its latest period, of how many."""

    indicator: str
    period: str
    met: int
    behind: int
    expected: int
    illustrative: bool


@dataclass(frozen=True)
class Overview:
    """One indicator with its latest main figure; None where nothing was published by then."""

    indicator: IndicatorView
    figure: FigureView | None
    communes: CommuneCount | None

    @property
    def status(self) -> str:
        return self.figure.status if self.figure else "no_data"


@dataclass(frozen=True)
class Change:
    """One indicator before and after: its status changed, its value moved, or a figure came or went; not both None."""

    indicator: IndicatorView
    before: FigureView | None
    after: FigureView | None

    @property
    def step(self) -> Decimal | None:
        """How far the value moved."""
        if self.before is None or self.after is None or self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value

    @property
    def changes_status(self) -> bool:
        return self.status_before != self.status_after

    @property
    def better(self) -> bool | None:
        """Whether the value moved the way that is good; None where it did not move, no way is good, or the two values
        are not alike: seven months beside one, or an approximate figure."""
        if not self.step or self.indicator.better == "neither" or not self._alike:
            return None
        return (self.step > 0) == (self.indicator.better == "higher")

    @property
    def _alike(self) -> bool:
        figures = [figure for figure in (self.before, self.after) if figure is not None]
        months = {parse_period(figure.period).months for figure in figures}
        return len(months) == 1 and not any(figure.approximate for figure in figures)

    @property
    def corrects(self) -> bool:
        """Whether another figure now stands for the same period."""
        return self.before is not None and self.after is not None and self.before.period == self.after.period

    @property
    def status_before(self) -> str:
        return self.before.status if self.before else "no_data"

    @property
    def status_after(self) -> str:
        return self.after.status if self.after else "no_data"


@dataclass(frozen=True)
class CommuneStanding:
    """One commune over every indicator with a commune target; `worst` is the one furthest from its target."""

    geography: str
    name_vi: str
    name_en: str
    type: str
    behind: int
    assessed: int
    worst: str
    worst_period: str
    worst_value: Decimal
    worst_target: Decimal
    illustrative: bool


@dataclass(frozen=True)
class SilentCommune:
    """One commune that did not report one dataset's latest period."""

    dataset: str
    dataset_vi: str
    dataset_en: str
    period: str
    due_date: date | None
    geography: str
    name_vi: str
    name_en: str
    type: str
    expected: int
    illustrative: bool
