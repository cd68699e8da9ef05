"""Rules that hold a file against figures published before: copies, jumps, falls and a thousandfold."""

from __future__ import annotations

import pandas

from pipelines.catalogue import issue
from pipelines.known import Known
from pipelines.lookup import looked_up
from pipelines.normalise import Normalised
from pipelines.reference import Reference
from pipelines.singly import told_singly
from schemas.issue import Issue
from schemas.period import parse_period

FEWEST_FOR_A_COPY = 5
STEADY = 6.0
"""A change is a jump where it lies more than six robust deviations from the middle change of all units."""
LEAST_JUMP = {"rate": 15.0, "score": 3.0}
"""Percentage points or points below which no change is called a jump."""
THOUSANDFOLD = (500.0, 2000.0)


def same_as_before(normalised: Normalised, reference: Reference, beside: pandas.DataFrame) -> list[Issue]:
    """Every figure of a period is that of the one before: most often last month's file sent again.

    Stocks, such as base stations, may well stand still; figures that cover a period do not.
    """
    flows = looked_up(beside["indicator"], reference.indicators["accumulation"]) != "at_period_end"
    beside = beside[flows & beside["value"].notna()]
    issues = []
    for period, rows in beside.groupby("period", sort=True):
        same = (rows["value"] - rows["value_before"]).abs() < 1e-6
        same &= (rows["denominator"] == rows["denominator_before"]) | rows["denominator"].isna()
        if len(rows) >= FEWEST_FOR_A_COPY and same.all():
            issues.append(
                issue("same_as_before", cell=rows["cell"].iloc[0], found=str(rows["period_before"].iloc[0]),
                      period=str(period), count=len(rows))
            )  # fmt: skip
    return issues


def thousandfold(normalised: Normalised, reference: Reference, beside: pandas.DataFrame) -> list[Issue]:
    """Amounts a thousand times what they were, or a thousandth: triệu written for tỷ, or the other way round."""
    amounts = looked_up(beside["indicator"], reference.indicators["kind"]).isin(("amount", "count"))
    beside = beside[amounts & (beside["value"] > 0) & (beside["value_before"] > 0)]
    ratio = beside["value"] / beside["value_before"]
    slipped = ratio.between(*THOUSANDFOLD) | (1 / ratio).between(*THOUSANDFOLD)
    return _told("thousandfold", normalised, beside[slipped])


def cumulative_falls(normalised: Normalised, reference: Reference, beside: pandas.DataFrame) -> list[Issue]:
    """A count since January that is lower than it was earlier in the same year."""
    since_january = looked_up(beside["indicator"], reference.indicators["accumulation"]) == "year_to_date"
    counts = looked_up(beside["indicator"], reference.indicators["kind"]).isin(("count", "amount"))
    same_year = beside["period"].str[:4] == beside["period_before"].str[:4]
    falls = beside[since_january & counts & same_year & (beside["value"] < beside["value_before"])]
    return _told("cumulative_falls", normalised, falls)


def jumps(normalised: Normalised, reference: Reference, beside: pandas.DataFrame) -> list[Issue]:
    """Changes against the period before that are far from what the other units did.

    The middle change and its robust deviation are those of all units of the indicator; a small denominator jumps
    by itself and is left out. With fewer than five units nothing is called unusual.
    """
    indicators = reference.indicators
    least = looked_up(beside["indicator"], indicators["small_denominator"]).astype("float64")
    steady = beside["denominator"].isna() | (
        (beside["denominator"] >= least) & (beside["denominator_before"] >= least)
    )
    beside = beside[steady & beside["value"].notna() & beside["value_before"].notna()]
    issues = []
    for (identifier, _), rows in beside.groupby(["indicator", "period"], sort=False):
        change = rows["value"] - rows["value_before"]
        if len(rows) < FEWEST_FOR_A_COPY:
            continue
        middle = change.median()
        spread = 1.4826 * (change - middle).abs().median()
        floor = LEAST_JUMP.get(str(indicators.loc[str(identifier), "kind"]))
        limit = (
            pandas.Series(floor, index=rows.index) if floor else rows["value_before"].abs().clip(lower=20.0)
        )
        far = (change - middle).abs() > limit.clip(lower=STEADY * spread)
        if far.any():
            told = rows[far]
            first = told.iloc[0]
            issues.append(
                issue("jump", cell=first["cell"], found=_own(normalised, told.index[0]), cells=list(told["cell"]),
                      before=round(first["value_before"], 2), value=round(first["value"], 2),
                      indicator=reference.indicator_named(str(identifier)))
            )  # fmt: skip
    return issues


def with_figures_before(normalised: Normalised, known: Known) -> pandas.DataFrame:
    """The figures with the newest earlier figure of the same unit in a period of the same length."""
    cells = normalised.cells
    earlier = known.figures(list(cells["indicator"].unique()))
    slugs = {slug: parse_period(slug) for slug in {*cells["period"].unique(), *earlier["period"].unique()}}
    lengths = {slug: period.months for slug, period in slugs.items()}
    ends = {slug: pandas.Timestamp(period.last_day) for slug, period in slugs.items()}
    key = ["indicator", "geography", "months"]
    left = cells.assign(
        months=looked_up(cells["period"], lengths), end=looked_up(cells["period"], ends), at=cells.index
    )
    right = earlier.assign(
        months=looked_up(earlier["period"], lengths), end=looked_up(earlier["period"], ends)
    )
    right = right[[*key, "end", "period", "value", "numerator", "denominator"]]
    paired = left.merge(right, on=key, suffixes=("", "_before"))
    paired = paired[paired["end_before"] < paired["end"]]
    newest = paired.sort_values("end_before").drop_duplicates("at", keep="last")
    return newest.set_index("at").sort_index()


def _told(rule: str, normalised: Normalised, rows: pandas.DataFrame) -> list[Issue]:
    def told(number: int, places: list[str]) -> Issue:
        row = rows.iloc[number]
        return issue(
            rule, cell=places[0], found=_own(normalised, rows.index[number]), cells=places,
            before=row["value_before"], period=row["period_before"],
        )  # fmt: skip

    return told_singly([[cell] for cell in rows["cell"]], told)


def _own(normalised: Normalised, index: object) -> str:
    """What the cell itself says, where it says the value; else the number computed."""
    row = normalised.cells.loc[index]  # type: ignore[call-overload]
    beside = normalised.printed.loc[index]  # type: ignore[call-overload]
    return str(beside["text"]) if beside["cell"] == row["cell"] and beside["text"] else f"{row['value']:.6g}"
