"""Hostile files: bombs, endless repeats and bytes changed at random get a verdict, and take neither memory nor hours."""

from __future__ import annotations

import io
import zipfile
from random import Random

import pytest

from pipelines.reference import Reference
from schemas.issue import Verdict
from tests.files.excel_files import xls, xlsx
from tests.files.layouts import OFFICIAL, laid_out
from tests.files.open_documents import ods
from tests.files.reports import report
from tests.files.shapes import PAYMENT
from tests.files.text_files import EXCEL
from tests.files.web_pages import WebPage
from tests.samples import verdict_on

_ODS = """<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="A">{}</table:table></office:spreadsheet></office:body>
</office:document-content>"""
_ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY e SYSTEM "file:///etc/hostname">]>'


def _zipped(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def _ods(rows: str) -> bytes:
    return _zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": _ODS.format(rows).encode(),
        }
    )


def _book_with(part: str, old: bytes, new: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(xlsx(laid_out(report(PAYMENT))))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part], "the place to damage is there"
    return _zipped({**parts, part: parts[part].replace(old, new, 1)})


HOSTILE = {
    "a zip that unpacks to 400 MB": (_zipped({"xl/workbook.xml": b"<a/>", "x": b" " * (400 * 2**20)}), "file_bomb"),
    "a cell in the last corner of a sheet": (
        _book_with("xl/worksheets/sheet1.xml", b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        "too_many_cells",
    ),
    "a row of cells repeated a million times": (
        _ods('<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384">'
             "<text:p>x</text:p></table:table-cell></table:table-row>"), "too_many_cells",
    ),
    "one cell repeated a million times": (
        _ods('<table:table-row table:number-rows-repeated="1048576"><table:table-cell><text:p>x</text:p>'
             "</table:table-cell></table:table-row>"), "too_many_cells",
    ),
    "repeats that are no number": (
        _ods('<table:table-row table:number-rows-repeated="x"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>'),
        "damaged_file",
    ),
    "tables inside tables": (b"<table>" + b"<tr><td><table>" * 20_000, "empty_file"),
    "twenty thousand tables": (b"<table><tr><td>a</td><td>b</td></tr></table>" * 20_000, "unknown_dataset"),
    "cells that span everything": (b"<table><tr>" + b"<td colspan=1000 rowspan=1000>x</td>" * 2000, "too_many_columns"),
    "brackets that are never closed": (
        ("Tên đơn vị" + "(" * 20_000 + ";Tổng số hồ sơ;Trực tuyến\nThất Khê;1;1\n").encode(), "missing_period",
    ),
    "a name of sixty thousand letters": (
        ("Tháng 10/2026;;\nTên đơn vị;Tổng số hồ sơ;Trực tuyến\n" + "I" * 30_000 + ";1;1\n" + "( 1" * 20_000 + ";1;1\n").encode(),
        "no_communes",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_reason(name: str, reference: Reference) -> None:
    content, rule = HOSTILE[name]
    assert [found.rule.id for found in verdict_on(content, reference).errors] == [rule]


def test_entities_of_a_workbook_are_not_followed(reference: Reference) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx(laid_out(report(PAYMENT))))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    texts = next(name for name, part in parts.items() if b"<t>" in part)
    root = parts[texts].index(b"<", parts[texts].index(b"?>") if parts[texts].startswith(b"<?") else 0)
    parts[texts] = _ENTITIES + parts[texts][root:].replace(b"<t>", b"<t>&e;&b;", 1)
    verdict = verdict_on(_zipped(parts), reference)
    assert verdict.grid is None or "aaaaaaaaaa" not in verdict.grid.texts.to_string()


@pytest.mark.parametrize("seed", range(40))
def test_bytes_changed_at_random_get_a_verdict(seed: int, reference: Reference) -> None:
    random = Random(seed)
    sheet = laid_out(report(PAYMENT), OFFICIAL)
    writers = (EXCEL.write, xlsx, xls, ods, WebPage().write)
    content = bytearray(writers[seed % len(writers)](sheet))
    for _ in range(random.choice((1, 3, 20))):
        at = random.randrange(len(content))
        match random.randrange(4):
            case 0:
                content[at] = random.randrange(256)
            case 1:
                del content[at : at + random.choice((1, 50, 2000))]
            case 2:
                content[at:at] = (
                    random.choice((b"\x00", b'"', b";", b"\xff", b"<table>", b"\xe2\x80\xae")) * 9
                )
            case 3:
                content[at : at + 60] = content[:60]
    verdict = verdict_on(bytes(content), reference)
    assert isinstance(verdict, Verdict)
    assert verdict.accepted == (verdict.cells is not None)
