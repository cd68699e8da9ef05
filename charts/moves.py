"""Composing the communes that rose and fell most over three months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charts import brief, screen
from charts.footer import marked
from charts.lists import commune_link
from charts.markup import Markup, element, join
from charts.ways import Ways
from schemas.movement import CommuneMove
from schemas.view import IndicatorView
from schemas.words import Words


def rising_section(
    words: Words,
    rows: Sequence[CommuneMove],
    indicators: Mapping[str, IndicatorView],
    ways: Ways,
) -> Markup:
    """The largest rises, one rate a commune."""
    chosen = [row for row in rows if row.better]
    nothing = words.text("No commune or ward has a rate of three months ago to compare with.")
    return _section(words, words.text("Rising fastest"), chosen, indicators, ways, nothing)


def falling_section(
    words: Words,
    rows: Sequence[CommuneMove],
    indicators: Mapping[str, IndicatorView],
    ways: Ways,
) -> Markup:
    """The largest falls, one rate a commune."""
    chosen = [row for row in rows if not row.better]
    nothing = words.text("No rate of a commune or ward got worse over three months.")
    return _section(words, words.text("Getting worse"), chosen, indicators, ways, nothing)


def _section(
    words: Words,
    title: str,
    rows: Sequence[CommuneMove],
    indicators: Mapping[str, IndicatorView],
    ways: Ways,
    nothing: str,
) -> Markup:
    heading = screen.heading(marked(words, title, any(row.illustrative for row in rows)), level=3)
    if not rows:
        return join(heading, screen.paragraph(nothing, muted=True))
    headings = [words.text("Commune or ward"), words.text("Three months"), words.text("Indicator")]
    return join(
        heading,
        screen.table(
            headings, (_row(words, row, indicators[row.indicator], ways) for row in rows), numbers=(1,)
        ),
    )


def _row(words: Words, row: CommuneMove, indicator: IndicatorView, ways: Ways) -> list[str]:
    kind = "kpi-move" if row.better else "kpi-move-worse"
    reached = words.text("now {value}", value=brief.amount(words, indicator, row.value))
    source = ways.figure(indicator.id, row.geography, row.period)
    return [
        commune_link(words, row, ways),
        element("span", brief.step(words, indicator, row.gain), class_=kind),
        join(
            screen.link(brief.indicator_name(words, indicator), ways.indicator(indicator.id, row.geography)),
            " · ",
            screen.figure_link(words, reached, source),
        ),
    ]
