"""The overview pack: where the indicators stand, what changed, who is behind, who is silent, and tables behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice

from charts import headline
from charts.chart import Chart
from charts.pack_steering import promises_table, tasks_table
from charts.pack_tables import (
    behind_table,
    changes_table,
    has_reports,
    headlines_table,
    indicators_table,
    silent_finding,
    silent_table,
)
from charts.pillar_counts import pillar_counts
from packs.choice import Choice, chosen_indicators
from packs.indicator import indicator_slides
from packs.sources import source_notes
from queries.catalogue import documents
from queries.changes import changes
from queries.meetings import Shown, meeting
from queries.progress import overview
from queries.ranking import communes_furthest_behind
from queries.release import ReleaseFile
from queries.reporting import silent_communes
from queries.tasks import tasks
from schemas.overview import Overview
from schemas.view import FigureView, IndicatorView
from schemas.words import Words

MOST_CHANGES, MOST_BEHIND, MOST_TASKS = 12, 12, 8
ROWS_A_SLIDE = 11
"""Rows of the annex on one slide, so that its length is known before it is drawn."""


def overview_slides(release: ReleaseFile, words: Words, choice: Choice) -> list[Chart]:
    """The slides of an overview, the most important first; a short pack has the first of them.

    A long one has the other indicators, too, between those chosen and the annex, as far as its depth allows.
    """
    rows = overview(release, day=choice.month.last_day)
    chosen = chosen_indicators(release, choice)
    first = list(_summary(release, words, choice, rows))
    for indicator in chosen:
        first += indicator_slides(release, words, indicator, day=choice.month.last_day)
    room = choice.charts - len(first)
    if room <= 0:
        return first[: choice.charts]
    annex = list(_annex(release, words, choice, rows))
    others = () if choice.indicators else (row.indicator for row in rows if row.indicator not in chosen)
    more = (
        chart
        for other in others
        for chart in indicator_slides(release, words, other, day=choice.month.last_day)
    )
    return [*first, *islice(more, max(room - len(annex), 0)), *annex][: choice.charts]


def _summary(
    release: ReleaseFile, words: Words, choice: Choice, rows: tuple[Overview, ...]
) -> Iterator[Chart]:
    day, period = choice.month.last_day, choice.period
    known = {row.indicator.id: row.indicator for row in rows}
    silent = silent_communes(release, day=day)
    status = pillar_counts(words, rows, period=period)
    said = status.sentences
    if has_reports(rows):
        said = (*said, f"{silent_finding(words, silent)}.")
    yield _with_sources(release, words, replace(status, sentences=said), _figures(rows))
    changed = changes(release, earlier=choice.compared_with, later=day, shown_then=choice.shown_then)
    if changed:
        since = _since(words, choice)
        table = changes_table(words, changed, since=since, period=period, most=MOST_CHANGES)
        told = [(row.indicator, row.after) for row in changed[:MOST_CHANGES] if row.after]
        yield _with_sources(release, words, table, told)
    yield from _promises(release, words, choice)
    heads = tuple(
        sorted((row for row in rows if row.indicator.headline), key=lambda row: row.indicator.headline)
    )
    if heads:
        yield _with_sources(release, words, headlines_table(words, heads, period=period), _figures(heads))
    behind = communes_furthest_behind(release, day=day, count=MOST_BEHIND)
    if behind:
        yield behind_table(words, behind, known, period=period)
    tasks_due = tasks_table(words, tasks(release, day=day), documents(release), day=day, most=MOST_TASKS)
    if tasks_due is not None:
        yield tasks_due
    if silent:
        yield silent_table(words, silent, period=period)


def _since(words: Words, choice: Choice) -> str:
    if choice.meeting is None:
        return words.day(choice.compared_with)
    return words.text("the meeting of {day}", day=words.day(choice.meeting))


def _promises(release: ReleaseFile, words: Words, choice: Choice) -> Iterator[Chart]:
    """What became of what the meeting asked for, where one was chosen."""
    if choice.meeting is None:
        return
    then = Shown(choice.compared_with, choice.shown_then or release)
    # The month is over: what was promised for it is due.
    found = meeting(release, of=choice.meeting, day=choice.month.last_day + timedelta(days=1), then=then)
    table = promises_table(words, found, day=choice.month.last_day) if found is not None else None
    if found is not None and table is not None:
        told = [(each.indicator, each.now) for each in found.figures if each.now is not None]
        yield _with_sources(release, words, table, told)


def _annex(release: ReleaseFile, words: Words, choice: Choice, rows: tuple[Overview, ...]) -> Iterator[Chart]:
    """Every indicator as a table, those that can be judged first."""
    order = [*headline.TOLD_FIRST]
    known = sorted(
        (row for row in rows if row.figure is not None),
        key=lambda row: order.index(row.status) if row.status in order else len(order),  # type: ignore[arg-type]
    )
    parts = [known[start : start + ROWS_A_SLIDE] for start in range(0, len(known), ROWS_A_SLIDE)]
    for place, part in enumerate(parts, start=1):
        first = (place - 1) * ROWS_A_SLIDE + 1
        # Which of them, not which slide of how many: a short pack has only the first ones.
        title = words.text(
            "Annex: indicators {first} to {last} of the {count} with figures",
            first=words.number(first),
            last=words.number(first + len(part) - 1),
            count=words.number(len(known)),
        )
        table = indicators_table(words, part, name=f"annex_{place}", title=title, period=choice.period)
        yield _with_sources(release, words, table, _figures(part))


def _figures(rows: Iterable[Overview]) -> list[tuple[IndicatorView, FigureView]]:
    return [(row.indicator, row.figure) for row in rows if row.figure is not None]


def _with_sources(
    release: ReleaseFile, words: Words, chart: Chart, figures: Iterable[tuple[IndicatorView, FigureView]]
) -> Chart:
    return replace(chart, notes=(*chart.notes, *source_notes(release, words, figures)))
