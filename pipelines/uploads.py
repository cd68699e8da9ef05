"""Uploads as the truth remembers them: every one with its receipt, its file as it came, and what it changed."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from pipelines.catalogue import RULES
from pipelines.preview import compared
from pipelines.release import bring_up_to_date
from pipelines.sql import statement
from pipelines.store import TRUTH, locked_store, truth_reading, truth_transaction
from pipelines.trial import trial_store
from pipelines.truth import END_OF_TIME, find_upload, has_tables, later_uploads, source_bytes
from schemas.geography import PROVINCE
from schemas.issue import Issue, Rule, Severity
from schemas.release import Release
from schemas.upload import EventKind, HistoryEntry, Origin, Preview, UploadKind, UploadRecord


def uploads(store: Path, moment: datetime = END_OF_TIME) -> tuple[UploadRecord, ...]:
    """Every upload there was by a moment, illustrative ones included, the one published last first."""
    if not (store / TRUTH).exists():
        return ()
    with locked_store(store), truth_reading(store) as truth:
        if not has_tables(truth):
            return ()
        events = history_entries(truth, moment)
        on_top = _on_top(truth, moment)
        rows = truth.execute(statement("uploads"), {"moment": moment}).fetchall()
    by_upload: dict[str, list[HistoryEntry]] = defaultdict(list)
    for event in reversed(events):
        by_upload[event.upload].append(event)
    return tuple(_record(row, by_upload[row[0]], tuple(on_top[row[0]])) for row in rows)


def history_entries(truth: duckdb.DuckDBPyConnection, moment: datetime) -> tuple[HistoryEntry, ...]:
    """Every event at or before a moment, newest first."""
    rows = truth.execute(statement("history"), {"moment": moment}).fetchall()
    return tuple(_entry(*row) for row in rows)


def _entry(number: int, kind: str, *rest: Any) -> HistoryEntry:  # noqa: ANN401 - a row of the database
    *told, accepted = rest
    return replace(HistoryEntry(number, EventKind(kind), *told), accepted=_reasons(accepted))


def source_file(store: Path, upload: str) -> tuple[str, bytes]:
    """The name of an upload's file and its bytes as they came. Raises `UserError` where no upload has that id."""
    with locked_store(store), truth_reading(store) as truth:
        identifier = find_upload(truth, upload)
        row = truth.execute(
            "SELECT file_name, sha256 FROM upload WHERE id = $id", {"id": identifier}
        ).fetchone()
        assert row is not None, "an upload that was found is there"
        return str(row[0]), source_bytes(truth, str(row[1]))


def kept_issues(store: Path, upload: str) -> tuple[Issue, ...]:
    """What the check found in an upload when it was published. Raises `UserError` where no upload has that id."""
    with locked_store(store), truth_reading(store) as truth:
        identifier = find_upload(truth, upload)
        row = truth.execute("SELECT issues FROM upload WHERE id = $id", {"id": identifier}).fetchone()
    assert row is not None, "an upload that was found is there"
    return tuple(issue_kept(kept) for kept in json.loads(row[0]))


def what_it_changed(store: Path, upload: str) -> Preview:
    """What an upload changed when it was published last: the release just before that event beside the one after.

    `on_top` says what lies on it now. raises `UserError` where no upload has that id.
    """
    with trial_store(store) as trial:
        with truth_reading(trial) as truth:
            identifier = find_upload(truth, upload)
            on_top = later_uploads(truth, identifier)
            number = _published_last(truth, identifier)
        # In a copy that is thrown away the events since then may be forgotten.
        after, before = (_release_before(trial, event) for event in (number + 1, number))
        return replace(compared(trial, before, after, [identifier]), on_top=on_top)


def _release_before(trial: Path, event: int) -> Release:
    with truth_transaction(trial) as truth:
        truth.execute("DELETE FROM event WHERE number >= $number", {"number": event})
    return bring_up_to_date(trial)


def _published_last(truth: duckdb.DuckDBPyConnection, upload: str) -> int:
    row = truth.execute(
        "SELECT max(number) FROM event WHERE upload = $upload AND kind = 'published'", {"upload": upload}
    ).fetchone()
    assert row is not None, "every upload was published once"
    return int(row[0])


def _on_top(truth: duckdb.DuckDBPyConnection, moment: datetime) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    asked = {"upload": None, "province": PROVINCE, "moment": moment}
    rows = truth.execute(statement("later_uploads"), asked).fetchall()
    for upload, later, _ in rows:
        found[upload].append(later)
    return found


def _record(row: tuple[Any, ...], events: list[HistoryEntry], on_top: tuple[str, ...]) -> UploadRecord:
    upload, file_name, sha256, dataset, period, kind, origin, cells = row
    published = [event for event in events if event.kind is EventKind.PUBLISHED]
    return UploadRecord(
        upload=upload, file_name=file_name, sha256=sha256, dataset=dataset, period=period, kind=UploadKind(kind),
        origin=Origin(origin), cells=cells, in_force=any(event.in_force for event in events),
        accepted=published[-1].accepted, events=tuple(events), on_top=on_top,
    )  # fmt: skip


def issue_kept(kept: dict[str, Any]) -> Issue:
    """An issue as it is kept; a rule there is no more speaks by its id."""
    rule = RULES.get(kept["rule"]) or Rule(kept["rule"], Severity(kept["severity"]), kept["rule"], "")
    return Issue(
        rule=rule, cell=kept["cell"], found=kept["found"], values=tuple(kept["values"].items()),
        cells=tuple(kept["cells"]),
    )  # fmt: skip


def _reasons(accepted: str | None) -> tuple[tuple[str, str], ...]:
    return tuple(json.loads(accepted).items()) if accepted else ()
