"""Containers: bytes become sheets of cells. The bytes decide what a file is, never its name."""

from __future__ import annotations

import io
import re
import zipfile

from pipelines.catalogue import issue
from pipelines.sheets import html, ods, text, xls, xlsx
from pipelines.sheets.cells import TooManyCells
from pipelines.sheets.fonts import in_unicode
from schemas.grid import Grid
from schemas.issue import Issue

LARGEST_UNPACKED_BYTES = 300 * 2**20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHER_KINDS = ((b"%PDF", "PDF"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"{\\rtf", "RTF"),
               (b"\x1f\x8b", "gzip"), (b"Rar!", "RAR"), (b"7z\xbc\xaf", "7z"))  # fmt: skip

_JSON = re.compile(rb'\[?\s*\{\s*"')


def read_sheets(content: bytes, *, vocabulary: frozenset[str]) -> tuple[Grid, ...] | Issue:
    """The sheets of a file that hold any text, or the one reason it cannot be read.

    `vocabulary`: folded headings and names, by which text in an old encoding is known for certain.
    """
    if not content.strip():
        return issue("empty_file", cell="A1")
    for beginning, name in OTHER_KINDS:
        if content.startswith(beginning):
            return issue("unknown_container", cell="", found=name)
    if content.startswith(b"PK"):
        return _in_unicode(_guarded("Excel (.xlsx)", _zipped, content), vocabulary)
    if content.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return issue("locked_workbook", cell="")
        return _in_unicode(_guarded("Excel 97 (.xls)", xls.read, content), vocabulary)
    if content.startswith((b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00\x04")):
        return _in_unicode(_guarded("Excel (.xls)", xls.read, content), vocabulary)
    beginning = content[:4096].lstrip(b"\xef\xbb\xbf \r\n\t").lower().replace(b"\x00", b"")
    if b"schemas-microsoft-com:office:spreadsheet" in beginning and beginning.startswith(b"<?xml"):
        return issue("unknown_container", cell="", found="XML Spreadsheet 2003")
    if _JSON.match(beginning):
        return issue("unknown_container", cell="", found="JSON")
    if beginning.startswith(b"mime-version:"):
        return issue("unknown_container", cell="", found="MHTML")
    decoded = text.decoded(content, vocabulary)
    if isinstance(decoded, Issue):
        return decoded
    if html.looks_like(decoded.text):
        return _guarded("HTML", lambda _: html.read(decoded), content)
    return _not_empty(text.read(decoded))


def _in_unicode(sheets: tuple[Grid, ...] | Issue, vocabulary: frozenset[str]) -> tuple[Grid, ...] | Issue:
    return sheets if isinstance(sheets, Issue) else in_unicode(sheets, vocabulary)


def _guarded(kind: str, read: object, content: bytes) -> tuple[Grid, ...] | Issue:
    """What a library makes of the bytes. Hostile bytes make libraries raise anything, and calamine's panics are
    not even exceptions of the usual kind; whatever it is, the file is damaged."""
    try:
        return _not_empty(read(content))  # type: ignore[operator]
    except TooManyCells as error:
        return issue(error.rule, cell="", found=str(error.found), limit=error.limit)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - see above
        return issue("damaged_file", cell="", found=kind, detail=type(error).__name__)


def _zipped(content: bytes) -> tuple[Grid, ...] | Issue:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > LARGEST_UNPACKED_BYTES:
            limit = LARGEST_UNPACKED_BYTES // 2**20
            return issue("file_bomb", cell="", found=str(unpacked // 2**20), limit=limit)
        if "xl/workbook.xml" in names:
            return xlsx.read(content, archive)
        if ods.is_locked(archive):
            return issue("locked_workbook", cell="")
        if "content.xml" in names and "mimetype" in names:
            return ods.read(archive)
    if "word/document.xml" in names:
        return issue("unknown_container", cell="", found="Word (.docx)")
    if "xl/workbook.bin" in names:
        return issue("unknown_container", cell="", found="Excel (.xlsb)")
    return issue("unknown_container", cell="", found="ZIP")


def _not_empty(sheets: tuple[Grid, ...] | Issue) -> tuple[Grid, ...] | Issue:
    if isinstance(sheets, Issue):
        return sheets
    return tuple(sheet for sheet in sheets if sheet.height and sheet.width) or issue("empty_file", cell="A1")
