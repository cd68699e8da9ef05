"""Kept headings: what people said the columns of a file stand for, kept in the truth for the next file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import duckdb

from pipelines.catalogue import issue
from pipelines.reference import Reference
from pipelines.sql import statement
from pipelines.store import TRUTH, locked_store, truth_reading
from pipelines.table import NOT_READ, Table
from schemas.issue import NOTHING_KEPT, Issue, KeptHeading, KeptHeadings, Said


def kept_headings(store: Path) -> KeptHeadings:
    """What people said last of each heading, by dataset and path. Raises `UserError` where the store cannot be read."""
    if not (store / TRUTH).exists():
        return NOTHING_KEPT
    with locked_store(store), truth_reading(store) as truth:
        if not _has_headings(truth):
            return NOTHING_KEPT
        rows = truth.execute(statement("kept_headings")).fetchall()
    kept: dict[str, dict[str, KeptHeading]] = {}
    for dataset, path, column, person, recorded_at in rows:
        kept.setdefault(dataset, {})[path] = KeptHeading(column, person, recorded_at)
    return kept


def append_headings(
    connection: duckdb.DuckDBPyConnection, dataset: str, mapping: Mapping[str, str], *, by: str, at: datetime
) -> None:
    """Appends what a person said of a file's headings, inside the caller's transaction.

    What was said last in the same words is not written again.
    """
    said_last = dict(
        connection.execute(
            "SELECT path, arg_max(column_id, number) FROM heading WHERE dataset = $dataset GROUP BY path",
            {"dataset": dataset},
        ).fetchall()
    )
    for path, column in mapping.items():
        if said_last.get(path) != column:
            connection.execute(
                "INSERT INTO heading SELECT coalesce(max(number), 0) + 1, $dataset, $path, $column, $by, $at FROM heading",
                {"dataset": dataset, "path": path, "column": column, "by": by, "at": at},
            )


def mapping_of(reference: Reference, said: Said, kept: KeptHeadings) -> dict[str, dict[str, str]]:
    """By dataset, the column id each heading's path stands for: what is said of this file goes before what was kept."""
    mapping = {
        dataset: {path: heading.column for path, heading in headings.items()}
        for dataset, headings in kept.items()
    }
    if said.mapping:
        for dataset in (said.dataset,) if said.dataset else reference.datasets:
            mapping[dataset] = {**mapping.get(dataset, {}), **said.mapping}
    return mapping


def headings_told(table: Table, said: Said, kept: KeptHeadings) -> list[Issue]:
    """A note for each heading that is read as a person said of an earlier file, so that it can be objected to."""
    known, last = kept.get(table.dataset.id, {}), table.first_row
    told = []
    for heading in table.headings:
        before = known.get(heading.path)
        if before and before.column == heading.column != NOT_READ and heading.path not in said.mapping:
            name = table.dataset.column(heading.column).headings[0]
            told.append(
                issue("kept_heading", cell=f"{heading.letters}{last}", found=heading.path, column=name, by=before.by,
                      day=before.at.strftime("%d/%m/%Y"))
            )  # fmt: skip
    return told


def _has_headings(truth: duckdb.DuckDBPyConnection) -> bool:
    """Whether the truth has the table; one written before headings were kept has not."""
    row = truth.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'truth' AND table_name = 'heading'"
    ).fetchone()
    return bool(row and row[0])
