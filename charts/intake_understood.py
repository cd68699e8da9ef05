"""Composing how a file was understood: its sentence, its columns, and the two readings of a number."""

from __future__ import annotations

from decimal import Decimal

from charts import screen
from charts.markup import Markup
from schemas.dataset import Dataset
from schemas.issue import Issue, Verdict
from schemas.told import understood_sentence
from schemas.words import Number, Words


def dataset_name(words: Words, dataset: Dataset | None, code: str) -> str:
    """What a kind of file is called."""
    return words.pick(dataset.name_vi, dataset.name_en) if dataset else code


def understood_line(words: Words, verdict: Verdict, dataset: Dataset | None) -> Markup:
    """How the file was read, in one sentence; nothing where it could not be."""
    if verdict.understood is None:
        return Markup("")
    name = dataset_name(words, dataset, verdict.dataset or "")
    return screen.paragraph(understood_sentence(verdict, verdict.understood, name, words))


def column_asked(words: Words, verdict: Verdict, column: str, found: Issue) -> str:
    """Which column's numbers are asked about."""
    headings = verdict.understood.headings if verdict.understood else ()
    heading = next((heading for heading in headings if heading.column == column), None)
    return words.text(
        "Column {letters} “{heading}”: how is “{found}” in {cell} meant?",
        letters=heading.letters if heading else "", heading=heading.path if heading else column,
        found=found.found, cell=found.cell,
    )  # fmt: skip


def reading_told(words: Words, found: Issue, mark: str) -> str:
    """What a number means when the mark stands before its decimals."""
    values = dict(found.values)
    written = "." if "." in found.found else ","
    if mark == written:
        return words.text(
            "{value} – the “{mark}” stands before the decimals",
            value=_told(words, values.get("decimal")),
            mark=written,
        )
    return words.text(
        "{value} – the “{mark}” groups the thousands",
        value=_told(words, values.get("thousands")),
        mark=written,
    )


def _told(words: Words, value: object) -> str:
    known: Number | None = value if isinstance(value, Decimal | float | int) else None
    return words.exact(known) if known is not None else str(value)
