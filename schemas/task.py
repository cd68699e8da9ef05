"""Tasks: what an office reports of one, and where it stands on a day against its deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class TaskStatus(StrEnum):
    """What an office reports of a task. A task nothing was reported of has none, which is not "not started"."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


class TaskState(StrEnum):
    """Where a task stands on a day: its reported status held against its deadline."""

    OVERDUE = "overdue"
    UNREPORTED = "unreported"
    DUE_SOON = "due_soon"
    OPEN = "open"
    STANDING = "standing"
    DONE = "done"
    DONE_LATE = "done_late"
    DROPPED = "dropped"


@dataclass(frozen=True)
class TaskForm:
    """How a state or a status is told without colour: a symbol and a word (message id of the catalogue)."""

    symbol: str
    word: str


STATUS_WORDS: dict[TaskStatus, TaskForm] = {
    TaskStatus.NOT_STARTED: TaskForm("○", "Not started"),
    TaskStatus.IN_PROGRESS: TaskForm("→", "In progress"),
    TaskStatus.DONE: TaskForm("✓", "Done"),
    TaskStatus.DROPPED: TaskForm("–", "Not carried out"),
}
STATE_FORMS: dict[TaskState, TaskForm] = {
    TaskState.OVERDUE: TaskForm("✕", "Overdue"),
    TaskState.UNREPORTED: TaskForm("∅", "Past the deadline, no result reported"),
    TaskState.DUE_SOON: TaskForm("◇", "Due soon"),
    TaskState.OPEN: TaskForm("○", "Not due yet"),
    TaskState.STANDING: TaskForm("∞", "No deadline"),
    TaskState.DONE: TaskForm("✓", "Done"),
    TaskState.DONE_LATE: TaskForm("✓!", "Done late"),
    TaskState.DROPPED: TaskForm("–", "Not carried out"),
}
"""In the order lists show them: what needs doing first."""

DUE_SOON_DAYS = 30


@dataclass(frozen=True)
class TaskView:
    """One task, what was reported of it, and where it stands on the day asked about.

    `days`: days left to the deadline, negative once it is over; None where there is none. `reported_by` and
    `reported_at` are of the upload its status is from.
    """

    id: str
    document: str | None
    section: str | None
    task_vi: str
    lead_agency: str | None
    coordinating_agencies: str | None
    deadline_text: str | None
    deadline_date: date | None
    output_vi: str | None
    status: str | None
    done_on: date | None
    result_vi: str | None
    note_vi: str | None
    upload: str | None
    cell: str | None
    status_upload: str | None
    reported_by: str | None
    reported_at: datetime | None
    state: TaskState
    days: int | None

    @property
    def agencies(self) -> tuple[str, ...]:
        """The offices that lead it."""
        return tuple(part.strip() for part in (self.lead_agency or "").split(";") if part.strip())


@dataclass(frozen=True)
class TaskEntry:
    """One event of a task's history: what an upload said of it, and whether that upload was published or taken back."""

    kind: str
    at: datetime
    by: str
    reason: str
    status: str | None
    done_on: date | None
    result_vi: str | None
    upload: str
    file_name: str
    in_force: bool
