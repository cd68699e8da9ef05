"""Composing digitisation by level: its finding, the counts and rates as a table, and what may not be compared."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from charts import brief, screen
from charts.markup import Markup, element, join
from charts.mosaic import rough
from schemas.geography import DISTRICT_LEVEL
from schemas.level import LevelShare, LevelShares
from schemas.view import FigureView, IndicatorView
from schemas.words import Words

Origin = Callable[[FigureView], str]
"""The address of a figure's own record."""


def finding(words: Words, indicator: IndicatorView, found: LevelShares | None) -> str:
    """The page's title: the rate that hides another."""
    if found is None:
        return words.text(
            "{indicator}: no figure has been published", indicator=brief.indicator_name(words, indicator)
        )
    lowest = min(found.levels, key=lambda level: level.rate.value or Decimal(0))
    low = brief.amount(words, indicator, lowest.rate.value)
    level = brief.inside(brief.geography_name(words, lowest.unit))
    if found.province_rate is None:
        return words.text("Filings digitised: lowest {level}, {low}", level=level, low=low)
    whole = brief.amount(words, indicator, found.province_rate.value)
    return words.text("{whole} of filings digitised, but {low} at {level}", whole=whole, low=low, level=level)


def period_note(words: Words, month: str, found: LevelShares | None) -> str:
    """Which period the levels are of, and which month the communes."""
    told = words.text("Communes and wards: {period}", period=words.period(month))
    if found is None:
        return told
    levels = words.text("Levels: {period}", period=words.period(found.levels[0].rate.period))
    return f"{levels} · {told}"


def level_table(words: Words, indicator: IndicatorView, found: LevelShares, origin: Origin) -> Markup:
    """Counts and rates of each level; what is worked out is told as such, with the digits that count."""
    headings = [
        words.text("Level"), words.text("Digitised"), words.text("Rate"), words.text("All"),
        words.text("Not digitised"),
    ]  # fmt: skip
    rows = [_level_row(words, indicator, level, origin) for level in found.levels]
    if found.province_rate and found.province_count:
        rows.append(
            [
                element("strong", words.text("Whole province")),
                element("strong", _count(words, found.province_count, origin)),
                element("strong", _rate(words, indicator, found.province_rate, origin)),
                f"≈ {rough(words, found.cases)}",
                f"≈ {rough(words, found.cases - found.counted)}",
            ]
        )
    return join(
        screen.heading(words.text("Counts and rates")),
        screen.table(headings, rows, numbers=(1, 2, 3, 4)),
        screen.paragraph(words.text("≈ estimated: digitised ÷ rate; no document states it."), muted=True),
    )


def _level_row(words: Words, indicator: IndicatorView, level: LevelShare, origin: Origin) -> list[str]:
    name = brief.geography_name(words, level.unit)
    gone = element("div", words.text("abolished on 1 July 2025"), class_="kpi-muted")
    return [
        join(name, gone) if level.unit.code == DISTRICT_LEVEL else name,
        _count(words, level.count, origin),
        _rate(words, indicator, level.rate, origin),
        f"≈ {rough(words, level.cases)}",
        f"≈ {rough(words, level.missing)}",
    ]


def _count(words: Words, figure: FigureView, origin: Origin) -> Markup:
    return screen.figure_link(words, words.number(figure.value), origin(figure))


def _rate(words: Words, indicator: IndicatorView, figure: FigureView, origin: Origin) -> Markup:
    return screen.figure_link(words, brief.figure_amount(words, indicator, figure), origin(figure))


def check_line(words: Words, indicator: IndicatorView, found: LevelShares) -> Markup:
    """Whether the levels give the province's own rate, sum over sum."""
    if found.province_rate is None or found.province_rate.value is None:
        return Markup("")
    stated = found.province_rate.value
    given = words.number(found.rate, 2)
    agrees = abs(found.rate - stated) <= Decimal(1).scaleb(-indicator.decimals) / 2
    told = {"given": f"{given}%", "stated": brief.amount(words, indicator, stated)}
    sentence = (
        words.text(
            "Check, sum over sum: the levels give {given}, which agrees with the {stated} stated.", **told
        )
        if agrees
        else words.text("Check, sum over sum: the levels give {given}, not the {stated} stated.", **told)
    )
    bounds = [
        words.text("{level} {fewest} to {most}", level=brief.geography_name(words, level.unit), fewest=words.number(level.fewest), most=words.number(level.most))
        for level in found.levels
    ]  # fmt: skip
    rounding = words.text(
        "Because rates are rounded, all filings lie between: {bounds}.", bounds="; ".join(bounds)
    )
    return join(screen.paragraph(sentence), screen.paragraph(rounding, muted=True))


def not_comparable(words: Words, indicator: IndicatorView) -> Markup:
    """What must not be set side by side."""
    caution = words.pick(indicator.caution_vi, indicator.caution_en)
    return screen.band(join(element("strong", f"{words.text('Not to be compared')}: "), caution))
