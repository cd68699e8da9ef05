"""The rules that look at what a file says: each takes the normalised file and answers with issues.

One message a cause, all its cells named in it. A rule never raises and never mends.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

import pandas

from pipelines.known import Known
from pipelines.normalise import Normalised
from pipelines.normalise_rows import NormalisedRows
from pipelines.reference import Reference
from pipelines.rules import earlier, figures, moved, scale, sums
from pipelines.rules.meetings import RULES_OF_MEETINGS
from pipelines.rules.targets import RULES_OF_TARGETS
from pipelines.rules.tasks import judge_tasks
from schemas.issue import Issue
from schemas.rows import TARGETS, TASKS

RULES_OF_FIGURES: tuple[Callable[[Normalised, Reference], list[Issue]], ...] = (
    figures.duplicate_rows,
    scale.unit_of_title,
    scale.unit_slips,
    figures.out_of_bounds,
    sums.contradictions,
    figures.parts_above_whole,
    figures.halves_of_rates,
    figures.printed_rates,
    figures.abolished_units,
    figures.reformed_units,
    figures.silent_communes,
)
RULES_OF_TIME: tuple[Callable[[Normalised, Reference, pandas.DataFrame], list[Issue]], ...] = (
    earlier.same_as_before,
    earlier.thousandfold,
    earlier.cumulative_falls,
    earlier.jumps,
)
"""These compare with figures published before, so they are silent where nothing was."""
FOLLOWS = {
    "silent_communes": frozenset({"rows_and_total", "moved_cells"}),
    "rows_and_total": frozenset({"second_table", "moved_cells"}),
    "total_row": frozenset({"second_table", "moved_cells"}),
}
"""What is not told where its cause was: the communes whose rows were lost are named beside the total row, a total row
over two tables is the total of neither, and a row that has moved sideways gives no total its due."""


def judge(
    normalised: Normalised, reference: Reference, *, today: date, known: Known | None
) -> tuple[Issue, ...]:
    """Every issue of a normalised file: what could not be read, and what its figures give rise to.

    A cell that one rule has named is not named again by a later one: one message a cause.
    """
    issues = moved.moved_rows(normalised, reference)
    issues += _not_told(list(normalised.issues), issues)
    future = figures.future_periods(normalised, today)
    issues += future
    for rule in RULES_OF_FIGURES:
        issues += _not_told(rule(normalised, reference), issues)
    if known is not None and not future and not normalised.cells.empty:
        beside = earlier.with_figures_before(normalised, known)
        for rule_of_time in RULES_OF_TIME:
            issues += _not_told(rule_of_time(normalised, reference, beside), issues)
    return tuple(issues)


def judge_rows(
    normalised: NormalisedRows, reference: Reference, *, today: date, tasks: Collection[str]
) -> tuple[Issue, ...]:
    """Every issue the targets, tasks or points of a file give rise to; `tasks` are the ids of those there are."""
    if normalised.table.dataset.id == TASKS:
        return tuple(judge_tasks(normalised, reference, today=today, known=tasks))
    issues: list[Issue] = []
    for rule in RULES_OF_TARGETS if normalised.table.dataset.id == TARGETS else RULES_OF_MEETINGS:
        issues += _not_told(rule(normalised, reference), issues)
    return tuple(issues)


def _not_told(found: list[Issue], told: list[Issue]) -> list[Issue]:
    named = {cell for issue in told for cell in issue.cells if cell}
    causes = {issue.rule.id for issue in told}
    return [
        issue
        for issue in found
        if not causes & FOLLOWS.get(issue.rule.id, frozenset())
        and not (issue.cell and set(issue.cells) <= named)
    ]
