"""Normalising a long-form file: one figure a row, named by indicator, geography and period."""

from __future__ import annotations

from collections.abc import Callable

import pandas

from pipelines.catalogue import issue
from pipelines.lookup import coded, looked_up
from pipelines.names import folded
from pipelines.normalise import Normalised, resolve_geographies
from pipelines.numbers import Reading, read_numbers
from pipelines.reference import Reference
from pipelines.singly import told_singly
from pipelines.table import Table
from pipelines.titles import period_of_cell
from schemas.geography import PROVINCE
from schemas.issue import Issue, Said

LEAST_GROUPED = 1000
"""A number below it has no thousands to group."""


def read_long(table: Table, reference: Reference, *, said: Said) -> Normalised:
    """A long-form file: one figure a row. Where it has no column of units, its figures are the province's."""
    rows = table.filled_rows
    indicators, issues = _named(table, "indicator", rows, indicator_of(reference), "unknown_indicator")
    slugs, period_issues = _named(table, "period", rows, period_of_cell, "unreadable_period")
    issues += period_issues
    if "geography" in table.columns:
        texts, cells = table.texts("geography", rows), table.addresses("geography")
        codes, name_issues = resolve_geographies(texts, cells, reference, slugs)
        issues += name_issues
    else:
        codes = pandas.Series(PROVINCE, index=rows, dtype="str")
    kinds = kinds_of(indicators, reference)
    values = read_values(table, rows, kinds, said)
    counts = [_optional_counts(table, rows, column) for column in ("numerator", "denominator")]
    issues += [found for reading in (values, *counts) for found in reading.issues]
    figures = pandas.DataFrame(
        {
            "indicator": indicators, "geography": codes, "period": slugs, "value": values.values,
            "numerator": counts[0].values, "denominator": counts[1].values, "qualifier": "exact",
            "cell": table.cells("value", rows), "row": rows,
        }
    )  # fmt: skip
    printed = pandas.DataFrame(
        {"printed": figures["value"], "cell": figures["cell"], "text": table.texts("value", rows)}
    )
    figures = _with_rates(
        figures, ratio=looked_up(indicators, reference.indicators["aggregation"]) == "ratio_of_sums"
    )
    complete = indicators.notna() & slugs.notna() & codes.notna()
    periods = slugs.dropna().unique()
    return Normalised(
        table=table,
        period=str(periods[0]) if len(periods) == 1 else None,
        decimal=values.decimal,
        cells=figures[complete].reset_index(drop=True),
        printed=printed[complete].reset_index(drop=True),
        issues=tuple(issues),
        counts=pandas.DataFrame(index=rows[complete]),
    )


def kinds_of(indicators: pandas.Series, reference: Reference) -> pandas.Series:
    """How each row's value is read: as a count, as a rate (anything below a thousand), or as an amount."""
    known = reference.indicators
    small = known["kind"].isin(("rate", "score")) & (known["maximum"].astype("float64") < LEAST_GROUPED)
    kinds = known["kind"].where(known["kind"] == "count", small.map({True: "rate", False: "amount"}))
    return looked_up(indicators, kinds).fillna("rate")


def _named(
    table: Table, column: str, rows: pandas.Index, code: Callable[[str], str | None], rule: str
) -> tuple[pandas.Series, list[Issue]]:
    """What the cells of a column name, by our codes, and an issue for each text that names nothing."""
    named = coded(table.texts(column, rows))
    codes = {text: code(text) for text in named.distinct}
    unknown = [text for text, found in codes.items() if found is None]
    issues = told_singly(
        named.places(unknown, table.addresses(column)),
        lambda number, places: issue(rule, cell=places[0], found=unknown[number][:60], cells=places),
    )
    return named.looked_up(codes).astype("str"), issues


def indicator_of(reference: Reference) -> Callable[[str], str | None]:
    """The indicator a text names: its id, or its name in either language."""
    table = reference.indicators
    known = {
        folded(str(name)): str(code)
        for column in ("name_vi", "name_en", "id")
        for code, name in table[column].items()
    }
    return lambda text: known.get(folded(text))


def read_values(
    table: Table, rows: pandas.Index, kinds: pandas.Series, said: Said, *, column: str = "value"
) -> Reading:
    """A column whose rows hold values of different indicators: its counts, its rates and scores, and its amounts, each read as such.

    A dot may group the counts and set off the decimals of the rates, so what one kind does says nothing of another,
    but for a decimal comma, beside which no dot sets off decimals.
    """
    told = said.decimals.get(column, said.decimal)
    parts = {
        kind: _read(table, column, rows[(kinds == kind).to_numpy()], kind, None if kind == "count" else told)
        for kind in ("rate", "count", "amount")
    }
    hint = _hint(parts["rate"].decimal, parts["count"].decimal)
    if hint and [found.rule.id for found in parts["amount"].issues] == ["ambiguous_number"]:
        parts["amount"] = _read(table, column, rows[(kinds == "amount").to_numpy()], "amount", hint)
    decimals = {kind: mark for kind in ("rate", "amount") if (mark := parts[kind].decimal)}
    issues = [found for part in parts.values() for found in part.issues]
    if len(set(decimals.values())) > 1 and not issues:
        issues.append(_mixed(table, column, rows, kinds, decimals))
    return Reading(
        values=pandas.concat([part.values for part in parts.values()]).reindex(rows),
        decimal=next(iter(decimals.values()), parts["count"].decimal),
        issues=tuple(issues),
        blank=pandas.concat([part.blank for part in parts.values()]).reindex(rows),
    )


def _hint(of_rates: str | None, of_counts: str | None) -> str | None:
    """The decimal mark of amounts that do not tell it themselves: who sets off decimals with commas, or groups
    counts with them, does so everywhere."""
    if of_rates == ",":
        return ","
    return "." if of_counts == "." else None


def _mixed(
    table: Table, column: str, rows: pandas.Index, kinds: pandas.Series, decimals: dict[str, str]
) -> Issue:
    """The issue of a column whose rates and amounts set off decimals with different marks."""
    texts = table.texts(column, rows)
    first = {}
    for kind, mark in decimals.items():
        written = texts[(kinds == kind) & texts.str.contains(mark, regex=False)]
        first[mark] = (str(written.iloc[0]), list(table.cells(column, written.index)))
    places = min((cells for _, cells in first.values()), key=len)
    found = next(text for text, cells in first.values() if cells == places)
    return issue(
        "mixed_decimals", cell=places[0], found=found, cells=places, comma=first[","][0], dot=first["."][0]
    )


def _optional_counts(table: Table, rows: pandas.Index, column: str) -> Reading:
    if column not in table.columns:
        nothing = pandas.Series(float("nan"), index=rows, dtype="float64")
        return Reading(nothing, None, (), pandas.Series(data=True, index=rows))
    return _read(table, column, rows, "count", None)


def _read(table: Table, column: str, rows: pandas.Index, kind: str, decimal: str | None) -> Reading:
    return read_numbers(
        table.texts(column, rows), table.addresses(column), kind=kind, decimal=decimal, column=column,
        stored=table.numbers(column, rows),
    )  # fmt: skip


def _with_rates(cells: pandas.DataFrame, *, ratio: pandas.Series) -> pandas.DataFrame:
    """Rates recomputed from their counts where both are there; 0 of 0 is missing, not zero."""
    counted = ratio & cells["numerator"].notna() & cells["denominator"].notna()
    rates = (100 * cells["numerator"] / cells["denominator"]).where(cells["denominator"] > 0)
    return cells.assign(value=cells["value"].where(~counted, rates))
