"""Composing what is known to be odd about an indicator: its caution, sums that do not add up, notes on figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charts import screen
from charts.markup import Markup, element, join
from charts.source import section_of_document
from schemas.known_issue import FigureNote, ReconciliationView
from schemas.view import DocumentView, IndicatorView
from schemas.words import Number, Words


def section(
    words: Words,
    indicator: IndicatorView,
    reconciliations: Sequence[ReconciliationView],
    notes: Sequence[FigureNote],
    documents: Mapping[str, DocumentView],
) -> Markup:
    """What must be known before the figures are used; nothing where nothing is known."""
    caution = words.pick(indicator.caution_vi, indicator.caution_en)
    items = [join(caution)] if caution else []
    items += [_reconciliation(words, row, documents) for row in reconciliations]
    # What a note says of a sum that is told already need not be told twice.
    told = {(row.document, row.section) for row in reconciliations if not row.agrees}
    items += [_note(words, row, documents) for row in notes if (row.document, row.section) not in told]
    if not items:
        return Markup("")
    return join(screen.heading(words.text("Known issues")), screen.items(items))


def _reconciliation(words: Words, row: ReconciliationView, documents: Mapping[str, DocumentView]) -> Markup:
    told = {
        "name": words.pick(row.name_vi, row.name_en),
        "stated": _amount(words, row, row.stated),
        "computed": _amount(words, row, row.computed),
    }
    if row.agrees:
        sentence = words.text("{name}: the parts give the {stated} the document states.", **told)
    elif row.kind == "ratio":
        sentence = words.text("{name}: the document states {stated}; its own counts give {computed}.", **told)
    else:
        sentence = words.text(
            "{name}: the document states {stated}; its own parts add up to {computed}.", **told
        )
    mark = element("span", "=" if row.agrees else "≠", class_="kpi-symbol", aria_hidden="true")
    source = section_of_document(words, documents.get(row.document), row.section)
    return join(mark, f" {sentence} ", element("span", f"({source})", class_="kpi-muted"))


def _note(words: Words, row: FigureNote, documents: Mapping[str, DocumentView]) -> Markup:
    source = section_of_document(words, documents.get(row.document or ""), row.section)
    told = f"{words.period(row.period)}: {words.pick(row.note_vi, row.note_en)} "
    return join(told, element("span", f"({source})", class_="kpi-muted"))


def _amount(words: Words, row: ReconciliationView, value: Number) -> str:
    unit = words.pick(row.unit_vi, row.unit_en)
    number = words.number(value, row.decimals)
    return f"{number}%" if unit == "%" else f"{number} {unit}".strip()
