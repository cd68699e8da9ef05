"""Excel workbooks (.xlsx): values by calamine; formats, formulas and hidden rows from the sheet's own XML."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from typing import IO

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from python_calamine import CalamineWorkbook

from pipelines.sheets.cells import frames, refuse_too_many
from schemas.grid import Grid, Merge

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def _parser() -> etree.XMLParser:
    """Entities and the network are left alone: a workbook needs neither."""
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


@dataclass
class Marks:
    """What a sheet says of its cells beside their values."""

    percent: dict[tuple[int, int], bool] = field(default_factory=dict)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    computed: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)


def read(content: bytes, archive: zipfile.ZipFile) -> tuple[Grid, ...]:
    """Every worksheet with any value. Raises whatever the libraries raise on damaged bytes."""
    sheets = _sheet_files(archive)
    percent_styles = _percent_styles(archive)
    for part, _ in sheets.values():
        _refuse_a_lying_dimension(archive, part)
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    grids = []
    for name, (part, hidden) in sheets.items():
        if not part.startswith("xl/worksheets"):
            continue
        marks = _marks(archive.open(part), percent_styles)
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        texts, numbers = frames(rows, marks.percent)
        grids.append(
            Grid(
                texts, container="xlsx", name=name, numbers=numbers, merges=tuple(marks.merges),
                formulas=marks.formulas, computed=frozenset(marks.computed), hidden=hidden,
                hidden_rows=frozenset(marks.hidden_rows), hidden_columns=frozenset(marks.hidden_columns),
            )
        )  # fmt: skip
    return tuple(grids)


def _sheet_files(archive: zipfile.ZipFile) -> dict[str, tuple[str, bool]]:
    """The file of every sheet by its name, and whether it is hidden."""
    relations = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"), _parser())
    target = {each.get("Id"): str(each.get("Target")) for each in relations}
    book = etree.fromstring(archive.read("xl/workbook.xml"), _parser())
    found = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        path = target[sheet.get(_RELATION)]
        part = path.lstrip("/") if path.startswith("/") else posixpath.normpath(f"xl/{path}")
        found[str(sheet.get("name"))] = (part, sheet.get("state", "visible") != "visible")
    return found


def _percent_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    """The numbers of the cell styles that show percentages."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    styles = etree.fromstring(archive.read("xl/styles.xml"), _parser())
    own = {each.get("numFmtId"): str(each.get("formatCode")) for each in styles.iter(f"{_MAIN}numFmt")}
    formats = styles.find(f"{_MAIN}cellXfs")
    found = set()
    for number, style in enumerate(formats if formats is not None else ()):
        identifier = str(style.get("numFmtId", "0"))
        code = own.get(identifier) or BUILTIN_FORMATS.get(int(identifier), "")
        if "%" in re.sub(r'"[^"]*"|\\.', "", code):
            found.add(str(number))
    return frozenset(found)


def _refuse_a_lying_dimension(archive: zipfile.ZipFile, part: str) -> None:
    """A single cell in the last corner of a sheet makes a table of thousands of millions of cells."""
    with archive.open(part) as source:
        rows, columns = 0, 0
        for found in re.finditer(rb'<c r="([A-Z]{1,3})(\d{1,7})"', source.read()):
            column = 0
            for letter in found[1]:
                column = column * 26 + letter - 64
            rows, columns = max(rows, int(found[2])), max(columns, column)
    refuse_too_many(rows, columns)


def _marks(source: IO[bytes], percent_styles: frozenset[str]) -> Marks:
    marks = Marks()
    wanted = tuple(f"{_MAIN}{tag}" for tag in ("c", "row", "col", "mergeCell"))
    for _, element in etree.iterparse(
        source, events=("end",), tag=wanted, resolve_entities=False, no_network=True
    ):
        match etree.QName(element).localname:
            case "c":
                _mark_cell(element, percent_styles, marks)
                continue
            case "row" if element.get("hidden") in ("1", "true"):
                marks.hidden_rows.add(int(element.get("r")) - 1)
            case "col" if element.get("hidden") in ("1", "true"):
                last = min(int(element.get("max")), 1024)
                marks.hidden_columns |= set(range(int(element.get("min")) - 1, last))
            case "mergeCell":
                left, top, right, bottom = range_boundaries(element.get("ref"))
                if left and top and right and bottom:
                    marks.merges.append(Merge(top - 1, left - 1, bottom - 1, right - 1))
        element.clear()
    return marks


def _mark_cell(cell: etree._Element, percent_styles: frozenset[str], marks: Marks) -> None:
    formula = cell.find(f"{_MAIN}f")
    percent = cell.get("s") in percent_styles
    if formula is None and not percent:
        return
    row, column = coordinate_to_tuple(str(cell.get("r")))
    place = (row - 1, column - 1)
    if percent and cell.get("t", "n") == "n":
        marks.percent[place] = True
    if formula is not None:
        value = cell.find(f"{_MAIN}v")
        if value is None or value.text is None:
            marks.formulas[place] = f"={formula.text or ''}"
        else:
            marks.computed.add(place)
