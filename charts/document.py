"""Documents: the project's own Markdown as blocks, and the blocks as markup of the dashboard's look.

Only what those documents use is read: headings, paragraphs, lists, tables, pictures, and within a line code, bold and
links. Everything else stays the text it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from charts import screen
from charts.markup import Markup, element, join

HEADING = re.compile(r"(#{1,4}) (.+)")
ITEM = re.compile(r"(?:-|(\d+)\.) (.+)")
PICTURE = re.compile(r"!\[(.*)\]\((.+)\)")
INLINE = re.compile(r"`([^`]+)`|\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)]+)\)")
PAGE = "page:"
"""A link to a page of the dashboard is written `[Overview](page:overview)`."""

Address = Callable[[str], str]
"""The address of a page by its slug."""


@dataclass(frozen=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Items:
    """A list; `numbered` where its items are counted."""

    items: tuple[str, ...]
    numbered: bool


@dataclass(frozen=True)
class Table:
    """A table; `spoken` names the language of each column that is not in the reader's."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    spoken: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A picture of the file `path`, told in words by `alt`."""

    alt: str
    path: str


Block = Heading | Paragraph | Items | Table | Picture


@dataclass(frozen=True)
class Section:
    """What stands under one heading of the second level; the part before the first has no title."""

    title: str
    blocks: tuple[Block, ...]


def sections(text: str) -> tuple[Section, ...]:
    """The document by its headings of the second level; the title of the whole is left out."""
    found: list[tuple[str, list[Block]]] = [("", [])]
    for block in blocks(text):
        if isinstance(block, Heading) and block.level == 2:
            found.append((block.text, []))
        elif not (isinstance(block, Heading) and block.level == 1):
            found[-1][1].append(block)
    return tuple(Section(title, tuple(parts)) for title, parts in found if parts)


def blocks(text: str) -> Iterator[Block]:
    """The document's blocks in order; lines of one paragraph or item run on."""
    for lines in _runs(text.splitlines()):
        first = lines[0]
        if heading := HEADING.fullmatch(first):
            yield Heading(len(heading[1]), heading[2])
        elif picture := PICTURE.fullmatch(first):
            yield Picture(picture[1], picture[2])
        elif first.startswith("|"):
            yield _table(lines)
        elif ITEM.fullmatch(first):
            yield _items(lines)
        else:
            yield Paragraph(" ".join(line.strip() for line in lines))


def _runs(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines that belong together: a heading by itself, a table, a list, a paragraph."""
    run: list[str] = []
    for line in lines:
        alone = HEADING.fullmatch(line) or PICTURE.fullmatch(line)
        starts = alone or (run and _kind(line) != _kind(run[0]) and not line.startswith(" "))
        if run and (starts or not line.strip()):
            yield run
            run = []
        if line.strip():
            run.append(line)
        if alone:
            yield run
            run = []
    if run:
        yield run


def _kind(line: str) -> str:
    if line.startswith("|"):
        return "table"
    item = ITEM.fullmatch(line)
    if item is None:
        return "text"
    return "numbered list" if item[1] else "list"


def _table(lines: Sequence[str]) -> Table:
    cells = [tuple(cell.strip() for cell in line.strip()[1:-1].split("|")) for line in lines]
    return Table(cells[0], tuple(row for row in cells[2:]))


def _items(lines: Sequence[str]) -> Items:
    items: list[str] = []
    for line in lines:
        item = ITEM.fullmatch(line)
        if item:
            items.append(item[2])
        else:
            items[-1] = f"{items[-1]} {line.strip()}"
    first = ITEM.fullmatch(lines[0])
    return Items(tuple(items), numbered=bool(first and first[1]))


def markup_of(block: Block, address: Address) -> Markup:
    """One block in the dashboard's look; pictures are the page's to show."""
    match block:
        case Heading():
            return screen.heading(block.text, level=min(block.level, 3))
        case Paragraph():
            return screen.paragraph(inline(block.text, address))
        case Items():
            parts = (element("li", inline(item, address)) for item in block.items)
            return element("ol" if block.numbered else "ul", *parts, class_="kpi-list")
        case Table():
            spoken = (*block.spoken, *("" for _ in block.heads))
            rows = [
                [
                    element("span", inline(cell, address), lang=language)
                    if language
                    else inline(cell, address)
                    for cell, language in zip(row, spoken, strict=False)
                ]
                for row in block.rows
            ]
            return element("div", screen.table(block.heads, rows), class_="kpi-wide")
        case Picture():
            return Markup("")


def inline(text: str, address: Address) -> Markup:
    """A line with its code, bold words and links to pages; other links are told as the words they are."""
    parts: list[str] = []
    end = 0
    for found in INLINE.finditer(text):
        parts.append(text[end : found.start()])
        code, bold, name, target = found.groups()
        if code is not None:
            parts.append(element("code", code))
        elif bold is not None:
            parts.append(element("strong", inline(bold, address)))
        elif target.startswith(PAGE):
            parts.append(screen.link(name, address(target.removeprefix(PAGE))))
        else:
            parts.append(inline(name, address))
        end = found.end()
    return join(*parts, text[end:])
