"""The analyst's wait: a month checked and published, in this process, and where its time goes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb

from bench.measure import Measurement, Stopwatch, timed, timed_in_turn, watching
from bench.sample import FIRST_MONTH, HISTORY_MONTHS, LAST_MONTH, Sample
from pipelines import build, check, preview, publish, release, rules
from pipelines.known import Known, known_figures
from pipelines.publish import Publication
from pipelines.sql import FOLDER
from schemas.issue import Verdict
from schemas.observation import Cells

NOW = datetime(2026, 11, 20, 9)
LARGEST_BYTES = 50 * 2**20
PREVIEWED = 1000
"""From this variant on months are previewed first, so that none of them was published before."""
FLOOR = "floor: DuckDB reads the same month into a table"
HISTORY_FLOOR = "floor: DuckDB reads the same history into a table"
CHECK_STEPS = {
    "whole": (check, "check_file"),
    "read the cells": (check, "read_sheets"),
    "find the table": (check, "chosen_table"),
    "normalise": (check, "read_long"),
    "rules": (rules, "judge"),
    "pandera": (Cells, "validate"),
}
PUBLISH_STEPS = {
    "whole": (publish, "publish"),
    "truth: reference data": (publish, "append_reference"),
    "truth: file, figures, event": (publish, "append_upload"),
    "release": (publish, "bring_up_to_date"),
    "release: state in force": (release, "state_at"),
    "release: reference data read": (build, "reference_of_bundle"),
    "release: content id": (build, "content_id"),
}


def measure_intake(sample: Sample, folder: Path, *, runs: int) -> list[Measurement]:
    """A month checked, published onto nothing, and published onto a history of 23 months."""
    month = sample.month(LAST_MONTH)
    history = [sample.month(FIRST_MONTH.plus(step)) for step in range(HISTORY_MONTHS)]
    full, empty = folder / "full", folder / "empty"
    publish_files(full, sample, history)
    publish_files(empty, sample, [])
    return [
        timed(FLOOR, lambda _: read_by_duckdb(folder, [month]), runs=runs),
        timed("check a month", lambda _: judged(sample, month), runs=runs, wanted_seconds=0.15, floor=FLOOR),
        timed("check a month beside 23 published ones", lambda _: judged(sample, month, known=known_figures(full)),
              runs=runs, wanted_seconds=0.3),
        publication("publish a month, first of its store", empty, sample, runs=runs),
        publication("publish a month, onto 23 months (78,000 figures)", full, sample, runs=runs),
        *previewed_publication(full, sample, runs=runs),
        timed(HISTORY_FLOOR, lambda _: read_by_duckdb(folder, [*history, month]), runs=runs),
        timed(
            "rebuild a history of 24 months (78,000 figures)",
            lambda _: publish.keep_reference(full, sample.reference, by="bench", now=NOW, afresh=True),
            runs=runs, floor=HISTORY_FLOOR,
        ),
    ]  # fmt: skip


def publication(name: str, store: Path, sample: Sample, *, runs: int) -> Measurement:
    """The time from accepted verdict to current release. Each run publishes other figures of the same month."""
    verdicts = [judged(sample, sample.month(LAST_MONTH, variant=run)) for run in range(runs)]
    return timed(
        name, lambda run: publish_verdicts(store, sample, [verdicts[run]]), runs=runs, wanted_seconds=0.5, floor=FLOOR
    )  # fmt: skip


def previewed_publication(store: Path, sample: Sample, *, runs: int) -> list[Measurement]:
    """What a person waits for in the browser: what would change, then the publication of the same."""
    ready = [
        accepted(judged(sample, sample.month(LAST_MONTH, variant=PREVIEWED + run))) for run in range(runs)
    ]
    seen, published = timed_in_turn(
        [
            lambda run: preview.preview_publication(store, [ready[run]], sample.reference, by="", now=NOW),
            lambda run: publish.publish(store, [ready[run]], sample.reference, by="bench", note="", now=NOW),
        ],
        runs=runs,
    )
    return [
        Measurement("see what a month would change, onto 23 months", seen, 1.0, FLOOR),
        Measurement("publish that month after having seen it", published, 0.5, FLOOR),
    ]


def where_the_time_goes(sample: Sample, folder: Path) -> dict[str, Mapping[str, float]]:
    """One more month by step, onto the full history. Steps stand inside one another: they do not add up."""
    month = sample.month(LAST_MONTH, variant=-1)
    with watching(CHECK_STEPS) as checking:
        verdict = judged(sample, month)
    with (
        watching(PUBLISH_STEPS) as publishing,
        patch.object(duckdb, "connect", _watched_connect(publishing)),
    ):
        publish_verdicts(folder / "full", sample, [verdict])
    return {
        "check a month, by step": checking.seconds,
        "publish a month onto 23 months, by step": publishing.seconds,
    }


def judged(sample: Sample, content: bytes, *, known: Known | None = None) -> Verdict:
    verdict = check.check_file(
        content, "bench.csv", sample.reference, today=NOW.date(), largest_bytes=LARGEST_BYTES, known=known
    )
    assert verdict.accepted, [issue.rule.id for issue in verdict.errors]
    return verdict


def publish_files(store: Path, sample: Sample, files: list[bytes]) -> None:
    publish_verdicts(store, sample, [judged(sample, content) for content in files])


def publish_verdicts(store: Path, sample: Sample, verdicts: list[Verdict]) -> None:
    publications = [accepted(verdict) for verdict in verdicts]
    publish.publish(store, publications, sample.reference, by="bench", note="", now=NOW)


def accepted(verdict: Verdict) -> Publication:
    """A file on its way into the truth, its warnings accepted."""
    return Publication(verdict, at=NOW, accepted={found.rule.id: "bench" for found in verdict.warnings})


def read_by_duckdb(folder: Path, files: list[bytes]) -> None:
    """The floor: what has to happen at the very least."""
    for number, content in enumerate(files):
        path = folder / f"floor-{number}.csv"
        if not path.exists() or path.stat().st_size != len(content):
            path.write_bytes(content)
    paths = [str(folder / f"floor-{number}.csv") for number in range(len(files))]
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE month AS SELECT * FROM read_csv($paths)", {"paths": paths})


class _WatchedConnection:
    """A connection whose statements are timed by the name of their file."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, stopwatch: Stopwatch) -> None:
        self._connection = connection
        self._stopwatch = stopwatch
        self._names = {path.read_text(encoding="utf-8"): path.name for path in FOLDER.glob("*.sql")}

    def execute(self, statement: str, *arguments: object) -> duckdb.DuckDBPyConnection:
        step = f"sql/{self._names[statement]}" if statement in self._names else "other statements"
        return self._stopwatch.timed(step, self._connection.execute)(statement, *arguments)  # type: ignore[no-any-return]

    def __enter__(self) -> _WatchedConnection:
        return self

    def __exit__(self, *_: object) -> None:
        self._stopwatch.timed("closing files (flushes them)", self._connection.close)()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._connection, name)


def _watched_connect(stopwatch: Stopwatch) -> Any:  # noqa: ANN401
    connect = duckdb.connect

    def watched(*arguments: Any, **options: Any) -> _WatchedConnection:  # noqa: ANN401
        return _WatchedConnection(connect(*arguments, **options), stopwatch)

    return watched
