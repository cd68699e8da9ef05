"""Marked copies: a file as it came, with the faulty cells coloured and noted, to send back to whoever wrote it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import quote_sheetname
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.grid_workbook import printable, sheet_title, workbook_of, write_text
from schemas.grid import TOP_ROWS, Grid
from schemas.issue import Issue, Severity, Verdict
from schemas.told import issue_message, issue_remedy, severity_word
from schemas.words import Words

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_FILLS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.NOTE: "DDEBF7"}
_WIDTHS = {"A": 6, "B": 12, "C": 12, "D": 60, "E": 60, "F": 40}
MOST_NOTES = 2000
"""A spreadsheet with more notes opens slowly; every cell is coloured all the same."""
MOST_CELLS_LISTED = 200
MOST_CELLS_WRITTEN, MOST_ROWS_NEAR = 400_000, 10_000
"""A workbook of 400,000 cells takes half a minute; of a larger file only what is marked is copied."""
UNREADABLE = (
    InvalidFileException,
    BadZipFile,
    SyntaxError,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
)
"""What openpyxl raises on a workbook that another reader took: XML it cannot parse is a `SyntaxError`."""
NOTE_WIDTH, NOTE_HEIGHT = 320, 160


def marked_copy(verdict: Verdict, words: Words) -> bytes:
    """An .xlsx of the file: the workbook itself where it is one, else its texts at the same addresses.

    Marked cells are filled and carry a note; the first sheet lists the issues. Texts stay texts: none becomes a
    formula. The verdict has a grid.
    """
    assert verdict.grid is not None, "a file that could not be read has no cells to mark"
    workbook, sheet = _workbook(verdict, verdict.grid, words)
    _mark(sheet, verdict, words)
    first = _list_issues(workbook, sheet, verdict, words)
    if _too_large(verdict.grid):
        told = words.text("The file is too large to be copied whole: only rows near marked cells stand here.")
        _row(first, 2, [told])
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def _workbook(verdict: Verdict, grid: Grid, words: Words) -> tuple[Workbook, Worksheet]:
    title = words.text("File")
    if _too_large(grid):
        return workbook_of(grid, title=title, rows=_rows_near(verdict, grid))
    if grid.container != "xlsx":
        return workbook_of(grid, title=title)
    try:
        workbook = load_workbook(BytesIO(verdict.content))
        sheet = workbook[grid.name]
    except UNREADABLE:
        return workbook_of(grid, title=title)
    return (workbook, sheet) if isinstance(sheet, Worksheet) else workbook_of(grid, title=title)


def _too_large(grid: Grid) -> bool:
    return grid.height * grid.width > MOST_CELLS_WRITTEN


def _rows_near(verdict: Verdict, grid: Grid) -> set[int]:
    """The rows at the top and those with marked cells, each with its neighbours."""
    marked = [int(found[2]) - 1 for address in _by_cell(verdict) if (found := _ADDRESS.fullmatch(address))]
    near = {row + step for row in marked[:MOST_ROWS_NEAR] for step in (-1, 0, 1)}
    return near | set(range(min(grid.height, TOP_ROWS)))


def _mark(sheet: Worksheet, verdict: Verdict, words: Words) -> None:
    for place, (address, found) in enumerate(_by_cell(verdict).items()):
        cell = _top_left(sheet, address)
        worst = min((issue.severity for issue in found), key=list(Severity).index)
        cell.fill = PatternFill("solid", start_color=_FILLS[worst])
        if place < MOST_NOTES:
            told = [f"{severity_word(issue.severity, words)}: {_told(issue, words)}" for issue in found]
            before = [cell.comment.text] if cell.comment else []
            note = "\n".join([*told, *before])
            cell.comment = Comment(note, words.text("File check"), width=NOTE_WIDTH, height=NOTE_HEIGHT)


def _list_issues(workbook: Workbook, sheet: Worksheet, verdict: Verdict, words: Words) -> Worksheet:
    """The issues on a first sheet of their own, each with a link to its first cell."""
    first: Worksheet = workbook.create_sheet(sheet_title(words.text("Issues"), taken=workbook.sheetnames), 0)
    for column, width in _WIDTHS.items():
        first.column_dimensions[column].width = width
    headings = [
        words.text("No."), words.text("Severity"), words.text("Cell"), words.text("What is wrong"),
        words.text("What to do"), words.text("All cells"),
    ]  # fmt: skip
    _row(first, 1, [verdict.file_name], bold=True)
    _row(first, 3, headings, bold=True)
    for number, found in enumerate(verdict.issues, start=1):
        cells = ", ".join(found.cells[:MOST_CELLS_LISTED]) + (
            " …" if len(found.cells) > MOST_CELLS_LISTED else ""
        )
        row = number + 3
        told = [str(number), severity_word(found.severity, words), found.cell, _told(found, words),
                issue_remedy(found, words), cells]  # fmt: skip
        _row(first, row, told)
        first.cell(row, 2).fill = PatternFill("solid", start_color=_FILLS[found.severity])
        if _ADDRESS.fullmatch(found.cell):
            link = first.cell(row, 3)
            target = f"{quote_sheetname(sheet.title)}!{found.cell}"
            link.hyperlink = Hyperlink(ref=link.coordinate, location=target)
            link.font = Font(color="0563C1", underline="single")
    first.freeze_panes = "A4"
    workbook.active = first
    for other in workbook.worksheets[1:]:
        other.sheet_view.tabSelected = False
    return first


def _by_cell(verdict: Verdict) -> Mapping[str, list[Issue]]:
    found: dict[str, list[Issue]] = defaultdict(list)
    for issue in verdict.issues:
        for address in _addresses(issue):
            found[address].append(issue)
    return found


def _addresses(found: Issue) -> Iterator[str]:
    """The issue's cells; what names no cell, such as a position in the bytes, is left out."""
    for address in dict.fromkeys(found.cells or (found.cell,)):
        if _ADDRESS.fullmatch(address):
            yield address


def _top_left(sheet: Worksheet, address: str) -> Cell:
    """The cell, or the first of the merged area it lies in, which is the one a spreadsheet shows."""
    cell = sheet[address]
    if isinstance(cell, MergedCell):
        area = next(area for area in sheet.merged_cells.ranges if address in area)
        cell = sheet.cell(area.min_row, area.min_col)
    assert isinstance(cell, Cell), "an address names one cell"
    return cell


def _told(found: Issue, words: Words) -> str:
    return printable(issue_message(found, words))


def _row(sheet: Worksheet, row: int, texts: list[str], *, bold: bool = False) -> None:
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(row, column)
        write_text(cell, text)
        cell.alignment = Alignment(wrap_text=row > 1, vertical="top")
        cell.font = Font(bold=bold)
