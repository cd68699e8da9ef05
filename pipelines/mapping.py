"""Mappings: what people said the headings of a file stand for, kept in the truth for the next file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import duckdb

from pipelines.headings import joined, paths_of
from pipelines.sql import statement
from pipelines.store import TRUTH, locked_store, truth_reading, truth_transaction
from schemas.grid import Grid, column_letters
from schemas.issue import Heading, Said, Verdict

DEEPEST_HEADING = 40
MOST_HEADING_ROWS = 4
_NUMBER = re.compile(r"[(\[]?\s*[+-]?\d[\d.,\s]*\s*%?\s*[)\]]?")


def kept_mapping(store: Path) -> Mapping[str, Mapping[str, str]]:
    """By dataset, the column each heading's path was last said to stand for; "" is a heading left unread."""
    if not (store / TRUTH).exists():
        return {}
    with locked_store(store), truth_reading(store) as truth:
        if not _has_headings(truth):
            return {}
        rows = truth.execute(statement("kept_headings")).fetchall()
    kept: dict[str, dict[str, str]] = {}
    for dataset, path, column in rows:
        kept.setdefault(dataset, {})[path] = column
    return kept


def keep_mapping(store: Path, dataset: str, mapping: Mapping[str, str], *, by: str, now: datetime) -> None:
    """Keeps what headings of a dataset stand for, in one transaction; what is kept so already is not written again."""
    known = kept_mapping(store).get(dataset, {})
    new = {path: column for path, column in mapping.items() if known.get(path) != column}
    if not new:
        return
    with locked_store(store), truth_transaction(store) as connection:
        connection.execute(statement("create_heading_table"))
        for path, column in new.items():
            connection.execute(
                "INSERT INTO heading SELECT coalesce(max(number), 0) + 1, $dataset, $path, $column, $by, $now FROM heading",
                {"dataset": dataset, "path": path, "column": column, "by": by, "now": now},
            )


def recalled(verdict: Verdict, said: Said, kept: Mapping[str, Mapping[str, str]]) -> Said:
    """What was said about a file, with what people said of such headings before; the same where that adds nothing.

    Of a file that fits no dataset, that one is taken whose kept headings are most of the file's.
    """
    headings = known_headings(verdict)
    read_as = {heading.path: heading.column for heading in headings}
    proposed = max(kept, key=lambda dataset: len(read_as.keys() & kept[dataset].keys()), default=None)
    dataset = said.dataset or verdict.dataset or proposed
    before = kept.get(dataset, {}) if dataset else {}
    new = {path: column for path, column in before.items() if path in read_as and read_as[path] != column}
    told = {**new, **said.mapping}
    return replace(said, dataset=dataset, mapping=told) if told != dict(said.mapping) else said


def known_headings(verdict: Verdict) -> tuple[Heading, ...]:
    """The headings of a file as they were understood, or as its cells look where they were not."""
    if verdict.understood and verdict.understood.headings:
        return verdict.understood.headings
    return headings_of(verdict.grid) if verdict.grid else ()


def headings_of(grid: Grid) -> tuple[Heading, ...]:
    """The headings a sheet seems to have, for a person to say what they stand for; none where no row looks like data.

    The first row that holds several numbers is data; the rows of text right above it are headings.
    """
    data = next(
        (row for row in range(min(grid.height, DEEPEST_HEADING)) if _looks_like_data(grid.row(row))), None
    )
    if not data:
        return ()
    first = data
    while first > 0 and data - first < MOST_HEADING_ROWS and _is_header(grid.row(first - 1)):
        first -= 1
    paths = paths_of(grid, first, data - first) if first < data else ()
    return tuple(Heading(column_letters(place), joined(path), "") for place, path in enumerate(paths) if path)


def _looks_like_data(row: tuple[str, ...]) -> bool:
    """Whether a row has two numbers, or one beside a name; the row "(1) (2) (3)" that counts the columns has too."""
    cells = [cell.strip() for cell in row if cell.strip()]
    numbers = [cell for cell in cells if _NUMBER.fullmatch(cell)]
    return len(numbers) >= 2 or (len(numbers) == 1 and len(cells) == 2)


def _is_header(row: tuple[str, ...]) -> bool:
    """Several texts: a title stands alone in its row."""
    return sum(1 for cell in row if cell.strip()) >= 2


def _has_headings(truth: duckdb.DuckDBPyConnection) -> bool:
    row = truth.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'truth' AND table_name = 'heading'"
    ).fetchone()
    return bool(row and row[0])
