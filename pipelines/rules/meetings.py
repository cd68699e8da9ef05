"""Rules of meetings: each point once, promises that can be held against figures, and days that fit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pipelines.catalogue import issue
from pipelines.normalise_rows import NormalisedRows, empty_cells
from pipelines.reference import Reference
from pipelines.rules.bounds import bound_told
from schemas.issue import Issue
from schemas.period import parse_period


def days_missing(points: NormalisedRows, reference: Reference) -> list[Issue]:
    """Points of no meeting."""
    return empty_cells(points, "meeting")


def nothing_said(points: NormalisedRows, reference: Reference) -> list[Issue]:
    """Rows that name neither an indicator nor say anything of the meeting."""
    rows = points.rows.index[points.blank["indicator"] & points.blank["note_vi"] & points.blank["title"]]
    places = points.cells("indicator", rows)
    return [issue("empty_point", cell=places[0], cells=places)] if places else []


def doubled(points: NormalisedRows, reference: Reference) -> list[Issue]:
    """One point of a meeting named twice: the same indicator for the same unit, or two notes on the whole of it."""
    rows = points.rows
    read = rows["meeting"].notna() & (rows["indicator"].notna() | points.blank["indicator"])
    keys = rows[["meeting", "indicator", "geography"]].fillna("")[read]
    return [
        issue("duplicate_row", cell=points.cell("indicator", int(row)),
              found=points.written("indicator", int(row)) or points.written("meeting", int(row)),
              first=points.cell("indicator", int(keys.index[(keys == keys.loc[row]).all(axis=1)][0])))
        for row in keys.index[keys.duplicated()]
    ]  # fmt: skip


def half_promises(points: NormalisedRows, reference: Reference) -> list[Issue]:
    """A value without a period, or a period without a value; or one that is of no indicator."""
    value, period = ~points.blank["promise_value"], ~points.blank["promise_period"]
    half = (value != period) | (value & points.blank["indicator"])
    places = points.cells("promise_value", points.rows.index[half])
    return [issue("half_promise", cell=places[0], cells=places)] if places else []


def early_promises(points: NormalisedRows, reference: Reference) -> list[Issue]:
    """Promises whose period is over on the day of the meeting."""
    rows = points.rows
    there = rows["promise_period"].notna() & rows["meeting"].notna()
    return [
        issue("promise_before_meeting", cell=points.cell("promise_period", int(row)),
              found=points.written("promise_period", int(row)), day=date.fromisoformat(str(rows.loc[row, "meeting"])))
        for row in rows.index[there]
        if parse_period(str(rows.loc[row, "promise_period"])).last_day.isoformat() <= str(rows.loc[row, "meeting"])
    ]  # fmt: skip


def out_of_bounds(points: NormalisedRows, reference: Reference) -> list[Issue]:
    """Promises an indicator cannot keep."""
    rows = points.rows
    low = rows["indicator"].map(reference.indicators["minimum"]).astype("float64")
    high = rows["indicator"].map(reference.indicators["maximum"]).astype("float64")
    return [
        issue("out_of_bounds", cell=points.cell("promise_value", int(row)),
              found=points.written("promise_value", int(row)), minimum=bound_told(low[row]),
              maximum=bound_told(high[row]),
              indicator=reference.indicator_named(str(rows.loc[row, "indicator"])))
        for row in rows.index[(rows["promise_value"] < low) | (rows["promise_value"] > high)]
    ]  # fmt: skip


def unmeasured_units(points: NormalisedRows, reference: Reference) -> list[Issue]:
    """Points about one commune of an indicator that is not measured by commune."""
    rows = points.rows
    tier = reference.tables["geographies"].set_index("code")["level"]
    level = rows["indicator"].map(reference.indicators["level"])
    apart = (rows["geography"].map(tier) == "commune") & level.notna() & (level != "commune")
    return [
        issue("unmeasured_level", cell=points.cell("geography", int(row)), found=points.written("geography", int(row)),
              indicator=reference.indicator_named(str(rows.loc[row, "indicator"])))
        for row in rows.index[apart]
    ]  # fmt: skip


RULES_OF_MEETINGS: tuple[Callable[[NormalisedRows, Reference], list[Issue]], ...] = (
    days_missing,
    nothing_said,
    doubled,
    half_promises,
    early_promises,
    out_of_bounds,
    unmeasured_units,
)
