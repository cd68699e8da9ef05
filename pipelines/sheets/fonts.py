"""Workbooks written for the fonts of TCVN3 or VNI: each letter is stored as the one that has its place in Windows' own table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipelines.sheets import legacy
from pipelines.sheets.text import FEWEST_KNOWN, known_among
from schemas.grid import Grid

FONTS: dict[str, Callable[[bytes], str | None]] = {"TCVN3": legacy.from_tcvn3, "VNI": legacy.from_vni}
MOST_ROWS = 200


def in_unicode(sheets: tuple[Grid, ...], vocabulary: frozenset[str]) -> tuple[Grid, ...]:
    """The sheets as their font shows them, where by that alone enough names and headings become known for certain."""
    texts = {
        text
        for sheet in sheets
        for _, column in sheet.texts.iloc[:MOST_ROWS].items()
        for text in column.unique()
        if not text.isascii()
    }
    if not texts or known_among(texts, vocabulary) >= FEWEST_KNOWN:
        return sheets
    known = {
        name: known_among({_shown(text, decode) for text in texts}, vocabulary)
        for name, decode in FONTS.items()
    }
    name = max(known, key=lambda font: known[font])
    if known[name] < FEWEST_KNOWN or list(known.values()).count(known[name]) > 1:
        return sheets
    return tuple(_in_font(sheet, name) for sheet in sheets)


def _in_font(sheet: Grid, name: str) -> Grid:
    shown = sheet.texts.map(lambda text: text if text.isascii() else _shown(text, FONTS[name]))
    return replace(sheet, texts=shown.astype("str"), encoding=name)


def _shown(text: str, decode: Callable[[bytes], str | None]) -> str:
    """What a text shows in a font; itself where it has letters the font has not."""
    try:
        return decode(text.encode("cp1252")) or text
    except UnicodeEncodeError:
        return text
