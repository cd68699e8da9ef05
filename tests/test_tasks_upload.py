"""Tasks as an upload: a whole list or only what has changed, judged by rules, with history and day of completion."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from pipelines.catalogue import RULES
from pipelines.changes import changes_of
from pipelines.check import check_file
from pipelines.known import known_figures
from pipelines.preview import preview_publication
from pipelines.publish import Publication, keep_reference, publish, restore, withdraw
from pipelines.reference import Reference
from pipelines.release import release_at
from pipelines.store import locked_store
from pipelines.template import filled_template, template
from schemas.errors import UserError
from schemas.issue import Severity, Verdict
from schemas.upload import UploadKind
from tests.samples import (
    LARGEST_BYTES,
    NOW,
    TODAY,
    current_release,
    delimited,
    drawn,
    publish_bytes,
    rows_of,
    verdict_on,
)

WHOLE_HEADINGS = (
    "STT", "Mã nhiệm vụ", "Văn bản", "Mục", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn theo văn bản", "Ngày đến hạn",
    "Sản phẩm", "Tình trạng", "Ngày hoàn thành",
)  # fmt: skip
WHOLE = """
    1 | T022 | 602/TB-VP | 3   | Sửa đổi Quy chế làm việc của BCĐ | Sở Khoa học và Công nghệ | chậm nhất trong ngày 15/01/2026 | 15/01/2026 | Quy chế | Hoàn thành     | 14/01/2026
    2 | T023 | 602/TB-VP | 3   | Kế hoạch phát triển hạ tầng số   | Sở Khoa học và Công nghệ | trong tháng 01/2026             | 2026-01-31 |         | đang thực hiện |
    3 | T078 | 333/KH-UBND | V | Nhiệm vụ mới của năm             | Sở Tài chính             | Thường xuyên                    |            |         |                |
"""
CHANGE_HEADINGS = ("Mã nhiệm vụ", "Tình trạng", "Ngày hoàn thành", "Kết quả thực hiện")
COLUMNS = "id, status, done_on, result_vi, upload IS NOT NULL, status_upload IS NOT NULL"


def whole(table: str = WHOLE) -> bytes:
    """A complete list of tasks as Excel in Vietnam writes it."""
    return delimited(
        [["DANH MỤC NHIỆM VỤ"], list(WHOLE_HEADINGS), *drawn(table)], delimiter=";", encoding="utf-8-sig"
    )


def change(table: str) -> bytes:
    """A file that names tasks and what has changed of them."""
    return delimited([list(CHANGE_HEADINGS), *drawn(table)], delimiter=";")


def one_task(**cells: str) -> bytes:
    """A whole list of one task that has nothing wrong with it, but for the cells named."""
    clean = {
        "Mã nhiệm vụ": "T022", "Văn bản": "602/TB-VP", "Mục": "3", "Nhiệm vụ": "Sửa đổi Quy chế", "Ngày đến hạn": "15/01/2026",
        "Tình trạng": "Hoàn thành", "Ngày hoàn thành": "14/01/2026",
    }  # fmt: skip
    told = {**clean, **{heading.replace("_", " "): text for heading, text in cells.items()}}
    return delimited(
        [list(WHOLE_HEADINGS), [told.get(heading, "") for heading in WHOLE_HEADINGS]], delimiter=";"
    )


def tasks_of(store: Path, *ids: str) -> dict[str, tuple[object, ...]]:
    """By id, what is said of tasks: status, day of completion, result, and whether it comes from an upload."""
    found = rows_of(current_release(store), f"SELECT {COLUMNS} FROM task ORDER BY id")
    return {str(row[0]): row[1:] for row in found if not ids or row[0] in ids}


def known_verdict(store: Path, reference: Reference, content: bytes) -> Verdict:
    return check_file(
        content, "file.csv", reference, today=TODAY, largest_bytes=LARGEST_BYTES, known=known_figures(store)
    )


# Reading


def test_a_whole_list_is_read_as_offices_write_it(reference: Reference) -> None:
    verdict = verdict_on(whole(), reference)
    assert (verdict.dataset, verdict.period, verdict.count, verdict.issues) == ("tasks", None, 3, ())
    assert verdict.rows is not None
    assert list(verdict.rows["task"]) == ["T022", "T023", "T078"]
    assert list(verdict.rows["document"]) == ["notice_602", "notice_602", "plan_333"]
    assert list(verdict.rows["deadline_date"].fillna("")) == ["2026-01-15", "2026-01-31", ""]
    assert list(verdict.rows["status"].fillna("")) == ["done", "in_progress", ""]
    assert list(verdict.rows["cell"]) == ["B3", "B4", "B5"]


def test_what_only_has_changed_is_read_with_a_remark(reference: Reference) -> None:
    verdict = verdict_on(change("t 22 | Đã hoàn thành | 14.01.2026 | Đã trình"), reference)
    [remark] = verdict.issues
    assert (verdict.accepted, remark.rule.id, remark.severity) == (True, "partial_rows", Severity.NOTE)
    assert verdict.rows is not None and list(verdict.rows["task"]) == ["T022"]


# Rules

FAULTS = [
    ("unreadable_task", {"Mã_nhiệm_vụ": "nhiệm vụ 22"}, "B2"),
    ("empty_cell", {"Mã_nhiệm_vụ": ""}, "B2"),
    ("unknown_document", {"Văn_bản": "999/TB-VP"}, "C2"),
    ("unknown_task", {"Mã_nhiệm_vụ": "T999", "Nhiệm_vụ": ""}, "B2"),
    ("unreadable_day", {"Ngày_đến_hạn": "31/02/2026"}, "H2"),
    ("unreadable_day", {"Ngày_hoàn_thành": "tháng sau"}, "K2"),
    ("unknown_word", {"Tình_trạng": "gần xong", "Ngày_hoàn_thành": ""}, "J2"),
    ("day_but_not_done", {"Tình_trạng": "Đang thực hiện"}, "K2"),
    ("day_but_not_done", {"Tình_trạng": ""}, "K2"),
    ("day_in_future", {"Ngày_hoàn_thành": "10/11/2026"}, "K2"),
    ("done_on_no_day", {"Ngày_hoàn_thành": ""}, "J2"),
    ("deadline_before_document", {"Ngày_đến_hạn": "31/12/2025"}, "H2"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "cells", "place"), FAULTS, ids=[f"{rule} at {place}" for rule, _, place in FAULTS]
)
def test_one_fault_is_told_once_at_its_cell(
    reference: Reference, rule: str, cells: dict[str, str], place: str
) -> None:
    assert verdict_on(one_task(), reference).issues == ()
    verdict = verdict_on(one_task(**cells), reference)
    assert [(found.rule.id, found.cell) for found in verdict.issues] == [(rule, place)]
    assert verdict.accepted is (RULES[rule].severity is not Severity.ERROR)


def test_a_task_named_twice_is_told_with_both_cells(reference: Reference) -> None:
    verdict = verdict_on(whole(WHOLE.replace("T023", "T022")), reference)
    [found] = verdict.issues
    assert (found.rule.id, found.cell, dict(found.values)["first"]) == ("duplicate_row", "B4", "B3")


def test_a_task_an_earlier_file_brought_is_known(store: Path, reference: Reference) -> None:
    publish_bytes(store, reference, whole())
    content = change("T078 | Đang thực hiện | |")
    assert not verdict_on(content, reference).accepted
    assert known_verdict(store, reference, content).accepted


# In force


def test_an_amendment_changes_only_what_it_says(store: Path, reference: Reference) -> None:
    keep_reference(store, reference, by="x", now=NOW)
    query = "SELECT task_vi, lead_agency, deadline_date, output_vi FROM task WHERE id = 'T022'"
    before = rows_of(current_release(store), query)
    publish_bytes(
        store, reference, change("T022 | Hoàn thành | 14/01/2026 | Đã ban hành"), kind=UploadKind.AMENDMENT
    )
    assert rows_of(current_release(store), query) == before
    assert tasks_of(store, "T021", "T022") == {
        "T021": (None, None, None, False, False),
        "T022": ("done", date(2026, 1, 14), "Đã ban hành", True, True),
    }


def test_a_day_of_completion_goes_with_the_status_it_came_with(store: Path, reference: Reference) -> None:
    publish_bytes(store, reference, change("T022 | Hoàn thành | 14/01/2026 |"), kind=UploadKind.AMENDMENT)
    publish_bytes(
        store, reference, change("T022 | Đang thực hiện | | Bị trả lại"), kind=UploadKind.AMENDMENT,
        at=NOW + timedelta(hours=1),
    )  # fmt: skip
    assert tasks_of(store, "T022") == {"T022": ("in_progress", None, "Bị trả lại", True, True)}


def test_done_again_after_a_relapse_is_done(store: Path, reference: Reference) -> None:
    done, undone = change("T022 | Hoàn thành | 14/01/2026 |"), change("T022 | Đang thực hiện | |")
    for hours, content in enumerate((done, undone, done)):
        publish_bytes(store, reference, content, kind=UploadKind.AMENDMENT, at=NOW + timedelta(hours=hours))
    assert tasks_of(store, "T022")["T022"][:2] == ("done", date(2026, 1, 14))


def test_a_complete_list_replaces_all_tasks(store: Path, reference: Reference) -> None:
    publish_bytes(store, reference, change("T059 | Đang thực hiện | |"), kind=UploadKind.AMENDMENT)
    assert len(tasks_of(store)) == 77
    publish_bytes(store, reference, whole(), at=NOW + timedelta(hours=1))
    assert tasks_of(store) == {
        "T022": ("done", date(2026, 1, 14), None, True, True),
        "T023": ("in_progress", None, None, True, True),
        "T078": (None, None, None, True, False),
    }


def test_an_amendment_published_before_is_hidden_by_a_complete_list_and_comes_back_with_its_withdrawal(
    store: Path, reference: Reference
) -> None:
    _, amended = publish_bytes(
        store, reference, change("T022 | Đang thực hiện | |"), kind=UploadKind.AMENDMENT
    )
    receipt, listed = publish_bytes(store, reference, whole(), at=NOW + timedelta(hours=1))
    assert tasks_of(store, "T022")["T022"][0] == "done"
    _, back = withdraw(store, receipt.upload, by="x", reason="not the right list", now=NOW)
    assert back.id == amended.id
    _, again = restore(store, receipt.upload, by="x", reason="it was", now=NOW)
    assert again.id == listed.id


def test_a_list_that_does_not_say_what_its_tasks_are_is_no_complete_list(
    store: Path, reference: Reference
) -> None:
    verdict = verdict_on(change("T022 | Hoàn thành | 14/01/2026 |"), reference)
    with pytest.raises(UserError, match="no complete list"):
        publish(store, [Publication(verdict, at=NOW)], reference, by="x", note="", now=NOW)
    assert not (store / "current").exists()


def test_a_past_day_shows_the_tasks_of_that_day(store: Path, reference: Reference) -> None:
    publish_bytes(store, reference, change("T022 | Đang thực hiện | |"), kind=UploadKind.AMENDMENT,
                  at=NOW - timedelta(days=5))  # fmt: skip
    publish_bytes(
        store, reference, change("T022 | Hoàn thành | 14/01/2026 |"), kind=UploadKind.AMENDMENT, at=NOW
    )
    with locked_store(store):
        earlier = release_at(store, NOW - timedelta(days=1))
    assert rows_of(earlier.path, "SELECT status FROM task WHERE id = 'T022'") == [("in_progress",)]


# Before it is published


@pytest.mark.parametrize(
    ("content", "kind"),
    [(change("T022 | Hoàn thành | 13/01/2026 |\nT023 | Đang thực hiện | |"), UploadKind.AMENDMENT),
     (whole(WHOLE.replace("14/01", "13/01").replace("T078", "T079")), UploadKind.COMPLETE)],
    ids=["amendment", "complete"],
)  # fmt: skip
def test_the_short_answer_agrees_with_the_preview(
    store: Path, reference: Reference, content: bytes, kind: UploadKind
) -> None:
    publish_bytes(store, reference, whole())
    verdict = known_verdict(store, reference, content)
    told = preview_publication(store, [Publication(verdict, at=NOW, kind=kind)], reference, by="x", now=NOW)
    assert changes_of(store, verdict, kind=kind) == told.changes
    assert (told.changes.changed, told.changes.unchanged) == (1, 1)
    [move] = [move for move in told.tasks if move.kind == "changed"]
    assert (move.task, move.cells) == ("T022", (("done_on", date(2026, 1, 14), date(2026, 1, 13)),))


# Files to fill in


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_template_passes_its_own_check(reference: Reference, form: str) -> None:
    verdict = verdict_on(template(reference, "tasks", form=form), reference, name=f"tasks.{form}")
    assert (verdict.accepted, verdict.dataset, verdict.issues) == (True, "tasks", ())


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_is_in_force_and_published_again_changes_nothing(
    store: Path, reference: Reference, form: str
) -> None:
    publish_bytes(
        store, reference, change("T022 | Hoàn thành | 14/01/2026 | =2+2 là bốn").replace(b"=2+2", b"'=2+2"),
        kind=UploadKind.AMENDMENT,
    )  # fmt: skip
    assert tasks_of(store, "T022")["T022"][2] == "=2+2 là bốn"
    verdict = verdict_on(
        filled_template(reference, "tasks", current_release(store), form=form),
        reference,
        name=f"tasks.{form}",
    )
    assert verdict.issues == ()
    told = preview_publication(store, [Publication(verdict, at=NOW)], reference, by="x", now=NOW)
    assert (told.changes.added, told.changes.changed, told.changes.removed) == (0, 0, 0)
    assert told.changes.unchanged == 77
