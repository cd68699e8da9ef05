"""The screen pen for trends: lines named at their ends, gaps as gaps, the target's path dashed, illustrative months hatched."""

from __future__ import annotations

from html import escape

from charts.chart import Mark, NeededPace, Series, TargetPath, TrendChart
from charts.figure_line_names import BOTTOM_PX, HEIGHT_PX, TOP_PX, line_names, names_width, series_colour
from charts.figure_parts import Figure, axis, layout_of, lines
from charts.theme import Palette

MARKER_SIZES_PX = {Mark.DOCUMENT: 10, Mark.CUMULATIVE: 4}
AIR = 0.08
"""How much of the span of the values stays free above and below them."""


def trend_figure(chart: TrendChart, *, language: str, colours: Palette) -> Figure:
    """Lines over months; documents' figures are diamonds, approximate ones are hollow."""
    low, high = _span(chart)
    traces = [_hatch(chart, low, high, colours)] if _illustrative_months(chart) else []
    traces += [_path_trace(path, colours) for path in chart.paths]
    traces += [_needed_trace(chart.needed, colours)] if chart.needed else []
    traces += [_series_trace(series, colours) for series in chart.series]
    layout = layout_of(language, colours)
    layout |= {
        "height": HEIGHT_PX,
        "showlegend": False,
        "barmode": "overlay",
        "bargap": 0,
        "xaxis": axis(colours) | {
            "tickvals": list(chart.month_names), "ticktext": list(chart.month_names.values()), "showgrid": False,
            # Where a phone has no room for the months side by side, they stand aslant.
            "autotickangles": [0, 40],
        },
        "yaxis": axis(colours) | {"title": {"text": escape(chart.unit), "standoff": 6}, "range": [low, high]},
        "margin": {"l": 10, "r": names_width(chart), "t": TOP_PX, "b": BOTTOM_PX},
        "annotations": [*line_names(chart, low, high, colours), *_milestones(chart, colours)],
    }  # fmt: skip
    return {"data": traces, "layout": layout}


def _span(chart: TrendChart) -> tuple[float, float]:
    drawn = [*(series.points for series in chart.series), *(path.points for path in chart.paths)]
    values = [point.value for points in drawn for point in points if point.value is not None]
    low, high = min(values), max(values)
    air = (high - low or abs(high) or 1) * AIR
    return low - air, high + air


def _series_trace(series: Series, colours: Palette) -> Figure:
    colour = series_colour(series.mark, colours)
    own = {Mark.REPORTED: "circle", Mark.DOCUMENT: "diamond"}.get(series.mark, "circle-open")
    cumulative = series.mark is Mark.CUMULATIVE
    symbols = ["diamond-open" if point.approximate else own for point in series.points]
    return {
        "type": "scatter",
        "name": escape(series.name),
        "mode": "lines+markers" if series.joined else "markers+text",
        "x": [point.month for point in series.points],
        "y": [point.value for point in series.points],
        "text": [lines(point.written) for point in series.points],
        "textposition": "top center",
        "hovertext": [lines(point.hover) for point in series.points],
        "hoverinfo": "text",
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": colour, "width": 1 if cumulative else 2, "dash": "dot" if cumulative else "solid"},
        "marker": {"color": colour, "size": MARKER_SIZES_PX.get(series.mark, 7), "symbol": symbols},
    }


def _path_trace(path: TargetPath, colours: Palette) -> Figure:
    return {
        "type": "scatter",
        "name": escape(path.name),
        "mode": "lines+markers",
        "x": [point.month for point in path.points],
        "y": [point.value for point in path.points],
        "hovertext": [lines(f"{point.hover}\n{point.written}") for point in path.points],
        "hoverinfo": "text",
        "cliponaxis": False,
        "line": {"color": colours.target, "width": 1.5, "dash": "dash"},
        "marker": {"color": colours.target, "size": 6, "symbol": "diamond-tall"},
    }


def _needed_trace(needed: NeededPace, colours: Palette) -> Figure:
    """What has not come yet is a light dotted line without points of its own."""
    return {
        "type": "scatter",
        "name": escape(needed.name),
        "mode": "lines",
        "x": [point.month for point in needed.points],
        "y": [point.value for point in needed.points],
        "hoverinfo": "skip",
        "cliponaxis": False,
        "line": {"color": colours.accent, "width": 1.5, "dash": "dot"},
    }


def _milestones(chart: TrendChart, colours: Palette) -> list[Figure]:
    """The value and the month of each step between the start of a path and its end."""
    return [
        {
            "x": point.month, "y": point.value, "xanchor": "right", "yanchor": "bottom", "yshift": 3, "xshift": -3,
            "showarrow": False, "text": lines(point.written), "font": {"color": colours.target, "size": 12},
            "hovertext": lines(point.hover),
        }
        for path in chart.paths
        for point in path.points[1:-1]
    ]  # fmt: skip


def _illustrative_months(chart: TrendChart) -> list[int]:
    return [
        point.month
        for series in chart.series
        if series.mark is Mark.ILLUSTRATIVE
        for point in series.points
        if point.value is not None
    ]


def _hatch(chart: TrendChart, low: float, high: float, colours: Palette) -> Figure:
    """A hatched ground behind the months that are illustrative, so that nobody takes them for reported ones."""
    months = _illustrative_months(chart)
    return {
        "type": "bar",
        "x": months,
        "y": [high - low] * len(months),
        "base": low,
        "width": 1,
        "hoverinfo": "skip",
        "marker": {
            "color": "rgba(0,0,0,0)",
            "line": {"width": 0},
            "pattern": {
                "shape": "/",
                "fgcolor": colours.line,
                "bgcolor": "rgba(0,0,0,0)",
                "size": 9,
                "solidity": 0.1,
            },
        },
    }
