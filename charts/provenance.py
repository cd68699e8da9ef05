"""Composing the answer to "where does this number come from?": its parts, its versions, and its target's source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from charts import brief, screen
from charts.footer import marked
from charts.labels import UPLOAD_KINDS
from charts.markup import Markup, element, join
from charts.source import section_of_document, short_source
from schemas.figure_version import FigureVersion
from schemas.upload import Origin
from schemas.view import DocumentView, FigureView, IndicatorView, RankedFigure, TargetView
from schemas.words import Words

FigureAddress = Callable[[str, str], str]
"""The address that names a figure of the same indicator: geography and period."""


def finding(words: Words, indicator: IndicatorView, unit: str, figure: FigureView | None) -> str:
    """The figure by its name, with its value or its silence."""
    name = brief.indicator_name(words, indicator)
    if figure is None:
        return words.text("{indicator}, {unit}: no figure has been published", indicator=name, unit=unit)
    told = (
        brief.status_word(words, figure.status)
        if figure.value is None
        else brief.figure_amount(words, indicator, figure)
    )
    found = words.text(
        "{indicator}, {unit}, {period}: {value}",
        indicator=name, unit=unit, period=words.period(figure.period), value=told,
    )  # fmt: skip
    return marked(words, found, figure.illustrative)


def answer(words: Words, figure: FigureView, documents: Mapping[str, DocumentView]) -> str:
    """In one sentence where the figure comes from."""
    if figure.value is None and figure.source is None:
        return words.text("No file in force names this commune or ward in this period.")
    if figure.source == "computed":
        told = brief.reported_units(words, figure)
        return words.text("Summed from the communes and wards: {told}.", told=told)
    return words.text("Source: {source}", source=short_source(words, figure, documents))


def parts_table(
    words: Words, indicator: IndicatorView, parts: Sequence[RankedFigure], address: FigureAddress
) -> Markup:
    """What a sum over the communes is made of, one row a commune, the silent first."""
    headings = [
        words.text("Commune or ward"), words.text("Value"), words.text("Numerator"), words.text("Denominator"),
    ]  # fmt: skip
    rows = (
        [
            screen.link(
                brief.typed_name(words, words.pick(part.name_vi, part.name_en), part.type),
                address(part.figure.geography, part.figure.period),
            ),
            screen.status_tag(words, part.figure.status)
            if part.figure.value is None
            else brief.figure_amount(words, indicator, part.figure),
            words.exact(part.figure.numerator),
            words.exact(part.figure.denominator),
        ]
        for part in parts
    )
    return screen.table(headings, rows, numbers=(1, 2, 3))


def months_table(
    words: Words, indicator: IndicatorView, months: Sequence[FigureView], address: FigureAddress
) -> Markup:
    """What a figure since January is made of, one row a month."""
    headings = [words.text("Period"), words.text("Value"), words.text("Numerator"), words.text("Denominator")]
    rows = (
        [
            screen.link(words.period(month.period), address(month.geography, month.period)),
            brief.figure_amount(words, indicator, month),
            words.exact(month.numerator),
            words.exact(month.denominator),
        ]
        for month in months
    )
    return screen.table(headings, rows, numbers=(1, 2, 3))


def sum_line(words: Words, indicator: IndicatorView, figure: FigureView) -> Markup:
    """The sum over the sum, written out; nothing for a plain sum."""
    if figure.numerator is None or figure.denominator is None:
        return Markup("")
    told = f"{words.exact(figure.numerator)} ÷ {words.exact(figure.denominator)} = "
    return screen.paragraph(told, element("strong", brief.figure_amount(words, indicator, figure)))


def versions_table(
    words: Words, indicator: IndicatorView, versions: Sequence[FigureVersion], *, shown: str | None,
    address: Callable[[str], str],
) -> Markup:  # fmt: skip
    """What every file ever said of the figure, the last one first; the one that is shown is marked.

    `shown` is the id of the upload the dashboard shows, `address` leads to an upload in the history.
    """
    headings = [
        words.text("Value"), words.text("File"), words.text("Sheet and cell"), words.text("Published on"),
        words.text("Published by"), words.text("State"),
    ]  # fmt: skip
    rows = (
        [
            _value(words, indicator, version),
            join(
                element("span", screen.link(version.file_name, address(version.upload)), class_="kpi-file"),
                element("div", _kind(words, version), class_="kpi-muted"),
            ),
            " ".join(part for part in (version.sheet, version.cell) if part),
            element("span", words.moment(version.published_at), class_="kpi-nowrap"),
            words.text("the program itself")
            if version.origin is Origin.ILLUSTRATIVE
            else version.published_by,
            _state(words, version, shown=version.upload == shown),
        ]
        for version in versions
    )
    return screen.table(headings, rows, numbers=(0,))


def target_line(
    words: Words, indicator: IndicatorView, target: TargetView, documents: Mapping[str, DocumentView],
    address: Callable[[str], str],
) -> Markup:  # fmt: skip
    """Where the target the figure is held against comes from; `address` leads to a document."""
    source = section_of_document(words, documents.get(target.document), target.section)
    told = words.text(
        "Target {target}, {period} ({standing}):",
        target=brief.full_target(words, indicator, target), period=words.period(target.period),
        standing=brief.standing(words, target.standing),
    )  # fmt: skip
    note = words.pick(target.note_vi, target.note_en)
    return join(
        screen.paragraph(told, " ", screen.link(source, address(target.document))),
        screen.paragraph(note, muted=True) if note else "",
    )


def _value(words: Words, indicator: IndicatorView, version: FigureVersion) -> Markup:
    written = brief.amount(words, indicator, version.value)
    if version.numerator is None or version.denominator is None:
        return join(written)
    counts = f"({words.exact(version.numerator)}/{words.exact(version.denominator)})"
    return join(written, " ", element("span", counts, class_="kpi-muted kpi-nowrap"))


def _kind(words: Words, version: FigureVersion) -> str:
    if version.origin is Origin.ILLUSTRATIVE:
        return words.text("Illustrative data")
    return words.text(UPLOAD_KINDS[version.kind])


def _state(words: Words, version: FigureVersion, *, shown: bool) -> Markup:
    if shown:
        return element("strong", f"● {words.text('Shown')}")
    if not version.in_force:
        return element("span", f"○ {words.text('Withdrawn')}", class_="kpi-muted")
    if version.origin is Origin.ILLUSTRATIVE:
        return element("span", words.text("Gone since a real file came"), class_="kpi-muted")
    return element("span", words.text("Hidden by a later file"), class_="kpi-muted")
