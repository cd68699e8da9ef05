"""Delimited text: commas, semicolons, tabs or bars, decoded strictly; what is not certain is refused."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

import pandas

from pipelines.catalogue import issue
from pipelines.names import folded
from pipelines.sheets import legacy
from pipelines.sheets.cells import TooManyCells, joined_frame, text_frame
from pipelines.sheets.columnwise import read_columns
from pipelines.sheets.quotes import broken_quote
from schemas.grid import Grid, address
from schemas.issue import Issue

DELIMITERS = (";", "\t", "|", ",")
FEWEST_KNOWN = 3
HEAD_ROWS = 64
"""Titles and headings stand in fewer; they are seldom as wide as the rows below."""
LEAST_LETTERS = 20_000
"""Below it reading row by row is as quick."""
_TAG = re.compile("<[^>]*>")
LEGACY = {"windows-1258": legacy.from_windows_1258, "TCVN3": legacy.from_tcvn3, "VNI": legacy.from_vni}


@dataclass(frozen=True)
class Decoded:
    """A text and the encoding it was in."""

    text: str
    encoding: str


def decoded(content: bytes, vocabulary: frozenset[str]) -> Decoded | Issue:
    """UTF-8 or UTF-16, or an older Vietnamese encoding in which names and headings come out for certain."""
    codec, name = _codec(content)
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        bytes_there = content[error.start : error.start + 8].hex(" ")
        return _old(content, vocabulary) or issue(
            "unknown_encoding", cell=_first_broken(content, codec), found=bytes_there, position=error.start
        )
    return Decoded(text, name)


def read(source: Decoded) -> tuple[Grid, ...] | Issue:
    """The one sheet of a delimited text; Excel's first line "sep=;" names the delimiter and is no row of the sheet."""
    text = source.text.lstrip("\ufeff")  # files joined by programs may begin with several marks
    said = text[4:5] if text[:4].lower() == "sep=" and text[4:5] in DELIMITERS else None
    delimiter = said or _delimiter(text)
    if delimiter is None:
        return issue("not_a_table", cell="A1", found=text.strip()[:60])
    try:
        frame = _cells(text, delimiter, skipped_rows=1 if said else 0)
    except csv.Error as error:
        broken = broken_quote(text, delimiter)
        if broken is None:
            return issue("not_a_table", cell="A1", found=str(error)[:60])
        return issue("broken_quotes", cell=address(*broken), found='"')
    except TooManyCells as error:
        return issue(error.rule, cell="", found=str(error.found), limit=error.limit)
    return (Grid(frame, container="csv", encoding=source.encoding, delimiter=delimiter),)


def _cells(text: str, delimiter: str, *, skipped_rows: int) -> pandas.DataFrame:
    """The cells: title rows and headings row by row, and what follows in whole columns where it is rectangular."""
    source = io.StringIO(text, newline="")
    # Strictly: a mark that is not closed would swallow the rows below it.
    rows = csv.reader(source, delimiter=delimiter, strict=True)
    head = list(islice(rows, HEAD_ROWS))
    del head[:skipped_rows]
    rest = text[source.tell() :]
    below = read_columns(rest, delimiter) if len(rest) > LEAST_LETTERS else None
    return joined_frame(head, below) if below else text_frame([*head, *rows])


def _first_broken(content: bytes, codec: str) -> str:
    """The cell in which the first bytes stand that cannot be decoded."""
    text = content.decode(codec, errors="replace")
    before = text[: text.index("\ufffd")]
    delimiter = _delimiter(text)
    rows = list(csv.reader(io.StringIO(before, newline=""), delimiter=delimiter)) if delimiter else []
    if not rows or before.endswith(("\r", "\n")):
        return address(len(rows), 0)
    return address(len(rows) - 1, max(0, len(rows[-1]) - 1))


def _codec(content: bytes) -> tuple[str, str]:
    """The codec the bytes ask for, and its name: a byte order mark decides, or zeros in every second byte."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16", "UTF-16"
    sample = content[:2000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    # The marks of decomposed letters have their zero on the other side.
    if odd > max(len(sample) // 8, 4 * even):
        return "utf-16-le", "UTF-16"
    if even > max(len(sample) // 8, 4 * odd):
        return "utf-16-be", "UTF-16"
    return "utf-8-sig", "UTF-8"


def _old(content: bytes, vocabulary: frozenset[str]) -> Decoded | None:
    """The one old encoding in which enough cells become known; none where two do as well."""
    decodings = {name: text for name, decode in LEGACY.items() if (text := decode(content)) is not None}
    known = sorted(((_known_cells(text, vocabulary), name) for name, text in decodings.items()), reverse=True)
    if not known or known[0][0] < FEWEST_KNOWN or (len(known) > 1 and known[1][0] == known[0][0]):
        return None
    name = known[0][1]
    return Decoded(unicodedata.normalize("NFC", decodings[name]), name)


def _known_cells(text: str, vocabulary: frozenset[str]) -> int:
    if text.lstrip().startswith("<"):
        return known_among(_TAG.split(text[:200_000]), vocabulary)
    delimiter = _delimiter(text)
    if delimiter is None:
        return 0
    return known_among(
        (cell for line in text.splitlines()[:200] for cell in line.split(delimiter)), vocabulary
    )


def known_among(cells: Iterable[str], vocabulary: frozenset[str]) -> int:
    """How many different cells are names or headings that tell one encoding from another."""
    return sum(folded(cell.strip(' "')) in vocabulary for cell in set(cells) if not cell.isascii())


def _delimiter(text: str) -> str | None:
    """The delimiter that splits the most lines into the same number (more than one) of cells."""
    lines = [line for line in text[:200_000].splitlines()[:200] if line.strip()]
    best, best_score = None, 0
    for delimiter in DELIMITERS:
        try:
            # Line by line: a quotation mark that is not closed must not hide the lines below it.
            rows = (next(csv.reader([line], delimiter=delimiter)) for line in lines)
            widths = [len(row) for row in rows if len(row) > 1]
        except csv.Error:
            continue
        if not widths:
            continue
        commonest = max(set(widths), key=lambda width: (widths.count(width), width))
        score = widths.count(commonest) * commonest
        if score > best_score:
            best, best_score = delimiter, score
    return best
