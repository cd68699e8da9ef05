"""Charts of communes as plain values: the heat table, bullets, small multiples, comparisons and maps."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from charts.chart import Chart, Sparkline
from schemas.status import Status


@dataclass(frozen=True)
class HeatCell:
    """One figure of the table, with the address of its own record. A cell without a value says by its status why."""

    value: Decimal | None
    written: str
    status: Status
    hover: str
    address: str


@dataclass(frozen=True)
class HeatColumn:
    """One indicator: its name and target, the period where it is not the table's, and how it is sorted by."""

    name: str
    unit: str
    decimals: int
    target: str
    period: str
    met: str
    illustrative: bool
    address: str
    sort_address: str
    sorted: str


@dataclass(frozen=True)
class HeatRow:
    """One unit with its cells, one a column."""

    code: str
    name: str
    address: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True)
class HeatGroup:
    """The rows of one group under its name, with the group's own sums; a table that is not grouped has one, nameless."""

    name: str
    sums: HeatRow | None
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True)
class HeatTable(Chart):
    """Units × indicators; the province stands over the communes."""

    columns: tuple[HeatColumn, ...]
    province: HeatRow
    groups: tuple[HeatGroup, ...]
    names_sort: tuple[str, str]
    statuses: tuple[Status, ...]


@dataclass(frozen=True)
class Bullet:
    """One indicator of one unit after Few: its value as a bar, and as marks the target, the province and the peers.

    Everything is measured from 0 to `high`. What has no value says by its status why. `source_address` and
    `province_address` are those of the two figures' own records.
    """

    name: str
    address: str
    source_address: str
    unit: str
    value: Decimal | None
    written: str
    status: Status
    target: Decimal | None
    target_written: str
    province: Decimal | None
    province_written: str
    province_address: str
    peers: Decimal | None
    peers_written: str
    high: Decimal
    rank: str
    change: str
    note: str
    line: Sparkline | None
    illustrative: bool


@dataclass(frozen=True)
class BulletChart(Chart):
    """A unit's indicators under each other, those with a target first."""

    bullets: tuple[Bullet, ...]


@dataclass(frozen=True)
class MapStep:
    """One colour of a map: its key, the symbol that tells it without colour, and what it means."""

    key: str
    symbol: str
    meaning: str


@dataclass(frozen=True)
class MapFigure:
    """One unit's month: its value, the key of its colour, and everything it stands for, in words."""

    value: Decimal | None
    written: str
    key: str
    status: Status
    told: str


@dataclass(frozen=True)
class MapUnit:
    """One unit: its square (column and row from 1) or its outline, the point its mark stands on, and its months.

    Outline and point are shares of the map's width and height, from the upper left; a ring is a run of points.
    """

    code: str
    name: str
    initials: str
    address: str
    tile: tuple[int, int] | None
    rings: tuple[tuple[tuple[float, float], ...], ...]
    point: tuple[float, float] | None
    months: tuple[MapFigure, ...]


@dataclass(frozen=True)
class UnitMap(Chart):
    """The communes where they lie, month by month; `shown` is the place of the month that is drawn.

    `titles` says each month's finding. `height` is the outline's height over its width; a map of squares has
    `columns` and `rows` and no outlines.
    """

    units: tuple[MapUnit, ...]
    months: tuple[tuple[str, str], ...]
    titles: tuple[str, ...]
    shown: int
    legend: tuple[MapStep, ...]
    unplaced: tuple[str, ...]
    columns: int
    rows: int
    height: float


@dataclass(frozen=True)
class ComparedUnit:
    """One side of a comparison; `remove` is this page without it, none for the province, which always stands there."""

    name: str
    note: str
    address: str
    remove: str


@dataclass(frozen=True)
class ComparedCell:
    """One unit's figure of one indicator; a group has no status, because targets are set for its members, and no
    `address` of a record, because its sums are nobody's figures."""

    address: str
    value: Decimal | None
    written: str
    status: Status | None
    note: str
    best: bool
    line: Sparkline | None
    illustrative: bool


@dataclass(frozen=True)
class ComparedRow:
    """One indicator over all units, its lines on one scale."""

    name: str
    unit: str
    decimals: int
    target: str
    period: str
    address: str
    cells: tuple[ComparedCell, ...]


@dataclass(frozen=True)
class Comparison(Chart):
    """Units side by side, an indicator a row."""

    units: tuple[ComparedUnit, ...]
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True)
class GridItem:
    """One unit's months as a small line, with its latest figure and the address of that figure's own record."""

    name: str
    address: str
    source_address: str
    value: Decimal | None
    written: str
    status: Status
    line: Sparkline | None


@dataclass(frozen=True)
class LineGrid(Chart):
    """The communes' months of one indicator as small lines on one scale."""

    items: tuple[GridItem, ...]
    scale: str
