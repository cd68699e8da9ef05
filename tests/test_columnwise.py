"""Text read in columns says what the csv module says, letter by letter, or is left to it."""

from __future__ import annotations

import csv
import io

import pandas
import pytest
from hypothesis import example, given, settings, strategies

from pipelines.sheets import text as text_files
from pipelines.sheets.columnwise import read_columns
from pipelines.sheets.text import DELIMITERS, Decoded

LETTERS = 'a1,;\t|"\r\n ."\u00a0\u2028Đệ0'
HOSTILE_TEXTS = strategies.text(alphabet=LETTERS, max_size=40)
CELLS = strategies.text(alphabet=LETTERS.replace("\r", ""), max_size=6)


def by_the_csv_module(text: str, delimiter: str) -> list[list[str]]:
    """The rows without the empty ones at the end; an empty line is a row of empty cells."""
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    return [row or [""] * width for row in rows]


def in_columns(text: str, delimiter: str) -> list[list[str]] | None:
    columns = read_columns(text, delimiter)
    if columns is None:
        return None
    rows = [list(row) for row in zip(*(column.to_pylist() for column in columns), strict=True)]
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


@settings(max_examples=400, deadline=None)
@given(HOSTILE_TEXTS, strategies.sampled_from(DELIMITERS))
@example('a,"b"c\n1,2', ",")
@example('a,b"c"\n1,2', ",")
@example('a,"b""c"\n1,""', ",")
@example('a,"b\nc"\n1,2', ",")
@example('a,"b\r\nc"\r\n1,2', ",")
@example("a,b\r1,2", ",")
@example("a,b\n\n1,2", ",")
@example("a,b\n1,2,3", ",")
@example(' "a",b\n1,2', ",")
def test_any_text_is_read_as_the_csv_module_reads_it_or_left_to_it(text: str, delimiter: str) -> None:
    found = in_columns(text, delimiter)
    assert found is None or found == by_the_csv_module(text, delimiter)


@settings(max_examples=200, deadline=None)
@given(
    strategies.integers(2, 5).flatmap(
        lambda width: strategies.lists(
            strategies.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=8
        )
    ),
    strategies.sampled_from(DELIMITERS),
    strategies.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
)
def test_what_a_program_wrote_is_read_in_columns(rows: list[list[str]], delimiter: str, quoting: int) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, quoting=quoting, lineterminator="\n").writerows(rows)  # type: ignore[arg-type]
    text = written.getvalue()
    found = in_columns(text, delimiter)
    assert found == by_the_csv_module(text, delimiter)


@settings(max_examples=200, deadline=None)
@given(
    HOSTILE_TEXTS,
    strategies.lists(strategies.lists(CELLS, max_size=4), max_size=6),
    strategies.integers(0, 3),
)
def test_the_sheet_is_the_same_whichever_way_its_rows_were_read(
    title: str, rows: list[list[str]], head_rows: int
) -> None:
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    source = Decoded(f"{title}\r\n{written.getvalue()}", "UTF-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_files, "HEAD_ROWS", head_rows)
        patch.setattr(text_files, "LEAST_LETTERS", 0)
        in_columns = text_files.read(source)
        patch.setattr(text_files, "read_columns", lambda _text, _delimiter: None)
        by_row = text_files.read(source)
    if isinstance(by_row, tuple):
        assert isinstance(in_columns, tuple)
        pandas.testing.assert_frame_equal(in_columns[0].texts, by_row[0].texts)
    else:
        assert in_columns == by_row


def test_a_large_file_keeps_every_letter_in_its_row() -> None:
    """Large enough for several of Arrow's blocks, with what a guess would change: zeros in front, NA, quotes."""
    cells = ["00123", "NA", 'a "b"', "1,5", "", " x ", "Hoà", "null", "1.234", "tháng\n10"]
    rows = [
        [cells[(row * 7 + column) % len(cells)] for column in range(5)] + [str(row)] for row in range(60_000)
    ]
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";", lineterminator="\n").writerows(rows)
    assert in_columns(written.getvalue(), ";") == rows
