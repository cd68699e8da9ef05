"""A release comes and goes while pages are open, and an earlier day stays what it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.browser.conftest import Visitor
from tests.browser.serving import Server
from tests.browser.visits import Visit
from tests.conftest import CommandLine
from tests.samples import ACCEPT, digitisation_report

pytestmark = pytest.mark.browser

INDICATOR = "digitisation_receipt_rate"
SEEN_WITHIN_MILLISECONDS = 20_000
MARK = "Số liệu minh họa"
EARLIER_DAY = "2026-03-20"

OCTOBER = """
    1 | UBND xã Thất Khê     | 100 | 40  | 60  | 30  | 10 | 60%    | 90  | 18 | 72  | 80%   # a commune
    2 | UBND phường Tam Thanh | 400 | 100 | 300 | 150 | 50 | 75%    | 310 | 78 | 232 | 74,84% # a large ward
"""
PROVINCE = "72,00%"  # (60 + 300) / (100 + 400), and no average of 60 and 75


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The 766 digitisation report of one month, as its system exports it."""
    path = tmp_path / "bao-cao-so-hoa.csv"
    path.write_bytes(digitisation_report(OCTOBER, month="10/2025"))
    return path


def test_a_published_file_is_seen_by_itself_and_withdrawn_leaves_no_trace(
    visit: Visitor, own_server: Server, command_line: CommandLine, file: Path
):
    overview = visit(at=own_server)
    indicator = visit("/indicator", at=own_server, indicator=INDICATOR)
    before = [overview.whole_text, indicator.whole_text]
    for opened in (overview, indicator):
        opened.page.evaluate("window.notReloaded = true")
    assert MARK in card(overview) and PROVINCE not in card(overview)

    answer = command_line(own_server.store, "publish", "--json", file, *ACCEPT)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    wait_for(overview, PROVINCE, there=True)
    wait_for(indicator, PROVINCE, there=True)
    assert MARK.lower() not in card(overview).lower()
    assert MARK.lower() not in indicator.whole_text.lower()
    assert indicator.page.locator(".kpi-band-illustrative").count() == 0
    assert overview.page.locator(".kpi-band-illustrative").count() == 1  # other datasets still are

    upload = json.loads(answer.stdout)["receipts"][0]["upload"]
    answer = command_line(own_server.store, "withdraw", upload, "--reason", "nhầm tệp")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    wait_for(overview, PROVINCE, there=False)
    wait_for(indicator, PROVINCE, there=False)
    assert [overview.whole_text, indicator.whole_text] == before
    for opened in (overview, indicator):
        assert opened.page.evaluate("window.notReloaded")


def test_an_earlier_day_reads_the_same_after_a_later_publication(
    visit: Visitor, own_server: Server, command_line: CommandLine, file: Path
):
    before = visit(at=own_server, as_of=EARLIER_DAY)
    assert "20/03/2026" in before.page.locator(".kpi-band").first.inner_text()
    assert "tháng 02/2026" in before.page.get_by_role("combobox").input_value()
    assert command_line(own_server.store, "publish", file, *ACCEPT).returncode == 0
    assert visit(at=own_server, as_of=EARLIER_DAY).whole_text == before.whole_text


def card(visit: Visit) -> str:
    """What the indicator's card says."""
    link = visit.page.locator(f"a[href*='{INDICATOR}']")
    return str(visit.page.locator(".kpi-card").filter(has=link).inner_text())


def wait_for(visit: Visit, text: str, *, there: bool) -> None:
    """Returns once a headline says the text, or does not any more, and the page is drawn."""
    found = (
        "text => [...document.querySelectorAll('.kpi-value, h1')].some(told => told.innerText.includes(text))"
    )
    visit.page.wait_for_function(
        f"text => ({found})(text) === {'true' if there else 'false'}",
        arg=text, timeout=SEEN_WITHIN_MILLISECONDS,
    )  # fmt: skip
    visit.wait()
