"""Excel workbooks: sheets written as .xlsx and as the .xls of before 2007."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from fractions import Fraction

import openpyxl
import xlwt  # type: ignore[import-untyped]
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.files.contents import Content, Count, Day, Formula, NumberStyle, Plain, Rate, rounded
from tests.files.sheets import Sheet, address

Stored = tuple[object, str]
"""What a workbook stores for a cell, and the format it shows it in ("" for the general one)."""

Storing = Callable[[Content], Stored]


def as_numbers(content: Content) -> Stored:
    """Counts as numbers, rates as the number of percent: 88.13 shown as 88.13."""
    match content:
        case Count(number):
            return number, "#,##0"
        case Rate(share):
            return ("-", "") if share is None else (float(rounded(share * 100, 2)), "0.00")
        case Plain(number):
            return float(number), "#,##0.00"
        case Day(day):
            return day, "mm/yyyy"
        case _:
            return content, ""


def as_percentages(content: Content) -> Stored:
    """Rates as fractions of one shown as percentages: 0.8813… shown as 88.13 %, in full precision."""
    if isinstance(content, Rate):
        return (None, "") if content.share is None else (float(content.share), "0.00%")
    return as_numbers(content)


def as_rounded_percentages(content: Content) -> Stored:
    """Rates rounded to whole percent before they were stored: 0.88 shown as 88 %."""
    if isinstance(content, Rate) and content.share is not None:
        return float(rounded(content.share, 2)), "0%"
    return as_numbers(content)


def as_texts(style: NumberStyle | None = None) -> Storing:
    """Everything as text, as systems export that write a workbook cell by cell."""
    chosen = style or NumberStyle(thousands=".", percent="%")
    return lambda content: (chosen.text(content), "@")


def xlsx(*sheets: Sheet, storing: Storing = as_numbers, active: int = 0) -> bytes:
    """The sheets as an .xlsx workbook."""
    workbook = openpyxl.Workbook()
    results: dict[tuple[int, str], float] = {}
    for number, sheet in enumerate(sheets):
        worksheet = workbook.active if number == 0 else workbook.create_sheet()
        assert isinstance(worksheet, Worksheet)
        worksheet.title = sheet.name
        for row, contents in enumerate(sheet.rows):
            for column, content in enumerate(contents):
                if isinstance(content, Formula) and content.result is not None:
                    results[number + 1, address(row, column)] = content.result
                cell = worksheet.cell(row + 1, column + 1)
                assert isinstance(cell, Cell)
                _fill(cell, content, storing)
        _furnish(worksheet, sheet)
    workbook.active = active
    out = io.BytesIO()
    workbook.save(out)
    return _with_results(out.getvalue(), results) if results else out.getvalue()


def _fill(cell: Cell, content: Content, storing: Storing) -> None:
    if content == "":
        return
    value, form = storing(content)
    if isinstance(value, Formula):
        cell.value = value.text
        return
    cell.value = float(value) if isinstance(value, Fraction) else value  # type: ignore[assignment]
    if isinstance(value, str) and value.startswith("="):
        cell.data_type = "s"
    if form:
        cell.number_format = form


def _furnish(worksheet: Worksheet, sheet: Sheet) -> None:
    for top, left, bottom, right in sheet.merges:
        worksheet.merge_cells(
            start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
        )
    for row in sheet.hidden_rows:
        worksheet.row_dimensions[row + 1].hidden = True
    if sheet.hidden:
        worksheet.sheet_state = "hidden"


def _with_results(content: bytes, results: dict[tuple[int, str], float]) -> bytes:
    """The workbook with the results of its formulas stored, as Excel leaves it after calculating."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            data = source.read(entry)
            for (number, cell), result in results.items():
                if entry.filename.endswith(f"sheet{number}.xml"):
                    pattern = rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v ?/?>(</v>)?'.encode()
                    data = re.sub(pattern, rf"\g<1><v>{result!r}</v>".encode(), data)
            target.writestr(entry, data)
    return out.getvalue()


def old_workbook(*sheets: Sheet, storing: Storing = as_numbers) -> xlwt.Workbook:
    """The sheets as a workbook of the format before 2007, not saved yet."""
    workbook = xlwt.Workbook(encoding="utf-8")
    for sheet in sheets:
        worksheet = workbook.add_sheet(sheet.name)
        covered = _write_merges(worksheet, sheet, storing)
        for row, contents in enumerate(sheet.rows):
            for column, content in enumerate(contents):
                if content != "" and (row, column) not in covered:
                    worksheet.write(row, column, *_old_cell(content, storing))
        for row in sheet.hidden_rows:
            worksheet.row(row).hidden = True
        worksheet.visibility = int(sheet.hidden)
    return workbook


def xls(*sheets: Sheet, storing: Storing = as_numbers) -> bytes:
    """The sheets as an .xls workbook."""
    out = io.BytesIO()
    old_workbook(*sheets, storing=storing).save(out)
    return out.getvalue()


def _write_merges(worksheet: xlwt.Worksheet, sheet: Sheet, storing: Storing) -> set[tuple[int, int]]:
    for top, left, bottom, right in sheet.merges:
        worksheet.write_merge(top, bottom, left, right, *_old_cell(sheet.rows[top][left], storing))
    return {(area[0], area[1]) for area in sheet.merges}


def _old_cell(content: Content, storing: Storing) -> tuple[object, xlwt.XFStyle]:
    value, form = storing(content)
    if isinstance(value, Formula):
        value = xlwt.Formula(value.text.removeprefix("="))
    assert not isinstance(value, Fraction)
    style = xlwt.easyxf(num_format_str=form) if form else xlwt.Style.default_style
    return (value.isoformat() if isinstance(value, date) and not form else value), style
