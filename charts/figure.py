"""The screen pen: chart values become Plotly figures, as plain dicts.

Plain dicts because building `graph_objects` took most of a page's time under load.
"""

from __future__ import annotations

from html import escape

from charts.chart import Bar, Chart, DistributionChart, MosaicChart, RankingChart, TrendChart
from charts.figure_distribution import distribution_figure
from charts.figure_mosaic import mosaic_figure
from charts.figure_parts import Figure, axis, layout_of, lines, names_axis, target_line
from charts.figure_trend import trend_figure
from charts.theme import Palette
from schemas.status import STATUS_FORMS, Status

BAR_HEIGHT_PX = 21
CONFIG = {"displayModeBar": False, "scrollZoom": False, "responsive": True}


def figure_of(chart: Chart, *, language: str, colours: Palette) -> Figure:
    """What the screen pen draws of a chart that is drawn by Plotly."""
    match chart:
        case TrendChart():
            return trend_figure(chart, language=language, colours=colours)
        case RankingChart():
            return ranking_figure(chart, language=language, colours=colours)
        case DistributionChart():
            return distribution_figure(chart, language=language, colours=colours)
        case MosaicChart():
            return mosaic_figure(chart, language=language, colours=colours)
    raise AssertionError(f"no pen draws {type(chart).__name__}")


def ranking_figure(chart: RankingChart, *, language: str, colours: Palette) -> Figure:
    """One horizontal bar a unit, the status symbol beside its name, the target as a line with its value."""
    count = len(chart.bars)
    widest = max((bar.value for bar in chart.bars), default=0)
    layout = layout_of(language, colours)
    layout |= {
        "height": (90 if chart.target is not None else 60) + BAR_HEIGHT_PX * count,
        "bargap": 0.28,
        "showlegend": False,
        "xaxis": axis(colours)
        | {"side": "top", "nticks": 5, "range": [0, max(widest, chart.target or 0) * 1.02 or 1]},
        "yaxis": names_axis([_bar_label(bar) for bar in chart.bars], colours),
        # The values stand in a column of their own, where neither the target line nor a bar crosses them.
        "yaxis2": names_axis([lines(bar.written) for bar in chart.bars], colours)
        | {"overlaying": "y", "side": "right"},
        "margin": {"l": 10, "r": 10, "t": 56 if chart.target is not None else 26, "b": 10},
    }
    if chart.target is not None:
        layout |= target_line(chart.target, chart.target_name, colours)
    values = {
        "type": "scatter",
        "x": [None] * count,
        "y": list(range(count)),
        "yaxis": "y2",
        "hoverinfo": "skip",
    }
    return {"data": [_bars_trace(chart.bars, colours), values], "layout": layout}


def _bars_trace(bars: tuple[Bar, ...], colours: Palette) -> Figure:
    fills = [colours.line if bar.faded else colours.statuses[bar.status] for bar in bars]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [bar.value for bar in bars],
        "y": list(range(len(bars))),
        "hovertext": [lines(bar.hover) for bar in bars],
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


def _bar_label(bar: Bar) -> str:
    name = f"{STATUS_FORMS[Status(bar.status)].symbol} {escape(bar.name)}"
    return f"<b>{name}</b>" if bar.chosen else name
