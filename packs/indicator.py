"""The slides of one indicator: its trend, and the communes side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from charts import brief
from charts.chart import Chart
from charts.ranking import ranking_chart
from charts.source import short_source
from charts.trend import trend_chart
from packs.sources import chart_notes, source_notes
from queries.catalogue import documents, geographies, milestones
from queries.progress import figures
from queries.ranking import periods_of_communes, ranking
from queries.release import ReleaseFile
from schemas.period import parse_period
from schemas.view import IndicatorView
from schemas.words import Words


def trend_slide(
    release: ReleaseFile, words: Words, indicator: IndicatorView, *, day: date, geography: str = ""
) -> Chart | None:
    """The figures up to a day of one unit, the one that stands for the indicator where none is named."""
    unit = geography or indicator.main_geography
    history = tuple(
        row for row in figures(release, indicator=indicator.id, geography=unit) if row.last_day <= day
    )
    known = [row for row in history if row.value is not None]
    if not known:
        return None
    names = {row.code: brief.geography_name(words, row) for row in geographies(release)}
    chart = trend_chart(
        words,
        indicator,
        history,
        milestones(release, indicator=indicator.id),
        shown=known[-1],
        unit_name=names[unit],
        source=short_source(words, known[-1], documents(release)),
    )
    if not chart.drawable:
        return None
    notes = source_notes(release, words, [(indicator, known[-1])])
    return replace(chart, notes=(*chart.notes, *notes))


def ranking_slide(
    release: ReleaseFile, words: Words, indicator: IndicatorView, *, day: date, chosen: str = ""
) -> Chart | None:
    """The communes in the newest period that has ended by a day."""
    periods = periods_of_communes(release, indicator=indicator.id)
    period = next((slug for slug in periods if parse_period(slug).last_day <= day), None)
    ranked = ranking(release, indicator=indicator.id, period=period) if period else ()
    told = [row.figure for row in ranked if row.figure.value is not None]
    if not told:
        return None
    source = short_source(words, told[0], documents(release))
    chart = ranking_chart(words, indicator, ranked, chosen=chosen, source=source)
    return replace(chart, notes=(*chart.notes, *chart_notes(release, words, chart)))


def indicator_slides(
    release: ReleaseFile, words: Words, indicator: IndicatorView, *, day: date
) -> tuple[Chart, ...]:
    """Trend, then ranking, where there is something to draw."""
    found = (
        trend_slide(release, words, indicator, day=day),
        ranking_slide(release, words, indicator, day=day),
    )
    return tuple(chart for chart in found if chart is not None)
