"""Meetings: each with the figures of its agenda then and now, and what became of the promises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby

from queries.catalogue import MAIN_GEOGRAPHIES, geographies, indicators
from queries.progress import figures
from queries.release import ReleaseFile, records
from schemas.meeting import AgendaFigure, Meeting, MeetingPoint, PromiseState
from schemas.period import parse_period
from schemas.view import FigureView, IndicatorView


@dataclass(frozen=True)
class Shown:
    """What was shown on a day: the day, and the release of then."""

    day: date
    release: ReleaseFile


@lru_cache(maxsize=16)
def meeting_points(release: ReleaseFile) -> tuple[MeetingPoint, ...]:
    """Every point of every meeting, the newest meeting first."""
    return tuple(MeetingPoint(**record) for record in records(release, "meeting_points", MAIN_GEOGRAPHIES))


def meeting_days(release: ReleaseFile) -> tuple[date, ...]:
    """The days of the meetings, newest first."""
    return tuple(dict.fromkeys(point.meeting for point in meeting_points(release)))


@lru_cache(maxsize=64)
def meetings(release: ReleaseFile, *, day: date) -> tuple[Meeting, ...]:
    """Every meeting as it looks on that day; figures of its own day are not asked for."""
    groups = groupby(meeting_points(release), key=lambda point: point.meeting)
    return tuple(_meeting(release, tuple(points), day=day, then=None) for _, points in groups)


@lru_cache(maxsize=64)
def meeting(release: ReleaseFile, *, of: date, day: date, then: Shown | None) -> Meeting | None:
    """One meeting as it looks on that day; `then` is what its figures are held against, such as what was shown on the
    day of the meeting."""
    points = tuple(point for point in meeting_points(release) if point.meeting == of)
    return _meeting(release, points, day=day, then=then) if points else None


@lru_cache(maxsize=16)
def headline_agenda(release: ReleaseFile, *, day: date) -> tuple[AgendaFigure, ...]:
    """The headline figures as an agenda, where no meeting is recorded."""
    headlines = sorted((row for row in indicators(release) if row.headline), key=lambda row: row.headline)
    points = (
        MeetingPoint(day, None, place, row.id, None, row.main_geography, None, None, None, None, None, "", "")
        for place, row in enumerate(headlines, start=1)
    )
    known = {row.id: row for row in headlines}
    return tuple(
        _figure(release, point, known[point.indicator or ""], day=day, then=None) for point in points
    )


def _meeting(
    release: ReleaseFile, points: Sequence[MeetingPoint], *, day: date, then: Shown | None
) -> Meeting:
    known = {row.id: row for row in indicators(release)}
    told = [
        _figure(release, point, known[point.indicator], day=day, then=then)
        for point in points
        if point.indicator
    ]
    notes = tuple(point for point in points if not point.indicator and point.note_vi)
    return Meeting(points[0].meeting, points[0].title, tuple(told), notes)


def _figure(
    release: ReleaseFile,
    point: MeetingPoint,
    indicator: IndicatorView,
    *,
    day: date,
    then: Shown | None,
) -> AgendaFigure:
    assert point.unit is not None, "a point with an indicator is about a unit"
    unit = next(unit for unit in geographies(release) if unit.code == point.unit)
    series = figures(release, indicator=indicator.id, geography=point.unit)
    now = _newest(series, day)
    earlier = figures(then.release, indicator=indicator.id, geography=point.unit) if then else ()
    return AgendaFigure(
        point, indicator, unit.name_vi, unit.name_en, unit.type, then=_newest(earlier, then.day) if then else None, now=now,
        promise=_promise(point, indicator, series, day),
    )  # fmt: skip


def _newest(series: Sequence[FigureView], day: date) -> FigureView | None:
    """The newest figure by a day; a month goes before the longer periods that end with it."""
    known = [figure for figure in series if figure.last_day <= day and figure.value is not None]
    return max(known, key=lambda figure: (figure.last_day, -parse_period(figure.period).months), default=None)


def _promise(
    point: MeetingPoint, indicator: IndicatorView, series: Sequence[FigureView], day: date
) -> PromiseState | None:
    """Whether a promise was kept: told by the figure of its own period, once that is over."""
    if point.promise_value is None or point.promise_last_day is None:
        return None
    if day <= point.promise_last_day:
        return PromiseState.OPEN
    due = next(
        (figure for figure in series if figure.period == point.promise_period and figure.value is not None), None
    ) or next(
        (figure for figure in series if figure.last_day == point.promise_last_day and figure.value is not None), None
    )  # fmt: skip
    if due is None or due.value is None:
        return PromiseState.UNKNOWN
    kept = (
        due.value <= point.promise_value if indicator.better == "lower" else due.value >= point.promise_value
    )
    return PromiseState.KEPT if kept else PromiseState.BROKEN
