"""Asking which communes and groups stand side by side: kept in the address as their codes and slugs."""

from __future__ import annotations

import streamlit

from charts import units
from pages.parts.address import tell_junk
from pages.parts.frame import Frame
from queries.groups import groups
from schemas.commune import Board, CommuneGroup, CommuneView, Grouping

MOST_UNITS = 6
SEPARATOR = ","
KEY = "added_unit"

Unit = CommuneView | CommuneGroup


def ask_units(frame: Frame, board: Board) -> tuple[Unit, ...]:
    """The units to compare: those of the address, and a way to add one while there is room."""
    known = _known(frame, board)
    chosen = _chosen(frame, board, known)
    names = {slug: _name(frame, unit) for slug, unit in known.items() if slug not in chosen}
    full = len(chosen) >= MOST_UNITS
    streamlit.session_state[KEY] = None
    streamlit.selectbox(
        frame.words.text("Add a commune, ward or group"), list(names), index=None, key=KEY, disabled=full,
        format_func=lambda slug: names.get(slug, slug), on_change=_add, args=(chosen,),
        placeholder=frame.words.text("Six are compared at most") if full else "",
    )  # fmt: skip
    return tuple(known[slug] for slug in chosen)


def without(frame: Frame, chosen: tuple[Unit, ...], slug: str) -> str:
    """The address of this page without one of the units."""
    left = [_slug(unit) for unit in chosen if _slug(unit) != slug]
    return frame.address.here(units=SEPARATOR.join(left))


def _known(frame: Frame, board: Board) -> dict[str, Unit]:
    """Everything that can be compared, by its slug: the groups first."""
    of_groups = {
        group.slug: group
        for grouping in (Grouping.TYPE, Grouping.DISTRICT, Grouping.SIZE)
        for group in groups(frame.release, grouping=grouping)
    }
    return {**of_groups, **{row.code: row for row in board.communes}}


def _chosen(frame: Frame, board: Board, known: dict[str, Unit]) -> tuple[str, ...]:
    """The slugs of the address; where it names none, the commune one comes from beside those it belongs to."""
    asked = tuple(dict.fromkeys(part for part in frame.address.units.split(SEPARATOR) if part))
    unknown = [part for part in asked if part not in known]
    usual = _usual(frame, board, known)
    if unknown:
        tell_junk(frame.words, ", ".join(unknown), shown=frame.words.text("the others"))
    found = tuple(part for part in asked if part in known)[:MOST_UNITS]
    return found or usual


def _usual(frame: Frame, board: Board, known: dict[str, Unit]) -> tuple[str, ...]:
    commune = next((row for row in board.communes if row.code == frame.address.commune), None)
    if commune is None:
        return tuple(group.slug for group in groups(frame.release, grouping=Grouping.TYPE))
    around = [
        slug for slug, unit in known.items()
        if isinstance(unit, CommuneGroup) and commune.code in unit.codes and unit.grouping is not Grouping.SIZE
    ]  # fmt: skip
    return (commune.code, *around)


def _slug(unit: Unit) -> str:
    return unit.slug if isinstance(unit, CommuneGroup) else unit.code


def _name(frame: Frame, unit: Unit) -> str:
    if isinstance(unit, CommuneGroup):
        return units.group_name(frame.words, unit)
    return units.full_commune_name(frame.words, unit)


def _add(chosen: tuple[str, ...]) -> None:
    added = streamlit.session_state.get(KEY)
    if added:
        streamlit.query_params["units"] = SEPARATOR.join((*chosen, added))
