"""Composing what if: what the province's figure would be, which communes change, and how many would stand where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from charts import brief, screen
from charts.markup import Markup, element, join
from schemas.status import STATUS_FORMS, Status
from schemas.view import FigureView, IndicatorView, RankedFigure
from schemas.what_if import Outcome
from schemas.words import MISSING, Words

Origin = Callable[[FigureView], str]
"""The address of a figure's own record."""


def finding(words: Words, outcome: Outcome | None) -> str:
    """The page's title: what would become of the province."""
    if outcome is None:
        return words.text("What if some communes or indicators stood elsewhere?")
    name = brief.indicator_name(words, outcome.indicator)
    if outcome.then is None or outcome.then.value is None:
        return words.text("{indicator}: no figure of the province follows from its communes", indicator=name)
    then = brief.amount(words, outcome.indicator, outcome.then.value)
    if outcome.lift is None or outcome.now is None:
        return words.text("{indicator}: the province would stand at {then}", indicator=name, then=then)
    return words.text(
        "{indicator}: {now} would become {then} ({lift})",
        indicator=name,
        now=brief.amount(words, outcome.indicator, outcome.now.value),
        then=then,
        lift=brief.step(words, outcome.indicator, outcome.lift),
    )


def about(words: Words, title: str, indicator: IndicatorView, period: str) -> str:
    """Which figure the page speaks of, where its title does not say so."""
    name = brief.indicator_name(words, indicator)
    return words.period(period) if title.startswith(name) else f"{name} · {words.period(period)}"


def assumption_band(words: Words) -> Markup:
    """That nothing here is a figure of anybody."""
    return screen.band(
        words.text(
            "Assumed values: nothing here is written or published. They are kept in the address alone, to be sent on."
        ),
    )


def comparison(words: Words, outcome: Outcome, origin: Origin) -> Markup:
    """The province now and then: value, status, what is missing, the pace that would be needed."""
    now, then = outcome.now, outcome.then
    headings = [words.text("The province"), words.text("Now"), words.text("Then")]
    rows = [
        [words.text("Value"), _sourced(words, outcome, now, origin), element("strong", _value(words, outcome, then))],
        [words.text("Status"), _status(words, now), _status(words, then)],
        [words.text("To the target"), _gap(words, outcome, now), _gap(words, outcome, then)],
        [words.text("Needed each month"), _needed(words, outcome, now), _needed(words, outcome, then)],
        [words.text("Communes and wards that met it"), _met(words, outcome.communes_now), _met(words, outcome.communes_then)],
    ]  # fmt: skip
    return join(screen.heading(words.text("The province")), screen.table(headings, rows))


def communes_strips(words: Words, outcome: Outcome) -> Markup:
    """How many communes stand where, now and then."""
    if not outcome.communes_now:
        return Markup("")
    return join(
        screen.heading(words.text("Communes and wards, now and then")),
        screen.paragraph(words.text("Now"), muted=True),
        screen.status_strip(words, counts(outcome.communes_now)),
        screen.paragraph(words.text("Then"), muted=True),
        screen.status_strip(words, counts(outcome.communes_then)),
    )


def changes_table(words: Words, outcome: Outcome, origin: Origin) -> Markup:
    """Each commune whose value is set: now, then, and where it would stand."""
    rows = changed(outcome)
    if not rows:
        return Markup("")
    headings = [
        words.text("Commune or ward"), words.text("Now"), words.text("Then"), words.text("Status"),
        words.text("Denominator"),
    ]  # fmt: skip
    cells = (
        [
            brief.typed_name(words, words.pick(then.name_vi, then.name_en), then.type),
            _sourced(words, outcome, now.figure, origin),
            element("strong", brief.amount(words, outcome.indicator, then.figure.value)),
            join(
                screen.status_tag(words, now.figure.status),
                " → ",
                screen.status_tag(words, then.figure.status),
            )
            if now.figure.status != then.figure.status
            else screen.status_tag(words, then.figure.status),
            words.number(then.figure.denominator),
        ]
        for now, then in rows
    )
    return join(
        screen.heading(words.text("What is assumed")), screen.table(headings, cells, numbers=(1, 2, 4))
    )


def all_outcomes(words: Words, found: Sequence[Outcome], addresses: Sequence[str]) -> Markup:
    """Every indicator with assumptions, where they are of several."""
    if len(found) < 2:
        return Markup("")
    headings = [words.text("Indicator"), words.text("Now"), words.text("Then"), words.text("Status")]
    rows = (
        [
            screen.link(brief.indicator_name(words, one.indicator), address),
            _value(words, one, one.now),
            _value(words, one, one.then),
            _turned(words, one.now, one.then),
        ]
        for one, address in zip(found, addresses, strict=True)
    )
    title = screen.heading(all_finding(words, found))
    return join(title, screen.table(headings, rows, numbers=(1, 2)))


def all_finding(words: Words, found: Sequence[Outcome]) -> str:
    """How many targets are met now, and how many would be."""
    met_now = sum(1 for one in found if one.now and one.now.status == Status.MET)
    met_then = sum(1 for one in found if one.then and one.then.status == Status.MET)
    return words.text(
        "All assumptions: {now} of {all} targets met now, {then} then",
        now=words.number(met_now), then=words.number(met_then), all=words.number(len(found)),
    )  # fmt: skip


def changed(outcome: Outcome) -> list[tuple[RankedFigure, RankedFigure]]:
    """Each commune whose value is set, now and then."""
    units = {one.geography for one in outcome.scenario.assumptions}
    now = {row.figure.geography: row for row in outcome.communes_now}
    return [
        (now.get(row.figure.geography, row), row)
        for row in outcome.communes_then
        if row.figure.geography in units
    ]


def counts(rows: Sequence[RankedFigure]) -> dict[Status, int]:
    """How many stand where, in the order statuses are told."""
    found = Counter(Status(row.figure.status) for row in rows)
    return {status: found[status] for status in STATUS_FORMS if found[status]}


def _value(words: Words, outcome: Outcome, figure: FigureView | None) -> str:
    return (
        brief.figure_amount(words, outcome.indicator, figure)
        if figure and figure.value is not None
        else MISSING
    )


def _sourced(words: Words, outcome: Outcome, figure: FigureView | None, origin: Origin) -> Markup:
    """A published value, which leads to its own record; an assumed one has none."""
    known = figure is not None and figure.value is not None
    address = origin(figure) if figure and known else ""
    return screen.figure_link(words, _value(words, outcome, figure), address)


def _status(words: Words, figure: FigureView | None) -> Markup:
    return screen.status_tag(words, figure.status if figure else Status.NO_DATA)


def _turned(words: Words, now: FigureView | None, then: FigureView | None) -> Markup:
    """The status now and then; once where it stays."""
    if _status(words, now) == _status(words, then):
        return _status(words, then)
    return join(_status(words, now), " → ", _status(words, then))


def _gap(words: Words, outcome: Outcome, figure: FigureView | None) -> str:
    if figure is None or figure.target_value is None:
        return words.text("No target")
    if figure.gap is None:
        return words.text("target met") if figure.status == Status.MET else MISSING
    return brief.step(words, outcome.indicator, figure.gap)


def _needed(words: Words, outcome: Outcome, figure: FigureView | None) -> str:
    return brief.step(words, outcome.indicator, figure.required_pace) if figure else MISSING


def _met(words: Words, rows: Sequence[RankedFigure]) -> str:
    if not any(row.figure.target_value is not None for row in rows):
        return MISSING
    met = sum(1 for row in rows if row.figure.status == Status.MET)
    return f"{words.number(met)}/{words.number(len(rows))}"
