"""A grid as a workbook: the cells of a file that was none, at their own addresses, for a person to open."""

from __future__ import annotations

import re
from collections.abc import Collection

import numpy
from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet.worksheet import Worksheet

from schemas.grid import Grid, column_letters

CELL_WIDTH, MOST_WIDTHS = 18, 200
LONGEST_TITLE = 28


def workbook_of(grid: Grid, *, title: str, rows: Collection[int] | None = None) -> tuple[Workbook, Worksheet]:
    """A new workbook of the grid's cells: numbers a workbook stored as numbers, all else as texts.

    `rows` are the only ones written, all where it is None; each stays at its own address.
    """
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = sheet_title(grid.name or title)
    numbers = None if grid.numbers is None else grid.numbers.to_numpy()
    for row, texts in enumerate(grid.texts.itertuples(index=False, name=None)):
        if rows is not None and row not in rows:
            continue
        for column, text in enumerate(texts):
            stored = numpy.nan if numbers is None else numbers[row, column]
            if not numpy.isnan(stored):
                _write_number(sheet.cell(row + 1, column + 1), float(stored), percent=text.endswith("%"))
            elif text:
                write_text(sheet.cell(row + 1, column + 1), text)
    for column in range(min(grid.width, MOST_WIDTHS)):
        sheet.column_dimensions[column_letters(column)].width = CELL_WIDTH
    return workbook, sheet


def write_text(cell: Cell | MergedCell, text: str) -> None:
    """A text as a text, whatever it begins with; a spreadsheet that is told so does not make a formula of it."""
    assert isinstance(cell, Cell), "a new sheet has no merged cells"
    cell.value = printable(text)
    cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True


def printable(text: str) -> str:
    """A text without the characters a workbook cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", text)


def sheet_title(wanted: str, *, taken: Collection[str] = ()) -> str:
    """A title a spreadsheet allows, and not one of those taken."""
    title = (
        re.sub(r"[\\/*?:\[\]]", " ", ILLEGAL_CHARACTERS_RE.sub(" ", wanted)).strip("' ")[:LONGEST_TITLE]
        or "1"
    )
    known = {name.casefold() for name in taken}
    free, number = title, 2
    while free.casefold() in known:
        free, number = f"{title} {number}", number + 1
    return free


def _write_number(cell: Cell | MergedCell, number: float, *, percent: bool) -> None:
    """A stored number as it was stored: what shows 88,13 % is 0.8813."""
    assert isinstance(cell, Cell), "a new sheet has no merged cells"
    cell.value = round(number / 100, 12) if percent else int(number) if number.is_integer() else number
    if percent:
        cell.number_format = "0.00%"
