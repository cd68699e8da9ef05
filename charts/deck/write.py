"""The door of the slide pen: a deck of plain values becomes the bytes of a presentation."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import count

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation
from pptx.slide import Slide as SlideFile
from pptx.slide import SlideLayout
from pptx.util import Cm, Emu, Pt

from charts.chart import Chart
from charts.deck.deck import Cover, Deck
from charts.deck.native import About
from charts.deck.pens import pen_of
from charts.deck.place import GAP, Box, fitting_size, lines_needed, text_height
from charts.deck.sheets import sheet_of
from charts.deck.table import Grid, draw_grid, grids
from charts.deck.template import SUBTITLES, Ground, ground, placeholder_of
from charts.deck.text import Type, add_placeholder, add_text, fill_placeholder, language_tag, paragraphs
from charts.footer import unmarked
from charts.package import reproducible
from charts.theme import LIGHT

TITLE_SIZES_PT = (26, 24, 22, 20, 18, 16, 14)
ONE_LINE_SIZES_PT = (26, 25, 24, 23, 22, 21, 20)
"""A title goes on one line in letters a little smaller rather than leave one word on a second."""
COVER_SIZES_PT = (36, 34, 32, 30, 28, 26, 24)
"""The cover's title on one line, where it goes."""
SENTENCE_SIZES_PT = (16, 15, 14, 13, 12)
SENTENCES_SHARE = 0.25
"""Sentences take no more of a slide than this."""
SENTENCES_GAP_PT = 3
SOURCE_SIZES_PT = (10, 9, 8)
SOURCE_HEIGHT = Cm(0.95)
SUBJECT_SIZES_PT = (16, 15, 14, 13, 12, 11, 10, 9)
HEAD_HEIGHT, MARK_HEIGHT, MARK_WIDTH = Cm(0.85), Cm(0.65), Cm(6.2)
MARK = Type(12, LIGHT.target, bold=True, align="ctr", framed=True)
FOOT = Type(9, LIGHT.muted)
PAGE_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""The id Office gives a field that shows the page's number."""


def deck_bytes(deck: Deck, *, template: bytes | None = None) -> bytes:
    """The presentation. Equal decks are equal bytes.

    Raises `UserError` where the template lacks a layout that is needed.
    """
    stage = ground(template, deck.ratio)
    _number_parts(stage.file)
    if deck.cover is not None:
        _add_cover(stage, deck, deck.cover)
    for chart in deck.charts:
        _add_chart(stage, deck, chart)
    told = stage.file.core_properties
    told.title = deck.title
    told.author = told.last_modified_by = deck.words.text("The Lạng Sơn KPI dashboard")
    told.created = told.modified = deck.made_at
    told.language, told.revision, told.version = language_tag(deck.words), 1, deck.release
    content = BytesIO()
    stage.file.save(content)
    return reproducible(content.getvalue())


def _number_parts(file: Presentation) -> None:
    """New parts are counted: python-pptx looks through the whole file for each, which took half of a pack's time."""
    package = file.part.package
    taken = {str(part.partname) for part in package.iter_parts()}
    numbers: dict[str, count[int]] = {}

    def next_partname(form: str) -> PackURI:
        counted = numbers.setdefault(form, count(1))
        return PackURI(next(name for number in counted if (name := form % number) not in taken))

    package.next_partname = next_partname  # type: ignore[method-assign, assignment]


def _add_cover(stage: Ground, deck: Deck, cover: Cover) -> None:
    slide = stage.file.slides.add_slide(stage.cover)
    for shape in slide.placeholders:
        if shape == slide.shapes.title:
            wide = shape.width or stage.title.width
            size_pt = fitting_size(
                [cover.title], COVER_SIZES_PT, wide, int(Pt(COVER_SIZES_PT[0] * 1.3)), bold=True
            )
            fill_placeholder(shape.text_frame, deck.words, [cover.title], size_pt=size_pt)
        elif shape.placeholder_format.type in SUBTITLES:
            fill_placeholder(shape.text_frame, deck.words, cover.lines)
    _add_feet(slide, stage.cover, deck)
    _add_notes(slide, deck, cover.notes)


def _add_chart(stage: Ground, deck: Deck, chart: Chart) -> None:
    """One slide, or several where a table is too long for one."""
    if pen_of(chart) is not None:
        _draw(stage, deck, chart, None)
        return
    parts = grids(deck.words, sheet_of(deck.words, chart), _body_box(stage, chart))
    for place, grid in enumerate(parts, start=1):
        part = f" ({place}/{len(parts)})" if len(parts) > 1 else ""
        _draw(stage, deck, chart, grid, part=part)


def _draw(stage: Ground, deck: Deck, chart: Chart, grid: Grid | None, *, part: str = "") -> None:
    """The shapes in the order they are read out: title, subject, mark, chart, sentences, source, feet."""
    words = deck.words
    slide = stage.file.slides.add_slide(stage.content)
    # The mark of illustrative figures stands in its own frame right below.
    _write_title(slide, stage, deck, unmarked(words, chart.title) + part)
    region, source = stage.region.above(SOURCE_HEIGHT, gap=GAP)
    _add_head(slide, deck, chart, region)
    box = _body_box(stage, chart)
    line = _source_line(deck, chart, source)
    pen = pen_of(chart)
    if pen is not None:
        pen(slide, words, chart, box, About((chart.title, chart.subject, line), deck.made_at))
    else:
        assert grid is not None, "a table is laid out before it is drawn"
        draw_grid(slide, words, box, grid, name=chart.title, alt=chart.alt)
    if chart.sentences:
        below = Box(region.left, Emu(box.bottom + GAP), region.width, Emu(region.bottom - box.bottom - GAP))
        size_pt = fitting_size(chart.sentences, SENTENCE_SIZES_PT, below.width, below.height)
        type_ = Type(size_pt, gap_pt=SENTENCES_GAP_PT)
        add_text(slide, words, below, chart.sentences, type_, name=words.text("In words"))
    size_pt = fitting_size([line], SOURCE_SIZES_PT, source.width, source.height)
    add_text(slide, words, source, [line], Type(size_pt, LIGHT.muted), name=words.text("Source"))
    _add_feet(slide, stage.content, deck)
    # What the foot of the slide has no room for stands in the notes.
    whole = () if chart.footer.source in line else (chart.footer.source,)
    _add_notes(slide, deck, (*chart.notes, *whole))


def _source_line(deck: Deck, chart: Chart, box: Box) -> str:
    """Source, coverage, period, mark and release; of a source too long for its place, as much as fits."""
    told, release = chart.footer, deck.words.text("release {id}", id=deck.release)
    source = told.source
    while True:
        parts = (*replace(told, source=source).parts, release)
        line = " · ".join(parts)
        if not source or text_height([line], SOURCE_SIZES_PT[-1], box.width) <= box.height:
            return line
        source = source.rstrip("…").rpartition(" ")[0].rstrip(" ,;.") + "…" if " " in source else ""


def _add_head(slide: SlideFile, deck: Deck, chart: Chart, region: Box) -> None:
    """Over the chart, what it is about, and the mark of illustrative figures where nobody overlooks it."""
    words = deck.words
    if chart.subject:
        width = region.width - (MARK_WIDTH + GAP if chart.footer.illustrative else 0)
        box = Box(region.left, region.top, Emu(width), HEAD_HEIGHT)
        size_pt = fitting_size([chart.subject], SUBJECT_SIZES_PT, box.width, box.height, bold=True)
        type_ = Type(size_pt, LIGHT.accent, bold=True)
        add_text(slide, words, box, [chart.subject], type_, name=words.text("Indicator"))
    if chart.footer.illustrative:
        box = Box(Emu(region.right - MARK_WIDTH), region.top, MARK_WIDTH, MARK_HEIGHT)
        told = words.text("ILLUSTRATIVE DATA")
        add_text(slide, words, box, [told], MARK, name=told)


def _body_box(stage: Ground, chart: Chart) -> Box:
    """What is left for the chart between the head above and the sentences below."""
    region, _ = stage.region.above(SOURCE_HEIGHT, gap=GAP)
    if chart.sentences:
        room = int(region.height * SENTENCES_SHARE)
        size_pt = fitting_size(chart.sentences, SENTENCE_SIZES_PT, region.width, room)
        height = text_height(chart.sentences, size_pt, region.width, gap_pt=SENTENCES_GAP_PT)
        region, _ = region.above(height, gap=GAP)
    if chart.subject or chart.footer.illustrative:
        return Box(region.left, Emu(region.top + HEAD_HEIGHT), region.width, Emu(region.height - HEAD_HEIGHT))
    return region


def _write_title(slide: SlideFile, stage: Ground, deck: Deck, title: str) -> None:
    shape = slide.shapes.title
    assert shape is not None, "the layout was chosen because it has a title"
    box = stage.title
    width = int(box.width * 0.95)
    size_pt = next(
        (size for size in ONE_LINE_SIZES_PT if lines_needed(title, size, width, bold=True) == 1), None
    ) or fitting_size([title], TITLE_SIZES_PT, width, int(box.height * 0.96), bold=True)
    fill_placeholder(shape.text_frame, deck.words, [title], size_pt=size_pt)


def _add_feet(slide: SlideFile, layout: SlideLayout, deck: Deck) -> None:
    """The layout's own footer and page number; python-pptx leaves them to whoever makes the slide."""
    words = deck.words
    number = (
        f'<a:p><a:fld id="{PAGE_FIELD}" type="slidenum"><a:rPr lang="{language_tag(words)}"/>'
        "<a:t>‹#›</a:t></a:fld></a:p>"
    )
    told = {
        PP_PLACEHOLDER.FOOTER: paragraphs(words, [words.text("The Lạng Sơn KPI dashboard")], FOOT),
        PP_PLACEHOLDER.SLIDE_NUMBER: number,
    }
    for kind, content in told.items():
        source = placeholder_of(layout, (kind,))
        if source is not None:
            add_placeholder(slide, source, content)


def _add_notes(slide: SlideFile, deck: Deck, notes: tuple[str, ...]) -> None:
    frame = slide.notes_slide.notes_text_frame if notes else None
    if frame is not None:
        fill_placeholder(frame, deck.words, notes)
