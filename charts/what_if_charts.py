"""Composing what if to be taken away: the same tables and counts as on its page, each marked as assumed."""

from __future__ import annotations

from collections.abc import Sequence

from charts import brief, what_if
from charts.chart import Chart, CountsChart, Footer, TableChart
from charts.footer import illustrative_mark
from charts.sheet import Cell, Sheet
from schemas.status import STATUS_FORMS, Status
from schemas.view import FigureView
from schemas.what_if import Outcome
from schemas.words import MISSING, Words


def province_chart(words: Words, outcome: Outcome) -> TableChart:
    """The province's figure as published and as it would be."""
    headings = (
        words.text("The province"), words.text("Value"), words.text("Status"), words.text("Target"),
        words.text("To the target"), words.text("Needed each month"),
    )  # fmt: skip
    rows = tuple(
        (name, *_figure_cells(words, outcome, figure))
        for name, figure in ((words.text("Now"), outcome.now), (words.text("Then"), outcome.then))
    )
    title = what_if.finding(words, outcome)
    return TableChart(
        "what_if_province", title, _footer(words, (outcome,)), _alt(words, title, rows),
        Sheet(headings, rows, (None,) * len(headings)), subject=_subject(words, outcome),
    )  # fmt: skip


def assumed_chart(words: Words, outcome: Outcome) -> TableChart | None:
    """The communes whose value is set, with what each stands at; None where it is set for the province itself."""
    changed = what_if.changed(outcome)
    if not changed:
        return None
    headings = (
        words.text("Commune or ward"), words.text("Now"), words.text("Then"), words.text("Status"),
        words.text("Denominator"),
    )  # fmt: skip
    digits = outcome.indicator.decimals
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            brief.typed_name(words, words.pick(then.name_vi, then.name_en), then.type), now.figure.value,
            then.figure.value, _turned(words, now.figure, then.figure), then.figure.denominator,
        )
        for now, then in changed
    )  # fmt: skip
    title = words.count_text(
        "Assumed for {count} commune or ward", "Assumed for {count} communes and wards", len(changed)
    )
    return TableChart(
        "what_if_assumed", title, _footer(words, (outcome,)), _alt(words, title, rows),
        Sheet(headings, rows, (None, digits, digits, None, 0)), subject=_subject(words, outcome),
    )  # fmt: skip


def communes_chart(words: Words, outcome: Outcome) -> CountsChart | None:
    """How many communes stand where, now and then."""
    if not outcome.communes_now:
        return None
    now, then = what_if.counts(outcome.communes_now), what_if.counts(outcome.communes_then)
    statuses = [status for status in STATUS_FORMS if status in now or status in then]
    groups = (words.text("Now"), words.text("Then"))
    counts = tuple((status, (now.get(status, 0), then.get(status, 0))) for status in statuses)
    title = words.text(
        "Communes and wards that met it: {now} now, {then} then",
        now=words.number(now.get(Status.MET, 0)), then=words.number(then.get(Status.MET, 0)),
    )  # fmt: skip
    headings = ("", *(words.text(STATUS_FORMS[status].word) for status in statuses))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (group, *(told[place] for _, told in counts)) for place, group in enumerate(groups)
    )
    return CountsChart(
        "what_if_communes", title, _footer(words, (outcome,)), _alt(words, title, rows),
        Sheet(headings, rows, (None, *(0 for _ in statuses))), subject=_subject(words, outcome), groups=groups,
        counts=counts,
    )  # fmt: skip


def outcomes_chart(words: Words, found: Sequence[Outcome]) -> TableChart | None:
    """Every indicator with assumptions, where they are of several."""
    if len(found) < 2:
        return None
    headings = (
        words.text("Indicator"), words.text("Now"), words.text("Then"), words.text("Status"),
    )  # fmt: skip
    rows = tuple(
        (
            brief.indicator_name(words, one.indicator), _written(words, one, one.now), _written(words, one, one.then),
            _turned(words, one.now, one.then),
        )
        for one in found
    )  # fmt: skip
    title = what_if.all_finding(words, found)
    return TableChart(
        "what_if", title, _footer(words, found), _alt(words, title, rows),
        Sheet(headings, rows, (None,) * len(headings)),
    )  # fmt: skip


def charts_of(words: Words, outcome: Outcome) -> tuple[Chart, Chart | None, Chart | None]:
    """What one indicator's scenario leaves as: the province, the values set, the communes."""
    return province_chart(words, outcome), assumed_chart(words, outcome), communes_chart(words, outcome)


def _figure_cells(words: Words, outcome: Outcome, figure: FigureView | None) -> tuple[Cell, ...]:
    if figure is None:
        return (MISSING,) * 5
    return (
        _written(words, outcome, figure),
        brief.status_word(words, figure.status),
        brief.target_amount(words, outcome.indicator, figure),
        brief.step(words, outcome.indicator, figure.gap),
        brief.step(words, outcome.indicator, figure.required_pace),
    )


def _written(words: Words, outcome: Outcome, figure: FigureView | None) -> str:
    known = figure is not None and figure.value is not None
    return brief.figure_amount(words, outcome.indicator, figure) if figure and known else MISSING


def _turned(words: Words, now: FigureView | None, then: FigureView | None) -> str:
    """The status now and then; once where it stays."""
    before, after = _status(words, now), _status(words, then)
    return after if before == after else f"{before} → {after}"


def _status(words: Words, figure: FigureView | None) -> str:
    return brief.status_word(words, figure.status if figure else Status.NO_DATA)


def _subject(words: Words, outcome: Outcome) -> str:
    return words.text("Assumed: {indicator}", indicator=brief.indicator_name(words, outcome.indicator))


def _footer(words: Words, found: Sequence[Outcome]) -> Footer:
    periods = dict.fromkeys(words.period(one.scenario.period) for one in found)
    return Footer(
        source="",
        reported=words.text("Assumed values, reported by nobody"),
        period=", ".join(periods),
        illustrative=illustrative_mark(words, illustrative=any(one.illustrative for one in found)),
    )


def _alt(words: Words, title: str, rows: Sequence[object]) -> str:
    return words.text("Table: {title}. {count} rows.", title=title, count=words.number(len(rows)))
