"""Composing the documents: a line each with how much was taken from it, and everything taken from one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from charts import brief, screen
from charts.labels import DOCUMENT_KINDS, LEVELS
from charts.markup import Markup, element, join
from charts.provenance import FigureAddress
from schemas.source_document import DocumentFigure, DocumentTarget, SourceDocument, Taken
from schemas.view import GeographyView, IndicatorView
from schemas.words import MISSING, Words

Indicators = Mapping[str, IndicatorView]
Geographies = Mapping[str, GeographyView]


def name(words: Words, document: SourceDocument) -> str:
    """A document by its number, or by its title where it bears none."""
    return document.number or words.pick(document.title_vi, document.title_en)


def documents_table(
    words: Words, documents: Sequence[SourceDocument], address: Callable[[str], str]
) -> Markup:
    """One row a document, those whose text is at hand first."""
    headings = [
        words.text("Document"), words.text("Date"), words.text("Figures"), words.text("Other figures"),
        words.text("Targets"), words.text("Tasks"), words.text("Definitions"),
    ]  # fmt: skip
    rows = ([_title(words, one, address), *_counts(words, one)] for one in documents)
    return element("div", screen.table(headings, rows, numbers=(2, 3, 4, 5, 6)), class_="kpi-documents")


def about(words: Words, document: SourceDocument) -> Markup:
    """What the document is."""
    told = [
        (words.text("Number"), document.number or words.text("not in the text at hand")),
        (
            words.text("Date"),
            words.day(document.date) if document.date else words.text("not in the text at hand"),
        ),
        (words.text("Issued by"), words.pick(document.issuer_vi, document.issuer_en)),
        (words.text("Title"), words.pick(document.title_vi, document.title_en)),
        (words.text("How it is known"), words.text(DOCUMENT_KINDS[document.kind])),
        (words.text("Where it was read"), document.url or ""),
        (words.text("Note"), words.pick(document.note_vi, document.note_en)),
    ]
    return screen.facts(told)


def figures_section(
    words: Words, taken: Taken, indicators: Indicators, geographies: Geographies,
    address: Callable[[str], FigureAddress],
) -> Markup:  # fmt: skip
    """The figures that measure an indicator, as they are written, each leading to its own page of sources."""
    if not taken.figures:
        return Markup("")
    headings = [
        words.text("Section"), words.text("Indicator"), words.text("Geography"), words.text("Period"),
        words.text("As written there"),
    ]  # fmt: skip
    rows = (_figure_row(words, row, indicators, geographies, address) for row in taken.figures)
    title = words.text("Figures that measure an indicator ({count})", count=words.number(len(taken.figures)))
    return join(screen.heading(title), screen.table(headings, rows))


def targets_section(
    words: Words,
    taken: Taken,
    indicators: Indicators,
    geographies: Geographies,
    address: Callable[[str], str],
) -> Markup:
    """The targets; `address` leads to an indicator."""
    if not taken.targets:
        return Markup("")
    headings = [
        words.text("Section"), words.text("Indicator"), words.text("Target"), words.text("Applies to"),
        words.text("Period"), words.text("Standing"),
    ]  # fmt: skip
    rows = (_target_row(words, row, indicators, geographies, address) for row in taken.targets)
    title = words.text("Targets ({count})", count=words.number(len(taken.targets)))
    return join(screen.heading(title), screen.table(headings, rows))


def tasks_section(words: Words, taken: Taken) -> Markup:
    """The tasks, in Vietnamese as the document words them."""
    if not taken.tasks:
        return Markup("")
    headings = [
        words.text("Section"), words.text("Task"), words.text("Lead agency"), words.text("Deadline"),
    ]  # fmt: skip
    rows = (
        [
            row.section,
            element("span", row.task_vi, lang="vi"),
            element("span", row.lead_agency or MISSING, lang="vi"),
            element("span", row.deadline_text, lang="vi"),
        ]
        for row in taken.tasks
    )
    title = words.text("Tasks ({count})", count=words.number(len(taken.tasks)))
    return join(screen.heading(title), screen.table(headings, rows))


def other_section(words: Words, taken: Taken) -> Markup:
    """The figures that measure no indicator, with the reason."""
    if not taken.other_figures:
        return Markup("")
    headings = [
        words.text("Section"), words.text("Figure"), words.text("As written there"), words.text("Why it is no indicator"),
    ]  # fmt: skip
    rows = (
        [
            row.section,
            words.pick(row.figure_vi, row.figure_en),
            element("span", row.value_text, lang="vi"),
            words.pick(row.reason_vi, row.reason_en),
        ]
        for row in taken.other_figures
    )
    title = words.text("Other figures ({count})", count=words.number(len(taken.other_figures)))
    return join(screen.heading(title), screen.table(headings, rows))


def _title(words: Words, document: SourceDocument, address: Callable[[str], str]) -> Markup:
    title = words.pick(document.title_vi, document.title_en)
    below = element("div", title, class_="kpi-muted") if document.number else Markup("")
    kind = element("span", words.text(DOCUMENT_KINDS[document.kind]), class_="kpi-muted")
    return join(screen.link(document.number or title, address(document.id)), " · ", kind, below)


def _counts(words: Words, document: SourceDocument) -> list[str]:
    counts = (
        document.figures,
        document.other_figures,
        document.targets,
        document.tasks,
        document.definitions,
    )
    return [
        words.day(document.date) if document.date else MISSING,
        *(words.number(count) if count else MISSING for count in counts),
    ]


def _figure_row(
    words: Words, row: DocumentFigure, indicators: Indicators, geographies: Geographies,
    address: Callable[[str], FigureAddress],
) -> list[str]:  # fmt: skip
    note = words.pick(row.note_vi, row.note_en)
    name_ = brief.indicator_name(words, indicators[row.indicator])
    return [
        row.section,
        join(
            screen.link(name_, address(row.indicator)(row.geography, row.period)),
            element("div", note, class_="kpi-muted") if note else "",
        ),
        brief.geography_name(words, geographies[row.geography]),
        words.period(row.period),
        element("span", row.value_text, lang="vi"),
    ]


def _target_row(
    words: Words, row: DocumentTarget, indicators: Indicators, geographies: Geographies,
    address: Callable[[str], str],
) -> list[str]:  # fmt: skip
    indicator, unit = indicators[row.indicator], geographies.get(row.geography or "")
    return [
        row.section or MISSING,
        screen.link(brief.indicator_name(words, indicator), address(row.indicator)),
        brief.aim_of(words, indicator, row.comparator, row.value),
        brief.geography_name(words, unit) if unit else words.text(LEVELS[row.level or "province"]),
        words.period(row.period),
        brief.standing(words, row.standing),
    ]
