"""The workbook inside a chart: what PowerPoint shows under "Edit data", with where the numbers come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from charts.deck.chart_xml import Range, address
from schemas.words import Words

Value = float | str | None


@dataclass(frozen=True)
class Block:
    """Columns side by side under their headings; a blank cell is a gap. `formats` are the columns' number formats."""

    headings: tuple[str, ...]
    columns: tuple[tuple[Value, ...], ...]
    formats: tuple[str, ...]

    @property
    def height(self) -> int:
        """Rows below the heading."""
        return len(self.columns[0])


@dataclass(frozen=True)
class Book:
    """Blocks under each other on one sheet, a row apart."""

    sheet: str
    blocks: tuple[Block, ...]

    def top(self, block: int) -> int:
        """The row a block's headings stand in, counted from 0."""
        return sum(earlier.height + 2 for earlier in self.blocks[:block])

    def heading(self, block: int, column: int) -> Range:
        """The cell with the name of a column."""
        name = self.blocks[block].headings[column]
        return Range(address(self.sheet, column, self.top(block) + 1), (name,))

    def cells(self, block: int, column: int) -> Range:
        """The cells of a column below its name."""
        chosen, first = self.blocks[block], self.top(block) + 2
        return Range(
            address(self.sheet, column, first, first + chosen.height - 1),
            chosen.columns[column],
            chosen.formats[column],
        )


def book_of(words: Words, *blocks: Block) -> Book:
    """The blocks on the sheet a chart draws from."""
    return Book(words.text("Figures"), blocks)


def workbook(words: Words, book: Book, told: tuple[str, ...], *, made_at: datetime) -> bytes:
    """The sheet the chart draws from, and a second one with what is told about the figures."""
    content = BytesIO()
    file = Workbook(content, {"in_memory": True})
    file.set_properties({"created": made_at})
    heading = file.add_format({"bold": True, "bottom": 1})
    sheet = file.add_worksheet(book.sheet)
    for place, block in enumerate(book.blocks):
        _write(file, sheet, book.top(place), block, heading)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, max(len(block.columns) for block in book.blocks), 16)
    notes = file.add_worksheet(words.text("Source"))
    notes.set_column(0, 0, 100)
    for row, text in enumerate(told):
        notes.write_string(row, 0, text)
    file.close()
    return content.getvalue()


def _write(file: Workbook, sheet: Worksheet, top: int, block: Block, heading: Any) -> None:  # noqa: ANN401 - XlsxWriter's own
    columns = zip(block.headings, block.columns, block.formats, strict=True)
    for place, (name, column, form) in enumerate(columns):
        sheet.write_string(top, place, name, heading)
        shown = file.add_format({"num_format": form}) if form != "General" else None
        for row, value in enumerate(column, start=top + 1):
            # Words are always written as words: one that begins with "=" is no formula.
            if isinstance(value, str):
                sheet.write_string(row, place, value)
            elif value is not None:
                sheet.write_number(row, place, value, shown)
