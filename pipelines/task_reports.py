"""Reports of single tasks: one changed in place goes the way of every file, and its history is read from the truth."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path

from pipelines.check import check_file
from pipelines.known import known_figures
from pipelines.reference import Reference
from pipelines.sql import statement
from pipelines.store import TRUTH, locked_store, truth_reading
from pipelines.template_rows import guarded
from pipelines.truth import has_tables
from schemas.issue import Said, Verdict
from schemas.rows import TASKS
from schemas.task import TaskEntry

HEADINGS = ("Mã nhiệm vụ", "Tình trạng", "Ngày hoàn thành", "Kết quả thực hiện")
LARGEST_BYTES = 2**16


def task_report(
    store: Path, reference: Reference, *, task: str, status: str, done_on: str, result: str, today: date
) -> Verdict:
    """The verdict on what an office says of one task, written as the one-row file an analyst would send.

    The texts are those a person typed; the rules of files judge them.
    """
    text = io.StringIO(newline="")
    told = [guarded(" ".join(part.split())) for part in (task, status, done_on, result)]
    csv.writer(text, delimiter=";").writerows([HEADINGS, told])
    return check_file(
        text.getvalue().encode("utf-8-sig"), f"{task}.csv", reference, today=today, largest_bytes=LARGEST_BYTES,
        said=Said(dataset=TASKS), known=known_figures(store),
    )  # fmt: skip


def task_history(store: Path, task: str, moment: datetime) -> tuple[TaskEntry, ...]:
    """What uploads said of a task up to a moment, and what became of them, newest first."""
    if not (store / TRUTH).exists():
        return ()
    with locked_store(store), truth_reading(store) as truth:
        if not has_tables(truth):
            return ()
        rows = truth.execute(statement("task_history"), {"task": task, "moment": moment}).fetchall()
    return tuple(TaskEntry(*row) for row in rows)
