"""Words on a slide: every run in the deck's language, so that no proofing tool underlines Vietnamese.

Text boxes are written as XML: 65 slides with four of them each are to be made in a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from pptx.oxml import parse_xml
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import Slide
from pptx.text.text import TextFrame

from charts.deck.place import Box
from charts.theme import LIGHT
from schemas.words import Words

LANGUAGE_TAGS = {"vi": "vi-VN", "en": "en-GB"}
LONGEST_NAME = 60
NAMESPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
LINE_WIDTH = 12700


@dataclass(frozen=True)
class Type:
    """How words are set. `align` is l, ctr or r; `framed` draws a line around them."""

    size_pt: float
    colour: str = LIGHT.text
    bold: bool = False
    align: str = "l"
    gap_pt: float = 0
    framed: bool = False


def language_tag(words: Words) -> str:
    """The language as Office names it."""
    return LANGUAGE_TAGS[words.language]


def add_text(slide: Slide, words: Words, box: Box, texts: Sequence[str], type_: Type, *, name: str) -> None:
    """A text box, a paragraph for each text."""
    tree = slide.shapes._spTree
    edge = f'<a:ln w="{LINE_WIDTH}">{_solid(type_.colour)}</a:ln>' if type_.framed else ""
    tree.append(
        parse_xml(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{next_id(slide)}" name={quoteattr(name[:LONGEST_NAME])}/>'
            '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
            f'<a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>{edge}</p:spPr><p:txBody>'
            f'<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{"ctr" if type_.framed else "t"}">'
            f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs(words, texts, type_)}</p:txBody></p:sp>"
        )
    )


def paragraphs(words: Words, texts: Sequence[str], type_: Type) -> str:
    """Paragraphs of one type as XML."""
    gap = f'<a:spcAft><a:spcPts val="{int(type_.gap_pt * 100)}"/></a:spcAft>' if type_.gap_pt else ""
    look = f'lang="{language_tag(words)}" sz="{int(type_.size_pt * 100)}" b="{int(type_.bold)}"'
    return "".join(
        f'<a:p><a:pPr algn="{type_.align}">{gap}</a:pPr><a:r><a:rPr {look}>{_solid(type_.colour)}</a:rPr>'
        f"<a:t>{escape(text)}</a:t></a:r></a:p>"
        for text in texts
    )


def fill_placeholder(
    frame: TextFrame, words: Words, texts: Sequence[str], *, size_pt: float | None = None
) -> None:
    """Paragraphs that look as the layout says; `size_pt` only where they would not fit otherwise."""
    body = frame._txBody
    for paragraph in list(body.p_lst):
        body.remove(paragraph)
    size = f' sz="{int(size_pt * 100)}"' if size_pt else ""
    for text in texts:
        body.append(
            parse_xml(
                f'<a:p {NAMESPACES}><a:r><a:rPr lang="{language_tag(words)}"{size}/><a:t>{escape(text)}</a:t></a:r></a:p>'
            )
        )


def add_placeholder(slide: Slide, source: LayoutPlaceholder, content: str) -> None:
    """A placeholder of the layout on the slide, with paragraphs of XML in it; its place and look are the layout's."""
    own = next(source._element.iter("{*}ph"))
    told = "".join(f" {key!s}={quoteattr(str(value))}" for key, value in own.items())
    slide.shapes._spTree.append(
        parse_xml(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{next_id(slide)}" name={quoteattr(source.name)}/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{told}/></p:nvPr></p:nvSpPr><p:spPr/>'
            f"<p:txBody><a:bodyPr/><a:lstStyle/>{content}</p:txBody></p:sp>"
        )
    )


def describe(element: etree._Element, *, name: str, alt: str) -> None:
    """The name in the selection pane, and the text a screen reader reads out."""
    told = next(element.iter("{*}cNvPr"))
    told.set("name", name[:LONGEST_NAME])
    told.set("descr", alt)


def next_id(slide: Slide) -> int:
    """An id no shape of the slide has."""
    tree = slide.shapes._spTree
    return max(int(told.get("id", "1")) for told in tree.iter("{*}cNvPr")) + 1


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>'
