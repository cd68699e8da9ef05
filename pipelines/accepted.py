"""Warnings accepted: what files in force were published with all the same, each with the reason given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from pipelines.sql import statement
from pipelines.store import TRUTH, locked_store, truth_reading
from pipelines.truth import END_OF_TIME, has_tables
from pipelines.uploads import issue_kept
from schemas.quality import AcceptedIssue


def accepted_issues(store: Path, moment: datetime = END_OF_TIME) -> tuple[AcceptedIssue, ...]:
    """Every warning of a reported file in force at a moment, the file published last first; illustrative ones left out."""
    if not (store / TRUTH).exists():
        return ()
    with locked_store(store), truth_reading(store) as truth:
        if not has_tables(truth):
            return ()
        rows = truth.execute(statement("accepted_warnings"), {"moment": moment}).fetchall()
    return tuple(
        found for accepted, issues, *of_file in rows for found in _of_file(accepted, issues, of_file)
    )


def _of_file(accepted: str, issues: str, of_file: list[object]) -> Iterator[AcceptedIssue]:
    reasons = json.loads(accepted)
    for kept in json.loads(issues):
        if kept["rule"] in reasons:
            yield AcceptedIssue(issue_kept(kept), reasons[kept["rule"]], *of_file)  # type: ignore[arg-type]
