"""Marked copies: a file as it came, with the faulty cells coloured and noted, to send back to whoever wrote it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import quote_sheetname
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from schemas.grid import Grid, column_letters
from schemas.issue import Issue, Severity, Verdict
from schemas.told import issue_message, issue_remedy, severity_word
from schemas.words import Words

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_FILLS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.NOTE: "DDEBF7"}
_WIDTHS = {"A": 6, "B": 12, "C": 12, "D": 60, "E": 60, "F": 40}
MOST_NOTES = 2000
"""A spreadsheet with more notes opens slowly; every cell is coloured all the same."""
MOST_CELLS_LISTED = 200
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
WIDE_CELL, NOTE_WIDTH, NOTE_HEIGHT = 18, 320, 160


def marked_copy(verdict: Verdict, words: Words) -> bytes:
    """An .xlsx of the file: the workbook itself where it is one, else its texts at the same addresses.

    Marked cells are filled and carry a note; the first sheet lists the issues. Texts stay texts: none becomes a
    formula. The verdict has a grid.
    """
    assert verdict.grid is not None, "a file that could not be read has no cells to mark"
    workbook, sheet = _workbook(verdict.content, verdict.grid, words)
    _mark(sheet, verdict, words)
    _list_issues(workbook, sheet, verdict, words)
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def _workbook(content: bytes, grid: Grid, words: Words) -> tuple[Workbook, Worksheet]:
    if grid.container == "xlsx":
        try:
            workbook = load_workbook(BytesIO(content))
            return workbook, _sheet_read(workbook, grid)
        except UNREADABLE:
            return _written_anew(grid, words)
    return _written_anew(grid, words)


def _sheet_read(workbook: Workbook, grid: Grid) -> Worksheet:
    sheet = workbook[grid.name] if grid.name in workbook.sheetnames else workbook.worksheets[0]
    assert isinstance(sheet, Worksheet), "a sheet that was read as a table is no chart"
    return sheet


def _written_anew(grid: Grid, words: Words) -> tuple[Workbook, Worksheet]:
    """A new workbook of the grid's texts; a text that begins like a formula is kept from becoming one."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = _sheet_title(grid.name or words.text("File"))
    for row in range(grid.height):
        for column, text in enumerate(grid.row(row)):
            if text:
                _write(sheet.cell(row + 1, column + 1), text)
    for column in range(min(grid.width, 200)):
        sheet.column_dimensions[column_letters(column)].width = WIDE_CELL
    return workbook, sheet


def _mark(sheet: Worksheet, verdict: Verdict, words: Words) -> None:
    for place, (address, found) in enumerate(_by_cell(verdict).items()):
        cell = _top_left(sheet, address)
        worst = min((issue.severity for issue in found), key=list(Severity).index)
        cell.fill = PatternFill("solid", start_color=_FILLS[worst])
        if place < MOST_NOTES:
            note = "\n".join(
                f"{severity_word(issue.severity, words)}: {_told(issue, words)}" for issue in found
            )
            cell.comment = Comment(note, words.text("File check"), width=NOTE_WIDTH, height=NOTE_HEIGHT)


def _list_issues(workbook: Workbook, sheet: Worksheet, verdict: Verdict, words: Words) -> None:
    """The issues on a first sheet of their own, each with a link to its first cell."""
    first = workbook.create_sheet(_sheet_title(words.text("Issues"), taken=workbook.sheetnames), 0)
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
            link.hyperlink = f"#{quote_sheetname(sheet.title)}!{found.cell}"
            link.font = Font(color="0563C1", underline="single")
    first.freeze_panes = "A4"
    workbook.active = first
    for other in workbook.worksheets[1:]:
        other.sheet_view.tabSelected = False


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
    return ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", issue_message(found, words))


def _row(sheet: Worksheet, row: int, texts: list[str], *, bold: bool = False) -> None:
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(row, column)
        _write(cell, text)
        cell.alignment = Alignment(wrap_text=row > 1, vertical="top")
        cell.font = Font(bold=bold)


def _write(cell: Cell | MergedCell, text: str) -> None:
    """A text as a text, whatever it begins with; a spreadsheet that is told so does not make a formula of it."""
    assert isinstance(cell, Cell), "a new sheet has no merged cells"
    cell.value = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", text)
    cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True


def _sheet_title(wanted: str, *, taken: list[str] | None = None) -> str:
    """A title a spreadsheet allows, and not one of those taken."""
    title = re.sub(r"[\\/*?:\[\]]", " ", ILLEGAL_CHARACTERS_RE.sub(" ", wanted)).strip("' ")[:28] or "1"
    number = 2
    free = title
    while taken and free.casefold() in {name.casefold() for name in taken}:
        free = f"{title} {number}"
        number += 1
    return free
