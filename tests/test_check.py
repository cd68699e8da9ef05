"""Checking: every rule fires on the file that deserves it, says where, and stays silent on a clean one."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies

from pipelines.catalogue import RULES
from pipelines.reference import Reference, read_reference
from schemas.errors import Misuse, UserError
from schemas.issue import Issue, Severity, Verdict
from tests.samples import (
    DIGITISATION_HEADINGS,
    LARGEST_BYTES,
    delimited,
    digitisation_report,
    drawn,
    payment_report,
    verdict_on,
)

REFERENCE_FOLDER = Path(__file__).resolve().parent.parent / "data" / "reference"
LONG = "indicator,geography,period,value,numerator,denominator\n"
CLEAN_ROW = "online_filing_rate,06040,2026-08,90,9,10\n"


def told(verdict: Verdict) -> dict[str, Issue]:
    """The issues by rule, leaving out the communes a short sample does not mention; each rule once."""
    issues = [found for found in verdict.issues if found.rule.id != "silent_communes"]
    by_rule = {found.rule.id: found for found in issues}
    assert len(by_rule) == len(issues), [(found.rule.id, found.cell) for found in issues]
    return by_rule


def only(verdict: Verdict, rule: str) -> Issue:
    """The one issue of a file that has one fault."""
    issues = told(verdict)
    assert set(issues) == {rule}, {name: (found.cell, found.found) for name, found in issues.items()}
    return issues[rule]


def long_text(*rows: str) -> bytes:
    return (LONG + "".join(f"{row}\n" for row in rows)).encode()


# The clean file


def test_a_clean_file_of_every_commune_has_no_issue_at_all(reference: Reference) -> None:
    geographies = reference.tables["geographies"]
    communes = geographies.loc[geographies["level"] == "commune", "code"]
    verdict = verdict_on(
        long_text(*(f"online_filing_rate,{code},2026-08,90,9,10" for code in communes)), reference
    )
    assert verdict.accepted
    assert verdict.issues == ()
    assert verdict.cells is not None and len(verdict.cells) == 65


def test_a_refused_file_carries_no_figures(reference: Reference) -> None:
    verdict = verdict_on(long_text("online_filing_rate,06040,2026-08,abc,,"), reference)
    assert not verdict.accepted
    assert verdict.cells is None


# Bytes that are no table


def test_an_empty_file_is_named_empty(reference: Reference) -> None:
    assert only(verdict_on(b" \r\n\t ", reference), "empty_file").severity is Severity.ERROR


def test_a_file_beyond_the_limit_is_not_read(reference: Reference) -> None:
    found = only(verdict_on(b"x" * (LARGEST_BYTES + 1), reference), "too_large")
    assert found.found == "1"
    assert dict(found.values)["limit"] == 1


def test_bytes_of_a_legacy_encoding_are_refused_where_they_begin(reference: Reference) -> None:
    found = only(verdict_on(LONG.encode() + b"Qu\xfd H\xf2a", reference), "unknown_encoding")
    assert (found.cell, dict(found.values)["position"]) == ("A2", len(LONG) + 2)
    assert found.found.startswith("fd")


def test_a_nul_byte_is_refused_where_it_stands(reference: Reference) -> None:
    found = only(
        verdict_on(LONG.encode() + b"bts\x00_count,06040,2026-08,4,,\n", reference), "control_characters"
    )
    assert (found.cell, found.found) == ("A2", "U+0000")


@pytest.mark.parametrize(
    "junk",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), id="a picture"),
        pytest.param(b"PK\x03\x04" + bytes(range(256)), id="a zip archive"),
        pytest.param(b"\xff\xfe\x00", id="half of a UTF-16 letter"),
        pytest.param(b"\xef\xbb\xbf", id="a byte order mark and nothing else"),
        pytest.param(b'"' * 5001, id="quotes without end"),
        pytest.param(b"just one sentence", id="a sentence"),
        pytest.param(b";;;;\n;;;;\n", id="separators without cells"),
        pytest.param(b'a;"' + b"x" * 200_000 + b"\n", id="a cell beyond any sheet"),
    ],
)
def test_junk_is_refused_with_an_issue_and_never_crashes(reference: Reference, junk: bytes) -> None:
    verdict = verdict_on(junk, reference)
    assert not verdict.accepted
    assert verdict.errors


def test_a_heading_without_rows_is_no_table(reference: Reference) -> None:
    assert only(verdict_on(LONG.encode(), reference), "not_a_table").cell == "A1"


# Headings and periods


def test_headings_nobody_knows_are_an_unknown_report(reference: Reference) -> None:
    assert only(verdict_on(b"name;age\nAn;3\n", reference), "unknown_dataset").found == "name"


def test_a_missing_column_of_a_named_report_is_named(reference: Reference) -> None:
    found = only(
        verdict_on(b"indicator,geography,value\n", reference, dataset="observations"), "missing_column"
    )
    assert (found.cell, found.found) == ("A1", "period")


def test_a_column_nobody_knows_is_a_note_and_the_file_is_taken(reference: Reference) -> None:
    verdict = verdict_on(
        b"indicator,geography,period,value,remark\nbts_count,06040,2026-08,4,new\n", reference
    )
    found = only(verdict, "unknown_column")
    assert (found.cell, found.found, found.severity) == ("E1", "remark", Severity.NOTE)
    assert verdict.accepted


def test_a_report_that_names_no_month_is_asked_for_it(reference: Reference) -> None:
    content = delimited(
        [DIGITISATION_HEADINGS, *drawn("1|Thất Khê|10|0|10|4|1|100|8|0|8|100")], delimiter=";"
    )
    only(verdict_on(content, reference), "missing_period")
    verdict = verdict_on(content, reference, period="2026-08")
    assert verdict.accepted and verdict.period == "2026-08"


def test_a_month_in_the_file_name_counts_where_the_titles_are_silent(reference: Reference) -> None:
    content = delimited(
        [DIGITISATION_HEADINGS, *drawn("1|Thất Khê|10|0|10|4|1|100|8|0|8|100")], delimiter=";"
    )
    assert verdict_on(content, reference, name="so-hoa-2026-08.csv").period == "2026-08"


def test_a_report_of_another_month_than_the_one_named_is_refused(reference: Reference) -> None:
    verdict = verdict_on(
        digitisation_report("1|Thất Khê|10|0|10|4|1|100|8|0|8|100"), reference, period="2026-07"
    )
    found = only(verdict, "other_period")
    assert (found.found, dict(found.values)["wanted"]) == ("2026-08", "2026-07")


def test_a_long_form_row_of_another_month_than_the_one_named_is_refused(reference: Reference) -> None:
    content = long_text("bts_count,06040,2026-08,4,,", "bts_count,06001,2026-07,4,,")
    assert only(verdict_on(content, reference, period="2026-08"), "other_period").cell == "D3"


def test_a_text_that_is_no_period_is_named_with_all_its_cells(reference: Reference) -> None:
    content = long_text(
        "bts_count,06040,2026.13,4,,", "bts_count,06001,2026.13,4,,", "bts_count,06046,2026-08,4,,"
    )
    found = only(verdict_on(content, reference), "unreadable_period")
    assert (found.cell, found.cells, found.found) == ("C2", ("C2", "C3"), "2026.13")


def test_a_month_that_has_not_ended_is_refused(reference: Reference) -> None:
    content = long_text("bts_count,06040,2026-08,4,,")
    found = only(verdict_on(content, reference, today=date(2026, 8, 30)), "period_in_future")
    assert (found.cell, found.found) == ("C2", "2026-08")
    assert verdict_on(content, reference, today=date(2026, 8, 31)).accepted


def test_a_quarter_is_taken_in_its_last_month_when_plan_333_wants_it(reference: Reference) -> None:
    content = long_text("bts_count,06040,2026-Q3,4,,")
    assert not verdict_on(content, reference, today=date(2026, 8, 31)).accepted
    assert verdict_on(content, reference, today=date(2026, 9, 1)).accepted


def test_a_report_or_a_period_that_does_not_exist_is_misuse(reference: Reference) -> None:
    with pytest.raises(Misuse):
        verdict_on(long_text(CLEAN_ROW), reference, dataset="weather")
    with pytest.raises(UserError):
        verdict_on(long_text(CLEAN_ROW), reference, period="last month")


# Names


def test_an_unknown_indicator_is_named(reference: Reference) -> None:
    found = only(verdict_on(long_text("happiness,06040,2026-08,4,,"), reference), "unknown_indicator")
    assert (found.cell, found.found) == ("A2", "happiness")


def test_a_name_one_letter_off_is_suggested_and_never_taken(reference: Reference) -> None:
    found = only(verdict_on(long_text("bts_count,Tam Thanhh,2026-08,4,,"), reference), "unknown_geography")
    assert (found.cell, found.found) == ("B2", "Tam Thanhh")
    assert "Tam Thanh" in str(dict(found.values)["nearest"])


def test_diacritics_decide_between_two_names(reference: Reference) -> None:
    found = only(verdict_on(long_text("bts_count,Tam Thánh,2026-08,4,,"), reference), "unknown_geography")
    assert found.cell == "B2"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        pytest.param("Quý Hòa", "06076", id="as the decision writes it"),
        pytest.param("Quý Hoà", "06076", id="the tone mark on the other letter"),
        pytest.param("Thuỵ Hùng", "06148", id="the tone mark of uy on the other letter"),
        pytest.param(unicodedata.normalize("NFD", "Quý Hòa"), "06076", id="decomposed letters"),
        pytest.param(unicodedata.normalize("NFD", "Quý Hoà"), "06076", id="decomposed, other tone style"),
        pytest.param("Quý\u00a0Hòa", "06076", id="a no-break space"),
        pytest.param("  Quý   Hòa ", "06076", id="doubled spaces"),
        pytest.param("QUÝ HÒA", "06076", id="upper case"),
        pytest.param("Xã Quý Hòa", "06076", id="with its type"),
        pytest.param("UBND xã Quý Hòa", "06076", id="with its committee"),
        pytest.param("Ủy ban nhân dân xã Quý Hòa", "06076", id="with its committee in full"),
        pytest.param("UBND PHƯỜNG TAM THANH", "05986", id="a ward in upper case"),
        pytest.param("1. Xã Quý Hòa", "06076", id="with the row's number"),
        pytest.param("Xã Quý Hòa - tỉnh Lạng Sơn", "06076", id="with its province"),
        pytest.param("UBND xã Quý Hòa – Lạng Sơn", "06076", id="with its province, shorter"),
        pytest.param("Xã Đoàn Kết, tỉnh Lạng Sơn", "06001", id="with its province behind a comma"),
        pytest.param("Đoàn Kết - Lạng Sơn", "06001", id="with the province's name alone"),
        pytest.param("HĐND và UBND xã Quý Hòa", "06076", id="with its council"),
        pytest.param("HĐND, UBND xã Đoàn Kết", "06001", id="with its council, shorter"),
        pytest.param("Trung tâm Phục vụ hành chính công xã Quý Hòa", "06076", id="with its one-stop centre"),
        pytest.param("06076 - Xã Quý Hòa", "06076", id="its code and its name"),
        pytest.param("06076", "06076", id="its code"),
        pytest.param("6076", "06076", id="its code without the leading zero"),
        pytest.param("Xã Bắc Sơn", "06325", id="a commune called like a former district"),
        pytest.param("Bắc Sơn", "06325", id="the same after July 2025 without its type"),
    ],
)
def test_a_name_is_known_however_it_is_written(reference: Reference, written: str, code: str) -> None:
    verdict = verdict_on(long_text(f'bts_count,"{written}",2026-08,4,,'), reference)
    assert verdict.cells is not None, told(verdict)
    assert list(verdict.cells["geography"]) == [code]


def test_a_name_shared_with_a_district_is_asked_about_before_july_2025(reference: Reference) -> None:
    content = long_text(
        "bts_count,Bắc Sơn,2025-06,4,,",  # the last month of the districts
        "bts_count,Huyện Chi Lăng,2025-06,4,,",  # a district by its full name
        "bts_count,Xã Bình Gia,2025-06,4,,",  # says which it means
    )
    verdict = verdict_on(content, reference)
    assert [(found.rule.id, found.cells) for found in verdict.errors] == [("district_name", ("B2", "B3"))]
    assert (
        verdict_on(content.replace(b"2025-06", b"2025-07"), reference).errors[0].rule.id == "former_district"
    )


@pytest.mark.parametrize(
    "written", ["UBND Bắc Sơn", "3. Bắc Sơn", "Bắc Sơn - tỉnh Lạng Sơn", "UBND huyện Bắc Sơn"]
)
def test_a_district_is_told_apart_behind_what_stands_around_its_name(
    reference: Reference, written: str
) -> None:
    found = only(verdict_on(long_text(f"bts_count,{written},2025-06,4,,"), reference), "district_name")
    assert (found.cell, found.found) == ("B2", written)


def test_a_code_and_another_name_in_one_cell_are_nobody(reference: Reference) -> None:
    only(verdict_on(long_text("bts_count,06076 - Xã Đoàn Kết,2026-08,4,,"), reference), "unknown_geography")


def test_the_code_of_a_commune_is_never_a_district(reference: Reference) -> None:
    assert verdict_on(long_text("bts_count,06325,2025-06,4,,"), reference).accepted


def test_a_figure_named_twice_points_at_both_rows(reference: Reference) -> None:
    content = long_text("bts_count,Quý Hòa,2026-08,4,,", "bts_count,06076,2026-08,5,,")
    found = only(verdict_on(content, reference), "duplicate_row")
    assert (found.cell, found.found, dict(found.values)["first"]) == ("B3", "Quý Hòa", "B2")


def test_the_communes_a_file_leaves_out_are_named_as_a_warning(reference: Reference) -> None:
    verdict = verdict_on(long_text("bts_count,06040,2026-08,4,,"), reference)
    (found,) = verdict.issues
    assert (found.rule.id, found.severity) == ("silent_communes", Severity.WARNING)
    assert dict(found.values)["count"] == 64
    assert "Quý Hòa" in found.found and "Thất Khê" not in found.found
    assert verdict.accepted


# Numbers


@pytest.mark.parametrize(
    ("indicator", "written", "value"),
    [
        pytest.param("bts_count", "1.273", 1273, id="a dot groups thousands in a count"),
        pytest.param("bts_count", "1.273.494", 1_273_494, id="two dots can only group"),
        pytest.param("bts_count", "1 273", 1273, id="a space groups thousands"),
        pytest.param("bts_count", "-", None, id="a dash is missing"),
        pytest.param("bts_count", "", None, id="a blank is missing"),
        pytest.param("bts_count", "0", 0, id="zero is zero"),
        pytest.param("on_time_rate", "87,65%", 87.65, id="a decimal comma with a percent sign"),
        pytest.param("on_time_rate", "87.65 %", 87.65, id="a decimal dot, a space and a percent sign"),
        pytest.param("on_time_rate", "87%", 87, id="no decimals"),
        pytest.param("on_time_rate", "NaN%", None, id="what a system prints for 0 of 0"),
        pytest.param("on_time_rate", "n/a", None, id="not available"),
        pytest.param("spending_total", "3.314,5", 3314.5, id="both marks: the last one sets off decimals"),
        pytest.param("spending_total", "3,314.5", 3314.5, id="both marks the English way"),
    ],
)
def test_a_number_is_read_as_the_office_means_it(
    reference: Reference, indicator: str, written: str, value: float | None
) -> None:
    geography = "20" if indicator == "spending_total" else "06040"
    period = "2025" if indicator == "spending_total" else "2026-08"
    content = delimited(
        [LONG.strip().split(","), [indicator, geography, period, written, "", ""]], delimiter=";"
    )
    verdict = verdict_on(content, reference)
    assert verdict.cells is not None, told(verdict)
    (read,) = verdict.cells["value"]
    assert (read != read) if value is None else (read == value)


def test_one_group_alone_in_a_column_of_rates_is_asked_about(reference: Reference) -> None:
    content = delimited(
        drawn("""
            indicator      | geography | period | value
            spending_total | 20        | 2025   | 1.234    # one thousand or one and a bit
        """),
        delimiter=";",
    )
    found = only(verdict_on(content, reference), "ambiguous_number")
    assert (found.cell, found.found) == ("D2", "1.234")
    assert dict(found.values) == {"thousands": 1234, "decimal": 1.234, "column": "value", "mark": "."}
    values = {}
    for mark in (",", "."):
        verdict = verdict_on(content, reference, decimal=mark)
        assert verdict.cells is not None
        values[mark] = verdict.cells["value"].iloc[0]
    assert values == {",": 1234, ".": 1.234}


def test_a_neighbour_that_leaves_no_doubt_settles_the_column(reference: Reference) -> None:
    content = delimited(
        drawn("""
            indicator      | geography | period | value
            spending_total | 20        | 2024   | 1.234      # in doubt by itself
            spending_total | 20        | 2025   | 3.314,5    # its comma sets off decimals
        """),
        delimiter=";",
    )
    verdict = verdict_on(content, reference)
    assert verdict.cells is not None
    assert list(verdict.cells["value"]) == [1234, 3314.5]


def test_commas_and_dots_as_decimals_in_one_column_are_refused(reference: Reference) -> None:
    content = delimited(
        drawn("""
            indicator    | geography | period  | value
            on_time_rate | 06040     | 2026-08 | 87,65    # a decimal comma
            on_time_rate | 06001     | 2026-08 | 87.65    # a decimal dot
        """),
        delimiter=";",
    )
    found = only(verdict_on(content, reference), "mixed_decimals")
    assert (found.cell, dict(found.values)) == ("D3", {"comma": "87,65", "dot": "87.65"})


def test_a_word_among_numbers_is_named_with_all_its_cells(reference: Reference) -> None:
    content = long_text(
        "bts_count,06040,2026-08,many,,", "bts_count,06001,2026-08,4,,", "bts_count,06046,2026-08,4a,,"
    )
    found = only(verdict_on(content, reference), "unreadable_number")
    assert (found.cell, found.cells, found.found) == ("D2", ("D2", "D4"), "many")


def test_half_a_case_is_no_count(reference: Reference) -> None:
    assert (
        only(verdict_on(long_text("bts_count,06040,2026-08,4.5,,"), reference), "unreadable_number").cell
        == "D2"
    )


def test_an_unreadable_cell_does_not_hide_a_value_out_of_range_elsewhere(reference: Reference) -> None:
    content = long_text("on_time_rate,06040,2026-08,abc,,", "on_time_rate,06001,2026-08,130,,")
    issues = told(verdict_on(content, reference))
    assert {rule: found.cell for rule, found in issues.items()} == {
        "unreadable_number": "D2",
        "out_of_bounds": "D3",
    }


# Figures


def test_a_rate_above_a_hundred_is_out_of_bounds(reference: Reference) -> None:
    found = only(verdict_on(long_text("on_time_rate,06040,2026-08,130,,"), reference), "out_of_bounds")
    assert (found.cell, found.found) == ("D2", "130")
    assert (dict(found.values)["minimum"], dict(found.values)["maximum"]) == (0, 100)


def test_a_negative_count_of_cases_is_named_where_it_stands(reference: Reference) -> None:
    found = only(verdict_on(long_text("on_time_rate,06040,2026-08,,-3,10"), reference), "negative_count")
    assert (found.cell, found.found) == ("E2", "-3")


def test_a_negative_denominator_is_named_where_it_stands(reference: Reference) -> None:
    found = only(verdict_on(long_text("on_time_rate,06040,2026-08,,3,-10"), reference), "negative_count")
    assert (found.cell, found.found) == ("F2", "-10")


def test_a_part_above_its_whole_is_told_once(reference: Reference) -> None:
    found = only(verdict_on(long_text("on_time_rate,06040,2026-08,,12,10"), reference), "part_above_whole")
    assert (dict(found.values)["part"], dict(found.values)["whole"]) == (12, 10)


def test_a_printed_rate_its_counts_do_not_give_is_an_error(reference: Reference) -> None:
    found = only(verdict_on(long_text("on_time_rate,06040,2026-08,80,9,10"), reference), "rate_and_counts")
    assert (found.cell, found.found, dict(found.values)["computed"]) == ("D2", "80", 90)


def test_a_printed_rate_rounded_to_one_decimal_agrees(reference: Reference) -> None:
    assert verdict_on(long_text("on_time_rate,06040,2026-08,66.7,2,3"), reference).accepted


def test_parts_that_miss_their_total_are_named_in_the_total_s_cell(reference: Reference) -> None:
    content = digitisation_report("""
        1 | Thất Khê | 10 | 1 | 9  | 4 | 1 | 90  | 8 | 0 | 8 | 100    # adds up: 1 + 9 = 10, 0 + 8 = 8
        2 | Đoàn Kết | 10 | 1 | 8  | 4 | 1 |     | 8 | 0 | 8 | 100    # 1 + 8 is 9, not 10
    """)
    found = only(verdict_on(content, reference), "parts_and_total")
    assert (found.cell, found.found, dict(found.values)["computed"]) == ("C7", "10", 9)


def test_a_printed_rate_tells_which_cell_of_a_sum_is_wrong(reference: Reference) -> None:
    content = digitisation_report("""
        1 | Thất Khê | 10 | 1 | 9  | 4 | 1 | 90  | 8 | 0 | 8 | 100    # adds up
        2 | Đoàn Kết | 10 | 1 | 8  | 4 | 1 | 80  | 8 | 0 | 8 | 100    # 8 of 10 is 80 %, so the 1 should be 2
        3 | Tân Tiến | 10 | 1 | 8  | 4 | 1 | 90  | 8 | 0 | 8 | 100    # 90 % and 1 left ask for 9, not 8
    """)
    found = {
        (issue.rule.id, issue.cell, dict(issue.values)["computed"])
        for issue in verdict_on(content, reference).errors
    }
    assert found == {("parts_and_total", "D7", 2), ("contradicted_count", "E8", 9)}


def test_parts_of_the_second_total_are_named_in_the_second_total_s_cell(reference: Reference) -> None:
    content = digitisation_report(
        "1 | Thất Khê | 10 | 1 | 9 | 4 | 1 | 90 | 8 | 1 | 8 |    # 1 + 8 is 9, not 8"
    )
    assert only(verdict_on(content, reference), "parts_and_total").cell == "I6"


def test_a_total_row_that_misses_the_rows_above_it_is_an_error(reference: Reference) -> None:
    content = payment_report("""
        1 | 06040 | Thất Khê |  10 | 5 | 50  | 50    # 10 filings
        2 | 06001 | Đoàn Kết |  20 | 5 | 25  | 75    # 20 filings
          |       | Tổng số  |  31 | 10 | 33,33 | 66,67    # and a total of 31
    """)
    found = only(verdict_on(content, reference), "total_row")
    assert (found.cell, found.found, dict(found.values)["computed"]) == ("D6", "31", 30)


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        pytest.param(
            "2 | 06001 | Đoàn Kết | 2O | 5 | 25 | 75", "unreadable_number", id="a letter O for a zero"
        ),
        pytest.param("2 | 06001 | Đoàn Két | 20 | 5 | 25 | 75", "unknown_geography", id="a misspelt name"),
    ],
)
def test_a_total_row_is_not_blamed_for_a_cell_that_could_not_be_read(
    reference: Reference, row: str, rule: str
) -> None:
    content = payment_report(f"""
        1 | 06040 | Thất Khê |  10 | 5  | 50    | 50     # sound
        {row}                                            # the one fault of the file
          |       | Tổng số  |  30 | 10 | 33,33 | 66,67  # right, if the row above could be read
    """)
    only(verdict_on(content, reference), rule)


def test_a_character_nobody_sees_is_refused_where_it_stands(reference: Reference) -> None:
    found = only(verdict_on(long_text("bts_count,06040,2026-08,4\u200b2,,"), reference), "control_characters")
    assert (found.cell, found.found) == ("D2", "U+200B")


@pytest.mark.parametrize("written", ["=SUM(A1:A9)", "@SUM(A1)", "+A1", "-A1"])
def test_a_formula_is_refused_where_it_stands(reference: Reference, written: str) -> None:
    found = only(verdict_on(long_text(f"bts_count,06040,2026-08,{written},,"), reference), "formula")
    assert (found.cell, found.found) == ("D2", written)


def test_every_error_and_warning_of_the_catalogue_says_what_to_do() -> None:
    assert all(rule.sentence.strip() and rule.remedy.strip() for rule in RULES.values())


# Dialects


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_one_table_reads_the_same_in_every_dialect(
    reference: Reference, encoding: str, delimiter: str
) -> None:
    rows = drawn("""
        indicator          | geography | period  | value | numerator | denominator
        online_filing_rate | Quý Hòa   | 2026-08 | 90    | 1.800     | 2.000        # dots group thousands
    """)
    verdict = verdict_on(delimited(rows, delimiter=delimiter, encoding=encoding), reference)
    assert verdict.cells is not None, told(verdict)
    assert verdict.understood is not None
    assert verdict.understood.delimiter == delimiter
    assert verdict.understood.encoding == ("UTF-16" if encoding == "utf-16" else "UTF-8")
    assert verdict.cells[["geography", "value", "numerator", "denominator"]].values.tolist() == [
        ["06076", 90, 1800, 2000]
    ]


CODES = ("06040", "06001", "06019", "06046", "06076", "05986")
FIGURES = strategies.lists(
    strategies.tuples(
        strategies.sampled_from(CODES),
        strategies.one_of(
            strategies.none(),
            strategies.integers(min_value=0, max_value=10_000).map(lambda cents: cents / 100),
        ),
    ),
    min_size=1,
    unique_by=lambda pair: pair[0],
)


@settings(max_examples=40, deadline=None)
@given(
    figures=FIGURES,
    delimiter=strategies.sampled_from([";", "\t", "|"]),
    encoding=strategies.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    newline=strategies.sampled_from(["\n", "\r\n"]),
    mark=strategies.sampled_from([",", "."]),
    percent=strategies.sampled_from(["", "%", " %"]),
)
def test_a_long_table_written_in_any_dialect_is_read_back_equal(
    figures: list[tuple[str, float | None]],
    delimiter: str,
    encoding: str,
    newline: str,
    mark: str,
    percent: str,
) -> None:
    rows = [["indicator", "geography", "period", "value"]]
    for code, value in figures:
        written = "" if value is None else f"{value:.2f}".replace(".", mark) + percent
        rows.append(["index_766_total", code, "2026-08", written])
    content = delimited(rows, delimiter=delimiter, encoding=encoding, newline=newline)
    verdict = verdict_on(content, read_reference(REFERENCE_FOLDER))
    assert verdict.cells is not None, told(verdict)
    read = [(code, None if value != value else value) for code, value in
            zip(verdict.cells["geography"], verdict.cells["value"], strict=True)]  # fmt: skip
    assert read == figures


@settings(max_examples=60, deadline=None)
@given(
    content=strategies.one_of(strategies.binary(max_size=400), strategies.text(max_size=200).map(str.encode))
)
def test_no_bytes_whatever_crash_the_check(content: bytes) -> None:
    verdict = verdict_on(LONG.encode() + content, read_reference(REFERENCE_FOLDER))
    assert verdict.accepted == (not verdict.errors)
