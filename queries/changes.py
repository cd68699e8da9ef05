"""What changed between two days: statuses first, then the biggest moves."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from queries.progress import overview
from queries.release import ReleaseFile
from schemas.view import Change, FigureView, Overview


@lru_cache(maxsize=128)
def changes(release: ReleaseFile, *, earlier: date, later: date) -> tuple[Change, ...]:
    """Every indicator with a new figure since the earlier day: changed statuses first, then by size of move.

    A move is measured as a share of the value it left, so that points and counts can stand in one list.
    """
    before = {row.indicator.id: row for row in overview(release, day=earlier)}
    found = (_change(before[row.indicator.id], row) for row in overview(release, day=later))
    return tuple(sorted((change for change in found if change), key=_weight))


def _change(before: Overview, after: Overview) -> Change | None:
    if before.figure is None or after.figure is None or before.figure == after.figure:
        return None
    return Change(after.indicator, before.figure, after.figure)


def _weight(change: Change) -> tuple[bool, float, str]:
    return not change.changes_status, -_move(change.before, change.after), change.indicator.id


def _move(before: FigureView, after: FigureView) -> float:
    if before.value is None or after.value is None:
        return 0.0
    return float(abs(after.value - before.value)) / max(float(abs(before.value)), 1.0)
