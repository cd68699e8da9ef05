"""Reading: bytes become text cells with their sheet addresses; nothing is guessed and nothing is parsed."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from pipelines.catalogue import issue
from schemas.issue import Issue

DELIMITERS = (";", "\t", "|", ",")


@dataclass(frozen=True)
class Grid:
    """The text cells of one sheet, row by row, with how the bytes were understood."""

    rows: tuple[tuple[str, ...], ...]
    encoding: str
    delimiter: str


def address(row: int, column: int) -> str:
    """The sheet address of a cell counted from zero, as a spreadsheet shows it: (0, 0) is A1."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def read_grid(content: bytes) -> Grid | Issue:
    """The cells of a delimited text file, or the one reason it cannot be read."""
    if not content.strip():
        return issue("empty_file", cell="A1")
    decoded = _decoded(content)
    if isinstance(decoded, Issue):
        return decoded
    text, encoding = decoded
    try:
        delimiter = _delimiter(text)
        if delimiter is None:
            return issue("not_a_table", cell="A1", found=text.strip()[:60])
        rows = tuple(tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        return issue("not_a_table", cell="A1", found=str(error)[:60])
    return Grid(rows=rows, encoding=encoding, delimiter=delimiter)


def _decoded(content: bytes) -> tuple[str, str] | Issue:
    """Strict decoding; a byte order mark decides, and what is not certain is refused."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = (("utf-16", "UTF-16"),)
    else:
        candidates = (("utf-8-sig", "UTF-8"),)
    for codec, name in candidates:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError as error:
            return issue(
                "unknown_encoding",
                cell=f"#{error.start}",
                found=content[error.start : error.start + 8].hex(" "),
            )
        if "\x00" in text:
            return issue("not_a_table", cell="A1", found="NUL")
        return text, name
    raise AssertionError("a candidate either decodes or is reported")


def _delimiter(text: str) -> str | None:
    """The delimiter that splits the most lines into the same number (more than one) of cells."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    best, best_score = None, 0
    for delimiter in DELIMITERS:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if len(row) > 1]
        if not widths:
            continue
        commonest = max(set(widths), key=lambda width: (widths.count(width), width))
        score = widths.count(commonest) * commonest
        if score > best_score:
            best, best_score = delimiter, score
    return best
