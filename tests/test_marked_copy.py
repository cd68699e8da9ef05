"""The marked copy: what is wrong stands at its cell, what was right is as it came, and mending it mends the file."""

from __future__ import annotations

import io

import pytest
import xlwt
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from pipelines import marked_copy as module
from pipelines.marked_copy import marked_copy
from pipelines.reference import Reference
from schemas.issue import Verdict
from schemas.words import Words
from tests.samples import digitisation_report, verdict_on

ENGLISH = Words("en")
HEADINGS = ["STT", "Tên đơn vị", "Tổng số hồ sơ", "Trực tuyến", "Tỷ lệ nộp trực tuyến"]
RED, YELLOW, BLUE = "00FFC7CE", "00FFEB9C", "00DDEBF7"
FAULTY = """
    1 | UBND xã Thất Kê | 100 | 40 | 60 | 30 | 10 | 60% | 90 | 18 | 72 | 80%   # the name is misspelt, at B6
    2 | Tam Thanh       | nhiều | 1 | 3 | 2 | 1 | 75% | 4 | 1 | 3 | 75%        # a word for a number, at C7
"""


@pytest.fixture
def faulty_workbook() -> bytes:
    """A workbook of two sheets with a formula, a percentage, a note of somebody's and a misspelt name at B4."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Tháng 8"
    sheet["A1"] = "BÁO CÁO NỘP TRỰC TUYẾN Tháng 08/2026"
    sheet.merge_cells("A1:E1")
    sheet.append(HEADINGS)
    sheet.append([1, "Tam Thanh", 200, 150, 0.75])
    sheet.append([2, "Thất Kê", 100, 80, 0.8])
    sheet["E3"].number_format = sheet["E4"].number_format = "0.00%"
    sheet["B4"].comment = Comment("số liệu sơ bộ", "đơn vị")
    sheet["G1"] = "=1+1"
    book.create_sheet("Phụ lục")["A1"] = "không liên quan"
    return saved(book)


def test_a_workbook_is_copied_with_its_marks_and_everything_else_as_it_was(
    reference: Reference, faulty_workbook: bytes
) -> None:
    verdict = verdict_on(faulty_workbook, reference, name="tháng 8.xlsx")
    copy, before = opened(verdict), load_workbook(io.BytesIO(faulty_workbook))
    assert copy.sheetnames == ["Issues", "Tháng 8", "Phụ lục"]
    for name in before.sheetnames:
        for row in before[name].iter_rows():
            for cell in row:
                kept = copy[name][cell.coordinate]
                assert (kept.value, kept.number_format) == (cell.value, cell.number_format), cell.coordinate
    marked = copy["Tháng 8"]["B4"]
    assert marked.fill.start_color.rgb == RED
    assert "“Thất Kê” is not a commune" in marked.comment.text
    assert "số liệu sơ bộ" in marked.comment.text, "somebody's own note stays"
    assert copy["Tháng 8"]["B3"].comment is None
    assert "A1:E1" in [str(area) for area in copy["Tháng 8"].merged_cells.ranges]


def test_the_first_sheet_lists_every_issue_with_a_link_to_its_cell(
    reference: Reference, faulty_workbook: bytes
) -> None:
    verdict = verdict_on(faulty_workbook, reference)
    sheet = opened(verdict)["Issues"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert [row[2] for row in rows] == [found.cell or None for found in verdict.issues]
    assert sheet["C4"].hyperlink.location == "'Tháng 8'!B4"
    assert rows[0][1] == "Error"
    assert "five-digit code" in rows[0][4]


def test_a_file_mended_in_its_marked_copy_is_accepted(reference: Reference, faulty_workbook: bytes) -> None:
    copy = opened(verdict_on(faulty_workbook, reference))
    copy["Tháng 8"]["B4"] = "Thất Khê"
    mended = verdict_on(saved(copy), reference)
    assert mended.accepted
    assert mended.understood is not None
    assert mended.understood.sheet == "Tháng 8"
    assert sorted(mended.cells["geography"]) == ["05986", "06040"]  # type: ignore[index]


def test_a_text_file_becomes_a_workbook_of_its_texts_at_their_addresses(reference: Reference) -> None:
    verdict = verdict_on(digitisation_report(FAULTY), reference, name="số hóa.csv")
    sheet = opened(verdict).worksheets[1]
    assert verdict.grid is not None
    told = {
        (row, column): sheet.cell(row + 1, column + 1).value or ""
        for row in range(verdict.grid.height)
        for column in range(verdict.grid.width)
    }
    assert told == {
        (row, column): text
        for row in range(verdict.grid.height)
        for column, text in enumerate(verdict.grid.row(row))
    }
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if filled(cell) == RED} == {
        found.cell for found in verdict.errors
    }


def test_an_old_workbook_keeps_its_numbers_as_numbers(reference: Reference) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("T8")
    percent = xlwt.easyxf(num_format_str="0.00%")
    for column, heading in enumerate(HEADINGS):
        sheet.write(1, column, heading)
    sheet.write(0, 0, "Tháng 08/2026")
    for column, value in enumerate([1, "Thất Kê", 1234, 1100]):
        sheet.write(2, column, value)
    sheet.write(2, 4, 0.8914, percent)
    content = io.BytesIO()
    book.save(content)
    copy = opened(verdict_on(content.getvalue(), reference, name="cũ.xls"))["T8"]
    assert [cell.value for cell in copy[3]] == [1, "Thất Kê", 1234, 1100, 0.8914]
    assert copy["E3"].number_format == "0.00%"


def test_nothing_in_the_copy_becomes_a_formula(reference: Reference) -> None:
    hostile = 'indicator,geography,period,value\n=HYPERLINK("http://x"),+1,@SUM(A1),-2+3\n'
    verdict = verdict_on(hostile.encode(), reference, name="=cmd.csv")
    copy = opened(verdict)
    kinds = {cell.data_type for sheet in copy for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert copy.worksheets[1]["A2"].value == '=HYPERLINK("http://x")'


def test_warnings_and_notes_have_their_own_colours(reference: Reference) -> None:
    rows = "1;Tam Thanh;100;90;0;0;90%;x\n2;Thất Khê;10;9;0;0;90%;x"
    headings = "STT;Tên đơn vị;Tổng số hồ sơ;Trực tuyến;Trực tiếp;BCCI;Tỷ lệ nộp trực tuyến;Người lập"
    content = f"Tháng 08/2026;;;;;;;\n{headings}\n{rows}".encode()
    verdict = verdict_on(content, reference, name="tháng 9-2026.csv")
    assert {found.rule.id for found in verdict.issues} >= {"unknown_column", "name_and_title"}
    sheet = opened(verdict).worksheets[1]
    assert filled(sheet["H2"]) == BLUE
    assert filled(sheet["A1"]) == YELLOW


def test_of_a_file_too_large_to_copy_only_the_rows_near_its_marks_stand_there(
    reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_CELLS_WRITTEN", 500)
    rows = [f"on_time_rate,06040,{2020 + n // 12}-{n % 12 + 1:02d},9{n % 10}" for n in range(60)]
    rows += ["on_time_rate,06040,2019-01,viele"] + rows[-1:] * 200
    verdict = verdict_on("\n".join(["indicator,geography,period,value", *rows]).encode(), reference)
    sheet = opened(verdict).worksheets[1]
    assert sheet["D62"].value == "viele"
    assert filled(sheet["D62"]) == RED
    assert "only rows near marked cells" in opened(verdict)["Issues"]["A2"].value


def opened(verdict: Verdict) -> Workbook:
    return load_workbook(io.BytesIO(marked_copy(verdict, ENGLISH)))


def saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def filled(cell: object) -> str | None:
    fill = cell.fill  # type: ignore[attr-defined]
    return str(fill.start_color.rgb) if fill.fill_type == "solid" else None
