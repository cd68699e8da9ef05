"""The slide pen's counts: bars in parts, the number of each in it."""

from __future__ import annotations

from pptx.slide import Slide
from pptx.util import Cm

from charts.chart import CountsChart
from charts.deck import chart_xml as xml
from charts.deck.chart_book import Block, Book, book_of, workbook
from charts.deck.chart_layout import layout as chart_layout
from charts.deck.chart_scale import scale
from charts.deck.native import About, Drawn, add_chart
from charts.deck.place import Box, text_width
from charts.deck.text import language_tag
from charts.theme import LIGHT
from schemas.status import STATUS_FORMS, Status
from schemas.words import Words

GROUPS_AXIS, COUNTS_AXIS = 10, 20
NAME_SIZE_PT = 12
EDGE, NUMBERS_ROOM = Cm(0.3), Cm(0.8)


def draw_counts(slide: Slide, words: Words, chart: CountsChart, box: Box, about: About) -> None:
    """The counts as a native chart of stacked bars."""
    add_chart(slide, box, counts(words, chart, box, about), name=chart.title, alt=chart.alt)


def counts(words: Words, chart: CountsChart, box: Box, about: About) -> Drawn:
    """One row a group and one column a status; a group without one of a status has a blank cell, so no label of zero."""
    names = [
        f"{STATUS_FORMS[status].symbol} {words.text(STATUS_FORMS[status].word)}" for status, _ in chart.counts
    ]
    columns = [tuple(float(number) if number else None for number in numbers) for _, numbers in chart.counts]
    form = xml.number_format(words.language, 0)
    book = book_of(
        words,
        Block(
            (words.text("Pillar"), *names), (chart.groups, *columns), ("General", *(form for _ in columns))
        ),
    )
    bars = "".join(
        _part(book, place, status, form) for place, (status, _) in enumerate(chart.counts, start=1)
    )
    plot = (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{bars}<c:gapWidth val="45"/><c:overlap val="100"/>'
        f'<c:axId val="{GROUPS_AXIS}"/><c:axId val="{COUNTS_AXIS}"/></c:barChart>'
    )
    totals = [sum(numbers[place] for _, numbers in chart.counts) for place in range(len(chart.groups))]
    over = scale([float(total) for total in totals], zero=True)
    axes = xml.name_axis(
        GROUPS_AXIS, COUNTS_AXIS, size_pt=NAME_SIZE_PT, position="l", downwards=True
    ) + xml.value_axis(COUNTS_AXIS, GROUPS_AXIS, over, form, position="b", between=True, far=True)
    left = max(text_width(group, NAME_SIZE_PT) for group in chart.groups) + EDGE
    layout = chart_layout(box.width, box.height, names=names, above=EDGE, below=NUMBERS_ROOM, left=left)
    return Drawn(
        xml.chart_space(plot, axes, layout=layout, language=language_tag(words)),
        workbook(words, book, about.told, made_at=about.made_at),
    )


def _part(book: Book, place: int, status: Status, form: str) -> str:
    colour = QUIET.get(status, LIGHT.statuses[status])
    letters = LIGHT.text if status in QUIET else LIGHT.page
    return (
        f"<c:ser>{xml.series_head(place - 1, book.heading(0, place))}"
        f"{xml.shape(xml.fill(colour), xml.line(LIGHT.page, 0.75))}"
        f'<c:invertIfNegative val="0"/>{xml.all_labels(form, position="ctr", size_pt=NAME_SIZE_PT, colour=letters)}'
        f"{xml.strings('cat', book.cells(0, 0))}{xml.numbers('val', book.cells(0, place))}</c:ser>"
    )


QUIET = {
    Status.NOT_ASSESSABLE: "#aeb9c4",
    Status.NO_TARGET: "#c9d1d9",
    Status.NO_DATA: "#e3e8ed",
    Status.TOO_FEW: "#d6dde3",
}
"""Greys for what is no judgement; on the screen all of them share one."""
