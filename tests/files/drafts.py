"""Short ways to write a case: a sheet, the bytes it is sent as, and the outcome."""

from __future__ import annotations

from collections.abc import Callable

from schemas.issue import NOTHING_SAID, Said
from tests.files.excel_files import Storing, as_numbers, xlsx
from tests.files.goldens import Accepted, Case, Golden
from tests.files.layouts import EXPORT, Layout, laid_out
from tests.files.reports import Report
from tests.files.sheets import Sheet
from tests.files.text_files import EXCEL, Dialect

THAT_KHE, KY_LUA, TAM_THANH, BAC_SON, BA_SON = "06040", "06187", "05986", "06325", "06196"
"""A commune, two wards, and the two whose names are one letter apart."""


def taken(report: Report, *, warnings: tuple[str, ...] = (), **more: object) -> Accepted:
    """The outcome of a report that says what it means."""
    return Accepted(report.figures, report.shape.dataset, report.period, warnings, **more)  # type: ignore[arg-type]


def text_case(
    identifier: str,
    reason: str,
    sheet: Sheet,
    golden: Golden,
    *,
    dialect: Dialect = EXCEL,
    name: str = "bao-cao.csv",
    said: Said = NOTHING_SAID,
) -> Case:
    """A sheet sent as a text file."""
    return Case(identifier, reason, name, lambda: dialect.write(sheet), golden, said)


def book_case(
    identifier: str,
    reason: str,
    *sheets: Sheet,
    golden: Golden,
    storing: Storing = as_numbers,
    name: str = "bao-cao.xlsx",
    said: Said = NOTHING_SAID,
) -> Case:
    """Sheets sent as an .xlsx workbook."""
    return Case(identifier, reason, name, lambda: xlsx(*sheets, storing=storing), golden, said)


def bytes_case(
    identifier: str,
    reason: str,
    content: Callable[[], bytes],
    golden: Golden,
    *,
    name: str = "bao-cao.csv",
    said: Said = NOTHING_SAID,
) -> Case:
    """Bytes sent as they are."""
    return Case(identifier, reason, name, content, golden, said)


def clean(
    identifier: str,
    reason: str,
    report: Report,
    layout: Layout = EXPORT,
    *,
    dialect: Dialect = EXCEL,
    name: str = "bao-cao.csv",
    said: Said = NOTHING_SAID,
) -> Case:
    """A text file that says what it means and has nothing wrong with it."""
    return text_case(
        identifier, reason, laid_out(report, layout), taken(report), dialect=dialect, name=name, said=said
    )
