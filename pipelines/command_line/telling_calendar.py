"""How the command line tells the reporting calendar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from itertools import groupby

from pipelines.command_line.telling import as_json
from pipelines.reference import Reference
from schemas.reporting import REPORTING_FORMS, CommuneReport, ReportingState
from schemas.words import Words


def calendar_text(
    reports: Sequence[CommuneReport], reference: Reference, words: Words, *, newest: bool
) -> str:
    """Per dataset and period how many communes stand where, and the missing and late ones by name.

    `newest` tells of each dataset only the newest period.
    """
    lines: list[str] = []
    told: set[str] = set()
    for (dataset, _), of_period in groupby(reports, key=lambda report: (report.dataset, report.period)):
        if newest and dataset in told:
            continue
        told.add(dataset)
        lines += _period_lines(list(of_period), reference, words)
    return "\n".join(lines) or words.text("No commune or ward has reported anything yet.")


def calendar_json(reports: Sequence[CommuneReport], *, day: date) -> str:
    """Every report as an object, days as ISO, with the day it all is told for."""
    return as_json({"day": day.isoformat(), "reports": [_plain(report) for report in reports]})


def _plain(report: CommuneReport) -> dict[str, object]:
    days = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(report).items()
    }
    return {**days, "state": report.state.value}


def _period_lines(reports: list[CommuneReport], reference: Reference, words: Words) -> list[str]:
    first, dataset = reports[0], reference.datasets.get(reports[0].dataset)
    name = words.pick(dataset.name_vi, dataset.name_en) if dataset else first.dataset
    due = words.text(", due {day}", day=words.day(first.due_date)) if first.due_date else ""
    mark = f" ({words.text('illustrative data')})" if first.illustrative else ""
    lines = [f"{name}, {words.period(first.period)}{due}{mark}"]
    counts = Counter(report.state for report in reports)
    for state, form in REPORTING_FORMS.items():
        if not counts[state]:
            continue
        listed = [report for report in reports if report.state is state]
        # Of all of them, or of those that are well, the names say nothing.
        named = state is not ReportingState.REPORTED and len(listed) < len(reports)
        names = "" if not named else ": " + ", ".join(
            _named(report, reference, words) for report in listed
        )  # fmt: skip
        lines.append(f"  {form.symbol} {words.text(form.word)}: {len(listed)}/{len(reports)}{names}")
    return lines


def _named(report: CommuneReport, reference: Reference, words: Words) -> str:
    name = reference.names.name_of_code.get(report.geography, report.geography)
    if not report.days_late:
        return name
    return f"{name} ({words.count_text('{count} day', '{count} days', report.days_late)})"
