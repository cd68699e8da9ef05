"""Normalising a wide report: one row a commune, several columns of numbers, rates printed beside them."""

from __future__ import annotations

import pandas

from pipelines.catalogue import issue
from pipelines.normalise import Normalised, TotalRow, resolve_geographies
from pipelines.numbers import Reading, read_numbers
from pipelines.reference import Reference
from pipelines.table import Table
from pipelines.units import UnitRows, rows_of_units
from schemas.dataset import Measure
from schemas.issue import Issue, Said


def read_wide(table: Table, reference: Reference, *, period: str, said: Said) -> Normalised:
    """The figures of a wide report: every measure of the dataset for every row of a commune.

    Rates are recomputed from their counts; the printed ones are kept beside for the rules to compare.
    """
    rows = rows_of_units(table, reference)
    units = rows.units
    slugs = pandas.Series(period, index=units, dtype="str")
    codes, issues = resolve_geographies(
        _names(table, units, reference), table.addresses("unit"), reference, slugs
    )
    issues += _other_codes(table, codes, reference)
    everyone = units.union(rows.others).union([row for row, _ in rows.totals])
    readings = {column: _read(table, column, everyone, units, said) for column in _number_columns(table)}
    issues += [found for reading in readings.values() for found in reading.issues]
    if len(rows.others):
        places = list(table.cells("unit", rows.others))
        issues.append(issue("other_units", cell=places[0], found=str(len(places)), cells=places))
    numbers = pandas.DataFrame(
        {column: reading.values for column, reading in readings.items()}, index=everyone
    )
    marks = [
        reading.decimal
        for column, reading in readings.items()
        if reading.decimal and _decimals(table, column)
    ]
    marks += [reading.decimal for reading in readings.values() if reading.decimal]
    return Normalised(
        table=table,
        period=period,
        decimal=marks[0] if marks else None,
        cells=_cells(table, numbers.loc[units], codes, period=period),
        printed=_printed(table, numbers.loc[units], codes),
        issues=tuple(issues),
        counts=numbers.drop(index=[row for row, _ in rows.totals if row not in units]),
        texts={column: table.texts(column, everyone) for column in readings},
        totals=_totals(rows, numbers, readings),
        marks={column: reading.decimal for column, reading in readings.items() if reading.decimal},
    )


def _names(table: Table, units: pandas.Index, reference: Reference) -> pandas.Series:
    """What each row names its commune; a row without a name is named by its code, where it has a commune's."""
    names = table.texts("unit", units)
    if "unit_code" not in table.columns:
        return names
    codes = table.texts("unit_code", units)
    named_by_code = (names.str.strip() == "") & codes.map(reference.names.commune_code).notna()
    return names.where(~named_by_code, codes)


def _number_columns(table: Table) -> list[str]:
    return [
        column.id for column in table.dataset.columns if column.kind != "text" and column.id in table.columns
    ]


def _read(table: Table, column: str, everyone: pandas.Index, units: pandas.Index, said: Said) -> Reading:
    """One column. A total row is written the way its column is, so it is read with it; its faults are not told
    as if they were a commune's: what cannot be read there is only no total."""
    kind = table.dataset.column(column).kind
    mark = None if kind == "count" else said.decimals.get(column, said.decimal)
    texts, cells = table.texts(column, everyone), table.addresses(column)
    stored = table.numbers(column, everyone)
    of_units = read_numbers(
        texts.loc[units], cells, kind=kind, decimal=mark, column=column,
        stored=None if stored is None else stored.loc[units],
    )  # fmt: skip
    rest = everyone.difference(units)
    if of_units.issues or rest.empty:
        return Reading(of_units.values.reindex(everyone), of_units.decimal, of_units.issues, of_units.blank)
    beside = read_numbers(
        texts.loc[rest], cells, kind=kind, decimal=mark or of_units.decimal, column=column,
        stored=None if stored is None else stored.loc[rest],
    )  # fmt: skip
    values = pandas.concat([of_units.values, beside.values]).reindex(everyone)
    return Reading(values, of_units.decimal, (), of_units.blank)


def _decimals(table: Table, column: str) -> bool:
    return table.dataset.column(column).kind != "count"


def _other_codes(table: Table, codes: pandas.Series, reference: Reference) -> list[Issue]:
    """Rows whose five-digit code is another commune's than their name."""
    if "unit_code" not in table.columns:
        return []
    issues = []
    texts = table.texts("unit_code", codes.index)
    for row, text, named in zip(codes.index, texts, codes, strict=True):
        code = reference.names.commune_code(text)
        if code and isinstance(named, str) and code != named:
            cell = table.cell("unit_code", int(row))
            name = reference.names.name_of_code[code]
            issues.append(issue("code_and_name", cell=cell, found=text[:40], name=name))
    return issues


def measured(table: Table) -> list[Measure]:
    """The measures whose columns the file has."""
    return [
        measure
        for measure in table.dataset.measures
        if all(column in table.columns for column in measure.columns)
    ]


def _cells(table: Table, numbers: pandas.DataFrame, codes: pandas.Series, *, period: str) -> pandas.DataFrame:
    missing = pandas.Series(float("nan"), index=numbers.index)
    frames = []
    for measure in measured(table):
        if measure.value:
            values, numerator, denominator = numbers[measure.value], missing, missing
        else:
            assert measure.denominator is not None, "a measure has its own column or a denominator"
            parts = numbers[list(measure.numerator)]
            numerator = parts.sum(axis=1, min_count=len(measure.numerator))
            denominator = numbers[measure.denominator]
            values = (100 * numerator / denominator).where(denominator > 0)
        frames.append(
            pandas.DataFrame(
                {
                    "indicator": measure.indicator, "geography": codes, "period": period, "value": values,
                    "numerator": numerator, "denominator": denominator, "qualifier": "exact",
                    "cell": table.cells(measure.value or measure.numerator[0], numbers.index),
                    "row": numbers.index,
                }
            )
        )  # fmt: skip
    cells = pandas.concat(frames)
    return cells[cells["geography"].notna()].reset_index(drop=True)


def _printed(table: Table, numbers: pandas.DataFrame, codes: pandas.Series) -> pandas.DataFrame:
    """The printed rates with their cells and texts, in the order of the rows of `_cells`."""
    known = codes.index[codes.notna()]
    frames = []
    for measure in measured(table):
        if measure.printed in numbers and measure.printed is not None:
            rates, cells = numbers.loc[known, measure.printed], table.cells(measure.printed, known)
            texts = table.texts(measure.printed, known)
        else:
            rates = pandas.Series(float("nan"), index=known)
            cells = texts = pandas.Series("", index=known, dtype="str")
        frames.append(pandas.DataFrame({"printed": rates, "cell": cells, "text": texts}))
    return pandas.concat(frames, ignore_index=True)


def _totals(rows: UnitRows, numbers: pandas.DataFrame, readings: dict[str, Reading]) -> tuple[TotalRow, ...]:
    """The total rows; the sum of a column with unreadable cells would only repeat their fault."""
    readable = [column for column, reading in readings.items() if not reading.issues]
    found = []
    for row, of in rows.totals:
        stated = numbers.loc[[row], readable].iloc[0].astype("float64").dropna()
        found.append(TotalRow(row, of, {str(column): value for column, value in stated.items()}))
    return tuple(found)
