"""One indicator: its trend, what would move it, the communes side by side, what it means and where its numbers come from."""

from __future__ import annotations

from functools import partial

import streamlit

from charts import facts, known_issues, screen
from charts.distribution import distribution_chart
from charts.going import direction_line
from charts.levers import lever_chart
from charts.markup import Markup, element, join
from charts.ranking import ranking_chart
from charts.source import provenance, short_source
from charts.trend import trend_chart
from pages.parts.ask import ask_geography, ask_indicator, ask_period
from pages.parts.draw import draw_chart
from pages.parts.frame import Frame, freshness_line, illustrative_band, open_frame, show
from pages.parts.levels import latest_of_levels
from pages.parts.tile_map import draw_tile_map
from queries.catalogue import documents, geographies, geographies_of, milestones, targets
from queries.directions import directions
from queries.known_issues import notes_on, reconciliations_of
from queries.levers import leverage
from queries.progress import figures
from queries.provenance import upload
from queries.ranking import periods_of_communes, ranking
from schemas.view import FigureView, GeographyView, IndicatorView, RankedFigure


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
        draw_title(frame, indicator, unit, figure)
        if any(row.illustrative for row in (*history, *(row.figure for row in ranked))):
            illustrative_band(frame)
    draw_figures(frame, indicator, history, unit, figure)
    if indicator.level == "level":
        show(
            facts.levels(
                frame.words,
                indicator,
                latest_of_levels(frame, indicator),
                partial(frame.address.of_figure, indicator.id),
            )
        )
    if ranked:
        left, right = streamlit.columns([7, 5], gap="large")
        with left:
            draw_ranking(frame, indicator, ranked, chosen=unit.code)
        with right:
            draw_spread(frame, indicator, ranked, chosen=unit.code)
    show(screen.columns(*meaning(frame, indicator)))
    freshness_line(frame)


def draw_title(
    frame: Frame, indicator: IndicatorView, unit: GeographyView, figure: FigureView | None
) -> None:
    """The finding, where it stands, and where it is going."""
    words = frame.words
    show(
        screen.heading(
            facts.finding(words, indicator, words.pick(unit.name_vi, unit.name_en), figure), level=1
        )
    )
    if figure is None:
        return
    known = directions(frame.release, day=figure.last_day, geography=unit.code)
    show(
        facts.standing_line(words, indicator, figure),
        direction_line(words, indicator, known.get(indicator.id)),
    )


def known_periods(frame: Frame, indicator: IndicatorView, history: tuple[FigureView, ...]) -> tuple[str, ...]:
    """The periods to choose from, newest first: the communes', or the unit's own where communes have none."""
    own = tuple(figure.period for figure in reversed(history) if figure.value is not None)
    return periods_of_communes(frame.release, indicator=indicator.id) or own


def shown_figure(history: tuple[FigureView, ...], period: str) -> FigureView | None:
    """The figure of the period chosen, or the latest one."""
    known = [figure for figure in history if figure.value is not None]
    return next((figure for figure in known if figure.period == period), known[-1] if known else None)


def draw_figures(
    frame: Frame,
    indicator: IndicatorView,
    history: tuple[FigureView, ...],
    unit: GeographyView,
    figure: FigureView | None,
) -> None:
    """The trend, beside it the communes that would move the province, and where the figure shown comes from."""
    if figure is None:
        return
    words, known = frame.words, documents(frame.release)
    name = words.pick(unit.name_vi, unit.name_en)
    steps = milestones(frame.release, indicator=indicator.id)
    source = short_source(words, figure, known)
    chart = trend_chart(words, indicator, history, steps, shown=figure, unit_name=name, source=source)
    found = leverage(frame.release, indicator=indicator.id, period=figure.period)
    left, right = streamlit.columns([7, 5], gap="large") if found else (streamlit.container(), None)
    with left:
        if chart.drawable:
            draw_chart(frame, chart, key="trend")
        file = upload(frame.release, identifier=figure.upload) if figure.upload else None
        told = screen.facts(provenance(words, figure, known, file))
        whole = frame.address.of_figure(indicator.id, unit.code, figure.period)
        more = screen.paragraph(screen.link(words.text("The whole provenance of this number"), whole))
        heading = element("strong", words.text("Where this number comes from"))
        show(screen.foldable(heading, join(told, more), unfolded=not chart.drawable))
    if found and right:
        with right:
            levers = lever_chart(
                words, indicator, found, period=figure.period, source=source, address=frame.address.of_commune
            )
            draw_chart(frame, levers, key="levers")


def draw_ranking(
    frame: Frame, indicator: IndicatorView, ranked: tuple[RankedFigure, ...], *, chosen: str
) -> None:
    """The communes side by side, the silent named first."""
    words, told = frame.words, told_figure(ranked)
    source = short_source(words, told, documents(frame.release))
    chart = ranking_chart(
        words, indicator, ranked, chosen=chosen, source=source, address=frame.address.of_commune,
        origin=lambda code: frame.address.of_figure(indicator.id, code, told.period),
    )  # fmt: skip
    note = join(facts.status_counts(words, ranked), facts.silent_line(words, ranked))
    draw_chart(frame, chart, key="ranking", note=note)


def draw_spread(
    frame: Frame, indicator: IndicatorView, ranked: tuple[RankedFigure, ...], *, chosen: str
) -> None:
    """The communes along the scale, with the province among them, and where they lie."""
    words, told = frame.words, told_figure(ranked)
    own = figures(frame.release, indicator=indicator.id, geography=indicator.main_geography)
    province = next((row for row in own if row.period == told.period), None)
    source = short_source(words, told, documents(frame.release))
    chart = distribution_chart(words, indicator, ranked, province=province, chosen=chosen, source=source)
    if chart:
        draw_chart(frame, chart, key="distribution")
    draw_tile_map(frame, indicator, told.period, title=words.text("Where they lie"), source=source, key="map")


def told_figure(ranked: tuple[RankedFigure, ...]) -> FigureView:
    """The first figure with a value, or the first."""
    return next((row.figure for row in ranked if row.figure.value is not None), ranked[0].figure)


def meaning(frame: Frame, indicator: IndicatorView) -> tuple[Markup, Markup]:
    """Definition and what is known to be odd; and the targets."""
    words, release, known = frame.words, frame.release, documents(frame.release)
    units = {unit.code: unit for unit in geographies(release)}
    aims = targets(release, indicator=indicator.id)
    issues = known_issues.section(
        words,
        indicator,
        reconciliations_of(release, indicator=indicator.id),
        notes_on(release, indicator=indicator.id),
        known,
    )
    return (
        join(facts.definition(words, indicator, known), issues),
        facts.targets(words, indicator, aims, units, known),
    )


main()
