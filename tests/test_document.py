"""Documents on the pages: nothing of them is lost, and what they say is text, never markup."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from charts.document import (
    Block,
    Heading,
    Items,
    Paragraph,
    Picture,
    Table,
    blocks,
    inline,
    markup_of,
    sections,
)
from pages.parts.menu import PAGES

ROOT = Path(__file__).resolve().parent.parent
GUIDES = tuple(
    f"docs/help/{guide}.{language}.md" for guide in ("leaders", "analysts") for language in ("vi", "en")
)
SHOWN = ("docs/progress_and_status.md", "docs/progress_and_status.vi.md", "GLOSSARY.md", *GUIDES)
SAMPLE = """# Title

A paragraph that
runs on.
## Second
- one
  runs on
- two `code`
1. first
2. second

| a | b |
|---|---|
| 1 | **2** |

![what it shows](picture.png)
"""


def address(slug: str) -> str:
    return f"{slug}?lang=vi"


def test_every_kind_of_block_is_told_apart() -> None:
    assert list(blocks(SAMPLE)) == [
        Heading(1, "Title"),
        Paragraph("A paragraph that runs on."),
        Heading(2, "Second"),
        Items(("one runs on", "two `code`"), numbered=False),
        Items(("first", "second"), numbered=True),
        Table(("a", "b"), (("1", "**2**"),)),
        Picture("what it shows", "picture.png"),
    ]


@pytest.mark.parametrize("name", SHOWN)
def test_no_word_of_a_document_is_lost(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    shown = " ".join(told(block) for block in blocks(text))
    # The browser counts the items of a list, and an address is no word.
    plain = re.sub(r"\]\([^)]+\)|^\d+\. ", " ", text, flags=re.MULTILINE)
    wanted = re.findall(r"\w+", plain)
    found = re.findall(r"\w+", unescape(shown))
    assert found == wanted


def told(block: Block) -> str:
    """The words of a block; a picture's are what it is told by, beside the file it is in."""
    if isinstance(block, Picture):
        return block.alt
    return re.sub(r"<[^>]+>", " ", markup_of(block, address))


@pytest.mark.parametrize("name", SHOWN)
def test_every_row_has_a_cell_under_each_head(name: str) -> None:
    ragged = [
        row
        for block in blocks((ROOT / name).read_text(encoding="utf-8"))
        if isinstance(block, Table)
        for row in block.rows
        if len(row) != len(block.heads) or not all(row)
    ]
    assert ragged == []


def test_a_word_of_the_glossary_stands_there_once() -> None:
    tables = [
        block
        for block in blocks((ROOT / "GLOSSARY.md").read_text(encoding="utf-8"))
        if isinstance(block, Table)
    ]
    terms = [row[0] for table in tables for row in table.rows]
    assert [term for term in dict.fromkeys(terms) if terms.count(term) > 1] == []
    assert not set(terms) & {table.heads[0] for table in tables}


def test_a_section_holds_what_stands_below_its_heading() -> None:
    found = sections(SAMPLE)
    assert [section.title for section in found] == ["", "Second"]
    assert found[0].blocks == (Paragraph("A paragraph that runs on."),)


def test_what_a_document_says_is_text() -> None:
    assert inline("<b>x</b> & `<i>`", address) == "&lt;b&gt;x&lt;/b&gt; &amp; <code>&lt;i&gt;</code>"


def test_a_link_leads_to_a_page_of_the_dashboard_or_nowhere() -> None:
    assert inline("[Overview](page:overview)", address) == (
        '<a href="overview?lang=vi" class="kpi-link">Overview</a>'
    )
    assert inline("[elsewhere](https://example.org)", address) == "elsewhere"


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_names_pages_and_pictures_there_are(name: str) -> None:
    text, language = (ROOT / name).read_text(encoding="utf-8"), name.split(".")[1]
    linked = set(re.findall(r"\(page:([^)]+)\)", text))
    assert linked <= {page.slug for page in PAGES}
    pictures = [block.path for block in blocks(text) if isinstance(block, Picture)]
    assert pictures
    missing = [
        one for one in pictures if not (ROOT / "docs" / "pictures" / f"{one}.{language}.jpg").is_file()
    ]
    assert missing == []


@pytest.mark.parametrize("guide", ["leaders", "analysts"])
def test_a_guide_is_built_alike_in_both_languages(guide: str) -> None:
    def built(language: str) -> list[tuple[str, str]]:
        text = (ROOT / f"docs/help/{guide}.{language}.md").read_text(encoding="utf-8")
        return [(type(block).__name__, getattr(block, "path", "")) for block in blocks(text)]

    assert built("vi") == built("en")


def test_every_picture_is_shown_somewhere_and_small() -> None:
    shown = {
        f"{block.path}.{name.split('.')[1]}.jpg"
        for name in GUIDES
        for block in blocks((ROOT / name).read_text(encoding="utf-8"))
        if isinstance(block, Picture)
    }
    files = {path.name: path.stat().st_size for path in (ROOT / "docs" / "pictures").iterdir()}
    assert files.keys() == shown
    assert max(files.values()) < 200_000
