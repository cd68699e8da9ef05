"""Old Excel workbooks (.xls), read by xlrd with their formats."""

from __future__ import annotations

import io
import re

import xlrd
from xlrd.xldate import xldate_as_datetime

from pipelines.catalogue import issue
from pipelines.sheets.cells import frames, refuse_too_many
from schemas.grid import Grid, Merge
from schemas.issue import Issue

ENCRYPTED = "Workbook is encrypted"
"""All that xlrd says of a workbook with a password."""


def read(content: bytes) -> tuple[Grid, ...] | Issue:
    """Every worksheet, or that a password locks them. Raises whatever xlrd raises on damaged bytes."""
    try:
        book = _opened(content)
    except xlrd.XLRDError as error:
        if str(error) == ENCRYPTED:
            return issue("locked_workbook", cell="")
        raise
    return tuple(_grid(book, sheet) for sheet in book.sheets())


def _opened(content: bytes) -> xlrd.book.Book:
    with io.StringIO() as silence:
        try:
            return xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=silence)
        except NotImplementedError:  # workbooks older than Excel 97 carry their formats otherwise
            return xlrd.open_workbook(file_contents=content, logfile=silence)


def _grid(book: xlrd.book.Book, sheet: xlrd.sheet.Sheet) -> Grid:
    refuse_too_many(sheet.nrows, sheet.ncols)
    rows, percent = [], set()
    for row in range(sheet.nrows):
        values: list[object] = []
        for column, cell in enumerate(sheet.row(row)):
            values.append(_value(book, cell))
            if cell.ctype == xlrd.XL_CELL_NUMBER and _is_percent(book, cell.xf_index):
                percent.add((row, column))
        rows.append(values)
    texts, numbers = frames(rows, percent)
    return Grid(
        texts, container="xls", name=sheet.name, numbers=numbers, hidden=bool(sheet.visibility),
        merges=tuple(Merge(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells),
        hidden_rows=frozenset(row for row, info in sheet.rowinfo_map.items() if info.hidden),
        hidden_columns=frozenset(column for column, info in sheet.colinfo_map.items() if info.hidden),
    )  # fmt: skip


def _value(book: xlrd.book.Book, cell: xlrd.sheet.Cell) -> object:
    match cell.ctype:
        case xlrd.XL_CELL_DATE:
            return xldate_as_datetime(cell.value, book.datemode)
        case xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        case xlrd.XL_CELL_ERROR:
            return xlrd.error_text_from_code.get(cell.value, "#N/A")
        case _:
            return cell.value


def _is_percent(book: xlrd.book.Book, style: int | None) -> bool:
    if style is None or style >= len(book.xf_list):
        return False
    form = book.format_map.get(book.xf_list[style].format_key)
    return form is not None and "%" in re.sub(r'"[^"]*"|\\.', "", form.format_str)
