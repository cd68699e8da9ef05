"""Composing the overview: headline cards, the sentence that answers first, and the lists below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from charts import brief, screen
from charts.chart import Card, Sparkline
from charts.markup import join
from charts.ways import Ways
from schemas.overview import Overview
from schemas.period import month_of
from schemas.quality import Coverage, Freshness
from schemas.status import STATUS_FORMS, Status
from schemas.view import FigureView
from schemas.words import Words

SPARKLINE_MONTHS = 22
TOLD_FIRST = (Status.MET, Status.ON_TRACK, Status.BEHIND, Status.REGRESSED, Status.MISSED)


def counts(rows: tuple[Overview, ...]) -> dict[Status, int]:
    """How many indicators stand where, in the order statuses are told."""
    found = Counter(row.status for row in rows)
    return {status: found[status] for status in STATUS_FORMS if found[status]}


def answer(words: Words, rows: tuple[Overview, ...]) -> str:
    """The first sentence of the overview: of the indicators with a target, how many stand where."""
    found = counts(rows)
    judged = {status: found[status] for status in TOLD_FIRST if found.get(status)}
    told = ", ".join(
        f"{words.number(count)} {words.text(STATUS_FORMS[status].word).lower()}"
        for status, count in judged.items()
    )
    if not told:
        return words.text("No indicator can be judged against a target yet.")
    return words.count_text(
        "{count} of {all} indicators can be judged against its target: {told}.",
        "{count} of {all} indicators can be judged against their targets: {told}.",
        sum(judged.values()),
        all=words.number(len(rows)),
        told=told,
    )


def known_by_commune_only(words: Words, rows: Sequence[Coverage]) -> str:
    """How many of the indicators without data do have figures of communes; nothing where none has."""
    count = sum(row.figure is None and row.freshness is not Freshness.NO_DATA for row in rows)
    if not count:
        return ""
    return words.count_text(
        "{count} of those without data has figures of communes and wards, which make no figure of the province.",
        "{count} of those without data have figures of communes and wards, which make no figure of the province.",
        count,
    )


def targets_not_published(words: Words, rows: tuple[Overview, ...]) -> str:
    """How many indicators have no target to be judged by, and why."""
    without = sum(1 for row in rows if row.status == Status.NO_TARGET and row.communes is None)
    return words.count_text(
        "{count} indicator with figures has no published target. The province's own targets for 2026 stand in "
        "annex III of plan 333/KH-UBND, which is not among the documents.",
        "{count} indicators with figures have no published target. The province's own targets for 2026 stand in "
        "annex III of plan 333/KH-UBND, which is not among the documents.",
        without,
    )


def card(words: Words, row: Overview, history: tuple[FigureView, ...], *, ways: Ways, source: str) -> Card:
    """One headline figure with target, pace, change, coverage and source."""
    figure, address = row.figure, ways.indicator(row.indicator.id, "")
    if figure is None:
        name = brief.indicator_name(words, row.indicator)
        return Card(name, address, "", "—", "", Status.NO_DATA, (), None, "")
    sparkline = _sparkline(words, row, figure, history)
    return Card(
        title=brief.indicator_name(words, row.indicator),
        address=address,
        source_address=ways.to(figure),
        written=brief.figure_amount(words, row.indicator, figure),
        period=words.period(figure.period),
        status=Status(figure.status),
        facts=tuple(fact for fact in _facts(words, row, figure, history, ways, source) if fact[1]),
        sparkline=sparkline,
        illustrative=_mark(words, figure, sparkline),
    )


def _facts(
    words: Words,
    row: Overview,
    figure: FigureView,
    history: tuple[FigureView, ...],
    ways: Ways,
    source: str,
) -> list[tuple[str, str]]:
    return [
        (words.text("Target"), _target(words, row, figure)),
        (words.text("Change"), _change(words, row, figure)),
        (words.text("Pace"), brief.pace(words, row.indicator, figure) if figure.required_pace else ""),
        (words.text("Since January"), _cumulative(words, row, figure, history, ways)),
        (words.text("In documents"), _document_figure(words, row, figure, history, ways)),
        (words.text("Coverage"), _coverage(words, row, figure)),
        (words.text("Source"), "" if figure.illustrative else source),
    ]


def _target(words: Words, row: Overview, figure: FigureView) -> str:
    if figure.target_value is None:
        return ""
    told = brief.target_amount(words, row.indicator, figure)
    firm = brief.standing(words, figure.target_standing)
    return f"{told} ({firm})" if firm else told


def _change(words: Words, row: Overview, figure: FigureView) -> str:
    if figure.change is None:
        return ""
    change = brief.step(words, row.indicator, figure.change)
    return words.text("{change} since the previous period", change=change)


def _document_figure(
    words: Words, row: Overview, figure: FigureView, history: tuple[FigureView, ...], ways: Ways
) -> str:
    told = [other for other in history if other.source == "document" and other.last_day <= figure.last_day]
    if not told or figure.source == "document":
        return ""
    latest = told[-1]
    written = brief.figure_amount(words, row.indicator, latest)
    return join(screen.figure_link(words, written, ways.to(latest)), f" ({words.period(latest.period)})")


def _cumulative(
    words: Words, row: Overview, figure: FigureView, history: tuple[FigureView, ...], ways: Ways
) -> str:
    """The months since January up to the month shown, which a yearly target may mean instead."""
    ends = [other for other in history if other.last_day == figure.last_day and other.since_january]
    if not ends or figure.since_january:
        return ""
    written = screen.figure_link(words, brief.figure_amount(words, row.indicator, ends[0]), ways.to(ends[0]))
    return join(written, f" – {brief.status_word(words, ends[0].status)}") if ends[0].target else written


def _coverage(words: Words, row: Overview, figure: FigureView) -> str:
    met = communes_met(words, row)
    return "; ".join(part for part in (brief.reported_units(words, figure), met) if part)


def communes_met(words: Words, row: Overview) -> str:
    """How many communes met the indicator's commune target: "12/65 xã, phường đạt"."""
    if row.communes is None:
        return ""
    return words.text(
        "{met}/{expected} communes and wards met the target",
        met=words.number(row.communes.met),
        expected=words.number(row.communes.expected),
    )


def _sparkline(
    words: Words, row: Overview, figure: FigureView, history: tuple[FigureView, ...]
) -> Sparkline | None:
    months = [
        other
        for other in history
        if other.value is not None and other.last_day <= figure.last_day and _is_month(other.period)
    ][-SPARKLINE_MONTHS:]
    if len(months) < 2:
        return None
    return Sparkline(
        points=tuple((month_of(other.last_day).number, float(other.value or 0)) for other in months),
        target=float(figure.target_value) if figure.target_value is not None else None,
        illustrative=any(other.illustrative for other in months),
        alt=words.text(
            "{months} months up to {period}; target as a dashed line"
            if figure.target_value is not None
            else "{months} months up to {period}",
            months=len(months),
            period=words.period(figure.period),
        ),
    )


def _mark(words: Words, figure: FigureView, sparkline: Sparkline | None) -> str:
    if figure.illustrative:
        return words.text("Illustrative data")
    return words.text("Line: illustrative data") if sparkline and sparkline.illustrative else ""


def _is_month(period: str) -> bool:
    return len(period) == 7 and "Q" not in period
