"""Rules of single figures: doubled rows, bounds, parts and wholes, printed rates, units and months that cannot be."""

from __future__ import annotations

from datetime import date

import pandas

from pipelines.catalogue import issue
from pipelines.lookup import looked_up
from pipelines.normalise import Normalised
from pipelines.reference import Reference
from pipelines.rules.holds import LEAST_TOLERANCE, tolerance_of
from pipelines.singly import told_singly
from schemas.issue import Issue
from schemas.period import Period, PeriodKind, parse_period

MOST_DOUBLES_TOLD = 9
"""More rows that stand twice are no slips: the sheet holds a second table."""


def duplicate_rows(normalised: Normalised, reference: Reference) -> list[Issue]:
    """One figure named twice: in a wide report a commune's second row, in a long one a second row of the same key."""
    cells = normalised.cells
    key = ["indicator", "geography", "period"]
    again = cells.duplicated(key)
    if not again.any():
        return []
    first_rows = cells.groupby(key, sort=False)["row"].transform("first")
    doubled = cells[again].assign(first_row=first_rows[again]).drop_duplicates("row")
    table, column = normalised.table, _naming(normalised)
    own, firsts = (table.cells(column, pandas.Index(doubled[row])) for row in ("row", "first_row"))

    if len(doubled) > MOST_DOUBLES_TOLD:
        return [issue("second_table", cell=own.iloc[0], found=str(len(own)), cells=list(own))]
    names = [reference.names.name_of_code.get(code, code) for code in doubled["geography"]]
    return [
        issue("duplicate_row", cell=cell, found=name, cells=[cell, first], first=first)
        for cell, name, first in zip(own, names, firsts, strict=True)
    ]


def out_of_bounds(normalised: Normalised, reference: Reference) -> list[Issue]:
    """Values an indicator cannot have. A rate of counts above its whole is `part_above_whole` instead."""
    indicators = reference.indicators
    cells = normalised.cells
    minimum = normalised.of_indicator(indicators["minimum"]).astype("float64")
    maximum = normalised.of_indicator(indicators["maximum"]).astype("float64")
    outside = (cells["value"] < minimum) | (cells["value"] > maximum)
    outside &= ~(cells["numerator"] > cells["denominator"])
    issues = []
    for identifier, rows in cells[outside].groupby("indicator", sort=False):
        row, bounds = rows.iloc[0], indicators.loc[str(identifier)].to_dict()
        issues.append(
            issue(
                "out_of_bounds", cell=row["cell"], found=_own_text(normalised, row["cell"], row["value"]),
                cells=list(rows["cell"]), minimum=_bound(bounds["minimum"]), maximum=_bound(bounds["maximum"]),
                indicator=reference.indicator_named(str(identifier)),
            )
        )  # fmt: skip
    return issues


def parts_above_whole(normalised: Normalised, reference: Reference) -> list[Issue]:
    """In a long file, a numerator greater than its denominator, where the indicator may not exceed 100 %."""
    if normalised.table.dataset.shape == "wide":
        return []
    cells = normalised.cells
    capped = normalised.of_indicator(reference.indicators["maximum"]) == 100
    above = cells[capped & (cells["numerator"] > cells["denominator"])]

    def told(number: int, places: list[str]) -> Issue:
        part, whole = above[["numerator", "denominator"]].iloc[number]
        return issue(
            "part_above_whole", cell=places[0], found=_number_text(part), cells=places, part=part, whole=whole
        )

    return told_singly([[cell] for cell in above["cell"]], told)


def halves_of_rates(normalised: Normalised, reference: Reference) -> list[Issue]:
    """In a long file, a numerator whose denominator is blank: as where the cells of a row have moved by one."""
    table = normalised.table
    if table.dataset.shape == "wide" or not {"numerator", "denominator"} <= table.columns.keys():
        return []
    cells = normalised.cells
    shared = normalised.of_indicator(reference.indicators["aggregation"]) == "ratio_of_sums"
    alone = cells[shared & cells["numerator"].notna() & cells["denominator"].isna()]
    rows = pandas.Index(alone["row"])
    blank = rows[(table.texts("denominator", rows) == "").to_numpy()]
    numerators, denominators = (table.texts("numerator", blank), table.cells("denominator", blank))
    return told_singly(
        [[cell] for cell in denominators],
        lambda number, places: issue(
            "half_of_a_rate", cell=places[0], found=numerators.iloc[number], cells=places
        ),
    )


def printed_rates(normalised: Normalised, reference: Reference) -> list[Issue]:
    """In a long file, a value that the counts beside it do not give."""
    if normalised.table.dataset.shape == "wide":
        return []
    cells, printed = normalised.cells, normalised.printed
    counted = cells["numerator"].notna() & (cells["denominator"] > 0) & printed["printed"].notna()
    distance = (printed["printed"] - cells["value"]).abs()
    doubtful = cells.index[(counted & (distance > LEAST_TOLERANCE)).to_numpy()]
    texts = printed.loc[doubtful, "text"]
    tolerance = looked_up(texts, {text: tolerance_of(text) for text in texts.unique()}).astype("float64")
    apart = doubtful[(distance[doubtful] > tolerance).to_numpy()]
    rows = cells.loc[apart]

    def told(number: int, places: list[str]) -> Issue:
        row, text = rows.iloc[number], printed.loc[apart[number], "text"]
        return issue(
            "rate_and_counts", cell=places[0], found=str(text), cells=places, numerator=row["numerator"],
            denominator=row["denominator"], computed=round(row["value"], 2),
        )  # fmt: skip

    return told_singly([[cell] for cell in printed.loc[apart, "cell"]], told)


def abolished_units(normalised: Normalised, reference: Reference) -> list[Issue]:
    """Figures of a unit for a time after it was abolished, such as the district level after 30 June 2025."""
    geographies = reference.tables["geographies"].set_index("code")
    ended = looked_up(normalised.cells["geography"], geographies["valid_to"]).dropna()
    past = normalised.cells.loc[ended.index]
    late = past[past["period"].str[:7] > ended.str[:7]]
    return [
        issue("abolished_unit", cell=rows["cell"].iloc[0], found=str(geographies.loc[str(code), "name_vi"]),
              cells=list(rows["cell"]), last_day=date.fromisoformat(str(geographies.loc[str(code), "valid_to"])))
        for code, rows in late.groupby("geography", sort=False)
    ]  # fmt: skip


def reformed_units(normalised: Normalised, reference: Reference) -> list[Issue]:
    """Figures of communes for a time before they were formed: the unit of that name was another, smaller one.

    Told once: whoever recounted the figures for today's communes says so by accepting it.
    """
    geographies = reference.tables["geographies"].set_index("code")
    begun = looked_up(normalised.cells["geography"], geographies["valid_from"]).dropna()
    of_formed = normalised.cells.loc[begun.index]
    ends = looked_up(
        of_formed["period"], {slug: str(parse_period(slug).last_day) for slug in of_formed["period"].unique()}
    )
    early = of_formed[ends < begun]
    if early.empty:
        return []
    first = early.iloc[0]
    places = list(normalised.table.cells(_naming(normalised), pandas.Index(early["row"].unique())))
    return [
        issue("reformed_units", cell=places[0], found=reference.names.name_of_code.get(first["geography"], first["geography"]),
              cells=places, count=len(places), first_day=str(begun[early.index[0]]), period=first["period"])
    ]  # fmt: skip


def silent_communes(normalised: Normalised, reference: Reference) -> list[Issue]:
    """Communes a report of communes does not mention: named, never filled in."""
    communes = reference.names.name_of_code
    if any(found.rule.id in _NAME_RULES for found in normalised.issues):
        return []  # a name nobody knows and a commune nobody named are one fault, told once
    there = set(normalised.cells["geography"].unique()) & set(communes)
    missing = [name for code, name in communes.items() if code not in there]
    if not there or not missing:
        return []
    return [issue("silent_communes", cell="", found=", ".join(missing), count=len(missing))]


def future_periods(normalised: Normalised, today: date) -> list[Issue]:
    """Periods that have not ended, save a quarter in its last month.

    source: plan 333/KH-UBND, section II.VI.3 wants a quarter's reports before the 15th of its last month.
    """
    cells, table = normalised.cells, normalised.table
    early = [slug for slug in cells["period"].unique() if _taken_from(parse_period(slug)) > today]
    issues = []
    for slug, rows in cells[cells["period"].isin(early)].groupby("period", sort=True):
        places = [normalised.period_cell]
        if "period" in table.columns:
            places = [table.cell("period", int(row)) for row in rows["row"]]
        issues.append(issue("period_in_future", cell=places[0], found=str(slug), cells=places))
    return issues


def _taken_from(period: Period) -> date:
    """The first day figures of a period are taken on."""
    return period.last.first_day if period.kind is PeriodKind.QUARTER else period.last_day


_NAME_RULES = frozenset(
    {"unknown_geography", "district_name", "former_district", "no_communes", "unnamed_row"}
)


def _naming(normalised: Normalised) -> str:
    """The column that names the unit of a row; that of the indicator where a file has none."""
    named = "unit" if normalised.table.dataset.shape == "wide" else "geography"
    return named if named in normalised.table.columns else "indicator"


def _own_text(normalised: Normalised, cell: str, value: float) -> str:
    """What the cell itself says where it stands among the printed ones, else the number computed."""
    beside = normalised.printed[normalised.printed["cell"] == cell]
    return str(beside["text"].iloc[0]) if len(beside) and beside["text"].iloc[0] else _number_text(value)


def _number_text(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _bound(value: float) -> float | str:
    return "…" if value != value else value
