"""Rules of targets: each holds the rows of a file against the indicators, against each other, and within themselves."""

from __future__ import annotations

from collections.abc import Callable

import pandas

from pipelines.catalogue import issue
from pipelines.normalise_rows import NormalisedRows, empty_cells
from pipelines.reference import Reference
from pipelines.rules.bounds import bound_told
from schemas.issue import Issue
from schemas.period import parse_period

NEEDED = ("indicator", "comparator", "value", "period", "document", "standing")


def blank_cells(targets: NormalisedRows, reference: Reference) -> list[Issue]:
    """What a target cannot do without: among it its source and how firm it is."""
    return empty_cells(targets, *NEEDED)


def without_level(targets: NormalisedRows, reference: Reference) -> list[Issue]:
    """Targets that say neither which level nor which unit they are for."""
    rows = targets.blank["level"].index[targets.blank["level"] & targets.blank["geography"]]
    places = targets.cells("level", rows)
    return [issue("no_level", cell=places[0], cells=places)] if places else []


def doubled(targets: NormalisedRows, reference: Reference) -> list[Issue]:
    """One target named twice: the same indicator, level or unit, and period."""
    rows = targets.rows
    place = rows["level"].fillna(rows["geography"])
    keys = rows.assign(place=place)[["indicator", "place", "period"]].dropna()
    issues = []
    for row in keys.index[keys.duplicated()]:
        first = keys.index[(keys == keys.loc[row]).all(axis=1)][0]
        issues.append(
            issue("duplicate_row", cell=targets.cell("indicator", int(row)), found=targets.written("indicator", int(row)),
                  first=targets.cell("indicator", int(first)))
        )  # fmt: skip
    return issues


def out_of_bounds(targets: NormalisedRows, reference: Reference) -> list[Issue]:
    """Targets, starting points and steps the indicator cannot have."""
    issues = []
    for column, values in _numbers(targets):
        of = targets.rows["indicator"].reindex(values.index)
        low = of.map(reference.indicators["minimum"]).astype("float64")
        high = of.map(reference.indicators["maximum"]).astype("float64")
        for row in dict.fromkeys(values.index[(values < low) | (values > high)]):
            bounds = reference.indicators.loc[str(targets.rows.loc[row, "indicator"])].to_dict()
            issues.append(
                issue("out_of_bounds", cell=targets.cell(column, int(row)), found=targets.written(column, int(row)),
                      minimum=bound_told(bounds["minimum"]), maximum=bound_told(bounds["maximum"]),
                      indicator=reference.indicator_named(str(targets.rows.loc[row, "indicator"])))
            )  # fmt: skip
    return issues


def fractions(targets: NormalisedRows, reference: Reference) -> list[Issue]:
    """Percentages written as fractions of one: nobody promises at least 0.9 % of anything."""
    rows = targets.rows
    rates = rows["indicator"].map(reference.indicators["kind"]) == "rate"
    rates &= rows["indicator"].map(reference.indicators["maximum"]).astype("float64") == 100
    upward = rates & rows["comparator"].isin(("at_least", "exactly")) & (rows["value"] > 0)
    alone = bool((rows["value"][upward] <= 1).all())
    slipped = upward & ((rows["value"] < 1) | ((rows["value"] == 1) & ((rows["baseline_value"] > 1) | alone)))
    return [
        issue("unit_slip", cell=targets.cell("value", int(row)), found=targets.written("value", int(row)),
              expected=round(100 * float(rows.loc[row, "value"]), 4))
        for row in rows.index[slipped]
    ]  # fmt: skip


def unmeasured_levels(targets: NormalisedRows, reference: Reference) -> list[Issue]:
    """Targets of communes, or of the bodies of one level, for an indicator that is not measured there."""
    rows = targets.rows
    measured = rows["indicator"].map(reference.indicators["level"])
    tier = reference.tables["geographies"].set_index("code")["level"]
    wanted = rows["level"].fillna(rows["geography"].map(tier))
    apart = measured.notna() & wanted.isin(("commune", "level")) & (wanted != measured)
    issues = []
    for row in rows.index[apart]:
        column = "level" if isinstance(rows.loc[row, "level"], str) else "geography"
        name = reference.indicator_named(str(rows.loc[row, "indicator"]))
        issues.append(
            issue("unmeasured_level", cell=targets.cell(column, int(row)), found=targets.written(column, int(row)),
                  indicator=name)
        )  # fmt: skip
    return issues


def baselines(targets: NormalisedRows, reference: Reference) -> list[Issue]:
    """A starting point without a period, or one that does not end before the target does."""
    rows = targets.rows
    issues = []
    for row in rows.index[rows["baseline_value"].notna() & targets.blank["baseline_period"]]:
        cell = targets.cell("baseline_value", int(row))
        issues.append(
            issue("baseline_without_period", cell=cell, found=targets.written("baseline_value", int(row)))
        )
    for row in rows.index[rows["baseline_period"].notna() & rows["period"].notna()]:
        start, end = (parse_period(str(rows.loc[row, column])) for column in ("baseline_period", "period"))
        if start.last_day >= end.last_day:
            issues.append(
                issue("baseline_after_target", cell=targets.cell("baseline_period", int(row)),
                      found=targets.written("baseline_period", int(row)), period=end.slug)
            )  # fmt: skip
    return issues


def steps_beyond(targets: NormalisedRows, reference: Reference) -> list[Issue]:
    """Steps due on the target's own last day or later: they lie on no way to it."""
    rows = targets.rows
    issues = []
    for row in rows.index[rows["milestones"].notna() & rows["period"].notna()]:
        end = parse_period(str(rows.loc[row, "period"])).last_day
        slugs = [step.split(":")[0] for step in str(rows.loc[row, "milestones"]).split()]
        late = [slug for slug in slugs if parse_period(slug).last_day >= end]
        if late:
            issues.append(
                issue("step_after_target", cell=targets.cell("milestones", int(row)), found=late[0],
                      period=str(rows.loc[row, "period"]))
            )  # fmt: skip
    return issues


def _numbers(targets: NormalisedRows) -> list[tuple[str, pandas.Series]]:
    """The numbers of each column; a row with several steps has several."""
    steps = (
        targets.rows["milestones"].dropna().str.split(" ").explode().str.split(":").str[1].astype("float64")
    )
    columns: list[tuple[str, pandas.Series]] = [
        (column, targets.rows[column].dropna()) for column in ("value", "baseline_value")
    ]
    return [*columns, ("milestones", steps)]


RULES_OF_TARGETS: tuple[Callable[[NormalisedRows, Reference], list[Issue]], ...] = (
    blank_cells,
    without_level,
    doubled,
    fractions,
    out_of_bounds,
    unmeasured_levels,
    baselines,
    steps_beyond,
)
