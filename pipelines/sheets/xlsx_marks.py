"""Marks of a worksheet: what its XML says of the cells beside their values.

Building an element for each of 300,000 cells takes over a second, and few cells have a mark. So a sheet written the
way spreadsheets write it is searched with patterns, once the parser has found its XML sound; any other is read element
by element. Both ways must find the same, and a test holds them to it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from schemas.grid import Merge, Place

MOST_COLUMNS = 1024
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SPREADSHEETS_OWN = re.compile(rb'<worksheet\s(?:[^>]*\s)?xmlns="%s"' % _MAIN.encode())
"""The namespace without a prefix, as every spreadsheet writes it."""
_FORMULA = re.compile(rb"<f[\s/>]")
_FORMULA_CELL = re.compile(
    rb"<c\s([^>]*[^>/])>\s*<f(?:\s[^>]*)?(?:/>|>([^<]*)</f>)\s*(?:<v(?:\s[^>]*)?>([^<]*)</v>)?"
)
_ERROR_CELL = re.compile(
    rb'<c\s(?=[^>]*\bt="e")([^>]*[^>/])>\s*(?:<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*)?<v(?:\s[^>]*)?>([^<]+)</v>'
)
_ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
_LETTERS = re.compile(rb"""\sr=["']([A-Z]{1,3})\d""")
_ROWS = re.compile(rb"""\sr=["'][A-Z]{1,3}(\d{1,7})["']""")
_YES = ("1", "true")


@dataclass
class Marks:
    """What a sheet says of its cells beside their values."""

    percent: set[Place] = field(default_factory=set)
    formulas: dict[Place, str] = field(default_factory=dict)
    computed: set[Place] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    errors: dict[Place, str] = field(default_factory=dict)
    """What a cell shows that could not be computed: "#REF!"."""


def marks_of(xml: bytes, percent_styles: frozenset[str]) -> Marks:
    """The marks of one worksheet. Raises what lxml raises on XML that is not sound."""
    marks = by_pattern(xml, percent_styles) if _is_plain(xml) else None
    return marks or by_parser(xml, percent_styles)


def extent(xml: bytes) -> tuple[int, int]:
    """How many rows and columns the addresses in a worksheet reach over."""
    columns = (_column(letters) for letters in set(_LETTERS.findall(xml)))
    return max(map(int, set(_ROWS.findall(xml))), default=0), max(columns, default=0)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _is_plain(xml: bytes) -> bool:
    """Whether patterns can be trusted: sound XML without prefixes, comments or quotes of the other kind."""
    root = _SPREADSHEETS_OWN.search(xml, 0, 4096)
    plain = root is not None and b"<!" not in xml and xml.find(b"='", root.start()) < 0
    if plain:
        etree.fromstring(xml, etree.XMLParser(target=_Nothing(), resolve_entities=False, no_network=True))  # type: ignore[arg-type]
    return plain


class _Nothing:
    """What a parser builds that only looks whether its XML is sound. It asks for no element, so none is made."""

    def close(self) -> None:
        return None


def by_pattern(xml: bytes, percent_styles: frozenset[str]) -> Marks | None:
    """The marks, or None where a formula stands anywhere but first in its cell."""
    marks = Marks()
    for attributes in _elements(xml, b"row") if b"hidden" in xml else ():
        _mark_row(attributes, marks)
    for attributes in _elements(xml, b"col"):
        _mark_columns(attributes, marks)
    for attributes in _elements(xml, b"mergeCell"):
        _mark_merge(attributes, marks)
    if percent_styles:
        styles = b"|".join(style.encode() for style in percent_styles)
        for cell in re.finditer(rb'<c\s(?=[^>]*\bs="(?:%s)")([^>]*)>' % styles, xml):
            _mark_percent(_attributes(cell[1]), marks)
    for cell in _ERROR_CELL.finditer(xml):
        marks.errors[_place(_attributes(cell[1]))] = unescape(cell[2].decode())
    if _FORMULA.search(xml):
        cells = list(_FORMULA_CELL.finditer(xml))
        if len(cells) != len(_FORMULA.findall(xml)):
            return None
        for cell in cells:
            formula = unescape((cell[2] or b"").decode())
            _mark_formula(_attributes(cell[1]), formula, marks, computed=bool(cell[3]))
    return marks


def _elements(xml: bytes, tag: bytes) -> Iterator[dict[str, str]]:
    return (_attributes(found[1]) for found in re.finditer(rb"<%s\s([^>]*)>" % tag, xml))


def _attributes(written: bytes) -> dict[str, str]:
    return {name.decode(): unescape(value.decode()) for name, value in _ATTRIBUTE.findall(written)}


def by_parser(xml: bytes, percent_styles: frozenset[str]) -> Marks:
    marks = Marks()
    wanted = tuple(f"{{{_MAIN}}}{tag}" for tag in ("c", "row", "col", "mergeCell"))
    events = etree.iterparse(
        io.BytesIO(xml), events=("end",), tag=wanted, resolve_entities=False, no_network=True
    )
    for _, element in events:
        attributes = {str(name): str(value) for name, value in element.attrib.items()}
        match etree.QName(element).localname:
            case "c":
                if attributes.get("s") in percent_styles:
                    _mark_percent(attributes, marks)
                shown = element.findtext(f"{{{_MAIN}}}v")
                if attributes.get("t") == "e" and shown:
                    marks.errors[_place(attributes)] = shown
                formula = element.find(f"{{{_MAIN}}}f")
                if formula is not None:
                    computed = bool(shown)
                    _mark_formula(attributes, formula.text or "", marks, computed=computed)
                continue  # its row is cleared as a whole
            case "row":
                _mark_row(attributes, marks)
            case "col":
                _mark_columns(attributes, marks)
            case "mergeCell":
                _mark_merge(attributes, marks)
        element.clear()
    return marks


def _mark_row(attributes: dict[str, str], marks: Marks) -> None:
    if attributes.get("hidden") in _YES:
        marks.hidden_rows.add(int(attributes["r"]) - 1)


def _mark_columns(attributes: dict[str, str], marks: Marks) -> None:
    if attributes.get("hidden") in _YES:
        last = min(int(attributes["max"]), MOST_COLUMNS)
        marks.hidden_columns |= set(range(int(attributes["min"]) - 1, last))


def _mark_merge(attributes: dict[str, str], marks: Marks) -> None:
    left, top, right, bottom = range_boundaries(attributes["ref"])
    if left and top and right and bottom:
        marks.merges.append(Merge(top - 1, left - 1, bottom - 1, right - 1))


def _mark_percent(attributes: dict[str, str], marks: Marks) -> None:
    if attributes.get("t", "n") == "n":
        marks.percent.add(_place(attributes))


def _mark_formula(attributes: dict[str, str], formula: str, marks: Marks, *, computed: bool) -> None:
    if computed:
        marks.computed.add(_place(attributes))
    else:
        marks.formulas[_place(attributes)] = f"={formula}"


def _place(attributes: dict[str, str]) -> Place:
    row, column = coordinate_to_tuple(attributes["r"])
    return row - 1, column - 1
