"""The slide pen's score: a commune's rates as columns, each with its own target and the province's rate as marks."""

from __future__ import annotations

from pptx.slide import Slide

from charts.deck import chart_xml as xml
from charts.deck import columns as bars
from charts.deck.chart_book import Block, book_of, workbook
from charts.deck.native import About, Drawn, add_chart
from charts.deck.place import Box
from charts.deck.text import language_tag
from charts.score import ScoreChart
from charts.theme import LIGHT
from schemas.words import Words

TARGET_SIZE_PT, PROVINCE_SIZE_PT = 24, 8


def draw_score(slide: Slide, words: Words, chart: ScoreChart, box: Box, about: About) -> None:
    """The score as a native chart of columns and marks."""
    add_chart(slide, box, score(words, chart, box, about), name=chart.title, alt=chart.alt)


def score(words: Words, chart: ScoreChart, box: Box, about: About) -> Drawn:
    """One row an indicator, a column of figures for each status, then the targets and the province."""
    columns = [
        bars.Column(bar.name, bar.value, bars.Kind(bar.status, bar.illustrative)) for bar in chart.bars
    ]
    form = xml.number_format(words.language, chart.decimals)
    values = bars.values_by_kind(words, columns)
    first_mark = len(values) + 1
    values[words.text("Target")] = tuple(bar.target for bar in chart.bars)
    values[words.text("Whole province")] = tuple(bar.province for bar in chart.bars)
    block = Block(
        (words.text("Indicator"), *values),
        (tuple(column.label for column in columns), *values.values()),
        ("General", *(form for _ in values)),
    )
    book = book_of(words, block)
    marks = (
        xml.marker("dash", TARGET_SIZE_PT, LIGHT.target),
        xml.marker("diamond", PROVINCE_SIZE_PT, LIGHT.text),
    )
    lines = (
        bars.line_series(book, first_mark + place, drawn=xml.NO_LINE, mark=mark)
        for place, mark in enumerate(marks)
    )
    known = [
        value for bar in chart.bars for value in (bar.value, bar.target, bar.province) if value is not None
    ]
    over = xml.scale(known, zero=True, ceiling=100.0)
    axes = bars.axes(columns, over, xml.number_format(words.language, over.decimals), unit=chart.unit)
    layout = bars.layout(
        columns, block, box, written=[words.number(value, chart.decimals) for value in known]
    )
    return Drawn(
        xml.chart_space(
            bars.bar_plot(columns, book, form, inside=True) + bars.line_plot(*lines),
            axes,
            layout=layout,
            language=language_tag(words),
        ),
        workbook(words, book, about.told, made_at=about.made_at),
    )
