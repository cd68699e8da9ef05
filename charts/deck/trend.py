"""The slide pen's trend: points over months with their gaps, and the way to the target as a line of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import inf

from pptx.slide import Slide
from pptx.util import Cm

from charts.chart import Mark, Point, TrendChart
from charts.deck import chart_xml as xml
from charts.deck.chart_book import Block, Book, book_of, workbook
from charts.deck.chart_layout import layout as chart_layout
from charts.deck.chart_scale import Scale, scale
from charts.deck.native import About, Drawn, add_chart
from charts.deck.place import Box
from charts.deck.text import language_tag
from charts.theme import LIGHT
from schemas.words import Words

FIRST_SERIAL_DAY = date(1899, 12, 30)
"""The day a spreadsheet counts from."""
MIDDLE_OF_MONTH = 15
"""A month's points stand in its middle, so that a label some days off still names the right month."""
DAYS_A_MONTH = 30.4375
MOST_MONTH_LABELS = 12
X_AXIS, Y_AXIS = 10, 20
LABEL_ZONE = (0.03, 0.16)
"""A label stands between these shares of the lines' heights away from its point."""
LABEL_ROOM, MONTHS_ROOM, VALUES_ROOM = Cm(0.75), Cm(0.8), Cm(2.2)
"""What the labels over the highest point, below the plot and left of it take."""


@dataclass(frozen=True)
class Look:
    """How the line of a mark is drawn."""

    colour: str
    symbol: str
    size_pt: int
    hollow: bool = False
    width_pt: float = 2.25
    dash: str = "solid"


NEEDED = Look(LIGHT.accent, "none", 0, width_pt=1.5, dash="sysDot")
PATH = Look(LIGHT.target, "none", 0, width_pt=1.75, dash="dash")
LOOKS = {
    Mark.REPORTED: Look(LIGHT.accent, "circle", 7),
    Mark.ILLUSTRATIVE: Look(LIGHT.illustrative, "circle", 7, hollow=True),
    Mark.DOCUMENT: Look(LIGHT.document, "diamond", 10, width_pt=0),
    Mark.CUMULATIVE: Look(LIGHT.muted, "circle", 4, hollow=True, width_pt=1.25, dash="sysDot"),
}


@dataclass(frozen=True)
class Line:
    """One line of the chart, a series or the way to a target."""

    name: str
    points: tuple[Point, ...]
    look: Look
    labelled: tuple[int, ...]
    """The points with their value beside them."""


def draw_trend(slide: Slide, words: Words, chart: TrendChart, box: Box, about: About) -> None:
    """The trend as a native chart of points and lines."""
    add_chart(slide, box, trend(words, chart, box, about), name=chart.title, alt=chart.alt)


def trend(words: Words, chart: TrendChart, box: Box, about: About) -> Drawn:
    """Each line has cells of its own, months beside values: only so can one have a gap where another has a point."""
    lines = _lines(chart)
    month, number = xml.month_format(words.language), xml.number_format(words.language, chart.decimals)
    book = book_of(
        words,
        *(
            Block(
                (words.text("Month"), line.name),
                (tuple(float(serial(point.month)) for point in line.points), tuple(point.value for point in line.points)),
                (month, number),
            )
            for line in lines
        ),
    )  # fmt: skip
    series = (_series(words, chart, book, place, lines) for place in range(len(lines)))
    plot = (
        '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
        f'{"".join(series)}<c:axId val="{X_AXIS}"/><c:axId val="{Y_AXIS}"/></c:scatterChart>'
    )
    axes = _axes(words, chart, [point for line in lines for point in line.points])
    layout = chart_layout(
        box.width, box.height,
        names=[line.name for line in lines], above=LABEL_ROOM, below=MONTHS_ROOM, left=VALUES_ROOM,
    )  # fmt: skip
    return Drawn(
        xml.chart_space(plot, axes, layout=layout, language=language_tag(words)),
        workbook(words, book, about.told, made_at=about.made_at),
    )


def serial(month: int) -> int:
    """A month (`schemas.period.Month.number`) as the day a spreadsheet keeps."""
    return (date(month // 12, month % 12 + 1, MIDDLE_OF_MONTH) - FIRST_SERIAL_DAY).days


def _lines(chart: TrendChart) -> list[Line]:
    # Milestones and the target itself are labelled, the start is not.
    lines = [Line(path.name, path.points, PATH, tuple(range(1, len(path.points)))) for path in chart.paths]
    if chart.needed:
        lines.append(Line(chart.needed.name, chart.needed.points, NEEDED, ()))
    for series in chart.series:
        known = tuple(place for place, point in enumerate(series.points) if point.value is not None)
        # The last value of a line stands beside it, and every value of a document.
        labelled = known[-1:] if series.joined else known
        lines.append(
            Line(
                series.name, series.points, LOOKS[series.mark],
                () if series.mark is Mark.CUMULATIVE else labelled,
            )
        )  # fmt: skip
    # LibreOffice draws no line that has more points than the first one.
    return sorted(lines, key=lambda line: -len(line.points))


def _series(words: Words, chart: TrendChart, book: Book, place: int, lines: Sequence[Line]) -> str:
    line, others = lines[place], [*lines[:place], *lines[place + 1 :]]
    look = line.look
    drawn = xml.line(look.colour, look.width_pt, dash=look.dash) if look.width_pt else xml.NO_LINE
    labels = (_label(words, chart, number, line, others) for number in line.labelled)
    return (
        f"<c:ser>{xml.series_head(place, book.heading(place, 1))}{xml.shape(drawn)}"
        f"{xml.marker(look.symbol, look.size_pt, look.colour, hollow=look.hollow)}"
        f"{_approximate(line)}{xml.labels(*labels)}"
        f"{xml.numbers('xVal', book.cells(place, 0))}{xml.numbers('yVal', book.cells(place, 1))}"
        '<c:smooth val="0"/></c:ser>'
    )


def _approximate(line: Line) -> str:
    """Approximate values are hollow, as on the screen."""
    look = line.look
    return "".join(
        f'<c:dPt><c:idx val="{place}"/>{xml.marker("diamond", look.size_pt, look.colour, hollow=True)}'
        '<c:bubble3D val="0"/></c:dPt>'
        for place, point in enumerate(line.points)
        if point.approximate and point.value is not None
    )


def _label(words: Words, chart: TrendChart, place: int, line: Line, others: Sequence[Line]) -> str:
    point = line.points[place]
    value = point.value or 0.0
    # A target is labelled with the digits it was set with: "90%", not "90,00%".
    decimals = 0 if line.look is PATH and value.is_integer() else chart.decimals
    below = line.look is not PATH and (
        any(_way(path.points, point.month) > value for path in chart.paths) or _crowded(value, point, others)
    )
    return xml.label(
        place,
        xml.number_format(words.language, decimals, written=point.written),
        LIGHT.text if line.look is LOOKS[Mark.ILLUSTRATIVE] else line.look.colour,
        position="b" if below else "t",
    )


def _crowded(value: float, point: Point, others: Sequence[Line]) -> bool:
    """Whether another line runs right above a point, and none right below it."""
    known = [other.value for line in others for other in line.points if other.value is not None]
    size = max([*known, value]) - min([*known, value])
    heights = [_way(line.points, point.month) - value for line in others]
    nearest, farthest = (share * size for share in LABEL_ZONE)
    above = any(nearest < height < farthest for height in heights)
    return above and not any(nearest < -height < farthest for height in heights)


def _way(points: Sequence[Point], month: int) -> float:
    """How high a line runs in a month; nowhere outside its time and in its gaps."""
    for before, after in pairwise(points):
        if before.month <= month <= after.month and before.value is not None and after.value is not None:
            share = (month - before.month) / max(after.month - before.month, 1)
            return before.value + share * (after.value - before.value)
    return -inf


def _axes(words: Words, chart: TrendChart, points: list[Point]) -> str:
    first, last = min(point.month for point in points), max(point.month for point in points)
    strides = (1, 2, 3, 6, 12, 24, 60, 120, 1200)
    stride = next(stride for stride in strides if (last - first) / stride < MOST_MONTH_LABELS)
    steps = max(1, -(-(last - first) // stride))
    days = stride * DAYS_A_MONTH
    across = Scale(serial(last) - steps * days, serial(last), days)
    over = _heights(chart, [point.value for point in points if point.value is not None])
    month, number = xml.month_format(words.language), xml.number_format(words.language, over.decimals)
    return xml.value_axis(X_AXIS, Y_AXIS, across, month, position="b", grid=False) + xml.value_axis(
        Y_AXIS, X_AXIS, over, number, position="l", title=chart.unit
    )


def _heights(chart: TrendChart, values: list[float]) -> Scale:
    """The axis of values, with room below the lowest point for a label, but none below zero where there is no less."""
    lowest, spread = min(values), max(values) - min(values)
    below = lowest - LABEL_ZONE[1] / 2 * spread
    return scale(
        [*values, below if lowest < 0 else max(below, 0.0)],
        ceiling=100.0 if chart.unit.strip() == "%" else None,
        decimals=chart.decimals,
    )
