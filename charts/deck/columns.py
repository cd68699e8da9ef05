"""What the slide pen's columns share: one series a status, so that the legend explains the colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.util import Cm

from charts.deck import chart_xml as xml
from charts.deck.chart_book import Block, Book
from charts.deck.chart_layout import RIGHT_MARGIN, Layout
from charts.deck.chart_layout import layout as chart_layout
from charts.deck.chart_scale import Scale
from charts.deck.place import EMU_PER_PT, Box, text_height, text_width
from charts.theme import LIGHT
from schemas.status import STATUS_FORMS, Status
from schemas.words import Words

NAMES_AXIS, VALUES_AXIS = 10, 20
AXES = f'<c:axId val="{NAMES_AXIS}"/><c:axId val="{VALUES_AXIS}"/>'
VALUES_ROOM, EDGE = Cm(2.2), Cm(0.2)
"""What the labels of the values take left of the plot, and the air around names and values."""
MOST_LEVEL_NAMES = 16
"""With more columns than this the names are turned, so that every one of them is written."""
TURNED_SHARE, LEAST_TURNED_PT, MOST_TURNED_PT = 0.8, 7, 11
"""Turned names take this share of the room of a column."""
NAMES_SHARE = 0.32
"""Turned names take no more of a chart's height than this."""
GAP_PERCENT = 40
VALUE_SIZE_PT = 12


@dataclass(frozen=True)
class Kind:
    """What columns of one look share; they stand in one column of the workbook."""

    status: Status
    illustrative: bool
    faded: bool = False

    @property
    def colour(self) -> str:
        return LIGHT.line if self.faded else LIGHT.statuses[self.status]

    @property
    def order(self) -> tuple[int, bool, bool]:
        return list(STATUS_FORMS).index(self.status), self.illustrative, self.faded

    def name(self, words: Words) -> str:
        """The legend's word."""
        form = STATUS_FORMS[self.status]
        told = f"{form.symbol} {words.text(form.word)}"
        return f"{told} · {words.text('Illustrative').lower()}" if self.illustrative else told


@dataclass(frozen=True)
class Column:
    """One column: its name, its value, how it looks, and whether it stands out."""

    name: str
    value: float | None
    kind: Kind
    chosen: bool = False

    @property
    def label(self) -> str:
        """The name behind the symbol of its status; one that is not judged bears none."""
        judged = self.kind.status is not Status.NO_TARGET
        return f"{STATUS_FORMS[self.kind.status].symbol} {self.name}" if judged else self.name


def kinds_of(columns: Sequence[Column]) -> list[Kind]:
    """The looks there are, in the order statuses are told."""
    return sorted({column.kind for column in columns}, key=lambda kind: kind.order)


def values_by_kind(words: Words, columns: Sequence[Column]) -> dict[str, tuple[float | None, ...]]:
    """A column of the workbook for each look; a unit's value stands in the one of its status."""
    return {
        kind.name(words): tuple(column.value if column.kind == kind else None for column in columns)
        for kind in kinds_of(columns)
    }


def bar_plot(columns: Sequence[Column], book: Book, form: str, *, box: Box, inside: bool = False) -> str:
    """The columns themselves, each look a series, the chosen ones with a dark outline; values over or `inside` them."""
    upright = turned(columns)
    size_pt = name_size_pt(columns, box) if upright else VALUE_SIZE_PT
    series = []
    for place, kind in enumerate(kinds_of(columns), start=1):
        ground = xml.fill(kind.colour, hatched=kind.illustrative)
        chosen = "".join(
            f'<c:dPt><c:idx val="{row}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
            f"{xml.shape(ground, xml.line(LIGHT.text, 2.25))}</c:dPt>"
            for row, column in enumerate(columns)
            if column.chosen and column.kind == kind
        )
        position = "inBase" if inside else "outEnd"
        # On the page's ground, so that neither hatch nor target line runs through a number.
        labels = xml.all_labels(form, position=position, size_pt=size_pt, upright=upright, ground=LIGHT.page)
        series.append(
            f"<c:ser>{xml.series_head(place - 1, book.heading(0, place))}"
            f"{xml.shape(ground, xml.line(kind.colour, 0.75))}"
            f'<c:invertIfNegative val="0"/>{chosen}{labels}'
            f"{xml.strings('cat', book.cells(0, 0))}{xml.numbers('val', book.cells(0, place))}</c:ser>"
        )
    return (
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{"".join(series)}<c:gapWidth val="{GAP_PERCENT}"/><c:overlap val="100"/>{AXES}</c:barChart>'
    )


def line_plot(*series: str) -> str:
    """Lines and marks over the columns."""
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{"".join(series)}<c:marker val="1"/>{AXES}</c:lineChart>'
    )


def line_series(book: Book, place: int, *, drawn: str, mark: str) -> str:
    """One line over the columns: `drawn` is how it runs, `mark` how its points look."""
    return (
        f"<c:ser>{xml.series_head(place - 1, book.heading(0, place))}{xml.shape(drawn)}{mark}"
        f"{xml.strings('cat', book.cells(0, 0))}{xml.numbers('val', book.cells(0, place))}"
        '<c:smooth val="0"/></c:ser>'
    )


def axes(columns: Sequence[Column], over: Scale, form: str, *, box: Box, unit: str) -> str:
    """The names below and the values on the left."""
    return xml.name_axis(
        NAMES_AXIS, VALUES_AXIS, size_pt=name_size_pt(columns, box), upright=turned(columns)
    ) + xml.value_axis(VALUES_AXIS, NAMES_AXIS, over, form, position="l", title=unit, between=True)


def layout(
    columns: Sequence[Column], block: Block, box: Box, *, written: Sequence[str], inside: bool = False
) -> Layout:
    """Room for every name below the columns and every value above them, unless it stands `inside` them."""
    size_pt, names = name_size_pt(columns, box), [column.label for column in columns]
    if turned(columns):
        below = max(text_width(text, size_pt) for text in names)
        above = 0 if inside else max(text_width(text, size_pt) for text in written)
    else:
        wide = int((box.width - VALUES_ROOM) // len(names) * 0.92)
        below = max(text_height([name], size_pt, wide) for name in names)
        above = text_height(["0"], VALUE_SIZE_PT, box.width)
    return chart_layout(
        box.width,
        box.height,
        names=block.headings[1:],
        above=max(above, int(EDGE)) + EDGE,
        below=below + EDGE,
        left=VALUES_ROOM,
    )


def turned(columns: Sequence[Column]) -> bool:
    """Whether the names read from below."""
    return len(columns) > MOST_LEVEL_NAMES


def name_size_pt(columns: Sequence[Column], box: Box) -> float:
    """How large names and values are written in a chart of that size: turned ones as large as a column is wide, but
    so that the columns themselves keep most of the height."""
    if turned(columns):
        wide_pt = (box.width - VALUES_ROOM - RIGHT_MARGIN) / len(columns) / EMU_PER_PT
        longest = max(text_width(column.label, 1) for column in columns)
        fitting = min(wide_pt * TURNED_SHARE, box.height * NAMES_SHARE / longest)
        return min(max(fitting // 0.5 * 0.5, LEAST_TURNED_PT), MOST_TURNED_PT)
    longest = max((len(column.label) for column in columns), default=0)
    return 12 if longest * len(columns) < 260 else 10 if longest * len(columns) < 500 else 9
