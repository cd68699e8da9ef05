"""The reporting calendar: who reported, who was late, who is silent, and a ready reminder to those."""

from __future__ import annotations

from datetime import date

import streamlit

from charts import html_calendar, screen
from charts.calendar import BY_NAME, SILENT_FIRST, CalendarChoice, calendar_table, dataset_name
from pages.parts.ask import ask_window, choose
from pages.parts.ask_communes import ask_grouping
from pages.parts.communes import COMMUNES_STYLE
from pages.parts.draw import draw_markup
from pages.parts.due_dates import draw_rules
from pages.parts.frame import Frame, freshness_line, illustrative_band, open_frame, show
from pages.parts.reminding import draw_reminder
from pipelines.clock import now_in_lang_son
from queries.catalogue import months
from queries.communes import communes
from queries.groups import groups
from queries.reporting import reporting_calendar, reporting_periods
from schemas.period import parse_period
from schemas.reporting import ReportingPeriod

By = dict[str, list[ReportingPeriod]]


def main() -> None:
    frame = open_frame()
    day = frame.day or now_in_lang_son().date()
    periods: By = {}
    for period in reporting_periods(frame.release, day=day):
        periods.setdefault(period.dataset, []).append(period)
    if not periods:
        told = frame.words.text("No commune or ward has reported anything yet.")
        show(screen.heading(told, level=1))
        draw_rules(frame)
        return
    title = streamlit.container()
    choices = streamlit.columns([4, 3, 3, 2])
    with choices[0]:
        dataset = ask_dataset(frame, periods)
    with choices[1]:
        order = ask_order(frame)
    with choices[2]:
        grouping = ask_grouping(frame)
    with choices[3]:
        shown = tuple(periods[dataset][: ask_window(frame)])
    known = groups(frame.release, grouping=grouping) if grouping else ()
    reports = reporting_calendar(frame.release, dataset=dataset, day=day)
    chart = calendar_table(
        frame.words, reports, communes(frame.release), CalendarChoice(shown, order, known),
        lambda code: frame.address.link("commune", commune=code), day=day,
        of_period=lambda period: communes_address(frame, period),
    )  # fmt: skip
    with title:
        show(COMMUNES_STYLE, screen.heading(chart.title, level=1))
        if shown[0].illustrative:
            illustrative_band(frame)
    draw_markup(frame, chart, html_calendar.calendar_markup(frame.words, chart), key="calendar")
    draw_reminder(frame, periods, dataset, day=day)
    draw_datasets(frame, periods, day)
    draw_rules(frame)
    freshness_line(frame)


def communes_address(frame: Frame, period: str) -> str:
    """The address of the communes side by side in a period; empty where nobody has reported its last month yet."""
    month = parse_period(period).last.slug
    return frame.address.link("communes", period=month) if month in months(frame.release) else ""


def ask_dataset(frame: Frame, periods: By) -> str:
    """Which report's calendar; the one with the most silent communes where the address names none."""
    names = {dataset: dataset_name(frame.words, found[0]) for dataset, found in periods.items()}
    worst = min(periods, key=lambda one: (periods[one][0].illustrative, -periods[one][0].silent))
    return choose(frame, "dataset", frame.words.text("Report"), tuple(names), names, otherwise=worst)


def ask_order(frame: Frame) -> str:
    """In which order the communes stand."""
    names = {SILENT_FIRST: frame.words.text("Silent first"), BY_NAME: frame.words.text("By name")}
    return choose(frame, "order", frame.words.text("Order"), tuple(names), names)


def draw_datasets(frame: Frame, periods: By, day: date) -> None:
    """Every report's newest period."""
    words = frame.words
    newest = [found[0] for found in periods.values()]
    show(
        screen.heading(words.text("Every report's newest period, as it stands on {day}", day=words.day(day))),
        html_calendar.datasets_table(
            words, newest, lambda dataset: frame.address.link("calendar", dataset=dataset)
        ),
    )


main()
