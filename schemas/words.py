"""Words: a person's language, and how sentences, numbers, dates and periods are written in it.

Vietnamese is the first language and English the second. Message ids are English sentences; the
catalogues stand in `locale/` and are read as they are, so there is nothing to compile.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from numbers import Integral, Real
from pathlib import Path
from typing import TypeGuard

from babel import dates, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from schemas.errors import Misuse, UserError
from schemas.period import Period, PeriodKind, parse_period

LANGUAGES = ("vi", "en")
LOCALE_FOLDER = Path(__file__).resolve().parent.parent / "locale"
MISSING = "—"
MOST_DECIMALS = 6
"""The truth keeps no more."""

Number = Decimal | float | int


@dataclass(frozen=True)
class Words:
    """One language: `text` translates, the others write numbers, dates and periods in its form."""

    language: str

    def text(self, message: str, /, **values: object) -> str:
        """The sentence in this language with its `{name}` placeholders filled."""
        translated = _catalogue(self.language).gettext(message)
        return translated.format(**values) if values else translated

    def count_text(self, singular: str, plural: str, count: int, /, **values: object) -> str:
        """The sentence that fits a count, e.g. "1 commune", "5 communes"; `{count}` is filled in."""
        translated = _catalogue(self.language).ngettext(singular, plural, count)
        return translated.format(count=self.number(count), **values)

    def error(self, error: UserError) -> tuple[str, str]:
        """The sentence and the remedy of an error."""
        remedy = self.text(error.remedy, **error.values) if error.remedy else ""
        return self.text(error.sentence, **error.values), remedy

    def pick(self, vietnamese: str | None, english: str | None) -> str:
        """Whichever of two names is this language's; the Vietnamese one where the English is missing."""
        return (english or vietnamese or "") if self.language == "en" else (vietnamese or english or "")

    def number(self, value: Number | None, decimals: int = 0) -> str:
        """88.13 as "88,13" (vi) or "88.13" (en), rounded half up; a missing value as a dash."""
        if value is None:
            return MISSING
        rounded = _half_up(_as_decimal(value), decimals)
        return f"{rounded:,.{decimals}f}".translate(_marks(self.language))

    def exact(self, value: Number | Real | None) -> str:
        """As `number`, with as many decimals as the value has, six at the most: 13.45 as "13,45" (vi), 1200.0 as "1.200"."""
        if value is None or not _as_decimal(value).is_finite():
            return MISSING
        rounded = _half_up(_as_decimal(value), MOST_DECIMALS).normalize()
        return self.number(rounded, max(0, -int(rounded.as_tuple().exponent)))

    def signed(self, value: Number | None, decimals: int = 0) -> str:
        """As `number`, with + or a true minus sign before it."""
        if value is None:
            return MISSING
        magnitude: Number = -value if value < 0 else value
        written = self.number(magnitude, decimals)
        if not any(digit in written for digit in "123456789"):
            return written
        return ("+" if value > 0 else "−") + written

    def day(self, day: date | datetime | None) -> str:
        """31/12/2026 in both languages, the form of Vietnamese documents."""
        return day.strftime("%d/%m/%Y") if day else MISSING

    def moment(self, moment: datetime) -> str:
        """31/12/2026 08:05."""
        return moment.strftime("%d/%m/%Y %H:%M")

    def period(self, slug: str) -> str:
        """A period in words: "tháng 10/2026", "quý III/2026", "7 tháng đầu năm 2025"."""
        return self._period_words(parse_period(slug))

    def short_period(self, slug: str) -> str:
        """A period for an axis: 10/2026, III/2026, 2026, 1–7/2025."""
        period = parse_period(slug)
        match period.kind:
            case PeriodKind.MONTH:
                return f"{period.first.month:02d}/{period.first.year}"
            case PeriodKind.QUARTER:
                return f"{_roman_quarter(period)}/{period.first.year}"
            case PeriodKind.YEAR:
                return str(period.first.year)
            case PeriodKind.RUN:
                return f"{period.first.month}–{period.last.month}/{period.last.year}"

    def _month(self, month: int) -> str:
        """A month before its year: "10" (vi) or "October" (en)."""
        if self.language == "vi":
            return f"{month:02d}"
        return str(dates.get_month_names("wide", "format", self.language)[month])

    def _period_words(self, period: Period) -> str:
        year, first, last = period.first.year, period.first.month, period.last.month
        match period.kind:
            case PeriodKind.MONTH:
                return self.text("{month} {year}", month=self._month(first), year=year)
            case PeriodKind.QUARTER:
                return self.text("quarter {quarter}/{year}", quarter=_roman_quarter(period), year=year)
            case PeriodKind.YEAR:
                return self.text("year {year}", year=year)
            case PeriodKind.RUN if first == 1:
                return self.text("first {months} months of {year}", months=period.months, year=year)
            case PeriodKind.RUN:
                return self.text("months {first} to {last} of {year}", first=first, last=last, year=year)


def words_for(language: str) -> Words:
    """The words of a language. Raises `Misuse` for one there is no catalogue of."""
    if language not in LANGUAGES:
        raise Misuse("There is no language “{found}”.", remedy="Choose vi or en.", found=language[:20])
    return Words(language)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    path = LOCALE_FOLDER / language / "LC_MESSAGES" / "dashboard.po"
    with path.open("rb") as source:
        catalogue = read_po(source, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def _marks(language: str) -> dict[int, str]:
    """The language's own marks for those Python writes. A page writes thousands of numbers, and Babel takes over a
    hundred microseconds for each."""
    return str.maketrans(
        {
            ",": numbers.get_group_symbol(language),
            ".": numbers.get_decimal_symbol(language),
            "-": numbers.get_minus_sign_symbol(language),
        }
    )


def is_number(value: object) -> TypeGuard[Number | Real]:
    """Whether a value is written as a number; yes and no are none, numbers of a table library are."""
    return isinstance(value, Decimal | Real) and not isinstance(value, bool)


def _as_decimal(value: Number | Real) -> Decimal:
    if isinstance(value, Decimal):
        return value
    return Decimal(int(value)) if isinstance(value, Integral) else Decimal(repr(float(value)))


def _half_up(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding="ROUND_HALF_UP")


def _roman_quarter(period: Period) -> str:
    return ("I", "II", "III", "IV")[period.first.month // 3]
