"""Which pen draws which chart; what has none is drawn as the table behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pptx.slide import Slide

from charts.chart import Chart, CountsChart, RankingChart, TrendChart
from charts.deck.counts import draw_counts
from charts.deck.native import About
from charts.deck.place import Box
from charts.deck.ranking import draw_ranking
from charts.deck.score import draw_score
from charts.deck.trend import draw_trend
from charts.score import ScoreChart
from schemas.words import Words

Pen = Callable[[Slide, Words, Any, Box, About], None]
"""Draws a chart of its kind into a box of a slide."""

PENS: dict[type[Chart], Pen] = {
    CountsChart: draw_counts,
    TrendChart: draw_trend,
    RankingChart: draw_ranking,
    ScoreChart: draw_score,
}


def pen_of(chart: Chart) -> Pen | None:
    """The pen of a chart's kind; none where a table says it best."""
    return PENS.get(type(chart))
