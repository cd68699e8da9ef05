"""Rules of scale: figures written in another unit than the indicator's, such as 0.88 for 88 %."""

from __future__ import annotations

import re

import pandas

from pipelines.catalogue import issue
from pipelines.names import folded
from pipelines.normalise import Normalised
from pipelines.reference import Reference
from pipelines.titles import unit_of_titles
from schemas.issue import Issue

FRACTION_TOLERANCE = 0.0051
"""A fraction is printed with two decimals or more: 0.88 for 88.13 %."""
FEWEST_FOR_A_COLUMN = 5
LEAST_TYPICAL_FRACTION = 0.05
"""A column whose middle value is below 0.05 may hold true rates below one percent."""
_SCALES = ("nghìn", "ngàn", "triệu", "tỷ", "tỉ")


def unit_of_title(normalised: Normalised, reference: Reference) -> list[Issue]:
    """A title that states another order of magnitude than the indicators have: "Đơn vị tính: tỷ đồng"."""
    stated = unit_of_titles(normalised.table)
    if stated is None:
        return []
    text, cell = stated
    units = {
        str(unit) for unit in reference.indicators.loc[normalised.cells["indicator"].unique(), "unit_vi"]
    }
    scale = _scale(text)
    if not units or any(_scale(unit) == scale for unit in units):
        return []
    return [issue("unit_of_title", cell=cell, found=text, unit=", ".join(sorted(units)))]


def unit_slips(normalised: Normalised, reference: Reference) -> list[Issue]:
    """Rates written as fractions of one: single ones among percentages, or a whole column without counts."""
    return [*_printed_fractions(normalised), *_fractions_without_counts(normalised, reference)]


def _printed_fractions(normalised: Normalised) -> list[Issue]:
    """Printed fractions whose counts say that a hundred times as much is meant.

    Where the whole column is written so, the counts leave no doubt and nothing of it is taken: a note.
    """
    cells, printed = normalised.cells, normalised.printed
    stated = printed["printed"]
    counted = cells["numerator"].notna() & (cells["denominator"] > 0) & stated.notna()
    slipped = counted & ((100 * stated - cells["value"]).abs() <= 100 * FRACTION_TOLERANCE) & (stated <= 1)
    slipped &= (stated - cells["value"]).abs() > 0.5
    issues = []
    for indicator, rows in cells[slipped].groupby("indicator", sort=False):
        telling = counted & (cells["indicator"] == indicator) & (cells["value"] > 0.5)
        beside = printed.loc[rows.index]
        whole = len(rows) == telling.sum() and len(rows) >= FEWEST_FOR_A_COLUMN
        issues.append(
            issue("rates_as_fractions" if whole else "unit_slip", cell=beside["cell"].iloc[0],
                  found=beside["text"].iloc[0], cells=list(beside["cell"]), expected=round(rows["value"].iloc[0], 2))
        )  # fmt: skip
    return issues


def _fractions_without_counts(normalised: Normalised, reference: Reference) -> list[Issue]:
    cells = normalised.cells
    rates = (normalised.of_indicator(reference.indicators["kind"]) == "rate") & cells["value"].notna()
    issues = []
    for _, rows in cells[rates & cells["denominator"].isna()].groupby("indicator", sort=False):
        slipped = _slipped(rows["value"])
        if slipped.any():
            told = rows[slipped]
            first = told.iloc[0]
            issues.append(
                issue("unit_slip", cell=first["cell"], found=_text(normalised, first), cells=list(told["cell"]),
                      expected=round(100 * first["value"], 4))
            )  # fmt: skip
    return issues


def _slipped(values: pandas.Series) -> pandas.Series:
    """Which rates of one indicator are fractions: all of them, or single ones far below the others whose
    hundredfold does not lie below them as well."""
    small = (values > 0) & (values <= 1)
    if small.sum() == (values != 0).sum() >= FEWEST_FOR_A_COLUMN:
        return small if values[small].median() > LEAST_TYPICAL_FRACTION else small & False
    others = values[~small]
    if small.sum() * 4 > len(others):
        return small & False
    low, high = float(others.quantile(0.25)), float(others.quantile(0.75))
    reach = 1.5 * max(high - low, 5.0)
    return small & (100 * values >= low - reach) & (values < low - reach)


def _text(normalised: Normalised, row: pandas.Series) -> str:
    beside = normalised.printed["text"].to_dict().get(row.name)
    return str(beside or row["value"])


def _scale(unit: str) -> str:
    words = re.split(r"[\s/().,]+", folded(unit))
    return (
        next((folded(scale) for scale in _SCALES if folded(scale) in words), "")
        .replace(folded("ngàn"), folded("nghìn"))
        .replace(folded("tỉ"), folded("tỷ"))
    )
