"""What is known from earlier files: the reported figures the rules hold a new file against."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas

from pipelines.release import read_pointer
from pipelines.sql import statement
from pipelines.store import disk_troubles_told
from schemas.release import CURRENT, READING, release_path


@dataclass(frozen=True)
class Known:
    """The reported figures of one release, asked for by indicator: a store may hold millions."""

    store: Path
    release: str

    def figures(self, indicators: Collection[str]) -> pandas.DataFrame:
        """The figures of these indicators that people uploaded: no illustrative, documents' or computed ones.

        rows: one figure; key indicator, geography, period; columns value, numerator, denominator (floats, missing
        where there is none) and last_day (a date of type datetime64) beside the key; ordered by the key.
        """
        path = release_path(self.store, self.release)
        with (
            disk_troubles_told(self.store),
            duckdb.connect(path, read_only=True, config=READING) as connection,
        ):
            return connection.execute(
                statement("known_figures"), {"indicators": sorted(indicators)}
            ).fetch_df()

    def tasks(self) -> frozenset[str]:
        """The ids of the tasks there are."""
        path = release_path(self.store, self.release)
        with (
            disk_troubles_told(self.store),
            duckdb.connect(path, read_only=True, config=READING) as connection,
        ):
            return frozenset(str(row[0]) for row in connection.execute("SELECT id FROM task").fetchall())


def known_figures(store: Path) -> Known | None:
    """What the store knows now; None where nothing has been published yet."""
    with disk_troubles_told(store):
        current = read_pointer(store / CURRENT)
    return Known(store, current["release"]) if current else None
