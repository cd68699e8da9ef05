"""Numbers that contradict each other or their bounds: each fault planted once, named once, at its cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from tests.files.contents import Content, Count, Plain, Rate
from tests.files.drafts import KY_LUA, THAT_KHE, clean, taken, text_case
from tests.files.goldens import Case, NeverWrong, Refused
from tests.files.layouts import OFFICIAL, SPARSE, laid_out
from tests.files.long_form import LongForm, long_form, of_province, rates_only
from tests.files.reports import Report, report
from tests.files.shapes import DIGITISATION, FILING, PAYMENT
from tests.files.shapes_of_progress import FORM_06, INDEX, PROGRESS


def cases() -> Iterator[Case]:
    """All cases about numbers that do not fit together."""
    yield from _parts()
    yield from _totals()
    yield from _printed_rates()
    yield from _bounds()
    yield from _long()


def _changed(whole: Report, unit: str, column: str, by: int) -> Report:
    """With one printed count off by some; the total row is that of the right counts."""
    line = next(line for line in whole.lines if line.unit == unit)
    return whole.put(unit, column, Count(line.numbers[column] + by))


def _parts() -> Iterator[Case]:
    above = report(PAYMENT).meant(THAT_KHE, with_obligation=100, paid_online=120, paid_in_person=0)
    sheet = laid_out(above)
    yield text_case("parts-part_above_whole", "120 of 100 paid online, and the printed rate agrees", sheet,
                    Refused(("part_above_whole",), (sheet.cell(THAT_KHE, "paid_online"), sheet.cell(THAT_KHE, "with_obligation"))))  # fmt: skip
    reuse = report(DIGITISATION)
    received = reuse.lines[0].numbers["received"]
    sheet = laid_out(reuse.put(THAT_KHE, "with_reuse", Count(received + 7)))
    yield text_case("parts-reuse_above_received", "more filings re-used than received", sheet,
                    Refused(("part_above_whole",), (sheet.cell(THAT_KHE, "with_reuse"), sheet.cell(THAT_KHE, "received"))))  # fmt: skip
    for shape, part, whole in (
        (DIGITISATION, "results_without", "settled"), (FILING, "by_post", "received"), (FORM_06, "late", "settled"),
        (FORM_06, "carried_over", "received"), (PROGRESS, "pending_late", "pending"), (PROGRESS, "in_person", "in_period"),
    ):  # fmt: skip
        sheet = laid_out(_changed(report(shape), THAT_KHE, part, 3))
        places = (sheet.cell(THAT_KHE, part), sheet.cell(THAT_KHE, whole))
        yield text_case(f"parts-{shape.id}-{part}", "parts that do not give their total", sheet,
                        Refused(("parts_and_total",), places))  # fmt: skip


def _totals() -> Iterator[Case]:
    for shape, column, layout in (
        (DIGITISATION, "received", OFFICIAL),
        (FORM_06, "settled", SPARSE),
        (PAYMENT, "paid_online", OFFICIAL),
    ):
        whole = report(shape)
        total = sum(line.numbers[column] for line in whole.lines)
        sheet = laid_out(whole.put("total", column, Count(total + 10)), layout)
        yield text_case(f"total-{shape.id}-{column}", "ten more in the total row than the communes give", sheet,
                        Refused(("total_row", "parts_and_total"), (sheet.cell("total", column),)))  # fmt: skip
    lost = report(PAYMENT)
    sheet = laid_out(replace(lost, lines=tuple(line for line in lost.lines if line.unit != KY_LUA)), OFFICIAL)
    totals = {
        column: Count(sum(line.numbers[column] for line in lost.lines))
        for column in ("with_obligation", "paid_online")
    }
    for column, number in totals.items():
        sheet = sheet.with_content(*sheet.places["total", column], number)
    yield text_case(
        "total-row_lost", "a commune's row was deleted, the total still counts it", sheet, NeverWrong({})
    )
    for name in ("Toàn tỉnh", "Cộng", "TỔNG", "Tổng cộng toàn tỉnh", "Tổng số:", "TỔNG SỐ (65 xã, phường)"):
        yield clean(f"total-called_{'_'.join(name.lower().split()[:3]).strip(':')}", f"the total row is called “{name}”",
                    report(FILING), replace(OFFICIAL, total_name=name))  # fmt: skip


def _printed_rates() -> Iterator[Case]:
    for shape, column in ((DIGITISATION, "receipt_rate"), (PAYMENT, "payment_rate"), (FILING, "online_rate")):
        whole = report(shape)
        above, below = shape.rates[column]
        numbers = whole.lines[0].numbers
        share = Fraction(sum(numbers[part] for part in above), numbers[below])
        sheet = laid_out(whole.put(THAT_KHE, column, Rate(abs(share - Fraction(1, 10)))))
        yield text_case(f"rate-{shape.id}-off", "one printed rate is ten points off its counts", sheet,
                        Refused(("rate_and_counts",), (sheet.cell(THAT_KHE, column),)))  # fmt: skip
    whole = report(FILING)
    without_post = whole
    for line in whole.lines:
        handed = line.numbers["online"] + line.numbers["in_person"]
        without_post = without_post.put(
            line.unit, "online_rate", Rate(Fraction(line.numbers["online"], handed))
        )
    yield text_case("rate-without_postal_filings", "the system divides by filings without those by post",
                    laid_out(without_post), taken(whole, warnings=("other_denominator",)))  # fmt: skip
    cut = report(DIGITISATION)
    for line in cut.lines:
        exact = Fraction(100 * line.numbers["with_components"], line.numbers["received"])
        floored: Content = Plain(Decimal(int(exact * 100)) / 100)
        cut = cut.put(line.unit, "receipt_rate", floored)
    yield text_case(
        "rate-cut_not_rounded",
        "a system that cuts decimals off instead of rounding",
        laid_out(cut),
        taken(cut),
    )


def _bounds() -> Iterator[Case]:
    whole = report(INDEX)
    numbers = whole.lines[0].numbers
    over = whole.meant(THAT_KHE, transparency=1950, total=numbers["total"] - numbers["transparency"] + 1950)
    sheet = laid_out(over)
    yield text_case("bounds-score_over_18", "19.5 of 18 points", sheet,
                    Refused(("out_of_bounds",), (sheet.cell(THAT_KHE, "transparency"),)))  # fmt: skip
    sheet = laid_out(whole.put(THAT_KHE, "total", Plain(Decimal(numbers["total"] + 100) / 100)))
    yield text_case("bounds-scores_and_total", "the five groups do not give the total", sheet,
                    Refused(("parts_and_total",), (sheet.cell(THAT_KHE, "total"),)))  # fmt: skip
    for value in ("130", "-4"):
        table = rates_only(Plain(Decimal(value)))
        yield text_case(f"bounds-rate_of_{value}", f"{value} percent, and no counts beside", table.sheet(),
                        Refused(("out_of_bounds",), (table.sheet().cell("0", "value"),)))  # fmt: skip


def _long() -> Iterator[Case]:
    slipped = rates_only(*(Plain(Decimal(60 + number % 40) / 100) for number in range(65)))
    yield text_case("slip-rates_as_fractions", "0.88 for 88 % in every commune", slipped.sheet(),
                    Refused(("unit_slip",), (slipped.sheet().cell("0", "value"),)))  # fmt: skip
    billions = of_province(("spending_total", "2025", "182,438", "182438"))
    yield text_case("slip-billions_for_millions", "the title says tỷ đồng, the indicator is in triệu đồng",
                    billions.sheet(above=(("KINH PHÍ CHUYỂN ĐỔI SỐ CẤP TỈNH",), ("Đơn vị tính: tỷ đồng",), ())),
                    NeverWrong(billions.figures))  # fmt: skip
    whole = long_form()
    for identifier, heading, written, rules, reason in (
        (
            "indicator_unknown",
            "indicator",
            "online_filling_rate",
            ("unknown_indicator",),
            "an indicator's id misspelt",
        ),
        ("period_unreadable", "period", "2026-13", ("unreadable_period",), "a thirteenth month"),
        ("period_in_future", "period", "2027-01", ("period_in_future",), "a month that has not begun"),
        ("value_text", "value", "n/a?", ("unreadable_number",), "words for a value"),
        ("commune_unknown", "geography", "Xã Không Có", ("unknown_geography",), "no commune of the province"),
    ):
        sheet = whole.put(4, heading, written).sheet()
        yield text_case(f"long-{identifier}", reason, sheet, Refused(rules, (sheet.cell("4", heading),)))
    whole_rate = whole.rows[0]
    sheet = whole.put(0, "value", Rate(Fraction(1, 7))).sheet()
    yield text_case("long-rate_and_counts", "the value disagrees with the counts beside it", sheet,
                    Refused(("rate_and_counts",), (sheet.cell("0", "value"),)))  # fmt: skip
    sheet = LongForm(
        (*whole.rows[:-1], (*whole_rate[:3], Rate(Fraction(6, 5)), Count(120), Count(100)))[1:], {}
    ).sheet()
    yield text_case("long-part_above_whole", "120 of 100: the parts are the cause, the 120 % follows", sheet,
                    Refused(("part_above_whole",)))  # fmt: skip
    again = LongForm((*whole.rows, whole_rate), {}).sheet()
    last = str(len(whole.rows))
    yield text_case("long-duplicate", "one figure in two rows", again,
                    Refused(("duplicate_row",), named=(again.cell("0", "geography"), again.cell(last, "geography"))))  # fmt: skip
