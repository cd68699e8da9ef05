"""Normalising a file of tasks: one task a row, whole or only with what has changed."""

from __future__ import annotations

import re

import pandas

from pipelines.normalise_rows import NormalisedRows, RowReader, left_out
from pipelines.reference import Reference
from pipelines.table import Table
from schemas.issue import Said

SAYS_A_TASK = ("task", "document", "status", "done_on", "deadline_date")
"""Where all of these are blank a row is the heading of a group or a signature."""

WORDS = (
    "section", "task_vi", "lead_agency", "coordinating_agencies", "deadline_text", "output_vi", "result_vi", "note_vi",
)  # fmt: skip


def read_tasks(table: Table, reference: Reference, *, said: Said) -> NormalisedRows:
    """The tasks of a file. What is blank is not said: in an amendment it stays as it was."""
    everything = RowReader(table, reference, table.filled_rows)
    kept = pandas.Series(data=False, index=everything.rows)
    for column in SAYS_A_TASK:
        kept |= everything.texts(column) != ""
    issues = left_out(everything, kept)
    reader = RowReader(table, reference, everything.rows[kept.to_numpy()])
    read = {column: reader.plain(column) for column in WORDS}
    read["task"], found = reader.meant("task", task_of, "unreadable_task")
    issues += found
    read["document"], found = reader.documents("document")
    issues += found
    for column in ("deadline_date", "done_on"):
        read[column], found = reader.days(column)
        issues += found
    read["status"], found = reader.choices("status")
    issues += found
    return NormalisedRows(
        table=table,
        rows=pandas.DataFrame(read),
        blank=reader.blank(*SAYS_A_TASK, *WORDS),
        issues=tuple(issues),
    )


def task_of(text: str) -> str | None:
    """The id a text means: T and a number of at least three digits, such as T022; "t 22" is the same."""
    found = re.fullmatch(r"[Tt]\s*0*(\d{1,5})", text)
    return f"T{int(found[1]):03d}" if found else None
