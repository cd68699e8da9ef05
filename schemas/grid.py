"""Grids: the cells of one sheet as they stand in a file, with what a workbook knows of them beside their text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas

TOP_ROWS = 100

Place = tuple[int, int]
"""Row and column of a cell, both counted from zero."""


@dataclass(frozen=True)
class Merge:
    """A merged area, first and last row and column included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Grid:
    """The text cells of one sheet, and how the bytes were understood.

    `texts`: text, never missing; row labels 0…n−1 are the sheet's rows, column labels 0…m−1 its columns.
    `numbers`: the same shape, the exact number where the container stores one (88.13 where it shows 88,13 %),
    else missing; None for containers of text. `formulas` are the cells whose formula has no stored result,
    with the formula; `computed` those whose stored result was read.
    """

    texts: pandas.DataFrame = field(repr=False)
    container: str = "csv"
    name: str = ""
    encoding: str = ""
    delimiter: str = ""
    numbers: pandas.DataFrame | None = field(repr=False, default=None)
    merges: tuple[Merge, ...] = ()
    formulas: Mapping[Place, str] = field(default_factory=dict)
    computed: frozenset[Place] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False

    def row(self, number: int) -> tuple[str, ...]:
        """The texts of one row."""
        return self._top[number] if number < TOP_ROWS else tuple(self.texts.iloc[number])

    @cached_property
    def _top(self) -> list[tuple[str, ...]]:
        """The first rows, which are asked for again and again while headings are looked for."""
        return list(self.texts.iloc[:TOP_ROWS].itertuples(index=False, name=None))

    @property
    def height(self) -> int:
        return len(self.texts)

    @property
    def width(self) -> int:
        return self.texts.shape[1]


def address(row: int, column: int) -> str:
    """The sheet address of a cell counted from zero, as a spreadsheet shows it: (0, 0) is A1."""
    return f"{column_letters(column)}{row + 1}"


def place_of(cell: str) -> Place | None:
    """The place an address names: A1 is (0, 0); None for what is none, such as "3:3" for a row."""
    found = re.fullmatch("([A-Z]+)([0-9]+)", cell)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def column_letters(column: int) -> str:
    """The letters of a column counted from zero: 0 is A, 26 is AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
