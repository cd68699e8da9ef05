"""Parts every Plotly figure is made of: its ground, axes, and text that stays text."""

from __future__ import annotations

from html import escape
from typing import Any

from charts.theme import FONT, Palette

SEPARATORS = {"vi": ",.", "en": ".,"}
"""Decimal and thousands mark, in Plotly's order."""

Figure = dict[str, Any]


def layout_of(language: str, colours: Palette) -> Figure:
    return {
        "separators": SEPARATORS[language],
        "font": {"family": FONT, "color": colours.text, "size": 13},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hoverlabel": {
            "align": "left", "bgcolor": colours.card, "bordercolor": colours.line,
            "font": {"color": colours.text, "family": FONT},
        },
        "dragmode": False,
    }  # fmt: skip


def axis(colours: Palette) -> Figure:
    return {
        "gridcolor": colours.line,
        "linecolor": colours.line,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "tickformat": ",.4~f",
        "tickfont": {"color": colours.muted, "size": 12},
    }


def lines(text: str) -> str:
    """Text as Plotly shows it: markup in a name stays text, a new line is a break."""
    return escape(text).replace("\n", "<br>")
