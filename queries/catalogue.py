"""What there is to ask about: indicators, units, periods, documents, targets, and how new it all is."""

from __future__ import annotations

from functools import lru_cache

from queries.release import ReleaseFile, records
from schemas.dataset import DatasetView
from schemas.geography import COMMUNE_LEVEL, NATION, PROVINCE
from schemas.view import (
    DocumentView,
    Freshness,
    GeographyView,
    IndicatorView,
    MilestoneView,
    TargetView,
)

MAIN_GEOGRAPHIES = {"province": PROVINCE, "nation": NATION, "commune_level": COMMUNE_LEVEL}
"""Which unit's figure stands for an indicator, by its level."""


@lru_cache(maxsize=16)
def indicators(release: ReleaseFile) -> tuple[IndicatorView, ...]:
    """Every indicator, in the order lists show them."""
    return tuple(IndicatorView(**record) for record in records(release, "indicators", MAIN_GEOGRAPHIES))


@lru_cache(maxsize=16)
def geographies(release: ReleaseFile) -> tuple[GeographyView, ...]:
    """Every unit, in the order lists show them."""
    return tuple(GeographyView(**record) for record in records(release, "geographies"))


@lru_cache(maxsize=256)
def geographies_of(release: ReleaseFile, *, indicator: str) -> tuple[GeographyView, ...]:
    """The units an indicator has figures of, in the order lists show them."""
    rows = records(release, "geographies_of_indicator", {"indicator": indicator})
    return tuple(GeographyView(**record) for record in rows)


@lru_cache(maxsize=16)
def documents(release: ReleaseFile) -> dict[str, DocumentView]:
    """Every document by its id."""
    rows = (DocumentView(**record) for record in records(release, "documents"))
    return {document.id: document for document in rows}


@lru_cache(maxsize=16)
def datasets(release: ReleaseFile) -> dict[str, DatasetView]:
    """Every kind of file by its id."""
    rows = (DatasetView(**record) for record in records(release, "datasets"))
    return {dataset.id: dataset for dataset in rows}


@lru_cache(maxsize=16)
def months(release: ReleaseFile) -> tuple[str, ...]:
    """The months anything was observed in, newest first."""
    return tuple(str(record["period"]) for record in records(release, "months"))


@lru_cache(maxsize=256)
def targets(release: ReleaseFile, *, indicator: str) -> tuple[TargetView, ...]:
    """The targets of an indicator, the nearest deadline first."""
    rows = records(release, "targets", {"indicator": indicator})
    return tuple(TargetView(**record) for record in rows)


@lru_cache(maxsize=256)
def milestones(release: ReleaseFile, *, indicator: str) -> tuple[MilestoneView, ...]:
    """The steps of an indicator's targets, by target and day."""
    rows = records(release, "milestones", {"indicator": indicator})
    return tuple(MilestoneView(**record) for record in rows)


@lru_cache(maxsize=16)
def freshness(release: ReleaseFile) -> Freshness:
    """How new the release is."""
    return Freshness(**records(release, "freshness")[0])
