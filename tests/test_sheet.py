"""Tables taken away: a spreadsheet opens them rightly, in both languages, and runs nothing from them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from charts.markup import element
from charts.sheet import Sheet, csv_bytes, written_rows
from schemas.words import words_for

SHEET = Sheet(
    headings=("Mã", "Tên", "Giá trị"),
    rows=(("06040", "Thất Khê", Decimal("88.130000")), ("05977", "Kỳ Lừa", None)),
    decimals=(None, None, 2),
)


def test_vietnamese_csv_has_a_bom_semicolons_and_a_decimal_comma():
    assert (
        csv_bytes(SHEET, language="vi")
        == "\ufeffMã;Tên;Giá trị\r\n06040;Thất Khê;88,13\r\n05977;Kỳ Lừa;\r\n".encode()
    )


def test_english_csv_has_commas_and_a_decimal_point():
    assert csv_bytes(SHEET, language="en").decode("utf-8-sig").splitlines()[1] == "06040,Thất Khê,88.13"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_is_never_a_formula(text):
    told = csv_bytes(Sheet(("A",), ((text,),), (None,)), language="vi").decode("utf-8-sig")
    assert told.split("\r\n", 1)[1].lstrip('"').startswith("'")


def test_the_screen_shows_a_missing_value_as_a_dash():
    assert written_rows(words_for("vi"), SHEET) == [["06040", "Thất Khê", "88,13"], ["05977", "Kỳ Lừa", "—"]]


def test_markup_in_a_name_stays_text():
    told = element("p", "<script>alert(1)</script>", title='"><img src=x>', class_="kpi-text")
    assert told == (
        '<p title="&quot;&gt;&lt;img src=x&gt;" class="kpi-text">&lt;script&gt;alert(1)&lt;/script&gt;</p>'
    )


def test_markup_is_escaped_once():
    assert element("div", element("b", "Hòa & Bình")) == "<div><b>Hòa &amp; Bình</b></div>"
