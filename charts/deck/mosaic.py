"""The slide pen's mosaic: blocks as real shapes, each as wide as its cases and as high as its rate."""

from __future__ import annotations

from itertools import accumulate

from pptx.slide import Slide
from pptx.util import Cm, Emu

from charts.chart import Block, MosaicChart
from charts.deck.native import About
from charts.deck.place import Box
from charts.deck.shapes import Piece, add_group
from charts.theme import LIGHT
from schemas.words import Words

NAMES, SCALE_ROOM, FOOT = Cm(1.5), Cm(1.6), Cm(1.3)
SIZE_PT = 12
MARKS = (0, 50, 100)
GAP = Cm(0.08)


def draw_mosaic(slide: Slide, words: Words, chart: MosaicChart, box: Box, _about: About) -> None:
    """Names above the blocks, what is missing pale above each, the whole as a line across them."""
    plot = Box(
        Emu(box.left + SCALE_ROOM),
        Emu(box.top + NAMES),
        Emu(box.width - SCALE_ROOM),
        Emu(box.height - NAMES - FOOT),
    )
    ends = [0.0, *accumulate(block.width for block in chart.blocks)]
    pieces: list[Piece] = []
    last = len(chart.blocks) - 1
    for place, (start, end, block) in enumerate(zip(ends, ends[1:], chart.blocks, strict=False)):
        left, right = (plot.left + int(plot.width * share / 100) for share in (start, end))
        wide = Emu(max(right - left - GAP, GAP))
        high = Emu(int(plot.height * block.height / 100))
        column = Box(Emu(left), plot.top, wide, plot.height)
        filled = Box(Emu(left), Emu(plot.bottom - high), wide, high)
        colour = LIGHT.muted if block.faded else LIGHT.accent
        pieces += [
            Piece(column, f"{block.name}: 100%", ground=LIGHT.line),
            Piece(filled, f"{block.name}: {block.written}", ground=colour),
            _named(block, plot, column if place not in (0, last) else None, at_end=place == last),
        ]
    pieces += _scale(words, plot, box)
    if chart.whole is not None:
        pieces += _whole(chart, plot)
    foot = Box(plot.left, Emu(plot.bottom + FOOT // 2), plot.width, Emu(FOOT // 2))
    pieces.append(Piece(foot, chart.width_name, (chart.width_name,), SIZE_PT, LIGHT.muted))
    add_group(slide, words, box, pieces, name=chart.title, alt=chart.alt)


def _named(block: Block, plot: Box, column: Box | None, *, at_end: bool) -> Piece:
    """The first block's name over its beginning, the last one's over its end, the others inside: none is cut."""
    box = column or Box(plot.left, Emu(plot.top - NAMES), plot.width, NAMES)
    return Piece(
        box,
        block.name,
        (block.name, block.written),
        SIZE_PT,
        LIGHT.page if column else LIGHT.text,
        bold=True,
        align="ctr" if column else "r" if at_end else "l",
        anchor="ctr" if column else "b",
    )


def _scale(words: Words, plot: Box, box: Box) -> list[Piece]:
    """The marks on the left and below, in percent."""
    pieces = []
    for mark in MARKS:
        told = f"{words.number(mark)}%"
        down = plot.bottom - plot.height * mark // 100
        pieces.append(
            Piece(
                Box(box.left, Emu(down - FOOT // 4), SCALE_ROOM, Emu(FOOT // 2)),
                told,
                (told,),
                SIZE_PT,
                LIGHT.muted,
                align="r",
            )
        )
        across = min(plot.left + plot.width * mark // 100, plot.right)
        left = min(max(across - SCALE_ROOM // 2, box.left), box.right - SCALE_ROOM)
        pieces.append(
            Piece(
                Box(Emu(left), plot.bottom, SCALE_ROOM, Emu(FOOT // 2)), told, (told,), SIZE_PT, LIGHT.muted
            )
        )
    return pieces


def _whole(chart: MosaicChart, plot: Box) -> list[Piece]:
    """The rate of the whole as a line across the blocks, with its value on it."""
    down = plot.bottom - int(plot.height * (chart.whole or 0) / 100)
    line = Box(plot.left, Emu(down), plot.width, Emu(1))
    told = Box(plot.left, Emu(down), plot.width, NAMES)
    return [
        Piece(line, chart.whole_name, edge=LIGHT.page, edge_pt=2, dash="dash"),
        Piece(told, chart.whole_name, (chart.whole_name,), SIZE_PT, LIGHT.page, anchor="t"),
    ]
