"""The document pen: the brief as Word knows it, in the form of Vietnamese administrative documents.

Page, margins, face and sizes follow decree 30/2020/NĐ-CP, annex I. It bears no agency's head, number or signature:
it is material for whoever writes the report.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from charts.deck.text import LANGUAGE_TAGS
from charts.package import reproducible
from charts.theme import LIGHT
from schemas.meeting_brief import MeetingBrief, Section
from schemas.words import Words

FACE = "Times New Roman"
TEXT_PT, TITLE_PT, SMALL_PT = 13, 14, 10
FIRST_LINE = Cm(1.0)


def brief_document(words: Words, brief: MeetingBrief, *, made_at: datetime) -> bytes:
    """The document: title, sections, and behind each sentence the number of its source, told at the end."""
    file = Document()
    _drop_strangers(file)
    _set_page(file)
    _set_face(file, LANGUAGE_TAGS[words.language])
    _paragraph(file, brief.title.upper(), size_pt=TITLE_PT, bold=True, centred=True)
    _paragraph(file, brief.subtitle, size_pt=TITLE_PT, bold=True, centred=True)
    if brief.illustrative:
        _paragraph(file, brief.illustrative, colour=LIGHT.target, bold=True)
    number = 0
    for section in brief.sections:
        _paragraph(file, section.heading, bold=True)
        number = _write_section(file, section, number)
    _paragraph(file, words.text("Where each sentence comes from"), size_pt=SMALL_PT, bold=True)
    sources = "; ".join(
        f"[{place}] {sentence.told.query}" for place, sentence in enumerate(brief.sentences, start=1)
    )
    _paragraph(file, f"{sources}.", size_pt=SMALL_PT)
    _paragraph(file, brief.footer, size_pt=SMALL_PT)
    _number_pages(file)
    told = file.core_properties
    told.title, told.language = f"{brief.title} – {brief.subtitle}", LANGUAGE_TAGS[words.language]
    told.author = told.last_modified_by = words.text("The Lạng Sơn KPI dashboard")
    told.created = told.modified = made_at
    told.comments, told.revision = "", 1
    content = BytesIO()
    file.save(content)
    return reproducible(content.getvalue())


def _write_section(file: DocumentFile, section: Section, number: int) -> int:
    """The sentences, each with the number of its source; the number reached."""
    paragraph: Paragraph | None = None
    for sentence in section.sentences:
        number += 1
        if paragraph is None or section.listed:
            paragraph = _paragraph(file, f"- {sentence.text}" if section.listed else sentence.text)
        else:
            paragraph.add_run(f" {sentence.text}")
        mark = paragraph.add_run(f"[{number}]")
        mark.font.superscript = True
    return number


def _drop_strangers(file: DocumentFile) -> None:
    """The blank document comes with a picture of itself and with a second, differing list of styles for Word 2007."""
    for relations in (file.part.package.rels, file.part.rels):
        for id_, relation in list(relations.items()):
            if relation.reltype.endswith(("/thumbnail", "/stylesWithEffects")):
                relations.pop(id_)


def _set_page(file: DocumentFile) -> None:
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.top_margin = page.bottom_margin = Cm(2.0)
    page.left_margin, page.right_margin = Cm(3.0), Cm(1.5)


def _set_face(file: DocumentFile, language: str) -> None:
    style = file.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(TEXT_PT)
    properties = style.element.get_or_add_rPr()
    properties.rFonts.set(qn("w:eastAsia"), FACE)
    properties.rFonts.set(qn("w:cs"), FACE)
    told = OxmlElement("w:lang")
    told.set(qn("w:val"), language)
    properties.append(told)


def _paragraph(
    file: DocumentFile, text: str, *, size_pt: float = TEXT_PT, bold: bool = False, centred: bool = False, colour: str = "",
) -> Paragraph:  # fmt: skip
    paragraph = file.add_paragraph()
    form = paragraph.paragraph_format
    form.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY
    form.space_after, form.line_spacing = Pt(4), 1.1
    form.first_line_indent = None if centred or size_pt == SMALL_PT else FIRST_LINE
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = Pt(size_pt), bold
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour[1:].upper())
    return paragraph


def _number_pages(file: DocumentFile) -> None:
    """The page's number in the middle of the upper margin; the first page bears none."""
    page = file.sections[0]
    page.different_first_page_header_footer = True
    paragraph = page.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)
