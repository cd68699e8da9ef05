"""The slide pen's ranking: a column a unit in the colour of its status, and the target as a line across them."""

from __future__ import annotations

from pptx.slide import Slide

from charts.chart import RankingChart
from charts.deck import chart_xml as xml
from charts.deck import columns as bars
from charts.deck.chart_book import Block, book_of, workbook
from charts.deck.chart_scale import scale
from charts.deck.native import About, Drawn, add_chart
from charts.deck.place import Box
from charts.deck.text import language_tag
from charts.theme import LIGHT
from schemas.words import Words

HIGH_SHARE = 0.4
"""A target above this share of the axis runs over the values at the columns' feet."""

NEGATIVE_ROOM = 1.3
"""An axis goes on below its lowest column by this factor."""


def draw_ranking(slide: Slide, words: Words, chart: RankingChart, box: Box, about: About) -> None:
    """The ranking as a native chart of columns and a line."""
    add_chart(slide, box, ranking(words, chart, box, about), name=chart.title, alt=chart.alt)


def ranking(words: Words, chart: RankingChart, box: Box, about: About) -> Drawn:
    """One row a unit, a column of figures for each status, and the target beside them."""
    columns = [
        bars.Column(bar.name, bar.value, bars.Kind(bar.status, bar.illustrative, bar.faded), bar.chosen)
        for bar in chart.bars
    ]
    form = xml.number_format(words.language, chart.decimals)
    values = bars.values_by_kind(words, columns)
    plots = len(values)
    if chart.target is not None:
        values[chart.target_name] = (chart.target,) * len(columns)
    block = Block(
        (words.text("Commune or ward"), *values),
        (tuple(column.label for column in columns), *values.values()),
        ("General", *(form for _ in values)),
    )
    book = book_of(words, block)
    aims = [chart.target] if chart.target is not None else []
    known = [*(bar.value for bar in chart.bars), *aims]
    # Below a negative column there is room for its value, above the names.
    below = [min(known) * NEGATIVE_ROOM] if min(known, default=0.0) < 0 else []
    over = scale([*known, *below], zero=True, decimals=chart.decimals)
    # A target runs where the columns end: the values stand at their feet, where no line is broken by them.
    inside = chart.target is not None and chart.target > over.high * HIGH_SHARE
    drawn = bars.bar_plot(columns, book, form, box=box, inside=inside)
    if chart.target is not None:
        # A line through one unit has no length: there its mark alone is the target.
        mark = xml.marker("dash" if len(columns) == 1 else "none", 40, LIGHT.target)
        line = xml.line(LIGHT.target, 2.25, dash="dash")
        drawn += bars.line_plot(bars.line_series(book, plots + 1, drawn=line, mark=mark))
    axes = bars.axes(
        columns, over, xml.number_format(words.language, over.decimals), box=box, unit=chart.unit
    )
    written = [bar.written for bar in chart.bars]
    layout = bars.layout(columns, block, box, written=written, inside=inside)
    return Drawn(
        xml.chart_space(drawn, axes, layout=layout, language=language_tag(words)),
        workbook(words, book, about.told, made_at=about.made_at),
    )
