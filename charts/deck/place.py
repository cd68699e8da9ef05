"""Places on a slide, and how much room words take there: no pen draws where the text would not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pptx.util import Cm, Emu, Length, Pt

EMU_PER_PT = 12700
LINE_HEIGHT = 1.22
"""Height of a line as a share of its letters' size, in Arial."""
NARROW, ORDINARY, CAPITAL, WIDE = 0.29, 0.545, 0.7, 0.88
"""Widths of letters as shares of their size, in Arial; a little generous, so that other faces fit as well."""
SLACK = 1.04


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
def text_width(text: str, size_pt: float) -> int:
    """About how wide a text is in one line, in EMU."""
    ems = sum(_letter_width(letter) for letter in text)
    return int(Pt(1) * size_pt * ems * SLACK)


def lines_needed(text: str, size_pt: float, width: int) -> int:
    """How many lines a text takes in that width; a word longer than a line breaks within itself."""
    space = text_width(" ", size_pt)
    return sum(_wrapped(paragraph.split(), size_pt, width, space) for paragraph in text.split("\n"))


def text_height(texts: Sequence[str], size_pt: float, width: int, *, gap_pt: float = 0) -> int:
    """The height of paragraphs under each other, in EMU."""
    lines = sum(lines_needed(text, size_pt, width) for text in texts)
    return int(Pt(1) * (lines * size_pt * LINE_HEIGHT + max(len(texts) - 1, 0) * gap_pt))


def fitting_size(texts: Sequence[str], sizes_pt: Sequence[float], width: int, height: int) -> float:
    """The first of the sizes, largest first, in which the paragraphs fit; the last one where none does."""
    fitting = (size for size in sizes_pt if text_height(texts, size, width) <= height)
    return next(fitting, sizes_pt[-1])


def _wrapped(words: list[str], size_pt: float, width: int, space: int) -> int:
    lines, used = 1, 0
    for word in words:
        wide = text_width(word, size_pt)
        if used and used + space + wide > width:
            lines, used = lines + 1, 0
        used += wide + (space if used else 0)
        if used > width:
            lines, used = lines + used // width, used % width
    return lines


def _letter_width(letter: str) -> float:
    if letter in " .,:;!|ijlıìíĩỉị'’()[]frtI·/-":
        return NARROW
    if letter in "mwMW%@—→":
        return WIDE
    return CAPITAL if letter.isupper() else ORDINARY
