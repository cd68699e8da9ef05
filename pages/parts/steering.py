"""What the steering pages share: their look, the day they speak of, and what a document is called in a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from charts import screen
from charts.markup import Markup
from charts.source import document_name
from pages.parts.address import one_of
from pages.parts.frame import Frame
from pipelines.clock import now_in_lang_son
from schemas.view import DocumentView
from schemas.words import Words
from settings import ROOT

STEERING_STYLE = Markup(f"<style>{(ROOT / 'charts' / 'steering.css').read_text(encoding='utf-8')}</style>")
"""The look of these pages."""

LONGEST_NAME = 60


def day_shown(frame: Frame) -> date:
    """The day deadlines are held against: today, or the earlier day that is shown."""
    return frame.day or now_in_lang_son().date()


def ask_year(frame: Frame, years: Sequence[int], *, otherwise: int) -> int:
    """The year the address asks for, where it is one of these."""
    known = tuple(map(str, years))
    return int(one_of(frame.words, frame.address.year, known, otherwise=str(otherwise), shown=str(otherwise)))


def year_links(frame: Frame, years: Sequence[int], year: int) -> Markup:
    """The years to choose from, the one that is shown standing out."""
    links = [
        screen.strong(str(other))
        if other == year
        else screen.link(str(other), frame.address.here(year=str(other)))
        for other in years
    ]
    return screen.paragraph(*(part for link in links for part in (link, "\u2003")))


def shown_name(words: Words, documents: Mapping[str, DocumentView], identifier: str) -> str:
    """A document by its number or the beginning of its title."""
    name = document_name(words, documents.get(identifier)) or identifier
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rstrip()}…"
