"""Excel workbooks (.xlsx): values by calamine; formats, formulas and hidden rows from the sheet's own XML."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS
from python_calamine import CalamineWorkbook

from pipelines.sheets.cells import frames, refuse_too_many
from pipelines.sheets.xlsx_marks import extent, marks_of
from schemas.grid import Grid

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def _parser() -> etree.XMLParser:
    """Entities and the network are left alone: a workbook needs neither."""
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def read(content: bytes, archive: zipfile.ZipFile) -> tuple[Grid, ...]:
    """Every worksheet with any value. Raises whatever the libraries raise on damaged bytes."""
    sheets = _sheet_files(archive)
    percent_styles = _percent_styles(archive)
    found = {}
    for name, (part, _) in sheets.items():
        if part.startswith("xl/worksheets"):
            xml = archive.read(part)
            # A single cell in the last corner of a sheet makes a table of thousands of millions of cells.
            refuse_too_many(*extent(xml))
            found[name] = marks_of(xml, percent_styles)
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    grids = []
    for name, marks in found.items():
        rows: list[list[object]] = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)  # type: ignore[assignment]
        for (row, column), shown in marks.errors.items():
            # Calamine leaves such a cell empty, and a number that is lost must not look like one that is not there.
            rows[row][column] = shown
        texts, numbers = frames(rows, marks.percent)
        grids.append(
            Grid(
                texts, container="xlsx", name=name, numbers=numbers, merges=tuple(marks.merges),
                formulas=marks.formulas, computed=frozenset(marks.computed), hidden=sheets[name][1],
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
