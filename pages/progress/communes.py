"""The communes side by side: every one of the 65 by indicator, the silent first, and their months as small lines."""

from __future__ import annotations

import streamlit

from charts import screen
from charts.heat_order import BEST_FIRST, BY_NAME, BY_STANDING, Choice
from charts.heat_table import heat_table
from charts.html_heat_table import heat_table_markup
from charts.html_line_grid import line_grid_markup
from charts.line_grid import line_grid
from charts.units import sources
from pages.parts.ask import ask_month, ask_window
from pages.parts.ask_communes import (
    ask_commune_indicator,
    ask_grouping,
    ask_indicators,
    ask_sort,
    pick_indicators,
)
from pages.parts.communes import addresses, as_of, group_sums, open_communes
from pages.parts.draw import draw_markup
from pages.parts.frame import Frame, freshness_line, open_frame, show
from queries.catalogue import documents
from queries.communes import board, months_of_indicator
from queries.groups import groups
from schemas.commune import Board
from schemas.period import parse_period
from settings import ROOT

KEYS_FILE = ROOT / "charts" / "heat_keys.js"


def main() -> None:
    frame = open_frame()
    title = streamlit.container()
    choices = streamlit.columns([2, 4, 2])
    with choices[0]:
        month = ask_month(frame)
    found = board(frame.release, day=parse_period(month).last_day)
    with choices[1]:
        indicators = ask_indicators(frame, found)
    with choices[2]:
        grouping = ask_grouping(frame)
    pick_indicators(frame, found, indicators)
    known = groups(frame.release, grouping=grouping) if grouping else ()
    columns = tuple(order for row in indicators for order in (row.id, f"{BEST_FIRST}{row.id}"))
    sort = ask_sort(frame, (BY_STANDING, BY_NAME, *columns), otherwise=BY_STANDING)
    chart = heat_table(
        frame.words, found, Choice(indicators, sort, known, group_sums(frame, found, known)),
        addresses(frame, found), documents(frame.release), period=month,
    )  # fmt: skip
    with title:
        show(screen.heading(chart.title, level=1, note=as_of(frame, month)))
        open_communes(frame, illustrative=bool(chart.footer.illustrative))
    draw_markup(frame, chart, heat_table_markup(frame.words, chart), key="heat")
    streamlit.html(f"<script>{KEYS_FILE.read_text(encoding='utf-8')}</script>", unsafe_allow_javascript=True)
    draw_months(frame, found)
    freshness_line(frame)


def draw_months(frame: Frame, found: Board) -> None:
    """Every commune's months of one indicator, on one scale."""
    show(screen.heading(frame.words.text("Month by month")))
    chosen, window, _ = streamlit.columns([5, 2, 2])
    with chosen:
        indicator = ask_commune_indicator(frame, found)
    with window:
        most = ask_window(frame)
    figures = months_of_indicator(frame.release, indicator=indicator.id, day=found.day)
    told = [row for key, row in found.figures.items() if key[0] == indicator.id]
    chart = line_grid(
        frame.words, indicator, found.communes, figures, addresses(frame, found),
        source=sources(frame.words, told, documents(frame.release)), most=most,
    )  # fmt: skip
    if chart is None:
        show(screen.paragraph(frame.words.text("There are too few months for lines."), muted=True))
        return
    show(screen.heading(chart.title, level=3))
    draw_markup(frame, chart, line_grid_markup(frame.words, chart, frame.colours), key="months")


main()
