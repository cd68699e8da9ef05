"""Cells: the values of a workbook as texts and exact numbers, trimmed of the empty rows and columns at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import zip_longest

import numpy
import pandas
import pyarrow

MOST_CELLS = 5_000_000


class TooManyCells(Exception):
    """A sheet larger than any report: read no further."""

    def __init__(self, found: int) -> None:
        super().__init__(found)
        self.found, self.limit = found, MOST_CELLS


def refuse_too_many(rows: int, columns: int) -> None:
    """Raises `TooManyCells` before memory is spent on them."""
    if rows * columns > MOST_CELLS:
        raise TooManyCells(rows * columns)


def text_frame(rows: Sequence[Sequence[str]]) -> pandas.DataFrame:
    """Rows of texts as a table without gaps: short rows filled, empty rows and columns at the end left out."""
    height = len(rows)
    while height and not any(cell.strip() for cell in rows[height - 1]):
        height -= 1
    refuse_too_many(height, max((len(row) for row in rows[:height]), default=0))
    columns = list(zip_longest(*rows[:height], fillvalue=""))
    while columns and not any(cell.strip() for cell in columns[-1]):
        columns.pop()
    arrays = {number: pyarrow.array(column, pyarrow.large_string()) for number, column in enumerate(columns)}
    frame = pandas.DataFrame(
        {
            number: pandas.Series(array.to_numpy(zero_copy_only=False), dtype="str")
            for number, array in arrays.items()
        }
    )
    return frame if columns else pandas.DataFrame()


def frames(
    rows: Sequence[Sequence[object]], percent: Mapping[tuple[int, int], bool]
) -> tuple[pandas.DataFrame, pandas.DataFrame]:
    """A workbook's values as texts, and as exact numbers where numbers are stored.

    `percent` are the cells formatted as percentages: 0.8813 is written 88.13% and its number is 88.13.
    """
    texts: list[list[str]] = []
    numbers: list[list[float]] = []
    for row_number, row in enumerate(rows):
        row_texts, row_numbers = [], []
        for column, value in enumerate(row):
            text, number = _written(value, percent=(row_number, column) in percent)
            row_texts.append(text)
            row_numbers.append(number)
        texts.append(row_texts)
        numbers.append(row_numbers)
    frame = text_frame(texts)
    width = frame.shape[1]
    exact = numpy.full((len(frame), width), numpy.nan)
    for row_number in range(len(frame)):
        found = numbers[row_number][:width]
        exact[row_number, : len(found)] = found
    return frame, pandas.DataFrame(exact)


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
