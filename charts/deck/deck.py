"""A deck as a plain value: a cover and charts in order, before the pen is set down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pptx.util import Cm, Length

from charts.chart import Chart
from schemas.words import Words


class Ratio(StrEnum):
    """The form of a slide: the projector's, or the paper's on its side."""

    WIDE = "16:9"
    A4 = "a4"

    @property
    def size(self) -> tuple[Length, Length]:
        """Width and height."""
        return (Cm(33.867), Cm(19.05)) if self is Ratio.WIDE else (Cm(29.7), Cm(21.0))


@dataclass(frozen=True)
class Cover:
    """The first slide: what the pack is about, and from which state of the figures it was made."""

    title: str
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deck:
    """Charts in order, a slide each (a long table takes several). `made_at` is when the figures were published, so that equal decks are equal files."""

    words: Words
    ratio: Ratio
    cover: Cover | None
    charts: tuple[Chart, ...]
    release: str
    made_at: datetime

    @property
    def title(self) -> str:
        """What the whole is about."""
        return self.cover.title if self.cover else self.charts[0].title
