"""Composing what is said of an indicator: its finding, its definition, its targets, and its figures as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from charts import brief, screen
from charts.footer import marked
from charts.labels import ACCUMULATIONS, FREQUENCIES, LEVELS
from charts.markup import Markup, element, join
from charts.source import section_of_document
from charts.ways import Ways
from schemas.status import STATUS_FORMS, Status
from schemas.view import DocumentView, FigureView, GeographyView, IndicatorView, RankedFigure, TargetView
from schemas.words import Words


def finding(words: Words, indicator: IndicatorView, unit: str, figure: FigureView | None) -> str:
    """The page's title: what the latest figure says."""
    name = brief.indicator_name(words, indicator)
    if figure is None:
        return words.text("{indicator}: no figure has been published", indicator=name)
    value = brief.figure_amount(words, indicator, figure)
    told = words.text(
        "{indicator}: {unit} {value}, {period}",
        indicator=name, unit=unit, value=value, period=words.period(figure.period),
    )  # fmt: skip
    if figure.target_value is not None:
        told = f"{told} – {words.text(STATUS_FORMS[Status(figure.status)].word).lower()}"
    return marked(words, told, figure.illustrative)


def standing_line(words: Words, indicator: IndicatorView, figure: FigureView) -> Markup:
    """Status, target, change and pace in one paragraph."""
    told = [
        _target_told(words, indicator, figure),
        words.text("Change: {change}", change=brief.step(words, indicator, figure.change))
        if figure.change
        else "",
    ]
    sentences = [f"{part}." for part in told if part]
    sentences += [
        part for part in (brief.pace(words, indicator, figure), brief.reason(words, figure)) if part
    ]
    status = screen.status_tag(words, figure.status)
    return screen.paragraph(status, " · " if sentences else "", " ".join(sentences))


def _target_told(words: Words, indicator: IndicatorView, figure: FigureView) -> str:
    if figure.target_value is None:
        return ""
    target = brief.target_amount(words, indicator, figure)
    firm = brief.standing(words, figure.target_standing)
    return words.text("Target: {target}", target=f"{target} ({firm})" if firm else target)


def status_counts(words: Words, ranked: Sequence[RankedFigure]) -> Markup:
    """How many communes stand where; it also explains the symbols beside their names."""
    found = Counter(row.figure.status for row in ranked)
    told = (
        element(
            "span", screen.status_tag(words, status), f" {words.number(found[status])}", class_="kpi-legend"
        )
        for status in STATUS_FORMS
        if found[status]
    )
    return element("p", *told, class_="kpi-text")


def silent_line(words: Words, ranked: Sequence[RankedFigure]) -> Markup:
    """Who did not report, first and by name."""
    silent = [row for row in ranked if row.figure.value is None]
    if not silent:
        return Markup("")
    names = ", ".join(words.pick(row.name_vi, row.name_en) for row in silent)
    counted = words.text(
        "{silent} of {expected}", silent=words.number(len(silent)), expected=words.number(len(ranked))
    )
    return screen.paragraph(screen.status_tag(words, Status.SILENT), f" ({counted}): {names}")


def levels(
    words: Words,
    indicator: IndicatorView,
    latest: Sequence[tuple[GeographyView, FigureView]],
    origin: Callable[[str, str], str],
) -> Markup:
    """The levels of government beside each other, where an indicator is published by level; `origin` is the address of
    a figure's own record, by geography and period."""
    headings = [words.text("Level"), words.text("Value"), words.text("Period"), words.text("Status")]
    rows = (
        [
            brief.geography_name(words, unit),
            screen.figure_link(
                words, brief.figure_amount(words, indicator, figure), origin(unit.code, figure.period)
            ),
            words.period(figure.period),
            screen.status_tag(words, figure.status),
        ]
        for unit, figure in latest
    )
    return join(
        screen.heading(words.text("By level of government")), screen.table(headings, rows, numbers=(1,))
    )


def levels_line(
    words: Words,
    indicator: IndicatorView,
    latest: Sequence[tuple[GeographyView, FigureView]],
    address: str,
    ways: Ways,
) -> Markup:
    """The levels of government in one line, with what must be kept in mind when comparing them."""
    if not latest:
        return Markup("")
    told: list[str] = []
    for unit, figure in latest:
        written = brief.figure_amount(words, indicator, figure)
        told += [" · "] if told else []
        told += [f"{brief.geography_name(words, unit)} ", screen.figure_link(words, written, ways.to(figure))]
    name = screen.link(brief.indicator_name(words, indicator), address)
    period = words.period(latest[0][1].period)
    caution = words.pick(indicator.caution_vi, indicator.caution_en)
    return join(
        screen.paragraph(name, f", {period}: ", element("strong", *told)),
        screen.paragraph(caution, muted=True),
    )


def definition(words: Words, indicator: IndicatorView, documents: Mapping[str, DocumentView]) -> Markup:
    """What the indicator means, who is responsible, and where it is from."""
    source = section_of_document(words, documents.get(indicator.document or ""), indicator.section)
    pairs = [
        (words.text("Definition"), words.pick(indicator.definition_vi, indicator.definition_en)),
        (words.text("Numerator"), words.pick(indicator.numerator_vi, indicator.numerator_en)),
        (words.text("Denominator"), words.pick(indicator.denominator_vi, indicator.denominator_en)),
        (words.text("Unit"), words.pick(indicator.unit_vi, indicator.unit_en)),
        (words.text("Level"), words.text(LEVELS[indicator.level])),
        (words.text("Frequency"), words.text(FREQUENCIES[indicator.frequency])),
        (words.text("Covers"), words.text(ACCUMULATIONS[indicator.accumulation])),
        (words.text("Responsible agency"), words.pick(indicator.agency_vi, indicator.agency_en)),
        (words.text("Source"), source),
    ]
    return join(screen.heading(words.text("About this indicator")), screen.facts(pairs))


def targets(
    words: Words,
    indicator: IndicatorView,
    rows: Sequence[TargetView],
    units: Mapping[str, GeographyView],
    documents: Mapping[str, DocumentView],
) -> Markup:
    """The indicator's targets with how firm each is and where it is from."""
    title = screen.heading(words.text("Targets"))
    if not rows:
        return join(
            title,
            screen.paragraph(words.text("No target has been published for this indicator."), muted=True),
        )
    headings = [
        words.text("Target"), words.text("Applies to"), words.text("Period"), words.text("Standing"), words.text("Source"),
    ]  # fmt: skip
    return join(
        title, screen.table(headings, (_target_row(words, indicator, row, units, documents) for row in rows))
    )


def _target_row(
    words: Words,
    indicator: IndicatorView,
    row: TargetView,
    units: Mapping[str, GeographyView],
    documents: Mapping[str, DocumentView],
) -> list[str]:
    unit = units.get(row.geography or "")
    note = words.pick(row.note_vi, row.note_en)
    source = section_of_document(words, documents.get(row.document), row.section)
    return [
        element("span", brief.full_target(words, indicator, row), class_="kpi-nowrap"),
        brief.geography_name(words, unit) if unit else words.text(LEVELS[row.level or "province"]),
        words.period(row.period),
        brief.standing(words, row.standing),
        join(source, element("div", note, class_="kpi-muted")) if note else source,
    ]
