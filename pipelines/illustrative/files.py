"""The illustrative files: one per month and dataset, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from pipelines.illustrative.communes import Commune, in_order
from pipelines.illustrative.datasets import DATASETS, Figures
from pipelines.illustrative.filings import count_filings
from pipelines.illustrative.months import MONTHS, index_of
from pipelines.illustrative.roles import Roles, assign_roles
from pipelines.illustrative.stocks import count_stocks
from schemas.period import Month

SILENT_COMMUNES = {
    ("online_filing", "2026-09"): 1,
    ("digitisation", "2026-10"): 3,
    ("online_filing", "2026-10"): 4,
    ("online_payment", "2026-10"): 3,
    ("workforce", "2026-10"): 4,
}
"""How many communes did not report a dataset's month; the first of them is silent both times."""


@dataclass(frozen=True)
class IllustrativeFile:
    """A generated report: the bytes, what they report on, and when such a report would have come."""

    name: str
    content: bytes
    dataset: str
    period: str
    published_at: datetime


def illustrative_files(communes: Sequence[Commune]) -> Iterator[IllustrativeFile]:
    """Write the file of every month and dataset, ordered by period, then dataset."""
    ordered = in_order(communes)
    roles = assign_roles(ordered)
    figures = Figures(ordered, count_filings(ordered, roles), count_stocks(ordered))
    for month in MONTHS:
        for dataset, form in sorted(DATASETS.items()):
            reporting = _reporting(ordered, roles, dataset, month)
            yield IllustrativeFile(
                name=f"{form.file_stem}-{month.slug}.csv",
                content=form.write(figures, reporting, month, index_of(month.slug)),
                dataset=dataset,
                period=month.slug,
                published_at=datetime.combine(month.plus(1).first_day.replace(day=5), time(8)),
            )


def _reporting(communes: Sequence[Commune], roles: Roles, dataset: str, month: Month) -> list[int]:
    silent = roles.silent[: SILENT_COMMUNES.get((dataset, month.slug), 0)]
    return [row for row in range(len(communes)) if row not in silent]
