"""Composing the reminder: a ready Vietnamese text to the communes whose reports are missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from charts import units
from charts.calendar import dataset_name
from schemas.commune import CommuneView
from schemas.reporting import CommuneReport, ReportingPeriod
from schemas.words import words_for

Missing = tuple[ReportingPeriod, Sequence[CommuneReport]]
"""A period with the reports that are missing of it."""

WORDS = words_for("vi")
"""The text goes to offices, whatever language the page is read in."""


def reminder(missing: Sequence[Missing], communes: Mapping[str, CommuneView], *, day: date) -> str:
    """The text for these periods together; empty where nothing is missing."""
    told = [(period, reports) for period, reports in missing if reports]
    if not told:
        return ""
    asked = WORDS.text(
        "Please send the reports soon, so that the figures of the whole province can be put together."
    )
    if len(told) == 1:
        ((period, reports),) = told
        return "\n".join([_salutation(reports, communes), "", _sentence(period, day), asked])
    lines = [_line(period, reports, communes, day=day) for period, reports in told]
    intro = WORDS.text("As of {day}, these reports have not been received:", day=WORDS.day(day))
    return "\n".join(
        [
            WORDS.text("To: the People's Committees of the communes and wards named below"),
            "",
            intro,
            *lines,
            asked,
        ]
    )


def _salutation(reports: Sequence[CommuneReport], communes: Mapping[str, CommuneView]) -> str:
    named = _names([report.geography for report in reports], communes)
    return WORDS.text("To: the People's Committees of {communes}", communes=named)


def _sentence(period: ReportingPeriod, day: date) -> str:
    return WORDS.text(
        "As of {day}, the units above have not reported: {report}{due}.",
        day=WORDS.day(day), report=_report(period), due=_due(period, day),
    )  # fmt: skip


def _report(period: ReportingPeriod) -> str:
    return f"{dataset_name(WORDS, period)}, {WORDS.period(period.period)}"


def _line(
    period: ReportingPeriod,
    reports: Sequence[CommuneReport],
    communes: Mapping[str, CommuneView],
    *,
    day: date,
) -> str:
    named = _names([report.geography for report in reports], communes)
    return WORDS.text(
        "- {report}{due}: {communes}.", report=_report(period), due=_due(period, day), communes=named
    )


def _due(period: ReportingPeriod, day: date) -> str:
    if period.due_date is None:
        return ""
    overdue = (day - period.due_date).days
    if overdue <= 0:
        return " " + WORDS.text("(due {day})", day=WORDS.day(period.due_date))
    return " " + WORDS.text(
        "(due {day}, {count} days overdue)", day=WORDS.day(period.due_date), count=overdue
    )


def _names(codes: Sequence[str], communes: Mapping[str, CommuneView]) -> str:
    return ", ".join(units.full_commune_name(WORDS, communes[code]) for code in codes)
