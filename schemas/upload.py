"""Uploads, events and receipts: what the truth remembers of every file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from schemas.moves import CommuneEffect, PointMove, TargetMove, TaskMove


class UploadKind(StrEnum):
    """A complete upload hides earlier ones of its sheet; an amendment overlays single cells."""

    COMPLETE = "complete"
    AMENDMENT = "amendment"


class Origin(StrEnum):
    """Whether figures were reported by an office or generated to show what the dashboard will show."""

    REPORTED = "reported"
    ILLUSTRATIVE = "illustrative"


class EventKind(StrEnum):
    """What may happen to the truth; nothing is ever edited or deleted.

    A file published again lies on top of all others; a withdrawn one that is restored lies where it lay.
    """

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
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
    """How many reported figures, targets and tasks publishing a file adds, changes, leaves as they are, and takes
    from sight."""

    added: int
    changed: int
    unchanged: int
    removed: int

    def __add__(self, other: Changes) -> Changes:
        return Changes(
            self.added + other.added, self.changed + other.changed, self.unchanged + other.unchanged,
            self.removed + other.removed,
        )  # fmt: skip


@dataclass(frozen=True)
class HistoryEntry:
    """One event of the truth, newest first in lists; `in_force` marks the event that put an active upload in force.

    `accepted` are the warnings ticked when the file was published: rule id and reason.
    """

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
    accepted: tuple[tuple[str, str], ...] = ()


Counts = tuple[Decimal | None, Decimal | None]
"""Numerator and denominator of a figure; both None where it has none."""


@dataclass(frozen=True)
class Move:
    """One figure before and after: `was` or `becomes` is None where the figure is not there, or is missing.

    `kind` is added, changed or removed. A rate may stay while its counts change.
    """

    kind: str
    indicator: str
    geography: str
    period: str
    was: Decimal | None
    becomes: Decimal | None
    was_counts: Counts = (None, None)
    becomes_counts: Counts = (None, None)


@dataclass(frozen=True)
class Effect:
    """What a deed does to one figure of the province: value, status and origin before and after.

    A status or origin is empty where there is no such figure.
    """

    indicator: str
    period: str
    was: Decimal | None
    becomes: Decimal | None
    status_was: str
    status_becomes: str
    origin_was: str = ""
    origin_becomes: str = ""


@dataclass(frozen=True)
class Preview:
    """What publishing, withdrawing or restoring would change, or what it did.

    `moves`: the reported figures it adds, changes or takes from sight: changed ones first, the biggest moves
    (as a share of their indicator's scale) before the small; at most 5,000 of them, `changes` counts all.
    `effects`: the province's figures it touches, changed statuses first. `on_top`: ids of later uploads in
    force that speak of the same sheets. `targets`, `tasks` and `points` (of meetings): those it adds, changes or removes, changed ones
    first. `communes`: how many communes change their status, by indicator.
    """

    changes: Changes
    moves: tuple[Move, ...]
    effects: tuple[Effect, ...]
    on_top: tuple[str, ...] = ()
    targets: tuple[TargetMove, ...] = ()
    tasks: tuple[TaskMove, ...] = ()
    points: tuple[PointMove, ...] = ()
    communes: tuple[CommuneEffect, ...] = ()


@dataclass(frozen=True)
class UploadRecord:
    """One upload with all the truth remembers of it, for the history page.

    `accepted` are the warnings ticked when it was published, rule id and reason; `events` everything that
    happened to it, oldest first; `on_top` later uploads in force that speak of the same sheets.
    """

    upload: str
    file_name: str
    sha256: str
    dataset: str
    period: str
    kind: UploadKind
    origin: Origin
    cells: int
    in_force: bool
    accepted: tuple[tuple[str, str], ...]
    events: tuple[HistoryEntry, ...]
    on_top: tuple[str, ...]
