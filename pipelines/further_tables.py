"""Further tables on a sheet: beside the first one or below it. They are told, never read into the first."""

from __future__ import annotations

from collections.abc import Iterator

import pandas
import pyarrow
import pyarrow.compute

from pipelines.catalogue import issue
from pipelines.headings import keys_of, split_path
from pipelines.reference import Reference
from pipelines.table import Table
from schemas.grid import address
from schemas.issue import Issue

FEWEST_HEADINGS = 3
"""A row with fewer known headings is none of headings."""
FEWEST_DOUBLED = 2
MOST_ROWS_OF_HEADINGS = 4
_BEGINS_WITH_A_LETTER = r"^\s*\p{L}"


def further_table(table: Table, reference: Reference) -> Issue | None:
    """The issue of a second table on the sheet, at its heading of units; None where there is none.

    Headings that are repeated, as at the top of each page, are no second table, unless the rows below them name the
    same units again.
    """
    if table.dataset.shape != "wide":
        return None
    beside = table.doubled.get("unit")
    if beside and len(table.doubled) >= FEWEST_DOUBLED:
        return _told(table, address(table.first_row - 1, beside[-1]), beside[-1])
    known = _known_headings(reference)
    for row, column in _headings_of_units(table):
        if _repeats(table, row):
            if _names_again(table, reference, row):
                return _told(table, address(row, column), column, row)
        elif _is_a_heading(table, row, known):
            return _told(table, address(row, column), column, row)
    return None


def repeated_headings(table: Table) -> pandas.Index:
    """The rows below the headings in which they stand once more, as at the top of each page."""
    if table.dataset.shape != "wide":
        return pandas.Index([], dtype="int64")
    first = [row for row, _ in _headings_of_units(table) if _repeats(table, row)]
    rows = {row + down for row in first for down in range(table.header_rows)}
    return pandas.Index(sorted(row for row in rows if _repeats(table, row)), dtype="int64")


def _told(table: Table, cell: str, column: int, row: int | None = None) -> Issue:
    found = table.grid.row(table.first_row - 1 if row is None else row)[column]
    return issue("several_tables", cell=cell, found=found.strip())


def _known_headings(reference: Reference) -> frozenset[str]:
    return frozenset(
        key
        for dataset in reference.datasets.values()
        for column in dataset.columns
        for heading in column.headings
        for key in keys_of(split_path(heading)[-1])
    )


def _headings_of_units(table: Table) -> Iterator[tuple[int, int]]:
    """The cells below the headings that read like the heading of the units, row by row."""
    wanted = {
        key for heading in table.dataset.column("unit").headings for key in keys_of(split_path(heading)[-1])
    }
    found = []
    for column in table.grid.texts:
        below = table.grid.texts[column].iloc[table.first_row :]
        array = pyarrow.array(below, pyarrow.large_string())
        lettered = pyarrow.compute.match_substring_regex(array, _BEGINS_WITH_A_LETTER)
        spoken = below[lettered.to_numpy(zero_copy_only=False)]
        meant = [text for text in spoken.unique() if wanted & set(keys_of(text))]
        found += [(int(str(row)), int(str(column))) for row in spoken.index[spoken.isin(meant).to_numpy()]]
    yield from sorted(found)


def _repeats(table: Table, row: int) -> bool:
    """Whether a row says what one of the header rows says, in the same columns."""
    texts = _bare(table, row)
    return any(texts == _bare(table, header) for header in range(table.header_row, table.first_row))


def _is_a_heading(table: Table, row: int, known: frozenset[str]) -> bool:
    """Whether enough known headings stand in the row or in those that may belong to it."""
    last = min(row + MOST_ROWS_OF_HEADINGS, table.grid.height)
    headings = {
        key
        for number in range(row, last)
        for cell in table.grid.row(number)
        for key in keys_of(cell)
        if key in known
    }
    return len(headings) >= FEWEST_HEADINGS


def _names_again(table: Table, reference: Reference, row: int) -> bool:
    texts = table.grid.texts.iloc[:, table.columns["unit"]]
    before, after = (
        {code for text in rows.unique() if (code := reference.names.code(text))}
        for rows in (texts.iloc[table.first_row : row], texts.iloc[row:])
    )
    return len(before & after) > 1


def _bare(table: Table, row: int) -> tuple[tuple[str, ...], ...]:
    return tuple(keys_of(cell) for cell in table.grid.row(row))
