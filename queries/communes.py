"""The communes: what they are, their figures of one day beside each other, and their months."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from queries.catalogue import indicators
from queries.release import ReleaseFile, records
from schemas.commune import Board, CommuneView, MonthFigure, SilentMonths
from schemas.geography import PROVINCE
from schemas.view import FigureView


@lru_cache(maxsize=16)
def communes(release: ReleaseFile) -> tuple[CommuneView, ...]:
    """The 65, in the order lists show them."""
    return tuple(CommuneView(**record) for record in records(release, "communes"))


@lru_cache(maxsize=64)
def board(release: ReleaseFile, *, day: date) -> Board:
    """Every commune's figure of every indicator measured by commune, each in its latest period by that day."""
    rows = records(release, "latest_of_communes", {"day": day, "province": PROVINCE})
    found = [FigureView(**record) for record in rows]
    periods = {figure.indicator: figure.period for figure in found}
    return Board(
        day=day,
        communes=communes(release),
        indicators=tuple(row for row in indicators(release) if row.level == "commune"),
        periods=periods,
        figures={(figure.indicator, figure.geography): figure for figure in found},
    )


@lru_cache(maxsize=128)
def months_of_indicator(release: ReleaseFile, *, indicator: str, day: date) -> tuple[MonthFigure, ...]:
    """The communes' months of one indicator by that day, in order of time."""
    rows = records(release, "months_of_indicator", {"indicator": indicator, "day": day})
    return tuple(MonthFigure(**record) for record in rows)


@lru_cache(maxsize=256)
def months_of_unit(release: ReleaseFile, *, geography: str, day: date) -> dict[str, tuple[MonthFigure, ...]]:
    """The months of one commune, or the province, by that day: by indicator, in order of time."""
    found: dict[str, list[MonthFigure]] = {}
    for record in records(release, "months_of_unit", {"geography": geography, "day": day}):
        found.setdefault(record["indicator"], []).append(MonthFigure(**record))
    return {indicator: tuple(months) for indicator, months in found.items()}


@lru_cache(maxsize=256)
def silent_months(release: ReleaseFile, *, geography: str, day: date) -> tuple[SilentMonths, ...]:
    """The months one commune did not report by that day, by dataset, the most silent first."""
    rows = records(release, "silent_months", {"geography": geography, "day": day})
    return tuple(SilentMonths(**{**record, "periods": tuple(record["periods"])}) for record in rows)
