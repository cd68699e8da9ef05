"""What if: a throw-away release in which some figures are set by hand, built by the very statements of a release."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from pipelines.sql import statement
from pipelines.store import disk_troubles_told
from schemas.geography import PROVINCE
from schemas.what_if import Scenario

PREFIX = "kpi-what-if-"
RECOMPUTED = ("fill_province", "fill_province_observations", "fill_progress")
"""The steps of a release whose outcome follows from the figures set; `pipelines.release` runs the same."""


@contextmanager
def what_if_release(shown: Path, scenario: Scenario) -> Iterator[Path]:
    """A release with the scenario's indicator alone and its figures set, for as long as the block runs.

    It lies outside the store and nothing of the store is touched, so that what was tried can never be published.
    """
    with TemporaryDirectory(prefix=PREFIX) as folder:
        path = Path(folder) / "what_if.duckdb"
        with disk_troubles_told(path.parent):
            _fill(path, shown, scenario)
        yield path


def _fill(path: Path, shown: Path, scenario: Scenario) -> None:
    with duckdb.connect(path) as connection:
        connection.execute("SET threads = 1")
        connection.execute(f"ATTACH '{str(shown).replace(chr(39), chr(39) * 2)}' AS shown (READ_ONLY)")
        # One transaction: each statement by itself would wait for the disk.
        connection.execute("BEGIN")
        connection.execute(statement("create_release_tables"))
        connection.execute(statement("define_periods"))
        _run(connection, "copy_release", {"indicator": scenario.indicator})
        _run(
            connection,
            "assume",
            {
                "indicator": scenario.indicator,
                "period": scenario.period,
                "geographies": [one.geography for one in scenario.assumptions],
                "values": [str(one.value) for one in scenario.assumptions],
            },
        )
        connection.execute(statement("put_assumed"))
        for step in RECOMPUTED:
            _run(connection, step, {"province": PROVINCE})
        connection.execute("COMMIT")


def _run(connection: duckdb.DuckDBPyConnection, name: str, parameters: dict[str, object]) -> None:
    """Runs the statements of a file one by one, each with the parameters it names."""
    for one in connection.extract_statements(statement(name)):
        named = {key: value for key, value in parameters.items() if key in one.named_parameters}
        connection.execute(one, named or None)
