"""Composing a receipt: what was published, by whom, when, and how it can be proved."""

from __future__ import annotations

from charts import screen
from charts.labels import UPLOAD_KINDS, UPLOADED
from charts.markup import Markup
from schemas.upload import Receipt, UploadKind
from schemas.words import Words


def receipt_facts(
    words: Words, receipt: Receipt, *, dataset: str, release: str, kind: UploadKind, note: str
) -> Markup:
    """The receipt of one file. `dataset` is the report's name, `release` the id of the one that shows it."""
    told = [
        (words.text("File"), receipt.file_name),
        (words.text("Report"), dataset),
        (words.text("Period"), words.period(receipt.period) if receipt.period else ""),
        (words.text("How the file counts"), words.text(UPLOAD_KINDS[kind])),
        (words.text(UPLOADED.get(receipt.dataset, "Figures")), words.number(receipt.cells)),
        (words.text("Published by"), receipt.by),
        (words.text("Published on"), words.moment(receipt.at)),
        (words.text("Note"), note),
        (words.text("Upload id"), receipt.upload),
        (words.text("SHA-256 of the file"), receipt.sha256),
        (words.text("Release now shown"), release),
    ]
    return screen.facts([(term, text) for term, text in told if text])
