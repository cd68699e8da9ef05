"""Periods: whole months, quarters, years, and runs of months of one year such as "the first seven months of 2025".

A period is written as a slug that sorts with its kind and stands in addresses and files:
`2025-07` (month), `2025-Q3` (quarter), `2025` (year), `2025-01..2025-07` (run of months).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from schemas.errors import Misuse


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    RUN = "run"


@dataclass(frozen=True, order=True)
class Month:
    """One calendar month; months are numbered so that differences are months."""

    year: int
    month: int

    @property
    def number(self) -> int:
        return self.year * 12 + self.month - 1

    @property
    def slug(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        return self.plus(1).first_day - timedelta(days=1)

    def plus(self, months: int) -> Month:
        """The month that many months later (earlier when negative)."""
        year, month = divmod(self.number + months, 12)
        return Month(year, month + 1)


@dataclass(frozen=True)
class Period:
    """A run of whole months, first and last included."""

    first: Month
    last: Month

    @property
    def months(self) -> int:
        return self.last.number - self.first.number + 1

    @property
    def kind(self) -> PeriodKind:
        if self.months == 1:
            return PeriodKind.MONTH
        if self.months == 3 and self.first.month % 3 == 1:
            return PeriodKind.QUARTER
        if self.months == 12 and self.first.month == 1:
            return PeriodKind.YEAR
        return PeriodKind.RUN

    @property
    def slug(self) -> str:
        match self.kind:
            case PeriodKind.MONTH:
                return self.first.slug
            case PeriodKind.QUARTER:
                return f"{self.first.year:04d}-Q{self.first.month // 3 + 1}"
            case PeriodKind.YEAR:
                return f"{self.first.year:04d}"
            case PeriodKind.RUN:
                return f"{self.first.slug}..{self.last.slug}"

    @property
    def first_day(self) -> date:
        return self.first.first_day

    @property
    def last_day(self) -> date:
        return self.last.last_day


_MONTH = r"(\d{4})-(0[1-9]|1[0-2])"
_FORMS = {
    PeriodKind.MONTH: re.compile(_MONTH),
    PeriodKind.QUARTER: re.compile(r"(\d{4})-Q([1-4])"),
    PeriodKind.YEAR: re.compile(r"(\d{4})"),
    PeriodKind.RUN: re.compile(rf"{_MONTH}\.\.{_MONTH}"),
}
EARLIEST_YEAR, LATEST_YEAR = 2000, 2099


def parse_period(slug: str) -> Period:
    """The period a slug names.

    Raises `Misuse` where the text is no period, or a run that ends before it begins or crosses a year.
    """
    text = slug.strip()
    for kind, form in _FORMS.items():
        found = form.fullmatch(text)
        if found:
            return _checked(_build(kind, [int(group) for group in found.groups()]), slug)
    raise _not_a_period(slug)


def month_of(day: date) -> Month:
    """The month a day lies in."""
    return Month(day.year, day.month)


def month_period(month: Month) -> Period:
    """The period of one month."""
    return Period(month, month)


def year_to_date(month: Month) -> Period:
    """January to that month of the same year."""
    return Period(Month(month.year, 1), month)


def _build(kind: PeriodKind, numbers: list[int]) -> Period:
    year = numbers[0]
    match kind:
        case PeriodKind.MONTH:
            return month_period(Month(year, numbers[1]))
        case PeriodKind.QUARTER:
            return Period(Month(year, numbers[1] * 3 - 2), Month(year, numbers[1] * 3))
        case PeriodKind.YEAR:
            return Period(Month(year, 1), Month(year, 12))
        case PeriodKind.RUN:
            return Period(Month(year, numbers[1]), Month(numbers[2], numbers[3]))


def _checked(period: Period, slug: str) -> Period:
    in_range = EARLIEST_YEAR <= period.first.year <= LATEST_YEAR
    if not in_range or period.months < 1 or period.first.year != period.last.year:
        raise _not_a_period(slug)
    return period


def _not_a_period(slug: str) -> Misuse:
    return Misuse(
        "“{found}” is not a period.",
        remedy="Write a month as 2026-10, a quarter as 2026-Q3, a year as 2026, a run of months as 2025-01..2025-07.",
        found=slug[:40],
    )
