"""Parts every Plotly figure is made of: its ground, axes, target line, and text that stays text."""

from __future__ import annotations

from html import escape
from typing import Any

from charts.theme import FONT, Palette

SEPARATORS = {"vi": ",.", "en": ".,"}
"""Decimal and thousands mark, in Plotly's order."""

Figure = dict[str, Any]


def names_axis(names: list[str], colours: Palette) -> Figure:
    return {
        "range": [len(names) - 0.5, -0.5],
        "automargin": True,
        "ticklabelstandoff": 6,
        "tickmode": "array",
        "tickvals": list(range(len(names))),
        "ticktext": names,
        "tickfont": {"size": 12, "color": colours.text},
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
    }


def target_line(value: float, name: str, colours: Palette) -> Figure:
    return {
        "shapes": [{
            "type": "line", "x0": value, "x1": value, "y0": 0, "y1": 1, "yref": "paper",
            "line": {"color": colours.target, "width": 2, "dash": "dash"},
        }],
        "annotations": [{
            "x": value, "y": 1, "yref": "paper", "yshift": 24, "yanchor": "bottom", "showarrow": False,
            "xanchor": "right", "text": escape(name), "font": {"color": colours.target, "size": 12},
        }],
    }  # fmt: skip


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
