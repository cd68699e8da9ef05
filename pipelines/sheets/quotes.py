"""Quotes: where in a delimited text a quotation mark is not closed, or stands inside a quoted cell."""

from __future__ import annotations

import csv
import io

from schemas.grid import Place


def broken_quote(text: str, delimiter: str) -> Place | None:
    """The first cell whose quotes are broken; None where all are whole. Read only once a strict reader has failed."""
    source = io.StringIO(text, newline="")
    rows = csv.reader(source, delimiter=delimiter, strict=True)
    number, start = 0, 0
    try:
        for number, _ in enumerate(rows, start=1):  # noqa: B007 - counts what was read before the error
            start = source.tell()
    except csv.Error:
        return number, _column(text[start:], delimiter)
    return None


def _column(row: str, delimiter: str) -> int:
    """The column of the cell, in a row that is broken, whose quotes are."""
    column, at = 0, 0
    while at < len(row):
        if row[at] != '"':
            ends = [end for mark in (delimiter, "\r", "\n") if (end := row.find(mark, at)) >= 0]
            end = min(ends, default=len(row))
        else:
            end = _closed(row, at)
            if end < len(row) and row[end] not in (delimiter, "\r", "\n"):
                return column
        if end >= len(row) or row[end] != delimiter:
            return column
        column, at = column + 1, end + 1
    return column


def _closed(row: str, at: int) -> int:
    """The place behind the mark that closes the one at `at`; the end of the text where none does."""
    end = row.find('"', at + 1)
    while 0 <= end < len(row) - 1 and row[end + 1] == '"':
        end = row.find('"', end + 2)
    return len(row) if end < 0 else end + 1
