"""Publishing and taking back: one transaction into the truth, then the release that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipelines.reference import Reference
from pipelines.release import bring_up_to_date
from pipelines.store import locked_store, truth_transaction
from pipelines.truth import (
    append_event,
    append_reference,
    append_upload,
    find_upload,
    last_event,
)
from schemas.errors import UserError
from schemas.issue import Verdict
from schemas.release import Release
from schemas.upload import EventKind, Origin, Receipt, UploadKind


@dataclass(frozen=True)
class Publication:
    """An accepted file on its way into the truth, with when it takes effect."""

    verdict: Verdict
    at: datetime
    origin: Origin = Origin.REPORTED
    kind: UploadKind = UploadKind.COMPLETE


def publish(
    store: Path,
    publications: Sequence[Publication],
    reference: Reference,
    *,
    by: str,
    note: str,
    now: datetime,
) -> tuple[tuple[Receipt, ...], Release]:
    """Publishes accepted files together, all or none, and makes the release that shows them current.

    raises `UserError` where a verdict was refused, or the store cannot be written. If the release cannot
    be built for want of space, the files are in the truth and the next command builds it.
    """
    for publication in publications:
        if not publication.verdict.accepted:
            raise UserError(
                "“{file}” was refused and is not published.",
                remedy="Mend what the check named and publish the file again.",
                file=publication.verdict.file_name,
            )
    with locked_store(store):
        with truth_transaction(store) as connection:
            append_reference(connection, reference, by=by, at=now)
            receipts = tuple(
                append_upload(
                    connection, publication.verdict, kind=publication.kind, origin=publication.origin, by=by, note=note,
                    at=publication.at, recorded_at=now,
                )
                for publication in publications
            )  # fmt: skip
        return receipts, bring_up_to_date(store)


def withdraw(store: Path, upload: str, *, by: str, reason: str, now: datetime) -> tuple[str, Release]:
    """Takes an upload back: a withdrawal is appended and a release without it made current.

    raises `UserError` where no upload has that id, or it is withdrawn already.
    """
    with locked_store(store):
        with truth_transaction(store) as connection:
            identifier = find_upload(connection, upload)
            if last_event(connection, identifier) is EventKind.WITHDRAWN:
                raise UserError(
                    "The upload {upload} is withdrawn already.",
                    remedy="Nothing needs doing; publish the file again to bring it back.",
                    upload=identifier,
                )
            append_event(
                connection, EventKind.WITHDRAWN, upload=identifier, sha256=None, at=now, recorded_at=now, by=by,
                reason=reason,
            )  # fmt: skip
        return identifier, bring_up_to_date(store)


def keep_reference(
    store: Path, reference: Reference, *, by: str, now: datetime, afresh: bool = False
) -> Release:
    """Keeps the reference data as they stand now and makes the release of the newest state current.

    `afresh` builds that release again even where it is there already.
    """
    with locked_store(store):
        with truth_transaction(store) as connection:
            append_reference(connection, reference, by=by, at=now)
        return bring_up_to_date(store, afresh=afresh)
