"""The rows of a release: filled from the truth, held against their promises, and named by what they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import duckdb

from pipelines.reference import Reference, reference_of_bundle
from pipelines.sql import statement
from pipelines.truth import State, source_bytes
from schemas.geography import PROVINCE

STEPS = (
    "fill_reference",
    "fill_reconciliation",
    "fill_targets",
    "fill_tasks",
    "fill_meetings",
    "fill_effective_cells",
    "fill_periods",
    "fill_observations",
    "fill_province",
    "fill_province_observations",
    "fill_progress",
    "fill_reporting_periods",
)
"""The statements whose rows follow from the files in force and their order alone, in order."""
DATED_STEPS = ("fill_reporting", "fill_uploads")
"""The statements, after those, whose rows also tell when and by whom files were published."""
FEW_CELLS = 500_000
"""With fewer figures a second thread takes a third more work (measured with 30,000 and 78,000), and the readers' processor."""


def fill(aside: Path, truth: Path, state: State, moment: datetime) -> str:
    """Fills a new file with the release of the state in force at a moment; its id."""
    with _building(aside, truth, moment) as connection:
        _register(connection, reference_of_bundle(source_bytes(connection, state.reference_sha256)))
        connection.execute(statement("create_release_tables"))
        connection.execute(statement("define_reporting_on"))
        return _filled(connection, (*STEPS, *DATED_STEPS))


def fill_dated(aside: Path, truth: Path, moment: datetime) -> str:
    """Makes of a release of the same files, published at other moments, that of this moment's state; its id."""
    with _building(aside, truth, moment) as connection:
        connection.execute(statement("empty_dated_tables"))
        return _filled(connection, DATED_STEPS)


def content_id(connection: duckdb.DuckDBPyConnection) -> str:
    """An id that follows from the rows and the macro alone, whatever their order and whenever they were built."""
    tables = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE NOT temporary AND database_name NOT IN ('truth', 'temp')"
        " ORDER BY table_name"
    ).fetchall()
    digest = sha256()
    for (table,) in tables:
        row = connection.execute(f'SELECT count(*), sum(hash(t)::HUGEINT) FROM "{table}" AS t').fetchone()
        digest.update(f"{table} {row}\n".encode())
    # As it was written: what the database makes of it reads otherwise once the file was closed and opened.
    digest.update(statement("define_reporting_on").encode())
    return digest.hexdigest()[:16]


@contextmanager
def _building(aside: Path, truth: Path, moment: datetime) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a file being built, with the truth beside it and `active_upload` in it."""
    with duckdb.connect(aside) as connection:
        connection.execute("SET preserve_insertion_order = true")
        # Trying this compression of texts out takes a tenth of the whole build, and the file is no larger without.
        connection.execute("SET disabled_compression_methods = 'fsst,dict_fsst'")
        connection.execute(f"ATTACH '{str(truth).replace(chr(39), chr(39) * 2)}' AS truth (READ_ONLY)")
        cells = connection.execute("SELECT count(*) FROM truth.cell").fetchone()
        if cells and cells[0] < FEW_CELLS:
            connection.execute("SET threads = 1")
        connection.execute(statement("define_periods"))
        connection.execute(
            f"CREATE TEMP TABLE active_upload AS {statement('active_uploads')}", {"moment": moment}
        )
        # One transaction: each statement by itself would wait for the disk.
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
        connection.execute("DETACH truth")
        # Closing swallows a checkpoint that fails on a full disk and would leave the rows in a .wal beside the file.
        connection.execute("CHECKPOINT")


def _filled(connection: duckdb.DuckDBPyConnection, steps: tuple[str, ...]) -> str:
    for step in steps:
        connection.execute(
            statement(step), {"province": PROVINCE} if "$province" in statement(step) else None
        )
    broken = connection.execute(statement("check_release")).fetchall()
    if broken:
        raise AssertionError(f"the release breaks its promises: {broken}")
    return content_id(connection)


def _register(connection: duckdb.DuckDBPyConnection, reference: Reference) -> None:
    for name, rows in reference.columns.items():
        connection.register(f"reference_{name}", rows)
