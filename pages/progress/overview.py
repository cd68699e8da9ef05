"""The overview: where the indicators stand and are going, what changed, which communes hold them back."""

from __future__ import annotations

import streamlit

from charts import facts, going, headline, lists, moves, pillars, screen, tasks
from charts.source import short_source
from charts.ways import Ways
from pages.parts.ask import ask_month
from pages.parts.frame import Frame, freshness_line, illustrative_band, open_frame, show
from pages.parts.levels import latest_of_levels
from pages.parts.since import ask_since
from pages.parts.steering import STEERING_STYLE, day_shown
from pages.parts.ways import ways_of
from queries.catalogue import documents
from queries.changes import changes
from queries.directions import directions
from queries.progress import figures, overview
from queries.ranking import commune_moves, communes_furthest_behind
from queries.reporting import silent_communes
from queries.tasks import tasks as all_tasks
from schemas.period import Period, parse_period
from schemas.view import Overview

ROWS_TOLD = 6


def main() -> None:
    frame = open_frame()
    title, choice = streamlit.columns([4, 1], vertical_alignment="bottom")
    with choice:
        month = parse_period(ask_month(frame))
    rows = overview(frame.release, day=month.last_day)
    ways = ways_of(frame, rows, month=month.slug)
    going_where = directions(frame.release, day=month.last_day)
    with title:
        as_of = frame.words.text(
            "Where the indicators stand at the end of {period}", period=frame.words.period(month.slug)
        )
        show(
            screen.heading(headline.answer(frame.words, rows), level=1, note=as_of),
            going.answer_line(frame.words, rows, going_where),
        )
    if any(row.figure and row.figure.illustrative for row in rows):
        illustrative_band(frame)
    draw_statuses(frame, rows, ways)
    draw_headlines(frame, rows, ways)
    draw_movement(frame, month, rows, ways)
    draw_communes(frame, month, rows, ways)
    draw_tasks(frame)
    draw_pillars(frame, month, rows, ways)
    freshness_line(frame)


def draw_statuses(frame: Frame, rows: tuple[Overview, ...], ways: Ways) -> None:
    """How many stand where, with the indicators behind each number."""
    show(
        screen.status_strip(frame.words, headline.counts(rows)),
        lists.indicators_by_status(frame.words, rows, ways),
        screen.paragraph(headline.targets_not_published(frame.words, rows), muted=True),
    )


def draw_headlines(frame: Frame, rows: tuple[Overview, ...], ways: Ways) -> None:
    """The headline figures."""
    known = documents(frame.release)
    chosen = sorted((row for row in rows if row.indicator.headline), key=lambda row: row.indicator.headline)
    cards = [
        headline.card(
            frame.words,
            row,
            figures(frame.release, indicator=row.indicator.id, geography=row.indicator.main_geography),
            ways=ways,
            source=short_source(frame.words, row.figure, known) if row.figure else "",
        )
        for row in chosen
    ]
    show(
        screen.heading(frame.words.text("Headline indicators")),
        screen.headline_cards(frame.words, cards, frame.colours),
    )


def draw_movement(frame: Frame, month: Period, rows: tuple[Overview, ...], ways: Ways) -> None:
    """Where the indicators are going, and what changed since a day."""
    left, right = streamlit.columns(2, gap="large")
    with left:
        show(going.section(frame.words, rows, directions(frame.release, day=month.last_day), ways))
    with right:
        title = streamlit.container()
        since = ask_since(frame, month)
        with title:
            show(lists.changed_title(frame.words, since.called))
        changed = changes(frame.release, earlier=since.day, later=month.last_day, shown_then=since.shown_then)
        show(lists.changed_section(frame.words, changed, ways, most=ROWS_TOLD))


def draw_communes(frame: Frame, month: Period, rows: tuple[Overview, ...], ways: Ways) -> None:
    """The communes furthest behind, rising, getting worse, and silent."""
    words, release = frame.words, frame.release
    known = {row.indicator.id: row.indicator for row in rows}

    def calendar(dataset: str) -> str:
        return frame.address.link("calendar", dataset=dataset)

    behind = communes_furthest_behind(release, day=month.last_day, count=ROWS_TOLD)
    moved = commune_moves(release, day=month.last_day, count=ROWS_TOLD)
    show(
        screen.heading(words.text("Communes and wards")),
        screen.columns(
            lists.behind_section(words, behind, known, ways),
            lists.silent_section(words, silent_communes(release, day=month.last_day), ways, calendar),
        ),
        screen.columns(
            moves.rising_section(words, moved, known, ways),
            moves.falling_section(words, moved, known, ways),
        ),
    )


def draw_tasks(frame: Frame) -> None:
    """The committee's tasks that are overdue or due soon, on the day the pages speak of."""
    rows = all_tasks(frame.release, day=day_shown(frame))
    show(
        STEERING_STYLE,
        tasks.due_section(
            frame.words,
            rows,
            lambda task: frame.address.link("tasks", task=task),
            more=frame.address.link("tasks"),
            most=ROWS_TOLD,
        ),
    )


def draw_pillars(frame: Frame, month: Period, rows: tuple[Overview, ...], ways: Ways) -> None:
    """Each pillar, and the rates published by level, where a province's rate hides its communes'."""
    show(pillars.section(frame.words, rows, ways))
    for row in rows:
        if row.indicator.level == "level" and row.indicator.kind == "rate":
            latest = latest_of_levels(frame, row.indicator, day=month.last_day)
            address = frame.address.link("digitisation", period=month.slug)
            show(facts.levels_line(frame.words, row.indicator, latest, address))


main()
