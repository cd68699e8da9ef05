"""Rules of tasks: ids once, days that can be, and enough said to know what a task is."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

import pandas

from pipelines.catalogue import issue
from pipelines.normalise_rows import NormalisedRows, empty_cells
from pipelines.reference import Reference
from schemas.issue import Issue
from schemas.rows import NEEDED_OF_A_TASK
from schemas.task import TaskStatus


def judge_tasks(
    tasks: NormalisedRows, reference: Reference, *, today: date, known: Collection[str]
) -> list[Issue]:
    """Every issue the tasks of a file give rise to. `known` are the ids of the tasks there are."""
    rules: tuple[Callable[[], list[Issue]], ...] = (
        lambda: empty_cells(tasks, "task"),
        lambda: doubled(tasks),
        lambda: unknown(tasks, known),
        lambda: days_of_completion(tasks, today),
        lambda: deadlines(tasks, reference),
        lambda: partial(tasks, known),
    )
    return [found for rule in rules for found in rule()]


def doubled(tasks: NormalisedRows) -> list[Issue]:
    """A task named twice."""
    ids = tasks.rows["task"].dropna()
    return [
        issue("duplicate_row", cell=tasks.cell("task", int(row)), found=str(ids[row]),
              first=tasks.cell("task", int(ids.index[ids == ids[row]][0])))
        for row in ids.index[ids.duplicated()]
    ]  # fmt: skip


def unknown(tasks: NormalisedRows, known: Collection[str]) -> list[Issue]:
    """Tasks nobody knows yet that do not say what they are."""
    ids = tasks.rows["task"]
    new = ids.notna() & ~ids.isin(list(known)) & _incomplete(tasks)
    return [
        issue("unknown_task", cell=tasks.cell("task", int(row)), found=str(ids[row]))
        for row in ids.index[new]
    ]


def partial(tasks: NormalisedRows, known: Collection[str]) -> list[Issue]:
    """The remark that rows which only name a task and what changed make an amendment."""
    rows = tasks.rows.index[_incomplete(tasks) & tasks.rows["task"].isin(list(known))]
    places = tasks.cells("task", rows)
    return [issue("partial_rows", cell=places[0], found=str(len(places)), cells=places)] if places else []


def days_of_completion(tasks: NormalisedRows, today: date) -> list[Issue]:
    """A day of completion that has not come, or of a task not said to be done; a task done on no day."""
    rows, issues = tasks.rows, []
    done = rows["status"] == TaskStatus.DONE
    for row in rows.index[rows["done_on"].notna()]:
        cell, text = tasks.cell("done_on", int(row)), tasks.written("done_on", int(row))
        if not done[row] and (rows["status"].notna()[row] or tasks.blank["status"][row]):
            issues.append(issue("day_but_not_done", cell=cell, found=text))
        elif str(rows.loc[row, "done_on"]) > today.isoformat():
            issues.append(issue("day_in_future", cell=cell, found=text))
    undated = rows.index[done & tasks.blank["done_on"]]
    places = tasks.cells("status", undated)
    if places:
        issues.append(issue("done_on_no_day", cell=places[0], found=str(len(places)), cells=places))
    return issues


def deadlines(tasks: NormalisedRows, reference: Reference) -> list[Issue]:
    """A deadline before the day of the document that sets it."""
    rows = tasks.rows
    day_of = reference.tables["documents"].set_index("id")["date"]
    set_on = rows["document"].map(day_of)
    early = rows["deadline_date"].notna() & set_on.notna() & (rows["deadline_date"] < set_on.fillna(""))
    return [
        issue("deadline_before_document", cell=tasks.cell("deadline_date", int(row)),
              found=tasks.written("deadline_date", int(row)), day=date.fromisoformat(str(set_on[row])))
        for row in rows.index[early]
    ]  # fmt: skip


def _incomplete(tasks: NormalisedRows) -> pandas.Series:
    """Which rows leave out what a complete list says of every task."""
    return pandas.concat([tasks.blank[column] for column in NEEDED_OF_A_TASK], axis=1).any(axis=1)
