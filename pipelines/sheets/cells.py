"""Cells: the values of a workbook as texts and exact numbers, trimmed of the empty rows and columns at its end."""

from __future__ import annotations

import functools
from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from itertools import zip_longest

import numpy
import pandas
import pyarrow
import pyarrow.compute

from schemas.grid import Place

MOST_CELLS = 5_000_000
MOST_COLUMNS = 2_000
"""A table may be no wider; the widest report has some forty columns."""
WIDEST_SHEET = 16_384
"""What spreadsheets hold, most of it empty; text can be wider still."""


class TooManyCells(Exception):
    """A sheet larger than any report: read no further. `rule` is the catalogue's."""

    def __init__(self, rule: str, found: int, limit: int) -> None:
        super().__init__(rule, found)
        self.rule, self.found, self.limit = rule, found, limit


def refuse_too_many(rows: int, columns: int) -> None:
    """Raises `TooManyCells` before memory is spent on them."""
    if rows * columns > MOST_CELLS:
        raise TooManyCells("too_many_cells", rows * columns, MOST_CELLS)
    if columns > WIDEST_SHEET:
        raise TooManyCells("too_many_columns", columns, MOST_COLUMNS)


def text_frame(rows: Sequence[Sequence[str]]) -> pandas.DataFrame:
    """Rows of texts as a table without gaps: short rows filled, empty rows and columns at the end left out."""
    height = len(rows)
    while height and not any(cell.strip() for cell in rows[height - 1]):
        height -= 1
    refuse_too_many(height, max(map(len, rows[:height]), default=0))
    columns = zip_longest(*rows[:height], fillvalue="")
    return _trimmed([pyarrow.array(column, pyarrow.large_string()) for column in columns])


def joined_frame(head: Sequence[Sequence[str]], below: Sequence[pyarrow.Array]) -> pandas.DataFrame:
    """The same of some rows and, under them, columns of one length."""
    width = max(len(below), max(map(len, head), default=0))
    refuse_too_many(len(head) + _last_filled_row(below), width)
    above = zip_longest(*head, [""] * width, fillvalue="")
    nothing = pyarrow.array([""] * len(below[0]), pyarrow.large_string())
    return _trimmed(
        [
            pyarrow.concat_arrays([pyarrow.array(texts[:-1], pyarrow.large_string()), column])
            for texts, column in zip_longest(above, below, fillvalue=nothing)
        ]
    )


def _trimmed(columns: list[pyarrow.Array]) -> pandas.DataFrame:
    """Columns of one length as a table, without the empty rows and columns at the end. Arrow's texts are taken over
    as they lie in memory."""
    height = _last_filled_row(columns)
    columns = [column.slice(0, height) for column in columns]
    while height and not _is_filled(columns[-1]):
        columns.pop()
    if len(columns) > MOST_COLUMNS:
        raise TooManyCells("too_many_columns", len(columns), MOST_COLUMNS)
    filled = columns if height else []
    return pandas.DataFrame(
        {number: pandas.Series(column, dtype="str") for number, column in enumerate(filled)}
    )


def _last_filled_row(columns: Sequence[pyarrow.Array]) -> int:
    """How many rows there are without the empty ones at the end."""
    if not columns or not len(columns[0]):
        return 0
    if any(column[-1].as_py().strip() for column in columns):
        return len(columns[0])
    filled = functools.reduce(pyarrow.compute.or_, map(_filled, columns)).to_numpy(zero_copy_only=False)
    return int(filled.nonzero()[0].max(initial=-1)) + 1


def _is_filled(column: pyarrow.Array) -> bool:
    return bool(column[-1].as_py().strip()) or bool(pyarrow.compute.any(_filled(column)).as_py())


def _filled(column: pyarrow.Array) -> pyarrow.BooleanArray:
    return pyarrow.compute.not_equal(pyarrow.compute.utf8_trim_whitespace(column), "")


def frames(
    rows: Sequence[Sequence[object]], percent: Collection[Place]
) -> tuple[pandas.DataFrame, pandas.DataFrame]:
    """A workbook's values as texts, and as exact numbers where numbers are stored.

    `percent` are the cells formatted as percentages: 0.8813 is written 88.13% and its number is 88.13.
    """
    percent_rows: dict[int, list[int]] = {}
    for row, column in percent:
        percent_rows.setdefault(column, []).append(row)
    columns = [
        _written_column(values, percent_rows.get(number, ()))
        for number, values in enumerate(zip_longest(*rows, fillvalue=""))
    ]
    if not columns:
        return pandas.DataFrame(), pandas.DataFrame()
    frame = _trimmed([pyarrow.array(texts, pyarrow.large_string()) for texts, _ in columns])
    height, width = frame.shape
    exact = numpy.array([numbers[:height] for _, numbers in columns[:width]], dtype="float64")
    return frame, pandas.DataFrame(exact.reshape(width, height).T)


def _written_column(values: Sequence[object], percent_rows: Collection[int]) -> tuple[list[str], list[float]]:
    """One column; each distinct value is written once. Only truth values could be taken for the numbers 0 and 1."""
    if bool in set(map(type, values)):
        written = [_written(value, percent=False) for value in values]
    else:
        known = {value: _written(value, percent=False) for value in dict.fromkeys(values)}
        written = [known[value] for value in values]
    for row in percent_rows:
        if row < len(values):
            written[row] = _written(values[row], percent=True)
    return [text for text, _ in written], [number for _, number in written]


def number_text(value: float) -> str:
    """The shortest text that is exactly this number, never in powers of ten."""
    if value == int(value) and abs(value) < 1e18:
        return str(int(value))
    return numpy.format_float_positional(value, trim="-")


def _written(value: object, *, percent: bool) -> tuple[str, float]:
    if value is None or value == "":
        return "", numpy.nan
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), numpy.nan
    if isinstance(value, int | float):
        number = float(value)
        if number != number or number in (float("inf"), float("-inf")):
            return str(value), numpy.nan
        if percent:
            hundredfold = round(number * 100, 10)
            return f"{number_text(hundredfold)}%", hundredfold
        return number_text(number), number
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return (
            value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="seconds")
        ), numpy.nan
    if isinstance(value, date | time):
        return value.isoformat(), numpy.nan
    if isinstance(value, timedelta):
        return str(value), numpy.nan
    return str(value), numpy.nan
