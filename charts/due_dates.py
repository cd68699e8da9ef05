"""Composing the rules of the due dates: the day, and the document or the operator that says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charts import screen
from charts.labels import FREQUENCIES
from charts.markup import Markup, element, join
from charts.source import section_of_document
from schemas.dataset import DatasetView
from schemas.reporting import DueDateRule
from schemas.view import DocumentView
from schemas.words import Words


def rules_table(
    words: Words, rules: Sequence[DueDateRule], datasets: Mapping[str, DatasetView],
    documents: Mapping[str, DocumentView],
) -> Markup:  # fmt: skip
    """One row a rule; nothing to say where there is none."""
    if not rules:
        return screen.paragraph(words.text("No due dates are set: nobody is called late."), muted=True)
    headings = [words.text("Reports"), words.text("In time until"), words.text("Source")]
    return screen.table(headings, (_row(words, rule, datasets, documents) for rule in rules))


def _row(
    words: Words,
    rule: DueDateRule,
    datasets: Mapping[str, DatasetView],
    documents: Mapping[str, DocumentView],
) -> list[str]:
    known = datasets.get(rule.dataset or "")
    reports = words.text(FREQUENCIES[rule.frequency])
    source = section_of_document(words, documents.get(rule.document or ""), rule.section)
    note = words.pick(rule.note_vi, rule.note_en)
    return [
        f"{words.pick(known.name_vi, known.name_en)}, {reports}" if known else reports,
        until(words, rule),
        join(source or words.text("The operator's own setting"), element("div", note, class_="kpi-muted")),
    ]


def until(words: Words, rule: DueDateRule) -> str:
    """The last day in time, in words."""
    month = {
        0: words.text("the period's last month"),
        1: words.text("the month after the period"),
    }.get(rule.months_after, words.text("the month {count} months after the period", count=rule.months_after))
    if rule.bound == "before":
        return words.text("before day {day} of {month}", day=rule.day, month=month)
    return words.text("the end of day {day} of {month}", day=rule.day, month=month)
