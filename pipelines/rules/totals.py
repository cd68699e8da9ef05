"""Total rows beside the rows they stand for, after the cells that explain a difference have been taken out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas

from pipelines.catalogue import issue
from pipelines.normalise import Normalised, TotalRow
from pipelines.reference import Reference
from pipelines.rules.holds import Reach
from schemas.issue import Issue

FEWEST_COLUMNS_OF_A_ROW = 2
"""A row that is missing shows in more than one column."""


@dataclass(frozen=True)
class Owed:
    """What one total row says beyond the sum of its rows, by column; zero where they agree."""

    total: TotalRow
    of: frozenset[int]
    difference: Mapping[str, float]
    computed: Mapping[str, float]


def owed_by_totals(normalised: Normalised) -> list[Owed]:
    """Every total row with its differences; only counts can be summed, and a unit's second row is not counted where
    the total does not count it either."""
    found = []
    counts = normalised.counts
    again = _second_rows(normalised)
    for total in normalised.totals:
        of = total.of.intersection(counts.index)
        columns = [
            column for column in total.numbers if normalised.table.dataset.column(column).kind == "count"
        ]
        if of.empty or not columns:
            continue
        stated = pandas.Series({column: total.numbers[column] for column in columns})
        every, once = (counts.loc[rows, columns].sum() for rows in (of, of.difference(again)))
        # One answer for all columns: in a single one a wrong cell may come nearer to the other sum by chance.
        computed = once if (once == stated).sum() > (every == stated).sum() else every
        sums = {column: float(computed[column]) for column in columns}
        difference = {column: total.numbers[column] - sums[column] for column in columns}
        found.append(Owed(total, frozenset(of), difference, sums))
    return found


def owed_in(owed: list[Owed], row: int) -> dict[str, float]:
    """What the total rows over a row are owed, by column: nothing where one of them agrees with its rows."""
    found: dict[str, float] = {}
    for each in owed:
        if row in each.of:
            for column, difference in each.difference.items():
                before = found.get(column, difference)
                found[column] = difference if abs(difference) < abs(before) else before
    return found


def issues_of_totals(
    normalised: Normalised, reference: Reference, owed: list[Owed], repaid: Mapping[tuple[int, str], Reach]
) -> list[Issue]:
    """One issue for each total that no other cell explains: for a row too few or too many one for all its columns."""
    issues: list[Issue] = []
    told: set[tuple[str, float]] = set()
    for each in owed:
        left = [column for column in each.difference if not _explained(each, column, repaid)]
        differences = frozenset((column, each.difference[column]) for column in left)
        if _row_lost(each, left):
            # The same difference in a group's total and in that of all rows has one cause.
            if not differences <= told:
                issues.append(_rows_and_total(normalised, reference, each, left))
            told |= differences
            continue
        issues += [
            _wrong_total(normalised, each, column)
            for column in left
            if (column, each.difference[column]) not in told
        ]
        told |= differences
    return issues


def _second_rows(normalised: Normalised) -> pandas.Index:
    rows = normalised.cells.drop_duplicates("row").set_index("row")["geography"]
    return rows.index[rows.duplicated().to_numpy()]


def _explained(owed: Owed, column: str, repaid: Mapping[tuple[int, str], Reach]) -> bool:
    reaches = [reach for (row, of), reach in repaid.items() if of == column and row in owed.of]
    difference = owed.difference[column]
    return sum(low for low, _ in reaches) <= difference <= sum(high for _, high in reaches)


def _row_lost(owed: Owed, left: list[str]) -> bool:
    """Whether the differences are those of whole rows: most columns have one, and all to the same side."""
    signs = {owed.difference[column] > 0 for column in left}
    stated = [column for column in owed.difference if owed.total.numbers[column]]
    return len(left) >= FEWEST_COLUMNS_OF_A_ROW and len(signs) == 1 and 2 * len(left) > len(stated)


def _wrong_total(normalised: Normalised, owed: Owed, column: str) -> Issue:
    row = owed.total.row
    return issue(
        "total_row", cell=normalised.table.cell(column, row), found=str(normalised.texts[column][row]),
        computed=owed.computed[column],
    )  # fmt: skip


def _rows_and_total(normalised: Normalised, reference: Reference, owed: Owed, left: list[str]) -> Issue:
    places = [normalised.table.cell(column, owed.total.row) for column in left]
    communes = reference.names.name_of_code
    missing = [name for code, name in communes.items() if code not in set(normalised.cells["geography"])]
    more = owed.difference[left[0]] > 0
    return issue(
        "rows_and_total", cell=places[0], found=str(normalised.texts[left[0]][owed.total.row]), cells=places,
        computed=owed.computed[left[0]], columns=len(left), missing=", ".join(missing) if more and missing else "–",
    )  # fmt: skip
