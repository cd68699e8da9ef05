"""What a pack is asked to be: its kind, its month, and what it tells of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import NoReturn

from charts.deck.deck import Ratio
from queries.catalogue import geographies, indicators, months
from queries.meetings import meeting_days, meeting_points
from queries.release import ReleaseFile
from schemas.errors import Misuse
from schemas.period import Period, month_period, parse_period
from schemas.view import GeographyView, IndicatorView

LAST = "last"
"""How the command line calls the last meeting."""


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

    The overview compares with the state shown at a meeting, or with `since`; without either, with the end of the
    month before. `shown_then` is the release that was shown on that day, where its figures are meant and not today's of
    that day. A meeting's agenda is what is told of where no indicators are named.
    """

    kind: Kind
    period: str
    depth: Depth = Depth.MEDIUM
    ratio: Ratio = Ratio.WIDE
    indicators: tuple[str, ...] = ()
    communes: tuple[str, ...] = ()
    since: date | None = None
    meeting: date | None = None
    shown_then: ReleaseFile | None = None

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
        day = self.meeting or self.since or month_period(self.month.first.plus(-1)).last_day
        # A meeting may be held after the month ends: then it is the month as it was shown at the meeting.
        return min(day, self.month.last_day)


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
    headlines = sorted((row for row in known.values() if row.headline), key=lambda row: row.headline)
    asked = choice.indicators or _agenda(release, choice) or tuple(row.id for row in headlines)
    return tuple(known[id_] if id_ in known else _unknown(id_) for id_ in asked)


def checked_meeting(release: ReleaseFile, asked: str, *, by: date) -> date:
    """The day of a recorded meeting; `last` is the newest one held by that day. Raises `Misuse` where there is none."""
    days = meeting_days(release)
    found = next((day for day in days if asked == day.isoformat() or (asked == LAST and day <= by)), None)
    if found is None:
        raise Misuse(
            "No meeting “{found}” is recorded.",
            remedy="Recorded meetings: {days}.",
            found=asked[:20],
            days=", ".join(day.isoformat() for day in days) or "–",
        )
    return found


def _agenda(release: ReleaseFile, choice: Choice) -> tuple[str, ...]:
    points = (point for point in meeting_points(release) if point.meeting == choice.meeting)
    return tuple(dict.fromkeys(point.indicator for point in points if point.indicator))


def chosen_communes(release: ReleaseFile, choice: Choice) -> tuple[GeographyView, ...]:
    """The communes of a pack in the order asked for. Raises `Misuse` for an unknown one."""
    known = {row.code: row for row in geographies(release) if row.level == "commune"}
    return tuple(known[code] if code in known else _unknown(code) for code in choice.communes or known)


def _unknown(found: str) -> NoReturn:
    raise Misuse(
        "There is no “{found}” here.", remedy="Write its id or code as lists show it.", found=found[:40]
    )
