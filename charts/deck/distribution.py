"""The slide pen's distribution: a point a unit along a scale, target and province as lines across it."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.slide import Slide
from pptx.util import Cm

from charts.chart import DistributionChart, Dot
from charts.deck import chart_xml as xml
from charts.deck.chart_book import Block, Book, book_of, workbook
from charts.deck.chart_layout import layout as chart_layout
from charts.deck.chart_scale import Scale, scale
from charts.deck.columns import Kind
from charts.deck.native import About, Drawn, add_chart
from charts.deck.place import Box
from charts.deck.text import language_tag
from charts.theme import LIGHT
from schemas.words import Words

X_AXIS, Y_AXIS = 10, 20
ABOVE, BELOW, LEFT = Cm(0.8), Cm(0.9), Cm(0.8)
FLOOR = -1.0
"""Where the scale lies; points are counted from 0 upwards."""
SIZE_PT = 9


@dataclass(frozen=True)
class Run:
    """What is drawn in one look: points, or a line through two of them."""

    name: str
    across: tuple[float, ...]
    up: tuple[float, ...]
    drawn: str
    mark: str
    labels: str


def draw_distribution(slide: Slide, words: Words, chart: DistributionChart, box: Box, about: About) -> None:
    """The distribution as a native chart of points."""
    add_chart(slide, box, distribution(words, chart, box, about), name=chart.title, alt=chart.alt)


def distribution(words: Words, chart: DistributionChart, box: Box, about: About) -> Drawn:
    """Values beside the height a point is drawn at, which only keeps points apart; names stand beside them."""
    top = max(dot.place for dot in chart.dots) + 1.0
    form = xml.number_format(words.language, chart.decimals)
    runs = sorted([*_dots(words, chart), *_lines(chart, top)], key=lambda run: -len(run.across))
    blocks = [Block((words.text("Value"), run.name), (run.across, run.up), (form, "0")) for run in runs]
    book = book_of(words, *blocks)
    series = "".join(_series(book, place, run) for place, run in enumerate(runs))
    plot = (
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f'{series}<c:axId val="{X_AXIS}"/><c:axId val="{Y_AXIS}"/></c:scatterChart>'
    )
    over = scale([value for run in runs for value in run.across])
    axes = xml.value_axis(
        X_AXIS, Y_AXIS, over, xml.number_format(words.language, over.decimals), position="b", grid=False
    ) + xml.value_axis(
        Y_AXIS, X_AXIS, Scale(FLOOR, top, top - FLOOR), "0", position="l", grid=False, hidden=True
    )
    layout = chart_layout(
        box.width, box.height, names=[run.name for run in runs], above=ABOVE, below=BELOW, left=LEFT
    )
    return Drawn(
        xml.chart_space(plot, axes, layout=layout, language=language_tag(words)),
        workbook(words, book, about.told, made_at=about.made_at),
    )


def _dots(words: Words, chart: DistributionChart) -> list[Run]:
    kinds = sorted({_kind(dot) for dot in chart.dots}, key=lambda kind: kind.order)
    return [_run(words, kind, [dot for dot in chart.dots if _kind(dot) == kind]) for kind in kinds]


def _kind(dot: Dot) -> Kind:
    return Kind(dot.status, dot.illustrative)


def _run(words: Words, kind: Kind, dots: list[Dot]) -> Run:
    labels = (
        xml.named_label(
            place, dot.label.replace("\n", " "), position="t" if dot.chosen else "b", bold=dot.chosen
        )
        for place, dot in enumerate(dots)
        if dot.label
    )
    return Run(
        kind.name(words),
        tuple(dot.value for dot in dots),
        tuple(float(dot.place) for dot in dots),
        xml.NO_LINE,
        xml.marker("circle", SIZE_PT, kind.colour, hollow=kind.illustrative),
        xml.labels(*labels),
    )


def _lines(chart: DistributionChart, top: float) -> list[Run]:
    told = (
        (chart.target, chart.target_name, xml.line(LIGHT.target, 1.75, dash="dash")),
        (chart.province, chart.province_name, xml.line(LIGHT.text, 1.75)),
    )
    return [
        Run(name, (value, value), (FLOOR, top), drawn, xml.marker("none", 0, LIGHT.target), "")
        for value, name, drawn in told
        if value is not None
    ]


def _series(book: Book, place: int, run: Run) -> str:
    return (
        f"<c:ser>{xml.series_head(place, book.heading(place, 1))}{xml.shape(run.drawn)}{run.mark}{run.labels}"
        f"{xml.numbers('xVal', book.cells(place, 0))}{xml.numbers('yVal', book.cells(place, 1))}"
        '<c:smooth val="0"/></c:ser>'
    )
