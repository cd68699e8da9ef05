"""The truth: appending uploads, events and reference data to it, and asking what is in force."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256

import duckdb
import pandas
import pyarrow

from pipelines.reference import Reference
from pipelines.sql import fingerprint, statement
from schemas.errors import UserError
from schemas.geography import PROVINCE
from schemas.issue import Issue, Verdict
from schemas.rows import MEETINGS, TARGETS, TASKS
from schemas.upload import EventKind, Origin, Receipt, UploadKind

ID_LENGTH = 10
END_OF_TIME = datetime(9999, 12, 31)
TABLE_OF_ROWS = {TARGETS: "target_row", TASKS: "task_row", MEETINGS: "meeting_row"}
"""Where the truth keeps the rows of the datasets that carry no figures."""


@dataclass(frozen=True)
class State:
    """What a release is built from: the uploads in force, the reference data, and the rules.

    `undated_key` leaves the moments of publication out: of the files in force it holds their order alone.
    """

    key: str
    undated_key: str
    head: int
    reference_sha256: str


def append_upload(
    connection: duckdb.DuckDBPyConnection,
    verdict: Verdict,
    *,
    kind: UploadKind,
    origin: Origin,
    by: str,
    note: str,
    accepted: Mapping[str, str],
    at: datetime,
    recorded_at: datetime,
) -> Receipt:
    """Appends an accepted file and the event that publishes it, inside the caller's transaction.

    The same bytes understood the same way are one upload: published again while nothing lies on top of
    it, nothing is written; published again after a withdrawal or a later file, only the event is.
    `accepted` says by rule why each of the file's warnings was accepted.
    """
    assert verdict.cells is not None, "only an accepted verdict reaches the truth"
    identifier = upload_id(verdict, kind=kind, origin=origin)
    receipt = Receipt(
        upload=identifier, file_name=verdict.file_name, sha256=verdict.sha256, dataset=verdict.dataset or "",
        period=verdict.period or "", cells=verdict.count, by=by, at=at,
    )  # fmt: skip
    last = last_event(connection, identifier)
    if last in (EventKind.PUBLISHED, EventKind.RESTORED) and not later_uploads(connection, identifier):
        return Receipt(**{**receipt.__dict__, "already_published": True})
    if last is None:
        _append_file(connection, verdict.sha256, verdict.content)
        _append_cells(connection, identifier, verdict, kind=kind, origin=origin)
    append_event(
        connection, EventKind.PUBLISHED, upload=identifier, sha256=verdict.sha256, at=at, recorded_at=recorded_at,
        by=by, reason=note, accepted=accepted,
    )  # fmt: skip
    return receipt


def append_event(
    connection: duckdb.DuckDBPyConnection,
    kind: EventKind,
    *,
    upload: str | None,
    sha256: str | None,
    at: datetime,
    recorded_at: datetime,
    by: str,
    reason: str,
    accepted: Mapping[str, str] | None = None,
) -> None:
    """Appends one event with the next number."""
    connection.execute(
        "INSERT INTO event SELECT coalesce(max(number), 0) + 1, $kind, $upload, $sha256, $at, $recorded_at, $by, $reason,"
        " $accepted FROM event",
        {"kind": kind.value, "upload": upload, "sha256": sha256, "at": at, "recorded_at": recorded_at, "by": by,
         "reason": reason, "accepted": as_text(dict(accepted)) if accepted else None},
    )  # fmt: skip


def append_reference(
    connection: duckdb.DuckDBPyConnection, reference: Reference, *, by: str, at: datetime
) -> bool:
    """Keeps the reference data, unless they are those already in force; says whether they were new."""
    if reference_in_force(connection, END_OF_TIME) == reference.sha256:
        return False
    _append_file(connection, reference.sha256, reference.bundle)
    append_event(
        connection, EventKind.REFERENCE, upload=None, sha256=reference.sha256, at=at, recorded_at=at, by=by,
        reason="data/reference",
    )  # fmt: skip
    return True


def last_event(connection: duckdb.DuckDBPyConnection, upload: str) -> EventKind | None:
    """What happened last to an upload, or None where the truth has never seen it."""
    row = connection.execute(
        "SELECT arg_max(kind, number) FROM event"
        " WHERE upload = $upload AND kind IN ('published', 'withdrawn', 'restored')",
        {"upload": upload},
    ).fetchone()
    return EventKind(row[0]) if row and row[0] else None


def later_uploads(connection: duckdb.DuckDBPyConnection, upload: str) -> tuple[str, ...]:
    """The uploads in force that lie on top of one: later ones that speak of the same sheets, oldest first."""
    asked = {"upload": upload, "province": PROVINCE, "moment": END_OF_TIME}
    rows = connection.execute(statement("later_uploads"), asked).fetchall()
    return tuple(str(row[1]) for row in rows)


def find_upload(connection: duckdb.DuckDBPyConnection, prefix: str) -> str:
    """The one upload whose id begins so. Raises `UserError` where there is none or more than one."""
    rows = connection.execute(
        "SELECT id FROM upload WHERE starts_with(id, $prefix) ORDER BY id", {"prefix": prefix}
    ).fetchall()
    if len(rows) == 1:
        return str(rows[0][0])
    raise UserError(
        "{count} uploads have an id that begins with “{found}”.",
        remedy="Look the id up with: python -m pipelines history",
        count=len(rows),
        found=prefix[:40],
    )


def state_at(connection: duckdb.DuckDBPyConnection, moment: datetime) -> State | None:
    """The state in force at a moment, or None where no reference data were ever kept.

    `connection` has the truth attached as `truth`.
    """
    kept = reference_in_force(connection, moment) if has_tables(connection) else None
    if kept is None:
        return None
    uploads = connection.execute(statement("active_uploads"), {"moment": moment}).fetchall()
    head = connection.execute(
        "SELECT coalesce(max(number), 0) FROM truth.event WHERE effective_at <= $moment", {"moment": moment}
    ).fetchone()
    return State(
        key=_key(kept, [(row[0], str(row[2])) for row in uploads]),
        undated_key=_key(kept, [row[0] for row in uploads]),
        head=int(head[0]) if head else 0,
        reference_sha256=kept,
    )


def _key(reference_sha256: str, uploads: Sequence[object]) -> str:
    return sha256(json.dumps([fingerprint(), reference_sha256, uploads]).encode()).hexdigest()[:16]


def has_tables(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the truth holds anything; a process killed at its first start leaves an empty file behind."""
    row = connection.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'truth' AND table_name = 'event'"
    ).fetchone()
    return bool(row and row[0])


def upload_count(connection: duckdb.DuckDBPyConnection) -> int:
    """How many files the truth has ever held."""
    if not has_tables(connection):
        return 0
    row = connection.execute("SELECT count(*) FROM truth.upload").fetchone()
    return int(row[0]) if row else 0


def reference_in_force(connection: duckdb.DuckDBPyConnection, moment: datetime) -> str | None:
    """The hash of the reference data in force at a moment, or None."""
    row = connection.execute(statement("reference_in_force"), {"moment": moment}).fetchone()
    return str(row[0]) if row else None


def source_bytes(connection: duckdb.DuckDBPyConnection, sha256: str) -> bytes:
    """The bytes of a file as they came."""
    row = connection.execute(
        "SELECT content FROM truth.source_file WHERE sha256 = $sha256", {"sha256": sha256}
    ).fetchone()
    assert row is not None, f"the truth names a file it does not hold: {sha256}"
    return bytes(row[0])


def upload_id(verdict: Verdict, *, kind: UploadKind, origin: Origin) -> str:
    """The id of a file as it was understood: a file read differently by newer rules is another upload."""
    assert verdict.cells is not None
    digest = sha256(verdict.sha256.encode())
    digest.update(f"{kind}|{origin}|{verdict.dataset}|{verdict.period}".encode())
    for table in (verdict.cells, verdict.rows):
        digest.update(table.to_csv(index=False).encode() if table is not None else b"")
    return digest.hexdigest()[:ID_LENGTH]


def _append_file(connection: duckdb.DuckDBPyConnection, sha256: str, content: bytes) -> None:
    connection.execute(
        "INSERT INTO source_file SELECT $sha256, $content WHERE $sha256 NOT IN (SELECT sha256 FROM source_file)",
        {"sha256": sha256, "content": content},
    )


def _append_cells(
    connection: duckdb.DuckDBPyConnection,
    identifier: str,
    verdict: Verdict,
    *,
    kind: UploadKind,
    origin: Origin,
) -> None:
    cells = verdict.cells
    assert cells is not None
    connection.execute(
        "INSERT INTO upload VALUES ($id, $sha256, $file_name, $dataset, $period, $kind, $origin, $cells, $understood,"
        " $issues)",
        {"id": identifier, "sha256": verdict.sha256, "file_name": verdict.file_name, "dataset": verdict.dataset,
         "period": verdict.period, "kind": kind.value, "origin": origin.value, "cells": verdict.count,
         "understood": as_text(asdict(verdict.understood) if verdict.understood else {}),
         "issues": as_text([_kept(found) for found in verdict.issues])},
    )  # fmt: skip
    _insert(connection, "cell", identifier, cells)
    if verdict.rows is not None:
        _insert(connection, TABLE_OF_ROWS[verdict.dataset or ""], identifier, verdict.rows)


def _insert(
    connection: duckdb.DuckDBPyConnection, table: str, identifier: str, rows: pandas.DataFrame
) -> None:
    connection.register("verdict_rows", pyarrow.Table.from_pandas(rows, preserve_index=False))
    connection.execute(f"INSERT INTO {table} SELECT $id, * FROM verdict_rows", {"id": identifier})
    connection.unregister("verdict_rows")
    held = connection.execute(
        f"SELECT count(*) FROM {table} WHERE upload = $id", {"id": identifier}
    ).fetchone()
    assert held is not None and held[0] == len(rows), "every accepted figure, target or task is written once"


def _kept(found: Issue) -> dict[str, object]:
    """What is kept of an issue: enough to say its sentence again."""
    return {
        "rule": found.rule.id, "severity": found.severity.value, "cell": found.cell, "found": found.found,
        "values": dict(found.values), "cells": found.cells,
    }  # fmt: skip


def as_text(value: object) -> str:
    """A value as the truth keeps it: JSON with its letters as they are, numbers JSON does not know as text."""
    return json.dumps(value, ensure_ascii=False, default=str)
