"""The small map of one period, for pages that speak of one indicator: the communes as squares, coloured by status."""

from __future__ import annotations

import streamlit

from charts import screen
from charts.html_map import map_markup, map_rules
from charts.map_steps import Scale, value_scale
from charts.markup import Markup, element
from charts.pictures import drawn
from charts.unit_map import MapChoice, unit_map
from pages.parts.communes import COMMUNES_STYLE, PLAYER_FILE
from pages.parts.draw import take_away
from pages.parts.frame import Frame, show
from queries.communes import communes, months_of_indicator
from schemas.period import parse_period
from schemas.status import ASSESSED
from schemas.view import IndicatorView


def draw_tile_map(
    frame: Frame, indicator: IndicatorView, period: str, *, title: str, source: str, key: str
) -> None:
    """The communes' figures of one period on their places; nothing where the period has none."""
    words, release = frame.words, frame.release
    day = parse_period(period).last_day
    months = months_of_indicator(release, indicator=indicator.id, day=day)
    figures = tuple(row for row in months if row.period == period)
    if not any(row.value is not None for row in figures):
        return
    judged = any(row.status in ASSESSED for row in figures)
    # The steps of a value come from all months, so that a colour means here what it means on the map's own page.
    scale = Scale(by_value=False, cuts=()) if judged else value_scale(months)
    chart = unit_map(
        words,
        MapChoice(indicator, communes(release), figures, scale, None, period),
        lambda code: frame.address.link("commune", commune=code, indicator=indicator.id, period=period),
        source=source,
    )
    link = screen.link(
        words.text("The map month by month"), frame.address.link("map", indicator=indicator.id, period=period)
    )
    show(
        COMMUNES_STYLE,
        Markup(f"<style>{map_rules(frame.colours)}</style>"),
        screen.heading(title),
        element("div", drawn(map_markup(words, chart, frame.colours), key=key), class_="kpi-small-map"),
        screen.paragraph(" · ".join(chart.footer.parts), " · ", link, muted=True),
    )
    player = PLAYER_FILE.read_text(encoding="utf-8")
    streamlit.html(f"<script>{player}</script>", unsafe_allow_javascript=True)
    take_away(frame, chart, key=key)
