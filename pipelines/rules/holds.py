"""What must hold within one row of a wide report: parts make a whole, a part is no more than it, a rate is its counts'.

Each check tells which rows break it, and what one of its columns would have to be for it to hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

import pandas

from pipelines.normalise import Normalised
from pipelines.normalise_wide import measured
from pipelines.reference import Reference
from schemas.dataset import Measure

Numbers = Mapping[str, float]
"""The numbers of one row by column; missing ones are not a number."""
Reach = tuple[float, float]
"""The least and the most a cell may be."""

SCORE_TOLERANCE = 0.051
"""Scores are printed with one or two decimals; their sum may be off by the rounding of its parts."""
WHOLE_TOLERANCE = 0.501
"""A rate printed as a whole number of percent is rounded to it."""
CUT = 1.01
"""Some systems cut decimals off instead of rounding, so a rate may be off by one unit of its last place."""
MOST_PLACES = 2
LEAST_TOLERANCE = CUT * 10.0**-MOST_PLACES
NO_CASES_AT_ALL = (0.0, 100.0)
"""What systems print as a rate of 0 of 0."""


@dataclass(frozen=True)
class Parts:
    """Columns that must add up to another."""

    whole: str
    parts: tuple[str, ...]
    tolerance: float

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.whole, *self.parts)

    @property
    def blamed(self) -> str:
        """The column named where nothing tells which of them is wrong."""
        return self.whole

    def broken(self, numbers: pandas.DataFrame, texts: Mapping[str, pandas.Series]) -> pandas.Series:
        """Which rows break it; a row without one of the numbers does not."""
        computed = numbers[list(self.parts)].sum(axis=1, min_count=len(self.parts))
        return (computed - numbers[self.whole]).abs() > self.tolerance

    def reach(self, column: str, row: Numbers, text: str) -> Reach:
        """What the column may be, the others being right."""
        others = sum(row[part] for part in self.parts if part != column)
        wanted = others if column == self.whole else row[self.whole] - others
        return wanted - self.tolerance, wanted + self.tolerance


@dataclass(frozen=True)
class NoMore:
    """A part that can be no more than its whole."""

    part: tuple[str, ...]
    whole: str

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.part, self.whole)

    @property
    def blamed(self) -> str:
        return self.part[0]

    def broken(self, numbers: pandas.DataFrame, texts: Mapping[str, pandas.Series]) -> pandas.Series:
        part = numbers[list(self.part)].sum(axis=1, min_count=len(self.part))
        return part > numbers[self.whole]

    def reach(self, column: str, row: Numbers, text: str) -> Reach:
        part = sum(row[each] for each in self.part if each != column)
        return (part, inf) if column == self.whole else (0.0, row[self.whole] - part)


@dataclass(frozen=True)
class Printed:
    """A printed rate that its counts must give, as exactly as it is printed."""

    measure: Measure

    @property
    def rate(self) -> str:
        assert self.measure.printed is not None, "only measures with a printed rate are checked"
        return self.measure.printed

    @property
    def whole(self) -> str:
        assert self.measure.denominator is not None, "a rate has a denominator"
        return self.measure.denominator

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.rate, *self.measure.numerator, self.whole)

    @property
    def blamed(self) -> str:
        return self.rate

    def broken(self, numbers: pandas.DataFrame, texts: Mapping[str, pandas.Series]) -> pandas.Series:
        """Fractions of one for percent are not broken: they are another rule's. An error printed for a rate that
        can be worked out is."""
        rate, whole = numbers[self.rate], numbers[self.whole]
        part = numbers[list(self.measure.numerator)].sum(axis=1, min_count=len(self.measure.numerator))
        value = 100 * part / whole.where(whole > 0)
        printed = texts[self.rate].reindex(numbers.index).fillna("")
        tolerance = printed.map(tolerance_of)
        fraction = (rate <= 1) & ((100 * rate - value).abs() <= 100 * _FRACTION_TOLERANCE)
        apart = (rate - value).abs() > tolerance
        of_none = (whole == 0) & rate.notna() & ~rate.isin(NO_CASES_AT_ALL)
        failed = printed.str.lower().str.startswith(_FAILED) & (whole > 0) & (part > 0)
        return (apart & ~fraction) | of_none | failed

    def value(self, row: Numbers) -> float:
        """The rate its counts give; not a number for 0 of 0."""
        return 100 * self._part(row) / row[self.whole] if row[self.whole] else float("nan")

    def reach(self, column: str, row: Numbers, text: str) -> Reach:
        tolerance, rate, whole = tolerance_of(text), row[self.rate], row[self.whole]
        if column == self.rate:
            value = self.value(row)
            return value - tolerance, value + tolerance
        part = self._part(row)
        if column == self.whole:
            least = rate + tolerance
            return (100 * part / least if least > 0 else 0.0), (
                100 * part / (rate - tolerance) if rate > tolerance else inf
            )
        rest = part - row[column]
        return (rate - tolerance) / 100 * whole - rest, (rate + tolerance) / 100 * whole - rest

    def _part(self, row: Numbers) -> float:
        return sum(row[column] for column in self.measure.numerator)


Check = Parts | NoMore | Printed
_FRACTION_TOLERANCE = 0.0051
_FAILED = ("nan", "#div/0!")


def checks_of(normalised: Normalised, reference: Reference) -> list[Check]:
    """Every check whose columns the file has and can be read."""
    table, there = normalised.table, set(normalised.counts.columns)
    found: list[Check] = [
        Parts(total.whole, total.parts, _tolerance_of_sums(table.dataset.column(total.whole).kind))
        for total in table.dataset.totals
    ]
    for measure in measured(table):
        if measure.denominator is None:
            continue
        if reference.indicators["maximum"].get(measure.indicator) == 100:
            found.append(NoMore(measure.numerator, measure.denominator))
        if measure.printed is not None:
            found.append(Printed(measure))
    return [check for check in found if set(check.columns) <= there]


def _tolerance_of_sums(kind: str) -> float:
    return SCORE_TOLERANCE if kind == "score" else 0.0


def tolerance_of(text: str) -> float:
    """How far a rate may be from its counts by the places it is printed with, in percentage points."""
    digits = text.rstrip("% \u00a0")
    places = len(digits) - 1 - max(digits.rfind(","), digits.rfind("."))
    if places == len(digits):
        return WHOLE_TOLERANCE
    return CUT * 10.0 ** -min(places, MOST_PLACES)
