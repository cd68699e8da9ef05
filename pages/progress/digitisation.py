"""Digitisation by level: the counts and rates of the documents, and, apart from them, the communes month by month."""

from __future__ import annotations

import streamlit

from charts import digitisation, headline, screen
from charts.distribution import distribution_chart
from charts.mosaic import mosaic_chart
from charts.source import section_of_document, short_source
from pages.parts.ask import ask_month
from pages.parts.draw import draw_chart
from pages.parts.frame import Frame, freshness_line, illustrative_band, open_frame, show
from pages.parts.ways import ways_of
from queries.catalogue import documents
from queries.levels import level_shares
from queries.progress import figures, overview
from queries.ranking import ranking
from schemas.level import LevelShares
from schemas.overview import Overview
from schemas.period import Period, parse_period

COUNT, RATE = "digitised_filing_count", "digitised_filing_rate"
MONTHLY = ("digitisation_receipt_rate", "digitisation_result_rate", "digitisation_reuse_rate")


def main() -> None:
    frame = open_frame()
    title, choice = streamlit.columns([4, 1], vertical_alignment="bottom")
    with choice:
        month = parse_period(ask_month(frame))
    rows = {row.indicator.id: row for row in overview(frame.release, day=month.last_day)}
    rate = rows[RATE].indicator
    found = level_shares(frame.release, count=COUNT, rate=RATE, decimals=rate.decimals, day=month.last_day)
    with title:
        show(
            screen.heading(
                digitisation.finding(frame.words, rate, found), level=1,
                note=digitisation.period_note(frame.words, month.slug, found),
            )
        )  # fmt: skip
    if found:
        draw_levels(frame, rows[RATE], found)
    draw_communes(frame, month, [rows[name] for name in MONTHLY])
    freshness_line(frame)


def draw_levels(frame: Frame, row: Overview, found: LevelShares) -> None:
    """The levels as the document counts them, what follows from the numbers, and what may not be compared."""
    words, known = frame.words, documents(frame.release)
    first = found.levels[0].rate
    source = section_of_document(words, known.get(first.document or ""), first.section)
    left, right = streamlit.columns([7, 5], gap="large")
    with left:
        draw_chart(frame, mosaic_chart(words, row.indicator, found, source=source), key="levels")
    with right:
        show(
            digitisation.level_table(words, row.indicator, found, ways_of(frame, (row,), month="").to),
            digitisation.check_line(words, row.indicator, found),
            digitisation.not_comparable(words, row.indicator),
        )


def draw_communes(frame: Frame, month: Period, rows: list[Overview]) -> None:
    """The communes' own rates of the month: another thing than the levels above, so a section of its own."""
    words, known = frame.words, documents(frame.release)
    show(
        screen.heading(words.text("Communes and wards month by month")),
        screen.paragraph(
            words.text(
                "Counted anew each month from the one-stop system; not to be set beside the levels above."
            ),
            muted=True,
        ),
    )
    if any(row.figure and row.figure.illustrative for row in rows):
        illustrative_band(frame)
    ways = ways_of(frame, rows, month=month.slug)
    cards = [
        headline.card(
            words,
            row,
            figures(frame.release, indicator=row.indicator.id, geography=row.indicator.main_geography),
            ways=ways,
            source=short_source(words, row.figure, known) if row.figure else "",
        )
        for row in rows
    ]
    show(screen.headline_cards(words, cards, frame.colours))
    draw_spread(frame, [row for row in rows if row.figure])


def draw_spread(frame: Frame, rows: list[Overview]) -> None:
    """How far apart the communes are, for each rate."""
    words, known = frame.words, documents(frame.release)
    charts = []
    for row in rows:
        assert row.figure is not None, "rows without a figure have no communes to spread"
        chart = distribution_chart(
            words,
            row.indicator,
            ranking(frame.release, indicator=row.indicator.id, period=row.figure.period),
            province=row.figure,
            chosen="",
            source=short_source(words, row.figure, known),
            named=True,
        )
        if chart:
            charts.append((row.indicator.id, chart))
    if not charts:
        return
    for place, (name, chart) in zip(streamlit.columns(len(charts), gap="medium"), charts, strict=True):
        with place:
            draw_chart(frame, chart, key=name, level=3)


main()
