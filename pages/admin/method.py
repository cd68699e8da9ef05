"""Method: the rules of progress as the tests execute them, and what the words mean."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from charts import document, screen
from charts.document import Block, Section, Table
from charts.markup import Markup, element, join
from pages.parts.frame import Frame, freshness_line, open_frame, show
from schemas.words import Words
from settings import ROOT

RULES = {"vi": "docs/progress_and_status.vi.md", "en": "docs/progress_and_status.md"}
GLOSSARY = "GLOSSARY.md"
# The first columns of the tables whose rows the tests execute. (Streamlit would show a docstring standing here.)
EXAMPLE_HEADS = ("case", "course", "trường hợp", "diễn biến")

# Columns of the rules that are in the other language, by their heads in either edition.
LANGUAGE_COLUMNS = {"tiếng Anh": "en", "Vietnamese": "vi"}
OTHER = {"vi": "en", "en": "vi"}

TERM, VIETNAMESE, MEANING, MEANING_VI = range(4)


def main() -> None:
    frame = open_frame()
    words = frame.words
    show(
        screen.heading(
            words.text("How progress and status are worked out"),
            level=1,
            note=words.text("The examples are carried out whenever the program is tested: what stands here is what is computed."),
        )
    )  # fmt: skip
    known = sections_of(RULES[words.language])
    show(*(part(frame, section, unfolded=place == 0) for place, section in enumerate(known[1:])))
    show(screen.heading(words.text("Glossary"), note=words.text("A word means the same wherever it stands.")))
    show(*(glossary(frame, section) for section in sections_of(GLOSSARY)[1:]))
    freshness_line(frame)


@cache
def sections_of(name: str) -> tuple[Section, ...]:
    """The sections of a document of the project; the first is its introduction."""
    return document.sections((Path(ROOT) / name).read_text(encoding="utf-8"))


def part(frame: Frame, section: Section, *, unfolded: bool) -> Markup:
    """One section of the rules, folded away; its examples folded once more."""
    body = join(*(rule(frame, block) for block in section.blocks))
    return screen.foldable(element("strong", section.title), body, unfolded=unfolded)


def rule(frame: Frame, block: Block) -> Markup:
    """One block of the rules; a table of examples is folded away behind their number."""
    if isinstance(block, Table):
        spoken = tuple(LANGUAGE_COLUMNS.get(head, "") for head in block.heads)
        block = replace(block, spoken=spoken)
    told = document.markup_of(block, frame.address.link)
    if not isinstance(block, Table) or block.heads[0] not in EXAMPLE_HEADS:
        return told
    count = frame.words.count_text("{count} example", "{count} examples", len(block.rows))
    # What the tests execute is written in the words of the code, in either language.
    return screen.foldable(join(count), element("div", told, translate="no"))


def glossary(frame: Frame, section: Section) -> Markup:
    """One table of the glossary, each meaning in the reader's language."""
    english, _, vietnamese = section.title.partition(" · ")
    parts = [screen.heading(frame.words.pick(vietnamese, english), level=3)]
    for block in section.blocks:
        if isinstance(block, Table):
            parts.append(document.markup_of(terms(frame.words, block), frame.address.link))
        else:
            parts.append(document.markup_of(block, frame.address.link))
    return join(*parts)


def terms(words: Words, table: Table) -> Table:
    """The reader's own term first, then the other language's, then the meaning."""
    order = (VIETNAMESE, TERM, MEANING_VI) if words.language == "vi" else (TERM, VIETNAMESE, MEANING)
    heads = (words.text("Term"), words.text("In the other language"), words.text("Meaning"))
    rows = tuple(
        tuple(row[place] if place < len(row) else row[MEANING] for place in order) for row in table.rows
    )
    return Table(heads, rows, ("", OTHER[words.language]))


main()
