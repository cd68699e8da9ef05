"""What slides stand on: the office's own template, its layouts found by name, or a sober one of ours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as PresentationFile
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Cm, Emu

from charts.deck.deck import Ratio
from charts.deck.place import GAP, Box
from charts.deck.text import NAMESPACES
from charts.theme import LIGHT
from schemas.errors import UserError

COVER_LAYOUTS = ("Title Slide", "Bản chiếu Tiêu đề", "Trang tiêu đề", "Trang bìa", "Bìa")
CONTENT_LAYOUTS = ("Title Only", "Chỉ Tiêu đề", "Chỉ có tiêu đề", "Tiêu đề", "Nội dung")
"""The names PowerPoint gives these layouts in English and in Vietnamese, and what offices call them."""

FONT = "Arial"
"""On every Windows and Mac, with all Vietnamese letters."""
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
SUBTITLES = (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY)
FEET = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
MARGIN, STRIP, FOOT = Cm(1.4), Cm(0.2), Cm(0.6)


@dataclass(frozen=True)
class Ground:
    """An open presentation without slides, and the layouts its slides take."""

    file: PresentationFile
    cover: SlideLayout
    content: SlideLayout

    @property
    def title(self) -> Box:
        """Where a slide's title stands."""
        return _box(_placeholder(self.content, TITLES))

    @property
    def region(self) -> Box:
        """What lies between the title and the feet of a slide."""
        title, height = self.title, self.file.slide_height or Emu(0)
        feet = [
            shape.top
            for shape in placeholders(self.content)
            if shape.placeholder_format.type in FEET and shape.top is not None and shape.top > height / 2
        ]
        top = title.bottom + GAP
        bottom = min(feet, default=height - MARGIN)
        return Box(title.left, Emu(top), title.width, Emu(bottom - top))


def ground(template: bytes | None, ratio: Ratio) -> Ground:
    """The office's template without its slides, or ours in that ratio.

    Raises `UserError` where the file is no presentation or has no layout of the names looked for.
    """
    if template is None:
        file = _ours(ratio)
    else:
        file = _opened(template)
        _drop_slides(file)
    return Ground(file, _layout(file, COVER_LAYOUTS), _layout(file, CONTENT_LAYOUTS))


def placeholders(holder: SlideMaster | SlideLayout) -> list[LayoutPlaceholder]:
    """The places a master or a layout has for words."""
    return list(holder.placeholders)  # type: ignore[arg-type]


def placeholder_of(layout: SlideLayout, kinds: tuple[PP_PLACEHOLDER, ...]) -> LayoutPlaceholder | None:
    """The first placeholder of one of the kinds."""
    return next((shape for shape in placeholders(layout) if shape.placeholder_format.type in kinds), None)


def _opened(template: bytes) -> PresentationFile:
    try:
        return Presentation(BytesIO(template))
    except (BadZipFile, KeyError, ValueError, PythonPptxError, etree.XMLSyntaxError):
        raise UserError(
            "The template of the slides is no PowerPoint presentation.",
            remedy="Save it in PowerPoint as a presentation (.pptx) and put it to data/reference/slides.pptx.",
        ) from None


def _drop_slides(file: PresentationFile) -> None:
    slides = file.slides._sldIdLst
    for entry in list(slides):
        file.part.drop_rel(entry.rId)
        slides.remove(entry)


def _layout(file: PresentationFile, names: tuple[str, ...]) -> SlideLayout:
    known = {layout.name.strip().casefold(): layout for layout in file.slide_layouts}
    found = next((known[name.casefold()] for name in names if name.casefold() in known), None)
    if found is None:
        raise UserError(
            "The template of the slides has no layout named “{name}”. It has: {found}.",
            remedy="In PowerPoint, rename a layout in View › Slide Master, and save the template again.",
            name=names[0],
            found=", ".join(layout.name for layout in file.slide_layouts) or "–",
        )
    _placeholder(found, TITLES)
    return found


def _placeholder(layout: SlideLayout, kinds: tuple[PP_PLACEHOLDER, ...]) -> LayoutPlaceholder:
    found = placeholder_of(layout, kinds)
    if found is None:
        raise UserError(
            "The layout “{name}” of the slides' template has no place for a title.",
            remedy="In PowerPoint, tick “Title” for this layout in View › Slide Master, and save the template again.",
            name=layout.name,
        )
    return found


def _box(shape: LayoutPlaceholder) -> Box:
    return Box(shape.left, shape.top, shape.width, shape.height)


def _ours(ratio: Ratio) -> PresentationFile:
    """python-pptx's blank presentation with our size, faces, colours and two layouts."""
    file = Presentation()
    file.slide_width, file.slide_height = ratio.size
    for layout in list(file.slide_layouts):
        if layout.name not in (COVER_LAYOUTS[0], CONTENT_LAYOUTS[0]):
            file.slide_layouts.remove(layout)
    _drop_strangers(file)
    _set_theme(file.slide_master)
    _set_styles(file.slide_master)
    width, height = ratio.size
    wide = width - 2 * MARGIN
    foot = Emu(height - FOOT - Cm(0.3))
    for holder in (file.slide_master, *file.slide_layouts):
        _place(holder, TITLES, Box(MARGIN, Cm(0.8), Emu(wide), Cm(2.2)))
        _place(holder, (PP_PLACEHOLDER.FOOTER,), Box(MARGIN, foot, Emu(wide - Cm(3)), FOOT))
        _place(
            holder, (PP_PLACEHOLDER.SLIDE_NUMBER,), Box(Emu(width - MARGIN - Cm(2.5)), foot, Cm(2.5), FOOT)
        )
        _drop(holder, (PP_PLACEHOLDER.DATE,))
    cover = _layout(file, COVER_LAYOUTS)
    _place(cover, TITLES, Box(MARGIN, Emu(height // 4), Emu(wide), Emu(height // 4)))
    _place(cover, SUBTITLES, Box(MARGIN, Emu(height // 2 + GAP), Emu(wide), Emu(height // 4)))
    _set_cover(cover)
    _add_strip(file.slide_master, width)
    return file


def _set_cover(cover: SlideLayout) -> None:
    """The cover's title is large and stands on its lines, which are small and quiet."""
    for shape in placeholders(cover):
        title = shape.placeholder_format.type in TITLES
        frame = next(shape._element.iter("{*}bodyPr"))
        if title or shape.placeholder_format.type in SUBTITLES:
            frame.set("lIns", "0")
            frame.set("anchor", "b" if title else "t")
            colour = LIGHT.text if title else LIGHT.muted
            style = next(shape._element.iter("{*}lstStyle"))
            style.clear()
            style.append(
                parse_xml(
                    f'<a:lvl1pPr {NAMESPACES} marL="0" indent="0" algn="l"><a:buNone/>'
                    f'<a:defRPr sz="{3600 if title else 1800}" b="{int(title)}"><a:solidFill>'
                    f'<a:srgbClr val="{colour[1:].upper()}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
                )
            )


def _drop_strangers(file: PresentationFile) -> None:
    """The blank presentation comes with a picture of itself and a printer's settings."""
    for relations in (file.part.package._rels, file.part._rels):
        for id_, relation in list(relations.items()):
            if relation.reltype.endswith(("/thumbnail", "/printerSettings")):
                relations.pop(id_)


def _place(holder: SlideMaster | SlideLayout, kinds: tuple[PP_PLACEHOLDER, ...], box: Box) -> None:
    for shape in placeholders(holder):
        if shape.placeholder_format.type in kinds:
            shape.left, shape.top, shape.width, shape.height = box.sides


def _drop(holder: SlideMaster | SlideLayout, kinds: tuple[PP_PLACEHOLDER, ...]) -> None:
    for shape in placeholders(holder):
        if shape.placeholder_format.type in kinds:
            holder.shapes._spTree.remove(shape._element)


def _set_theme(master: SlideMaster) -> None:
    part = next(
        relation.target_part for relation in master.part.rels.values() if relation.reltype.endswith("/theme")
    )
    told = part.blob.decode("utf-8").replace('<a:latin typeface="Calibri"/>', f'<a:latin typeface="{FONT}"/>')
    colours = {
        "dk2": LIGHT.accent, "lt2": LIGHT.card, "accent1": LIGHT.accent, "accent2": LIGHT.target,
        **{f"accent{place}": colour for place, colour in enumerate(dict.fromkeys(LIGHT.statuses.values()), start=3) if place <= 6},
    }  # fmt: skip
    for name, colour in colours.items():
        told = re.sub(
            rf'(<a:{name}>)<a:srgbClr val="\w+"/>', rf'\g<1><a:srgbClr val="{colour[1:].upper()}"/>', told
        )
    part._blob = told.encode("utf-8")


def _set_styles(master: SlideMaster) -> None:
    """Titles stand left, in bold, at the size of two lines; feet are small."""
    element = master._element
    for style in element.iter("{*}titleStyle"):
        for level in style.iter("{*}lvl1pPr"):
            level.set("algn", "l")
            for letters in level.iter("{*}defRPr"):
                letters.set("sz", "2400")
                letters.set("b", "1")
    for shape in placeholders(master):
        if shape.placeholder_format.type in TITLES:
            # The title begins where everything below it begins.
            frame = next(shape._element.iter("{*}bodyPr"))
            frame.set("lIns", "0")
            frame.set("anchor", "t")
        if shape.placeholder_format.type in FEET:
            # The feet begin and end where everything above them does.
            frame = next(shape._element.iter("{*}bodyPr"))
            for side in ("lIns", "tIns", "rIns", "bIns"):
                frame.set(side, "0")
            for letters in shape._element.iter("{*}defRPr"):
                letters.set("sz", "900")
            for level in shape._element.iter("{*}lvl1pPr"):
                right = shape.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER
                level.set("algn", "r" if right else "l")


def _add_strip(master: SlideMaster, width: int) -> None:
    """A strip of colour along the upper edge, drawn before everything else."""
    tree = master._element.cSld.spTree
    strip = parse_xml(
        f"<p:sp {NAMESPACES}><p:nvSpPr>"
        '<p:cNvPr id="90" name="Strip"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{STRIP}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{LIGHT.accent[1:].upper()}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="vi-VN"/></a:p></p:txBody></p:sp>'
    )
    tree.insert(2, strip)
