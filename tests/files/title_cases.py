"""Titles: how offices say which month a report is for, and what they say that is no month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from schemas.issue import Said
from tests.files.communes import decomposed
from tests.files.contents import Day
from tests.files.drafts import book_case, clean, taken, text_case
from tests.files.goldens import Case, Refused
from tests.files.layouts import Layout, laid_out
from tests.files.reports import report
from tests.files.shapes import DIGITISATION, PAYMENT

OCTOBER = (
    "Từ ngày 01 tháng 10 năm 2026 đến ngày 31 tháng 10 năm 2026", "(từ 00:00 01/10/2026 đến 23:59 31/10/2026)",
    "(Từ 01/10 đến 31/10/2026)", "Kỳ báo cáo: 10/2026", "Kỳ báo cáo: Tháng 10/2026", "THÁNG 10 NĂM 2026",
    "Tháng mười năm 2026", "(Số liệu tính đến 31/10/2026)", "(Số liệu từ ngày 01-10-2026 đến ngày 31-10-2026)",
    "Từ 00:00 ngày 01/10/2026 đến 23:59 ngày 31/10/2026", "Tháng: 10 Năm: 2026", "Kỳ: 2026-10",
    "Từ ngày 01/10/2026\nđến ngày 31/10/2026", decomposed("(Từ ngày 01/10/2026 đến ngày 31/10/2026)"),
)  # fmt: skip
OTHER_PERIODS = {
    "2026-Q3": "Quý III năm 2026",
    "2026-01..2026-10": "Từ tháng 01 đến tháng 10/2026",
    "2026-01..2026-09": "(9 tháng đầu năm 2026)",
    "2025-07..2025-12": "6 tháng cuối năm 2025",
    "2026-01..2026-08": "Lũy kế từ đầu năm đến hết tháng 8/2026",
}


def cases() -> Iterator[Case]:
    """All cases about titles and names of files and sheets."""
    for number, line in enumerate(OCTOBER):
        yield clean(
            f"title-october_{number}",
            f"the month said as {line!r}",
            report(PAYMENT),
            Layout(period_line=line),
        )
    for slug, line in OTHER_PERIODS.items():
        whole = report(PAYMENT, period=slug)
        yield clean(f"title-{slug}", f"the period said as {line!r}", whole, Layout(period_line=line))
    yield from _names()
    yield from _in_cells()
    yield from _no_month()


def _names() -> Iterator[Case]:
    whole, silent = report(DIGITISATION), Layout(period_line="")
    for name in (
        "bc_so_hoa_thang10_2026.csv",
        "T10.2026.csv",
        "10-2026.csv",
        "so hoa thang 10 2026.csv",
        "202610.csv",
    ):
        yield clean(
            f"title-file_{name.removesuffix('.csv')}",
            "only the file's name says the month",
            whole,
            silent,
            name=name,
        )
    for name in ("T10-2026", "Tháng 10.2026", "10-2026"):
        sheet = replace(laid_out(whole, silent), name=name)
        yield book_case(
            f"title-sheet_{name}", "only the sheet's name says the month", sheet, golden=taken(whole)
        )
    for name in ("so-hoa-2026-11-02.csv", "bc_02-10-2026.csv", "20261005.csv"):
        yield text_case(f"title-day_in_name_{name.removesuffix('.csv')}", "the day a file was made is no month it is for",
                        laid_out(whole, silent), Refused(("missing_period",)), name=name)  # fmt: skip


def _in_cells() -> Iterator[Case]:
    whole = report(DIGITISATION)
    apart = (("BÁO CÁO SỐ HÓA HỒ SƠ",), ("Từ ngày:", "01/10/2026", "", "Đến ngày:", "31/10/2026"), ())
    yield text_case("title-days_in_cells", "the days stand in cells of their own",
                    laid_out(whole, Layout(above=apart)), taken(whole))  # fmt: skip
    stored = (("BÁO CÁO SỐ HÓA HỒ SƠ",), ("Tháng:", Day(date(2026, 10, 1))), ())
    yield book_case("title-month_stored_as_a_day", "a workbook stores the month as its first day",
                    laid_out(whole, Layout(above=stored)), golden=taken(whole))  # fmt: skip
    sheets = [
        replace(
            laid_out(report(DIGITISATION, seed=month), Layout(period_line=f"Tháng {month}/2026")),
            name=f"T{month}",
        )
        for month in (9, 10)
    ]
    yield book_case("title-two_months_on_two_sheets", "each month on its own sheet, and nobody says which", *sheets,
                    golden=Refused(("several_sheets",)))  # fmt: skip
    yield book_case("title-month_said_of_two_sheets", "each month on its own sheet, and the analyst says which", *sheets,
                    golden=taken(report(DIGITISATION, seed=10)), said=Said(period="2026-10"))  # fmt: skip


def _no_month() -> Iterator[Case]:
    whole = report(DIGITISATION)
    for identifier, line, rules, said in (
        ("year_alone", "Năm 2026", ("missing_period",), Said()),
        ("signed_day", "(Ban hành kèm theo Công văn ngày 05/10/2026)", ("missing_period",), Said()),
        ("half_months", "(Từ ngày 15/09/2026 đến ngày 14/10/2026)", ("part_of_a_month",), Said()),
        ("month_not_over", "(Từ ngày 01/10/2026 đến ngày 20/10/2026)", ("part_of_a_month",), Said()),
        ("compared", "Tháng 10/2026 so với tháng 9/2026", ("several_periods",), Said()),
        ("not_ended", "Tháng 11/2026", ("period_in_future",), Said()),
        ("last_month_sent", "Tháng 9/2026", ("other_period",), Said(period="2026-10")),
    ):
        sheet = laid_out(whole, Layout(period_line=line))
        places = () if rules == ("missing_period",) else (sheet.cell("title", ""),)
        yield text_case(
            f"title-{identifier}", f"the title says {line!r}", sheet, Refused(rules, places), said=said
        )
