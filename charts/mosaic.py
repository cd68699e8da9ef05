"""Composing the mosaic: levels as blocks as wide as their cases and as high as their rate."""

from __future__ import annotations

from decimal import Decimal

from charts import brief
from charts.chart import Block, Footer, MosaicChart, keys_of
from charts.notes import method_notes
from charts.sheet import Sheet
from schemas.geography import DISTRICT_LEVEL
from schemas.level import LevelShare, LevelShares
from schemas.view import IndicatorView
from schemas.words import Words

ROUGH = 2
"""What follows from a rounded rate is told with two digits that count."""


def mosaic_chart(words: Words, indicator: IndicatorView, found: LevelShares, *, source: str) -> MosaicChart:
    """The levels from the left to the right; what is not digitised stands above each block."""
    lowest = min(found.levels, key=lambda level: level.rate.value or Decimal(0))
    share = 100 * lowest.cases / found.cases
    whole = brief.amount(words, indicator, found.province_rate.value) if found.province_rate else ""
    low = brief.amount(words, indicator, lowest.rate.value)
    name = brief.inside(brief.geography_name(words, lowest.unit))
    percent = f"{words.number(share, 0)}%"
    title = (
        words.text(
            "{whole} of the province hides {low} at {level}, where about {share} of all filings are",
            whole=whole, low=low, level=name, share=percent,
        )
        if whole
        else words.text("Lowest: {level} {low}, about {share} of all filings", level=name, low=low, share=percent)
    )  # fmt: skip
    period = lowest.rate.period
    return MosaicChart(
        name=f"{indicator.id}_{period}_levels",
        title=title,
        footer=Footer(
            source=words.text("Source: {source}", source=source),
            reported=words.text("Widths: all filings, worked out as count ÷ rate; no document states them"),
            period=words.period(period),
            illustrative="",
        ),
        alt=words.text("Mosaic: {title}.", title=title),
        subject=brief.indicator_name(words, indicator),
        notes=method_notes(words, indicator),
        figures=keys_of(level.rate for level in found.levels),
        sheet=level_sheet(words, indicator, found),
        blocks=tuple(_block(words, indicator, level, found) for level in found.levels),
        whole=float(found.province_rate.value or 0) if found.province_rate else None,
        whole_name=words.text("Whole province: {value}", value=whole) if whole else "",
        width_name=words.text("Share of all filings (estimated)"),
        height_name=words.text("Digitised"),
    )


def _block(words: Words, indicator: IndicatorView, level: LevelShare, found: LevelShares) -> Block:
    name = brief.geography_name(words, level.unit)
    written = brief.amount(words, indicator, level.rate.value)
    counted = words.number(level.count.value)
    return Block(
        name=name,
        width=float(100 * level.cases / found.cases),
        height=float(level.rate.value or 0),
        written=written,
        hover="\n".join(
            (
                f"{name}: {written}",
                words.text("{count} filings digitised", count=counted),
                words.text("About {count} filings in all (estimated)", count=rough(words, level.cases)),
            )
        ),
        faded=level.unit.code == DISTRICT_LEVEL,
    )


def level_sheet(words: Words, indicator: IndicatorView, found: LevelShares) -> Sheet:
    """One row a level, with the bounds of what is worked out."""
    headings = (
        words.text("Level"), words.text("Digitised filings"), words.text("Rate"), words.text("All filings (estimated)"),
        words.text("At least"), words.text("At most"), words.text("Period"),
    )  # fmt: skip
    rows = tuple(
        (
            brief.geography_name(words, level.unit),
            level.count.value,
            level.rate.value,
            level.cases.quantize(Decimal(1)),
            level.fewest.quantize(Decimal(1)),
            level.most.quantize(Decimal(1)),
            words.period(level.rate.period),
        )
        for level in found.levels
    )
    return Sheet(headings, rows, (None, 0, indicator.decimals, 0, 0, 0, None))


def rough(words: Words, value: Decimal) -> str:
    """A number with the two digits that count: 85,276 as 85,000."""
    places = value.adjusted() - (ROUGH - 1)
    return words.number(value.quantize(Decimal(1).scaleb(places)))
