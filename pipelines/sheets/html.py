"""HTML tables, which one-stop systems export under the name .xls."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from pipelines.sheets.cells import refuse_too_many, text_frame
from pipelines.sheets.text import Decoded
from schemas.grid import Grid, Merge

LARGEST_SPAN = 1000
MOST_TABLES = 50
"""A page with more of them is laid out in tables and is no report."""


def looks_like(text: str) -> bool:
    """Whether a text is HTML with a table in it."""
    return text.lstrip("\ufeff \r\n\t").startswith("<") and bool(
        re.search(r"<table[\s>]", text, re.IGNORECASE)
    )


def read(source: Decoded) -> tuple[Grid, ...]:
    """Every table that does not stand inside another. Raises whatever lxml raises."""
    # The text is decoded already; a declaration of another encoding would only confuse the parser.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", source.text.lstrip("\ufeff"))
    root = lxml_html.document_fromstring(text)
    tables = [
        table
        for table in root.iter("table")
        if not any(above.tag == "table" for above in table.iterancestors())
    ]
    tables = tables[:MOST_TABLES]
    before = _texts_before(root, tables[0]) if tables else []
    return tuple(
        _grid(
            table,
            before if number == 0 else [],
            f"Bảng {number + 1}" if len(tables) > 1 else "",
            source.encoding,
        )
        for number, table in enumerate(tables)
    )


def _texts_before(root: etree._Element, table: etree._Element) -> list[str]:
    """The blocks of text above the first table: the period often stands there."""
    blocks: list[str] = [""]
    body = root.find("body") if root.find("body") is not None else root
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element is table:
            break
        if not isinstance(element.tag, str) or element.tag in ("style", "script", "title", "head"):
            continue
        if element.tag in ("p", "div", "br", "h1", "h2", "h3", "h4", "h5", "center", "li"):
            blocks.append("")
        blocks[-1] += (element.text if event == "start" else element.tail) or ""
    return [joined for block in blocks if (joined := " ".join(block.split()))]


def _grid(table: etree._Element, before: list[str], name: str, encoding: str) -> Grid:
    rows: list[dict[int, str]] = [{0: " ".join(text.split())} for text in before]
    free_from: dict[int, int] = {}  # the first row a column is free again below a merged cell
    hidden, merges = set(), []
    first = len(rows)
    own = [row for row in table.iter("tr") if next(above for above in row.iterancestors("table")) is table]
    for offset, element in enumerate(own):
        number = first + offset
        cells: dict[int, str] = {}
        column = 0
        for cell in element:
            if cell.tag not in ("td", "th"):
                continue
            while free_from.get(column, 0) > number:
                column += 1
            across, down = (_span(cell, side) for side in ("colspan", "rowspan"))
            down = min(down, len(own) - offset)
            refuse_too_many(number + 1, column + across)
            cells[column] = _text(cell)
            if across * down > 1:
                merges.append(Merge(number, column, number + down - 1, column + across - 1))
                free_from |= dict.fromkeys(range(column, column + across), number + down)
            column += across
        if re.search(r"display\s*:\s*none", element.get("style", ""), re.IGNORECASE):
            hidden.add(number)
        rows.append(cells)
    width = max((max(row, default=-1) + 1 for row in rows), default=0)
    texts = text_frame([[row.get(column, "") for column in range(width)] for row in rows])
    return Grid(
        texts,
        container="html",
        name=name,
        encoding=encoding,
        merges=tuple(merges),
        hidden_rows=frozenset(hidden),
    )


def _text(cell: etree._Element) -> str:
    """The text of a cell; line breaks and blocks part words, the cell's own blanks stay as they are."""
    parts: list[str] = []
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if element.tag in ("br", "p", "div") and parts:
            parts.append(" ")
        if event == "start":
            parts.append(element.text or "")
        elif element is not cell:
            parts.append(element.tail or "")
    return re.sub(r"[ \t\r\n]+", " ", "".join(parts)).strip(" ")


def _span(cell: etree._Element, side: str) -> int:
    text = cell.get(side, "1").strip()
    return min(max(int(text), 1), LARGEST_SPAN) if text.isdigit() else 1
