"""The targets of a year with where everybody stands, and what a year ended with."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from queries.release import ReleaseFile, records
from schemas.geography import NATION, PROVINCE
from schemas.target import StatedPart, TargetRow

ENDED = "targets_2025"
"""The sum in which plan 333/KH-UBND says what became of the 34 targets of 2025."""


@lru_cache(maxsize=64)
def target_rows(release: ReleaseFile, *, year: int, day: date) -> tuple[TargetRow, ...]:
    """Every target whose period lies in the year, by indicator; where each stands is as of the day."""
    asked = {"year": str(year), "day": day, "province": PROVINCE, "nation": NATION}
    return tuple(TargetRow(**record) for record in records(release, "target_rows", asked))


@lru_cache(maxsize=16)
def target_years(release: ReleaseFile) -> tuple[int, ...]:
    """The years there are targets for, the earliest first."""
    return tuple(int(record["year"]) for record in records(release, "target_years"))


@lru_cache(maxsize=16)
def year_ended(release: ReleaseFile) -> tuple[StatedPart, ...]:
    """What became of the targets of 2025, as the plan for 2026 states it: the sum first, then its parts."""
    return tuple(StatedPart(**record) for record in records(release, "stated_parts", {"id": ENDED}))
