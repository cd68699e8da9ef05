"""Composing the tables only the overview has: where figures are going, and which communes rise or get worse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from charts import brief, units
from charts.chart import Chart, TableChart
from charts.going import NEED_ORDER
from charts.labels import EVIDENCES, MOVEMENTS, NEEDS
from charts.pack_tables import table_chart
from charts.sheet import Cell, data_word
from schemas.direction import Direction
from schemas.movement import CommuneMove
from schemas.view import DocumentView, FigureView, IndicatorView
from schemas.words import Words


def directions_table(
    words: Words, rows: Sequence[tuple[IndicatorView, Direction]], *, period: str
) -> TableChart:
    """The indicators that move: how far in three months, how clear that is, and what the target needs."""
    counts = Counter(direction.need for _, direction in rows)
    told = ", ".join(
        f"{words.number(counts[need])} {words.text(NEEDS[need]).lower()}"
        for need in NEED_ORDER
        if need and counts[need]
    )
    title = words.text("Where it is going")
    headings = (
        words.text("Indicator"), words.text("Value"), words.text("Period"), words.text("Status"),
        words.text("Three months"), words.text("Movement"), words.text("Evidence"), words.text("Needed"),
        words.text("Data"),
    )  # fmt: skip
    illustrative = any(direction.figure.illustrative for _, direction in rows)
    cells = tuple(_direction_cells(words, *row) for row in rows)
    return table_chart(
        words, "directions", f"{title}: {told}" if told else title, headings, cells, period=period,
        illustrative=illustrative,
    )  # fmt: skip


def _direction_cells(words: Words, indicator: IndicatorView, direction: Direction) -> tuple[Cell, ...]:
    figure = direction.figure
    return (
        brief.indicator_name(words, indicator),
        brief.figure_amount(words, indicator, figure),
        words.short_period(figure.period),
        brief.status_word(words, figure.status),
        brief.step(words, indicator, direction.gain),
        words.text(MOVEMENTS[direction.movement]),
        words.text(EVIDENCES[direction.evidence]) if direction.evidence else "—",
        words.text(NEEDS[direction.need]) if direction.need else "—",
        data_word(words, figure),
    )


def moves_table(
    words: Words,
    title: str,
    rows: Sequence[CommuneMove],
    indicators: Mapping[str, IndicatorView],
    *,
    name: str,
    period: str,
) -> TableChart:
    """The communes' largest moves one way, the first of them in the title."""
    first, moved = rows[0], indicators[rows[0].indicator]
    told = words.text(
        "{title}: {name}, {indicator} {gain} in three months",
        title=title, name=_name(words, first), gain=brief.step(words, moved, first.gain),
        indicator=brief.inside(brief.indicator_name(words, moved)),
    )  # fmt: skip
    headings = (
        words.text("Commune or ward"), words.text("Three months"), words.text("Indicator"), words.text("Value"),
        words.text("Period"), words.text("Status"), words.text("Data"),
    )  # fmt: skip
    cells = tuple(
        (
            _name(words, row), brief.step(words, indicators[row.indicator], row.gain),
            brief.indicator_name(words, indicators[row.indicator]),
            brief.amount(words, indicators[row.indicator], row.value), words.short_period(row.period),
            brief.status_word(words, row.status),
            words.text("Illustrative") if row.illustrative else words.text("Reported"),
        )
        for row in rows
    )  # fmt: skip
    illustrative = any(row.illustrative for row in rows)
    return table_chart(words, name, told, headings, cells, period=period, illustrative=illustrative)


def sourced(
    words: Words, chart: Chart, figures: Iterable[FigureView | None], documents: Mapping[str, DocumentView]
) -> Chart:
    """A chart of the overview with the sources of its figures below it, where a pack names them in its notes."""
    told = units.sources(words, [figure for figure in figures if figure], documents)
    source = words.text("Source: {source}", source=told) if told else ""
    return replace(chart, footer=replace(chart.footer, source=source))


def _name(words: Words, row: CommuneMove) -> str:
    return brief.typed_name(words, words.pick(row.name_vi, row.name_en), row.type)
