"""Meetings of the steering committee: what stood on the agenda, what was said and promised of it, and what came of that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from schemas.view import FigureView, IndicatorView


class PromiseState(StrEnum):
    """What has become of a promise by a day."""

    BROKEN = "broken"
    UNKNOWN = "unknown"
    OPEN = "open"
    KEPT = "kept"


@dataclass(frozen=True)
class PromiseForm:
    """How the state of a promise is told without colour: a symbol and a word (message id of the catalogue)."""

    symbol: str
    word: str


PROMISE_FORMS: dict[PromiseState, PromiseForm] = {
    PromiseState.BROKEN: PromiseForm("✕", "Not kept"),
    PromiseState.UNKNOWN: PromiseForm("∅", "Due, no figure yet"),
    PromiseState.OPEN: PromiseForm("◇", "Not due yet"),
    PromiseState.KEPT: PromiseForm("✓", "Kept"),
}
"""In the order lists show them: what needs asking about first."""


@dataclass(frozen=True)
class MeetingPoint:
    """One point of a meeting: a figure of its agenda, or, without an indicator, something said of it all.

    `unit` is the geography whose figure is meant: the one named, else the one that stands for the indicator.
    """

    meeting: date
    title: str | None
    position: int | None
    indicator: str | None
    geography: str | None
    unit: str | None
    note_vi: str | None
    promise_value: Decimal | None
    promise_period: str | None
    promise_last_day: date | None
    promised_by: str | None
    upload: str
    cell: str


@dataclass(frozen=True)
class AgendaFigure:
    """One figure of an agenda: as the dashboard showed it on the day of the meeting, and as it stands now."""

    point: MeetingPoint
    indicator: IndicatorView
    unit_vi: str
    unit_en: str
    unit_type: str
    then: FigureView | None
    now: FigureView | None
    promise: PromiseState | None

    @property
    def step(self) -> Decimal | None:
        """How far the value moved since the meeting."""
        if self.then is None or self.now is None or self.then.value is None or self.now.value is None:
            return None
        return self.now.value - self.then.value


@dataclass(frozen=True)
class Meeting:
    """One meeting with the figures of its agenda in their order, and what was said of it as a whole."""

    day: date
    title: str | None
    figures: tuple[AgendaFigure, ...]
    notes: tuple[MeetingPoint, ...]

    @property
    def promises(self) -> tuple[AgendaFigure, ...]:
        return tuple(figure for figure in self.figures if figure.promise is not None)
