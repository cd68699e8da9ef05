"""What if: values set for some communes or for an indicator itself, on top of a release and never written to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from schemas.view import FigureView, IndicatorView, RankedFigure


@dataclass(frozen=True, order=True)
class Assumption:
    """One value set for one unit, in the indicator's unit."""

    geography: str
    value: Decimal


@dataclass(frozen=True, order=True)
class Scenario:
    """The values set for one indicator in one period, ordered by unit."""

    indicator: str
    period: str
    assumptions: tuple[Assumption, ...]


@dataclass(frozen=True)
class Outcome:
    """What a scenario makes of its indicator: the province's figure and the communes', now and then."""

    indicator: IndicatorView
    scenario: Scenario
    now: FigureView | None
    then: FigureView | None
    communes_now: tuple[RankedFigure, ...]
    communes_then: tuple[RankedFigure, ...]

    @property
    def lift(self) -> Decimal | None:
        """How far the province's value moves."""
        if self.now is None or self.then is None or self.now.value is None or self.then.value is None:
            return None
        return self.then.value - self.now.value

    @property
    def illustrative(self) -> bool:
        figures = (self.now, self.then, *(row.figure for row in self.communes_now))
        return any(figure.illustrative for figure in figures if figure is not None)
