"""Composing infrastructure: figures that sound alike and mean different things, each with its meaning and source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from charts import brief, screen
from charts.chart import AddressOf
from charts.footer import footer, marked, reported_of, with_mark
from charts.markup import Markup, element, join
from charts.source import section_of_document
from charts.ways import Ways
from schemas.overview import Overview
from schemas.view import DocumentView, FigureView, IndicatorView, RankedFigure
from schemas.words import Words

Apart = Sequence[tuple[IndicatorView, FigureView | None]]
"""Indicators that may not be compared, each with the figure a document gives."""


def finding(words: Words, rows: Mapping[str, Overview]) -> str:
    """The page's title: what is still without a signal, and how many base stations stand."""
    parts = {
        "silent": _told(words, rows["no_signal_village_count"]),
        "weak": _told(words, rows["weak_signal_village_count"]),
        "stations": _told(words, rows["bts_count"]),
    }
    told = words.text("Without a signal: {silent}; weak: {weak}; base stations: {stations}", **parts)
    figures = [
        rows[name].figure for name in ("no_signal_village_count", "weak_signal_village_count", "bts_count")
    ]
    return marked(words, told, any(figure.illustrative for figure in figures if figure))


def _told(words: Words, row: Overview) -> str:
    return brief.figure_amount(words, row.indicator, row.figure) if row.figure else words.text("no figure")


def apart(
    words: Words,
    title: str,
    note: str,
    pairs: Apart,
    documents: Mapping[str, DocumentView],
    ways: Ways,
) -> Markup:
    """Figures side by side, each in a box of its own with what is counted, when, and where it is written."""
    boxes = (_box(words, indicator, figure, documents, ways) for indicator, figure in pairs)
    return join(screen.heading(title, note=note), element("div", *boxes, class_="kpi-apart"))


def _box(
    words: Words,
    indicator: IndicatorView,
    figure: FigureView | None,
    documents: Mapping[str, DocumentView],
    ways: Ways,
) -> Markup:
    value = brief.figure_amount(words, indicator, figure) if figure else words.text("no figure")
    meaning = words.pick(indicator.definition_vi, indicator.definition_en)
    told = [words.period(figure.period)] if figure else []
    if figure:
        told.append(section_of_document(words, documents.get(figure.document or ""), figure.section))
    return element(
        "section",
        element(
            "h3",
            screen.link(brief.indicator_name(words, indicator), ways.indicator(indicator.id, "")),
            class_="kpi-card-title",
        ),
        element(
            "div", screen.figure_link(words, value, ways.to(figure) if figure else ""), class_="kpi-value"
        ),
        element("p", meaning, class_="kpi-text"),
        element("div", " · ".join(part for part in told if part), class_="kpi-muted"),
        class_="kpi-box",
    )


def remaining(
    words: Words, indicator: IndicatorView, ranked: Sequence[RankedFigure], *, source: str, address: AddressOf
) -> Markup:
    """The communes that still have some of what is to vanish, those with most first, by how many each has."""
    told = [row for row in ranked if row.figure.value is not None]
    left = [row for row in told if row.figure.value]
    if not told:
        return Markup("")
    figures = [row.figure for row in told]
    title = words.text(
        "{name}: {total} in {count} of {expected} communes and wards",
        name=brief.indicator_name(words, indicator),
        total=brief.amount(
            words, indicator, sum((row.figure.value or Decimal(0) for row in left), Decimal(0))
        ),
        count=words.number(len(left)),
        expected=words.number(len(ranked)),
    )
    below = footer(words, figures, source=source, reported=reported_of(words, len(told), len(ranked)))
    return join(
        screen.heading(with_mark(words, title, figures)),
        screen.items(
            _group(words, indicator, value, left, address)
            for value in sorted({row.figure.value or 0 for row in left}, reverse=True)
        ),
        screen.paragraph(" · ".join(below.parts), muted=True),
    )


def _group(
    words: Words,
    indicator: IndicatorView,
    value: Decimal | int,
    left: Sequence[RankedFigure],
    address: AddressOf,
) -> Markup:
    units = [row for row in left if row.figure.value == value]
    links = [
        screen.link(words.pick(row.name_vi, row.name_en), address(row.figure.geography)) for row in units
    ]
    each = brief.amount(words, indicator, value)
    counted = words.count_text("{count} commune or ward", "{count} communes and wards", len(units))
    return join(
        element("strong", f"{each} "),
        element("span", f"({counted})", class_="kpi-muted"),
        *(join(": " if place == 0 else ", ", link) for place, link in enumerate(links)),
    )
