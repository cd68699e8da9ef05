"""Composing the communes that rose and fell most over three months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charts import brief, screen
from charts.lists import commune_link
from charts.markup import Markup, element, join
from charts.ways import Ways
from schemas.movement import CommuneMove
from schemas.view import IndicatorView
from schemas.words import Words


def moves_section(
    words: Words,
    rows: Sequence[CommuneMove],
    indicators: Mapping[str, IndicatorView],
    ways: Ways,
    *,
    nothing: str,
) -> Markup:
    """The largest rises, or the largest falls, one rate a commune; `nothing` is said where there is none."""
    if not rows:
        return screen.paragraph(nothing, muted=True)
    headings = [words.text("Commune or ward"), words.text("Three months"), words.text("Indicator")]
    return screen.table(
        headings, (_row(words, row, indicators[row.indicator], ways) for row in rows), numbers=(1,)
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
