"""The levels of government: count and rate of one period side by side, and all cases as they follow from both."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from queries.catalogue import geographies
from queries.progress import figures
from queries.release import ReleaseFile
from schemas.geography import PROVINCE
from schemas.level import LevelShare, LevelShares
from schemas.view import FigureView, GeographyView


@lru_cache(maxsize=64)
def level_shares(
    release: ReleaseFile, *, count: str, rate: str, decimals: int, day: date
) -> LevelShares | None:
    """The levels in the newest period by that day in which one has both; None where none has.

    `decimals` are the digits the rate is stated with: "25 %" stands for 24.5 to 25.5.
    """
    units = [unit for unit in geographies(release) if unit.level == "level"]
    periods = [
        (row.last_day, row.period)
        for unit in units
        for row in figures(release, indicator=rate, geography=unit.code)
        if row.value and row.last_day <= day and _of(release, count, unit.code, row.period)
    ]
    if not periods:
        return None
    period = max(periods)[1]
    levels = (_level(release, unit, count, rate, period, decimals) for unit in units)
    return LevelShares(
        levels=tuple(level for level in levels if level is not None),
        province_count=_of(release, count, PROVINCE, period),
        province_rate=_of(release, rate, PROVINCE, period),
    )


def _level(
    release: ReleaseFile, unit: GeographyView, count: str, rate: str, period: str, decimals: int
) -> LevelShare | None:
    counted, rated = _of(release, count, unit.code, period), _of(release, rate, unit.code, period)
    if counted is None or rated is None or not rated.value or counted.value is None:
        return None
    half = Decimal(1).scaleb(-decimals) / 2
    lowest = max(rated.value - half, half)
    highest = min(rated.value + half, Decimal(100))
    return LevelShare(
        unit=unit,
        count=counted,
        rate=rated,
        cases=100 * counted.value / rated.value,
        fewest=100 * counted.value / highest,
        most=100 * counted.value / lowest,
    )


def _of(release: ReleaseFile, indicator: str, geography: str, period: str) -> FigureView | None:
    rows = figures(release, indicator=indicator, geography=geography)
    return next((row for row in rows if row.period == period and row.value is not None), None)
