"""Composing: rows and words become the trend and the ranking of one indicator."""

from __future__ import annotations

from charts import brief
from charts.chart import Bar, Footer, Mark, Point, RankingChart, Series, TargetPath, TrendChart
from schemas.period import PeriodKind, month_of, parse_period
from schemas.status import Status
from schemas.view import FigureView, IndicatorView, MilestoneView, RankedFigure
from schemas.words import Words

UNJOINED_KINDS = (PeriodKind.RUN, PeriodKind.YEAR)


def trend_chart(
    words: Words,
    indicator: IndicatorView,
    figures: tuple[FigureView, ...],
    milestones: tuple[MilestoneView, ...],
    *,
    unit_name: str,
    source: str,
) -> TrendChart:
    """The figures of one unit over time beside the way to each target."""
    known = [figure for figure in figures if figure.value is not None]
    paths = _paths(words, indicator, known, milestones)
    series = tuple(
        found
        for mark in Mark
        if (found := _series(words, indicator, figures, mark)) is not None and found.points
    )
    latest = known[-1] if known else None
    title = _with_mark(words, f"{brief.indicator_name(words, indicator)} · {unit_name}", _illustrative(known))
    alt = words.text(
        "Line chart: {title}. Latest value {value}, {period}. {status}.",
        title=title,
        value=brief.figure_amount(words, indicator, latest) if latest else "",
        period=words.period(latest.period) if latest else "",
        status=brief.status_word(words, latest.status) if latest else "",
    )
    return TrendChart(
        title=title,
        unit=words.pick(indicator.unit_vi, indicator.unit_en),
        decimals=indicator.decimals,
        series=series,
        paths=paths,
        month_names=_month_names(words, series, paths),
        footer=footer(
            words, known, source=source, reported=brief.reported_units(words, latest) if latest else ""
        ),
        alt=alt,
    )


def ranking_chart(
    words: Words, indicator: IndicatorView, ranked: tuple[RankedFigure, ...], *, chosen: str, source: str
) -> RankingChart:
    """The communes of one period, best first; the unranked (small denominators) last and greyed."""
    told = [row for row in ranked if row.figure.value is not None]
    aims = {row.figure.target_value for row in told}
    aim = aims.pop() if len(aims) == 1 else None
    first = next((row.figure for row in told if row.figure.target_value is not None), None)
    figures = [row.figure for row in told]
    period = words.period(told[0].figure.period) if told else ""
    name = brief.indicator_name(words, indicator)
    title = _with_mark(words, f"{name} · {period}", _illustrative(figures))
    return RankingChart(
        title=title,
        unit=words.pick(indicator.unit_vi, indicator.unit_en),
        decimals=indicator.decimals,
        bars=tuple(_bar(words, indicator, row, chosen=chosen) for row in told),
        target=float(aim) if aim is not None else None,
        target_name=words.text("Target: {target}", target=brief.target_amount(words, indicator, first))
        if first
        else "",
        footer=footer(words, figures, source=source, reported=_of_all(words, len(told), len(ranked))),
        alt=words.text(
            "Bar chart: {title}. {count} communes and wards, best first.",
            title=title,
            count=words.number(len(told)),
        ),
    )


def footer(words: Words, figures: list[FigureView], *, source: str, reported: str) -> Footer:
    """What stands below a chart: source, how many reported, the periods, and whether it is illustrative."""
    periods = [figure.period for figure in figures]
    span = dict.fromkeys((words.period(periods[0]), words.period(periods[-1]))) if periods else {}
    return Footer(
        source=words.text("Source: {source}", source=source) if source else "",
        reported=reported,
        period=" – ".join(span),
        illustrative=words.text("Illustrative data, not real figures") if _illustrative(figures) else "",
    )


def _series(
    words: Words, indicator: IndicatorView, figures: tuple[FigureView, ...], mark: Mark
) -> Series | None:
    """The figures of one mark. A silent month is a point without a value, so the line breaks there."""
    chosen = [figure for figure in figures if _mark(figure) is mark]
    if not any(figure.value is not None for figure in chosen):
        return None
    names = {
        Mark.REPORTED: words.text("Reported"),
        Mark.ILLUSTRATIVE: words.text("Illustrative"),
        Mark.DOCUMENT: words.text("Published in a document"),
    }
    points = tuple(_point(words, indicator, figure) for figure in chosen)
    joined = mark is not Mark.DOCUMENT
    return Series(names[mark], mark, _with_gaps(points) if joined else points, joined)


def _mark(figure: FigureView) -> Mark:
    if figure.source == "document":
        return Mark.DOCUMENT
    if figure.illustrative:
        return Mark.ILLUSTRATIVE
    return Mark.REPORTED


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
        approximate=(figure.qualifier or "exact") != "exact",
    )


def _with_gaps(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points with an empty one in each month that is skipped; quarters and years are not months skipped."""
    steps = [after.month - before.month for before, after in zip(points, points[1:], strict=False)]
    usual = min((step for step in steps if step > 0), default=1)
    filled = list(points[:1])
    for before, after in zip(points, points[1:], strict=False):
        if after.month - before.month > usual:
            filled.append(Point(before.month + 1, None, "", ""))
        filled.append(after)
    return tuple(filled)


def _paths(
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
        return TargetPath("", ())
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
    points = (
        Point(month_of(day).number, float(due), brief.amount(words, indicator, due), name)
        for day, due in steps
    )
    return TargetPath(name, tuple(points))


def _month_names(words: Words, series: tuple[Series, ...], paths: tuple[TargetPath, ...]) -> dict[int, str]:
    """The labels of the time axis: six at most, so that they fit a phone."""
    found = {point.month for line in (*series, *paths) for point in line.points}
    if not found:
        return {}
    first, last = min(found), max(found)
    stride = next(stride for stride in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if (last - first) / stride < 6)
    return {
        number: words.short_period(f"{number // 12:04d}-{number % 12 + 1:02d}")
        for number in range(first, last + 1)
        if (last - number) % stride == 0
    }


def _bar(words: Words, indicator: IndicatorView, row: RankedFigure, *, chosen: str) -> Bar:
    figure = row.figure
    name = brief.typed_name(words, words.pick(row.name_vi, row.name_en), row.type)
    written = brief.figure_amount(words, indicator, figure)
    lines = [
        f"{name}: {written}",
        brief.status_word(words, figure.status),
        _rank(words, figure),
        words.text("Change: {change}", change=brief.step(words, indicator, figure.change))
        if figure.change
        else "",
        words.text("Cases: {count}", count=words.number(figure.denominator)) if figure.denominator else "",
        words.text("Illustrative data, not real figures") if figure.illustrative else "",
    ]
    return Bar(
        name=words.pick(row.name_vi, row.name_en),
        value=float(figure.value or 0),
        written=written,
        status=Status(figure.status),
        hover="\n".join(line for line in lines if line),
        illustrative=figure.illustrative,
        faded=figure.status == Status.TOO_FEW,
        chosen=figure.geography == chosen,
    )


def _rank(words: Words, figure: FigureView) -> str:
    if figure.rank is None or figure.ranked is None:
        return words.text("Not ranked")
    return words.text(
        "Rank {rank} of {ranked}", rank=words.number(figure.rank), ranked=words.number(figure.ranked)
    )


def _of_all(words: Words, told: int, expected: int) -> str:
    return words.text(
        "{reported} of {expected} communes and wards reported",
        reported=words.number(told),
        expected=words.number(expected),
    )


def _illustrative(figures: list[FigureView]) -> bool:
    return any(figure.illustrative for figure in figures)


def _with_mark(words: Words, title: str, illustrative: bool) -> str:
    return f"{title} ({words.text('illustrative data')})" if illustrative else title
