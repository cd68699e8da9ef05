"""Infrastructure: base stations, coverage, fibre, villages without or with a weak signal; what may not be compared apart."""

from __future__ import annotations

import streamlit

from charts import infrastructure, lists, screen
from charts.source import short_source
from charts.trend import trend_chart
from pages.parts.ask import ask_month
from pages.parts.draw import draw_chart
from pages.parts.frame import Frame, freshness_line, illustrative_band, open_frame, show
from pages.parts.tile_map import draw_tile_map
from pages.parts.ways import ways_of
from queries.catalogue import documents, geographies, milestones
from queries.progress import figures, overview
from queries.ranking import ranking
from schemas.overview import Overview
from schemas.period import Period, parse_period
from schemas.view import FigureView

SIGNAL = (
    "no_signal_village_count", "weak_signal_spot_count", "weak_signal_village_fixed_count", "mobile_coverage_rate",
)  # fmt: skip
FIFTH_GENERATION = ("commune_centre_5g_rate", "population_5g_rate")
FIBRE = ("fibre_commune_rate", "fibre_household_rate")
VILLAGES = ("no_signal_village_count", "weak_signal_village_count")
STATIONS = "bts_count"

Rows = dict[str, Overview]


def main() -> None:
    frame = open_frame()
    words = frame.words
    title, choice = streamlit.columns([4, 1], vertical_alignment="bottom")
    with choice:
        month = parse_period(ask_month(frame))
    rows: Rows = {row.indicator.id: row for row in overview(frame.release, day=month.last_day)}
    with title:
        note = words.text("At the end of {period}", period=words.period(month.slug))
        show(screen.heading(infrastructure.finding(words, rows), level=1, note=note))
    if any(
        row.figure and row.figure.illustrative
        for row in rows.values()
        if row.indicator.pillar == "infrastructure"
    ):
        illustrative_band(frame)
    draw_apart(frame, month, rows)
    draw_trends(frame, month, rows)
    draw_villages(frame, rows)
    draw_table(frame, month, rows)
    freshness_line(frame)


def draw_apart(frame: Frame, month: Period, rows: Rows) -> None:
    """Four figures of the documents that sound alike, and the two of 5G, each with its own meaning."""
    words = frame.words
    told = (
        (words.text("Four different things about the signal"), words.text("Villages, spots, villages mended and people: they count different things and may not be compared."), SIGNAL),
        (words.text("Two different things about 5G"), words.text("A commune's centre is not its population."), FIFTH_GENERATION),
        (words.text("Two different things about fibre"), words.text("A commune that is reached is not a household that is connected."), FIBRE),
    )  # fmt: skip
    sections = [
        infrastructure.apart(
            words, title, note,
            [(rows[name].indicator, of_document(frame, rows[name], month)) for name in names],
            documents(frame.release),
            ways_of(frame, (), month=month.slug),
        )
        for title, note, names in told
    ]  # fmt: skip
    show(sections[0], screen.columns(*sections[1:]))


def of_document(frame: Frame, row: Overview, month: Period) -> FigureView | None:
    """The newest figure a document gives by the end of the month; a generated one stands for none."""
    history = figures(frame.release, indicator=row.indicator.id, geography=row.indicator.main_geography)
    known = [
        one
        for one in history
        if one.value is not None
        and not one.illustrative
        and one.source != "computed"
        and one.last_day <= month.last_day
    ]
    return known[-1] if known else None


def draw_trends(frame: Frame, month: Period, rows: Rows) -> None:
    """Base stations, and villages without a signal, over time."""
    for place, name in zip(streamlit.columns(2, gap="large"), (STATIONS, VILLAGES[0]), strict=True):
        row = rows[name]
        history = figures(frame.release, indicator=name, geography=row.indicator.main_geography)
        shown = [one for one in history if one.last_day <= month.last_day]
        if row.figure is None:
            continue
        unit = next(unit for unit in geographies(frame.release) if unit.code == row.figure.geography)
        chart = trend_chart(
            frame.words, row.indicator, tuple(shown), milestones(frame.release, indicator=name), shown=row.figure,
            unit_name=frame.words.pick(unit.name_vi, unit.name_en),
            source=short_source(frame.words, row.figure, documents(frame.release)),
        )  # fmt: skip
        if chart.drawable:
            with place:
                draw_chart(frame, chart, key=f"trend_{name}")


def draw_villages(frame: Frame, rows: Rows) -> None:
    """In which communes the villages are, by name and on their places."""
    for place, name in zip(streamlit.columns(2, gap="large"), VILLAGES, strict=True):
        figure = rows[name].figure
        if figure is None:
            continue
        ranked = ranking(frame.release, indicator=name, period=figure.period)
        source = short_source(frame.words, figure, documents(frame.release))
        with place:
            show(
                infrastructure.remaining(
                    frame.words, rows[name].indicator, ranked, source=source, address=frame.address.of_commune
                )
            )
            draw_tile_map(
                frame, rows[name].indicator, figure.period, title=frame.words.text("Where they lie"), source=source,
                key=f"map_{name}",
            )  # fmt: skip


def draw_table(frame: Frame, month: Period, rows: Rows) -> None:
    """Every indicator of the pillar."""
    chosen = [row for row in rows.values() if row.indicator.pillar == "infrastructure"]
    show(
        screen.heading(frame.words.text("All indicators of the pillar")),
        lists.indicator_table(frame.words, chosen, ways_of(frame, chosen, month=month.slug)),
    )


main()
