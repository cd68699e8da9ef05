"""Sheets: where every cell stands, before anything is written as bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tests.files.contents import Content

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged area, counted from zero."""


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet; `places` says in which row and column a unit's column was put."""

    rows: tuple[tuple[Content, ...], ...]
    merges: tuple[Area, ...] = ()
    places: Mapping[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    name: str = "Báo cáo"
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()

    def cell(self, unit: str, column: str) -> str:
        """The address of a unit's cell, such as D12."""
        return address(*self.places[unit, column])

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    def with_content(self, row: int, column: int, content: Content) -> Sheet:
        """With another content in one cell."""
        cells = list(self.rows[row]) + [""] * (column + 1 - len(self.rows[row]))
        cells[column] = content
        return replace(self, rows=(*self.rows[:row], tuple(cells), *self.rows[row + 1 :]))


def address(row: int, column: int) -> str:
    """The address of a cell counted from zero; the files here have fewer than 27 columns."""
    return f"{chr(ord('A') + column)}{row + 1}"


def plain_sheet(*rows: tuple[Content, ...], name: str = "Báo cáo") -> Sheet:
    """A sheet of rows as they are drawn."""
    return Sheet(rows, name=name)
