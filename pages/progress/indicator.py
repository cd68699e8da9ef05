"""One indicator: its trend, the communes side by side, what it means and where its numbers come from."""

from __future__ import annotations

import streamlit

from charts import facts, screen
from charts.markup import element
from charts.ranking import ranking_chart
from charts.source import provenance, short_source
from charts.trend import trend_chart
from pages.parts.ask import ask_geography, ask_indicator, ask_period
from pages.parts.draw import draw_chart
from pages.parts.frame import Frame, freshness_line, illustrative_band, open_frame, show
from pages.parts.levels import latest_of_levels
from queries.catalogue import documents, geographies, geographies_of, milestones, targets
from queries.progress import figures
from queries.provenance import upload
from queries.ranking import periods_of_communes, ranking
from schemas.view import FigureView, IndicatorView, RankedFigure


def main() -> None:
    frame = open_frame()
    title = streamlit.container()
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
        period = ask_period(frame, known_periods(frame, indicator, history))
    figure = shown_figure(history, period)
    ranked = ranking(frame.release, indicator=indicator.id, period=period)
    with title:
        name = frame.words.pick(unit.name_vi, unit.name_en)
        show(screen.heading(facts.finding(frame.words, indicator, name, figure), level=1))
        if figure:
            show(facts.standing_line(frame.words, indicator, figure))
        if any(row.illustrative for row in (*history, *(row.figure for row in ranked))):
            illustrative_band(frame)
    if figure:
        draw_figures(frame, indicator, history, name, figure)
    if indicator.level == "level":
        show(facts.levels(frame.words, indicator, latest_of_levels(frame, indicator)))
    if ranked:
        draw_communes(frame, indicator, ranked, chosen=unit.code)
    draw_meaning(frame, indicator)
    freshness_line(frame)


def known_periods(frame: Frame, indicator: IndicatorView, history: tuple[FigureView, ...]) -> tuple[str, ...]:
    """The periods to choose from, newest first: the communes', or the unit's own where communes have none."""
    own = tuple(figure.period for figure in reversed(history) if figure.value is not None)
    return periods_of_communes(frame.release, indicator=indicator.id) or own


def shown_figure(history: tuple[FigureView, ...], period: str) -> FigureView | None:
    """The figure of the period chosen, or the latest one."""
    known = [figure for figure in history if figure.value is not None]
    return next((figure for figure in known if figure.period == period), known[-1] if known else None)


def draw_figures(
    frame: Frame, indicator: IndicatorView, history: tuple[FigureView, ...], name: str, figure: FigureView
) -> None:
    """The trend, and where the figure shown comes from."""
    words, known = frame.words, documents(frame.release)
    steps = milestones(frame.release, indicator=indicator.id)
    source = short_source(words, figure, known)
    chart = trend_chart(words, indicator, history, steps, shown=figure, unit_name=name, source=source)
    if chart.drawable:
        draw_chart(frame, chart, key="trend")
    file = upload(frame.release, identifier=figure.upload) if figure.upload else None
    told = screen.facts(provenance(words, figure, known, file))
    heading = element("strong", words.text("Where this number comes from"))
    show(screen.foldable(heading, told, unfolded=not chart.drawable))


def draw_communes(
    frame: Frame, indicator: IndicatorView, ranked: tuple[RankedFigure, ...], *, chosen: str
) -> None:
    """The communes side by side, the silent named first; the table behind, to take away."""
    words = frame.words
    told = next((row.figure for row in ranked if row.figure.value is not None), ranked[0].figure)
    source = short_source(words, told, documents(frame.release))
    show(
        screen.heading(facts.ranking_finding(words, ranked)),
        facts.status_counts(words, ranked),
        facts.silent_line(words, ranked),
    )
    chart = ranking_chart(words, indicator, ranked, chosen=chosen, source=source)
    draw_chart(frame, chart, key="ranking")


def draw_meaning(frame: Frame, indicator: IndicatorView) -> None:
    """Definition and targets."""
    words, known = frame.words, documents(frame.release)
    units = {unit.code: unit for unit in geographies(frame.release)}
    aims = targets(frame.release, indicator=indicator.id)
    show(
        screen.columns(
            facts.definition(words, indicator, known), facts.targets(words, indicator, aims, units, known)
        )
    )


main()
