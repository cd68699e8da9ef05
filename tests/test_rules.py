"""Every rule of the catalogue fires on the file that deserves it, and not on the one mended from its remedy."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from pipelines.catalogue import RULES
from pipelines.check import check_file
from pipelines.known import known_figures
from pipelines.reference import Reference
from schemas.issue import Said, Severity
from tests.samples import LARGEST_BYTES, TODAY, digitisation_report, payment_report, publish_bytes, verdict_on

LONG = "indicator,geography,period,value,numerator,denominator\n"
CODES = ("06040", "06001", "06019", "06046", "06004", "06037", "06058", "06112")
CLEAN = ["online_filing_rate,06040,2026-08,90,9,10"]


def long(*rows: str) -> bytes:
    return (LONG + "".join(f"{row}\n" for row in rows)).encode()


def rates(*values: str, period: str = "2026-08", indicator: str = "on_time_rate") -> bytes:
    """One rate without counts for each of the first communes."""
    return long(
        *(f"{indicator},{code},{period},{value},," for code, value in zip(CODES, values, strict=False))
    )


def payment(*rows: str) -> bytes:
    return payment_report("\n".join(rows))


def filing(*rows: str, title: str = "Tháng 08/2026", headings: str = "") -> bytes:
    """A report of online filing."""
    named = headings or "STT;Tên đơn vị;Tổng số hồ sơ;Trực tuyến;Trực tiếp;BCCI;Tỷ lệ nộp trực tuyến"
    return "\n".join([f"BÁO CÁO;;;;;;\n{title};;;;;;", named, *rows]).encode("utf-8-sig")


def workbook(*sheets: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"T{number}")
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


HEAD: list[object] = ["STT", "Tên đơn vị", "Tổng số hồ sơ", "Trực tuyến"]
TITLE: list[object] = ["Tháng 08/2026"]
GOOD_SHEET: list[list[object]] = [TITLE, HEAD, [1, "Thất Khê", 10, 9]]

# The rule, the file it fires on, its cell, what is said about the file, and the file mended.
FIRING: dict[str, tuple[bytes, str, Said, bytes]] = {
    "unknown_dataset": (b"a;b;c\n1;2;3\n", "A1", Said(), long(*CLEAN)),
    "foreign_headings": (b"a;b;c\n1;2;3\n", "A1", Said(dataset="observations"), long(*CLEAN)),
    "other_dataset": (payment("1 | 06040 | Thất Khê | 10 | 5 | 50 | 50"), "A3", Said(dataset="digitisation"),
                      digitisation_report("1 | Thất Khê | 10 | 1 | 9 | 4 | 1 | 90 | 8 | 0 | 8 | 100")),
    "several_sheets": (workbook(GOOD_SHEET, GOOD_SHEET), "", Said(), workbook(GOOD_SHEET)),
    "unknown_sheet": (workbook(GOOD_SHEET), "", Said(sheet="T9"), workbook(GOOD_SHEET)),
    "missing_column": (filing("1;Thất Khê;10", headings="STT;Tên đơn vị;Tổng số hồ sơ"), "A3", Said(dataset="online_filing"),
                       filing("1;Thất Khê;10;9;1;0;90")),
    "doubled_column": (filing("1;Thất Khê;10;9;8", headings="STT;Tên đơn vị;Tổng số hồ sơ;Trực tuyến;Trực tuyến"), "E3",
                       Said(), filing("1;Thất Khê;10;9;1;0;90")),
    "unknown_column": (filing("1;Thất Khê;10;9;x", headings="STT;Tên đơn vị;Tổng số hồ sơ;Trực tuyến;Ghi chú"), "E3", Said(),
                       filing("1;Thất Khê;10;9;1;0;90")),
    "missing_period": (filing("1;Thất Khê;10;9;1;0;90", title="Báo cáo"), "A1", Said(), filing("1;Thất Khê;10;9;1;0;90")),
    "part_of_a_month": (filing("1;Thất Khê;10;9;1;0;90", title="(Từ ngày 15/08/2026 đến ngày 14/09/2026)"), "A2", Said(),
                        filing("1;Thất Khê;10;9;1;0;90")),
    "several_periods": (filing("1;Thất Khê;10;9;1;0;90", title="Tháng 08/2026 so với tháng 07/2026"), "A2", Said(),
                        filing("1;Thất Khê;10;9;1;0;90")),
    "other_period": (filing("1;Thất Khê;10;9;1;0;90"), "A2", Said(period="2026-09"), filing("1;Thất Khê;10;9;1;0;90")),
    "former_district": (rates("90").replace(b"06040", "Huyện Bắc Sơn".encode()), "B2", Said(), rates("90")),
    "no_communes": (filing("1;Đất đai;10;9;1;0;90", "2;Hộ tịch;10;9;1;0;90"), "B4", Said(), filing("1;Thất Khê;10;9;1;0;90")),
    "unnamed_row": (filing("1;Thất Khê;10;9;1;0;90", "2;;10;9;1;0;90"), "B5", Said(), filing("1;Thất Khê;10;9;1;0;90")),
    "code_and_name": (payment("1 | 06001 | Thất Khê | 10 | 5 | 50 | 50"), "B4", Said(),
                      payment("1 | 06040 | Thất Khê | 10 | 5 | 50 | 50")),
    "reformed_units": (long("online_filing_rate,06040,2025-06,90,9,10"), "B2", Said(), long("online_filing_rate,06040,2025-07,90,9,10")),
    "half_of_a_rate": (long("online_filing_rate,06040,2026-08,90,9,"), "F2", Said(), long("online_filing_rate,06040,2026-08,90,9,10")),
    "abolished_unit": (long("digitised_filing_rate,20-D,2025-08,98,,"), "D2", Said(), long("digitised_filing_rate,20-D,2025-06,98,,")),
    "other_units": (filing("I;Sở, ban, ngành;;;;;", "1;Sở Y tế;10;9;1;0;90", "II;Xã, phường;;;;;", "1;Thất Khê;10;9;1;0;90"),
                    "B5", Said(), filing("1;Thất Khê;10;9;1;0;90")),
    "unit_slip": (rates("88", "0.91", "90", "87", "92", "89", "93", "88"), "D3", Said(), rates("88", "91", "90", "87", "92")),
    "rates_as_fractions": (filing(*(f"{n};{name};100;{80 + n};{20 - n};0;0,8{n}" for n, name in
                                    enumerate(("Thất Khê", "Đoàn Kết", "Tân Tiến", "Kỳ Lừa", "Tam Thanh")))), "G4", Said(),
                           filing("1;Thất Khê;10;9;1;0;90")),
    "unit_of_title": (filing("1;Thất Khê;10;9;1;0;90", title="Tháng 08/2026, đơn vị tính: triệu đồng"), "A2", Said(),
                      filing("1;Thất Khê;10;9;1;0;90", title="Tháng 08/2026, đơn vị tính: %")),
    "other_denominator": (filing("1;Thất Khê;100;80;10;10;88,89", "2;Đoàn Kết;100;60;20;20;75", "3;Tam Thanh;50;20;20;10;50"),
                          "G4", Said(), filing("1;Thất Khê;10;9;1;0;90")),
    "rate_and_counts": (filing("1;Thất Khê;100;80;10;10;70"), "G4", Said(), filing("1;Thất Khê;100;80;10;10;80")),
    "parts_and_total": (filing("1;Thất Khê;100;80;10;11;80"), "C4", Said(), filing("1;Thất Khê;100;80;10;10;80")),
    "total_row": (filing("1;Thất Khê;100;80;10;10;80", ";Tổng số;101;80;10;10;79,21"), "C5", Said(),
                  filing("1;Thất Khê;100;80;10;10;80", ";Tổng số;100;80;10;10;80")),
    "formula": (filing("1;Thất Khê;=9+1;9;1;0;90"), "C4", Said(), filing("1;Thất Khê;10;9;1;0;90")),
    "name_and_title": (filing("1;Thất Khê;10;9;1;0;90", title="Tháng 07/2026"), "A2", Said(), filing("1;Thất Khê;10;9;1;0;90")),
    "silent_communes": (filing("1;Thất Khê;10;9;1;0;90"), "", Said(), b""),
}  # fmt: skip


@pytest.mark.parametrize("rule", FIRING)
def test_a_rule_fires_once_at_its_cell_and_not_on_the_mended_file(rule: str, reference: Reference) -> None:
    faulty, cell, said, mended = FIRING[rule]
    verdict = verdict_on(
        faulty, reference, name="bao-cao-2026-08.csv" if rule == "name_and_title" else "tep.csv", said=said
    )
    found = [issue for issue in verdict.issues if issue.rule.id == rule]
    assert [issue.cell for issue in found] == [cell], [
        (issue.rule.id, issue.cell) for issue in verdict.issues
    ]
    assert verdict.accepted == (RULES[rule].severity is not Severity.ERROR)
    others = [issue for issue in verdict.errors if issue.rule.id != rule]
    assert others == [], "one message a cause"
    if mended:
        dataset = said.dataset if rule == "other_dataset" else None
        again = verdict_on(mended, reference, name="tep.csv", said=Said(dataset=dataset))
        assert again.accepted, [(issue.rule.id, issue.cell) for issue in again.errors]
        assert rule not in {issue.rule.id for issue in again.issues}


def test_a_score_no_indicator_can_have_is_told_once_and_not_again_by_its_sum(reference: Reference) -> None:
    """It once came back as a total that its parts do not give."""
    headings = "STT;Đơn vị;Công khai minh bạch;Tiến độ giải quyết;Số hóa hồ sơ;Dịch vụ trực tuyến;Mức độ hài lòng;Tổng điểm"
    content = f"Bộ chỉ số 766, tháng 08/2026\n{headings}\n1;Thất Khê;120;18;20;20;16;90\n2;Đoàn Kết;16;18;20;20;16;90\n"
    verdict = verdict_on(content.encode(), reference)
    assert [(issue.rule.id, issue.cell) for issue in verdict.errors] == [("out_of_bounds", "C3")]


def test_a_fraction_is_told_however_far_its_hundredfold_lies_above_the_others(reference: Reference) -> None:
    verdict = verdict_on(rates("70", "0.88", "71", "72", "73", "74", "75", "76"), reference)
    assert [(issue.rule.id, issue.cell) for issue in verdict.errors] == [("unit_slip", "D3")]


# Rules that look back


@pytest.fixture
def published(store: Path, reference: Reference) -> Path:
    """A store with July's rates of eight communes, a count since January and an amount."""
    publish_bytes(
        store,
        reference,
        rates("80", "81", "82", "83", "84", "85", "86", "87", period="2026-07"),
        at=datetime(2026, 8, 3),
    )
    publish_bytes(store, reference, long("digital_shop_household_rate,20,2025,20,,", "spending_total,20,2025,182438,,"),
                  at=datetime(2026, 8, 4))  # fmt: skip
    return store


def looking_back(content: bytes, store: Path, reference: Reference) -> dict[str, str]:
    verdict = check_file(
        content, "tep.csv", reference, today=TODAY, largest_bytes=LARGEST_BYTES, known=known_figures(store)
    )
    return {issue.rule.id: issue.cell for issue in verdict.issues if issue.rule.id != "silent_communes"}


def test_last_month_s_figures_sent_again_are_noticed(published: Path, reference: Reference) -> None:
    same = rates("80", "81", "82", "83", "84", "85", "86", "87")
    assert looking_back(same, published, reference) == {"same_as_before": "D2"}
    other = rates("80", "81", "82", "83", "84", "85", "86", "88")
    assert looking_back(other, published, reference) == {}


def test_a_jump_unlike_the_others_is_noticed_and_a_common_move_is_not(
    published: Path, reference: Reference
) -> None:
    one = rates("82", "83", "84", "30", "86", "87", "88", "89")
    assert looking_back(one, published, reference) == {"jump": "D5"}
    together = rates("60", "61", "62", "64", "64", "65", "66", "67")
    assert looking_back(together, published, reference) == {}


def test_an_amount_in_another_unit_is_refused(published: Path, reference: Reference) -> None:
    assert looking_back(long("spending_total,20,2026,190.5,,"), published, reference) == {
        "period_in_future": "C2"
    }
    later = check_file(
        long("spending_total,20,2026,190.5,,"), "tep.csv", reference, today=datetime(2027, 1, 9).date(),
        largest_bytes=LARGEST_BYTES, known=known_figures(published),
    )  # fmt: skip
    assert [issue.rule.id for issue in later.errors] == ["thousandfold"]


def test_illustrative_figures_are_nothing_to_look_back_at(prepared_store: Path, reference: Reference) -> None:
    known = known_figures(prepared_store)
    assert known is not None
    assert known.figures(["online_filing_rate"]).empty


def test_a_cell_that_shows_an_error_is_not_taken_for_an_empty_one(reference: Reference) -> None:
    """`openpyxl` writes "#REF!" as Excel stores it: a cell of its own kind, without a number."""
    verdict = verdict_on(workbook([TITLE, HEAD, [1, "Thất Khê", "#REF!", 9]]), reference, name="tep.xlsx")
    assert [(found.rule.id, found.cell, found.found) for found in verdict.errors] == [
        ("unreadable_number", "C3", "#REF!")
    ]


def test_digits_of_another_script_are_no_numbers(reference: Reference) -> None:
    verdict = verdict_on(filing("1;Thất Khê;１２;9;1;0;90"), reference, name="tep.csv")
    assert [(found.rule.id, found.cell) for found in verdict.errors] == [("unreadable_number", "C4")]


def test_a_second_table_below_is_one_fault(reference: Reference) -> None:
    names = list(reference.names.name_of_code.values())[:12]
    rows = [f"{number};{name};10;9;1;0;90" for number, name in enumerate(names, start=1)]
    verdict = verdict_on(filing(*rows, *rows), reference, name="tep.csv")
    assert [(found.rule.id, found.cell, len(found.cells)) for found in verdict.errors] == [
        ("second_table", "B16", 12)
    ]


def test_a_row_without_a_name_is_named_by_its_code(reference: Reference) -> None:
    verdict = verdict_on(
        payment("1 | 06040 |  | 10 | 5 | 50 | 50", "2 | 5 |  | 10 | 5 | 50 | 50"), reference, name="tep.csv"
    )
    assert [(found.rule.id, found.cell) for found in verdict.errors] == [("unnamed_row", "C5")]
