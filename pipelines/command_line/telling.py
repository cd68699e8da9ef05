"""How the command line tells what was done: as sentences for a person, as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas

from pipelines.command_line.moves import move_lines
from pipelines.reference import Reference
from pipelines.release import table_counts
from schemas.errors import UserError
from schemas.issue import Issue, Severity, Verdict
from schemas.observation import CELL_COLUMNS
from schemas.release import Release
from schemas.rows import MEETINGS, TARGETS, TASKS
from schemas.told import answer_option, issue_message, issue_remedy, understood_sentence
from schemas.upload import Changes, HistoryEntry, Preview, Receipt
from schemas.words import Words

CELLS_TOLD = 6
OUT_COLUMNS = ["indicator", "geography", "period", "value", "numerator", "denominator"]


@dataclass(frozen=True)
class Judged:
    """A file's verdict beside what publishing it would change; None where that cannot be told.

    `preview` is there for targets and tasks, which change where figures stand.
    """

    verdict: Verdict
    changes: Changes | None
    preview: Preview | None = None


def judged_text(files: Sequence[Judged], reference: Reference, words: Words) -> str:
    """What was understood of each file, each issue with its remedy, and what would change."""
    return "\n\n".join(
        "\n".join(
            [
                _verdict_text(file.verdict, reference, words),
                *_changes_lines(file.changes, words),
                *move_lines(file.preview, reference, words),
            ]
        )
        for file in files
    )


def judged_json(files: Sequence[Judged], words: Words) -> str:
    """One verdict as an object, several as a list."""
    objects = [judged_object(file, words) for file in files]
    return as_json(objects[0] if len(objects) == 1 else objects)


def judged_object(file: Judged, words: Words) -> dict[str, Any]:
    """A verdict as plain values; `message` and `remedy` are in the language asked for."""
    verdict = file.verdict
    return {
        "file": verdict.file_name,
        "sha256": verdict.sha256,
        "accepted": verdict.accepted,
        "dataset": verdict.dataset,
        "period": verdict.period,
        "understood": asdict(verdict.understood) if verdict.understood else None,
        "rows": verdict.count,
        "issues": [
            {
                "rule": found.rule.id, "severity": found.severity.value, "cell": found.cell, "found": found.found,
                "message": issue_message(found, words), "remedy": _remedy(found, words),
                "cells": list(found.cells),
            }
            for found in verdict.issues
        ],
        "changes": asdict(file.changes) if file.changes else None,
        **({"preview": asdict(file.preview)} if file.preview else {}),
    }  # fmt: skip


def receipts_text(receipts: Sequence[Receipt], release: Release, words: Words) -> str:
    """A line a file, then the release."""
    lines = [
        words.text("Already published as {upload}; nothing was changed.", upload=receipt.upload)
        if receipt.already_published
        else words.text(
            "Published: {file} as {upload}, {held}, by {by}, {at}.",
            file=receipt.file_name, upload=receipt.upload, held=_held(receipt, words), by=receipt.by,
            at=words.moment(receipt.at),
        )
        for receipt in receipts
    ]  # fmt: skip
    return "\n".join([*lines, words.text("Release now shown: {release}.", release=release.id)])


def _held(receipt: Receipt, words: Words) -> str:
    """How much a published file holds."""
    if receipt.dataset == TARGETS:
        return words.count_text("{count} target", "{count} targets", receipt.cells)
    if receipt.dataset == MEETINGS:
        return words.count_text("{count} point of a meeting", "{count} points of meetings", receipt.cells)
    if receipt.dataset == TASKS:
        return words.count_text("{count} task", "{count} tasks", receipt.cells)
    return words.count_text("{count} figure", "{count} figures", receipt.cells)


def receipts_json(
    receipts: Sequence[Receipt], release: Release, files: Sequence[Judged], words: Words
) -> str:
    """The receipts beside their verdicts."""
    return as_json(
        {
            "release": release.id,
            "receipts": [asdict(receipt) for receipt in receipts],
            "verdicts": [judged_object(file, words) for file in files],
        }
    )


def turned_text(
    command: str, upload: str, release: Release | None, preview: Preview, reference: Reference, words: Words
) -> str:
    """What was taken back or restored, or would be, and what that changes."""
    done = {
        "withdraw": words.text("Withdrawn: {upload}.", upload=upload),
        "restore": words.text("Restored: {upload}.", upload=upload),
    }
    lines = [done[command] if release else words.text("Nothing was changed; this is what would be.")]
    lines += [*_changes_lines(preview.changes, words)[:1], *move_lines(preview, reference, words)]
    if preview.on_top:
        lines.append(
            "  ! " + words.text("Later uploads of the same figures lie on top and stay: {uploads}.",
                                uploads=", ".join(preview.on_top))
        )  # fmt: skip
    if release:
        lines.append(words.text("Release now shown: {release}.", release=release.id))
    return "\n".join(lines)


def turned_json(command: str, upload: str, release: Release | None, preview: Preview) -> str:
    """The same as an object."""
    done = {"withdraw": "withdrawn", "restore": "restored"}[command]
    return as_json(
        {done: upload if release else None, "upload": upload, "release": release.id if release else None,
         **asdict(preview)}
    )  # fmt: skip


def history_text(entries: Sequence[HistoryEntry], words: Words) -> str:
    """A line an event, newest first, and below a publication why each warning was accepted."""
    kinds = {
        "published": words.text("published"),
        "withdrawn": words.text("withdrawn"),
        "restored": words.text("restored"),
        "reference": words.text("reference data"),
    }
    lines = []
    for entry in entries:
        lines.append(
            f"{entry.number:>5}  {words.moment(entry.at)}  {kinds[entry.kind]:<16}  {entry.upload:<10}"
            f"  {'●' if entry.in_force else ' '}  {entry.file_name or '–'}  {entry.by}  {entry.reason}".rstrip()
        )
        lines += [f"       ! {rule}: {reason}" for rule, reason in entry.accepted]
    return "\n".join(lines) or words.text("Nothing has happened yet.")


def history_json(entries: Sequence[HistoryEntry]) -> str:
    """Every event as an object."""
    return as_json([{**asdict(entry), "accepted": dict(entry.accepted)} for entry in entries])


def status_text(release: Release, words: Words, *, finished: bool) -> str:
    """The release and how much it holds."""
    counts = table_counts(release.path)
    lines = [
        words.text("Release {release}, after event {head}.", release=release.id, head=release.head),
        words.text(
            "{observations} figures of {indicators} indicators, {targets} targets, {uploads} files in force.",
            observations=words.number(counts["observation"]), indicators=counts["indicator"],
            targets=counts["target"], uploads=counts["upload"],
        ),
    ]  # fmt: skip
    if finished:
        lines.append(words.text("An interrupted publication was finished."))
    return "\n".join(lines)


def status_json(release: Release) -> str:
    """The release as an object, with the rows of each table."""
    return as_json({"release": release.id, "state": release.state, "head": release.head,
                    "rows": dict(table_counts(release.path))})  # fmt: skip


def write_cells(verdicts: Sequence[Verdict], path: Path) -> None:
    """What the files were understood to say: decimal point, full precision, one figure a row.

    Raises `UserError` where the file cannot be written.
    """
    try:
        _understood(verdicts).to_csv(path, index=False, lineterminator="\n")
    except OSError:
        raise UserError(
            "“{path}” cannot be written.",
            remedy="Choose a folder that is there and may be written to.",
            path=str(path),
        ) from None


def _understood(verdicts: Sequence[Verdict]) -> pandas.DataFrame:
    rows = [verdict.rows for verdict in verdicts if verdict.rows is not None]
    if rows:
        # Targets or tasks: their own columns, which are those of `schemas.rows`.
        return pandas.concat(rows)
    frames = [verdict.cells for verdict in verdicts if verdict.cells is not None]
    cells = pandas.concat(frames) if frames else pandas.DataFrame(columns=list(CELL_COLUMNS))
    return cells[OUT_COLUMNS]


def as_json(value: object) -> str:
    """Readable JSON with Vietnamese letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=_as_plain)


def _as_plain(value: object) -> str | float:
    """Values JSON does not know: moments and days as ISO, exact numbers as numbers."""
    if isinstance(value, date):
        return value.isoformat()
    assert isinstance(value, Decimal), f"neither a day nor a number: {value!r}"
    return float(value)


def _verdict_text(verdict: Verdict, reference: Reference, words: Words) -> str:
    head = words.text("{file}: accepted", file=verdict.file_name) if verdict.accepted else words.text(
        "{file}: refused", file=verdict.file_name
    )  # fmt: skip
    lines = [head]
    understood = verdict.understood
    if understood and verdict.dataset:
        dataset = reference.datasets[verdict.dataset]
        lines.append(
            f"  {understood_sentence(verdict, understood, words.pick(dataset.name_vi, dataset.name_en), words)}"
        )
    signs = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.NOTE: "·"}
    for found in verdict.issues:
        cells = ", ".join(cell for cell in found.cells[:CELLS_TOLD] if cell)
        more = (
            words.text(" and {count} more", count=len(found.cells) - CELLS_TOLD)
            if len(found.cells) > CELLS_TOLD
            else ""
        )
        lines.append(
            f"  {signs[found.severity]} {cells}{more}{': ' if cells else ''}{issue_message(found, words)}"
        )
        lines.append(f"    → {_remedy(found, words)}")
    return "\n".join(lines)


def _remedy(found: Issue, words: Words) -> str:
    """What to do, and where it asks a question the option that answers it."""
    return f"{issue_remedy(found, words)} {answer_option(found, words)}".strip()


def _changes_lines(changes: Changes | None, words: Words) -> list[str]:
    if changes is None:
        return []
    told = words.text(
        "Changes: {added} added, {changed} changed, {unchanged} unchanged, {removed} no longer shown.",
        added=words.number(changes.added), changed=words.number(changes.changed),
        unchanged=words.number(changes.unchanged), removed=words.number(changes.removed),
    )  # fmt: skip
    if not changes.removed:
        return [f"  {told}"]
    remedy = words.text(
        "The file does not name everything that is in force; to keep the rest, publish with --amend."
    )
    return [f"  {told}", f"    → {remedy}"]
