"""Names: every form an office writes is understood; what is no commune for certain is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.files.communes import BY_CODE, COMMUNES, DISTRICT_NAMES, NAME_FORMS, Commune, mixed_forms
from tests.files.contents import Count
from tests.files.drafts import (
    BA_SON,
    BAC_SON,
    KY_LUA,
    TAM_THANH,
    THAT_KHE,
    book_case,
    clean,
    taken,
    text_case,
)
from tests.files.goldens import Case, NeverWrong, Refused
from tests.files.layouts import GROUPED, OFFICIAL, Layout, laid_out
from tests.files.reports import Report, report
from tests.files.shapes import DIGITISATION, FILING, PAYMENT


def cases() -> Iterator[Case]:
    """All cases about names."""
    for form, write in NAME_FORMS.items():
        yield clean(f"name-{form}-clean", f"names written as {form}", report(DIGITISATION, name=write))
    yield clean(
        "name-mixed_forms-clean", "every name in another form", report(FILING, name=mixed_forms), OFFICIAL
    )
    yield from _codes()
    yield from _unknown()
    yield from _doubled()
    yield from _silent()
    yield from _unseen()


def _codes() -> Iterator[Case]:
    whole = report(PAYMENT)
    short = _coded(whole, lambda commune: commune.code.lstrip("0"))
    yield clean("code-without_leading_zero-clean", "Excel ate the zero of the codes beside the names", short)
    systems = _coded(whole, lambda commune: f"H37.{COMMUNES.index(commune) + 20}")
    yield clean("code-of_another_list-clean", "identifiers of the document exchange, names as usual", systems)
    numbers = whole
    for commune in COMMUNES:
        numbers = numbers.put(commune.code, "unit_code", Count(int(commune.code)))
    yield book_case(
        "code-stored_as_numbers-clean",
        "codes a workbook stores as numbers",
        laid_out(numbers),
        golden=taken(whole),
    )
    sheet = laid_out(whole.put(THAT_KHE, "unit_code", KY_LUA))
    yield text_case(
        "code-and_name_disagree", "the code of another commune beside the name: nobody can tell which is meant", sheet,
        Refused(cells=(sheet.cell(THAT_KHE, "unit_code"), sheet.cell(THAT_KHE, "unit"))),
    )  # fmt: skip


def _coded(whole: Report, code: object) -> Report:
    assert callable(code)
    for commune in COMMUNES:
        whole = whole.put(commune.code, "unit_code", str(code(commune)))
    return whole


def _unknown() -> Iterator[Case]:
    whole = report(DIGITISATION)
    for identifier, unit, written, reason in (
        ("one_letter_off", THAT_KHE, "Xã Thất Khe", "a tone mark missing: near a name, and no name"),
        ("between_two", BAC_SON, "Bắ Sơn", "as near to Ba Sơn as to Bắc Sơn"),
        (
            "wrong_kind",
            TAM_THANH,
            "Xã Tam Thanh",
            "Tam Thanh is a phường; a xã of nearly that name is Tân Thành",
        ),
        ("another_province", KY_LUA, "Phường Hồng Gai", "a ward of another province"),
        ("code_unknown", KY_LUA, "06999", "a code no commune has"),
        (
            "district",
            BAC_SON,
            "Huyện Bắc Sơn",
            "a district in a file from after the districts were abolished",
        ),
    ):
        sheet = laid_out(whole.put(unit, "unit", written))
        rules = () if identifier in ("district", "code_unknown") else ("unknown_geography",)
        yield text_case(f"name-{identifier}", reason, sheet, Refused(rules, (sheet.cell(unit, "unit"),)))
    sheet = laid_out(whole.put(THAT_KHE, "unit", ""))
    yield text_case(
        "name-missing", "numbers of nobody", sheet,
        Refused(cells=(sheet.cell(THAT_KHE, "unit"), sheet.cell(THAT_KHE, "received"), sheet.cell(THAT_KHE, "stt"))),
    )  # fmt: skip
    district = report(
        DIGITISATION, period="2025-05", communes=_district_communes(), name=lambda commune: commune.name
    )
    sheet = laid_out(district, Layout(period_line="(Từ ngày 01/05/2025 đến ngày 31/05/2025)"))
    yield text_case(
        "name-district_time", "in May 2025 “Bắc Sơn” was a district", sheet,
        Refused(("district_name",), (sheet.cell(district.lines[0].unit, "unit"),)),
    )  # fmt: skip
    meant = report(
        DIGITISATION, communes=[BY_CODE[BA_SON], BY_CODE[BAC_SON]], name=lambda commune: commune.name
    )
    yield text_case(
        "name-one_letter_apart", "Ba Sơn and Bắc Sơn keep their own numbers", laid_out(meant),
        taken(meant, warnings=("silent_communes",)),
    )  # fmt: skip


def _district_communes() -> list[Commune]:
    return [commune for commune in COMMUNES if commune.name in DISTRICT_NAMES]


def _doubled() -> Iterator[Case]:
    whole = report(DIGITISATION)
    first = next(line for line in whole.lines if line.unit == "06148")
    for identifier, written, reason in (
        ("same_name", first.name, "one commune in two rows"),
        ("name_and_code", "06148", "the second time by its code"),
        ("other_tone_style", "UBND xã Thuỵ Hùng", "the second time in the other tone-mark style"),
    ):
        again = replace(first, unit="again", name=written)
        sheet = laid_out(replace(whole, lines=(*whole.lines, again)))
        places = (sheet.cell("06148", "unit"), sheet.cell("again", "unit"))
        yield text_case(f"duplicate-{identifier}", reason, sheet, Refused(("duplicate_row",), places, places))


def _silent() -> Iterator[Case]:
    whole = report(DIGITISATION)
    one = whole.without(THAT_KHE)
    yield text_case(
        "silent-one", "one commune did not report", laid_out(one), taken(one, warnings=("silent_communes",))
    )
    five = one
    for unit in (KY_LUA, TAM_THANH, BAC_SON, BA_SON):
        five = five.without(unit)
    yield text_case(
        "silent-five",
        "five are named in one message",
        laid_out(five, OFFICIAL),
        taken(five, warnings=("silent_communes",)),
    )


def _unseen() -> Iterator[Case]:
    whole = report(DIGITISATION)
    for identifier, written, reason in (
        ("zero_width", "Xã Thất\u200b Khê", "a zero-width space inside a name"),
        ("zero_width_joined", "Xã Thất Khê\u200d", "a zero-width joiner behind a name"),
        ("right_to_left", "\u202eXã Thất Khê", "a mark that turns the writing round"),
        ("byte_order_mark", "\ufeffXã Thất Khê", "a byte order mark in the middle of the file"),
        ("nul", "Xã Thất\x00 Khê", "a NUL byte in a name"),
        ("bell", "Xã Thất Khê\x07", "a control character in a name"),
    ):
        sheet = laid_out(whole.put(THAT_KHE, "unit", written))
        yield text_case(
            f"unseen-{identifier}",
            reason,
            sheet,
            Refused(("control_characters",), (sheet.cell(THAT_KHE, "unit"),)),
        )
    sheet = laid_out(whole.put(THAT_KHE, "received", "12\u200b3"))
    yield text_case(
        "unseen-in_a_number", "a zero-width space inside a number", sheet,
        Refused(("control_characters",), (sheet.cell(THAT_KHE, "received"),)),
    )  # fmt: skip
    for name in ("Lương Văn Tri", "Hoàng Văn Thụ"):
        below = ((), ("", "NGƯỜI LẬP BIỂU", "", "", "GIÁM ĐỐC"), ("", "(Ký, ghi rõ họ tên)"), (), ("", name))
        yield clean(
            f"signer-called_{'ward' if name.startswith('L') else 'commune'}", f"the person who signs is called {name}",
            whole, replace(GROUPED, below=below),
        )  # fmt: skip
    without = whole.without("06172")
    below = ((), ("", "NGƯỜI LẬP BIỂU"), (), ("", "Hoàng Văn Thụ"))
    yield text_case(
        "signer-called_like_a_silent_commune", "the commune Hoàng Văn Thụ is missing, a person of that name signs",
        laid_out(without, Layout(below=below)), taken(without, warnings=("silent_communes",)),
    )  # fmt: skip
    numbered = whole.put(THAT_KHE, "unit", "06040 - Xã Thất Khê")
    yield text_case(
        "name-code_before_name", "code and name in one cell", laid_out(numbered), NeverWrong(whole.figures)
    )
    plain = whole.put(THAT_KHE, "unit", "That Khe")
    yield text_case(
        "name-without_marks", "typed without tone marks", laid_out(plain), NeverWrong(whole.figures)
    )
