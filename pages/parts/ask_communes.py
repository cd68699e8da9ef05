"""Asking on the pages about communes: which indicators, which commune, and how they are put together."""

from __future__ import annotations

from dataclasses import replace

import streamlit

from charts import brief, units
from charts.labels import GROUPINGS, PILLARS
from charts.map_steps import Scale, value_scale
from pages.parts.address import one_of
from pages.parts.ask import choose
from pages.parts.frame import Frame
from queries.catalogue import geographies, indicators
from schemas.boundary import Boundaries
from schemas.commune import Board, CommuneView, Grouping, MonthFigure
from schemas.errors import UserError
from schemas.geography import PROVINCE
from schemas.status import ASSESSED
from schemas.view import IndicatorView

MAIN, ALL, SEPARATOR = "main", "all", ","


def ask_indicators(frame: Frame, board: Board) -> tuple[IndicatorView, ...]:
    """The indicators to set side by side: a ready choice of them, or single ones."""
    words, known = frame.words, {row.id: row for row in board.indicators}
    single = tuple(part for part in frame.address.shown.split(SEPARATOR) if part in known)
    sets = _sets(board)
    names = {
        MAIN: words.text("Headline indicators and those with a target"),
        ALL: words.text("All indicators"),
    }
    names |= {slug: words.text(PILLARS[slug]) for slug in sets if slug in PILLARS}
    if single:
        sets[frame.address.shown] = tuple(known[one] for one in dict.fromkeys(single))
        names[frame.address.shown] = words.count_text(
            "{count} indicator picked", "{count} indicators picked", len(single)
        )
    return sets[choose(frame, "shown", words.text("Indicators"), tuple(sets), names)]


def _sets(board: Board) -> dict[str, tuple[IndicatorView, ...]]:
    """The ready choices, the usual one first; none of them is empty."""
    aimed = {
        key[0]
        for key, row in board.figures.items()
        if row.target_value is not None and row.geography != PROVINCE
    }
    # What can be judged first, then the headline indicators in their order.
    main = tuple(
        sorted(
            (row for row in board.indicators if row.headline or row.id in aimed),
            key=lambda row: (row.id not in aimed, row.headline or len(board.indicators)),
        )
    )
    found = {MAIN: main, ALL: board.indicators} if main else {ALL: board.indicators}
    for pillar in PILLARS:
        rows = tuple(row for row in board.indicators if row.pillar == pillar)
        if rows:
            found[pillar] = rows
    return found


def pick_indicators(frame: Frame, board: Board, chosen: tuple[IndicatorView, ...]) -> None:
    """Single indicators to pick, folded away."""
    words, key = frame.words, "picked_indicators"
    names = {row.id: brief.indicator_name(words, row) for row in board.indicators}
    streamlit.session_state[key] = [row.id for row in chosen]
    with streamlit.expander(words.text("Pick single indicators")):
        streamlit.pills(
            words.text("Indicators"), list(names), format_func=lambda slug: names[slug], key=key,
            selection_mode="multi", label_visibility="collapsed", on_change=_write_picked, args=(key,),
        )  # fmt: skip


def _write_picked(key: str) -> None:
    picked = streamlit.session_state.get(key)
    if picked:
        streamlit.query_params["shown"] = SEPARATOR.join(picked)
    else:
        streamlit.query_params.pop("shown", None)


def ask_grouping(frame: Frame) -> Grouping | None:
    """How the communes are put together; None for one list."""
    names = {slug: frame.words.text(name) for slug, name in GROUPINGS.items()}
    chosen = choose(frame, "group", frame.words.text("Grouped by"), tuple(names), names)
    return Grouping(chosen) if chosen != "none" else None


def ask_sort(frame: Frame, known: tuple[str, ...], *, otherwise: str) -> str:
    """The order asked for; a column that is no longer shown is not junk."""
    asked = frame.address.sort
    every = tuple(row.id for row in indicators(frame.release))
    if asked in known or asked.removeprefix("-") in every:
        return asked if asked in known else otherwise
    return one_of(frame.words, asked, known, otherwise=otherwise, shown=frame.words.text("the usual order"))


def ask_commune(frame: Frame, known: tuple[CommuneView, ...]) -> CommuneView:
    """The commune to show; the first of the list where the address names none, or the province."""
    names = {row.code: units.full_commune_name(frame.words, row) for row in known}
    chosen = choose(
        _without_other_unit(frame, tuple(names)),
        "commune",
        frame.words.text("Commune or ward"),
        tuple(names),
        names,
    )
    return next(row for row in known if row.code == chosen)


def ask_commune_indicator(frame: Frame, board: Board) -> IndicatorView:
    """One of the indicators measured by commune; the first headline where the address names none, or another kind."""
    if not board.indicators:
        raise UserError("No indicator is measured by commune.", remedy="Look at the overview instead.")
    rows = sorted(board.indicators, key=lambda row: list(PILLARS).index(row.pillar))
    names = {
        row.id: f"{frame.words.text(PILLARS[row.pillar])} · {brief.indicator_name(frame.words, row)}"
        for row in rows
    }
    first = min(rows, key=lambda row: (not _told(board, row), row.headline or len(rows)))
    chosen = choose(
        _without_other_indicator(frame, tuple(names)), "indicator", frame.words.text("Indicator"), tuple(names),
        names, otherwise=first.id,
    )  # fmt: skip
    return next(row for row in rows if row.id == chosen)


def ask_scale(frame: Frame, figures: tuple[MonthFigure, ...]) -> Scale:
    """What the colours of the map mean: the status, or the value where nothing can be judged or it is asked for."""
    names = {"status": frame.words.text("Status"), "value": frame.words.text("Value")}
    usual = "status" if any(row.status in ASSESSED for row in figures) else "value"
    chosen = choose(frame, "colour", frame.words.text("Colour by"), tuple(names), names, otherwise=usual)
    return value_scale(figures) if chosen == "value" else Scale(by_value=False, cuts=())


def ask_outlined(frame: Frame, supplied: Boundaries | None) -> Boundaries | None:
    """The operator's map, or none for equal squares; nothing to ask where none was supplied."""
    if supplied is None:
        return None
    names = {"tiles": frame.words.text("Equal squares"), "outlines": frame.words.text("Boundaries")}
    chosen = choose(frame, "map", frame.words.text("Kind of map"), tuple(names), names)
    return supplied if chosen == "outlines" else None


def _told(board: Board, indicator: IndicatorView) -> bool:
    return indicator.id in board.periods


def _without_other_unit(frame: Frame, known: tuple[str, ...]) -> Frame:
    """The frame without a province or level carried along from another page: here a commune is meant."""
    others = {row.code for row in geographies(frame.release)} - set(known)
    return (
        replace(frame, address=replace(frame.address, commune=""))
        if frame.address.commune in others
        else frame
    )


def _without_other_indicator(frame: Frame, known: tuple[str, ...]) -> Frame:
    """The frame without an indicator carried along that is not measured by commune."""
    others = {row.id for row in indicators(frame.release)} - set(known)
    asked = frame.address.indicator
    return replace(frame, address=replace(frame.address, indicator="")) if asked in others else frame
