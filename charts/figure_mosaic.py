"""The screen pen for mosaics: blocks side by side, each as wide as its cases, what is missing pale above it."""

from __future__ import annotations

from html import escape
from itertools import accumulate

from charts.chart import MosaicChart
from charts.figure_parts import Figure, axis, layout_of, lines
from charts.theme import Palette

HEIGHT_PX = 380
NAMES_PX = 58
QUARTERS = [0, 25, 50, 75, 100]
PERCENT = [f"{quarter}%" for quarter in QUARTERS]
GAP = 0.4
"""Share of the width, in percent, that stays free between two blocks."""


def mosaic_figure(chart: MosaicChart, *, language: str, colours: Palette) -> Figure:
    """Names above the blocks; the whole as a line across them."""
    ends = list(accumulate(block.width for block in chart.blocks))
    middles = [end - block.width / 2 for end, block in zip(ends, chart.blocks, strict=True)]
    layout = layout_of(language, colours)
    layout |= {
        "height": HEIGHT_PX,
        "showlegend": False,
        "barmode": "stack",
        "xaxis": axis(colours) | {
            "range": [0, 100], "showgrid": False, "tickvals": QUARTERS, "ticktext": PERCENT,
            "title": {"text": escape(chart.width_name), "font": {"color": colours.muted, "size": 12}, "standoff": 8},
        },
        "yaxis": axis(colours) | {"range": [0, 100], "tickvals": QUARTERS, "ticktext": PERCENT},
        "margin": {"l": 10, "r": 20, "t": NAMES_PX, "b": 48},
        "annotations": _names(chart, ends, colours),
        "shapes": _whole(chart, colours),
    }  # fmt: skip
    return {"data": [_blocks(chart, middles, colours), _missing(chart, middles, colours)], "layout": layout}


def _blocks(chart: MosaicChart, middles: list[float], colours: Palette) -> Figure:
    return {
        "type": "bar",
        "x": middles,
        "y": [block.height for block in chart.blocks],
        "width": [block.width - GAP for block in chart.blocks],
        "hovertext": [lines(block.hover) for block in chart.blocks],
        "hoverinfo": "text",
        "marker": {"color": [colours.muted if block.faded else colours.accent for block in chart.blocks]},
    }


def _missing(chart: MosaicChart, middles: list[float], colours: Palette) -> Figure:
    return {
        "type": "bar",
        "x": middles,
        "y": [100 - block.height for block in chart.blocks],
        "width": [block.width - GAP for block in chart.blocks],
        "hovertext": [lines(block.hover) for block in chart.blocks],
        "hoverinfo": "text",
        "marker": {"color": colours.line, "line": {"width": 0}},
    }


def _names(chart: MosaicChart, ends: list[float], colours: Palette) -> list[Figure]:
    """The first block's name over it on the left, the last's on the right, the others inside, so that none is cut."""
    last = len(chart.blocks) - 1
    named = []
    for place, (block, end) in enumerate(zip(chart.blocks, ends, strict=True)):
        text = f"{lines(block.name)}<br><b>{lines(block.written)}</b>"
        if place in (0, last):
            side = "right" if place else "left"
            at = {
                "x": end if place else end - block.width,
                "y": 1,
                "yref": "paper",
                "yshift": 6,
                "yanchor": "bottom",
            }
            colour = colours.muted if block.faded else colours.text
        else:
            side, colour = "center", colours.page
            at = {"x": end - block.width / 2, "y": block.height / 2, "yanchor": "middle"}
        named.append(
            at
            | {
                "xanchor": side,
                "align": side,
                "showarrow": False,
                "text": text,
                "font": {"color": colour, "size": 13},
            }
        )
    if chart.whole is not None:
        named.append({
            "x": 50, "y": chart.whole, "yshift": -4, "yanchor": "top", "showarrow": False,
            "text": escape(chart.whole_name), "font": {"color": colours.page, "size": 12},
        })  # fmt: skip
    return named


def _whole(chart: MosaicChart, colours: Palette) -> list[Figure]:
    if chart.whole is None:
        return []
    return [{
        "type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": chart.whole, "y1": chart.whole,
        "line": {"color": colours.page, "width": 2, "dash": "dash"},
    }]  # fmt: skip
