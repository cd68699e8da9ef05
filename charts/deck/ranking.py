"""The slide pen's ranking: a column a unit in the colour of its status, and the target as a line across them."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.slide import Slide
from pptx.util import Cm

from charts.chart import Bar, RankingChart
from charts.deck import chart_xml as xml
from charts.deck.chart_book import Block, Book, book_of, workbook
from charts.deck.native import About, Drawn, add_chart
from charts.deck.place import Box, text_height, text_width
from charts.deck.text import language_tag
from charts.theme import LIGHT
from schemas.status import STATUS_FORMS, Status
from schemas.words import Words

MOST_LEVEL_NAMES = 12
"""With more units than this the names are turned, so that every one of them is written."""
MOST_LARGE_NAMES = 40
NAMES_AXIS, VALUES_AXIS = 10, 20
VALUES_ROOM, EDGE = Cm(2.2), Cm(0.2)
"""What the labels of the values take left of the plot, and the air around names and values."""


@dataclass(frozen=True)
class Kind:
    """What columns of one look share; they stand in one column of the workbook."""

    status: Status
    illustrative: bool
    faded: bool

    @property
    def colour(self) -> str:
        return LIGHT.line if self.faded else LIGHT.statuses[self.status]

    def name(self, words: Words) -> str:
        """The legend's word."""
        form = STATUS_FORMS[self.status]
        told = f"{form.symbol} {words.text(form.word)}"
        return f"{told} ({words.text('illustrative data')})" if self.illustrative else told


def draw_ranking(slide: Slide, words: Words, chart: RankingChart, box: Box, about: About) -> None:
    """The ranking as a native chart of columns and a line."""
    add_chart(slide, box, ranking(words, chart, box, about), name=chart.title, alt=chart.alt)


def ranking(words: Words, chart: RankingChart, box: Box, about: About) -> Drawn:
    """One row a unit, and a column of figures for each status, so that the legend explains the colours."""
    kinds = sorted({_kind(bar) for bar in chart.bars}, key=_order)
    form = xml.number_format(words.language, chart.decimals)
    columns = {
        kind.name(words): tuple(bar.value if _kind(bar) == kind else None for bar in chart.bars)
        for kind in kinds
    }
    if chart.target is not None:
        columns[chart.target_name] = (chart.target,) * len(chart.bars)
    block = Block(
        (words.text("Commune or ward"), *columns),
        (tuple(f"{STATUS_FORMS[bar.status].symbol} {bar.name}" for bar in chart.bars), *columns.values()),
        ("General", *(form for _ in columns)),
    )
    book = book_of(words, block)
    plots = _plots(words, chart, kinds, book)
    return Drawn(
        xml.chart_space(
            plots, _axes(words, chart), layout=_layout(chart, box, block), language=language_tag(words)
        ),
        workbook(words, book, about.told, made_at=about.made_at),
    )


def _layout(chart: RankingChart, box: Box, block: Block) -> xml.Layout:
    """Room for every name below the columns and every value above them."""
    size_pt = _size_pt(chart)
    names = [name for name in block.columns[0] if isinstance(name, str)]
    values = [bar.written for bar in chart.bars]
    if len(chart.bars) > MOST_LEVEL_NAMES:
        below, above = (max(text_width(text, size_pt) for text in texts) for texts in (names, values))
    else:
        column = (box.width - VALUES_ROOM) // len(names)
        below = max(text_height([name], size_pt, column) for name in names)
        above = text_height(["0"], size_pt, box.width)
    return xml.layout(
        box.width,
        box.height,
        names=block.headings[1:],
        above=above + EDGE,
        below=below + EDGE,
        left=VALUES_ROOM,
    )


def _kind(bar: Bar) -> Kind:
    return Kind(bar.status, bar.illustrative, bar.faded)


def _order(kind: Kind) -> tuple[int, bool]:
    return list(STATUS_FORMS).index(kind.status), kind.illustrative


def _plots(words: Words, chart: RankingChart, kinds: list[Kind], book: Book) -> str:
    axes = f'<c:axId val="{NAMES_AXIS}"/><c:axId val="{VALUES_AXIS}"/>'
    columns = "".join(_column(words, chart, book, place, kind) for place, kind in enumerate(kinds, start=1))
    drawn = (
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{columns}<c:gapWidth val="40"/><c:overlap val="100"/>{axes}</c:barChart>'
    )
    if chart.target is None:
        return drawn
    return (
        f'{drawn}<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{_target(chart, book, len(kinds) + 1)}<c:marker val="1"/>{axes}</c:lineChart>'
    )


def _column(words: Words, chart: RankingChart, book: Book, place: int, kind: Kind) -> str:
    ground = xml.fill(kind.colour, hatched=kind.illustrative)
    chosen = "".join(
        f'<c:dPt><c:idx val="{row}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"{xml.shape(ground, xml.line(LIGHT.text, 2.25))}</c:dPt>"
        for row, bar in enumerate(chart.bars)
        if bar.chosen and _kind(bar) == kind
    )
    labels = xml.all_labels(
        xml.number_format(words.language, chart.decimals),
        position="outEnd", size_pt=_size_pt(chart), upright=len(chart.bars) > MOST_LEVEL_NAMES,
    )  # fmt: skip
    return (
        f"<c:ser>{xml.series_head(place - 1, book.heading(0, place))}"
        f"{xml.shape(ground, xml.line(kind.colour, 0.75))}"
        f'<c:invertIfNegative val="0"/>{chosen}{labels}'
        f"{xml.strings('cat', book.cells(0, 0))}{xml.numbers('val', book.cells(0, place))}</c:ser>"
    )


def _target(chart: RankingChart, book: Book, place: int) -> str:
    # A line through one unit has no length: there its mark alone is the target.
    mark = xml.marker("dash" if len(chart.bars) == 1 else "none", 40, LIGHT.target)
    return (
        f"<c:ser>{xml.series_head(place - 1, book.heading(0, place))}"
        f"{xml.shape(xml.line(LIGHT.target, 2.25, dash='dash'))}{mark}"
        f"{xml.strings('cat', book.cells(0, 0))}{xml.numbers('val', book.cells(0, place))}"
        '<c:smooth val="0"/></c:ser>'
    )


def _axes(words: Words, chart: RankingChart) -> str:
    values = [bar.value for bar in chart.bars]
    over = xml.scale([*values, *([chart.target] if chart.target is not None else [])], zero=True)
    upright = len(chart.bars) > MOST_LEVEL_NAMES
    return xml.name_axis(NAMES_AXIS, VALUES_AXIS, size_pt=_size_pt(chart), upright=upright) + xml.value_axis(
        VALUES_AXIS, NAMES_AXIS, over, xml.number_format(words.language, over.decimals),
        position="l", title=chart.unit, between=True,
    )  # fmt: skip


def _size_pt(chart: RankingChart) -> float:
    if len(chart.bars) <= MOST_LEVEL_NAMES:
        return 12
    return 10 if len(chart.bars) <= MOST_LARGE_NAMES else 8
