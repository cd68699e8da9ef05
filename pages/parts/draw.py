"""Drawing: chart values put on the page with their title above, their footer below, and the ways to take them away."""

from __future__ import annotations

import streamlit

from charts import screen
from charts.chart import Chart
from charts.figure import CONFIG, figure_of
from charts.markup import element
from charts.sheet import csv_bytes, written_rows
from pages.parts.frame import Frame, show


def draw_chart(frame: Frame, chart: Chart, *, key: str, level: int = 2) -> None:
    """A chart with its title and footer, and the table behind it, folded away, to be taken as CSV.

    `key` is the chart's own on this page, `level` the level of its title among the page's headings.
    """
    figure = figure_of(chart, language=frame.words.language, colours=frame.colours)
    show(screen.heading(chart.title, level=level))
    streamlit.plotly_chart(figure, config=CONFIG, theme=None, key=key, alt=chart.alt)
    show(screen.paragraph(" · ".join(chart.footer.parts), muted=True))
    take_away(frame, chart, key=key)


def take_away(frame: Frame, chart: Chart, *, key: str) -> None:
    """The table behind a chart, and the files it can be had as."""
    words, sheet = frame.words, chart.sheet
    summary = element("strong", words.text("The table behind the chart"))
    rows = screen.table(sheet.headings, written_rows(words, sheet), numbers=sheet.numbers)
    with streamlit.container(key=f"take_away_{key}"):
        show(screen.foldable(summary, rows))
        streamlit.download_button(
            words.text("Download the table (CSV)"),
            csv_bytes(sheet, language=words.language),
            file_name=f"{chart.name}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"csv_{key}",
        )
