"""OpenDocument spreadsheets (.ods), read from their XML."""

from __future__ import annotations

import zipfile
from datetime import datetime

from lxml import etree

from pipelines.sheets.cells import TooManyCells, frames, refuse_too_many
from schemas.grid import Grid, Merge

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
MANIFEST = "META-INF/manifest.xml"
MOST_COLUMNS = 1024
MOST_ROWS = 1_048_576
MOST_REPEATS = 10_000
"""No report says the same in more rows one below the other."""


def is_locked(archive: zipfile.ZipFile) -> bool:
    """Whether a document is saved with a password: its manifest says how to unlock its parts."""
    return MANIFEST in archive.namelist() and b":encryption-data" in archive.read(MANIFEST)


def read(archive: zipfile.ZipFile) -> tuple[Grid, ...]:
    """Every table. Raises whatever lxml raises on damaged bytes."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.fromstring(archive.read("content.xml"), parser)
    return tuple(_grid(table) for table in root.iter(f"{_TABLE}table"))


def _grid(table: etree._Element) -> Grid:
    rows: list[list[object]] = []
    percent: set[tuple[int, int]] = set()
    formulas: dict[tuple[int, int], str] = {}
    computed, hidden = set(), set()
    merges: dict[Merge, None] = {}
    for element in table.iter(f"{_TABLE}table-row"):
        cells = _cells(element)
        repeats = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
        if not any(_value(cell) not in (None, "") for cell in cells):
            if len(rows) + repeats >= MOST_ROWS or element.getnext() is None:
                continue
            cells = []
        # Before memory is spent: a few bytes may say that a row of cells stands a million times.
        refuse_too_many(len(rows) + max(repeats, 0), max(len(cells), 1))
        if cells and repeats > MOST_REPEATS:
            raise TooManyCells("too_many_cells", repeats * len(cells), MOST_REPEATS)
        values = [_value(cell) for cell in cells]
        for _ in range(repeats):
            row = len(rows)
            for column, cell in enumerate(cells):
                place = (row, column)
                if cell.get(f"{_OFFICE}value-type") == "percentage":
                    percent.add(place)
                if cell.get(f"{_TABLE}formula"):
                    if _value(cell) in (None, ""):
                        formulas[place] = str(cell.get(f"{_TABLE}formula"))
                    else:
                        computed.add(place)
                merge = _merge(cell, row, column)
                if merge:
                    merges[merge] = None
            if element.get(f"{_TABLE}visibility", "visible") != "visible":
                hidden.add(row)
            rows.append(values)
    texts, numbers = frames(rows, percent)
    return Grid(
        texts, container="ods", name=str(table.get(f"{_TABLE}name", "")), numbers=numbers, merges=tuple(merges),
        formulas=formulas, computed=frozenset(computed), hidden_rows=frozenset(hidden),
    )  # fmt: skip


def _cells(row: etree._Element) -> list[etree._Element]:
    """The cells of a row, repeated ones as often as they stand there; the empty ones at its end left out."""
    found: list[etree._Element] = []
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        repeats = min(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), MOST_COLUMNS - len(found))
        found += [cell] * repeats
    while found and _value(found[-1]) in (None, ""):
        found.pop()
    return found


def _value(cell: etree._Element) -> object:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind in ("float", "percentage", "currency"):
        return float(cell.get(f"{_OFFICE}value", "nan"))
    if kind == "date":
        text = str(cell.get(f"{_OFFICE}date-value"))
        return datetime.fromisoformat(text)
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    return "\n".join("".join(map(str, part.itertext())) for part in cell.iter(f"{_TEXT}p"))


def _merge(cell: etree._Element, row: int, column: int) -> Merge | None:
    across = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
    down = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
    return Merge(row, column, row + down - 1, column + across - 1) if across * down > 1 else None
