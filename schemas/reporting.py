"""Reporting: whether a commune's report of a dataset's period is in, and how long it took."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ReportingState(StrEnum):
    """Where one commune's report of one period stands on one day."""

    SILENT = "silent"
    LATE = "late"
    REPORTED = "reported"
    DUE_LATER = "due_later"


@dataclass(frozen=True)
class ReportingForm:
    """How a state is told without colour: a symbol and a word (message id of the catalogue)."""

    state: ReportingState
    symbol: str
    word: str


REPORTING_FORMS: dict[ReportingState, ReportingForm] = {
    form.state: form
    for form in (
        ReportingForm(ReportingState.SILENT, "∅", "Did not report"),
        ReportingForm(ReportingState.LATE, "!", "Reported late"),
        ReportingForm(ReportingState.REPORTED, "●", "Report is in"),
        ReportingForm(ReportingState.DUE_LATER, "·", "Not due yet"),
    )
}
"""What needs attention first."""


@dataclass(frozen=True)
class CommuneReport:
    """One commune's report of one period of one dataset, as it stands on one day.

    `days_late`: of a report that is in, how long after its due date it came (0 in time); of one that is overdue,
    how long it has been so; None where nobody can say: no due date, or illustrative figures.
    `upload` is the file that brought it first.
    """

    dataset: str
    geography: str
    period: str
    last_day: date
    due_date: date | None
    state: ReportingState
    reported_at: datetime | None
    days_late: int | None
    upload: str | None
    illustrative: bool

    @property
    def missing(self) -> bool:
        """Whether it is not in, due or not."""
        return self.state in (ReportingState.SILENT, ReportingState.DUE_LATER)


@dataclass(frozen=True)
class ReportingPeriod:
    """How many communes stand where in one period of one dataset, on one day.

    `rule` is the id of the due-date rule, None where none says when reports are due.
    """

    dataset: str
    dataset_vi: str
    dataset_en: str
    period: str
    last_day: date
    due_date: date | None
    rule: str | None
    reported: int
    late: int
    silent: int
    due_later: int
    illustrative: bool

    @property
    def expected(self) -> int:
        return self.reported + self.late + self.silent + self.due_later

    @property
    def missing(self) -> int:
        """How many are not in, due or not."""
        return self.silent + self.due_later


@dataclass(frozen=True)
class DueDateRule:
    """By when reports of one frequency are due; a rule without a document is the operator's own setting."""

    id: str
    frequency: str
    dataset: str | None
    months_after: int
    day: int
    bound: str
    document: str | None
    section: str | None
    note_vi: str
    note_en: str
