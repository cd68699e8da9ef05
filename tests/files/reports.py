"""Reports: what an office means, commune by commune, and what of it the file must be understood to say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import NamedTuple

from tests.files.communes import COMMUNES, Commune, NameForm
from tests.files.contents import Content
from tests.files.shapes import Numbers, Shape

MONTH = "2026-10"
"""The month the files are for; the day of the check lies in November 2026."""


class Figure(NamedTuple):
    """What a file says of one indicator, geography and period; a missing value is None."""

    value: Fraction | None
    numerator: int | None = None
    denominator: int | None = None


Figures = Mapping[tuple[str, str, str], Figure]


@dataclass(frozen=True)
class Line:
    """One unit's row: the key it is found by (its code), its printed name and its numbers."""

    unit: str
    name: str
    numbers: Numbers


@dataclass(frozen=True)
class Report:
    """One month of one shape. `put` are cells that stand otherwise than the numbers say, by unit and column."""

    shape: Shape
    lines: tuple[Line, ...]
    figures: Figures
    period: str = MONTH
    overwritten: Mapping[tuple[str, str], Content] = field(default_factory=dict)

    def put(self, unit: str, column: str, content: Content) -> Report:
        """With another content in one cell; what the file means stays as it was."""
        return replace(self, overwritten={**self.overwritten, (unit, column): content})

    def meant(self, unit: str, **numbers: int) -> Report:
        """With other numbers for one unit, and the meaning that follows from them."""
        lines = tuple(
            replace(line, numbers={**line.numbers, **numbers}) if line.unit == unit else line
            for line in self.lines
        )
        return of_lines(self.shape, lines, period=self.period, overwritten=self.overwritten)

    def without(self, unit: str) -> Report:
        """Without one unit's row."""
        lines = tuple(line for line in self.lines if line.unit != unit)
        return of_lines(self.shape, lines, period=self.period, overwritten=self.overwritten)

    def missing(self, unit: str, *indicators: str) -> Report:
        """With the named indicators of one unit not reported, whatever the numbers say."""
        figures = dict(self.figures)
        for indicator in indicators:
            figures[indicator, unit, self.period] = Figure(None)
        return replace(self, figures=figures)

    def named(self, form: NameForm) -> Report:
        """With every commune written in another form."""
        by_code = {commune.code: commune for commune in COMMUNES}
        return replace(self, lines=tuple(replace(line, name=form(by_code[line.unit])) for line in self.lines))

    def headed(self, **headings: str) -> Report:
        """With some columns headed otherwise."""
        return replace(self, shape=replace(self.shape, headings={**self.shape.headings, **headings}))

    def dropping(self, *columns: str) -> Report:
        """Without some columns."""
        kept = {column: path for column, path in self.shape.headings.items() if column not in columns}
        return replace(self, shape=replace(self.shape, headings=kept))


def report(
    shape: Shape,
    *,
    seed: int = 1,
    period: str = MONTH,
    communes: Iterable[Commune] = COMMUNES,
    name: Callable[[Commune], str] = lambda commune: commune.full,
) -> Report:
    """A clean report of made-up numbers."""
    random = Random(f"{shape.id} {seed}")
    lines = tuple(Line(commune.code, name(commune), shape.draw(random)) for commune in communes)
    return of_lines(shape, lines, period=period)


def of_lines(
    shape: Shape,
    lines: tuple[Line, ...],
    *,
    period: str = MONTH,
    overwritten: Mapping[tuple[str, str], Content] | None = None,
) -> Report:
    """A report of given numbers, with the figures they mean."""
    figures = {
        (indicator, line.unit, period): _figure(shape, line.numbers, above, below)
        for line in lines
        for indicator, (above, below) in shape.measures.items()
    }
    return Report(shape, lines, figures, period, overwritten or {})


def _figure(shape: Shape, numbers: Numbers, above: tuple[str, ...], below: str) -> Figure:
    numerator = sum(numbers[part] for part in above)
    if not below:
        scale = 100 if above[0] in shape.hundredths else 1
        return Figure(Fraction(numerator, scale))
    if numbers[below] == 0:
        return Figure(None, numerator, 0)
    return Figure(Fraction(100 * numerator, numbers[below]), numerator, numbers[below])


def percent(text: str) -> Fraction:
    """The number a decimal text with a point says."""
    return Fraction(Decimal(text))
