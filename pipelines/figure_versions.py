"""Versions of a figure: what every upload the truth remembers said of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pipelines.sql import statement
from pipelines.store import TRUTH, locked_store, truth_reading
from pipelines.truth import END_OF_TIME, has_tables
from schemas.figure_version import FigureVersion
from schemas.upload import Origin, UploadKind


def figure_versions(
    store: Path, *, indicator: str, geography: str, period: str, moment: datetime = END_OF_TIME
) -> tuple[FigureVersion, ...]:
    """Every upload by a moment that names the figure, withdrawn ones included, the one published last first."""
    if not (store / TRUTH).exists():
        return ()
    asked = {"indicator": indicator, "geography": geography, "period": period, "moment": moment}
    with locked_store(store), truth_reading(store) as truth:
        rows = truth.execute(statement("figure_versions"), asked).fetchall() if has_tables(truth) else []
    return tuple(
        FigureVersion(upload, name, UploadKind(kind), Origin(origin), *rest)
        for upload, name, kind, origin, *rest in rows
    )
