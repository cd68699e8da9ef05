""" "Where does this number come from?" is answered by clicks, down to the file and the cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Visitor
from tests.browser.serving import Server
from tests.browser.test_release_comes import OCTOBER, PROVINCE
from tests.conftest import CommandLine
from tests.samples import ACCEPT, digitisation_report

pytestmark = pytest.mark.browser


def test_from_the_overview_to_the_cell_in_three_clicks(
    visit: Visitor, own_server: Server, command_line: CommandLine, tmp_path: Path
):
    path = tmp_path / "bao-cao-so-hoa.csv"
    path.write_bytes(digitisation_report(OCTOBER, month="10/2025"))
    answer = command_line(own_server.store, "publish", "--by", "Nông Văn An", path, *ACCEPT)
    assert answer.returncode == 0, answer.stdout + answer.stderr

    opened = visit("/indicator", at=own_server, indicator="digitisation_receipt_rate")
    page = opened.page
    whole = page.get_by_role("link", name="Toàn bộ nguồn gốc của con số này")
    if not whole.is_visible():  # the fold is open where there is no trend to draw
        page.get_by_text("Số liệu này lấy từ đâu").click()
    whole.click()
    page.wait_for_url("**/sources?*")
    opened.wait()
    assert PROVINCE in page.locator("h1").inner_text()
    assert f"360 ÷ 500 = {PROVINCE}" in opened.text

    page.get_by_text("2 xã, phường tạo nên số tổng hợp này").click()  # two reported
    page.get_by_role("link", name="phường Tam Thanh").click()
    page.locator("h1").get_by_text("Tam Thanh").wait_for()
    opened.wait()
    told = opened.text
    assert "75,00%" in told
    for part in ("bao-cao-so-hoa.csv", "Nông Văn An", "E7"):
        assert part in told
