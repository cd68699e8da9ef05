"""What is contradictory, and how complete and new each indicator is."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import groupby

from queries.progress import overview
from queries.release import Record, ReleaseFile, records
from schemas.period import month_of
from schemas.quality import OLDEST_MONTHS, Coverage, Freshness, Reconciliation, ReconciliationPart

_PART = tuple(ReconciliationPart.__dataclass_fields__)


@lru_cache(maxsize=16)
def reconciliations(release: ReleaseFile) -> tuple[Reconciliation, ...]:
    """Every stated sum, ratio and pair of values with its parts, those that contradict first."""
    rows = records(release, "reconciliations")
    return tuple(_reconciliation(list(parts)) for _, parts in groupby(rows, key=lambda row: row["id"]))


@lru_cache(maxsize=64)
def coverage(release: ReleaseFile, *, day: date) -> tuple[Coverage, ...]:
    """Every indicator's newest figure by that day, in the order lists show them."""
    counts = {row["indicator"]: row for row in records(release, "commune_coverage", {"day": day})}
    found = []
    for row in overview(release, day=day):
        count = counts.get(row.indicator.id, {})
        last = max(
            (d for d in (row.figure.last_day if row.figure else None, count.get("last_day")) if d),
            default=None,
        )
        old = month_of(day).number - month_of(last).number if last else None
        found.append(
            Coverage(
                indicator=row.indicator, figure=row.figure, freshness=_freshness(row.indicator.frequency, old),
                months_old=old, reported=count.get("reported"), expected=count.get("expected"),
            )
        )  # fmt: skip
    return tuple(found)


def _freshness(frequency: str, months_old: int | None) -> Freshness:
    if months_old is None:
        return Freshness.NO_DATA
    return Freshness.OLD if months_old > OLDEST_MONTHS[frequency] else Freshness.FRESH


def _reconciliation(parts: list[Record]) -> Reconciliation:
    first = parts[0]
    return Reconciliation(
        id=first["id"], kind=first["kind"], stated=first["stated"], computed=first["computed"],
        agrees=first["agrees"], decimals=first["decimals"], unit_vi=first["unit_vi"], unit_en=first["unit_en"],
        parts=tuple(ReconciliationPart(**{name: row[name] for name in _PART}) for row in parts),
    )  # fmt: skip
