"""The reminder on the calendar's page: whom to remind of what, and the text to copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit

from charts import screen
from charts.copying import SCRIPT_FILE, copyable
from charts.reminder import Missing, reminder
from pages.parts.ask import choose
from pages.parts.frame import Frame, show
from queries.communes import communes
from queries.reporting import reporting_calendar
from schemas.reporting import ReportingPeriod

EVERY_REPORT = "every_report"


def draw_reminder(
    frame: Frame, periods: Mapping[str, Sequence[ReportingPeriod]], dataset: str, *, day: date
) -> None:
    """A text to the communes that are missing from a period, or from every report's newest one."""
    words = frame.words
    show(screen.heading(words.text("Reminder to copy")))
    if periods[dataset][0].illustrative:
        show(
            screen.paragraph(
                words.text("These reports are illustrative: there is nobody to remind."), muted=True
            )
        )
        return
    offered = {
        period.period: words.text(
            "{period}: {count} missing", period=words.period(period.period), count=period.missing
        )
        for period in periods[dataset] if period.missing
    }  # fmt: skip
    if not offered:
        show(screen.paragraph(words.text("Every commune and ward reported."), muted=True))
        return
    names = {**offered, EVERY_REPORT: words.text("Every report's newest period")}
    chosen = choose(frame, "reported_period", words.text("Remind of"), tuple(names), names)
    told = reminder(
        [
            missing_of(frame, period, day)
            for found in periods.values()
            for period in found
            if (period is found[0] and not period.illustrative if chosen == EVERY_REPORT
                else period.dataset == dataset and period.period == chosen)
        ],
        {one.code: one for one in communes(frame.release)}, day=day,
    )  # fmt: skip
    streamlit.html(
        f"<script>{SCRIPT_FILE.read_text(encoding='utf-8')}</script>", unsafe_allow_javascript=True
    )
    show(
        copyable(
            told, label=words.text("Reminder to copy"), button=words.text("Copy the text"),
            copied=words.text("Copied"), language="vi",
        )
    )  # fmt: skip


def missing_of(frame: Frame, period: ReportingPeriod, day: date) -> Missing:
    """A period with the reports that are missing of it."""
    reports = reporting_calendar(frame.release, dataset=period.dataset, day=day)
    return period, [report for report in reports if report.period == period.period and report.missing]
