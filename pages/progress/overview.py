"""The overview: where the indicators stand and are going, what changed, which communes hold them back."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit

from charts import facts, going, headline, lists, moves, pictures, pillars, screen, tasks
from charts.chart import Chart
from charts.footer import marked
from charts.markup import join
from charts.overview_tables import directions_table, moves_table, sourced
from charts.pack_tables import behind_table, changes_table, headlines_table, indicators_table, silent_table
from charts.pillar_counts import pillar_counts
from charts.source import short_source
from charts.ways import Ways
from pages.parts.ask import ask_month
from pages.parts.draw import draw_list, offer_quietly
from pages.parts.frame import Frame, freshness_line, illustrative_band, open_frame, show
from pages.parts.levels import latest_of_levels
from pages.parts.since import ask_since
from pages.parts.steering import STEERING_STYLE, day_shown
from pages.parts.ways import ways_of
from queries.catalogue import documents
from queries.changes import changes
from queries.directions import directions
from queries.progress import figures, overview
from queries.quality import coverage
from queries.ranking import commune_moves, communes_furthest_behind
from queries.reporting import silent_communes
from queries.tasks import tasks as all_tasks
from schemas.overview import Overview
from schemas.period import Period, parse_period
from schemas.view import IndicatorView

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
    draw_statuses(frame, month, rows, ways)
    draw_headlines(frame, month, rows, ways)
    draw_movement(frame, month, rows, ways)
    draw_communes(frame, month, rows, ways)
    draw_tasks(frame)
    draw_pillars(frame, month, rows, ways)
    freshness_line(frame)


def draw_statuses(frame: Frame, month: Period, rows: tuple[Overview, ...], ways: Ways) -> None:
    """How many stand where, with the indicators behind each number."""
    words = frame.words
    show(
        pictures.drawn(
            join(
                screen.status_strip(words, headline.counts(rows)),
                lists.indicators_by_status(words, rows, ways),
            ),
            key="indicators",
        ),
        screen.paragraph(
            headline.targets_not_published(words, rows), " ",
            headline.known_by_commune_only(words, coverage(frame.release, day=month.last_day)), muted=True,
        ),
    )  # fmt: skip
    title = headline.answer(words, rows).rstrip(".")
    chart = indicators_table(words, rows, name="indicators", title=title, period=month.slug)
    offer_quietly(frame, with_sources(frame, chart, rows), key="indicators")


def draw_headlines(frame: Frame, month: Period, rows: tuple[Overview, ...], ways: Ways) -> None:
    """The headline figures."""
    words, known = frame.words, documents(frame.release)
    chosen = sorted((row for row in rows if row.indicator.headline), key=lambda row: row.indicator.headline)
    cards = [
        headline.card(
            words,
            row,
            figures(frame.release, indicator=row.indicator.id, geography=row.indicator.main_geography),
            ways=ways,
            source=short_source(words, row.figure, known) if row.figure else "",
        )
        for row in chosen
    ]
    chart = with_sources(frame, headlines_table(words, chosen, period=month.slug), chosen)
    drawn = screen.headline_cards(words, cards, frame.colours)
    draw_list(frame, chart, drawn, title=words.text("Headline indicators"), key="headlines")


def draw_movement(frame: Frame, month: Period, rows: tuple[Overview, ...], ways: Ways) -> None:
    """Where the indicators are going, and what changed since a day."""
    words, known = frame.words, documents(frame.release)
    moving = going.moving(rows, directions(frame.release, day=month.last_day))
    left, right = streamlit.columns(2, gap="large")
    with left:
        chart: Chart | None = None
        if moving:
            table = directions_table(words, moving, period=month.slug)
            chart = sourced(words, table, [direction.figure for _, direction in moving], known)
        drawn = going.section(words, moving, ways)
        draw_list(frame, chart, drawn, title=words.text("Where it is going"), key="directions")
    with right:
        draw_changes(frame, month, ways)


def draw_changes(frame: Frame, month: Period, ways: Ways) -> None:
    """What changed since the day chosen, told above the choice."""
    words = frame.words
    title = streamlit.container()
    since = ask_since(frame, month)
    changed = changes(frame.release, earlier=since.day, later=month.last_day, shown_then=since.shown_then)
    drawn = lists.changed_section(words, changed, ways, most=ROWS_TOLD)
    if not changed:
        with title:
            show(screen.heading(words.text("What changed since {period}", period=since.called)))
        show(drawn)
        return
    table = changes_table(words, changed, since=since.called, period=month.slug, most=len(changed))
    chart = sourced(words, table, [row.after for row in changed], documents(frame.release))
    with title:
        show(screen.heading(marked(words, chart.title, bool(chart.footer.illustrative))))
    show(pictures.drawn(drawn, key="changes"))
    offer_quietly(frame, chart, key="changes")


def draw_communes(frame: Frame, month: Period, rows: tuple[Overview, ...], ways: Ways) -> None:
    """The communes furthest behind, silent, rising, and getting worse."""
    words, release, period = frame.words, frame.release, month.slug
    known = {row.indicator.id: row.indicator for row in rows}
    behind = communes_furthest_behind(release, day=month.last_day, count=ROWS_TOLD)
    silent = silent_communes(release, day=month.last_day)
    show(screen.heading(words.text("Communes and wards")))
    left, right = streamlit.columns(2, gap="large")
    with left:
        draw_list(
            frame, behind_table(words, behind, known, period=period) if behind else None,
            lists.behind_section(words, behind, known, ways), title=words.text("Furthest behind"), key="behind", level=3,
        )  # fmt: skip
    with right:
        drawn = lists.silent_section(
            words, silent, ways, lambda dataset: frame.address.link("calendar", dataset=dataset)
        )
        draw_list(
            frame, silent_table(words, silent, period=period) if silent else None, drawn,
            title=words.text("Did not report"), key="silent", level=3,
        )  # fmt: skip
    draw_moves(frame, month, known, ways)


def draw_moves(frame: Frame, month: Period, known: dict[str, IndicatorView], ways: Ways) -> None:
    """The communes that rose most in three months, and those that fell most."""
    words = frame.words
    moved = commune_moves(frame.release, day=month.last_day, count=ROWS_TOLD)
    sides = (
        ("rising", words.text("Rising fastest"), [row for row in moved if row.better],
         words.text("No commune or ward has a rate of three months ago to compare with.")),
        ("falling", words.text("Getting worse"), [row for row in moved if not row.better],
         words.text("No rate of a commune or ward got worse over three months.")),
    )  # fmt: skip
    for place, (name, title, chosen, nothing) in zip(streamlit.columns(2, gap="large"), sides, strict=True):
        chart = moves_table(words, title, chosen, known, name=name, period=month.slug) if chosen else None
        drawn = moves.moves_section(words, chosen, known, ways, nothing=nothing)
        with place:
            draw_list(frame, chart, drawn, title=title, key=name, level=3)


def draw_tasks(frame: Frame) -> None:
    """The committee's tasks that are overdue or due soon, on the day the pages speak of."""
    words, rows = frame.words, all_tasks(frame.release, day=day_shown(frame))
    show(
        STEERING_STYLE,
        pictures.drawn(
            tasks.due_section(
                words,
                rows,
                lambda task: frame.address.link("tasks", task=task),
                more=frame.address.link("tasks"),
                most=ROWS_TOLD,
            ),
            key="tasks",
        ),
    )
    wanting = tasks.wanting(rows)
    if wanting:
        title = words.text("Tasks overdue or due soon: {count}", count=words.number(len(wanting)))
        chart = tasks.tasks_chart(
            words, wanting, documents(frame.release), title=title, day=words.day(day_shown(frame))
        )
        offer_quietly(frame, chart, key="tasks")


def draw_pillars(frame: Frame, month: Period, rows: tuple[Overview, ...], ways: Ways) -> None:
    """Each pillar, and the rates published by level, where a province's rate hides its communes'."""
    words = frame.words
    show(
        screen.heading(words.text("By pillar")),
        pictures.drawn(pillars.section(words, rows, ways), key="pillars"),
    )
    offer_quietly(
        frame, with_sources(frame, pillar_counts(words, rows, period=month.slug), rows), key="pillars"
    )
    for row in rows:
        if row.indicator.level == "level" and row.indicator.kind == "rate":
            latest = latest_of_levels(frame, row.indicator, day=month.last_day)
            address = frame.address.link("digitisation", period=month.slug)
            show(facts.levels_line(words, row.indicator, latest, address, ways))


def with_sources(frame: Frame, chart: Chart, rows: Iterable[Overview]) -> Chart:
    """A chart of indicators with the sources of their figures below it."""
    return sourced(frame.words, chart, [row.figure for row in rows], documents(frame.release))


main()
