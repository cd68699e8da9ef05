"""Datasets: what a kind of file contains, as its YAML in `data/reference/datasets/` says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

PATH_MARK = " > "
"""Stands between the headings of a column's path, top row first: "Đã xử lý > Quá hạn"."""

SHAPES = ("wide", "long", "rows")
"""One unit a row with several counts; one figure a row; one target or task a row."""


@dataclass(frozen=True)
class Column:
    """One column a file may have; `kind` says how its cells are read (text, count, rate, score, amount, value, and
    in files of rows choice, day, period, milestones).

    `headings` are paths of headings; the first one is what templates and messages call the column. `words` are the
    codes a cell of kind choice may hold, each with the words that mean it, the one templates write first.
    `help` says in Vietnamese, the language of the file, what is written in the column.
    """

    id: str
    headings: tuple[str, ...]
    kind: str
    required: bool
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    help: str = ""


@dataclass(frozen=True)
class Measure:
    """One indicator a wide file feeds: either a column's own numbers, or numerators ÷ denominator.

    `printed` is the rate printed beside the counts. `other_denominators` are sums of columns a system is known
    to divide by instead, such as filings without those by post.
    """

    indicator: str
    value: str | None
    numerator: tuple[str, ...]
    denominator: str | None
    printed: str | None
    other_denominators: tuple[tuple[str, ...], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns the indicator cannot do without."""
        needed = (self.value, *self.numerator, self.denominator)
        return tuple(column for column in needed if column)


@dataclass(frozen=True)
class Total:
    """Parts that must add up to a whole, column by column."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Dataset:
    """One kind of file: its shape, its columns, and what they feed. `titles` are words its title text carries."""

    id: str
    name_vi: str
    name_en: str
    shape: str
    frequency: str
    titles: tuple[str, ...]
    columns: tuple[Column, ...]
    measures: tuple[Measure, ...]
    totals: tuple[Total, ...]

    def column(self, identifier: str) -> Column:
        return next(column for column in self.columns if column.id == identifier)


@dataclass(frozen=True)
class DatasetView:
    """One kind of file as people read about it."""

    id: str
    name_vi: str
    name_en: str
    frequency: str


def parse_dataset(text: dict[str, Any]) -> Dataset:
    """The dataset a YAML document describes. Raises `KeyError` where a required key is missing."""
    return Dataset(
        id=text["id"],
        name_vi=text["name"]["vi"],
        name_en=text["name"]["en"],
        shape=text["shape"],
        frequency=text["frequency"],
        titles=tuple(text.get("titles", ())),
        columns=tuple(
            Column(
                id=column["id"],
                headings=tuple(column["headings"]),
                kind=column["kind"],
                required=column.get("required", True),
                words=tuple((code, tuple(words)) for code, words in column.get("words", {}).items()),
                help=column.get("help", ""),
            )
            for column in text.get("columns", ())
        ),
        measures=tuple(_measure(measure) for measure in text.get("measures", ())),
        totals=tuple(
            Total(whole=total["whole"], parts=tuple(total["parts"])) for total in text.get("totals", ())
        ),
    )


def _measure(text: dict[str, Any]) -> Measure:
    numerator = text.get("numerator", ())
    return Measure(
        indicator=text["indicator"],
        value=text.get("value"),
        numerator=(numerator,) if isinstance(numerator, str) else tuple(numerator),
        denominator=text.get("denominator"),
        printed=text.get("printed"),
        other_denominators=tuple(tuple(sum_) for sum_ in text.get("other_denominators", ())),
    )
