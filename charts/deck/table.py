"""The slide pen's table: a native one, its rows over as many slides as they need, nothing cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Emu, Pt

from charts import brief
from charts.deck.place import LINE_HEIGHT, Box, lines_needed, text_width
from charts.deck.text import describe, language_tag
from charts.sheet import Sheet, written_rows
from charts.theme import LIGHT
from schemas.status import STATUS_FORMS
from schemas.words import Words

SIZES_PT = (16, 15, 14, 13, 12, 11, 10, 9)
SIDE, UPPER = Pt(5), Pt(2.5)
"""The margins within a cell."""
SHORT_LETTERS = 14
WIDEST_NAME = 0.42
"""No column asks for more of the table's width than this."""


@dataclass(frozen=True)
class Grid:
    """A part of a sheet as it fits on one slide."""

    rows: tuple[tuple[str, ...], ...]
    size_pt: float
    widths: tuple[int, ...]
    heights: tuple[int, ...]


def grids(words: Words, sheet: Sheet, box: Box) -> tuple[Grid, ...]:
    """The sheet in letters as large as let it stand on one slide; in the smallest ones on several."""
    rows = [tuple(sheet.headings), *(tuple(row) for row in written_rows(words, sheet))]
    for size_pt in SIZES_PT:
        widths = _widths(rows, size_pt, box.width)
        heights = [_height(row, size_pt, widths) for row in rows]
        if sum(heights) <= box.height:
            return (Grid(tuple(rows), size_pt, widths, tuple(heights)),)
    return _in_parts(rows, SIZES_PT[-2], box)


def draw_grid(
    slide: Slide, words: Words, box: Box, grid: Grid, *, numbers: Sequence[int], name: str, alt: str
) -> None:
    """The grid as PowerPoint's own table; its first row is the heading."""
    width, height = Emu(sum(grid.widths)), Emu(sum(grid.heights))
    frame = slide.shapes.add_table(1, 1, box.left, box.top, width, height)._element
    data = next(frame.iter("{*}graphicData"))
    data[0] = parse_xml(_table(words, grid, numbers))
    describe(frame, name=name, alt=alt)


def _in_parts(rows: Sequence[tuple[str, ...]], size_pt: float, box: Box) -> tuple[Grid, ...]:
    widths = _widths(rows, size_pt, box.width)
    heading = _height(rows[0], size_pt, widths)
    parts: list[list[tuple[str, ...]]] = [[]]
    used = heading
    for row in rows[1:]:
        height = _height(row, size_pt, widths)
        if parts[-1] and used + height > box.height:
            parts.append([])
            used = heading
        parts[-1].append(row)
        used += height
    return tuple(
        Grid(
            (rows[0], *part),
            size_pt,
            widths,
            tuple(_height(row, size_pt, widths) for row in (rows[0], *part)),
        )
        for part in parts
    )


def _widths(rows: Sequence[tuple[str, ...]], size_pt: float, width: int) -> tuple[int, ...]:
    """What each column needs for one line, the long ones wrapped so that the table fills its width."""
    count = len(rows[0])
    asked = [
        max(min(text_width(row[place], size_pt), int(width * WIDEST_NAME)) for row in rows) + 2 * SIDE
        for place in range(count)
    ]
    least = [
        max(text_width(word, size_pt) for row in rows for word in _unbroken(row[place])) + 2 * SIDE
        for place in range(count)
    ]
    spare = width - sum(least)
    wanted = [max(wide - narrow, 0) for wide, narrow in zip(asked, least, strict=True)]
    if spare <= 0:
        return tuple(int(narrow * width / sum(least)) for narrow in least)
    share = spare / sum(wanted) if sum(wanted) > spare else 1
    widths = [int(narrow + more * share) for narrow, more in zip(least, wanted, strict=True)]
    left = max(width - sum(widths), 0)
    return tuple(int(wide + left * wide / sum(widths)) for wide in widths)


def _unbroken(text: str) -> list[str]:
    """What of a cell stands in one line: a short text as a whole, as a number with its unit is one."""
    return [text] if len(text) <= SHORT_LETTERS else text.split()


def _height(row: Sequence[str], size_pt: float, widths: Sequence[int]) -> int:
    lines = max(lines_needed(text, size_pt, wide - 2 * SIDE) for text, wide in zip(row, widths, strict=True))
    return int(lines * size_pt * LINE_HEIGHT * Pt(1)) + 2 * UPPER


def _table(words: Words, grid: Grid, numbers: Sequence[int]) -> str:
    columns = "".join(f'<a:gridCol w="{wide}"/>' for wide in grid.widths)
    rows = "".join(
        f'<a:tr h="{height}">'
        + "".join(
            _cell(
                words,
                text,
                grid.size_pt,
                heading=place == 0,
                right=column in numbers,
                colour=_colour(words, text),
            )
            for column, text in enumerate(row)
        )
        + "</a:tr>"
        for place, (row, height) in enumerate(zip(grid.rows, grid.heights, strict=True))
    )
    return (
        '<a:tbl xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f'<a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>'
    )


def _colour(words: Words, text: str) -> str | None:
    """The colour of a status told in a cell: by its words, or by its symbol before a value."""
    found = (
        status
        for status, form in STATUS_FORMS.items()
        if text == brief.status_word(words, status)
        or text == form.symbol
        or (text.startswith(f"{form.symbol} ") and text[-1:].isdigit())
    )
    status = next(found, None)
    return LIGHT.statuses[status] if status else None


def _cell(words: Words, text: str, size_pt: float, *, heading: bool, right: bool, colour: str | None) -> str:
    letters = colour or (LIGHT.muted if heading else LIGHT.text)
    bold = int(heading or colour is not None)
    edge = LIGHT.muted if heading else LIGHT.line
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    ground = (
        f'<a:solidFill><a:srgbClr val="{LIGHT.card[1:].upper()}"/></a:solidFill>'
        if heading
        else "<a:noFill/>"
    )
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{"r" if right else "l"}"/>'
        f'<a:r><a:rPr lang={quoteattr(language_tag(words))} sz="{int(size_pt * 100)}" b="{bold}"><a:solidFill>'
        f'<a:srgbClr val="{letters[1:].upper()}"/></a:solidFill></a:rPr><a:t>{escape(text)}</a:t></a:r></a:p></a:txBody>'
        f'<a:tcPr marL="{SIDE}" marR="{SIDE}" marT="{UPPER}" marB="{UPPER}" anchor="ctr">{none}'
        f'<a:lnB w="6350"><a:solidFill><a:srgbClr val="{edge[1:].upper()}"/></a:solidFill></a:lnB>{ground}</a:tcPr></a:tc>'
    )
