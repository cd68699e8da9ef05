"""Compare: up to six communes or groups side by side, beside the province."""

from __future__ import annotations

import streamlit

from charts import screen
from charts.comparison import comparison
from charts.html_comparison import comparison_markup
from charts.sides import Side, group_side, unit_side
from charts.units import commune_name, district_name, sources
from pages.parts.ask import ask_month
from pages.parts.ask_communes import ask_indicators
from pages.parts.ask_units import ask_units, without
from pages.parts.communes import addresses, as_of, open_communes
from pages.parts.draw import draw_markup
from pages.parts.frame import Frame, freshness_line, open_frame, show
from queries.catalogue import documents
from queries.communes import board, months_of_unit
from queries.groups import group_months
from schemas.commune import Board, CommuneGroup, CommuneView
from schemas.geography import PROVINCE
from schemas.period import parse_period


def main() -> None:
    frame = open_frame()
    words = frame.words
    title = streamlit.container()
    choices = streamlit.columns([2, 4, 3])
    with choices[0]:
        month = ask_month(frame)
    found = board(frame.release, day=parse_period(month).last_day)
    with choices[1]:
        indicators = ask_indicators(frame, found)
    with choices[2]:
        units = ask_units(frame, found)
    leads = addresses(frame, found)
    chart = comparison(
        words, found, province_side(frame, found), [side(frame, found, unit) for unit in units], indicators,
        ways=leads, remove=lambda slug: without(frame, units, slug),
        source=sources(words, found.figures.values(), documents(frame.release)), period=month,
    )  # fmt: skip
    with title:
        show(screen.heading(chart.title, level=1, note=as_of(frame, month)))
        open_communes(frame, illustrative=bool(chart.footer.illustrative))
    draw_markup(frame, chart, comparison_markup(words, chart, frame.colours), key="comparison")
    freshness_line(frame)


def province_side(frame: Frame, found: Board) -> Side:
    """The province, which stands beside every comparison."""
    months = months_of_unit(frame.release, geography=PROVINCE, day=found.day)
    return unit_side(
        frame.words, found, PROVINCE, months, name=frame.words.text("Whole province"), note="", address=""
    )


def side(frame: Frame, found: Board, unit: CommuneView | CommuneGroup) -> Side:
    """A commune with its own figures, a group with its sums."""
    if isinstance(unit, CommuneGroup):
        months = group_months(frame.release, codes=unit.codes, day=found.day)
        return group_side(frame.words, found, unit, months)
    return unit_side(
        frame.words, found, unit.code, months_of_unit(frame.release, geography=unit.code, day=found.day),
        name=commune_name(frame.words, unit), note=district_name(frame.words, unit.district),
        address=addresses(frame, found).commune(unit.code),
    )  # fmt: skip


main()
