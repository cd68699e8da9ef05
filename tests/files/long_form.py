"""The long form: one figure a row, any indicator, with the headings the project names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from random import Random

from tests.files.communes import COMMUNES, Commune
from tests.files.contents import Content, Count, Plain, Rate
from tests.files.reports import MONTH, Figure, Figures
from tests.files.sheets import Sheet

HEADINGS = ("indicator", "geography", "period", "value", "numerator", "denominator")
VIETNAMESE = ("Mã chỉ tiêu", "Đơn vị", "Kỳ", "Giá trị", "Tử số", "Mẫu số")


@dataclass(frozen=True)
class LongForm:
    """The rows of a long-form file and the figures they mean."""

    rows: tuple[tuple[Content, ...], ...]
    figures: Figures = field(repr=False)

    def sheet(
        self, headings: tuple[str, ...] = HEADINGS, *, above: tuple[tuple[Content, ...], ...] = ()
    ) -> Sheet:
        """As a sheet; row n of the data is found as ("n", heading)."""
        first = len(above) + 1
        places = {
            (str(number), heading): (first + number, column)
            for number in range(len(self.rows))
            for column, heading in enumerate(HEADINGS)
        }
        return Sheet((*above, headings, *self.rows), places=places)

    def put(self, row: int, heading: str, content: Content) -> LongForm:
        """With another content in one cell; what is meant stays."""
        cells = list(self.rows[row])
        cells[HEADINGS.index(heading)] = content
        return LongForm((*self.rows[:row], tuple(cells), *self.rows[row + 1 :]), self.figures)


def long_form(
    communes: Iterable[Commune] = COMMUNES, *, period: str = MONTH, codes: bool = False
) -> LongForm:
    """Three indicators of every commune: a rate with its counts, a rate alone, a count."""
    random = Random(f"long {period}")
    rows: list[tuple[Content, ...]] = []
    figures: dict[tuple[str, str, str], Figure] = {}
    for commune in communes:
        name = commune.code if codes else commune.full
        whole = random.randint(20, 3000)
        part, percent, stations = random.randint(0, whole), random.randint(40, 100), random.randint(2, 90)
        share = Fraction(part, whole)
        rows += [
            ("online_filing_rate", name, period, Rate(share), Count(part), Count(whole)),
            ("signature_rate", name, period, Rate(Fraction(percent, 100)), "", ""),
            ("bts_count", name, period, Count(stations), "", ""),
        ]
        figures["online_filing_rate", commune.code, period] = Figure(100 * share, part, whole)
        figures["signature_rate", commune.code, period] = Figure(Fraction(percent))
        figures["bts_count", commune.code, period] = Figure(Fraction(stations))
    return LongForm(tuple(rows), figures)


def rates_only(*values: Content, indicator: str = "signature_rate", period: str = MONTH) -> LongForm:
    """One indicator without counts for all communes: the given values first, ordinary ones for the rest."""
    rows: list[tuple[Content, ...]] = []
    figures = {}
    for number, commune in enumerate(COMMUNES):
        ordinary = Plain(Decimal(6000 + 37 * number) / 100)
        value = values[number] if number < len(values) else ordinary
        rows.append((indicator, commune.full, period, value, "", ""))
        meant = ordinary.number if not isinstance(value, Plain) else value.number
        figures[indicator, commune.code, period] = Figure(Fraction(meant))
    return LongForm(tuple(rows), figures)


def of_province(*figures: tuple[str, str, Content, str]) -> LongForm:
    """Figures of the province: indicator, period, what stands in the cell, and the number meant (with a point)."""
    rows = tuple(
        (indicator, "Tỉnh Lạng Sơn", period, content, "", "") for indicator, period, content, _ in figures
    )
    return LongForm(
        rows,
        {
            (indicator, "20", period): Figure(Fraction(Decimal(meant)))
            for indicator, period, _, meant in figures
        },
    )
