"""The reporting calendar: what the release says of every commune's report, for the command line."""

from __future__ import annotations

from datetime import date

import duckdb

from pipelines.sql import statement
from schemas.errors import Misuse
from schemas.release import READING, Release
from schemas.reporting import CommuneReport, ReportingState


def calendar(
    release: Release, *, day: date, dataset: str | None = None, period: str | None = None
) -> tuple[CommuneReport, ...]:
    """Every commune's report as it stands on that day: by dataset, the newest period first.

    Of one dataset or period where one is named. raises `Misuse` where communes report no such dataset.
    """
    with duckdb.connect(release.path, read_only=True, config=READING) as connection:
        known = [
            row[0]
            for row in connection.execute(
                "SELECT DISTINCT dataset FROM reporting_period ORDER BY 1"
            ).fetchall()
        ]
        if dataset is not None and dataset not in known:
            raise Misuse(
                "Communes and wards report no dataset “{found}”.",
                remedy="Choose one of: {known}.",
                found=dataset[:40],
                known=", ".join(known) or "–",
            )
        rows = connection.execute(
            statement("calendar"), {"day": day, "dataset": dataset, "period": period}
        ).fetchall()
    return tuple(
        CommuneReport(
            code, geography, slug, last_day, due, ReportingState(state), at, late, upload, illustrative
        )
        for code, geography, slug, last_day, due, state, at, late, upload, illustrative in rows
    )
