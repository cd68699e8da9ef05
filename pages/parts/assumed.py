"""Assumptions in the address, as `indicator.unit:value` with commas between, and what comes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache

import streamlit

from pages.parts.address import tell_junk
from pages.parts.frame import Frame
from pipelines.what_if import what_if_release
from queries.catalogue import geographies, indicators
from queries.progress import figures
from queries.ranking import periods_of_communes, ranking
from queries.release import ReleaseFile, forget
from schemas.period import parse_period
from schemas.view import FigureView, IndicatorView
from schemas.what_if import Assumption, Outcome, Scenario

MOST = 400
"""An address longer than that is cut by some browsers."""

Assumed = dict[str, dict[str, Decimal]]
"""Values by indicator and unit."""


def read_assumed(frame: Frame) -> Assumed:
    """What the address assumes; what is not known or out of bounds is told and left out."""
    known = {row.id: row for row in indicators(frame.release)}
    units = {unit.code for unit in geographies(frame.release)}
    found: Assumed = {}
    for part in frame.address.assume.split(",")[:MOST] if frame.address.assume else ():
        name, _, text = part.partition(":")
        indicator, _, unit = name.partition(".")
        value = _decimal(text)
        if (
            indicator not in known
            or unit not in units
            or value is None
            or not allowed(known[indicator], value)
        ):
            tell_junk(frame.words, part, shown=frame.words.text("the other assumptions"))
            continue
        found.setdefault(indicator, {})[unit] = value
    return found


def written(assumed: Mapping[str, Mapping[str, Decimal]]) -> str:
    """Assumptions as the address says them."""
    return ",".join(
        f"{indicator}.{unit}:{format(value.normalize(), 'f')}"
        for indicator, values in sorted(assumed.items())
        for unit, value in sorted(values.items())
    )


def with_values(assumed: Assumed, indicator: str, values: Mapping[str, Decimal]) -> Assumed:
    """The assumptions with one indicator's values instead of those it had; none takes it out."""
    others = {name: dict(known) for name, known in assumed.items() if name != indicator}
    return {**others, indicator: dict(values)} if values else others


def keep(assumed: Assumed) -> None:
    """Write assumptions into the address."""
    text = written(assumed)
    if text:
        streamlit.query_params["assume"] = text
    else:
        streamlit.query_params.pop("assume", None)


def allowed(indicator: IndicatorView, value: Decimal) -> bool:
    """Whether an indicator can have a value: no rate is above 100 %, nothing is below nothing."""
    highest = Decimal(100) if indicator.kind in ("rate", "score") else Decimal(10**12)
    return 0 <= value <= highest


def periods_to_assume(release: ReleaseFile, indicator: IndicatorView, newest: str) -> tuple[str, ...]:
    """The periods values can be set for, newest first; the current year where the indicator has no figures yet."""
    known = periods_of_communes(release, indicator=indicator.id)
    if known:
        return known
    own = figures(release, indicator=indicator.id, geography=indicator.main_geography)
    year = newest[:4]
    return tuple(dict.fromkeys([year, *(row.period for row in reversed(own) if row.value is not None)]))


def outcomes(frame: Frame, assumed: Assumed, *, period: str, newest: str) -> list[Outcome]:
    """What comes of the assumptions, indicator by indicator, each in the period chosen or the nearest before."""
    known = {row.id: row for row in indicators(frame.release)}
    found = []
    for name, values in assumed.items():
        periods = periods_to_assume(frame.release, known[name], newest)
        chosen = tuple(Assumption(unit, value) for unit, value in sorted(values.items()))
        found.append(outcome(frame.release, known[name], Scenario(name, _nearest(periods, period), chosen)))
    return found


@lru_cache(maxsize=128)
def outcome(release: ReleaseFile, indicator: IndicatorView, scenario: Scenario) -> Outcome:
    """What comes of a scenario: built aside by a release's own statements, read as any release, and thrown away."""
    unit = indicator.main_geography
    with what_if_release(release.path, scenario) as path:
        tried = ReleaseFile(f"what-if:{hash((release, scenario))}", path)
        then = _figure(tried, scenario, unit)
        communes = ranking(tried, indicator=scenario.indicator, period=scenario.period)
        forget(tried)
    return Outcome(
        indicator=indicator,
        scenario=scenario,
        now=_figure(release, scenario, unit),
        then=then,
        communes_now=ranking(release, indicator=scenario.indicator, period=scenario.period),
        communes_then=communes,
    )


def _figure(release: ReleaseFile, scenario: Scenario, unit: str) -> FigureView | None:
    rows: Iterable[FigureView] = figures(release, indicator=scenario.indicator, geography=unit)
    return next((row for row in rows if row.period == scenario.period), None)


def _nearest(periods: tuple[str, ...], asked: str) -> str:
    if asked in periods:
        return asked
    day = parse_period(asked).last_day
    return next((slug for slug in periods if parse_period(slug).last_day <= day), periods[-1])


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
