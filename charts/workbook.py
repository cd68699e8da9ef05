"""The workbook pen: the tables behind charts as a spreadsheet, numbers as numbers, with a sheet of sources and definitions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from charts.chart import Chart
from charts.package import reproducible
from charts.sheet import Cell, Sheet
from charts.theme import LIGHT
from schemas.words import Words

LONGEST_SHEET_NAME = 31
NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
NARROWEST, WIDEST = 9, 60
"""Widths of columns, in letters."""
ROWS_LOOKED_AT = 500
"""The rows a column's width is measured by; of a national table not every one needs to be looked at twice."""
MOST_ROWS_IN_MEMORY = 5_000
"""A longer table is written row by row, in a tenth of the memory."""


@dataclass(frozen=True)
class _Formats:
    """The looks of cells, made once a workbook."""

    heading: Any
    words: Any
    title: Any
    numbers: dict[int, Any]


def workbook_bytes(words: Words, charts: Sequence[Chart], *, release: str, made_at: datetime) -> bytes:
    """One sheet a chart and one of sources and definitions. Equal charts of one release are equal bytes."""
    content = BytesIO()
    long = any(len(chart.sheet.rows) > MOST_ROWS_IN_MEMORY for chart in charts)
    file = Workbook(content, {"constant_memory": True} if long else {"in_memory": True})
    file.set_properties(
        {"title": charts[0].title, "author": words.text("The Lạng Sơn KPI dashboard"), "created": made_at}
    )
    formats = _formats(
        file, {digits for chart in charts for digits in chart.sheet.decimals if digits is not None}
    )
    names = sheet_names([chart.name for chart in charts])
    for name, chart in zip(names, charts, strict=True):
        _write_sheet(file.add_worksheet(name), chart.sheet, formats)
    about = file.add_worksheet(words.text("Sources and definitions"))
    about.set_column(0, 0, 110, formats.words)
    row = 0
    for name, chart in zip(names, charts, strict=True):
        row = _write_about(about, words, name, chart, release, formats, row)
    file.close()
    return reproducible(content.getvalue())


def sheet_names(names: Sequence[str]) -> list[str]:
    """Names a spreadsheet takes for its sheets: short, without its own signs, and no two alike."""
    found: list[str] = []
    for name in names:
        short = name.translate(NOT_IN_SHEET_NAMES).strip()[:LONGEST_SHEET_NAME] or "1"
        number = 1
        while short.casefold() in (other.casefold() for other in found):
            number += 1
            ending = f" {number}"
            short = f"{short[: LONGEST_SHEET_NAME - len(ending)]}{ending}"
        found.append(short)
    return found


def _formats(file: Workbook, digits: set[int]) -> _Formats:
    return _Formats(
        heading=file.add_format(
            {"bold": True, "bg_color": LIGHT.card, "bottom": 1, "text_wrap": True, "valign": "vcenter"}
        ),
        words=file.add_format({"text_wrap": True, "valign": "top"}),
        title=file.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        numbers={
            count: file.add_format({"num_format": "#,##0" + ("." + "0" * count if count else "")})
            for count in digits
        },
    )


def _write_sheet(target: Worksheet, sheet: Sheet, formats: _Formats) -> None:
    for place, digits in enumerate(sheet.decimals):
        target.set_column(
            place, place, _width(sheet, place), formats.numbers.get(digits) if digits is not None else None
        )
    for place, heading in enumerate(sheet.headings):
        target.write_string(0, place, heading, formats.heading)
    looks = [formats.numbers[digits] if digits is not None else None for digits in sheet.decimals]
    for row, cells in enumerate(sheet.rows, start=1):
        for place, cell in enumerate(cells):
            _write_cell(target, row, place, cell, looks[place])
    target.freeze_panes(1, 0)
    if sheet.rows:
        target.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
    target.repeat_rows(0)
    target.set_landscape()
    target.fit_to_pages(1, 0)


def _write_cell(target: Worksheet, row: int, place: int, cell: Cell, look: Any) -> None:  # noqa: ANN401 - XlsxWriter's own
    # Words are always written as words: one that begins with "=" is no formula.
    if isinstance(cell, str):
        target.write_string(row, place, cell)
    elif cell is not None:
        target.write_number(row, place, float(cell), look)


def _width(sheet: Sheet, place: int) -> int:
    digits = sheet.decimals[place] or 0
    longest = max((len(_told(row[place], digits)) for row in sheet.rows[:ROWS_LOOKED_AT]), default=0)
    # A heading may take two lines.
    return min(max(longest + 2, len(sheet.headings[place]) // 2 + 3, NARROWEST), WIDEST)


def _told(cell: Cell, digits: int) -> str:
    return f"{cell:,.{digits}f}" if isinstance(cell, Decimal | int) else cell or ""


def _write_about(
    about: Worksheet, words: Words, name: str, chart: Chart, release: str, formats: _Formats, row: int
) -> int:
    about.write_string(row, 0, f"{name}: {chart.title}", formats.title)
    lines = (chart.subject, *chart.footer.parts, words.text("release {id}", id=release), *chart.notes)
    for line in (line for line in lines if line):
        row += 1
        about.write_string(row, 0, line, formats.words)
    return row + 2
