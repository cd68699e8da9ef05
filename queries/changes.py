"""What changed between two days: statuses first, then the biggest moves."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from queries.progress import overview
from queries.release import ReleaseFile
from schemas.overview import Change, Overview
from schemas.view import FigureView


@lru_cache(maxsize=128)
def changes(
    release: ReleaseFile, *, earlier: date, later: date, shown_then: ReleaseFile | None = None
) -> tuple[Change, ...]:
    """Every indicator whose figure is another than on the earlier day: changed statuses first, then by size of move.

    What stood on the earlier day is read from the release shown then, where one is named; otherwise from the same
    release, so that corrections made since count for both days. A move is measured as a share of the value it left,
    so that points and counts can stand in one list.
    """
    before = {row.indicator.id: row.figure for row in overview(shown_then or release, day=earlier)}
    after = {row.indicator.id: row for row in overview(release, day=later)}
    found = (_change(before.get(indicator), row) for indicator, row in after.items())
    return tuple(sorted((change for change in found if change), key=_weight))


def _change(before: FigureView | None, after: Overview) -> Change | None:
    if _shown(before) == _shown(after.figure):
        return None
    return Change(after.indicator, before, after.figure)


def _shown(figure: FigureView | None) -> tuple[object, ...] | None:
    """What a reader sees change; a rank or a pace that moved because others did is no change of its own."""
    if figure is None:
        return None
    return figure.period, figure.value, figure.qualifier, figure.status, figure.target, figure.target_value


def _weight(change: Change) -> tuple[bool, bool, float, str]:
    came_or_went = change.before is None or change.after is None
    return not change.changes_status, not came_or_went, -_move(change), change.indicator.id


def _move(change: Change) -> float:
    if change.step is None or change.before is None or change.before.value is None:
        return 0.0
    return float(abs(change.step)) / max(float(abs(change.before.value)), 1.0)
