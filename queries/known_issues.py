"""What is known to be wrong or odd about an indicator's figures."""

from __future__ import annotations

from functools import lru_cache

from queries.release import ReleaseFile, records
from schemas.known_issue import FigureNote, ReconciliationView


@lru_cache(maxsize=256)
def reconciliations_of(release: ReleaseFile, *, indicator: str) -> tuple[ReconciliationView, ...]:
    """The stated sums and ratios one of its figures is part of, those that contradict first."""
    rows = records(release, "reconciliations_of_indicator", {"indicator": indicator})
    return tuple(ReconciliationView(**record) for record in rows)


@lru_cache(maxsize=256)
def notes_on(release: ReleaseFile, *, indicator: str) -> tuple[FigureNote, ...]:
    """The notes on its figures from documents, the newest first."""
    rows = records(release, "figure_notes", {"indicator": indicator})
    return tuple(FigureNote(**record) for record in rows)
