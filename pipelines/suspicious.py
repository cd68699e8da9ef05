"""Suspicious cells: characters nobody sees, formulas, and what a workbook hides."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy
import pandas
import pyarrow
import pyarrow.compute

from pipelines.catalogue import issue
from pipelines.table import Table
from schemas.grid import address, place_of
from schemas.issue import Issue

_INVISIBLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
INVISIBLE = re.compile(_INVISIBLE)
_INVISIBLE_IN_ARROW = (
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x{ad}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{2069}\x{feff}]"
)
FORMULA = r"^\s*(?:=\s*[^=\s]|[@+-]\s*(?:[A-Za-z]+\(|\$?[A-Za-z]{1,3}\$?\d))"


def suspicious_cells(table: Table) -> list[Issue]:
    """Characters nobody sees, wherever they stand, and formulas in the table: each may mean something else than it
    shows. Both stop the file."""
    texts = table.grid.texts
    invisible: list[tuple[str, str]] = []
    formulas: list[tuple[str, str]] = []
    for column in texts:
        number = int(str(column))
        codes, distinct = pandas.factorize(texts[column])
        for row, text in _matching(codes, distinct, _INVISIBLE_IN_ARROW):
            found = INVISIBLE.search(text)
            assert found is not None, "both searches look for the same"
            invisible.append((address(row, number), f"U+{ord(found[0]):04X}"))
        for row, text in _matching(codes, distinct, FORMULA):
            if row >= table.first_row:
                formulas.append((address(row, number), text.strip()[:40]))
    read, shown = set(table.columns.values()), dict(formulas)
    formulas += [
        (address(*place), text[:40])
        for place, text in sorted(table.grid.formulas.items())
        if place[0] >= table.first_row and place[1] in read and address(*place) not in shown
    ]
    return [
        issue(rule, cell=found[0][0], found=found[0][1], cells=[cell for cell, _ in found])
        for rule, found in (("control_characters", invisible), ("formula", formulas))
        if found
    ]


def formulas_shown(table: Table) -> Table:
    """The table with its formulas where they have no result: a cell that says nothing would pass for a blank."""
    height, width = table.grid.texts.shape
    said = {
        place: text for place, text in table.grid.formulas.items() if place[0] < height and place[1] < width
    }
    if not said:
        return table
    texts = table.grid.texts.copy()
    for column in {place[1] for place in said}:
        rows = [row for row, of in said if of == column]
        texts.iloc[rows, column] = [said[row, column] for row in rows]
    return replace(table, grid=replace(table.grid, texts=texts))


def told_once(issues: Sequence[Issue], suspicious: Sequence[Issue], table: Table) -> list[Issue]:
    """The issues behind those of suspicious cells, of which nothing else is told: what they mean is not known."""
    named = {cell for found in suspicious for cell in found.cells}
    rest = [found if named.isdisjoint(found.cells) else _without(found, named, table) for found in issues]
    return [*suspicious, *(found for found in rest if found is not None)]


def _without(found: Issue, named: Collection[str], table: Table) -> Issue | None:
    """An issue without the cells named already, None where no other is left. Where it quotes the cell it begins with,
    it quotes its next one then."""
    cells = tuple(cell for cell in found.cells if cell not in named)
    if not cells or found.cell not in named:
        return replace(found, cells=cells) if cells else None
    quotes = _text(table, found.cell).startswith(found.found)
    return replace(
        found, cell=cells[0], cells=cells, found=_text(table, cells[0])[:40] if quotes else found.found
    )


def _text(table: Table, cell: str) -> str:
    place = place_of(cell)
    return str(table.grid.texts.iat[place]).strip() if place else ""


def _matching(codes: numpy.ndarray, distinct: pandas.Index, pattern: str) -> list[tuple[int, str]]:
    """The rows in whose text a pattern is found, and their texts. Each distinct text is searched once, by Arrow, which
    takes a tenth of the time pandas takes."""
    found = pyarrow.compute.match_substring_regex(pyarrow.array(distinct, pyarrow.large_string()), pattern)
    rows = numpy.flatnonzero(found.to_numpy(zero_copy_only=False)[codes])
    return [(int(row), str(distinct[codes[row]])) for row in rows]


def notes_of_workbook(table: Table) -> list[Issue]:
    """What a person does not see on the sheet: hidden rows and columns, and cells that hold formulas."""
    grid, read = table.grid, set(table.columns.values())
    rows = [row for row in sorted(grid.hidden_rows) if table.first_row <= row < grid.height]
    columns = sorted(grid.hidden_columns & read)
    hidden = [f"{row + 1}:{row + 1}" for row in rows] + [
        address(table.header_row, column) for column in columns
    ]
    computed = sorted(place for place in grid.computed if place[0] >= table.first_row and place[1] in read)
    notes = []
    if hidden:
        notes.append(issue("hidden_rows", cell=hidden[0], found=str(len(hidden)), cells=hidden))
    if computed:
        cells = [address(*place) for place in computed]
        notes.append(issue("computed_cells", cell=cells[0], found=str(len(cells)), cells=cells))
    return notes
