"""The map: the communes where they lie, one indicator over its months."""

from __future__ import annotations

import streamlit

from charts import facts, screen
from charts.commune_charts import UnitMap
from charts.html_map import map_markup, map_rules, player_markup
from charts.map_steps import Scale
from charts.markup import Markup
from charts.pictures import drawn
from charts.source import short_source
from charts.unit_map import MapChoice, unit_map
from pages.parts.ask import month_asked
from pages.parts.ask_communes import ask_commune_indicator, ask_outlined, ask_scale
from pages.parts.communes import PLAYER_FILE, open_communes
from pages.parts.draw import take_away
from pages.parts.frame import Frame, freshness_line, open_frame, show
from queries.boundaries import boundaries
from queries.catalogue import documents, months
from queries.communes import board, months_of_indicator
from schemas.boundary import Boundaries
from schemas.commune import Board, MonthFigure
from schemas.errors import UserError
from schemas.period import parse_period
from schemas.view import IndicatorView
from settings import read_settings


def main() -> None:
    frame = open_frame()
    title = streamlit.container()
    known = months(frame.release)
    if not known:
        raise UserError("No month has figures yet.", remedy="Publish a file, then open this page again.")
    found = board(frame.release, day=parse_period(known[0]).last_day)
    choices = streamlit.columns([5, 2, 2])
    with choices[0]:
        indicator = ask_commune_indicator(frame, found)
    figures = months_of_indicator(frame.release, indicator=indicator.id, day=found.day)
    if not any(row.value is not None for row in figures):
        with title:
            show(screen.heading(facts.finding(frame.words, indicator, "", None), level=1))
        freshness_line(frame)
        return
    with choices[1]:
        scale = ask_scale(frame, figures)
    with choices[2]:
        outlined = ask_outlined(frame, supplied_map(frame, found))
    chart = chosen_map(frame, found, indicator, figures, scale, outlined)
    with title:
        show(screen.heading(chart.title, level=1))
        open_communes(frame, illustrative=any(row.illustrative for row in figures))
    draw_map(frame, chart)
    freshness_line(frame)


def chosen_map(
    frame: Frame,
    found: Board,
    indicator: IndicatorView,
    figures: tuple[MonthFigure, ...],
    scale: Scale,
    outlined: Boundaries | None,
) -> UnitMap:
    """The map of the month the address asks for, or the newest the indicator has."""
    shown = month_asked(frame, tuple(dict.fromkeys(row.period for row in reversed(figures))))
    one = next(
        (row for key, row in found.figures.items() if key[0] == indicator.id and row.value is not None), None
    )
    return unit_map(
        frame.words,
        MapChoice(indicator, found.communes, figures, scale, outlined, shown),
        lambda code: frame.address.link("commune", commune=code, indicator=indicator.id, period=shown),
        source=short_source(frame.words, one, documents(frame.release)) if one else "",
    )


def supplied_map(frame: Frame, found: Board) -> Boundaries | None:
    """The operator's map; one that cannot be used is told, and the squares are drawn."""
    try:
        return boundaries(read_settings().boundaries, codes=tuple(row.code for row in found.communes))
    except UserError as error:
        streamlit.warning(" ".join(frame.words.error(error)))
        return None


def draw_map(frame: Frame, chart: UnitMap) -> None:
    """The player over the map, which it recolours, and the month's table behind."""
    show(
        Markup(f"<style>{map_rules(frame.colours)}</style>"),
        player_markup(frame.words, chart),
        drawn(map_markup(frame.words, chart, frame.colours), key="map"),
        screen.paragraph(" · ".join(chart.footer.parts), muted=True),
    )
    player = PLAYER_FILE.read_text(encoding="utf-8")
    streamlit.html(
        f"<script>{player}\nwindow.kpiPlayer.show({chart.shown});</script>", unsafe_allow_javascript=True
    )
    take_away(frame, chart, key="map")


main()
