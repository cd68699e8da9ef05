"""What publishing a file would change, counted in a moment: the short answer of `pipelines.preview`."""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipelines.release import read_pointer
from pipelines.sql import statement
from pipelines.store import disk_troubles_told
from schemas.issue import Verdict
from schemas.release import CURRENT, READING, release_path
from schemas.rows import TARGETS
from schemas.upload import Changes, UploadKind


def changes_of(store: Path, verdict: Verdict, *, kind: UploadKind) -> Changes | None:
    """What an accepted file would change in the current release; None for a refused one.

    An amendment takes nothing from sight: what it does not name stays. On an empty store everything is new.
    raises `UserError` where the store cannot be read.
    """
    if verdict.cells is None:
        return None
    with disk_troubles_told(store):
        current = read_pointer(store / CURRENT)
        if current is None:
            return Changes(added=verdict.count, changed=0, unchanged=0, removed=0)
        path = release_path(store, current["release"])
        with duckdb.connect(path, read_only=True, config=READING) as connection:
            row = _counts(connection, verdict, kind)
    assert row is not None, "an aggregate without GROUP BY has one row"
    added, changed, unchanged, removed = (int(count) for count in row)
    return Changes(added, changed, unchanged, removed if kind is UploadKind.COMPLETE else 0)


def _counts(
    connection: duckdb.DuckDBPyConnection, verdict: Verdict, kind: UploadKind
) -> tuple[int, ...] | None:
    if verdict.rows is None:
        connection.register("proposed_cells", verdict.cells)
        return connection.execute(statement("changes")).fetchone()
    connection.register("proposed_rows", verdict.rows)
    if verdict.dataset == TARGETS:
        return connection.execute(statement("changes_of_targets")).fetchone()
    complete = kind is UploadKind.COMPLETE
    return connection.execute(statement(f"changes_of_{verdict.dataset}"), {"complete": complete}).fetchone()
