"""Composing the trend: one unit's figures over time beside the way to each target."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from charts import brief
from charts.chart import Mark, Point, Series, TargetPath, TrendChart, keys_of
from charts.footer import footer, with_mark
from charts.notes import method_notes
from charts.sheet import trend_sheet
from charts.target_path import needed_pace, target_paths
from schemas.period import month_of
from schemas.view import FigureView, IndicatorView, MilestoneView
from schemas.words import Words

QUARTER_MONTHS = 3


def trend_chart(
    words: Words,
    indicator: IndicatorView,
    figures: tuple[FigureView, ...],
    milestones: tuple[MilestoneView, ...],
    *,
    shown: FigureView,
    unit_name: str,
    source: str,
) -> TrendChart:
    """The figures of one unit over time beside the way to each target; the title speaks of the figure shown."""
    known = [figure for figure in figures if figure.value is not None]
    paths = target_paths(words, indicator, known, milestones)
    series = tuple(
        found
        for mark in Mark
        if (found := _series(words, indicator, figures, mark)) is not None and found.points
    )
    months = [figure for figure in known if _mark(indicator, figure) is not Mark.CUMULATIVE]
    latest = (months or known)[-1] if known else None
    title = with_mark(words, _finding(words, indicator, shown, unit_name), known)
    alt = words.text(
        "Line chart: {title}. Latest value {value}, {period}. {status}.",
        title=title,
        value=brief.figure_amount(words, indicator, latest) if latest else "",
        period=words.period(latest.period) if latest else "",
        status=brief.status_word(words, latest.status) if latest else "",
    )
    needed = needed_pace(words, indicator, shown)
    if needed:
        alt = f"{alt} {needed.name}."
    return TrendChart(
        name=f"{indicator.id}_{shown.geography}",
        title=title,
        sheet=trend_sheet(words, indicator, figures),
        unit=words.pick(indicator.unit_vi, indicator.unit_en),
        decimals=indicator.decimals,
        series=series,
        paths=paths,
        month_names=_month_names(words, series, paths),
        needed=needed,
        footer=footer(
            words, known, source=source, reported=brief.reported_units(words, latest) if latest else ""
        ),
        alt=alt,
        subject=brief.indicator_name(words, indicator),
        sentences=brief.pace_sentences(words, indicator, shown),
        notes=method_notes(words, indicator),
        figures=keys_of(known),
    )


def _finding(words: Words, indicator: IndicatorView, latest: FigureView, unit_name: str) -> str:
    """What the line says: how far the unit has come since the start, and what is missing."""
    if latest.gained is None and latest.gap is None:
        return _movement(words, indicator, latest, unit_name)
    told = []
    if latest.gained is not None and latest.baseline_last_day is not None:
        start = words.period(month_of(latest.baseline_last_day).slug)
        gained = brief.step(words, indicator, latest.gained)
        told.append(words.text("{gained} since {start}", gained=gained, start=start))
    if latest.gap is not None:
        gap = brief.step(words, indicator, latest.gap).lstrip("+−")
        told.append(words.text("{gap} to the target", gap=gap))
    elif latest.target_value is not None:
        told.append(words.text("target met"))
    return f"{unit_name}, {words.period(latest.period)}: {', '.join(told)}"


def _movement(words: Words, indicator: IndicatorView, latest: FigureView, unit_name: str) -> str:
    """What the line says where there is no way to a target: the value, and how it moved in three months."""
    name, value = brief.indicator_name(words, indicator), brief.figure_amount(words, indicator, latest)
    told = f"{name}, {unit_name}: {value}"
    if latest.recent_pace is None:
        return told
    gain = Decimal(repr(latest.recent_pace * QUARTER_MONTHS))
    change = brief.step(words, indicator, round(gain, indicator.decimals + 1))
    return words.text("{told}, {change} in three months", told=told, change=change)


def _series(
    words: Words, indicator: IndicatorView, figures: tuple[FigureView, ...], mark: Mark
) -> Series | None:
    """The figures of one mark. A silent month is a point without a value, so the line breaks there."""
    chosen = [figure for figure in figures if _mark(indicator, figure) is mark]
    if not any(figure.value is not None for figure in chosen):
        return None
    names = {
        Mark.REPORTED: words.text("Reported"),
        Mark.ILLUSTRATIVE: words.text("Illustrative"),
        Mark.DOCUMENT: words.text("Published in a document"),
        Mark.CUMULATIVE: words.text("Since January"),
    }
    points = tuple(_point(words, indicator, figure) for figure in chosen)
    joined = mark is not Mark.DOCUMENT
    # Where a document's figure stands for the month, the line is not broken: nobody was silent.
    told = {month_of(figure.last_day).number for figure in figures if figure.source == "document"}
    return Series(names[mark], mark, _with_gaps(points, told) if joined else points, joined)


def _mark(indicator: IndicatorView, figure: FigureView) -> Mark:
    if figure.source == "document":
        return Mark.DOCUMENT
    if indicator.frequency == "monthly" and figure.since_january:
        return Mark.CUMULATIVE
    return Mark.ILLUSTRATIVE if figure.illustrative else Mark.REPORTED


def _point(words: Words, indicator: IndicatorView, figure: FigureView) -> Point:
    written = brief.figure_amount(words, indicator, figure)
    lines = [
        f"{words.period(figure.period)}: {written}",
        brief.status_word(words, figure.status),
        words.text("Change: {change}", change=brief.step(words, indicator, figure.change))
        if figure.change
        else "",
        brief.reported_units(words, figure),
    ]
    return Point(
        month=month_of(figure.last_day).number,
        value=float(figure.value) if figure.value is not None else None,
        written=written,
        hover="\n".join(line for line in lines if line),
        approximate=figure.approximate,
    )


def _with_gaps(points: tuple[Point, ...], told: set[int]) -> tuple[Point, ...]:
    """The points with an empty one in each month that is skipped; quarters and years are not months skipped."""
    steps = [after.month - before.month for before, after in pairwise(points)]
    usual = min((step for step in steps if step > 0), default=1)
    filled = list(points[:1])
    for before, after in pairwise(points):
        skipped = set(range(before.month + 1, after.month)) - told
        if after.month - before.month > usual and skipped:
            filled.append(Point(before.month + 1, None, "", ""))
        filled.append(after)
    return tuple(filled)


def _month_names(words: Words, series: tuple[Series, ...], paths: tuple[TargetPath, ...]) -> dict[int, str]:
    """The labels of the time axis: four at most, so that they fit a phone."""
    lines = [*(line.points for line in series), *(path.points for path in paths)]
    found = {point.month for points in lines for point in points}
    if not found:
        return {}
    first, last = min(found), max(found)
    stride = next(stride for stride in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if (last - first) / stride < 4)
    return {
        number: words.short_period(f"{number // 12:04d}-{number % 12 + 1:02d}")
        for number in range(first, last + 1)
        if (last - number) % stride == 0
    }
