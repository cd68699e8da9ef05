"""Places on a slide, and how much room words take there: no pen draws where the text would not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from pptx.util import Cm, Emu, Length, Pt

from charts.deck.letters import THOUSANDTHS, letter_width

EMU_PER_PT = 12700
LINE_HEIGHT = 1.22
"""Height of a line as a share of its letters' size, in Arial."""
SLACK = 1.03
"""A little more than Arial takes, for faces that stand in for it."""


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide."""

    left: Length
    top: Length
    width: Length
    height: Length

    @property
    def right(self) -> Length:
        return Emu(self.left + self.width)

    @property
    def bottom(self) -> Length:
        return Emu(self.top + self.height)

    @property
    def sides(self) -> tuple[Length, Length, Length, Length]:
        """Left, top, width and height, as python-pptx asks for them."""
        return self.left, self.top, self.width, self.height

    def above(self, height: int, *, gap: int = 0) -> tuple[Box, Box]:
        """The box in two: the rest above, and `height` of it below."""
        rest = self.height - height - gap
        return (
            Box(self.left, self.top, self.width, Emu(rest)),
            Box(self.left, Emu(self.bottom - height), self.width, Emu(height)),
        )


GAP = Cm(0.35)
NO_HEIGHT = Emu(0)


@lru_cache(maxsize=16384)
def text_width(text: str, size_pt: float, *, bold: bool = False) -> int:
    """How wide a text is in one line, in EMU."""
    wide = sum(letter_width(letter, bold=bold) for letter in text)
    return ceil(Pt(1) * size_pt * wide / THOUSANDTHS * SLACK)


def lines_needed(text: str, size_pt: float, width: int, *, bold: bool = False) -> int:
    """How many lines a text takes in that width; a word longer than a line breaks within itself."""
    return sum(_wrapped(paragraph.split(" "), size_pt, width, bold=bold) for paragraph in text.split("\n"))


def text_height(
    texts: Sequence[str], size_pt: float, width: int, *, gap_pt: float = 0, bold: bool = False
) -> int:
    """The height of paragraphs under each other, in EMU."""
    lines = sum(lines_needed(text, size_pt, width, bold=bold) for text in texts)
    return int(Pt(1) * (lines * size_pt * LINE_HEIGHT + max(len(texts) - 1, 0) * gap_pt))


def fitting_size(
    texts: Sequence[str], sizes_pt: Sequence[float], width: int, height: int, *, bold: bool = False
) -> float:
    """The first of the sizes, largest first, in which the paragraphs fit; the last one where none does."""
    fitting = (size for size in sizes_pt if text_height(texts, size, width, bold=bold) <= height)
    return next(fitting, sizes_pt[-1])


def _wrapped(words: list[str], size_pt: float, width: int, *, bold: bool) -> int:
    """Lines are measured as a whole: the words' widths, each rounded up, would add up to more than the line."""
    lines, line = 1, ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and text_width(longer, size_pt, bold=bold) > width:
            lines, longer = lines + 1, word
        used = text_width(longer, size_pt, bold=bold)
        if used > width:
            lines, longer = lines + used // width, ""
        line = longer
    return lines
