"""The communes side by side: one indicator in one period, and all commune targets together."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from queries.release import Record, ReleaseFile, records
from schemas.movement import CommuneMove
from schemas.overview import CommuneStanding
from schemas.view import FigureView, RankedFigure


@lru_cache(maxsize=512)
def ranking(release: ReleaseFile, *, indicator: str, period: str) -> tuple[RankedFigure, ...]:
    """One row per commune: the silent first, then the ranked from first to last, then the unranked."""
    rows = records(release, "commune_figures", {"indicator": indicator, "period": period})
    return tuple(_ranked(record) for record in rows)


@lru_cache(maxsize=256)
def periods_of_communes(release: ReleaseFile, *, indicator: str) -> tuple[str, ...]:
    """The periods communes have figures of an indicator in, newest first."""
    rows = records(release, "periods_of_communes", {"indicator": indicator})
    return tuple(str(record["period"]) for record in rows)


@lru_cache(maxsize=128)
def communes_furthest_behind(release: ReleaseFile, *, day: date, count: int) -> tuple[CommuneStanding, ...]:
    """The communes behind on the most commune targets, the furthest behind first."""
    rows = records(release, "communes_furthest_behind", {"day": day, "count": count})
    return tuple(CommuneStanding(**record) for record in rows)


@lru_cache(maxsize=128)
def commune_moves(release: ReleaseFile, *, day: date, count: int) -> tuple[CommuneMove, ...]:
    """The communes whose rates rose most over three months, then those whose fell most, `count` of each at most."""
    rows = records(release, "commune_moves", {"day": day, "count": count})
    return tuple(CommuneMove(**record) for record in rows)


def _ranked(record: Record) -> RankedFigure:
    name_vi, name_en, type_ = (str(record.pop(name)) for name in ("name_vi", "name_en", "type"))
    return RankedFigure(FigureView(**record), name_vi, name_en, type_)
