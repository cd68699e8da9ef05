"""Preparing a store: reference data kept, illustrative months published on a fresh one, the release current."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pipelines.check import check_file
from pipelines.illustrative import illustrative_files
from pipelines.illustrative.communes import Commune
from pipelines.publish import Publication, keep_reference, publish
from pipelines.reference import Reference, read_reference
from pipelines.release import is_up_to_date
from pipelines.store import TRUTH, locked_store, truth_reading
from pipelines.truth import upload_count
from schemas.errors import UserError
from schemas.issue import Said
from schemas.release import Release
from schemas.upload import Origin

ILLUSTRATOR = "illustrative"
ILLUSTRATIVE = "Số liệu minh họa"
"""Why these files are published, and why their warnings are accepted."""


def prepare(store: Path, reference: Reference, *, now: datetime, largest_bytes: int) -> Release:
    """Brings a store to a state that can be shown; does nothing to one that already is.

    A store that has never held a file gets the illustrative months, through the same check and the same
    publication as any file. They carry the days on which such files would have come.
    """
    if has_uploads(store):
        return keep_reference(store, reference, by=ILLUSTRATOR, now=now)
    _, release = publish(
        store,
        illustrative_publications(reference, now=now, largest_bytes=largest_bytes),
        reference,
        by=ILLUSTRATOR,
        note=ILLUSTRATIVE,
        now=now,
    )
    return release


def build_anew(store: Path, folder: Path, *, now: datetime) -> bool:
    """Builds what is shown anew where another version of the program built it, by the reference data of `folder`; whether
    anything was left to build.

    A store that has never held a file is left alone.
    """
    if not has_uploads(store):
        return False
    with locked_store(store):
        ready = is_up_to_date(store)
    if not ready:
        keep_reference(store, read_reference(folder), by=ILLUSTRATOR, now=now)
    return not ready


def illustrative_publications(
    reference: Reference, *, now: datetime, largest_bytes: int
) -> list[Publication]:
    """The generated months as checked files, oldest first."""
    publications = []
    for file in illustrative_files(_communes(reference)):
        verdict = check_file(
            file.content,
            file.name,
            reference,
            today=file.published_at.date(),
            largest_bytes=largest_bytes,
            said=Said(period=file.period),
        )
        if not verdict.accepted:
            raise UserError(
                "The illustrative file “{file}” was refused: {rule}.",
                remedy="This is a fault of the program; please report it.",
                file=file.name,
                rule=verdict.errors[0].rule.id,
            )
        publications.append(
            Publication(
                verdict, at=min(file.published_at, now), origin=Origin.ILLUSTRATIVE,
                accepted={found.rule.id: ILLUSTRATIVE for found in verdict.warnings},
            )
        )  # fmt: skip
    return publications


def has_uploads(store: Path) -> bool:
    """Whether the store has ever held a file."""
    if not (store / TRUTH).exists():
        return False
    with locked_store(store), truth_reading(store) as truth:
        return upload_count(truth) > 0


def _communes(reference: Reference) -> list[Commune]:
    rows = reference.tables["geographies"]
    communes = rows[rows["level"] == "commune"]
    columns = (communes["code"], communes["name_vi"], communes["type"])
    return [Commune(code, name, type_) for code, name, type_ in zip(*columns, strict=True)]
