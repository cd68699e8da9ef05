"""Drawing: chart values put on the page with their title above and their footer below."""

from __future__ import annotations

import streamlit

from charts import screen
from charts.chart import RankingChart, TrendChart
from charts.figure import CONFIG, ranking_figure, trend_figure
from charts.markup import element
from charts.sheet import Sheet, written_rows
from pages.parts.frame import Frame, show


def draw_trend(frame: Frame, chart: TrendChart) -> None:
    """The trend of one unit."""
    figure = trend_figure(chart, language=frame.words.language, colours=frame.colours)
    _draw(chart, figure, key="trend")


def draw_ranking(frame: Frame, chart: RankingChart) -> None:
    """The communes of one period."""
    figure = ranking_figure(chart, language=frame.words.language, colours=frame.colours)
    _draw(chart, figure, key="ranking")


def draw_sheet(frame: Frame, sheet: Sheet) -> None:
    """The table behind a chart, folded away."""
    summary = element("strong", frame.words.text("The table behind the chart"))
    show(
        screen.foldable(
            summary, screen.table(sheet.headings, written_rows(frame.words, sheet), numbers=sheet.numbers)
        )
    )


def _draw(chart: TrendChart | RankingChart, figure: dict[str, object], *, key: str) -> None:
    show(screen.heading(chart.title))
    streamlit.plotly_chart(figure, config=CONFIG, theme=None, key=key, alt=chart.alt)
    show(screen.paragraph(" · ".join(chart.footer.parts), muted=True))
