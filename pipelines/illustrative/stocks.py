"""Figures of what a commune has: officials, base stations, villages without good signal, points of index 766.

The stock of base stations ends 2025 at nearly 3 500 and weak-signal villages lose 32 in that year (plan
333/KH-UBND, section I.II.3); 24 villages have no signal in August 2025 (seed document 000, footnote 3).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy

from pipelines.illustrative.chance import WHOLE, Grid, allot, draws, part_of
from pipelines.illustrative.communes import Commune
from pipelines.illustrative.filings import SEASON
from pipelines.illustrative.months import COUNT, path
from pipelines.illustrative.rates import RateForm, rates
from pipelines.illustrative.roles import monthly_filings

ELECTRONIC = RateForm({"2025-01": 37, "2025-12": 52, "2026-10": 68.5}, spread=15, drift=11, wobble=4)
SIGNATURE = RateForm({"2025-01": 44, "2025-12": 72, "2026-10": 91}, spread=15, drift=12, wobble=1)
SKILL = RateForm({"2025-01": 31, "2025-12": 57, "2026-10": 95}, spread=14, drift=11, wobble=1)

STATIONS = {"2025-01": 3_322, "2025-12": 3_486, "2026-10": 3_641}
WEAK_SIGNAL_VILLAGES = {"2025-01": 129, "2025-12": 99, "2026-10": 61}
NO_SIGNAL_VILLAGES = {"2025-01": 31, "2025-08": 24, "2025-12": 19, "2026-10": 7}

INDEX_GROUPS = {
    "transparency": 18,
    "progress": 20,
    "digitisation": 22,
    "online_services": 22,
    "satisfaction": 18,
}
"""The five groups of index 766 (decision 766/QĐ-TTg) and the most points of each."""

EARNED = {
    "transparency": RateForm({"2025-01": 78, "2025-12": 86, "2026-10": 92}, spread=10, drift=5, wobble=2),
    "progress": RateForm({"2025-01": 82, "2025-12": 89, "2026-10": 92}, spread=8, drift=5, wobble=3),
    "digitisation": RateForm({"2025-01": 38, "2025-12": 51, "2026-10": 69}, spread=14, drift=9, wobble=3),
    "online_services": RateForm({"2025-01": 55, "2025-12": 65, "2026-10": 76}, spread=12, drift=7, wobble=3),
    "satisfaction": RateForm({"2025-01": 88, "2025-12": 91, "2026-10": 88}, spread=6, drift=4, wobble=2),
}
"""The share of its points a commune earns in each group."""


@dataclass(frozen=True)
class Stocks:
    """Counts and points by commune and month; `index_points` holds hundredths of a point by group."""

    work_files: Grid
    electronic_work_files: Grid
    officials: Grid
    signing_officials: Grid
    trained_officials: Grid
    stations: Grid
    weak_signal_villages: Grid
    no_signal_villages: Grid
    index_points: dict[str, Grid]


def count_stocks(communes: Sequence[Commune]) -> Stocks:
    """Count what every commune has at the end of every month."""
    sizes = monthly_filings(communes)
    work_files = _work_files(communes, sizes)
    officials = _officials(communes, sizes)
    remoteness = draws("infrastructure.remoteness", communes, 2) ** 2 // WHOLE
    remoteness[[commune.is_ward for commune in communes]] = 0
    return Stocks(
        work_files=work_files,
        electronic_work_files=part_of(work_files, rates("workforce.electronic", communes, ELECTRONIC)),
        officials=officials,
        signing_officials=_gained(part_of(officials, rates("workforce.signature", communes, SIGNATURE))),
        trained_officials=_gained(part_of(officials, rates("workforce.skill", communes, SKILL))),
        stations=_stations(communes, sizes),
        weak_signal_villages=_mended(path(WEAK_SIGNAL_VILLAGES), remoteness[:, 0]),
        no_signal_villages=_mended(path(NO_SIGNAL_VILLAGES), remoteness[:, 1]),
        index_points={
            group: part_of(numpy.array(100 * most), rates(f"index_766.{group}", communes, EARNED[group]))
            for group, most in INDEX_GROUPS.items()
        },
    )


def _work_files(communes: Sequence[Commune], sizes: Grid) -> Grid:
    usual = 140 + sizes // 8 + draws("workforce.work_files", communes, 1) // 70
    strayed = 9_500 + draws("workforce.work_files.month", communes, COUNT) // 10
    return part_of(part_of(usual, numpy.array([SEASON])), strayed)


def _officials(communes: Sequence[Commune], sizes: Grid) -> Grid:
    headcount = 40 + sizes // 80 + draws("workforce.officials", communes, 1) // 600
    return numpy.repeat(headcount, COUNT, axis=1)


def _gained(officials: Grid) -> Grid:
    # Neither a signature nor a certificate of training is lost from one month to the next.
    return numpy.maximum.accumulate(officials, axis=1)


def _stations(communes: Sequence[Commune], sizes: Grid) -> Grid:
    totals = path(STATIONS)
    shares = 1_500 + sizes + draws("infrastructure.area", communes, 1)[:, 0:1] // 6
    lots = draws("infrastructure.new_stations", communes, COUNT)
    months = [allot(int(totals[0]), shares[:, 0])]
    for month in range(1, COUNT):
        new = allot(int(totals[month] - totals[month - 1]), shares[:, 0] * lots[:, month])
        months.append(months[-1] + new)
    return numpy.stack(months, axis=1)


def _mended(totals: Grid, shares: Grid) -> Grid:
    """A stock that shrinks to each month's total, where most is left first."""
    months = [allot(int(totals[0]), shares)]
    for month in range(1, COUNT):
        mended = allot(int(totals[month - 1] - totals[month]), months[-1])
        months.append(months[-1] - mended)
    return numpy.stack(months, axis=1)
