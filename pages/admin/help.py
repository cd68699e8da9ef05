"""Help: a short guide for leaders and one for analysts, with pictures of the pages themselves."""

from __future__ import annotations

from functools import cache

import streamlit

from charts import document, screen
from charts.document import Picture, Section
from pages.parts.frame import Frame, freshness_line, open_frame, show
from pages.parts.menu import PAGES
from settings import ROOT

GUIDES = ("leaders", "analysts")
HELP_FOLDER = ROOT / "docs" / "help"
PICTURES_FOLDER = ROOT / "docs" / "pictures"
# Lines longer than that are hard to read.
GUIDE_WIDTH_PX = 880


def main() -> None:
    frame = open_frame()
    words = frame.words
    note = words.text("The pictures show a fresh install: what is hatched in them is illustrative.")
    show(screen.heading(words.text("How to use this dashboard"), level=1, note=note))
    for guide in GUIDES:
        title, parts = guide_of(f"{guide}.{words.language}.md")
        with streamlit.container(key=f"guide_{guide}", width=GUIDE_WIDTH_PX):
            show(screen.heading(title))
            for section in parts:
                draw_section(frame, section)
    freshness_line(frame)


@cache
def guide_of(name: str) -> tuple[str, tuple[Section, ...]]:
    """A guide's title and its sections."""
    text = (HELP_FOLDER / name).read_text(encoding="utf-8")
    return text.splitlines()[0].removeprefix("# "), document.sections(text)


def draw_section(frame: Frame, section: Section) -> None:
    """One section of a guide, its pictures among the words."""
    if section.title:
        show(screen.heading(section.title, level=3))
    for block in section.blocks:
        if isinstance(block, Picture):
            path = PICTURES_FOLDER / f"{block.path}.{frame.words.language}.jpg"
            streamlit.image(str(path), alt=block.alt, width="stretch")
        else:
            show(document.markup_of(block, lambda slug: frame.address.link(path_of(slug))))


def path_of(slug: str) -> str:
    """The path of a page's address by its slug."""
    return next(page.address for page in PAGES if page.slug == slug)


main()
