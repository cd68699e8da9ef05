"""The shapes of files: the two tables of the 766 reports, and the long form."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.period import Month

AGENCY = "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN"
MARK = "(SỐ LIỆU MINH HỌA)"
TOTAL_ROW = "Tổng số"
LONG_FORM_HEADER = ("indicator", "geography", "period", "value", "numerator", "denominator")
MILLION = 1_000_000

Cells = Sequence[str]


@dataclass(frozen=True)
class ReportTable:
    """One printed table: its title, its columns, its rows, and where it is signed."""

    title: str
    header: Cells
    body: tuple[Cells, ...]
    month: Month


@dataclass(frozen=True)
class LongRow:
    """One indicator of one commune: a value given as text, or the counts it follows from."""

    indicator: str
    geography: str
    value: str
    numerator: int | None = None
    denominator: int | None = None


def report_bytes(table: ReportTable) -> bytes:
    """Write a report as one-stop systems export it: semicolons, byte order mark, CRLF, rows padded."""
    width = len(table.header)
    rows = [*_title_rows(table), table.header, *table.body, *_signature_rows(table.month, width)]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([*row, *[""] * (width - len(row))] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def long_form_bytes(month: Month, rows: Iterable[LongRow]) -> bytes:
    """Write rows in the long form: commas, decimal points, UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(LONG_FORM_HEADER)
    for row in rows:
        counts = (
            "" if row.numerator is None else row.numerator,
            "" if row.denominator is None else row.denominator,
        )
        writer.writerow((row.indicator, row.geography, month.slug, row.value, *counts))
    return text.getvalue().encode()


def count_text(count: int) -> str:
    """1273 as "1.273"."""
    return f"{count:,}".replace(",", ".")


def percent_text(numerator: int, denominator: int) -> str:
    """A rate as "87,65%", rounded half up; blank where both are nought."""
    if denominator == 0:
        return ""
    whole, hundredths = divmod(_half_up(10_000 * numerator, denominator), 100)
    return f"{whole},{hundredths:02d}%"


def rate_text(numerator: int, denominator: int) -> str:
    """A percentage as "87.654321", rounded half up to six decimals; blank where both are nought."""
    if denominator == 0:
        return ""
    whole, millionths = divmod(_half_up(100 * MILLION * numerator, denominator), MILLION)
    return f"{whole}.{millionths:06d}"


def points_text(hundredths: int) -> str:
    """1620 hundredths of a point as "16.2", 1625 as "16.25"."""
    text = f"{hundredths // 100}.{hundredths % 100:02d}"
    return text.removesuffix("0")


def _title_rows(table: ReportTable) -> list[Cells]:
    first, last = table.month.first_day, table.month.last_day
    return [
        (AGENCY,),
        (),
        (f"{table.title} {MARK}",),
        (f"(Từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y})",),
        ("Đơn vị tính: hồ sơ",),
    ]


def _signature_rows(month: Month, width: int) -> list[Cells]:
    drawn_up = month.plus(1).first_day.replace(day=5)
    margin = [""] * (width - 3)
    return [
        (),
        (*margin, f"Lạng Sơn, ngày {drawn_up:%d} tháng {drawn_up:%m} năm {drawn_up:%Y}"),
        ("", "NGƯỜI LẬP BIỂU", *margin[2:], "THỦ TRƯỞNG ĐƠN VỊ"),
        ("", "(Ký, ghi rõ họ tên)", *margin[2:], "(Ký, đóng dấu)"),
    ]


def _half_up(dividend: int, divisor: int) -> int:
    return (2 * dividend + divisor) // (2 * divisor)
