"""Asking: the widgets that choose what is shown, each bound to a parameter of the address."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit

from charts import brief
from charts.labels import PILLARS
from pages.parts.address import bind, one_of
from pages.parts.frame import Frame
from queries.catalogue import indicators, months
from schemas.errors import UserError
from schemas.period import PeriodKind, parse_period
from schemas.view import GeographyView, IndicatorView

WINDOWS = {"12": 12, "24": 24, "all": None}
"""How many of the newest periods can be shown, by what the address says."""


def ask_month(frame: Frame) -> str:
    """The month to show; the newest where the address names none."""
    known = months(frame.release)
    if not known:
        raise UserError("No month has figures yet.", remedy="Publish a file, then open this page again.")
    asked = frame.address.period
    if _is_period(asked) and parse_period(asked).kind is not PeriodKind.MONTH:
        # A year or quarter carried along from an indicator's page: the month it ends with is meant.
        frame = _with_nearest(frame, known)
    return choose(
        frame, "period", frame.words.text("Period"), known, {slug: frame.words.period(slug) for slug in known}
    )


def ask_indicator(frame: Frame) -> IndicatorView:
    """The indicator to show, by pillar; the first headline where the address names none."""
    rows = sorted(indicators(frame.release), key=lambda row: list(PILLARS).index(row.pillar))
    names = {
        row.id: f"{frame.words.text(PILLARS[row.pillar])} · {brief.indicator_name(frame.words, row)}"
        for row in rows
    }
    first = min(rows, key=lambda row: row.headline or len(rows))
    chosen = choose(
        frame, "indicator", frame.words.text("Indicator"), tuple(names), names, otherwise=first.id
    )
    return next(row for row in rows if row.id == chosen)


def ask_period(frame: Frame, known: tuple[str, ...]) -> str:
    """The period to show, of those an indicator has figures in, newest first; none where it has none."""
    if not known:
        return ""
    names = {slug: frame.words.period(slug) for slug in known}
    if frame.address.period not in known and _is_period(frame.address.period):
        # A period of another indicator, carried along: the nearest one this indicator has is meant.
        frame = _with_nearest(frame, known)
    return choose(frame, "period", frame.words.text("Period"), known, names)


def month_asked(frame: Frame, known: tuple[str, ...]) -> str:
    """The month the address asks for, of those known, newest first; the nearest earlier one where it has none."""
    asked = frame.address.period
    if asked not in known and _is_period(asked):
        frame = _with_nearest(frame, known)
    shown = frame.words.period(known[0])
    return one_of(frame.words, frame.address.period, known, otherwise=known[0], shown=shown)


def ask_window(frame: Frame) -> int | None:
    """How many of the newest periods to show; None for all of them."""
    words = frame.words
    names = {
        window: words.text("Last {count}", count=count) if count else words.text("All periods")
        for window, count in WINDOWS.items()
    }
    return WINDOWS[choose(frame, "window", words.text("Periods"), tuple(names), names)]


def ask_geography(frame: Frame, units: tuple[GeographyView, ...], *, otherwise: str) -> GeographyView:
    """The unit whose figures are drawn over time."""
    names = {unit.code: brief.geography_name(frame.words, unit) for unit in units}
    label = frame.words.text("Geography")
    chosen = choose(frame, "commune", label, tuple(names), names, otherwise=otherwise)
    return next(unit for unit in units if unit.code == chosen)


def choose(
    frame: Frame,
    parameter: str,
    label: str,
    known: tuple[str, ...],
    names: dict[str, str],
    *,
    otherwise: str = "",
) -> str:
    """A choice of one slug, bound to a parameter of the address; what the address asks for in vain is told."""
    default = otherwise if otherwise in known else known[0]
    asked = getattr(frame.address, parameter)
    chosen = one_of(frame.words, asked, known, otherwise=default, shown=names[default])
    # The address decides: without this, an address opened anew would be overruled by an older widget.
    key = f"choice_{parameter}"
    streamlit.session_state[key] = chosen
    streamlit.selectbox(
        label,
        known,
        format_func=lambda slug: names[slug],
        key=key,
        on_change=bind,
        args=(parameter, key),
        placeholder="",
    )
    return chosen


def _with_nearest(frame: Frame, known: tuple[str, ...]) -> Frame:
    """The frame with the newest known period that ends no later than the one asked for, else the oldest."""
    asked = _last_day(frame.address.period)
    nearest = next((slug for slug in known if _last_day(slug) <= asked), known[-1])
    return replace(frame, address=replace(frame.address, period=nearest))


def _is_period(slug: str) -> bool:
    try:
        parse_period(slug)
    except UserError:
        return False
    return True


def _last_day(slug: str) -> date:
    return parse_period(slug).last_day
