"""Faults of one file beside each other, and what merged cells and old fonts say: each told once at its cell, nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipelines.reference import Reference
from schemas.issue import NOTHING_SAID, Said, Verdict
from tests.files.contents import Content, Count, Formula
from tests.files.excel_files import xls, xlsx
from tests.files.legacy import tcvn3, vni
from tests.files.open_documents import ods
from tests.files.sheets import plain_sheet
from tests.files.web_pages import WebPage
from tests.samples import digitisation_report, verdict_on
from tests.test_rules import filing

Encoder = Callable[[str], bytes]

BAD_NUMBER = "2;Đoàn Kết;mười;9;1;0;90"
UNKNOWN_NAME = "3;Xã Không Có;10;9;1;0;90"
HEADINGS: tuple[Content, ...] = ("STT", "Tên đơn vị", "Tổng số hồ sơ", "Trực tuyến")
SHEET = plain_sheet(
    ("Tháng 08/2026",), HEADINGS,
    (Count(1), "Thất Khê", Formula("=9+1"), Count(9)),
    (Count(2), "Đoàn Kết", "mười", Count(9)),
    ("", "Tổng số", Count(20), Count(18)),
)  # fmt: skip


def errors(verdict: Verdict) -> list[tuple[str, str, str]]:
    return sorted((found.rule.id, found.cell, found.found) for found in verdict.errors)


@pytest.mark.parametrize(
    ("cell", "rule", "found"),
    [
        pytest.param("=9+1", "formula", "=9+1", id="a formula"),
        pytest.param("10\u200b", "control_characters", "U+200B", id="a character nobody sees"),
    ],
)
def test_what_stops_a_file_hides_no_other_fault(
    reference: Reference, cell: str, rule: str, found: str
) -> None:
    content = filing(f"1;Thất Khê;{cell};9;1;0;90", BAD_NUMBER, UNKNOWN_NAME, ";Tổng số;30;27;3;0;90")
    assert errors(verdict_on(content, reference)) == [
        (rule, "C4", found),
        ("unknown_geography", "B6", "Xã Không Có"),
        ("unreadable_number", "C5", "mười"),
    ]


@pytest.mark.parametrize("write", [xlsx, ods])
def test_a_formula_without_a_result_is_no_blank(reference: Reference, write: object) -> None:
    """As a blank it would make the total row wrong too."""
    assert callable(write)
    verdict = verdict_on(write(SHEET), reference)
    assert errors(verdict) == [("formula", "C3", "=9+1"), ("unreadable_number", "C4", "mười")]
    assert [found.cells for found in verdict.errors] == [("C3",), ("C4",)]


def test_a_name_with_a_character_nobody_sees_is_told_as_that_alone(reference: Reference) -> None:
    content = filing("1;Thất\u202e Khê;10;9;1;0;90", BAD_NUMBER)
    assert errors(verdict_on(content, reference)) == [
        ("control_characters", "B4", "U+202E"),
        ("unreadable_number", "C5", "mười"),
    ]


@pytest.mark.parametrize(
    ("title", "said", "rule"),
    [
        pytest.param("Báo cáo", NOTHING_SAID, "missing_period", id="no period"),
        pytest.param("Tháng 08/2026", Said(period="2026-09"), "other_period", id="another period"),
        pytest.param("Tháng 8/2026 và tháng 7/2026", NOTHING_SAID, "several_periods", id="several periods"),
    ],
)
def test_a_period_in_doubt_hides_no_fault_of_the_rows(
    reference: Reference, title: str, said: Said, rule: str
) -> None:
    verdict = verdict_on(
        filing("1;Thất Khê;10;9;1;0;90", BAD_NUMBER, UNKNOWN_NAME, title=title), reference, said=said
    )
    assert sorted(found.rule.id for found in verdict.errors) == sorted(
        (rule, "unknown_geography", "unreadable_number")
    )
    assert verdict.period == said.period, "a month assumed for reading is never told"


def test_a_missing_column_hides_no_fault_of_those_that_are_there(reference: Reference) -> None:
    content = digitisation_report("1 | Thất Khê | mười | 1 | 9 | 4 | 1 | 90 | 8 | 0 | 8 | 100")
    verdict = verdict_on(content.replace("Đã số hóa".encode(), "Cột lạ".encode()), reference)
    assert [
        (found.rule.id, found.found) for found in verdict.issues if found.rule.id != "silent_communes"
    ] == [
        ("missing_column", "Đã số hóa"),
        ("unreadable_number", "mười"),
    ]


def test_a_heading_without_letters_is_a_heading(reference: Reference) -> None:
    """One over others once crashed the search for what they mean."""
    content = "Tháng 08/2026\n–;–;–;–\nSTT;Đơn vị;Tổng số;Quá hạn\n1;Thất Khê;10;1\n"
    assert not verdict_on(content.encode(), reference).accepted


def test_a_row_under_another_s_name_and_a_wrong_part_are_two_faults(reference: Reference) -> None:
    """The wrong part once made the total wrong as well: without the second row its sum came nearer by chance."""
    rows = [
        "1;Thất Khê;100;80;20;0;80",
        "2;Thất Khê;70;35;35;0;50",
        "3;Tam Thanh;100;60;90;0;60",
        ";Tổng số;270;175;95;0;64,81",
    ]
    assert [(rule, cell) for rule, cell, _ in errors(verdict_on(filing(*rows), reference))] == [
        ("duplicate_row", "B5"),
        ("parts_and_total", "E6"),
    ]


def test_a_number_merged_over_two_communes_is_nobody_s(reference: Reference) -> None:
    """It was the first one's, and the second one's was lost without a word."""
    rows = (
        (Count(1), "Thất Khê", Count(10), Count(9)),
        (Count(2), "Đoàn Kết", "", Count(1)),
        ("", "Tổng số", Count(10), Count(10)),
    )
    sheet = replace(plain_sheet(("Tháng 08/2026",), HEADINGS, *rows), merges=((2, 2, 3, 2),))
    for content in (xlsx(sheet), xls(sheet), ods(sheet), WebPage().write(sheet)):
        assert errors(verdict_on(content, reference)) == [("merged_number", "C3", "10")]


def test_a_commune_two_rows_high_has_its_numbers(reference: Reference) -> None:
    rows = (
        (Count(1), "Thất Khê", Count(10), Count(9)),
        ("", "", "", ""),
        (Count(2), "Đoàn Kết", Count(20), Count(9)),
    )
    merges = tuple((2, column, 3, column) for column in range(4))
    sheet = replace(plain_sheet(("Tháng 08/2026",), HEADINGS, *rows), merges=merges)
    verdict = verdict_on(xlsx(sheet), reference)
    assert verdict.cells is not None, errors(verdict)
    assert list(verdict.cells["denominator"]) == [10, 20]


def test_a_name_merged_over_its_figures_is_the_name_of_each(reference: Reference) -> None:
    headings = ("Chỉ tiêu", "Đơn vị", "Kỳ", "Giá trị")
    rows = (
        ("bts_count", "Thất Khê", "2026-08", Count(3)),
        ("no_signal_village_count", "", "2026-08", Count(1)),
    )
    sheet = replace(plain_sheet(headings, *rows), merges=((1, 1, 2, 1),))
    verdict = verdict_on(ods(sheet), reference)
    assert verdict.cells is not None, errors(verdict)
    assert list(verdict.cells["geography"]) == ["06040", "06040"]


@pytest.mark.parametrize(("font", "encode"), [("TCVN3", tcvn3), ("VNI", vni)])
def test_a_workbook_in_an_old_font_is_read_as_the_font_shows_it(
    reference: Reference, font: str, encode: Encoder
) -> None:
    """A cell holds the letters of Windows' own table that the font draws as others."""
    rows = ((Count(1), "Thất Khê", Count(10), Count(9)), (Count(2), "Đoàn Kết", Count(20), Count(9)))
    whole = plain_sheet(("Tháng 08/2026",), HEADINGS, *rows)
    stored = replace(
        whole, rows=tuple(tuple(_stored(content, encode) for content in row) for row in whole.rows)
    )
    for content in (xlsx(stored), xls(stored)):
        verdict = verdict_on(content, reference)
        assert verdict.cells is not None, errors(verdict)
        assert list(verdict.cells["geography"]) == ["06040", "06001"]
        assert verdict.understood is not None
        assert verdict.understood.encoding == font


def _stored(content: Content, encode: Encoder) -> Content:
    return encode(content).decode("cp1252") if isinstance(content, str) else content


def test_communes_below_their_former_districts_are_read_and_the_districts_are_sums(
    reference: Reference,
) -> None:
    content = filing(
        ";HUYỆN TRÀNG ĐỊNH;30;27;3;0;90", "1;Thất Khê;10;9;1;0;90", "2;Đoàn Kết;20;18;2;0;90",
        ";THÀNH PHỐ LẠNG SƠN;10;9;1;0;90", "1;Kỳ Lừa;10;9;1;0;90",
    )  # fmt: skip
    assert verdict_on(content, reference).accepted
    wrong = content.replace("TRÀNG ĐỊNH;30".encode(), "TRÀNG ĐỊNH;31".encode())
    assert [found.cell for found in verdict_on(wrong, reference).errors] == ["C4"]
