"""What publishing a file would change, told before it happens."""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipelines.release import read_pointer
from pipelines.sql import statement
from pipelines.store import disk_troubles_told
from schemas.issue import Verdict
from schemas.release import CURRENT, READING, release_path
from schemas.upload import Changes, UploadKind


def changes_of(store: Path, verdict: Verdict, *, kind: UploadKind) -> Changes | None:
    """What an accepted file would change in the current release; None for a refused one or an empty store.

    An amendment takes nothing from sight: figures it does not name stay.
    raises `UserError` where the store cannot be read.
    """
    with disk_troubles_told(store):
        current = read_pointer(store / CURRENT)
        if verdict.cells is None or current is None:
            return None
        path = release_path(store, current["release"])
        with duckdb.connect(path, read_only=True, config=READING) as connection:
            connection.register("proposed_cells", verdict.cells)
            row = connection.execute(statement("changes")).fetchone()
    assert row is not None, "an aggregate without GROUP BY has one row"
    added, changed, unchanged, removed = (int(count) for count in row)
    return Changes(added, changed, unchanged, removed if kind is UploadKind.COMPLETE else 0)
