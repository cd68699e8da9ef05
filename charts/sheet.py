"""Sheets: rows as a table on the screen and as a CSV file a spreadsheet opens rightly and safely."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO

from charts import brief
from schemas.plain_text import never_formula
from schemas.view import FigureView, IndicatorView, RankedFigure
from schemas.words import Words

Cell = str | Decimal | int | None
CHANGES_TO = " → "
"""Between what was and what is, in one cell."""


@dataclass(frozen=True)
class Sheet:
    """Headings and rows; numbers stay numbers until they are written."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    decimals: tuple[int | None, ...]
    """The digits a column's numbers are shown with; None for a column of words."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The places of the columns that hold numbers."""
        return tuple(place for place, digits in enumerate(self.decimals) if digits is not None)


def ranking_sheet(words: Words, indicator: IndicatorView, ranked: Sequence[RankedFigure]) -> Sheet:
    """One row per commune of a ranking, with everything needed to check it."""
    headings = (
        words.text("Code"), words.text("Commune or ward"), words.text("Period"), words.text("Value"),
        words.text("Unit"), words.text("Numerator"), words.text("Denominator"), words.text("Status"),
        words.text("Target"), words.text("Rank"), words.text("Previous value"), words.text("Data"),
    )  # fmt: skip
    digits = indicator.decimals
    decimals = (None, None, None, digits, None, 0, 0, None, digits, 0, digits, None)
    return Sheet(headings, tuple(_ranking_row(words, indicator, row) for row in ranked), decimals)


def _ranking_row(words: Words, indicator: IndicatorView, row: RankedFigure) -> tuple[Cell, ...]:
    figure = row.figure
    return (
        figure.geography,
        brief.typed_name(words, words.pick(row.name_vi, row.name_en), row.type),
        figure.period,
        figure.value,
        words.pick(indicator.unit_vi, indicator.unit_en),
        figure.numerator,
        figure.denominator,
        brief.status_word(words, figure.status),
        figure.target_value,
        figure.rank,
        figure.previous_value,
        data_word(words, figure),
    )


def trend_sheet(words: Words, indicator: IndicatorView, figures: Sequence[FigureView]) -> Sheet:
    """One row per period of one unit, silent ones included, in order of time."""
    headings = (
        words.text("Period"), words.text("Value"), words.text("Unit"), words.text("Numerator"),
        words.text("Denominator"), words.text("Status"), words.text("Target"), words.text("Reported"), words.text("Data"),
    )  # fmt: skip
    digits = indicator.decimals
    rows = tuple(
        (
            figure.period,
            figure.value,
            words.pick(indicator.unit_vi, indicator.unit_en),
            figure.numerator,
            figure.denominator,
            brief.status_word(words, figure.status),
            figure.target_value,
            figure.reported,
            data_word(words, figure),
        )
        for figure in figures
    )
    return Sheet(headings, rows, (None, digits, None, 0, 0, None, digits, 0, None))


def data_word(words: Words, figure: FigureView) -> str:
    """What kind of figure it is: from a document, reported, or illustrative."""
    if figure.source == "document":
        return words.text("Published in a document")
    return words.text("Illustrative") if figure.illustrative else words.text("Reported")


def written_rows(words: Words, sheet: Sheet) -> list[list[str]]:
    """The rows as the screen shows them."""
    return [
        [
            cell if isinstance(cell, str) else words.number(cell, digits or 0)
            for cell, digits in zip(row, sheet.decimals, strict=True)
        ]
        for row in sheet.rows
    ]


def csv_bytes(sheet: Sheet, *, language: str) -> bytes:
    """The sheet as CSV: UTF-8 with BOM; in Vietnamese `;` between cells and a decimal comma."""
    comma = language == "vi"
    told = StringIO()
    writer = csv.writer(told, delimiter=";" if comma else ",", lineterminator="\r\n")
    writer.writerow([never_formula(heading) for heading in sheet.headings])
    writer.writerows([_written(cell, comma=comma) for cell in row] for row in sheet.rows)
    return told.getvalue().encode("utf-8-sig")


def _written(cell: Cell, *, comma: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return never_formula(cell)
    plain = format(cell.normalize(), "f") if isinstance(cell, Decimal) else str(cell)
    return plain.replace(".", ",") if comma else plain
