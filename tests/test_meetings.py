"""Meetings: read and judged as any file, in force meeting by meeting, and held against what came of the promises."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.changes import changes_of
from pipelines.preview import preview_publication
from pipelines.publish import Publication, keep_reference, restore, withdraw
from pipelines.reference import Reference
from pipelines.template import filled_template, template
from queries.meetings import Shown, meeting, meetings
from queries.release import current_release as release_now
from schemas.meeting import PromiseState
from schemas.upload import UploadKind
from tests.samples import (
    NOW,
    current_release,
    delimited,
    drawn,
    long_form,
    publish_bytes,
    rows_of,
    verdict_on,
)
from tests.test_tasks_page import text_of

ROOT = Path(__file__).resolve().parent.parent
HEADINGS = (
    "Ngày họp", "Tên phiên họp", "Thứ tự", "Chỉ số", "Xã, phường", "Ý kiến tại phiên họp", "Giá trị cam kết",
    "Kỳ cam kết", "Người cam kết",
)  # fmt: skip
AUGUST = """
    08/08/2026 | Phiên họp thứ tư | 1 | Tỷ lệ hồ sơ tiếp nhận trực tuyến |                |                    | 80%  | tháng 9/2026 | Văn phòng
    08/08/2026 |                  | 2 | online_filing_rate               | Phường Kỳ Lừa  | Chậm hơn phường khác | 97,5 | 12/2026      |
    2026-08-08 |                  |   |                                  |                | Họp lại sau ba tháng |      |              |
"""
NOVEMBER = "10/11/2026 | Phiên họp thứ năm | 1 | bts_count | | | | |"
FIGURES = """
    indicator          | geography | period  | value | numerator | denominator
    online_filing_rate | 06187     | 2026-07 | 70    | 70        | 100          # as it stood at the meeting
    online_filing_rate | 06187     | 2026-09 | 74    | 74        | 100          # promised 80, now 74
"""


def meetings_file(table: str) -> bytes:
    return delimited([["SỔ PHIÊN HỌP"], list(HEADINGS), *drawn(table)], delimiter=";", encoding="utf-8-sig")


def one_point(**cells: str) -> bytes:
    clean = {
        "Ngày họp": "08/08/2026",
        "Chỉ số": "online_filing_rate",
        "Giá trị cam kết": "80",
        "Kỳ cam kết": "09/2026",
    }
    told = {**clean, **{heading.replace("_", " "): text for heading, text in cells.items()}}
    return delimited([list(HEADINGS), [told.get(heading, "") for heading in HEADINGS]], delimiter=";")


def points_of(store: Path) -> list[tuple[object, ...]]:
    return rows_of(
        current_release(store),
        "SELECT meeting, title, position, indicator, geography, note_vi, promise_value, promise_period, promised_by"
        " FROM meeting_point ORDER BY meeting, position NULLS LAST",
    )


# The file


def test_a_file_of_meetings_is_read_as_offices_write_it(store: Path, reference: Reference) -> None:
    verdict = verdict_on(meetings_file(AUGUST), reference)
    assert (verdict.dataset, verdict.count, verdict.issues) == ("meetings", 3, ())
    publish_bytes(store, reference, meetings_file(AUGUST))
    day, title = date(2026, 8, 8), "Phiên họp thứ tư"
    assert points_of(store) == [
        (day, title, 1, "online_filing_rate", None, None, Decimal(80), "2026-09", "Văn phòng"),
        (
            day,
            title,
            2,
            "online_filing_rate",
            "06187",
            "Chậm hơn phường khác",
            Decimal("97.5"),
            "2026-12",
            None,
        ),
        (day, title, None, None, None, "Họp lại sau ba tháng", None, None, None),
    ]


FAULTS = [
    ("unreadable_day", {"Ngày_họp": "mồng tám"}, "A2"),
    ("empty_cell", {"Ngày_họp": ""}, "A2"),
    ("unknown_indicator", {"Chỉ_số": "gì đó"}, "D2"),
    ("unknown_geography", {"Xã,_phường": "Kỳ Lùa"}, "E2"),
    ("unmeasured_level", {"Chỉ_số": "fibre_household_rate", "Xã,_phường": "Kỳ Lừa"}, "E2"),
    ("half_promise", {"Kỳ_cam_kết": ""}, "G2"),
    ("half_promise", {"Giá_trị_cam_kết": ""}, "G2"),
    ("half_promise", {"Chỉ_số": "", "Ý_kiến_tại_phiên_họp": "chung"}, "G2"),
    ("out_of_bounds", {"Giá_trị_cam_kết": "130"}, "G2"),
    ("unreadable_number", {"Giá_trị_cam_kết": "tám mươi"}, "G2"),
    ("unreadable_period", {"Kỳ_cam_kết": "mai"}, "H2"),
    ("promise_before_meeting", {"Kỳ_cam_kết": "07/2026"}, "H2"),
    ("empty_point", {"Chỉ_số": "", "Giá_trị_cam_kết": "", "Kỳ_cam_kết": ""}, "D2"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "cells", "place"), FAULTS, ids=[f"{rule} at {place}" for rule, _, place in FAULTS]
)
def test_one_fault_is_told_once_at_its_cell(
    reference: Reference, rule: str, cells: dict[str, str], place: str
) -> None:
    assert verdict_on(one_point(), reference).issues == ()
    verdict = verdict_on(one_point(**cells), reference)
    assert [(found.rule.id, found.cell) for found in verdict.issues] == [(rule, place)]
    assert not verdict.accepted


@pytest.mark.parametrize(
    "table", [AUGUST + AUGUST.strip().splitlines()[0], AUGUST + AUGUST.strip().splitlines()[2]]
)
def test_a_point_named_twice_is_told(reference: Reference, table: str) -> None:
    [found] = verdict_on(meetings_file(table), reference).issues
    assert found.rule.id == "duplicate_row"


# In force


def test_a_complete_file_replaces_the_meetings_it_names_and_no_other(
    store: Path, reference: Reference
) -> None:
    publish_bytes(store, reference, meetings_file(AUGUST))
    publish_bytes(store, reference, meetings_file(NOVEMBER), at=NOW + timedelta(hours=1))
    assert len(points_of(store)) == 4
    receipt, listed = publish_bytes(store, reference, one_point(), at=NOW + timedelta(hours=2))
    assert [row[3] for row in points_of(store)] == ["online_filing_rate", "bts_count"]
    withdraw(store, receipt.upload, by="x", reason="no", now=NOW)
    assert len(points_of(store)) == 4
    assert restore(store, receipt.upload, by="x", reason="yes", now=NOW)[1].id == listed.id


def test_an_amendment_adds_what_was_said_and_leaves_the_rest(store: Path, reference: Reference) -> None:
    publish_bytes(store, reference, meetings_file(AUGUST))
    content = one_point(Giá_trị_cam_kết="", Kỳ_cam_kết="", Ý_kiến_tại_phiên_họp="Cần người hướng dẫn")
    verdict = verdict_on(content, reference)
    told = preview_publication(
        store, [Publication(verdict, at=NOW, kind=UploadKind.AMENDMENT)], reference, by="x", now=NOW
    )
    assert told.changes == changes_of(store, verdict, kind=UploadKind.AMENDMENT)
    assert [(move.kind, move.indicator) for move in told.points] == [("changed", "online_filing_rate")]
    publish_bytes(store, reference, content, kind=UploadKind.AMENDMENT)
    first = points_of(store)[0]
    assert first[5:8] == ("Cần người hướng dẫn", Decimal(80), "2026-09")


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_templates_pass_their_own_check_and_what_is_in_force_changes_nothing(
    store: Path, reference: Reference, form: str
) -> None:
    assert verdict_on(template(reference, "meetings", form=form), reference).issues == ()
    publish_bytes(store, reference, meetings_file(AUGUST))
    verdict = verdict_on(filled_template(reference, "meetings", current_release(store), form=form), reference)
    assert verdict.issues == ()
    told = preview_publication(store, [Publication(verdict, at=NOW)], reference, by="x", now=NOW)
    assert (told.changes.changed, told.changes.unchanged) == (0, 3)


# What came of a promise


@pytest.mark.parametrize(
    ("day", "value", "state"),
    [
        pytest.param("2026-09-30", "80", PromiseState.OPEN, id="its last day still belongs to it"),
        pytest.param("2026-10-01", "80", PromiseState.BROKEN, id="74 is less than 80"),
        pytest.param("2026-10-01", "74", PromiseState.KEPT, id="74 is 74"),
    ],
)
def test_a_promise_is_held_against_the_figure_of_its_own_period(
    store: Path, reference: Reference, day: str, value: str, state: PromiseState
) -> None:
    publish_bytes(store, reference, long_form(FIGURES))
    publish_bytes(store, reference, one_point(Giá_trị_cam_kết=value))
    [row] = meetings(release_now(store), day=date.fromisoformat(day))
    assert [figure.promise for figure in row.figures] == [state]


def test_a_promise_whose_period_has_no_figure_is_not_called_broken(store: Path, reference: Reference) -> None:
    publish_bytes(store, reference, long_form(FIGURES))
    publish_bytes(store, reference, one_point(Kỳ_cam_kết="08/2026"))
    [row] = meetings(release_now(store), day=date(2026, 11, 1))
    assert [figure.promise for figure in row.figures] == [PromiseState.UNKNOWN]


def test_where_lower_is_better_less_than_promised_is_kept(store: Path, reference: Reference) -> None:
    figures = (
        FIGURES.replace("online_filing_rate", "weak_signal_village_count")
        .replace("70        | 100 ", " | ")
        .replace("74        | 100 ", " | ")
    )
    publish_bytes(store, reference, long_form(figures))
    publish_bytes(store, reference, one_point(Chỉ_số="weak_signal_village_count", **{"Xã,_phường": "Kỳ Lừa"}))
    [row] = meetings(release_now(store), day=date(2026, 11, 1))
    assert [figure.promise for figure in row.figures] == [PromiseState.KEPT]


def test_a_figure_is_told_as_it_was_shown_on_the_day_of_the_meeting_and_as_it_is_now(
    store: Path, reference: Reference
) -> None:
    publish_bytes(store, reference, long_form(FIGURES), at=NOW - timedelta(days=30))
    release = release_now(store)
    publish_bytes(store, reference, one_point())
    day = date(2026, 8, 8)
    found = meeting(release_now(store), of=day, day=date(2026, 11, 1), then=Shown(day, release))
    assert found is not None
    [each] = found.figures
    assert each.then is not None and each.now is not None
    assert (each.then.period, each.now.period, each.step) == ("2026-07", "2026-09", Decimal(4))


# The pages


def opened(page: str, **address: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "steering" / f"{page}.py"), default_timeout=120)
    app.query_params.update({"lang": "en", **address})
    app.run()
    assert not app.exception, app.exception
    return app


@pytest.fixture
def meetings_store(store: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch) -> Path:
    keep_reference(store, reference, by="x", now=NOW - timedelta(days=400))
    publish_bytes(store, reference, long_form(FIGURES), at=NOW - timedelta(days=30))
    publish_bytes(store, reference, meetings_file(AUGUST))
    monkeypatch.setenv("KPI_STORE", str(store))
    return store


def test_the_first_line_says_what_became_of_the_promises(meetings_store: Path) -> None:
    told = text_of(opened("meetings", as_of="2026-11-09"))
    assert "1 meeting, promises: 1 not kept; 1 not due yet" in told
    assert "promised 80% for September 2026, now 74.00%" in told


def test_a_meeting_leads_to_the_dashboard_of_that_day(meetings_store: Path) -> None:
    page = opened("meetings", meeting="2026-08-08")
    markup = " ".join(str(part.proto.body) for part in page.get("html"))
    assert "as_of=2026-08-08" in markup and "since=2026-08-08" in markup
    assert "meeting?" in markup and "meeting=2026-08-08" in markup
    assert "Họp lại sau ba tháng" in text_of(page)


def overview_page(**address: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "progress" / "overview.py"), default_timeout=120)
    app.query_params.update({"lang": "en", **address})
    app.run()
    assert not app.exception, app.exception
    return app


def test_the_overview_offers_the_last_meeting_that_was_held(
    meetings_store: Path, reference: Reference
) -> None:
    def offered(**address: str) -> str:
        return " ".join(str(part.proto.body) for part in overview_page(**address).get("html"))

    link = "since=2026-08-08"
    assert link in offered()
    # The newest month's files come after it, so a meeting after its end counts for it and not for an earlier month.
    assert link not in offered(period="2026-07") and link in offered(period="2026-09")
    # On the day of a meeting itself the one before is the last.
    publish_bytes(meetings_store, reference, meetings_file(NOVEMBER))
    assert link in offered(as_of="2026-11-10")
    assert "since=2026-11-10" in offered(as_of="2026-11-11")


def test_since_the_last_meeting_the_months_published_since_are_told(
    meetings_store: Path, reference: Reference
) -> None:
    publish_bytes(meetings_store, reference, meetings_file(NOVEMBER), at=NOW)
    november = (
        FIGURES.strip().splitlines()[0]
        + "\nonline_filing_rate | 06187 | 2026-10 | 79 | 79 | 100 # came after"
    )
    publish_bytes(meetings_store, reference, long_form(november), at=datetime(2026, 11, 12, 9))
    told = text_of(overview_page(since="2026-11-10", as_of="2026-11-20"))
    assert (
        "Since the last meeting (10/11/2026), as shown on that day: 1 indicator with new figures, 1 better"
        in told
    )
    assert "+5" in told


def test_without_a_meeting_none_is_offered(
    store: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_bytes(store, reference, long_form(FIGURES), at=NOW)
    monkeypatch.setenv("KPI_STORE", str(store))
    assert "the last meeting" not in text_of(overview_page())


def test_a_store_without_meetings_says_how_one_is_recorded(
    store: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_reference(store, reference, by="x", now=NOW)
    monkeypatch.setenv("KPI_STORE", str(store))
    assert "No meeting is recorded yet" in text_of(opened("meetings"))
    assert "Headline indicators" in text_of(opened("meeting"))


def test_a_meeting_is_recorded_said_and_promised_on_the_page(meetings_store: Path) -> None:
    page = opened("meetings")
    page.text_input(key="meeting_day").set_value("10/11/2026")
    page.text_input(key="meeting_title").set_value("Phiên họp thứ năm")
    page.multiselect(key="meeting_agenda").set_value(["bts_count", "online_filing_rate"])
    page.text_input(key="intake_person").set_value("Lan")
    page.run()
    page.button(key="meeting_create").click().run()
    assert not page.exception
    assert "Recorded as upload" in text_of(page)
    said = {"point_note_2026-11-10": "Tăng tốc", "point_value_2026-11-10": "95%", "point_period_2026-11-10": "12/2026",
            "point_by_2026-11-10": "Sở Nội vụ"}  # fmt: skip
    page.selectbox(key="point_figure_2026-11-10").set_value("1")
    for key, text in said.items():
        page.text_input(key=key).set_value(text)
    page.run()
    page.button(key="point_record").click().run()
    assert not page.exception
    november = [row[2:] for row in points_of(meetings_store) if row[0] == date(2026, 11, 10)]
    assert november == [
        (1, "bts_count", None, None, None, None, None),
        (2, "online_filing_rate", None, "Tăng tốc", Decimal(95), "2026-12", "Sở Nội vụ"),
    ]
    page.multiselect(key="agenda_2026-11-10").set_value(["online_filing_rate", "signature_rate"])
    page.text_input(key="agenda_person").set_value("Lan")
    page.run()
    page.button(key="agenda_record").click().run()
    november = [row[2:] for row in points_of(meetings_store) if row[0] == date(2026, 11, 10)]
    assert november == [
        (1, "online_filing_rate", None, "Tăng tốc", Decimal(95), "2026-12", "Sở Nội vụ"),
        (2, "signature_rate", None, None, None, None, None),
    ]


def test_what_is_said_of_one_commune_is_recorded_on_the_page(meetings_store: Path) -> None:
    page = opened("meetings", meeting="2026-08-08")
    page.selectbox(key="point_commune_2026-08-08").set_value("06040")
    page.text_input(key="point_note_2026-08-08").set_value("Thất Khê làm trước")
    page.text_input(key="intake_person").set_value("Lan")
    page.run()
    page.button(key="point_record").click().run()
    assert not page.exception
    indicator = points_of(meetings_store)[0][3]
    said = [row[3:6] for row in points_of(meetings_store) if row[4] == "06040" and row[0] == date(2026, 8, 8)]
    assert (indicator, "06040", "Thất Khê làm trước") in said
    assert "Thất Khê" in text_of(page)


def test_what_is_typed_wrong_is_told_and_changes_nothing(meetings_store: Path) -> None:
    before = current_release(meetings_store)

    def create(day: str, by: str = "Lan") -> str:
        page = opened("meetings")
        page.text_input(key="meeting_day").set_value(day)
        page.text_input(key="intake_person").set_value(by)
        page.run()
        return text_of(page.button(key="meeting_create").click().run())

    assert "“40/11/2026” is no day." in create("40/11/2026")
    assert "recorded already; open it to change it" in create("08/08/2026")
    assert "The name of whoever publishes is missing." in create("10/11/2026", by="")
    assert "may not be empty" in create("")
    assert current_release(meetings_store) == before


def test_meeting_mode_shows_one_figure_a_screen(meetings_store: Path) -> None:
    page = opened("meeting", meeting="2026-08-08")
    markup = " ".join(str(part.proto.body) for part in page.get("html"))
    assert markup.count('class="kpi-screen"') == 1 + 2 + 1
    told = text_of(page)
    assert "1 / 4" in told and "4 / 4" in told
    assert "promised 80% for September 2026" in told
