"""Uploads, events and receipts: what the truth remembers of every file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class UploadKind(StrEnum):
    """A complete upload hides earlier ones of its sheet; an amendment overlays single cells."""

    COMPLETE = "complete"
    AMENDMENT = "amendment"


class Origin(StrEnum):
    """Whether figures were reported by an office or generated to show what the dashboard will show."""

    REPORTED = "reported"
    ILLUSTRATIVE = "illustrative"


class EventKind(StrEnum):
    """What may happen to the truth; nothing is ever edited or deleted."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    REFERENCE = "reference"


@dataclass(frozen=True)
class Receipt:
    """What the person who published or withdrew takes home."""

    upload: str
    file_name: str
    sha256: str
    dataset: str
    period: str
    cells: int
    by: str
    at: datetime
    already_published: bool = False


@dataclass(frozen=True)
class Changes:
    """How many reported figures publishing a file adds, changes, leaves as they are, and takes from sight."""

    added: int
    changed: int
    unchanged: int
    removed: int


@dataclass(frozen=True)
class HistoryEntry:
    """One event of the truth, newest first in lists; `in_force` says whether the upload is active."""

    number: int
    kind: EventKind
    at: datetime
    recorded_at: datetime
    by: str
    reason: str
    upload: str
    file_name: str
    dataset: str
    period: str
    origin: str
    cells: int
    in_force: bool
