"""The committee's tasks: each with what was reported of it, and where it stands on a day."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import lru_cache

from queries.release import Record, ReleaseFile, records
from schemas.task import DUE_SOON_DAYS, STATE_FORMS, TaskState, TaskView


@lru_cache(maxsize=64)
def tasks(release: ReleaseFile, *, day: date) -> tuple[TaskView, ...]:
    """Every task as it stands on that day, what needs doing first."""
    rows = records(release, "tasks", {"day": day, "soon": DUE_SOON_DAYS})
    return tuple(_task(record) for record in rows)


def task_counts(release: ReleaseFile, *, day: date) -> dict[TaskState, int]:
    """How many tasks stand where on that day, in the order states are told."""
    found = Counter(task.state for task in tasks(release, day=day))
    return {state: found[state] for state in STATE_FORMS if found[state]}


def _task(record: Record) -> TaskView:
    return TaskView(**{**record, "state": TaskState(record["state"])})
