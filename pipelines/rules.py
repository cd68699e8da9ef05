"""The rules that look at figures: bounds, parts and wholes, printed rates and totals, missing and doubled communes.

Each rule takes the normalised file and answers with issues; one message a cause, all its cells named in it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas

from pipelines.catalogue import issue
from pipelines.normalise import Normalised
from pipelines.read import address
from pipelines.reference import Reference
from schemas.issue import Issue
from schemas.period import parse_period

RATE_TOLERANCE = 0.051
"""Printed rates are rounded to one or two decimals; half a unit of the coarser one, in percentage points."""


def judge(normalised: Normalised, reference: Reference, *, today: date) -> tuple[Issue, ...]:
    """Every issue the figures of a file give rise to, in the order of `RULES_OF_FIGURES`."""
    issues = [found for rule in RULES_OF_FIGURES for found in rule(normalised, reference)]
    return (*issues, *_future_periods(normalised, today))


def duplicate_rows(normalised: Normalised, reference: Reference) -> list[Issue]:
    """One figure named twice."""
    cells = normalised.cells
    key = ["indicator", "geography", "period"]
    first_cells = cells.groupby(key, sort=False)["cell"].transform("first")
    again = cells.duplicated(key)
    issues, told = [], set()
    for geography, cell, first in zip(
        cells["geography"][again], cells["cell"][again], first_cells[again], strict=True
    ):
        if geography in told and normalised.dataset.shape == "wide":
            continue
        told.add(geography)
        name = reference.names.name_of_code.get(geography, geography)
        issues.append(issue("duplicate_row", cell=cell, found=name, first=first))
    return issues


def out_of_bounds(normalised: Normalised, reference: Reference) -> list[Issue]:
    """Values an indicator cannot have. A rate of counts above its whole is `part_above_whole` instead."""
    indicators = reference.indicators
    cells = normalised.cells
    minimum = cells["indicator"].map(indicators["minimum"]).astype("float64")
    maximum = cells["indicator"].map(indicators["maximum"]).astype("float64")
    outside = (cells["value"] < minimum) | (cells["value"] > maximum)
    outside &= ~(cells["numerator"] > cells["denominator"])
    issues = []
    for identifier, rows in cells[outside].groupby("indicator", sort=False):
        row, bounds = rows.iloc[0], indicators.loc[str(identifier)].to_dict()
        issues.append(
            issue(
                "out_of_bounds", cell=row["cell"], found=f"{row['value']:g}", cells=list(rows["cell"]),
                minimum=_bound(bounds["minimum"]), maximum=_bound(bounds["maximum"]), indicator=bounds["name_vi"],
            )
        )  # fmt: skip
    return issues


def parts_above_whole(normalised: Normalised, reference: Reference) -> list[Issue]:
    """A numerator greater than its denominator, where the indicator may not exceed 100 %."""
    cells = normalised.cells
    capped = cells["indicator"].map(reference.indicators["maximum"]) == 100
    above = cells[capped & (cells["numerator"] > cells["denominator"])]
    return [
        issue("part_above_whole", cell=cell, found=f"{part:g}", part=f"{part:g}", whole=f"{whole:g}")
        for cell, part, whole in zip(above["cell"], above["numerator"], above["denominator"], strict=True)
    ]


def printed_rates(normalised: Normalised, reference: Reference) -> list[Issue]:
    """A rate printed in the file that its own counts do not give."""
    cells = normalised.cells
    printed = normalised.printed["printed"]
    counted = cells["numerator"].notna() & (cells["denominator"] > 0) & printed.notna()
    beside = cells.assign(printed=printed, cell=normalised.printed["cell"])
    apart = beside[counted & ((printed - cells["value"]).abs() > RATE_TOLERANCE)]
    columns = ("cell", "printed", "numerator", "denominator", "value")
    return [
        issue("rate_and_counts", cell=cell, found=f"{stated:g}", numerator=f"{part:g}",
              denominator=f"{whole:g}", computed=f"{value:.2f}")
        for cell, stated, part, whole, value in zip(*(apart[column] for column in columns), strict=True)
    ]  # fmt: skip


def parts_and_totals(normalised: Normalised, reference: Reference) -> list[Issue]:
    """Columns that must add up to another column, row by row."""
    issues = []
    for total in normalised.dataset.totals:
        parts = [part for part in total.parts if part in normalised.counts]
        if len(parts) != len(total.parts):
            continue
        computed = normalised.counts[parts].sum(axis=1, min_count=len(parts))
        whole = normalised.counts[total.whole]
        for row in normalised.counts.index[(computed - whole).abs() > 0]:
            cell = address(int(row), normalised.columns[total.whole])
            issues.append(
                issue("parts_and_total", cell=cell, found=f"{whole[row]:g}", computed=f"{computed[row]:g}")
            )
    return issues


def total_rows(normalised: Normalised, reference: Reference) -> list[Issue]:
    """The total row beside the sum of the communes' rows."""
    issues = []
    for column, (stated, cell) in normalised.totals.items():
        computed = float(normalised.counts[column].sum())
        if computed != stated:
            issues.append(issue("total_row", cell=cell, found=f"{stated:g}", computed=f"{computed:g}"))
    return issues


def silent_communes(normalised: Normalised, reference: Reference) -> list[Issue]:
    """Communes a report of communes does not mention: named, never filled in."""
    geographies = reference.tables["geographies"]
    communes = geographies.loc[geographies["level"] == "commune"].set_index("code")["name_vi"]
    if any(found.rule.id in ("unknown_geography", "district_name") for found in normalised.issues):
        return []  # a name nobody knows and a commune nobody named are one fault, told once
    there = set(normalised.cells["geography"]) & set(communes.index)
    missing = [name for code, name in communes.items() if code not in there]
    if not there or not missing:
        return []
    return [issue("silent_communes", cell="", found=", ".join(missing), count=len(missing))]


RULES_OF_FIGURES: tuple[Callable[[Normalised, Reference], list[Issue]], ...] = (
    duplicate_rows,
    parts_above_whole,
    out_of_bounds,
    printed_rates,
    parts_and_totals,
    total_rows,
    silent_communes,
)


def _future_periods(normalised: Normalised, today: date) -> list[Issue]:
    cells: pandas.DataFrame = normalised.cells
    issues = []
    for slug in sorted(cells["period"].unique()):
        if parse_period(slug).last_day > today:
            rows = cells[cells["period"] == slug]
            issues.append(
                issue("period_in_future", cell=rows["cell"].iloc[0], found=slug, cells=list(rows["cell"]))
            )
    return issues


def _bound(value: float) -> str:
    return "…" if value != value else f"{value:g}"
