"""Normalising a long-form file: one figure a row, named by indicator, geography and period."""

from __future__ import annotations

import pandas

from pipelines.catalogue import issue
from pipelines.normalise import Normalised, resolve_geographies
from pipelines.numbers import Reading, read_numbers
from pipelines.reference import Reference
from pipelines.table import Table
from schemas.errors import UserError
from schemas.issue import Issue
from schemas.period import Period, parse_period


def read_long(table: Table, reference: Reference, *, decimal: str | None) -> Normalised:
    """A long-form file: one figure a row, named by indicator, geography and period."""
    last = len(table.grid.rows)
    rows = pandas.Index(
        [
            row
            for row in range(table.header_row + 1, last)
            if any(cell.strip() for cell in table.grid.rows[row])
        ],
        dtype="int64",
    )
    named = pandas.DataFrame(
        {column: table.texts(column, rows) for column in ("indicator", "geography", "period")}
    )
    issues: list[Issue] = []
    indicators = reference.indicators
    known = named["indicator"].isin(indicators.index)
    issues += _each_unknown(
        named.loc[~known, "indicator"], table.cells("indicator", rows), "unknown_indicator"
    )
    periods = {text: _period_or_none(text) for text in named["period"].unique()}
    slugs = (
        named["period"].map({text: period.slug for text, period in periods.items() if period}).astype("str")
    )
    issues += _each_unknown(
        named.loc[slugs.isna(), "period"], table.cells("period", rows), "unreadable_period"
    )
    codes, name_issues = resolve_geographies(
        named["geography"], table.cells("geography", rows), reference, slugs
    )
    issues += name_issues
    kinds = named["indicator"].map(indicators["kind"]).fillna("rate")
    readings = [_long_values(table, rows, kinds, decimal=decimal)]
    readings += [
        _optional_counts(table, rows, column, decimal=decimal) for column in ("numerator", "denominator")
    ]
    issues += [found for reading in readings for found in reading.issues]
    cells = pandas.DataFrame(
        {
            "indicator": named["indicator"], "geography": codes, "period": slugs,
            "value": readings[0].values, "numerator": readings[1].values, "denominator": readings[2].values,
            "qualifier": "exact", "cell": table.cells("value", rows),
        }
    )  # fmt: skip
    printed = pandas.DataFrame({"printed": cells["value"], "cell": cells["cell"]})
    cells = _with_rates(cells, ratio=cells["indicator"].map(indicators["aggregation"]) == "ratio_of_sums")
    complete = known & slugs.notna() & codes.notna()
    named_periods = sorted(slugs.dropna().unique())
    return Normalised(
        dataset=table.dataset,
        period=named_periods[0] if len(named_periods) == 1 else None,
        header_row=table.header_row,
        decimal=readings[0].decimal,
        columns=table.columns,
        cells=cells[complete].reset_index(drop=True),
        counts=pandas.DataFrame(index=rows[complete]),
        printed=printed[complete].reset_index(drop=True),
        totals={},
        issues=tuple(issues),
    )


def _long_values(table: Table, rows: pandas.Index, kinds: pandas.Series, *, decimal: str | None) -> Reading:
    """The value column of a long file, its counts read as counts and its rates as rates."""
    texts, cells = table.texts("value", rows), table.cells("value", rows)
    parts = [
        read_numbers(texts[chosen], cells[chosen], kind=kind, decimal=decimal)
        for kind, chosen in (("count", kinds == "count"), ("rate", kinds != "count"))
    ]
    values = pandas.concat([part.values for part in parts]).reindex(rows)
    return Reading(
        values=values,
        decimal=parts[1].decimal or parts[0].decimal,
        issues=tuple(found for part in parts for found in part.issues),
    )


def _optional_counts(table: Table, rows: pandas.Index, column: str, *, decimal: str | None) -> Reading:
    if column not in table.columns:
        return Reading(pandas.Series(float("nan"), index=rows, dtype="float64"), None, ())
    return read_numbers(table.texts(column, rows), table.cells(column, rows), kind="count", decimal=decimal)


def _with_rates(cells: pandas.DataFrame, *, ratio: pandas.Series) -> pandas.DataFrame:
    """Rates recomputed from their counts where both are there; 0 of 0 is missing, not zero."""
    counted = ratio & cells["numerator"].notna() & cells["denominator"].notna()
    rates = (100 * cells["numerator"] / cells["denominator"]).where(cells["denominator"] > 0).round(6)
    return cells.assign(value=cells["value"].where(~counted, rates))


def _each_unknown(texts: pandas.Series, cells: pandas.Series, rule: str) -> list[Issue]:
    issues = []
    for text in dict.fromkeys(texts):
        places = list(cells[texts.index[texts == text]])
        issues.append(issue(rule, cell=places[0], found=str(text)[:60], cells=places))
    return issues


def _period_or_none(text: str) -> Period | None:
    try:
        return parse_period(text)
    except UserError:
        return None
