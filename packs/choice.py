"""What a pack is asked to be: its kind, its month, and what it tells of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import NoReturn

from charts.deck.deck import Ratio
from queries.catalogue import geographies, indicators, months
from queries.release import ReleaseFile
from schemas.errors import Misuse
from schemas.period import Period, month_period, parse_period
from schemas.view import GeographyView, IndicatorView


class Kind(StrEnum):
    """What a pack is about."""

    OVERVIEW = "overview"
    INDICATOR = "indicator"
    COMMUNE = "commune"


class Depth(IntEnum):
    """How many slides a pack has at the most, its cover among them."""

    SHORT = 5
    MEDIUM = 15
    LONG = 65


@dataclass(frozen=True)
class Choice:
    """One pack. Without indicators the headline ones are meant, without communes all of them.

    `since` is the day whose state the overview compares with; without one, the end of the month before.
    """

    kind: Kind
    period: str
    depth: Depth = Depth.MEDIUM
    ratio: Ratio = Ratio.WIDE
    indicators: tuple[str, ...] = ()
    communes: tuple[str, ...] = ()
    since: date | None = None

    @property
    def month(self) -> Period:
        return parse_period(self.period)

    @property
    def charts(self) -> int:
        """How many charts the depth leaves room for. A pack of all the communes has no cover: 65 slides are theirs."""
        return self.depth if self.kind is Kind.COMMUNE else self.depth - 1

    @property
    def compared_with(self) -> date:
        """The last day of what the pack compares with."""
        return self.since or month_period(self.month.first.plus(-1)).last_day


def checked_month(release: ReleaseFile, period: str) -> str:
    """The month, or the newest one where none is named. Raises `Misuse` for one without figures."""
    known = months(release)
    if not period and known:
        return known[0]
    if period not in known:
        raise Misuse(
            "There are no figures of “{found}”.",
            remedy="Choose one of the months {first} to {last}.",
            found=period[:20],
            first=known[-1] if known else "–",
            last=known[0] if known else "–",
        )
    return period


def chosen_indicators(release: ReleaseFile, choice: Choice) -> tuple[IndicatorView, ...]:
    """The indicators of a pack in the order asked for. Raises `Misuse` for an unknown one."""
    known = {row.id: row for row in indicators(release)}
    asked = choice.indicators or tuple(
        row.id for row in sorted(known.values(), key=lambda row: row.headline) if row.headline
    )
    return tuple(known[id_] if id_ in known else _unknown(id_) for id_ in asked)


def chosen_communes(release: ReleaseFile, choice: Choice) -> tuple[GeographyView, ...]:
    """The communes of a pack in the order asked for. Raises `Misuse` for an unknown one."""
    known = {row.code: row for row in geographies(release) if row.level == "commune"}
    return tuple(known[code] if code in known else _unknown(code) for code in choice.communes or known)


def _unknown(found: str) -> NoReturn:
    raise Misuse(
        "There is no “{found}” here.", remedy="Write its id or code as lists show it.", found=found[:40]
    )
