"""Asking: the widgets that choose what is shown, each bound to a parameter of the address."""

from __future__ import annotations

import streamlit

from charts import brief
from charts.labels import PILLARS
from pages.parts.address import bind, one_of
from pages.parts.frame import Frame
from queries.catalogue import indicators, months
from schemas.errors import UserError
from schemas.view import GeographyView, IndicatorView


def ask_month(frame: Frame) -> str:
    """The month to show; the newest where the address names none."""
    known = months(frame.release)
    if not known:
        raise UserError("No month has figures yet.", remedy="Publish a file, then open this page again.")
    return _ask(frame, "period", frame.words.text("Period"), known, {slug: frame.words.period(slug) for slug in known})


def ask_indicator(frame: Frame) -> IndicatorView:
    """The indicator to show, by pillar; the first headline where the address names none."""
    rows = sorted(indicators(frame.release), key=lambda row: list(PILLARS).index(row.pillar))
    names = {
        row.id: f"{frame.words.text(PILLARS[row.pillar])} · {brief.indicator_name(frame.words, row)}" for row in rows
    }
    first = min(rows, key=lambda row: row.headline or len(rows))
    chosen = _ask(frame, "indicator", frame.words.text("Indicator"), tuple(names), names, otherwise=first.id)
    return next(row for row in rows if row.id == chosen)


def ask_period(frame: Frame, known: tuple[str, ...]) -> str:
    """The period of the ranking, of those communes have figures in; none where they have none."""
    if not known:
        return ""
    return _ask(frame, "period", frame.words.text("Period"), known, {slug: frame.words.period(slug) for slug in known})


def ask_geography(frame: Frame, units: tuple[GeographyView, ...], *, otherwise: str) -> GeographyView:
    """The unit whose figures are drawn over time."""
    names = {unit.code: brief.geography_name(frame.words, unit) for unit in units}
    label = frame.words.text("Province, commune or ward")
    chosen = _ask(frame, "commune", label, tuple(names), names, otherwise=otherwise)
    return next(unit for unit in units if unit.code == chosen)


def _ask(
    frame: Frame, parameter: str, label: str, known: tuple[str, ...], names: dict[str, str], *, otherwise: str = ""
) -> str:
    default = otherwise if otherwise in known else known[0]
    asked = getattr(frame.address, parameter)
    chosen = one_of(frame.words, asked, known, otherwise=default, shown=names[default])
    # The key holds the choice, so that an address opened anew is not overruled by an older widget.
    key = f"{parameter}:{chosen}"
    streamlit.selectbox(
        label,
        known,
        index=known.index(chosen),
        format_func=lambda slug: names[slug],
        key=key,
        on_change=bind,
        args=(parameter, key),
        placeholder="",
    )
    return chosen
