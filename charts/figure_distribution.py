"""The screen pen for distributions: a dot a unit along the scale, the middle half shaded, target and province as lines."""

from __future__ import annotations

from html import escape

from charts.chart import DistributionChart
from charts.figure_parts import Figure, axis, layout_of, lines
from charts.theme import Palette

DOT_PX = 11
ABOVE_PX, BELOW_PX = 62, 34


def distribution_figure(chart: DistributionChart, *, language: str, colours: Palette) -> Figure:
    """Dots in the colour of their status, hollow where illustrative, the outermost named."""
    highest = max(dot.place for dot in chart.dots)
    layout = layout_of(language, colours)
    layout |= {
        "height": ABOVE_PX + BELOW_PX + max(DOT_PX * (highest + 4.3), 80),
        "showlegend": False,
        "xaxis": axis(colours) | {"nticks": 5, "showgrid": False, "showline": True, "title": {"text": ""}, "range": _range(chart)},
        "yaxis": {"visible": False, "fixedrange": True, "range": [-2.8, max(highest + 1.5, 4)]},
        "margin": {"l": 12, "r": 12, "t": ABOVE_PX, "b": BELOW_PX},
        "shapes": [_middle(chart, colours), *_lines_of(chart, colours)],
        "annotations": [*_line_names(chart, colours), *_dot_names(chart, colours)],
    }  # fmt: skip
    return {"data": [_dots_trace(chart, colours)], "layout": layout}


def _range(chart: DistributionChart) -> list[float]:
    known = [dot.value for dot in chart.dots]
    known += [value for value in (chart.target, chart.province) if value is not None]
    air = (max(known) - min(known) or 1) * 0.04
    return [min(known) - air, max(known) + air]


def _dots_trace(chart: DistributionChart, colours: Palette) -> Figure:
    fills = [colours.statuses[dot.status] for dot in chart.dots]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [dot.value for dot in chart.dots],
        "y": [dot.place for dot in chart.dots],
        "hovertext": [lines(dot.hover) for dot in chart.dots],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "size": [DOT_PX + 3 if dot.chosen else DOT_PX - 1 for dot in chart.dots],
            "color": fills,
            "symbol": ["circle-open-dot" if dot.illustrative else "circle" for dot in chart.dots],
            "line": {"width": 1.5, "color": fills},
        },
    }


def _middle(chart: DistributionChart, colours: Palette) -> Figure:
    low, high = chart.middle
    return {
        "type": "rect", "x0": low, "x1": high, "y0": 0, "y1": 1, "yref": "paper", "layer": "below",
        "fillcolor": colours.card, "line": {"width": 0},
    }  # fmt: skip


def _lines_of(chart: DistributionChart, colours: Palette) -> list[Figure]:
    drawn = ((chart.target, colours.target, "dash"), (chart.province, colours.text, "solid"))
    return [
        {
            "type": "line", "x0": value, "x1": value, "y0": 0, "y1": 1, "yref": "paper",
            "line": {"color": colour, "width": 1.5, "dash": dash},
        }
        for value, colour, dash in drawn
        if value is not None
    ]  # fmt: skip


def _line_names(chart: DistributionChart, colours: Palette) -> list[Figure]:
    """What the lines are, one above the other over the picture, on the side where there is more room."""
    low, high = _range(chart)
    named = (
        (chart.target, chart.target_name, colours.target, 22),
        (chart.province, chart.province_name, colours.text, 4),
    )
    return [
        {
            "x": value, "y": 1, "yref": "paper", "yshift": shift, "yanchor": "bottom", "showarrow": False,
            "xanchor": "right" if value > (low + high) / 2 else "left", "text": escape(name),
            "font": {"color": colour, "size": 12},
        }
        for value, name, colour, shift in named
        if value is not None
    ]  # fmt: skip


def _dot_names(chart: DistributionChart, colours: Palette) -> list[Figure]:
    """The outermost are named below their dots; the chosen one above the stack, with a line down to its dot."""
    low, high = _range(chart)
    highest = max(dot.place for dot in chart.dots)
    named: list[Figure] = []
    for dot in chart.dots:
        share = (dot.value - low) / (high - low)
        at = {
            "x": dot.value, "y": dot.place, "text": f"<b>{lines(dot.label)}</b>" if dot.chosen else lines(dot.label),
            "xanchor": "right" if share > 0.75 else "left" if share < 0.25 else "center",
            "font": {"color": colours.text, "size": 11},
        }  # fmt: skip
        if dot.chosen:
            above = DOT_PX * (highest - dot.place + 1.2)
            named.append(
                at
                | {
                    "showarrow": True,
                    "arrowhead": 0,
                    "arrowwidth": 1,
                    "arrowcolor": colours.text,
                    "ax": 0,
                    "ay": -above,
                }
            )
        elif dot.label:
            named.append(at | {"showarrow": False, "yshift": -8, "yanchor": "top"})
    return named
