"""The sources: where any one number comes from, and what was taken from each document."""

from __future__ import annotations

import streamlit

from charts import documents, provenance, screen
from pages.parts.address import tell_junk
from pages.parts.ask import ask_geography, ask_indicator, ask_period
from pages.parts.document_record import draw_document
from pages.parts.figure_record import draw_figure
from pages.parts.frame import Frame, freshness_line, illustrative_band, open_frame, show
from queries.catalogue import geographies, geographies_of
from queries.progress import figures
from queries.sources import source_documents
from schemas.view import FigureView, GeographyView, IndicatorView


def main() -> None:
    frame = open_frame()
    known = {one.id: one for one in source_documents(frame.release)}
    asked = frame.address.document
    if asked in known:
        draw_document(frame, known[asked])
        return
    if asked:
        tell_junk(frame.words, asked, shown=frame.words.text("every document"))
    title = streamlit.container()
    indicator, unit, figure = ask_figure(frame)
    with title:
        name = frame.words.pick(unit.name_vi, unit.name_en)
        show(screen.heading(provenance.finding(frame.words, indicator, name, figure), level=1))
        if figure and figure.illustrative:
            illustrative_band(frame)
    if figure:
        draw_figure(frame, indicator, figure)
    draw_documents(frame)
    freshness_line(frame)


def ask_figure(frame: Frame) -> tuple[IndicatorView, GeographyView, FigureView | None]:
    """Which figure: indicator, unit and period, as the address names it."""
    choices = streamlit.columns([5, 3, 2])
    with choices[0]:
        indicator = ask_indicator(frame)
    units = geographies_of(frame.release, indicator=indicator.id) or tuple(
        unit for unit in geographies(frame.release) if unit.code == indicator.main_geography
    )
    with choices[1]:
        unit = ask_geography(frame, units, otherwise=indicator.main_geography)
    history = figures(frame.release, indicator=indicator.id, geography=unit.code)
    with choices[2]:
        period = ask_period(frame, tuple(figure.period for figure in reversed(history)))
    return indicator, unit, next((figure for figure in history if figure.period == period), None)


def draw_documents(frame: Frame) -> None:
    """The documents, each with how much was taken from it."""
    words = frame.words
    show(
        screen.heading(words.text("Documents and what was taken from them")),
        documents.documents_table(
            words, source_documents(frame.release), lambda one: frame.address.link("sources", document=one)
        ),
        screen.paragraph(screen.link(words.text("All uploads"), frame.address.link("history"))),
    )


main()
