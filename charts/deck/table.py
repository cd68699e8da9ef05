"""The slide pen's table: a native one, its rows over as many slides as they need, nothing cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.slide import Slide
from pptx.util import Emu, Pt

from charts.deck.place import LINE_HEIGHT, Box, lines_needed, text_width
from charts.deck.text import describe, language_tag
from charts.deck.tones import tone_of
from charts.sheet import Sheet, written_rows
from charts.theme import LIGHT
from schemas.words import Words

SIZES_PT = (16, 15, 14, 13, 12, 11, 10, 9)
SIDE = Pt(6)
"""The margin left and right of a cell."""
AIR_PT = (7, 6, 5, 4, 3, 2.5)
"""The margins above and below the words of a cell: as much air as there is room for."""
SHORT_LETTERS = 14
WIDEST_NAME = 0.42
"""No column asks for more of the table's width than this."""
FIGURE = re.compile(r"^(?!0\d|\S*/\d{4}|\d{4}-)(?:—|[+−≥≤<>]?\d\S*(?: [^\d\s]\S*){0,2})$")
"""A cell that is a number with its unit, as 3.641 trạm or +2,43 điểm %; not a code, a month or a day."""

Rows = Sequence[tuple[str, ...]]


@dataclass(frozen=True)
class Grid:
    """A part of a sheet as it fits on one slide."""

    rows: tuple[tuple[str, ...], ...]
    size_pt: float
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    air_pt: float


@dataclass(frozen=True)
class _Setting:
    """How a table's words are set: how large, how wide its columns are, and which of its cells are bold."""

    words: Words
    size_pt: float
    widths: tuple[int, ...] = ()

    def width(self, text: str, *, heading: bool) -> int:
        """One text in one line, between its margins."""
        bold = heading or tone_of(self.words, text) is not None
        return text_width(text, self.size_pt, bold=bold) + 2 * SIDE

    def heights(self, rows: Rows, air_pt: float) -> tuple[int, ...]:
        """The height of each row, the first of them the heading."""
        return tuple(
            int(self._lines(row, heading=place == 0) * self.size_pt * LINE_HEIGHT * Pt(1) + 2 * Pt(air_pt))
            for place, row in enumerate(rows)
        )

    def _lines(self, row: tuple[str, ...], *, heading: bool) -> int:
        return max(
            lines_needed(
                text,
                self.size_pt,
                wide - 2 * SIDE,
                bold=heading or tone_of(self.words, text) is not None,
            )
            for text, wide in zip(row, self.widths, strict=True)
        )


def grids(words: Words, sheet: Sheet, box: Box) -> tuple[Grid, ...]:
    """The sheet in letters as large as let it stand on one slide; in small ones on several."""
    rows = [tuple(sheet.headings), *(tuple(row) for row in written_rows(words, sheet))]
    for size_pt in SIZES_PT:
        setting = _set(words, rows, size_pt, box.width)
        if setting is not None and sum(setting.heights(rows, AIR_PT[-1])) <= box.height:
            return (_grid(setting, rows, _air(setting, rows, box)),)
    return _in_parts(words, rows, box)


def draw_grid(slide: Slide, words: Words, box: Box, grid: Grid, *, name: str, alt: str) -> None:
    """The grid as PowerPoint's own table; its first row is the heading."""
    width, height = Emu(sum(grid.widths)), Emu(sum(grid.heights))
    frame = slide.shapes.add_table(1, 1, box.left, box.top, width, height)._element
    data = next(frame.iter("{*}graphicData"))
    data[0] = parse_xml(_table(words, grid))
    describe(frame, name=name, alt=alt)


def _grid(setting: _Setting, rows: Rows, air_pt: float) -> Grid:
    return Grid(tuple(rows), setting.size_pt, setting.widths, setting.heights(rows, air_pt), air_pt)


def _air(setting: _Setting, rows: Rows, box: Box) -> float:
    fitting = (air for air in AIR_PT if sum(setting.heights(rows, air)) <= box.height)
    return next(fitting, AIR_PT[-1])


def _in_parts(words: Words, rows: Rows, box: Box) -> tuple[Grid, ...]:
    """Over as many slides as it takes, with as many rows on each: no slide is left with a last row alone."""
    setting = next(
        (found for size in SIZES_PT[-3:] if (found := _set(words, rows, size, box.width)) is not None),
        _squeezed(words, rows, SIZES_PT[-1], box.width),
    )
    heading, *heights = setting.heights(rows, AIR_PT[-2])
    room = box.height - heading
    slides = len(_parts(rows[1:], heights, room))
    # With a row to spare on each, none takes more slides than before.
    even = min(room, sum(heights) // slides + max(heights))
    return tuple(_grid(setting, [rows[0], *part], AIR_PT[-2]) for part in _parts(rows[1:], heights, even))


def _parts(rows: Rows, heights: Sequence[int], room: int) -> list[list[tuple[str, ...]]]:
    parts: list[list[tuple[str, ...]]] = [[]]
    used = 0
    for row, height in zip(rows, heights, strict=True):
        if parts[-1] and used + height > room:
            parts.append([])
            used = 0
        parts[-1].append(row)
        used += height
    return parts


def _set(words: Words, rows: Rows, size_pt: float, width: int) -> _Setting | None:
    """What each column needs for one line, the long ones wrapped so that the table fills its width.

    None where not even the longest words have room.
    """
    setting = _Setting(words, size_pt)
    asked = _asked(setting, rows, int(width * WIDEST_NAME))
    least = _least(setting, rows)
    spare = width - sum(least)
    if spare < 0:
        return None
    wanted = [max(wide - narrow, 0) for wide, narrow in zip(asked, least, strict=True)]
    share = spare / sum(wanted) if sum(wanted) > spare else 1
    widths = [int(narrow + more * share) for narrow, more in zip(least, wanted, strict=True)]
    left = max(width - sum(widths), 0)
    return replace(setting, widths=tuple(int(wide + left * wide / sum(widths)) for wide in widths))


def _squeezed(words: Words, rows: Rows, size_pt: float, width: int) -> _Setting:
    """Columns narrower than their longest words, where a table has too many of them."""
    setting = _Setting(words, size_pt)
    least = _least(setting, rows)
    return replace(setting, widths=tuple(int(narrow * width / sum(least)) for narrow in least))


def _asked(setting: _Setting, rows: Rows, most: int) -> list[int]:
    return [
        max(min(setting.width(row[place], heading=top == 0), most) for top, row in enumerate(rows))
        for place in range(len(rows[0]))
    ]


def _least(setting: _Setting, rows: Rows) -> list[int]:
    return [
        max(
            setting.width(word, heading=top == 0)
            for top, row in enumerate(rows)
            for word in _unbroken(setting.words, row[place], heading=top == 0)
        )
        for place in range(len(rows[0]))
    ]


def _unbroken(words: Words, text: str, *, heading: bool) -> list[str]:
    """What of a cell stands in one line: a short text or a status as a whole, as a number with its unit is one."""
    whole = not heading and (len(text) <= SHORT_LETTERS or tone_of(words, text) is not None)
    return [text] if whole else text.split(" ")


def _table(words: Words, grid: Grid) -> str:
    columns = "".join(f'<a:gridCol w="{wide}"/>' for wide in grid.widths)
    right = _figures(grid.rows[1:])
    rows = "".join(
        f'<a:tr h="{height}">'
        + "".join(
            _cell(words, text, grid, heading=place == 0, right=column in right)
            for column, text in enumerate(row)
        )
        + "</a:tr>"
        for place, (row, height) in enumerate(zip(grid.rows, grid.heights, strict=True))
    )
    return (
        '<a:tbl xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f'<a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>'
    )


def _figures(rows: Rows) -> frozenset[int]:
    """The columns of numbers, with or without units: they stand right, so that their digits stand under each other."""
    return frozenset(
        place
        for place in range(len(rows[0]))
        if any(any(letter.isdigit() for letter in row[place]) for row in rows)
        and all(FIGURE.match(row[place]) for row in rows if row[place])
    )


def _cell(words: Words, text: str, grid: Grid, *, heading: bool, right: bool) -> str:
    status = None if heading else tone_of(words, text)
    letters = LIGHT.muted if heading else LIGHT.statuses[status] if status else LIGHT.text
    bold = int(heading or status is not None)
    edge = LIGHT.muted if heading else LIGHT.line
    air = int(Pt(grid.air_pt))
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    ground = (
        f'<a:solidFill><a:srgbClr val="{LIGHT.card[1:].upper()}"/></a:solidFill>'
        if heading
        else "<a:noFill/>"
    )
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{"r" if right else "l"}"/>'
        f'<a:r><a:rPr lang={quoteattr(language_tag(words))} sz="{int(grid.size_pt * 100)}" b="{bold}"><a:solidFill>'
        f'<a:srgbClr val="{letters[1:].upper()}"/></a:solidFill></a:rPr><a:t>{escape(text)}</a:t></a:r></a:p></a:txBody>'
        f'<a:tcPr marL="{SIDE}" marR="{SIDE}" marT="{air}" marB="{air}" anchor="ctr">{none}'
        f'<a:lnB w="6350"><a:solidFill><a:srgbClr val="{edge[1:].upper()}"/></a:solidFill></a:lnB>{ground}</a:tcPr></a:tc>'
    )
