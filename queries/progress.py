"""Where indicators stand: the overview of one day, and one indicator's figures over time."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from queries.catalogue import MAIN_GEOGRAPHIES, indicators
from queries.release import ReleaseFile, records
from schemas.overview import CommuneCount, Overview
from schemas.view import FigureView


@lru_cache(maxsize=128)
def overview(release: ReleaseFile, *, day: date) -> tuple[Overview, ...]:
    """Every indicator with its latest main figure by that day, in the order lists show them."""
    main = (
        FigureView(**record) for record in records(release, "main_figures", {"day": day, **MAIN_GEOGRAPHIES})
    )
    figures = {figure.indicator: figure for figure in main}
    counts = {count.indicator: count for count in commune_counts(release, day=day)}
    return tuple(
        Overview(indicator, figures.get(indicator.id), counts.get(indicator.id))
        for indicator in indicators(release)
    )


@lru_cache(maxsize=128)
def commune_counts(release: ReleaseFile, *, day: date) -> tuple[CommuneCount, ...]:
    """How many communes met each commune target in its latest period by that day."""
    return tuple(CommuneCount(**record) for record in records(release, "commune_counts", {"day": day}))


@lru_cache(maxsize=1024)
def figures(release: ReleaseFile, *, indicator: str, geography: str) -> tuple[FigureView, ...]:
    """One unit's figures of one indicator in order of time, silent months included."""
    rows = records(release, "figures", {"indicator": indicator, "geography": geography})
    return tuple(FigureView(**record) for record in rows)
