"""Real shapes on a slide, grouped so that they move together: squares of a map, blocks of a mosaic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.slide import Slide

from charts.deck.chart_xml import NO_LINE, fill, line
from charts.deck.place import Box
from charts.deck.text import LONGEST_NAME, NAMESPACES, language_tag, next_id
from charts.theme import LIGHT
from schemas.words import Words

Points = tuple[tuple[float, float], ...]
FINENESS = 10_000
"""Steps along each side of a free outline."""


@dataclass(frozen=True)
class Piece:
    """One shape: a rectangle, or free outlines within its box (shares of it). An empty `ground` or `edge` is none."""

    box: Box
    name: str
    texts: tuple[str, ...] = ()
    size_pt: float = 10
    colour: str = LIGHT.text
    bold: bool = False
    ground: str = ""
    hatched: bool = False
    edge: str = ""
    edge_pt: float = 0.75
    align: str = "ctr"
    anchor: str = "ctr"
    dash: str = "solid"
    outlines: tuple[Points, ...] = ()


def add_group(slide: Slide, words: Words, box: Box, pieces: Sequence[Piece], *, name: str, alt: str) -> None:
    """The pieces as one group, read out as a whole."""
    first = next_id(slide)
    frame = f'<a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.width}" cy="{box.height}"/>'
    inner = f'<a:chOff x="{box.left}" y="{box.top}"/><a:chExt cx="{box.width}" cy="{box.height}"/>'
    shapes = "".join(_shape(words, piece, first + place) for place, piece in enumerate(pieces, start=1))
    slide.shapes._spTree.append(
        parse_xml(
            f'<p:grpSp {NAMESPACES}><p:nvGrpSpPr><p:cNvPr id="{first}" name={quoteattr(name[:LONGEST_NAME])} '
            f"descr={quoteattr(alt)}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr><a:xfrm>{frame}{inner}</a:xfrm></p:grpSpPr>{shapes}</p:grpSp>"
        )
    )


def _shape(words: Words, piece: Piece, id_: int) -> str:
    box = piece.box
    ground = fill(piece.ground, hatched=piece.hatched) if piece.ground else "<a:noFill/>"
    edge = line(piece.edge, piece.edge_pt, dash=piece.dash) if piece.edge else NO_LINE
    look = f'lang="{language_tag(words)}" sz="{int(piece.size_pt * 100)}" b="{int(piece.bold)}"'
    told = "".join(
        f'<a:p><a:pPr algn="{piece.align}"/><a:r><a:rPr {look}>{fill(piece.colour)}</a:rPr><a:t>{escape(text)}</a:t></a:r></a:p>'
        for text in piece.texts
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id_}" name={quoteattr(piece.name[:LONGEST_NAME])}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm>'
        f"{_form(piece)}{ground}{edge}</p:spPr>"
        f'<p:txBody><a:bodyPr wrap="square" lIns="18000" tIns="9000" rIns="18000" bIns="9000" anchor="{piece.anchor}">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{told or '<a:p><a:endParaRPr/></a:p>'}</p:txBody></p:sp>"
    )


def _form(piece: Piece) -> str:
    if not piece.outlines:
        return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    paths = "".join(
        "".join(
            f"<a:{'moveTo' if place == 0 else 'lnTo'}>"
            f'<a:pt x="{int(across * FINENESS)}" y="{int(down * FINENESS)}"/></a:{"moveTo" if place == 0 else "lnTo"}>'
            for place, (across, down) in enumerate(outline)
        )
        + "<a:close/>"
        for outline in piece.outlines
    )
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{FINENESS}" h="{FINENESS}">{paths}</a:path></a:pathLst></a:custGeom>'
    )
