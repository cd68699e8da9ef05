"""The page of tasks as a person uses it: what wants attention, one task, and its status changed in place."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from charts.tasks import finding
from pipelines.publish import keep_reference
from pipelines.reference import Reference
from queries.release import current_release as release_now
from queries.tasks import task_counts, tasks
from schemas.task import TaskState
from schemas.upload import UploadKind
from schemas.words import words_for
from tests.samples import NOW, current_release, publish_bytes, rows_of
from tests.test_tasks_upload import change, one_task

SCRIPT = Path(__file__).resolve().parent.parent / "pages" / "steering" / "tasks.py"


@pytest.fixture
def tasks_store(store: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with the tasks of the documents and nothing reported of them."""
    keep_reference(store, reference, by="x", now=NOW)
    monkeypatch.setenv("KPI_STORE", str(store))
    return store


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(str(SCRIPT), default_timeout=120)
    page.query_params.update({"lang": "en", **address})
    page.run()
    assert not page.exception, page.exception
    return page


def text_of(page: AppTest) -> str:
    markup = " ".join(str(part.proto.body) for part in page.get("html"))
    plain = re.sub(r"<(style|script)>.*?</\1>", " ", markup, flags=re.DOTALL)
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", plain)))


def states(store: Path, day: date) -> dict[str, TaskState]:
    return {task.id: task.state for task in tasks(release_now(store), day=day)}


# Where a task stands


@pytest.mark.parametrize(
    ("day", "status", "done_on", "state"),
    [
        pytest.param("2025-12-15", "", "", TaskState.OPEN, id="31 days before"),
        pytest.param("2025-12-16", "", "", TaskState.DUE_SOON, id="30 days before"),
        pytest.param("2026-01-15", "", "", TaskState.DUE_SOON, id="the day itself still belongs to it"),
        pytest.param("2026-01-16", "", "", TaskState.UNREPORTED, id="past it, and nobody said a word"),
        pytest.param("2026-01-16", "Chưa thực hiện", "", TaskState.OVERDUE, id="past it, and not begun"),
        pytest.param("2026-01-16", "Đang thực hiện", "", TaskState.OVERDUE, id="past it, and at work"),
        pytest.param("2026-01-16", "Hoàn thành", "15/01/2026", TaskState.DONE, id="done on its last day"),
        pytest.param("2026-01-20", "Hoàn thành", "16/01/2026", TaskState.DONE_LATE, id="done a day late"),
        pytest.param("2026-01-20", "Hoàn thành", "", TaskState.DONE, id="done, nobody knows when"),
        pytest.param("2026-01-20", "Không thực hiện", "", TaskState.DROPPED, id="not carried out"),
    ],
)
def test_a_task_stands_by_its_deadline_and_what_was_reported(
    store: Path, reference: Reference, day: str, status: str, done_on: str, state: TaskState
) -> None:
    publish_bytes(store, reference, one_task(Tình_trạng=status, Ngày_hoàn_thành=done_on))
    assert states(store, date.fromisoformat(day)) == {"T022": state}


def test_a_task_without_a_day_is_never_due(store: Path, reference: Reference) -> None:
    publish_bytes(store, reference, one_task(Ngày_đến_hạn="", Tình_trạng="", Ngày_hoàn_thành=""))
    assert states(store, date(2045, 1, 1)) == {"T022": TaskState.STANDING}


def test_counts_are_those_of_the_rows(tasks_store: Path) -> None:
    day = date(2026, 11, 9)
    counts = task_counts(release_now(tasks_store), day=day)
    assert sum(counts.values()) == len(tasks(release_now(tasks_store), day=day)) == 77
    assert list(counts) == [TaskState.UNREPORTED, TaskState.OPEN, TaskState.STANDING]


# The page


def test_the_first_line_says_what_wants_attention(tasks_store: Path, reference: Reference) -> None:
    publish_bytes(
        tasks_store, reference, change("T023 | Đang thực hiện | |\nT022 | Hoàn thành | 14/01/2026 |"),
        kind=UploadKind.AMENDMENT,
    )  # fmt: skip
    page = opened(as_of="2026-11-09")
    assert "77 tasks: 1 overdue; 17 past the deadline, no result reported; 1 done" in text_of(page)


def test_nothing_is_told_as_overdue_of_which_nobody_has_reported(tasks_store: Path) -> None:
    assert "overdue" not in text_of(opened()).split("Calendar")[0]


def test_the_lists_are_those_of_the_agency_document_and_state_chosen(tasks_store: Path) -> None:
    page = opened(agency="so-tai-chinh")
    told = text_of(page)
    assert "T026" in told and "T049" in told and "T022" not in told
    assert "T049" not in text_of(opened(agency="so-tai-chinh", document="notice_602"))
    assert "T026" not in text_of(opened(agency="so-tai-chinh", state="open"))


def test_a_year_has_its_own_calendar(tasks_store: Path) -> None:
    assert "Calendar 2025" in text_of(opened(year="2025"))


def test_what_the_address_asks_for_in_vain_is_told(tasks_store: Path) -> None:
    page = opened(task="T999", agency="nobody", state="<b>", document="x")
    assert len(page.info) == 4
    assert "<b>" not in text_of(page)


def test_choices_that_leave_no_task_leave_the_page_standing(tasks_store: Path) -> None:
    page = opened(agency="so-tai-chinh", document="conclusion_2025_08")
    assert not page.info
    assert "All tasks by state" in text_of(page)


def test_no_task_at_all_is_said() -> None:
    assert finding(words_for("en"), {}) == "No task is recorded"


# In place


def fill(page: AppTest, **told: str) -> AppTest:
    """Fills the form: status by its code, the others as typed."""
    task = (
        page.query_params["task"][0]
        if isinstance(page.query_params["task"], list)
        else page.query_params["task"]
    )
    if "status" in told:
        page.selectbox(key=f"task_status_{task}").set_value(told.pop("status"))
    keys = {
        "day": f"task_day_{task}",
        "result": f"task_result_{task}",
        "note": f"note_task_{task}",
        "by": "intake_person",
    }
    for name, text in told.items():
        page.text_input(key=keys[name]).set_value(text)
    page.run()
    page.button(key="task_record").click().run()
    assert not page.exception, page.exception
    return page


def test_a_status_is_changed_in_place_through_the_same_path_as_any_file(tasks_store: Path) -> None:
    page = fill(
        opened(task="T022"),
        status="done",
        day="14/01/2026",
        result="Đã ban hành",
        by="Lan",
        note="theo 12/BC",
    )
    release = current_release(tasks_store)
    assert rows_of(release, "SELECT status, done_on, result_vi FROM task WHERE id = 'T022'") == [
        ("done", date(2026, 1, 14), "Đã ban hành")
    ]
    assert rows_of(release, "SELECT file_name, dataset, kind, published_by, note FROM upload") == [
        ("T022.csv", "tasks", "amendment", "Lan", "theo 12/BC")
    ]
    told = text_of(page)
    assert "Recorded as upload" in told
    assert "Lan theo 12/BC Done (14/01/2026) Đã ban hành T022.csv" in told


def test_what_is_typed_wrong_is_told_and_changes_nothing(tasks_store: Path) -> None:
    before = current_release(tasks_store)
    assert "“31/02/2026” is no day." in text_of(
        fill(opened(task="T022"), status="done", day="31/02/2026", by="Lan")
    )
    told = text_of(fill(opened(task="T022"), status="in_progress", day="14/01/2026", by="Lan"))
    assert "the task is not said to be done" in told
    assert "The name of whoever publishes is missing." in text_of(
        fill(opened(task="T022"), status="done", by=" ")
    )
    assert "Nothing is said of the task yet." in text_of(fill(opened(task="T022"), by="Lan"))
    assert current_release(tasks_store) == before


def test_done_on_no_day_wants_a_reason(tasks_store: Path) -> None:
    before = current_release(tasks_store)
    told = text_of(fill(opened(task="T022"), status="done", by="Lan"))
    assert "not when" in told and "The reason is written into the note." in told
    assert current_release(tasks_store) == before
    fill(opened(task="T022"), status="done", by="Lan", note="ngày không ghi trong báo cáo")
    assert rows_of(current_release(tasks_store), "SELECT status, done_on FROM task WHERE id = 'T022'") == [
        ("done", None)
    ]


def test_an_earlier_day_has_that_day_s_history_and_no_form(tasks_store: Path, reference: Reference) -> None:
    publish_bytes(
        tasks_store, reference, change("T022 | Đang thực hiện | |"), kind=UploadKind.AMENDMENT, at=NOW
    )
    publish_bytes(
        tasks_store, reference, change("T022 | Hoàn thành | 14/01/2026 |"), kind=UploadKind.AMENDMENT,
        at=NOW + timedelta(days=2),
    )  # fmt: skip
    page = opened(task="T022", as_of="2026-11-10")
    assert not page.button
    history = text_of(page).split("History")[1]
    assert "In progress" in history and "14/01/2026" not in history
