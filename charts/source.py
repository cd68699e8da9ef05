"""Composing where a number comes from: document and section, or file, cell, person and moment."""

from __future__ import annotations

from collections.abc import Mapping

from charts import brief
from charts.markup import Markup, element
from schemas.view import DocumentView, FigureView, UploadView
from schemas.words import MISSING, Words

NEWSPAPER = ".vn"
SHORT_TITLE = 34
FOOTNOTE = "fn"


def document_name(words: Words, document: DocumentView | None) -> str:
    """A document by its number, or by its title where it bears none."""
    if document is None:
        return ""
    title = words.pick(document.title_vi, document.title_en)
    return document.number or title


def section_of_document(words: Words, document: DocumentView | None, section: str | None) -> str:
    """ "333/KH-UBND, mục I.II.3"."""
    name = document_name(words, document)
    if section and NEWSPAPER in section:
        # A decision read through the press: what stands there is the newspaper's address and day.
        return words.text("{document}, read in {press}", document=name, press=section)
    if not name or not section:
        return name
    if section.startswith(FOOTNOTE):
        return words.text(
            "{document}, footnote {number}", document=name, number=section.removeprefix(FOOTNOTE)
        )
    return words.text("{document}, section {section}", document=name, section=section)


def shortened_source(words: Words, document: DocumentView | None, section: str | None) -> Markup:
    """As `section_of_document`, with no more of a long title than a narrow column holds; the whole of it is a hint."""
    told = section_of_document(words, document, section)
    if document is None or document.number:
        return element("span", told or MISSING)
    name = f"{words.pick(document.title_vi, document.title_en)[:SHORT_TITLE].rstrip()}…"
    short = words.text("{document}, section {section}", document=name, section=section) if section else name
    return element("span", short, title=told)


def short_source(words: Words, figure: FigureView, documents: Mapping[str, DocumentView]) -> str:
    """The source of a figure in a few words."""
    if figure.source == "document":
        return section_of_document(words, documents.get(figure.document or ""), figure.section)
    if figure.illustrative:
        return words.text("generated for illustration")
    if figure.source == "computed":
        return words.text("summed from the communes and wards")
    return words.text("published file") if figure.source == "upload" else ""


def provenance(
    words: Words,
    figure: FigureView,
    documents: Mapping[str, DocumentView],
    upload: UploadView | None,
    *,
    sheet: str = "",
) -> list[tuple[str, str]]:
    """Everything known of where a figure comes from, as terms and what is said of them.

    `sheet` is the sheet of the file it stands in; empty where the file has none, or it is not known.
    """
    document = documents.get(figure.document or "")
    told = [
        (words.text("Source"), short_source(words, figure, documents)),
        (words.text("Document"), words.pick(document.title_vi, document.title_en) if document else ""),
        (words.text("As written there"), figure.value_text or ""),
        (words.text("Coverage"), brief.reported_units(words, figure)),
        (words.text("Numerator and denominator"), _ratio(words, figure)),
    ]
    if upload is not None:
        told += [
            (words.text("File"), upload.file_name),
            (words.text("Sheet"), sheet),
            (words.text("Cell"), figure.cell or ""),
            (words.text("Published by"), publisher(words, upload)),
            (words.text("Published on"), words.moment(upload.published_at)),
            (words.text("Note"), upload.note or ""),
        ]
    return [(term, text) for term, text in told if text]


def publisher(words: Words, upload: UploadView) -> str:
    """Who published a file; of one the program made itself, that it did."""
    made = upload.origin == "illustrative"
    return words.text("the program itself") if made else upload.published_by


def _ratio(words: Words, figure: FigureView) -> str:
    if figure.numerator is None or figure.denominator is None:
        return ""
    return f"{words.number(figure.numerator)} / {words.number(figure.denominator)}"
