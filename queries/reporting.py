"""Who reported and who was silent, and by when reports are due."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from queries.release import Record, ReleaseFile, records
from schemas.overview import SilentCommune
from schemas.reporting import CommuneReport, DueDateRule, ReportingPeriod, ReportingState


@lru_cache(maxsize=128)
def silent_communes(release: ReleaseFile, *, day: date) -> tuple[SilentCommune, ...]:
    """The communes missing from each dataset's latest period by that day, by dataset."""
    return tuple(SilentCommune(**record) for record in records(release, "silent_communes", {"day": day}))


@lru_cache(maxsize=64)
def reporting_calendar(release: ReleaseFile, *, dataset: str, day: date) -> tuple[CommuneReport, ...]:
    """Every commune's report of every period of a dataset as it stands on that day, the newest period first."""
    rows = records(release, "reporting_calendar", {"dataset": dataset, "day": day})
    return tuple(_report(record) for record in rows)


@lru_cache(maxsize=64)
def reporting_periods(release: ReleaseFile, *, day: date) -> tuple[ReportingPeriod, ...]:
    """How many communes stand where on that day, by dataset, the newest period first."""
    return tuple(ReportingPeriod(**record) for record in records(release, "reporting_periods", {"day": day}))


@lru_cache(maxsize=16)
def due_date_rules(release: ReleaseFile) -> tuple[DueDateRule, ...]:
    """By when reports are due, the general rules first."""
    return tuple(DueDateRule(**record) for record in records(release, "due_date_rules"))


def _report(record: Record) -> CommuneReport:
    state, origin = ReportingState(record.pop("state")), record.pop("origin")
    return CommuneReport(**record, state=state, illustrative=origin == "illustrative")
