"""Charts as plain values: what is drawn, said in full before any pen is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol

from charts.sheet import Sheet
from schemas.status import Status

MOST_SENTENCES = 3

AddressOf = Callable[[str], str]
"""From the code of a unit to the address of its own page."""


def no_address(_code: str) -> str:
    """Away from the dashboard nothing can be opened by a click."""
    return ""


class FigureKey(NamedTuple):
    """Which figure is meant: of which indicator, unit and period."""

    indicator: str
    geography: str
    period: str


class Keyed(Protocol):
    """A figure, in whatever view of it."""

    @property
    def indicator(self) -> str: ...
    @property
    def geography(self) -> str: ...
    @property
    def period(self) -> str: ...


def keys_of(figures: Iterable[Keyed]) -> tuple[FigureKey, ...]:
    """The keys of figures, in their order."""
    return tuple(FigureKey(row.indicator, row.geography, row.period) for row in figures)


class Mark(StrEnum):
    """What kind of figure a point is, so that it is drawn apart."""

    REPORTED = "reported"
    ILLUSTRATIVE = "illustrative"
    DOCUMENT = "document"
    CUMULATIVE = "cumulative"


@dataclass(frozen=True)
class Point:
    """One value at the end of a month (`schemas.period.Month.number`); no value is a gap."""

    month: int
    value: float | None
    written: str
    hover: str
    approximate: bool = False


@dataclass(frozen=True)
class Series:
    """Points of one mark, in order of time; `joined` says whether a line runs through them."""

    name: str
    mark: Mark
    points: tuple[Point, ...]
    joined: bool = True


@dataclass(frozen=True)
class TargetPath:
    """The way from the baseline over the milestones to the target; `short_name` stands at its end."""

    name: str
    short_name: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class NeededPace:
    """The way that is left, from the figure shown straight to the target at its date; `written` is its pace a month."""

    name: str
    short_name: str
    written: str
    points: tuple[Point, Point]


@dataclass(frozen=True)
class Footer:
    """What every chart says below itself."""

    source: str
    reported: str
    period: str
    illustrative: str

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(part for part in (self.source, self.reported, self.period, self.illustrative) if part)


@dataclass(frozen=True)
class Chart:
    """What every chart has, whatever it draws; each kind of chart adds what its pens need.

    `title` says the finding, `alt` the same for who cannot see it, `sheet` is the table behind it, and `name`
    what a file that holds it is called. Away from its page a chart also needs its `subject`, where the title does
    not name it, at most three `sentences` beside it, and `notes`: the method and where the figures come from.
    `figures` are those it tells of, so that whoever takes it away can be told where each comes from. `slide_sheet` is the table a slide shows of it, where the whole is too much for a room to read.
    """

    name: str
    title: str
    footer: Footer
    alt: str
    sheet: Sheet
    subject: str = field(default="", kw_only=True)
    sentences: tuple[str, ...] = field(default=(), kw_only=True)
    notes: tuple[str, ...] = field(default=(), kw_only=True)
    figures: tuple[FigureKey, ...] = field(default=(), kw_only=True)
    slide_sheet: Sheet | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        assert len(self.sentences) <= MOST_SENTENCES, "a chart says three sentences at the most"


@dataclass(frozen=True)
class TableChart(Chart):
    """A table that is its own drawing."""


@dataclass(frozen=True)
class CountsChart(Chart):
    """How many of each group stand where: a bar a group, in parts, one a status."""

    groups: tuple[str, ...]
    counts: tuple[tuple[Status, tuple[int, ...]], ...]
    """Each status with its count in every group."""


@dataclass(frozen=True)
class TrendChart(Chart):
    """Figures over time beside the way to the target."""

    unit: str
    decimals: int
    series: tuple[Series, ...]
    paths: tuple[TargetPath, ...]
    month_names: dict[int, str]
    needed: NeededPace | None = None

    @property
    def drawable(self) -> bool:
        """One figure with no way to a target is no trend."""
        return bool(self.paths) or sum(len(line.points) for line in self.series) > 1


@dataclass(frozen=True)
class Bar:
    """One unit in a ranking; `address` is that of its own page, `source_address` that of its figure's own record, where
    there is one."""

    name: str
    value: float
    written: str
    status: Status
    hover: str
    illustrative: bool
    faded: bool
    chosen: bool
    address: str = ""
    source_address: str = ""


@dataclass(frozen=True)
class RankingChart(Chart):
    """Units side by side, best first, beside the target they share."""

    unit: str
    decimals: int
    bars: tuple[Bar, ...]
    target: float | None
    target_name: str


@dataclass(frozen=True)
class Dot:
    """One unit of a distribution; `place` counts from the scale upwards, `label` is empty for those not named."""

    value: float
    place: int
    status: Status
    label: str
    hover: str
    illustrative: bool
    chosen: bool


@dataclass(frozen=True)
class DistributionChart(Chart):
    """Units along a scale from low to high, stacked where they are close; `middle` bounds the middle half."""

    unit: str
    decimals: int
    dots: tuple[Dot, ...]
    middle: tuple[float, float]
    target: float | None
    target_name: str
    province: float | None
    province_name: str


@dataclass(frozen=True)
class Block:
    """One part of a whole: as wide as its share of it, in percent, and as high as its own rate."""

    name: str
    width: float
    height: float
    written: str
    hover: str
    faded: bool


@dataclass(frozen=True)
class MosaicChart(Chart):
    """Parts of a whole side by side, beside the rate of the whole: their areas add up to it."""

    blocks: tuple[Block, ...]
    whole: float | None
    whole_name: str
    width_name: str
    height_name: str


@dataclass(frozen=True)
class Sparkline:
    """Months as a small line without axes, with the target as a second one.

    `span` (first and last month) and `bounds` (lowest and highest value) put several lines on one scale.
    """

    points: tuple[tuple[int, float], ...]
    target: float | None
    illustrative: bool
    alt: str
    span: tuple[int, int] | None = None
    bounds: tuple[float, float] | None = None


@dataclass(frozen=True)
class Card:
    """One headline figure with all it takes to judge it; `source_address` is that of the figure's own record."""

    title: str
    address: str
    source_address: str
    written: str
    period: str
    status: Status
    facts: tuple[tuple[str, str], ...]
    sparkline: Sparkline | None
    illustrative: str
