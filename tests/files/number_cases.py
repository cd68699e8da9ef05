"""Numbers: what is one reads as what it means, what is none is named, and what cannot be told apart is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from schemas.issue import Said
from tests.files.contents import NARROW, NBSP, Day, NumberStyle, Plain
from tests.files.drafts import KY_LUA, THAT_KHE, book_case, clean, taken, text_case
from tests.files.excel_files import as_texts
from tests.files.goldens import Accepted, Case, NeverWrong, Refused
from tests.files.layouts import laid_out
from tests.files.long_form import of_province
from tests.files.reports import report
from tests.files.shapes import DIGITISATION, PAYMENT
from tests.files.text_files import EXCEL, Dialect


def cases() -> Iterator[Case]:
    """All cases about numbers."""
    yield from _unreadable()
    yield from _missing()
    yield from _large()
    yield from _two_ways()
    yield from _amounts()


def _unreadable() -> Iterator[Case]:
    whole = report(DIGITISATION)
    for identifier, written, reason in (
        ("text", "không có", "words where a count belongs"),
        ("division_by_zero", "#DIV/0!", "what Excel shows instead of a result"),
        ("reference_lost", "#REF!", "a formula whose cells were deleted"),
        ("letter_for_digit", "1O5", "the letter O for a zero"),
        ("percent_in_counts", "87,5%", "a percentage in a column of counts"),
        ("fraction_in_counts", "12,5", "half a filing"),
        ("scientific", "1,2E+03", "digits lost in a narrow column of Excel"),
        ("loose_space", "12 34", "two numbers in one cell, or one"),
        ("bad_groups", "1.23.456", "dots that group nothing"),
        ("footnote", "135²", "a footnote's mark behind the number"),
        ("unit_behind", "135 hồ sơ", "the unit in the cell"),
        ("date_in_counts", "03/04/2026", "Excel took 3/4 for a day"),
        ("two_numbers", "12/15", "part and whole in one cell"),
        ("truth_value", "TRUE", "a truth value"),
        ("infinite", "inf", "a word that some libraries take for a number"),
        ("hexadecimal", "0x1F", "digits of another system"),
        ("underscores", "1_000", "a program's way to group digits"),
    ):
        sheet = laid_out(whole.put(THAT_KHE, "with_reuse", written))
        yield text_case(
            f"number-{identifier}",
            reason,
            sheet,
            Refused(("unreadable_number",), (sheet.cell(THAT_KHE, "with_reuse"),)),
        )
    sheet = laid_out(whole.put(THAT_KHE, "with_reuse", "-5"))
    yield text_case(
        "number-negative",
        "a count below zero",
        sheet,
        Refused(("negative_count",), (sheet.cell(THAT_KHE, "with_reuse"),)),
    )
    sheet = laid_out(whole.put(THAT_KHE, "with_reuse", "(12)"))
    yield text_case(
        "number-in_brackets",
        "a bookkeeper's minus",
        sheet,
        Refused(cells=(sheet.cell(THAT_KHE, "with_reuse"),)),
    )
    sheet = laid_out(whole.put(THAT_KHE, "with_reuse", "abc").put(KY_LUA, "with_reuse", "xyz"))
    places = (sheet.cell(THAT_KHE, "with_reuse"), sheet.cell(KY_LUA, "with_reuse"))
    yield text_case(
        "number-two_texts",
        "two cells, one cause, one message",
        sheet,
        Refused(("unreadable_number",), places, places),
    )
    sheet = laid_out(whole.put(THAT_KHE, "with_reuse", Day(date(2026, 4, 3))))
    yield book_case("number-day_in_a_workbook", "a cell Excel turned into a day", sheet,
                    golden=Refused(cells=(sheet.cell(THAT_KHE, "with_reuse"),)))  # fmt: skip
    sheet = laid_out(whole.put(THAT_KHE, "with_reuse", Plain(Decimal("12.5"))))
    yield book_case("number-fraction_in_a_workbook", "half a filing stored as a number", sheet,
                    golden=Refused(("unreadable_number",), (sheet.cell(THAT_KHE, "with_reuse"),)))  # fmt: skip


def _missing() -> Iterator[Case]:
    whole = report(DIGITISATION)
    for identifier, written in (
        ("blank", ""),
        ("hyphen", "-"),
        ("dash", "–"),
        ("long_dash", "—"),
        ("spaces", "  "),
    ):
        unread = whole.put(THAT_KHE, "with_reuse", written).missing(THAT_KHE, "digitisation_reuse_rate")
        yield text_case(
            f"missing-{identifier}",
            "a count not reported is missing, not zero",
            laid_out(unread),
            taken(unread),
        )
    blank = whole
    for column in ("received", "receipt_rate"):
        blank = blank.put(THAT_KHE, column, "")
    blank = blank.missing(THAT_KHE, "digitisation_receipt_rate", "digitisation_reuse_rate")
    yield text_case(
        "missing-whole", "the whole not reported: parts alone make no rate", laid_out(blank), taken(blank)
    )
    empty = whole
    for column in whole.lines[0].numbers:
        empty = empty.put(THAT_KHE, column, "")
    for column in ("receipt_rate", "result_rate"):
        empty = empty.put(THAT_KHE, column, "NaN%")
    empty = empty.missing(THAT_KHE, *whole.shape.measures)
    yield text_case("missing-row", "a commune whose row is blank did not report", laid_out(empty),
                    taken(empty, may_warn=("silent_communes",)))  # fmt: skip
    for name, nothing in (
        ("not_a_number", "NaN%"),
        ("zero", "0"),
        ("zero_percent", "0%"),
        ("blank", ""),
        ("hyphen", "-"),
    ):
        idle = report(PAYMENT).meant(THAT_KHE, with_obligation=0, paid_online=0, paid_in_person=0)
        yield clean(f"none_of_none-{name}", f"0 of 0 printed as “{nothing}” is missing, not zero", idle,
                    dialect=EXCEL.writing(nothing=nothing))  # fmt: skip


def _large() -> Iterator[Case]:
    large = report(PAYMENT).meant(KY_LUA, with_obligation=1273494, paid_online=310296, paid_in_person=963198)
    for name, style in (
        ("dots", NumberStyle(thousands=".")), ("spaces", NumberStyle(thousands=" ")),
        ("hard_spaces", NumberStyle(thousands=NBSP)), ("narrow_spaces", NumberStyle(thousands=NARROW)),
        ("commas", NumberStyle(decimal=".", thousands=",")), ("dots_beside_decimal_dot", NumberStyle(decimal=".", thousands=".")),
    ):  # fmt: skip
        yield clean(f"large-{name}", "1273494 filings, grouped", large, dialect=Dialect(numbers=style))
        yield book_case(f"large-{name}-as_text_in_a_workbook", "the same as text in a workbook", laid_out(large),
                        golden=taken(large), storing=as_texts(style))  # fmt: skip
    trailing = large.put(KY_LUA, "paid_online", f" 310.296{NBSP} ").put(THAT_KHE, "paid_online", "")
    trailing = trailing.put(THAT_KHE, "payment_rate", "").missing(THAT_KHE, "online_payment_rate")
    yield text_case("large-spaces_around", "blanks around a number", laid_out(trailing), taken(trailing),
                    dialect=EXCEL.writing(thousands="."))  # fmt: skip
    sheet = laid_out(report(DIGITISATION).put(THAT_KHE, "received", "1000000000000000"))
    yield text_case("large-beyond_sense", "a thousand million million filings", sheet,
                    Refused(cells=(sheet.cell(THAT_KHE, "received"),)))  # fmt: skip


def _two_ways() -> Iterator[Case]:
    whole = report(DIGITISATION)
    first = laid_out(whole.put(THAT_KHE, "receipt_rate", "87.65%"))
    yield text_case("mixed-decimals", "one rate with a dot among rates with commas", first,
                    Refused(("mixed_decimals",), (first.cell(THAT_KHE, "receipt_rate"),)))  # fmt: skip
    large = report(PAYMENT).meant(KY_LUA, with_obligation=1273494, paid_online=310296, paid_in_person=963198)
    sheet = laid_out(large.put(KY_LUA, "with_obligation", "1,273,494"))
    yield text_case("mixed-thousands", "one count grouped with commas among counts grouped with dots", sheet,
                    Refused(), dialect=EXCEL.writing(thousands="."))  # fmt: skip


def _amounts() -> Iterator[Case]:
    spending = ("spending_total", "2025")
    alone = of_province((*spending, "182.438", "182438"))
    yield text_case("amount-ambiguous", "182.438 alone is 182 thousand or 182", alone.sheet(),
                    Refused(("ambiguous_number",), (alone.sheet().cell("0", "value"),)), name="tinh-2025.csv")  # fmt: skip
    for mark, said, meant in ((",", "comma", "182438"), (".", "dot", "182.438")):
        told = of_province((*spending, "182.438", meant))
        yield text_case(f"amount-said_{said}", f"the analyst says that the decimal mark is a {said}", told.sheet(),
                        Accepted(told.figures, "province", "2025"), said=Said(dataset="province", decimal=mark))  # fmt: skip
    for identifier, first, second, third in (
        ("comma_elsewhere", ("182.438", "182438"), ("56,5", "56.5"), ("1.273.494", "1273494")),
        ("dot_elsewhere", ("182.438", "182.438"), ("56.5", "56.5"), ("1,273,494", "1273494")),
        ("both_marks", ("3.314,5", "3314.5"), ("12,5", "12.5"), ("449.386", "449386")),
        ("both_marks_english", ("3,314.5", "3314.5"), ("12.5", "12.5"), ("449,386", "449386")),
    ):
        table = of_province(
            (*spending, *first), ("digital_economy_share_rate", "2025", *second),
            ("border_gate_vehicle_count", "2025", *third),
        )  # fmt: skip
        golden = Accepted(table.figures, "province", "2025")
        yield text_case(f"amount-{identifier}", "another cell of the column tells how it is written", table.sheet(), golden,
                        said=Said(dataset="province"))  # fmt: skip
    mixed = of_province((*spending, "182.438", "182438"), ("digital_economy_share_rate", "2025", "12.75", "12.75"),
                        ("border_gate_vehicle_count", "2025", "449.386", "449386"))  # fmt: skip
    yield text_case("amount-dot_for_both_in_one_column", "dots group the counts and set off the rate's decimals",
                    mixed.sheet(), NeverWrong(mixed.figures), said=Said(dataset="province"))  # fmt: skip
    growth = of_province(("labour_productivity_growth_rate", "2025", "-3,2", "-3.2"))
    yield text_case("amount-negative_growth", "a growth may be below zero", growth.sheet(),
                    Accepted(growth.figures, "province", "2025"), said=Said(dataset="province"))  # fmt: skip
    steep = of_province(("labour_productivity_growth_rate", "2025", "130,5", "130.5"))
    yield text_case("amount-growth_over_100", "over 100 % where the indicator has no such bound", steep.sheet(),
                    Accepted(steep.figures, "province", "2025"), said=Said(dataset="province"))  # fmt: skip
