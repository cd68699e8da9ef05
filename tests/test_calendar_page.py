"""The calendar's page: the finding first, every commune by period, and a reminder to those who are missing."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from charts.calendar import CalendarChoice, calendar_table
from charts.reminder import reminder
from queries.communes import communes
from queries.release import current_release
from queries.reporting import reporting_calendar, reporting_periods
from schemas.upload import UploadKind
from schemas.words import Words
from tests.conftest import ROOT
from tests.samples import long_form, publish_bytes
from tests.test_calendar import AFTERWARDS, DAY, IN_TIME, LATER, OCTOBER
from tests.test_pages import SLOWEST_FIRST_RUN_SECONDS, words_of

CALENDAR = ROOT / "pages" / "intake" / "calendar.py"


@pytest.fixture
def october(store, reference):
    """Two communes reported October in time, one four days late, all others not."""
    publish_bytes(store, reference, long_form(OCTOBER), at=IN_TIME)
    publish_bytes(store, reference, long_form(LATER), at=AFTERWARDS, kind=UploadKind.AMENDMENT)
    return store


@pytest.fixture
def open_calendar(monkeypatch):
    """Opens the page on a store, as of a day where one is named."""

    def opened(store, **address: str) -> AppTest:
        monkeypatch.setenv("KPI_STORE", str(store))
        page = AppTest.from_file(str(CALENDAR), default_timeout=SLOWEST_FIRST_RUN_SECONDS)
        page.query_params.update({"lang": "en", **address})
        return page.run()

    return opened


def test_the_title_says_how_many_are_silent_and_late(open_calendar, october):
    told = words_of(open_calendar(october, as_of="2026-11-24"))
    assert "Online filing, October 2026: of 65 communes and wards 62 did not report, 1 reported late" in told
    assert '<td title="Bac Son – October 2026\nReported late\n4 days late' in told


def test_before_the_due_date_nobody_is_called_silent(open_calendar, october):
    told = words_of(open_calendar(october, as_of="2026-11-10"))
    assert "of 65 communes and wards 63 not in yet, due 10/11/2026" in told
    assert "kpi-report-silent" not in told.split("</style>")[-1]


def test_illustrative_reports_are_marked_not_late_and_nobody_is_reminded(open_calendar, prepared_template):
    told = words_of(open_calendar(prepared_template, dataset="online_filing"))
    assert "(illustrative data)" in told
    assert "there is nobody to remind" in told
    assert "days late" not in told and "days overdue" not in told


def test_where_nobody_reported_the_page_says_so(open_calendar, store, reference):
    publish_bytes(
        store, reference, long_form("indicator|geography|period|value\nbank_account_adult_rate|20|2025|80")
    )
    page = open_calendar(store)
    assert not page.exception
    assert "No commune or ward has reported anything yet." in words_of(page)
    assert "The operator&#x27;s own setting" in words_of(page)


def test_the_reminder_is_a_ready_vietnamese_letter(october):
    assert reminder_of(october, only={"05983", "06001"}) == (
        "Kính gửi: UBND phường Lương Văn Tri, xã Đoàn Kết\n"
        "\n"
        "Đến ngày 24/11/2026, các đơn vị trên chưa báo cáo: Tiếp nhận hồ sơ trực tuyến, tháng 10/2026 "
        "(hạn 10/11/2026, quá hạn 14 ngày).\n"
        "Đề nghị các đơn vị khẩn trương gửi báo cáo để tổng hợp số liệu toàn tỉnh."
    )


def test_a_reminder_of_several_reports_names_the_missing_of_each(october, reference):
    payment = (
        "indicator|geography|period|value|numerator|denominator\nonline_payment_rate|06040|2026-10|50|50|100"
    )
    publish_bytes(october, reference, long_form(payment), at=datetime(2026, 11, 9))
    told = reminder_of(october, only={"06001", "06040"}).splitlines()
    assert told[0] == "Kính gửi: UBND các xã, phường có tên dưới đây"
    assert told[3].startswith("- Tiếp nhận hồ sơ trực tuyến, tháng 10/2026") and told[3].endswith(
        "xã Đoàn Kết, xã Thất Khê."
    )
    assert told[4].endswith(": xã Đoàn Kết.")


def test_the_silent_stand_first_and_the_table_behind_has_every_report(october):
    release = current_release(october)
    chart = calendar_table(
        Words("en"), reporting_calendar(release, dataset="online_filing", day=DAY), communes(release),
        CalendarChoice(reporting_periods(release, day=DAY), "silent", ()), lambda code: code, day=DAY,
    )  # fmt: skip
    names = [row.name for row in chart.groups[0].rows]
    assert names[-1] != "Bac Son" and names.index("Bac Son") == 62
    assert len(chart.sheet.rows) == 65


def test_a_periods_heading_leads_to_its_figures_once_there_are_any(open_calendar, october):
    told = words_of(open_calendar(october, as_of="2026-12-24"))
    head = re.search(r"<thead>.*?</thead>", told, re.DOTALL)[0]
    columns = re.findall(r'class="kpi-calendar-heading">(.*?)<span', head)
    led = [re.search(r'href="communes\?[^"]*period=(\d{4}-\d\d)', column) for column in columns]
    assert [found and found[1] for found in led] == ["2026-10", *(None for _ in led[1:])]


def test_the_reminder_is_on_the_page_for_the_period_chosen(open_calendar, october):
    page = open_calendar(october, as_of="2026-11-24")
    assert "Kính gửi: UBND" in words_of(page)
    page.selectbox(key="choice_reported_period").set_value("every_report").run()
    assert "các đơn vị sau chưa báo cáo" in words_of(page) or "các đơn vị trên chưa báo cáo" in words_of(page)


def reminder_of(store, *, only: set[str], day: date = DAY) -> str:
    """The reminder of every dataset's newest period, to some communes alone."""
    release = current_release(store)
    missing = [
        (
            period,
            [
                row
                for row in reporting_calendar(release, dataset=period.dataset, day=day)
                if row.missing and row.geography in only
            ],
        )
        for period in reporting_periods(release, day=day)
    ]
    return reminder(missing, {one.code: one for one in communes(release)}, day=day)
