"""Composing the ways of a trend: from the baseline over the milestones to each target, and the way that is left."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from charts import brief
from charts.chart import NeededPace, Point, TargetPath
from schemas.period import month_of
from schemas.view import FigureView, IndicatorView, MilestoneView
from schemas.words import Words


def target_paths(
    words: Words, indicator: IndicatorView, figures: list[FigureView], milestones: tuple[MilestoneView, ...]
) -> tuple[TargetPath, ...]:
    """One path per target the figures are read against, in order of time."""
    latest = {figure.target: figure for figure in figures if figure.target}
    paths = (_path(words, indicator, figure, figures, milestones) for figure in latest.values())
    return tuple(path for path in paths if path.points)


def _path(
    words: Words,
    indicator: IndicatorView,
    figure: FigureView,
    figures: list[FigureView],
    milestones: tuple[MilestoneView, ...],
) -> TargetPath:
    if figure.target_value is None or figure.target_last_day is None:
        return TargetPath("", "", ())
    if figure.baseline_value is not None and figure.baseline_last_day is not None:
        start, value = figure.baseline_last_day, figure.baseline_value
    else:
        start = min(other.last_day for other in figures if other.target == figure.target)
        value = figure.target_value
    steps = [
        (start, value),
        *((step.last_day, step.value) for step in milestones if step.target == figure.target),
        (figure.target_last_day, figure.target_value),
    ]
    name = words.text("Target: {target}", target=brief.target_amount(words, indicator, figure))
    last = len(steps) - 1
    points = (
        Point(
            month_of(day).number, float(due), brief.aim_amount(words, indicator, due),
            _milestone(words, indicator, day, due) if 0 < place < last else name,
        )
        for place, (day, due) in enumerate(steps)
    )  # fmt: skip
    return TargetPath(name, words.text("Target {year}", year=figure.target_last_day.year), tuple(points))


def _milestone(words: Words, indicator: IndicatorView, day: date, due: Decimal) -> str:
    return words.text(
        "Milestone: {value} by {day}", value=brief.aim_amount(words, indicator, due), day=words.day(day)
    )


def needed_pace(words: Words, indicator: IndicatorView, shown: FigureView) -> NeededPace | None:
    """The straight way from the figure shown to its target, where the release says which pace that takes.

    None from an approximate figure, or where nothing is left to be gained.
    """
    if (
        not shown.required_pace
        or shown.approximate
        or shown.value is None
        or shown.target_value is None
        or shown.target_last_day is None
    ):
        return None
    written = brief.step(words, indicator, shown.required_pace)
    ends = ((shown.last_day, shown.value), (shown.target_last_day, shown.target_value))
    start, end = (
        Point(month_of(day).number, float(value), brief.amount(words, indicator, value), "")
        for day, value in ends
    )
    return NeededPace(
        words.text("Needed each month: {pace}", pace=written),
        words.text("Needed a month"),
        written,
        (start, end),
    )
