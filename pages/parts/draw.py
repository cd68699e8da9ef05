"""Drawing: chart values put on the page with their title above, their footer below, and the ways to take them away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit

from charts import screen
from charts.chart import Chart, RankingChart
from charts.figure import CONFIG, figure_of
from charts.footer import marked
from charts.html_ranking import ranking_markup
from charts.markup import Markup, element
from charts.package import MEDIA_TYPES
from charts.pictures import drawn, picture_buttons
from charts.sheet import csv_bytes, written_rows
from packs.single import chart_slide, chart_workbook
from packs.stamp import short_id
from pages.parts.frame import Frame, show


def draw_chart(frame: Frame, chart: Chart, *, key: str, level: int = 2, note: Markup | None = None) -> None:
    """A chart with its title and footer, and the table behind it, folded away, to be taken as CSV.

    `key` is the chart's own on this page, `level` the level of its title among the page's headings, `note` what
    stands between title and chart.
    """
    with streamlit.container(key=f"chart_{key}"):
        show(screen.heading(chart.title, level=level), note or Markup(""))
        if isinstance(chart, RankingChart):
            with streamlit.container(key=key):
                show(drawn(ranking_markup(frame.words, chart), key=key))
        else:
            figure = figure_of(chart, language=frame.words.language, colours=frame.colours)
            streamlit.plotly_chart(figure, config=CONFIG, theme=None, key=key, alt=chart.alt)
        show(screen.paragraph(" · ".join(chart.footer.parts), muted=True))
        take_away(frame, chart, key=key)


def draw_markup(frame: Frame, chart: Chart, markup: Markup, *, key: str) -> None:
    """A chart that is drawn as HTML and holds all its figures in words: no table behind it is needed.

    Its title stands on the page already: it says what the page found.
    """
    show(drawn(markup, key=key), screen.paragraph(" · ".join(chart.footer.parts), muted=True))
    with streamlit.container(key=f"take_away_{key}"):
        _offer_files(frame, chart, key=key)


def draw_list(
    frame: Frame, chart: Chart | None, markup: Markup, *, title: str, key: str, level: int = 2
) -> None:
    """A chart on a page of many, drawn as HTML: its finding above it, its footer and files behind one quiet button.

    Where there is nothing to take away, `markup` says so under `title`.
    """
    if chart is None:
        show(screen.heading(title, level=level), markup)
        return
    told = marked(frame.words, chart.title, bool(chart.footer.illustrative))
    show(screen.heading(told, level=level), drawn(markup, key=key))
    offer_quietly(frame, chart, key=key)


def offer_quietly(frame: Frame, chart: Chart, *, key: str) -> None:
    """What a chart rests on and its files, behind one button; the chart stands on the page as `drawn` by its key."""
    with streamlit.popover(frame.words.text("Take away"), type="tertiary", key=f"take_away_{key}"):
        show(
            screen.paragraph(screen.strong(chart.title)),
            screen.paragraph(" · ".join(chart.footer.parts), muted=True),
        )
        _offer_files(frame, chart, key=key)


def take_away(frame: Frame, chart: Chart, *, key: str) -> None:
    """The table behind a chart, and the files it can be had as."""
    words, sheet = frame.words, chart.sheet
    summary = element("strong", words.text("The table behind the chart"))
    rows = screen.table(sheet.headings, written_rows(words, sheet), numbers=sheet.numbers)
    with streamlit.container(key=f"take_away_{key}"):
        show(screen.foldable(summary, rows))
        _offer_files(frame, chart, key=key)


def _offer_files(frame: Frame, chart: Chart, *, key: str) -> None:
    """The files; each is made when it is asked for, the pictures in the browser."""
    words = frame.words
    made = {
        words.text("Slide (PPTX)"): (partial(chart_slide, frame.release, words, chart), "pptx"),
        words.text("Excel (XLSX)"): (partial(chart_workbook, frame.release, words, chart), "xlsx"),
        words.text("Table (CSV)"): (partial(csv_bytes, chart.sheet, language=words.language), "csv"),
    }
    with streamlit.container(horizontal=True, gap="small", vertical_alignment="center"):
        for label, (content, ending) in made.items():
            _offer(label, content, f"{chart.name}.{ending}", key)
        show(picture_buttons(words, chart, key=key, release=short_id(frame.release)))


def _offer(label: str, content: Callable[[], bytes], file_name: str, key: str) -> None:
    ending = file_name.rpartition(".")[2]
    streamlit.download_button(
        label, content, file_name=file_name, mime=MEDIA_TYPES[ending], on_click="ignore", key=f"{ending}_{key}",
        type="tertiary",
    )  # fmt: skip
