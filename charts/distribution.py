"""Composing the distribution: how the communes of one period lie along the scale, and where the middle half is."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import quantiles

from charts import brief
from charts.chart import DistributionChart, Dot, keys_of
from charts.footer import footer, reported_of, with_mark
from charts.notes import method_notes
from charts.ranking import hover_of
from charts.sheet import ranking_sheet
from schemas.status import Status
from schemas.view import FigureView, IndicatorView, RankedFigure
from schemas.words import Words

DOTS_ACROSS = 60
"""How many dots stand side by side over the whole scale; nearer ones are stacked."""


def distribution_chart(
    words: Words,
    indicator: IndicatorView,
    ranked: tuple[RankedFigure, ...],
    *,
    province: FigureView | None,
    chosen: str,
    source: str,
    named: bool = False,
) -> DistributionChart | None:
    """The communes of one period along the scale; None where fewer than four have a value to tell of.

    `named` puts the indicator's name before the finding, where the page shows several.
    """
    told = [row for row in ranked if row.figure.value is not None and row.figure.status != Status.TOO_FEW]
    if len(told) < 4:
        return None
    told.sort(key=lambda row: (float(row.figure.value or 0), row.figure.geography))
    values = [float(row.figure.value or 0) for row in told]
    aims = {row.figure.target_value for row in told}
    aim = next(iter(aims)) if len(aims) == 1 else None
    first = told[0].figure
    low, _, high = quantiles(values, n=4, method="inclusive")
    finding = words.text(
        "The middle half of the communes and wards: {low} to {high}",
        low=brief.amount(words, indicator, low),
        high=brief.amount(words, indicator, high),
    )
    if named:
        finding = f"{brief.indicator_name(words, indicator)}: {finding[:1].lower()}{finding[1:]}"
    figures = [row.figure for row in told]
    title = with_mark(words, finding, figures)
    # A sum over the communes would lie far to the right of every one of them.
    alike = indicator.kind in ("rate", "score")
    own = province if alike and province is not None and province.value is not None else None
    return DistributionChart(
        name=f"{indicator.id}_{first.period}_distribution",
        title=title,
        footer=footer(words, figures, source=source, reported=reported_of(words, len(told), len(ranked))),
        alt=words.text(
            "Dot plot: {title}. {count} communes and wards, {period}.",
            title=title,
            count=words.number(len(told)),
            period=words.period(first.period),
        ),
        sheet=ranking_sheet(words, indicator, ranked),
        unit=words.pick(indicator.unit_vi, indicator.unit_en),
        decimals=indicator.decimals,
        dots=_dots(words, indicator, told, chosen=chosen),
        middle=(low, high),
        target=float(aim) if aim is not None else None,
        target_name=words.text("Target: {target}", target=brief.aim_amount(words, indicator, aim))
        if aim is not None
        else "",
        province=float(own.value or 0) if own else None,
        province_name=words.text("Province: {value}", value=brief.amount(words, indicator, own.value))
        if own
        else "",
        subject=brief.indicator_name(words, indicator),
        notes=method_notes(words, indicator),
        figures=keys_of(figures),
    )


def _dots(
    words: Words, indicator: IndicatorView, told: Sequence[RankedFigure], *, chosen: str
) -> tuple[Dot, ...]:
    """The dots from low to high, each on the lowest place where it touches no other; the outermost are named."""
    values = [float(row.figure.value or 0) for row in told]
    least = (values[-1] - values[0]) / DOTS_ACROSS
    last: list[float] = []
    dots = []
    for row, value in zip(told, values, strict=True):
        place = next((place for place, before in enumerate(last) if value - before >= least), len(last))
        last[place : place + 1] = [value]
        name = words.pick(row.name_vi, row.name_en)
        # Of several that are equally far out none is named: it would be named by chance.
        alone = values.count(value) == 1 and row in (told[0], told[-1])
        named = alone or row.figure.geography == chosen
        dots.append(
            Dot(
                value=value,
                place=place,
                status=Status(row.figure.status),
                label=name if named else "",
                hover=hover_of(words, indicator, row),
                illustrative=row.figure.illustrative,
                chosen=row.figure.geography == chosen,
            )
        )
    return tuple(dots)
