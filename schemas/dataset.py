"""Datasets: what a kind of file contains, as its YAML in `data/reference/datasets/` says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Column:
    """One column a file may have; `kind` says how its numbers are read (text, count, rate, score)."""

    id: str
    headings: tuple[str, ...]
    kind: str
    required: bool


@dataclass(frozen=True)
class Measure:
    """One indicator a wide file feeds: numerator ÷ denominator, and the rate printed beside them."""

    indicator: str
    numerator: str
    denominator: str
    printed: str | None


@dataclass(frozen=True)
class Total:
    """Parts that must add up to a whole, column by column."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Dataset:
    """One kind of file: its shape (long or wide), its columns, and what they feed."""

    id: str
    name_vi: str
    name_en: str
    shape: str
    frequency: str
    columns: tuple[Column, ...]
    measures: tuple[Measure, ...]
    totals: tuple[Total, ...]

    def column(self, identifier: str) -> Column:
        return next(column for column in self.columns if column.id == identifier)


def parse_dataset(text: dict[str, Any]) -> Dataset:
    """The dataset a YAML document describes. Raises `KeyError` where a required key is missing."""
    return Dataset(
        id=text["id"],
        name_vi=text["name"]["vi"],
        name_en=text["name"]["en"],
        shape=text["shape"],
        frequency=text["frequency"],
        columns=tuple(
            Column(
                id=column["id"],
                headings=tuple(column["headings"]),
                kind=column["kind"],
                required=column.get("required", True),
            )
            for column in text.get("columns", ())
        ),
        measures=tuple(
            Measure(
                indicator=measure["indicator"],
                numerator=measure["numerator"],
                denominator=measure["denominator"],
                printed=measure.get("printed"),
            )
            for measure in text.get("measures", ())
        ),
        totals=tuple(
            Total(whole=total["whole"], parts=tuple(total["parts"])) for total in text.get("totals", ())
        ),
    )
