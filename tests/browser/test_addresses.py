"""Addresses: sent to a colleague they open what they say, and junk in them is told, not obeyed."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visitor
from tests.browser.serving import Server
from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

PLAIN_JUNK = {
    "indicator": "drop table", "period": "2026-99", "commune": "99999", "as_of": "yesterday", "lang": "xx",
}  # fmt: skip
MARKUP = "[x](javascript:window.obeyed=1) **b** $x$ <img src=x onerror='window.obeyed=1'><script>window.obeyed=1</script>"


def test_a_deep_link_opens_with_its_frame_just_after_the_start(visit: Visitor, own_server: Server):
    opened = visit("/indicator", at=own_server, indicator="signature_rate", commune="05986", period="2026-09")
    assert opened.menus[0] == "Theo dõi › Chỉ số"
    assert opened.page.locator(".kpi-band-illustrative").is_visible()
    title = opened.page.locator("h1").inner_text()
    assert "chữ ký số cá nhân: Tam Thanh" in title and "tháng 09/2026" in title
    chosen = opened.page.get_by_role("combobox").evaluate_all("boxes => boxes.map(box => box.value)")
    assert chosen[1:] == ["phường Tam Thanh", "tháng 09/2026"]
    assert opened.told() == []
    assert opened.page.get_by_role("dialog").count() == 0, "Streamlit says that there is no such page"


def test_junk_is_told_value_by_value_and_the_page_works(visit: Visitor):
    opened = visit("/indicator", **PLAIN_JUNK)
    assert len(opened.told()) == len(PLAIN_JUNK)
    assert [junk for junk in PLAIN_JUNK.values() if not any(junk in told for told in opened.told())] == []
    assert still_works(opened)


@pytest.mark.parametrize(("path", "understood"), [("/", 3), ("/indicator", 5)], ids=["overview", "indicator"])
def test_markup_in_the_address_is_told_and_never_obeyed(visit: Visitor, path: str, understood: int):
    opened = visit(path, **dict.fromkeys(PLAIN_JUNK, MARKUP))
    assert len(opened.told()) == understood
    assert all(MARKUP[:30] in told for told in opened.told())
    assert opened.page.evaluate("window.obeyed") is None
    assert opened.page.locator("img[src=x], a[href^='javascript:'], .katex").count() == 0
    assert not any(address.endswith("/x") for address in opened.requests)
    assert still_works(opened)


def test_the_last_day_of_the_calendar_breaks_nothing(visit: Visitor):
    assert still_works(visit(as_of="9999-12-31"))


@pytest.mark.parametrize("day", ["0001-01-01", "2020-01-01"])
def test_a_day_before_anything_was_published_is_told_and_leads_back(visit: Visitor, day: str):
    opened = visit(as_of=day)
    assert ["chưa có số liệu nào được công bố" in told for told in opened.told()] == [True]
    opened.page.get_by_role("link", name="Về trạng thái hiện tại").click()
    opened.page.locator(".kpi-cards").wait_for()
    opened.wait()
    assert still_works(opened)
    opened.page.wait_for_url(lambda address: "as_of" not in address, timeout=5000)


def test_a_day_that_has_not_come_is_not_told_as_if_it_had(visit: Visitor):
    opened = visit(as_of="2090-01-01")
    assert "01/01/2090" not in opened.text
    assert ["2090-01-01" in told for told in opened.told()] == [True]


def test_from_an_indicator_of_a_year_back_to_the_overview_nothing_is_called_unknown(visit: Visitor):
    opened = visit("/indicator", indicator="digitised_filing_rate", period="2025")
    opened.go_to("Tổng quan")
    opened.page.locator(".kpi-cards").wait_for()
    opened.wait()
    assert opened.told() == []
    assert "12/2025" in opened.page.get_by_role("combobox").input_value()


def test_a_choice_is_in_the_address_and_the_address_opens_it_again(visit: Visitor):
    opened = visit()
    opened.page.get_by_role("combobox").fill("05/2026")
    opened.page.get_by_role("option", name="tháng 05/2026").click()
    opened.page.wait_for_url("**period=2026-05**")
    opened.page.locator(".kpi-muted", has_text="05/2026").first.wait_for()
    opened.wait()
    assert visit(period="2026-05").text == opened.text


def still_works(visit: Visit) -> bool:
    """Whether the page is there with its frame and its finding."""
    broken = visit.page.get_by_test_id("stException").count() + visit.page.get_by_text("This app has").count()
    return bool(visit.menus) and not broken and visit.page.locator("h1.kpi-h1").count() == 1
