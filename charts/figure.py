"""The screen pen: chart values become Plotly figures, as plain dicts.

Plain dicts because building `graph_objects` took most of a page's time under load.
"""

from __future__ import annotations

from html import escape
from typing import Any

from charts.chart import Bar, Chart, Mark, RankingChart, Series, TargetPath, TrendChart
from charts.theme import FONT, Palette
from schemas.status import STATUS_FORMS, Status

SEPARATORS = {"vi": ",.", "en": ".,"}
"""Decimal and thousands mark, in Plotly's order."""

BAR_HEIGHT_PX = 21
TREND_HEIGHT_PX = 360
MARKER_SIZES_PX = {Mark.DOCUMENT: 10, Mark.CUMULATIVE: 4}
CONFIG = {"displayModeBar": False, "scrollZoom": False, "responsive": True}

Figure = dict[str, Any]


def figure_of(chart: Chart, *, language: str, colours: Palette) -> Figure:
    """What the screen pen draws of a chart that is drawn by Plotly."""
    match chart:
        case TrendChart():
            return trend_figure(chart, language=language, colours=colours)
        case RankingChart():
            return ranking_figure(chart, language=language, colours=colours)
    raise AssertionError(f"no pen draws {type(chart).__name__}")


def trend_figure(chart: TrendChart, *, language: str, colours: Palette) -> Figure:
    """Lines over months; gaps stay gaps, documents' figures are diamonds, the target path is dashed."""
    traces = [_path_trace(path, colours) for path in chart.paths]
    traces += [_series_trace(series, colours) for series in chart.series]
    layout = _layout(language, colours)
    layout |= {
        "height": TREND_HEIGHT_PX,
        "showlegend": True,
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "font": {"size": 12}},
        "xaxis": _axis(colours) | {
            "tickvals": list(chart.month_names), "ticktext": list(chart.month_names.values()), "showgrid": False,
        },
        "yaxis": _axis(colours) | {"title": {"text": escape(chart.unit), "standoff": 6}, "rangemode": "normal"},
        "margin": {"l": 10, "r": 16, "t": 10, "b": 30},
    }  # fmt: skip
    return {"data": traces, "layout": layout}


def ranking_figure(chart: RankingChart, *, language: str, colours: Palette) -> Figure:
    """One horizontal bar a unit, the status symbol beside its name, the target as a line with its value."""
    count = len(chart.bars)
    widest = max((bar.value for bar in chart.bars), default=0)
    layout = _layout(language, colours)
    layout |= {
        "height": 90 + BAR_HEIGHT_PX * count,
        "bargap": 0.28,
        "showlegend": False,
        "xaxis": _axis(colours)
        | {"side": "top", "nticks": 5, "range": [0, max(widest, chart.target or 0) * 1.02 or 1]},
        "yaxis": _names_axis([_bar_label(bar) for bar in chart.bars], colours),
        # The values stand in a column of their own, where neither the target line nor a bar crosses them.
        "yaxis2": _names_axis([_lines(bar.written) for bar in chart.bars], colours)
        | {"overlaying": "y", "side": "right"},
        "margin": {"l": 10, "r": 10, "t": 56, "b": 10},
    }
    if chart.target is not None:
        layout |= _target_line(chart.target, chart.target_name, colours)
    values = {
        "type": "scatter",
        "x": [None] * count,
        "y": list(range(count)),
        "yaxis": "y2",
        "hoverinfo": "skip",
    }
    return {"data": [_bars_trace(chart.bars, colours), values], "layout": layout}


def _series_trace(series: Series, colours: Palette) -> Figure:
    colour = {
        Mark.REPORTED: colours.accent,
        Mark.ILLUSTRATIVE: colours.illustrative,
        Mark.DOCUMENT: colours.document,
        Mark.CUMULATIVE: colours.muted,
    }[series.mark]
    own = {Mark.REPORTED: "circle", Mark.DOCUMENT: "diamond"}.get(series.mark, "circle-open")
    cumulative = series.mark is Mark.CUMULATIVE
    symbols = ["diamond-open" if point.approximate else own for point in series.points]
    return {
        "type": "scatter",
        "name": escape(series.name),
        "mode": "lines+markers" if series.joined else "markers+text",
        "x": [point.month for point in series.points],
        "y": [point.value for point in series.points],
        "text": [_lines(point.written) for point in series.points],
        "textposition": "top center",
        "hovertext": [_lines(point.hover) for point in series.points],
        "hoverinfo": "text",
        "connectgaps": False,
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
        "hovertext": [_lines(f"{point.hover}\n{point.written}") for point in path.points],
        "hoverinfo": "text",
        "line": {"color": colours.target, "width": 1.5, "dash": "dash"},
        "marker": {"color": colours.target, "size": 5, "symbol": "line-ew-open"},
    }


def _bars_trace(bars: tuple[Bar, ...], colours: Palette) -> Figure:
    fills = [colours.line if bar.faded else colours.statuses[bar.status] for bar in bars]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [bar.value for bar in bars],
        "y": list(range(len(bars))),
        "hovertext": [_lines(bar.hover) for bar in bars],
        "hoverinfo": "text",
        "marker": {
            "color": fills,
            # An illustrative bar is an outline with a thin hatch: lighter than a real one, never alike.
            "pattern": {
                "shape": ["/" if bar.illustrative else "" for bar in bars],
                "fillmode": "replace",
                "size": 7,
                "solidity": 0.12,
            },
            "line": {"width": [1 if bar.illustrative else 0 for bar in bars], "color": fills},
        },
    }


def _names_axis(names: list[str], colours: Palette) -> Figure:
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


def _bar_label(bar: Bar) -> str:
    name = f"{STATUS_FORMS[Status(bar.status)].symbol} {escape(bar.name)}"
    return f"<b>{name}</b>" if bar.chosen else name


def _target_line(value: float, name: str, colours: Palette) -> Figure:
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


def _layout(language: str, colours: Palette) -> Figure:
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


def _axis(colours: Palette) -> Figure:
    return {
        "gridcolor": colours.line,
        "linecolor": colours.line,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "tickformat": ",.4~f",
        "tickfont": {"color": colours.muted, "size": 12},
    }


def _lines(text: str) -> str:
    """Text as Plotly shows it: markup in a name stays text, a new line is a break."""
    return escape(text).replace("\n", "<br>")
