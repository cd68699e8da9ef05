"""Sample tables: drawn in a test with a reason per row, turned into the bytes an office would send, and published."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from pipelines.check import check_file
from pipelines.publish import Publication, publish
from pipelines.reference import Reference
from pipelines.release import read_pointer
from schemas.issue import NOTHING_SAID, Said, Verdict
from schemas.release import CURRENT, READING, Release, release_path
from schemas.upload import Origin, Receipt, UploadKind

NOW = datetime(2026, 11, 9, 8, 30)
TODAY = NOW.date()
LARGEST_BYTES = 2**20
ACCEPT = ("--accept", "silent_communes=a sample")
"""What publishing a sample of few communes asks for: a reason why the others are not in it."""

DIGITISATION_HEADINGS = (
    "STT", "Đơn vị", "Tiếp nhận", "Chưa số hóa TPHS", "Có số hóa TPHS", "Có tái sử dụng thành phần",
    "Có tái sử dụng thành phần từ cổng DVC quốc gia", "Tỷ lệ số hóa TPHS", "Đã giải quyết", "Chưa số hóa",
    "Đã số hóa", "Tỷ lệ số hóa kết quả",
)  # fmt: skip
PAYMENT_HEADINGS = (
    "STT", "Mã định danh", "Tên đơn vị", "Tổng HS có nghĩa vụ tài chính", "Số HS đã TTTT cổng DVC QG",
    "Tỷ lệ TTTT (%)", "Tỷ lệ TT trực tiếp (%)",
)  # fmt: skip


def drawn(table: str) -> list[list[str]]:
    """The cells of a table drawn with bars; what follows # says why the row is there."""
    lines = [line.split("#")[0].strip() for line in table.splitlines()]
    return [[cell.strip() for cell in line.split("|")] for line in lines if line]


def delimited(
    rows: Sequence[Sequence[str]], *, delimiter: str = ",", encoding: str = "utf-8", newline: str = "\r\n"
) -> bytes:
    """The rows as the bytes of a file."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=newline).writerows(rows)
    return text.getvalue().encode(encoding)


def long_form(table: str) -> bytes:
    """A long-form file of a drawn table."""
    return delimited(drawn(table))


def digitisation_report(table: str, *, month: str = "08/2026", last_day: str = "31") -> bytes:
    """The 766 digitisation report as its system exports it: titles, `;`, decimal comma, byte order mark."""
    titles = [
        ["ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN"],
        ["BÁO CÁO SỐ HÓA HỒ SƠ, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"],
        [f"(Từ ngày 01/{month} đến ngày {last_day}/{month})"],
        [],
    ]
    return delimited(
        [*titles, list(DIGITISATION_HEADINGS), *drawn(table)], delimiter=";", encoding="utf-8-sig"
    )


def payment_report(table: str, *, month: str = "08/2026") -> bytes:
    """The 766 online payment report: a title, `;`, decimal comma, byte order mark."""
    titles = [["BÁO CÁO THANH TOÁN TRỰC TUYẾN"], [f"Tháng {month}"]]
    return delimited([*titles, list(PAYMENT_HEADINGS), *drawn(table)], delimiter=";", encoding="utf-8-sig")


def verdict_on(
    content: bytes,
    reference: Reference,
    *,
    name: str = "file.csv",
    today: date = TODAY,
    said: Said = NOTHING_SAID,
    **words: str | None,
) -> Verdict:
    """The verdict of the production check."""
    return check_file(
        content,
        name,
        reference,
        today=today,
        largest_bytes=LARGEST_BYTES,
        said=Said(**words) if words else said,
    )


def publish_bytes(
    store: Path,
    reference: Reference,
    content: bytes,
    *,
    at: datetime = NOW,
    kind: UploadKind = UploadKind.COMPLETE,
    origin: Origin = Origin.REPORTED,
    name: str = "file.csv",
    **said: str | None,
) -> tuple[Receipt, Release]:
    """Checks and publishes one file at a moment; the test fails where the file is refused."""
    verdict = verdict_on(content, reference, name=name, today=at.date(), **said)
    assert verdict.accepted, [(found.rule.id, found.cell, found.found) for found in verdict.errors]
    accepted = {found.rule.id: "a sample" for found in verdict.warnings}
    publication = Publication(verdict, at=at, kind=kind, origin=origin, accepted=accepted)
    receipts, release = publish(store, [publication], reference, by="analyst", note="", now=at)
    return receipts[0], release


def current_release(store: Path) -> Path:
    """The file the store's pointer names."""
    pointer = read_pointer(store / CURRENT)
    assert pointer is not None, "the store has no current release"
    return release_path(store, pointer["release"])


def rows_of(database: Path, query: str, **parameters: object) -> list[tuple[Any, ...]]:
    """The rows of a query on a release or a truth, opened as a reader opens it."""
    with duckdb.connect(database, read_only=True, config=READING) as connection:
        return connection.execute(query, parameters or None).fetchall()


def figure(database: Path, indicator: str, geography: str, period: str) -> dict[str, Any]:
    """One figure of a release, numbers as floats; an empty mapping where there is none."""
    columns = (
        "value",
        "numerator",
        "denominator",
        "qualifier",
        "origin",
        "source",
        "reported",
        "expected",
        "cell",
    )
    rows = rows_of(
        database,
        f"SELECT {', '.join(columns)} FROM observation"
        " WHERE indicator = $indicator AND geography = $geography AND period = $period",
        indicator=indicator, geography=geography, period=period,
    )  # fmt: skip
    if not rows:
        return {}
    found = dict(zip(columns, rows[0], strict=True))
    for name in ("value", "numerator", "denominator"):
        found[name] = None if found[name] is None else float(found[name])
    return found
