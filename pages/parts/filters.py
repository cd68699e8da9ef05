"""Filters: choices that leave a part of a list, each bound to a parameter of the address."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit

from pages.parts.address import bind, one_of
from pages.parts.frame import Frame

EVERYTHING = ""


def ask_filter(frame: Frame, parameter: str, label: str, names: Mapping[str, str], *, everything: str) -> str:
    """The one chosen of these, by its code; empty where everything is wanted. `everything` is what that is called."""
    known = tuple(names)
    asked = getattr(frame.address, parameter)
    chosen = one_of(frame.words, asked, known, otherwise=EVERYTHING, shown=everything)
    # The address decides: without this, an address opened anew would be overruled by an older widget.
    key = f"filter_{parameter}"
    streamlit.session_state[key] = chosen
    streamlit.selectbox(
        label,
        (EVERYTHING, *known),
        format_func=lambda code: names.get(code, everything),
        key=key,
        on_change=bind,
        args=(parameter, key),
        placeholder="",
    )
    return chosen
