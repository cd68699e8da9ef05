"""Publishing, taking back and restoring: one transaction into the truth, then the release that shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pipelines.kept_headings import append_headings
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
    """An accepted file on its way into the truth, with when it takes effect.

    `accepted` says why its warnings were accepted: rule id and reason. Reasons for warnings it has not are ignored.
    `headings` are the column ids a person said headings stand for, to be kept for the next file.
    """

    verdict: Verdict
    at: datetime
    origin: Origin = Origin.REPORTED
    kind: UploadKind = UploadKind.COMPLETE
    accepted: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)

    @property
    def warnings(self) -> tuple[str, ...]:
        """The rule ids of the file's warnings, each once. An amendment names single cells, so nobody is silent in it."""
        found = dict.fromkeys(found.rule.id for found in self.verdict.warnings)
        if self.kind is UploadKind.AMENDMENT:
            found.pop("silent_communes", None)
        return tuple(found)

    @property
    def unaccepted(self) -> tuple[str, ...]:
        """The warnings nobody has given a reason for."""
        return tuple(rule for rule in self.warnings if not self.accepted.get(rule, "").strip())


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

    raises `UserError` where a verdict was refused, a warning has no reason, or the store cannot be written. If
    the release cannot be built for want of space, the files are in the truth and the next command builds it.
    """
    for publication in publications:
        _refuse_unready(publication)
    with locked_store(store):
        with truth_transaction(store) as connection:
            append_reference(connection, reference, by=by, at=now)
            receipts = tuple(
                append_upload(
                    connection, publication.verdict, kind=publication.kind, origin=publication.origin, by=by, note=note,
                    accepted={rule: publication.accepted[rule].strip() for rule in publication.warnings},
                    at=publication.at, recorded_at=now,
                )
                for publication in publications
            )  # fmt: skip
            for publication in publications:
                dataset = publication.verdict.dataset or ""
                append_headings(connection, dataset, publication.headings, by=by, at=now)
        return receipts, bring_up_to_date(store)


def withdraw(store: Path, upload: str, *, by: str, reason: str, now: datetime) -> tuple[str, Release]:
    """Takes an upload back: a withdrawal is appended and a release without it made current.

    raises `UserError` where no upload has that id, or it is withdrawn already.
    """
    return _turn(store, upload, EventKind.WITHDRAWN, by=by, reason=reason, now=now)


def restore(store: Path, upload: str, *, by: str, reason: str, now: datetime) -> tuple[str, Release]:
    """Takes a withdrawal back: the upload is in force again and lies where it lay before.

    So withdrawing and restoring give the very release that was there. raises `UserError` where no upload has
    that id, or it is not withdrawn.
    """
    return _turn(store, upload, EventKind.RESTORED, by=by, reason=reason, now=now)


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


def _turn(
    store: Path, upload: str, kind: EventKind, *, by: str, reason: str, now: datetime
) -> tuple[str, Release]:
    with locked_store(store):
        with truth_transaction(store) as connection:
            identifier = find_upload(connection, upload)
            _refuse_undue(identifier, kind, last=last_event(connection, identifier))
            append_event(
                connection,
                kind,
                upload=identifier,
                sha256=None,
                at=now,
                recorded_at=now,
                by=by,
                reason=reason,
            )
        return identifier, bring_up_to_date(store)


def _refuse_unready(publication: Publication) -> None:
    if not publication.verdict.accepted:
        raise UserError(
            "“{file}” was refused and is not published.",
            remedy="Mend what the check named and publish the file again.",
            file=publication.verdict.file_name,
        )
    if publication.kind is UploadKind.COMPLETE:
        _refuse_incomplete(publication.verdict)
    if publication.unaccepted:
        raise UserError(
            "“{file}” has warnings that nobody has given a reason for: {rules}.",
            remedy="Mend the file, or accept each warning with a reason: tick it on the upload page, or add {options}.",
            file=publication.verdict.file_name,
            rules=", ".join(publication.unaccepted),
            options=" ".join(f'--accept {rule}="…"' for rule in publication.unaccepted),
        )


def _refuse_incomplete(verdict: Verdict) -> None:
    """A complete list replaces all tasks, so it may not leave out what a task is."""
    if verdict.incomplete:
        raise UserError(
            "“{file}” names {count} tasks without saying what they are, so it is no complete list.",
            remedy="Publish it as an amendment (--amend): it then changes only what it says.",
            file=verdict.file_name,
            count=verdict.incomplete,
        )


def _refuse_undue(upload: str, kind: EventKind, *, last: EventKind | None) -> None:
    withdrawn = last is EventKind.WITHDRAWN
    if kind is EventKind.WITHDRAWN and withdrawn:
        raise UserError(
            "The upload {upload} is withdrawn already.",
            remedy="Nothing needs doing; restore it, or publish the file again, to bring it back.",
            upload=upload,
        )
    if kind is EventKind.RESTORED and not withdrawn:
        raise UserError(
            "The upload {upload} is not withdrawn.",
            remedy="Nothing needs doing; it is in force already.",
            upload=upload,
        )
