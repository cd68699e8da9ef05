"""The slide pen's score: a commune's rates as columns, each with its own target and the province's rate as marks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pptx.slide import Slide

from charts.commune_charts import Bullet, BulletChart
from charts.deck import chart_xml as xml
from charts.deck import columns as bars
from charts.deck.chart_book import Block, book_of, workbook
from charts.deck.chart_scale import scale
from charts.deck.native import About, Drawn, add_chart
from charts.deck.place import Box
from charts.deck.text import language_tag
from charts.score import ScoreBar, ScoreChart
from charts.theme import LIGHT
from schemas.words import Words

PERCENT = "%"


def draw_score(slide: Slide, words: Words, chart: ScoreChart, box: Box, about: About) -> None:
    """The score as a native chart of columns and marks."""
    add_chart(slide, box, score(words, chart, box, about), name=chart.title, alt=chart.alt)


def draw_bullets(slide: Slide, words: Words, chart: BulletChart, box: Box, about: About) -> None:
    """Bullets in percent as a score; those of other units cannot share its axis and stand in the workbook alone."""
    told = replace(about, told=(*about.told, *_others(chart)))
    add_chart(slide, box, score(words, _in_percent(chart), box, told), name=chart.title, alt=chart.alt)


def score(words: Words, chart: ScoreChart, box: Box, about: About) -> Drawn:
    """One row an indicator, a column of figures for each status, then the targets, the province and the peers."""
    columns = [
        bars.Column(bar.name, bar.value, bars.Kind(bar.status, bar.illustrative)) for bar in chart.bars
    ]
    form = xml.number_format(words.language, chart.decimals)
    values = bars.values_by_kind(words, columns)
    first_mark = len(values) + 1
    marks = {
        words.text("Target"): (xml.marker("dash", 24, LIGHT.target), [bar.target for bar in chart.bars]),
        words.text("Whole province"): (xml.marker("diamond", 8, LIGHT.text), [bar.province for bar in chart.bars]),
        words.text("Median of the peers"): (xml.marker("circle", 7, LIGHT.muted, hollow=True), [bar.peers for bar in chart.bars]),
    }  # fmt: skip
    shown = {name: mark for name, mark in marks.items() if any(value is not None for value in mark[1])}
    values |= {name: tuple(told) for name, (_, told) in shown.items()}
    block = Block(
        (words.text("Indicator"), *values),
        (tuple(column.label for column in columns), *values.values()),
        ("General", *(form for _ in values)),
    )
    book = book_of(words, block)
    lines = [
        bars.line_series(book, first_mark + place, drawn=xml.NO_LINE, mark=mark)
        for place, (mark, _) in enumerate(shown.values())
    ]
    known = [value for told in values.values() for value in told if value is not None]
    over = scale(known, zero=True, ceiling=100.0)
    axes = bars.axes(
        columns, over, xml.number_format(words.language, over.decimals), box=box, unit=chart.unit
    )
    layout = bars.layout(
        columns, block, box, written=[words.number(value, chart.decimals) for value in known]
    )
    drawn = bars.bar_plot(columns, book, form, box=box, inside=True) + (
        bars.line_plot(*lines) if lines else ""
    )
    return Drawn(
        xml.chart_space(drawn, axes, layout=layout, language=language_tag(words)),
        workbook(words, book, about.told, made_at=about.made_at),
    )


def _in_percent(chart: BulletChart) -> ScoreChart:
    bars_shown = tuple(
        ScoreBar(
            name=bullet.name,
            value=_plain(bullet.value),
            status=bullet.status,
            illustrative=bullet.illustrative,
            target=_plain(bullet.target),
            province=_plain(bullet.province),
            peers=_plain(bullet.peers),
        )
        for bullet in percents(chart)
    )
    return ScoreChart(
        chart.name, chart.title, chart.footer, chart.alt, chart.sheet,
        unit=PERCENT, decimals=1, unit_name=chart.subject, bars=bars_shown,
    )  # fmt: skip


def percents(chart: BulletChart) -> list[Bullet]:
    """The bullets that can share one axis."""
    return [bullet for bullet in chart.bullets if bullet.unit.strip() == PERCENT]


def _others(chart: BulletChart) -> list[str]:
    return [f"{bullet.name}: {bullet.written}" for bullet in chart.bullets if bullet.unit.strip() != PERCENT]


def _plain(value: Decimal | None) -> float | None:
    return float(value) if value is not None else None
