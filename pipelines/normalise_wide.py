"""Normalising a wide report: one row a commune, several count columns, rates printed beside them."""

from __future__ import annotations

import re

import pandas

from pipelines.names import folded
from pipelines.normalise import Normalised, resolve_geographies
from pipelines.numbers import Reading, read_numbers
from pipelines.read import address
from pipelines.reference import Reference
from pipelines.table import Table
from schemas.dataset import Dataset

TOTAL_NAMES = frozenset(folded(name) for name in ("Tổng số", "Tổng cộng", "Tổng", "Toàn tỉnh", "Cộng"))
GROUP_NAMES = frozenset(
    folded(name)
    for name in (
        "Xã, phường",
        "Các xã, phường",
        "UBND xã, phường",
        "UBND các xã, phường",
        "Cấp xã",
        "Xã",
        "Phường",
    )
)

NUMBER_LIKE = re.compile(r"[-+]?\d[\d.,\s]*%?")
COLUMN_NUMBER = re.compile(r"[(\[]?\d{1,2}[)\]]?")


def read_wide(table: Table, reference: Reference, *, period: str, decimal: str | None) -> Normalised:
    """The figures of a wide report: every measure of the dataset for every commune row.

    Rates are recomputed from their counts; the printed ones are kept beside for the rules to compare.
    """
    rows = _rows(table, reference)
    names = table.texts("unit", rows)
    slugs = pandas.Series(period, index=rows, dtype="str")
    codes, issues = resolve_geographies(names, table.cells("unit", rows), reference, slugs)
    readings = {
        column.id: read_numbers(
            table.texts(column.id, rows), table.cells(column.id, rows), kind=column.kind, decimal=_mark(column.kind, decimal)
        )
        for column in table.dataset.columns
        if column.kind != "text" and column.id in table.columns
    }  # fmt: skip
    issues += [found for reading in readings.values() for found in reading.issues]
    known = codes.notna()
    cells = _measures(table, table.dataset, readings, codes, rows, period=period)
    counts = pandas.DataFrame({column: reading.values for column, reading in readings.items()})
    marks = [reading.decimal for reading in readings.values() if reading.decimal]
    return Normalised(
        dataset=table.dataset,
        period=period,
        header_row=table.header_row,
        decimal=marks[0] if marks else None,
        cells=cells,
        columns=table.columns,
        counts=counts,
        printed=_printed(table, readings, known),
        totals=_totals(table, readings),
        issues=tuple(issues),
    )


def _mark(kind: str, decimal: str | None) -> str | None:
    """A spoken decimal mark settles rates and scores; counts have no decimals and are read by themselves."""
    return None if kind == "count" else decimal


def _rows(table: Table, reference: Reference) -> pandas.Index:
    """The grid rows that speak of a unit: not blank, not a group heading, not the total, not a signature."""
    found = []
    for row in range(table.header_row + 1, len(table.grid.rows)):
        text = table.grid.rows[row][table.columns["unit"]].strip()
        name = folded(text)
        if not name or name in TOTAL_NAMES or name in GROUP_NAMES or COLUMN_NUMBER.fullmatch(name):
            continue
        if reference.names.code(text) or _has_numbers(table, row):
            found.append(row)
    return pandas.Index(found, dtype="int64")


def _has_numbers(table: Table, row: int) -> bool:
    """Whether a row of an unknown name holds figures; a signature under the table does not."""
    cells = table.grid.rows[row]
    figures = [cells[table.columns[column.id]] for column in table.dataset.columns
               if column.kind != "text" and column.id in table.columns]  # fmt: skip
    return any(NUMBER_LIKE.fullmatch(text.strip()) for text in figures)


def _measures(
    table: Table, dataset: Dataset, readings: dict[str, Reading], codes: pandas.Series, rows: pandas.Index, *, period: str
) -> pandas.DataFrame:  # fmt: skip
    frames = []
    for measure in dataset.measures:
        numerator, denominator = readings[measure.numerator].values, readings[measure.denominator].values
        rates = (100 * numerator / denominator).where(denominator > 0).round(6)
        frames.append(
            pandas.DataFrame(
                {
                    "indicator": measure.indicator, "geography": codes, "period": period, "value": rates,
                    "numerator": numerator, "denominator": denominator, "qualifier": "exact",
                    "cell": table.cells(measure.numerator, rows),
                }
            )
        )  # fmt: skip
    cells = pandas.concat(frames)
    return cells[cells["geography"].notna()].reset_index(drop=True)


def _printed(table: Table, readings: dict[str, Reading], known: pandas.Series) -> pandas.DataFrame:
    """The printed rates and their cells, in the order of the measures' rows; missing where there are none."""
    frames = []
    for measure in table.dataset.measures:
        if measure.printed in readings and measure.printed is not None:
            rates, cells = readings[measure.printed].values, table.cells(measure.printed, known.index)
        else:
            rates, cells = (
                pandas.Series(float("nan"), index=known.index),
                pandas.Series("", index=known.index),
            )
        frames.append(pandas.DataFrame({"printed": rates[known], "cell": cells[known]}))
    return pandas.concat(frames, ignore_index=True)


def _totals(table: Table, readings: dict[str, Reading]) -> dict[str, tuple[float, str]]:
    """The numbers of the total row by column, with their cells."""
    unit = table.columns["unit"]
    found: dict[str, tuple[float, str]] = {}
    for row in range(table.header_row + 1, len(table.grid.rows)):
        texts = [folded(text) for text in table.grid.rows[row][: unit + 1]]
        if not any(text in TOTAL_NAMES for text in texts):
            continue
        for column, reading in readings.items():
            if reading.issues:
                continue  # the sum of a column with unreadable cells would only repeat their fault
            position = table.columns[column]
            text = pandas.Series([table.grid.rows[row][position].strip()], dtype="str")
            place = pandas.Series([address(row, position)], dtype="str")
            kind = table.dataset.column(column).kind
            number = read_numbers(text, place, kind=kind, decimal=reading.decimal).values.iloc[0]
            if kind == "count" and number == number:
                found[column] = (float(number), place.iloc[0])
    return found
