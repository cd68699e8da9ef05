"""Which pen draws which chart; what has none is drawn as the table behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pptx.slide import Slide

from charts.chart import Chart, CountsChart, DistributionChart, MosaicChart, RankingChart, TrendChart
from charts.commune_charts import BulletChart, UnitMap
from charts.deck.counts import draw_counts
from charts.deck.distribution import draw_distribution
from charts.deck.map import draw_map
from charts.deck.mosaic import draw_mosaic
from charts.deck.native import About
from charts.deck.place import Box
from charts.deck.ranking import draw_ranking
from charts.deck.score import draw_bullets, draw_score, percents
from charts.deck.trend import draw_trend
from charts.score import ScoreChart
from schemas.words import Words

Pen = Callable[[Slide, Words, Any, Box, About], None]
"""Draws a chart of its kind into a box of a slide."""

PENS: dict[type[Chart], Pen] = {
    BulletChart: draw_bullets,
    CountsChart: draw_counts,
    DistributionChart: draw_distribution,
    MosaicChart: draw_mosaic,
    TrendChart: draw_trend,
    RankingChart: draw_ranking,
    ScoreChart: draw_score,
    UnitMap: draw_map,
}


def pen_of(chart: Chart) -> Pen | None:
    """The pen of a chart's kind; none where a table says it best."""
    if isinstance(chart, BulletChart) and len(percents(chart)) < len(chart.bullets) / 2:
        # Bullets of many units share no axis.
        return None
    return PENS.get(type(chart))
