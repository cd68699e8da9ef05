"""Targets and tasks on the upload page: what would change is told with the statuses, and the receipt says what was taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import current_release, rows_of
from tests.test_targets_upload import ANNEX, targets_file
from tests.test_tasks_upload import change, whole
from tests.upload_page import UploadPage, upload_page


@pytest.fixture
def page(small_store: Path, monkeypatch: pytest.MonkeyPatch) -> UploadPage:
    monkeypatch.setenv("KPI_STORE", str(small_store))
    return upload_page()


def test_a_list_of_targets_is_previewed_published_and_taken_back(page: UploadPage, small_store: Path) -> None:
    before = current_release(small_store)
    page.drop(("phu-luc-iii.csv", targets_file(ANNEX)))
    assert "Read as: Targets, year 2026, 3 targets," in page.text
    assert "It replaces every target of the years it names." in str(page.app.radio[0].proto)
    assert "17 targets in force would no longer be." in page.text
    assert "Filings received online Communes and wards year 2026 Target: 90 → 92.5" in page.text
    assert "No figure changes." not in page.text
    page.accept_and_publish()
    assert "Targets 3" in page.text
    assert rows_of(current_release(small_store), "SELECT count(*) FROM target WHERE period = '2026'") == [
        (3,)
    ]
    page.press("intake_undo")
    assert current_release(small_store) == before


def test_what_only_has_changed_of_tasks_is_an_amendment_without_being_asked(
    page: UploadPage, small_store: Path
) -> None:
    page.drop(("tien-do.csv", change("T022 | Hoàn thành | 14/01/2026 | Đã ban hành")))
    assert not page.app.radio
    assert "Amendment: Only what it says of the tasks in it changes; all else stays as it is." in page.text
    assert "T022 Status: — → Done Done on: — → 14/01/2026 Result so far: — → Đã ban hành" in page.text
    page.accept_and_publish()
    assert rows_of(current_release(small_store), "SELECT status FROM task WHERE id = 'T022'") == [("done",)]
    assert rows_of(current_release(small_store), "SELECT count(*) FROM task") == [(77,)]


def test_two_complete_lists_of_tasks_are_not_published_together(page: UploadPage) -> None:
    page.drop(("một.csv", whole()), ("hai.csv", whole().replace(b"14/01", b"13/01")))
    page.fill("Published by (full name)", "Lan")
    assert "“một.csv” and “hai.csv” give the same figures" in page.text
    assert not page.can_publish
