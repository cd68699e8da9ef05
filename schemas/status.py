"""Statuses: where a figure stands against its target, as a word, a symbol and a meaning."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Where one figure stands; the rules are in `docs/progress_and_status.md`."""

    MET = "met"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    REGRESSED = "regressed"
    MISSED = "missed"
    TOO_FEW = "too_few"
    NOT_ASSESSABLE = "not_assessable"
    NO_TARGET = "no_target"
    NO_DATA = "no_data"
    SILENT = "silent"


@dataclass(frozen=True)
class StatusForm:
    """How a status is told without colour: a symbol and a word (message id of the catalogue)."""

    status: Status
    symbol: str
    word: str


STATUS_FORMS: dict[Status, StatusForm] = {
    form.status: form
    for form in (
        StatusForm(Status.MET, "✓", "Met"),
        StatusForm(Status.ON_TRACK, "↗", "On track"),
        StatusForm(Status.BEHIND, "▽", "Behind"),
        StatusForm(Status.REGRESSED, "↘", "Worse than at the start"),
        StatusForm(Status.MISSED, "✕", "Missed"),
        StatusForm(Status.TOO_FEW, "∴", "Too few cases"),
        StatusForm(Status.NOT_ASSESSABLE, "?", "Not assessable"),
        StatusForm(Status.NO_TARGET, "–", "No target"),
        StatusForm(Status.NO_DATA, "○", "No data"),
        StatusForm(Status.SILENT, "∅", "Did not report"),
    )
}

ASSESSED = (Status.MET, Status.ON_TRACK, Status.BEHIND, Status.REGRESSED, Status.MISSED)
