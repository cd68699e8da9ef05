"""A file is withdrawn and restored through the history page, and the overview follows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.browser.conftest import Visitor
from tests.browser.serving import Server
from tests.browser.test_release_comes import OCTOBER, PROVINCE, wait_for
from tests.browser.visits import Visit
from tests.conftest import CommandLine
from tests.samples import ACCEPT, digitisation_report

pytestmark = pytest.mark.browser


@pytest.fixture
def upload(own_server: Server, command_line: CommandLine, tmp_path: Path) -> str:
    """The id of a digitisation report of October 2025 that is in force."""
    path = tmp_path / "bao-cao-so-hoa.csv"
    path.write_bytes(digitisation_report(OCTOBER, month="10/2025"))
    answer = command_line(own_server.store, "publish", "--json", "--by", "Nông Văn An", path, *ACCEPT)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return str(json.loads(answer.stdout)["receipts"][0]["upload"])


def test_a_file_is_withdrawn_and_restored_and_the_overview_follows(
    visit: Visitor, own_server: Server, upload: str
):
    overview = visit(at=own_server)
    wait_for(overview, PROVINCE, there=True)
    history = visit("/history", at=own_server)
    history.page.get_by_role("link", name="bao-cao-so-hoa.csv").click()
    history.page.wait_for_url(f"**/history?*upload={upload}*")
    turn(history, begin="Thu hồi tệp này…", confirm="Thu hồi", reason="Nhầm tệp")
    history.page.get_by_text("Đã thu hồi. Bảng theo dõi nay hiển thị").wait_for()
    wait_for(overview, PROVINCE, there=False)

    turn(history, begin="Khôi phục tệp này…", confirm="Khôi phục", reason="Tệp đúng")
    history.page.get_by_text("Đã khôi phục. Bảng theo dõi nay hiển thị").wait_for()
    wait_for(overview, PROVINCE, there=True)


def test_the_original_file_is_downloaded_byte_for_byte(visit: Visitor, own_server: Server, upload: str):
    page = visit("/history", at=own_server, upload=upload).page
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp gốc").click()
    assert download.value.suggested_filename == "bao-cao-so-hoa.csv"
    assert Path(download.value.path()).read_bytes() == digitisation_report(OCTOBER, month="10/2025")


def turn(history: Visit, *, begin: str, confirm: str, reason: str) -> None:
    """Begins, says who and why, and confirms."""
    page = history.page
    page.get_by_role("button", name=begin).click()
    page.get_by_label("Người thực hiện (họ và tên)").fill("Nguyễn Thị Lan")
    page.get_by_label("Lý do (lưu trong lịch sử)").fill(reason)
    page.get_by_role("button", name=confirm, exact=True).click()
