"""The levels of government beside each other, for the indicators that are published by level."""

from __future__ import annotations

from datetime import date

from pages.parts.frame import Frame
from queries.catalogue import geographies_of
from queries.progress import figures
from schemas.view import FigureView, GeographyView, IndicatorView


def latest_of_levels(
    frame: Frame, indicator: IndicatorView, *, day: date | None = None
) -> list[tuple[GeographyView, FigureView]]:
    """Each level with its latest figure, up to a day where one is named; levels without any are left out."""
    found = []
    for unit in geographies_of(frame.release, indicator=indicator.id):
        history = figures(frame.release, indicator=indicator.id, geography=unit.code)
        known = [row for row in history if row.value is not None and (day is None or row.last_day <= day)]
        if known:
            found.append((unit, known[-1]))
    return found
