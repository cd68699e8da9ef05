"""The screen pen: chart values become Plotly figures, as plain dicts.

Plain dicts because building `graph_objects` took most of a page's time under load.
"""

from __future__ import annotations

from charts.chart import Chart, DistributionChart, MosaicChart, TrendChart
from charts.figure_distribution import distribution_figure
from charts.figure_mosaic import mosaic_figure
from charts.figure_parts import Figure
from charts.figure_trend import trend_figure
from charts.theme import Palette

CONFIG = {"displayModeBar": False, "scrollZoom": False, "responsive": True}


def figure_of(chart: Chart, *, language: str, colours: Palette) -> Figure:
    """What the screen pen draws of a chart that is drawn by Plotly."""
    match chart:
        case TrendChart():
            return trend_figure(chart, language=language, colours=colours)
        case DistributionChart():
            return distribution_figure(chart, language=language, colours=colours)
        case MosaicChart():
            return mosaic_figure(chart, language=language, colours=colours)
    raise AssertionError(f"no pen draws {type(chart).__name__}")
