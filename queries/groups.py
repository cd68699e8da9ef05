"""Groups of communes: by former district, by type, by size; and their figures as sums over sums."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from queries.communes import communes
from queries.release import ReleaseFile, records
from schemas.commune import CommuneGroup, CommuneView, GroupFigure, Grouping
from schemas.slug import slug_of


@lru_cache(maxsize=64)
def groups(release: ReleaseFile, *, grouping: Grouping) -> tuple[CommuneGroup, ...]:
    """The groups of one kind, each commune in exactly one, in the order of their first members."""
    members: dict[str, list[CommuneView]] = {}
    for commune in communes(release):
        members.setdefault(shared_name(commune, grouping), []).append(commune)
    return tuple(
        CommuneGroup(f"{grouping}-{slug_of(name)}", grouping, name, tuple(row.code for row in rows))
        for name, rows in members.items()
    )


def shared_name(commune: CommuneView, grouping: Grouping) -> str:
    """What a commune shares with the others of its group."""
    match grouping:
        case Grouping.DISTRICT:
            return commune.district
        case Grouping.TYPE:
            return commune.type
        case Grouping.SIZE:
            return commune.size


@lru_cache(maxsize=256)
def group_months(
    release: ReleaseFile, *, codes: tuple[str, ...], day: date
) -> dict[str, tuple[GroupFigure, ...]]:
    """A group's months by that day: by indicator, in order of time."""
    found: dict[str, list[GroupFigure]] = {}
    for record in records(release, "group_months", {"codes": list(codes), "day": day}):
        found.setdefault(record["indicator"], []).append(GroupFigure(**record))
    return {indicator: tuple(months) for indicator, months in found.items()}
