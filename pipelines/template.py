"""Templates: an empty file of each report with its headings and the communes, ready to be filled in."""

from __future__ import annotations

import csv
import io
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from pipelines.headings import split_path
from pipelines.reference import Reference
from schemas.dataset import Column, Dataset
from schemas.errors import Misuse

HEADING_FILL = PatternFill("solid", start_color="DDE7F2", end_color="DDE7F2")
MADE = datetime(2026, 1, 1)
"""A template says nothing of when it was written, so that equal ones are the same bytes."""


def template(reference: Reference, dataset: str, *, form: str) -> bytes:
    """The template of a dataset as `xlsx` or `csv` (UTF-8 with a byte order mark, semicolons).

    raises `Misuse` for a dataset that no file is read as.
    """
    known = [found.id for found in reference.datasets.values() if found.columns]
    if dataset not in known:
        raise Misuse(
            "There is no report “{found}” that files are read as.",
            remedy="Choose one of: {known}.",
            found=dataset,
            known=", ".join(known),
        )
    chosen = reference.datasets[dataset]
    columns = _columns(chosen)
    rows = _rows(chosen, columns, reference)
    return _workbook(chosen, columns, rows, reference) if form == "xlsx" else _text(chosen, columns, rows)


def _columns(dataset: Dataset) -> list[Column]:
    """The columns that feed an indicator or are checked; of two ways to give the same, only the first."""
    return [
        column for column in dataset.columns if column.id not in ("direct_or_post", "unit_code", "judgement")
    ]


def _titles(dataset: Dataset) -> list[str]:
    if dataset.shape != "wide":
        return []
    return [
        dataset.name_vi.upper(),
        "(Ghi kỳ báo cáo vào ô này, ví dụ: kỳ MM/NNNN viết thành chữ tháng, dấu cách, 10/2026)",
    ]


def _headings(columns: list[Column]) -> list[list[str]]:
    """The header rows: a path's parent stands over its first column, the blanks after it belong to it."""
    paths = [split_path(column.headings[0]) for column in columns]
    depth = max(len(path) for path in paths)
    rows = []
    for level in range(depth):
        texts, before = [], ""
        for path in paths:
            padded = path if len(path) == depth else (*path, *[""] * (depth - len(path)))
            text = padded[level]
            texts.append("" if text and text == before and level < depth - 1 else text)
            before = text
        rows.append(texts)
    return rows


def _rows(dataset: Dataset, columns: list[Column], reference: Reference) -> list[list[str]]:
    if dataset.shape != "wide":
        return []
    names = reference.names.name_of_code.values()
    return [[name if column.id == "unit" else "" for column in columns] for name in names]


def _text(dataset: Dataset, columns: list[Column], rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    titles = [[title] for title in _titles(dataset)]
    csv.writer(text, delimiter=";").writerows([*titles, *_headings(columns), *rows])
    return text.getvalue().encode("utf-8-sig")


def _workbook(dataset: Dataset, columns: list[Column], rows: list[list[str]], reference: Reference) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None, "a new workbook has a sheet"
    sheet.title = dataset.id
    titles = _titles(dataset)
    for title in titles:
        sheet.append([title])
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
    headings = _headings(columns)
    for texts in headings:
        sheet.append(texts)
        for number in range(1, len(texts) + 1):
            _dress(sheet.cell(sheet.max_row, number))
    for values in rows:
        sheet.append([text or None for text in values])
    first = len(titles) + len(headings) + 1
    sheet.freeze_panes = f"B{first}"
    for place, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = 28 if column.kind == "text" else 18
        choices = _choices(column, reference)
        if choices:
            _drop_down(book, sheet, column.id, place, first, choices)
    book.properties.created = book.properties.modified = MADE
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _dress(heading: Cell | MergedCell) -> None:
    heading.font, heading.fill = Font(bold=True), HEADING_FILL
    heading.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")


def _choices(column: Column, reference: Reference) -> list[str]:
    if column.id in ("unit", "geography"):
        return list(reference.names.name_of_code.values())
    return list(reference.indicators["id"]) if column.id == "indicator" else []


def _drop_down(book: Workbook, sheet: object, name: str, number: int, first: int, choices: list[str]) -> None:
    """A list to choose from, kept on a hidden sheet of its own."""
    listed = book.create_sheet(f"ds_{name}")
    listed.sheet_state = "hidden"
    for choice in choices:
        listed.append([choice])
    rule = DataValidation(type="list", formula1=f"'ds_{name}'!$A$1:$A${len(choices)}", allow_blank=True)
    letter = get_column_letter(number)
    rule.add(f"{letter}{first}:{letter}{first + 999}")
    sheet.add_data_validation(rule)  # type: ignore[attr-defined]
