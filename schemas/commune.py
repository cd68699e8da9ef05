"""Communes as they are set side by side: what each is, its peers, groups of them, and their figures together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from schemas.view import FigureView, IndicatorView


class Size(StrEnum):
    """How large a commune is by its area, in three classes of round bounds; see decision 21."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    UNKNOWN = "unknown"


SIZE_BOUNDS_KM2 = (110, 135)
"""Below the first: small; from the second on: large. They cut the 61 xã into 20, 22 and 19."""


@dataclass(frozen=True)
class CommuneView:
    """One of the 65; `lat` and `lon` are of a point inside it, in degrees. `tile_column` and `tile_row` are its square on the tile map, counted from 1."""

    code: str
    name_vi: str
    name_en: str
    type: str
    former_district: str
    area_km2: float | None
    lat: float | None
    lon: float | None
    tile_column: int | None
    tile_row: int | None

    @property
    def district(self) -> str:
        """The former district it is counted with: the first named, where it was made of parts of two."""
        return self.former_district.split(";")[0].strip()

    @property
    def size(self) -> Size:
        if self.area_km2 is None:
            return Size.UNKNOWN
        small, medium = SIZE_BOUNDS_KM2
        return Size.SMALL if self.area_km2 < small else Size.MEDIUM if self.area_km2 < medium else Size.LARGE

    def is_peer_of(self, other: CommuneView) -> bool:
        """Whether the two are alike enough to be compared: another one of the same type and size."""
        return self.code != other.code and (self.type, self.size) == (other.type, other.size)


class Grouping(StrEnum):
    """By what communes are put together."""

    DISTRICT = "district"
    TYPE = "type"
    SIZE = "size"


@dataclass(frozen=True)
class CommuneGroup:
    """Communes put together. `slug` names the group in an address; `name` is what its members share."""

    slug: str
    grouping: Grouping
    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Board:
    """Every commune's figure of every indicator measured by commune, each in its latest period by `day`.

    `figures` has a row per (indicator, geography), the province's among them; a pair without a row has no data.
    """

    day: date
    communes: tuple[CommuneView, ...]
    indicators: tuple[IndicatorView, ...]
    periods: Mapping[str, str]
    figures: Mapping[tuple[str, str], FigureView]

    def figure(self, indicator: str, geography: str) -> FigureView | None:
        """The figure of one unit; None where nobody asked it for one."""
        return self.figures.get((indicator, geography))

    def status(self, indicator: str, geography: str) -> str:
        """Where one unit stands; a unit without a figure has no data."""
        figure = self.figure(indicator, geography)
        return figure.status if figure else "no_data"


@dataclass(frozen=True)
class MonthFigure:
    """One unit's figure of one month, with no more than a line or a map needs."""

    indicator: str
    geography: str
    period: str
    last_day: date
    status: str
    value: Decimal | None
    qualifier: str | None
    target_value: Decimal | None
    rank: int | None
    ranked: int | None
    origin: str | None

    @property
    def illustrative(self) -> bool:
        return self.origin == "illustrative"


@dataclass(frozen=True)
class GroupFigure:
    """One indicator's month summed over a group: `reported` of `members`, `met` of `judged` by their own targets.

    A rate is the sum over the sum; a score cannot be summed and has no value.
    """

    indicator: str
    period: str
    last_day: date
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    qualifier: str
    reported: int
    members: int
    met: int
    judged: int
    origin: str | None

    @property
    def illustrative(self) -> bool:
        return self.origin == "illustrative"


@dataclass(frozen=True)
class SilentMonths:
    """One dataset and the months one commune did not report of it, newest first, of how many others reported."""

    dataset: str
    dataset_vi: str
    dataset_en: str
    periods: tuple[str, ...]
    asked: int
    illustrative: bool
