"""What a cell may hold, and how an office writes it as text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor


@dataclass(frozen=True)
class Count:
    """A number of cases."""

    number: int


@dataclass(frozen=True)
class Rate:
    """A printed percentage, as a fraction of one; None is 0 of 0."""

    share: Fraction | None


@dataclass(frozen=True)
class Plain:
    """A score or an amount, with the places it is written with."""

    number: Decimal


@dataclass(frozen=True)
class Formula:
    """A formula of a workbook, with the result its last calculation stored, if any."""

    text: str
    result: float | None = None


@dataclass(frozen=True)
class Day:
    """A day a workbook stores as a number and shows as month and year."""

    day: date


Content = str | Count | Rate | Plain | Formula | Day

NBSP, NARROW = "\u00a0", "\u202f"


@dataclass(frozen=True)
class NumberStyle:
    """How an office writes numbers: `thousands` is that of counts, `nothing` what stands for a rate of 0 of 0."""

    decimal: str = ","
    thousands: str = ""
    percent: str = ""
    places: int = 2
    nothing: str = "-"

    def text(self, content: Content) -> str:
        """The content as this office writes it."""
        match content:
            case str():
                return content
            case Count(number):
                return self._grouped(number)
            case Rate(None):
                return self.nothing
            case Rate(share):
                return self._pointed(rounded(share * 100, self.places), self.places) + self.percent
            case Plain(number):
                places = max(0, -int(number.as_tuple().exponent))
                return self._pointed(Fraction(number), places)
            case Formula(text):
                return text
            case Day(day):
                return f"{day:%m/%Y}"

    def _grouped(self, number: int) -> str:
        return f"{number:,}".replace(",", self.thousands)

    def _pointed(self, number: Fraction, places: int) -> str:
        scaled = round(abs(number) * 10**places)
        whole, rest = divmod(scaled, 10**places)
        sign = "-" if number < 0 else ""
        return f"{sign}{self._grouped(whole)}" + (f"{self.decimal}{rest:0{places}d}" if places else "")


def rounded(number: Fraction, places: int) -> Fraction:
    """Rounded as spreadsheets round, half away from zero; numbers here are never negative."""
    return Fraction(floor(number * 10**places + Fraction(1, 2)), 10**places)
