"""Tasks: what an office reports of one, and where it stands on a day against its deadline."""

from __future__ import annotations

from dataclasses import dataclass
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
    TaskStatus.IN_PROGRESS: TaskForm("◐", "In progress"),
    TaskStatus.DONE: TaskForm("✓", "Done"),
    TaskStatus.DROPPED: TaskForm("–", "Not carried out"),
}
STATE_FORMS: dict[TaskState, TaskForm] = {
    TaskState.OVERDUE: TaskForm("✕", "Overdue"),
    TaskState.UNREPORTED: TaskForm("∅", "Past its deadline, no result reported"),
    TaskState.DUE_SOON: TaskForm("◔", "Due soon"),
    TaskState.OPEN: TaskForm("○", "Not due yet"),
    TaskState.STANDING: TaskForm("∞", "No deadline"),
    TaskState.DONE: TaskForm("✓", "Done"),
    TaskState.DONE_LATE: TaskForm("✓", "Done late"),
    TaskState.DROPPED: TaskForm("–", "Not carried out"),
}
"""In the order lists show them: what needs doing first."""

DUE_SOON_DAYS = 30
