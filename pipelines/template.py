"""Templates: an empty file of each report with its headings and the communes, ready to be filled in; and the targets
and tasks in force in the same form, ready to be edited."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.headings import split_path
from pipelines.reference import Reference
from pipelines.template_rows import Value, example_rows, guarded, guide, rows_of_release
from pipelines.template_rows import choices as choices_of_rows
from schemas.dataset import Column, Dataset
from schemas.errors import Misuse
from schemas.geography import PROVINCE

HEADING_FILL = PatternFill("solid", start_color="DDE7F2", end_color="DDE7F2")
WIDTHS = {"text": 28, "choice": 22, "milestones": 28}
"""In characters, by the kind of a column."""

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
    if chosen.shape == "rows":
        return _file(chosen, example_rows(chosen, reference), reference, form=form)
    return _file(chosen, _rows(chosen, _columns(chosen), reference), reference, form=form)


def filled_template(reference: Reference, dataset: str, release: Path, *, form: str) -> bytes:
    """The targets or tasks in force in a release, in the form of their template, to be edited and published again.

    raises `Misuse` for any other dataset.
    """
    chosen = reference.datasets.get(dataset)
    if chosen is None or chosen.shape != "rows":
        raise Misuse(
            "“{found}” has no targets or tasks to be edited.",
            remedy="Choose one of: {known}.",
            found=dataset,
            known=", ".join(found.id for found in reference.datasets.values() if found.shape == "rows"),
        )
    return _file(chosen, rows_of_release(chosen, reference, release), reference, form=form)


def _file(dataset: Dataset, rows: Sequence[Sequence[Value]], reference: Reference, *, form: str) -> bytes:
    """A file of a dataset's columns with these rows, as `xlsx` or `csv`."""
    columns = _columns(dataset)
    return _workbook(dataset, columns, rows, reference) if form == "xlsx" else _text(dataset, columns, rows)


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


def _rows(dataset: Dataset, columns: list[Column], reference: Reference) -> list[list[Value]]:
    if dataset.shape == "long":
        return [[_example(dataset, reference).get(column.id, "") for column in columns]]
    names = reference.names.name_of_code.values()
    return [[name if column.id == "unit" else "" for column in columns] for name in names]


def _example(dataset: Dataset, reference: Reference) -> dict[str, str]:
    """A row of a long file with everything but its figure, which nobody has given."""
    indicators = reference.tables["indicators"]
    if dataset.id in set(indicators["dataset"]):
        first = indicators[indicators["dataset"] == dataset.id].iloc[0]
        return {"indicator": str(first["id"]), "geography": PROVINCE, "period": "2025"}
    first = indicators[indicators["level"] == "commune"].iloc[0]
    return {
        "indicator": str(first["id"]),
        "geography": next(iter(reference.names.name_of_code.values())),
        "period": "2026-10",
    }


def _text(dataset: Dataset, columns: list[Column], rows: Sequence[Sequence[Value]]) -> bytes:
    text = io.StringIO(newline="")
    titles = [[title] for title in _titles(dataset)]
    written = [[_plain(value) for value in row] for row in rows]
    csv.writer(text, delimiter=";").writerows([*titles, *_headings(columns), *written])
    return text.getvalue().encode("utf-8-sig")


def _plain(value: Value) -> str:
    """A cell as text: decimal comma, day before month, and nothing a spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return (
        guarded(value) if isinstance(value, str) else f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
    )


def _workbook(
    dataset: Dataset, columns: list[Column], rows: Sequence[Sequence[Value]], reference: Reference
) -> bytes:
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
        _append(sheet, values)
    first = len(titles) + len(headings) + 1
    sheet.freeze_panes = f"B{first}"
    for place, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS.get(column.kind, 18)
        choices = _choices(dataset, column, reference)
        if choices:
            _drop_down(book, sheet, column.id, place, first, choices)
    if dataset.shape == "rows":
        _guide(book, dataset)
    book.properties.created = book.properties.modified = MADE
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _append(sheet: Worksheet, values: Sequence[Value]) -> None:
    """One row, its numbers and days as such."""
    row = sheet.max_row + 1
    for place, value in enumerate(values, start=1):
        if value is None or value == "":
            continue
        cell = sheet.cell(row, place, guarded(value) if isinstance(value, str) else value)
        if isinstance(value, str):
            cell.alignment = Alignment(wrap_text=len(value) > 28, vertical="top")
        elif isinstance(value, date):
            cell.number_format = "dd/mm/yyyy"


def _guide(book: Workbook, dataset: Dataset) -> None:
    """A second sheet that says what is written in each column."""
    sheet = book.create_sheet("Hướng dẫn")
    for heading, help_ in guide(dataset):
        sheet.append([heading, help_])
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
        sheet.cell(sheet.max_row, 2).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28, 90


def _dress(heading: Cell | MergedCell) -> None:
    heading.font, heading.fill = Font(bold=True), HEADING_FILL
    heading.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")


def _choices(dataset: Dataset, column: Column, reference: Reference) -> list[str]:
    if column.id in ("unit", "geography"):
        return list(reference.names.name_of_code.values())
    if dataset.shape == "rows":
        return choices_of_rows(column, reference)
    return list(reference.indicators["id"]) if column.id == "indicator" else []


def _drop_down(
    book: Workbook, sheet: Worksheet, name: str, number: int, first: int, choices: list[str]
) -> None:
    """A list to choose from, kept on a hidden sheet of its own."""
    listed = book.create_sheet(f"ds_{name}")
    listed.sheet_state = "hidden"
    for choice in choices:
        listed.append([choice])
    rule = DataValidation(type="list", formula1=f"'ds_{name}'!$A$1:$A${len(choices)}", allow_blank=True)
    letter = get_column_letter(number)
    rule.add(f"{letter}{first}:{letter}{first + 999}")
    sheet.add_data_validation(rule)
