"""The reminder is copied from the calendar, with the clipboard the browser gives and with the older way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Visitor
from tests.browser.serving import Server
from tests.browser.test_release_comes import OCTOBER
from tests.browser.visits import Visit
from tests.conftest import CommandLine
from tests.samples import ACCEPT, digitisation_report

pytestmark = pytest.mark.browser

FIRST_LINE = "Kính gửi: UBND phường Đông Kinh, phường Lương Văn Tri, xã Đoàn Kết"


@pytest.fixture
def calendar(visit: Visitor, own_server: Server, command_line: CommandLine, tmp_path: Path) -> Visit:
    """The calendar of a report two communes sent for October 2025."""
    path = tmp_path / "bao-cao-so-hoa.csv"
    path.write_bytes(digitisation_report(OCTOBER, month="10/2025"))
    answer = command_line(own_server.store, "publish", path, *ACCEPT)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return visit("/calendar", at=own_server, dataset="digitisation", reported_period="2025-10")


def test_the_reminder_is_copied_with_one_press(calendar: Visit):
    page = calendar.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Sao chép nội dung").click()
    page.get_by_role("button", name="Đã sao chép").wait_for()
    told = str(page.evaluate("navigator.clipboard.readText()"))
    assert told.startswith(FIRST_LINE)
    assert "chưa báo cáo: Số hóa hồ sơ (bộ chỉ số 766), tháng 10/2025 (hạn 10/11/2025" in told
    assert "xã Thất Khê" not in told and "phường Tam Thanh" not in told, "they reported"


def test_it_is_copied_without_a_secure_connection_too(calendar: Visit):
    page = calendar.page
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("button", name="Sao chép nội dung").click()
    page.get_by_role("button", name="Đã sao chép").wait_for()
    field = page.get_by_role("textbox", name="Nội dung nhắc báo cáo để sao chép")
    field.evaluate("field => { field.readOnly = false; field.value = ''; field.focus(); }")
    page.keyboard.press("Control+V")
    assert field.input_value().startswith(FIRST_LINE)
