"""Open data: which tables of a release anybody may have, and what stays inside."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OpenTable:
    """One table that is given away. `closed` columns are about persons and stay inside."""

    name: str
    title: str
    closed: tuple[str, ...] = ()


OPEN_TABLES = (
    OpenTable("indicator", "Indicators: what is measured, with definition, unit, level and frequency"),
    OpenTable("dataset", "Kinds of reports that officials send"),
    OpenTable("geography", "Units: province, communes and wards, levels of government"),
    OpenTable("target", "Targets with level, period, baseline, standing and source"),
    OpenTable("milestone", "Steps of targets: the value due on a day"),
    OpenTable("observation", "Figures with numerator and denominator, period and source"),
    OpenTable("progress", "Where each figure stands: status, progress, pace, rank"),
    OpenTable("reporting", "Which commune or ward reported what, and when"),
    OpenTable("reporting_period", "Periods to report, with their due dates"),
    OpenTable("due_date", "By when reports are due"),
    OpenTable("document", "Documents that figures, targets and tasks are taken from"),
    OpenTable("upload", "Published files that figures are taken from", closed=("published_by", "note")),
    OpenTable("other_figure", "Figures of documents that measure no indicator"),
    OpenTable("reconciliation", "Sums and ratios a document states, beside what their parts give"),
    OpenTable("reconciliation_part", "The parts of those sums and ratios"),
    OpenTable("task", "Tasks of documents, with agency and deadline"),
)
"""In the order they are listed; a table that is not named here stays inside: the agenda of meetings, and what was said there."""
