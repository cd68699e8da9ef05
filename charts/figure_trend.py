"""The screen pen for trends: lines named at their ends, gaps as gaps, the target's path dashed, illustrative months hatched."""

from __future__ import annotations

from html import escape

from charts.chart import Mark, Point, Series, TargetPath, TrendChart
from charts.figure_parts import Figure, axis, layout_of, lines
from charts.theme import Palette

HEIGHT_PX = 360
TOP_PX, BOTTOM_PX, NAMES_PX = 14, 30, 92
NAME_HEIGHT_PX = 31
MARKER_SIZES_PX = {Mark.DOCUMENT: 10, Mark.CUMULATIVE: 4}
NEAR_MONTHS = 4
"""A line that ends so long before the last month is named where it ends, not at the edge."""

AIR = 0.08
"""How much of the span of the values stays free above and below them."""


def trend_figure(chart: TrendChart, *, language: str, colours: Palette) -> Figure:
    """Lines over months; documents' figures are diamonds, approximate ones are hollow."""
    low, high = _span(chart)
    traces = [_hatch(chart, low, high, colours)] if _illustrative_months(chart) else []
    traces += [_path_trace(path, colours) for path in chart.paths]
    traces += [_series_trace(series, colours) for series in chart.series]
    layout = layout_of(language, colours)
    layout |= {
        "height": HEIGHT_PX,
        "showlegend": False,
        "barmode": "overlay",
        "bargap": 0,
        "xaxis": axis(colours) | {
            "tickvals": list(chart.month_names), "ticktext": list(chart.month_names.values()), "showgrid": False,
            "tickangle": 0,
        },
        "yaxis": axis(colours) | {"title": {"text": escape(chart.unit), "standoff": 6}, "range": [low, high]},
        "margin": {"l": 10, "r": NAMES_PX, "t": TOP_PX, "b": BOTTOM_PX},
        "annotations": _names(chart, low, high, colours),
    }  # fmt: skip
    return {"data": traces, "layout": layout}


def _span(chart: TrendChart) -> tuple[float, float]:
    drawn = [*(series.points for series in chart.series), *(path.points for path in chart.paths)]
    values = [point.value for points in drawn for point in points if point.value is not None]
    low, high = min(values), max(values)
    air = (high - low or abs(high) or 1) * AIR
    return low - air, high + air


def _series_colour(mark: Mark, colours: Palette) -> str:
    return {
        Mark.REPORTED: colours.accent,
        Mark.ILLUSTRATIVE: colours.illustrative,
        Mark.DOCUMENT: colours.document,
        Mark.CUMULATIVE: colours.muted,
    }[mark]


def _series_trace(series: Series, colours: Palette) -> Figure:
    colour = _series_colour(series.mark, colours)
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


def _names(chart: TrendChart, low: float, high: float, colours: Palette) -> list[Figure]:
    """The name and last value of each line: beside the picture, moved apart where close, or where it ends early."""
    ends = [
        (end, series.name, end.written, _series_colour(series.mark, colours))
        for series in chart.series
        if series.joined and (end := _end(series.points)) is not None
    ]
    ends += [
        (end, path.short_name, end.written, colours.target)
        for path in chart.paths
        if (end := _end(path.points)) is not None
    ]
    last = max(end.month for end, *_ in ends) if ends else 0
    near = sorted(
        (name for name in ends if last - name[0].month <= NEAR_MONTHS), key=lambda name: name[0].value or 0
    )
    pixels = (HEIGHT_PX - TOP_PX - BOTTOM_PX) / (high - low)
    heights = _apart([((end.value or 0) - low) * pixels for end, *_ in near], HEIGHT_PX - TOP_PX - BOTTOM_PX)
    beside = [
        {
            "x": 1, "xref": "paper", "xanchor": "left", "xshift": 8, "align": "left", "showarrow": False,
            "y": low + height / pixels, "yanchor": "middle",
            "text": f"{lines(name)}<br><b>{lines(written)}</b>", "font": {"color": colour, "size": 12},
        }
        for (_, name, written, colour), height in zip(near, heights, strict=True)
    ]  # fmt: skip
    early = [
        {
            "x": end.month, "y": end.value, "xanchor": "right", "yanchor": "bottom", "yshift": 3, "showarrow": False,
            "text": f"{lines(name)} <b>{lines(written)}</b>", "font": {"color": colour, "size": 12},
        }
        for end, name, written, colour in ends
        if last - end.month > NEAR_MONTHS
    ]  # fmt: skip
    return [*beside, *early]


def _end(points: tuple[Point, ...]) -> Point | None:
    return next((point for point in reversed(points) if point.value is not None), None)


def _apart(heights: list[float], most: float) -> list[float]:
    """Heights from low to high, each at least a name's height above the one before, all within the picture."""
    placed: list[float] = []
    for height in heights:
        least = placed[-1] + NAME_HEIGHT_PX if placed else NAME_HEIGHT_PX / 2
        placed.append(max(height, least))
    ceiling = most - NAME_HEIGHT_PX / 2
    for number in range(len(placed) - 1, -1, -1):
        placed[number] = min(placed[number], ceiling)
        ceiling = placed[number] - NAME_HEIGHT_PX
    return placed
