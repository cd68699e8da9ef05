"""The reporting calendar: who reported, who was late by how many days, who is silent, and who has time left."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import pytest

from pipelines.publish import restore, withdraw
from pipelines.reference import read_reference, reference_of_bundle
from queries.release import current_release as current
from queries.reporting import due_date_rules, reporting_calendar, reporting_periods, silent_communes
from schemas.reporting import CommuneReport, ReportingState
from schemas.upload import Origin, UploadKind
from tests.conftest import ROOT
from tests.samples import long_form, publish_bytes

DATASET = "online_filing"
HOANG_VAN_THU, KY_LUA, BAC_SON = "06151", "05977", "06325"
IN_TIME, AFTERWARDS = datetime(2026, 11, 10, 16), datetime(2026, 11, 14, 9)
"""The last day October's reports are in time, and four days later."""

DAY = date(2026, 11, 24)
OCTOBER = """
    indicator          | geography | period  | value | numerator | denominator
    online_filing_rate | 05977     | 2026-10 | 90    | 90        | 100          # in the first file
    online_filing_rate | 06151     | 2026-10 | 50    | 500       | 1000         # in the first file as well
"""
LATER = """
    indicator          | geography | period  | value | numerator | denominator
    online_filing_rate | 06325     | 2026-10 | 40    | 40        | 100          # came by itself
"""
OCTOBER_AGAIN = """
    indicator          | geography | period  | value | numerator | denominator
    online_filing_rate | 05977     | 2026-10 | 91    | 91        | 100          # corrected
    online_filing_rate | 06151     | 2026-10 | 50    | 500       | 1000         # as before
"""


@pytest.fixture
def october(store, reference) -> Path:
    """A store in which two communes reported October on the last day, and a third four days later."""
    publish_bytes(store, reference, long_form(OCTOBER), at=IN_TIME)
    publish_bytes(store, reference, long_form(LATER), at=AFTERWARDS, kind=UploadKind.AMENDMENT)
    return store


def reports(store: Path, *, day: date = DAY, dataset: str = DATASET) -> dict[tuple[str, str], CommuneReport]:
    rows = reporting_calendar(current(store), dataset=dataset, day=day)
    return {(row.geography, row.period): row for row in rows}


def stand(store: Path, unit: str, period: str = "2026-10", *, day: date = DAY) -> tuple[str, int | None]:
    row = reports(store, day=day)[unit, period]
    return row.state.value, row.days_late


def test_a_report_of_the_last_day_is_in_time(october):
    assert stand(october, KY_LUA) == ("reported", 0)
    assert reports(october)[KY_LUA, "2026-10"].due_date == date(2026, 11, 10)


def test_days_late_are_counted_from_the_due_date_to_the_amendment_that_brought_the_report(october):
    assert stand(october, BAC_SON) == ("late", 4)
    assert reports(october)[BAC_SON, "2026-10"].reported_at == AFTERWARDS


def test_a_corrected_file_makes_nobody_late_who_was_in_the_first_one(october, reference):
    publish_bytes(october, reference, long_form(OCTOBER_AGAIN), at=datetime(2026, 11, 20))
    assert stand(october, KY_LUA) == ("reported", 0)
    # The corrected file stands for the whole month and does not name the third commune.
    assert stand(october, BAC_SON) == ("silent", 14)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 11, 10), ("due_later", None)),
        (date(2026, 11, 11), ("silent", 1)),
        (DAY, ("silent", 14)),
    ],
)
def test_who_is_not_in_has_time_until_the_due_date_and_is_silent_from_then_on(october, day, told):
    assert stand(october, "06040", day=day) == told


def test_a_withdrawn_report_is_silence_and_a_restored_one_came_when_it_came(october, reference):
    receipt, _ = publish_bytes(
        october, reference, long_form(LATER.replace("06325", "06040")), at=IN_TIME, kind=UploadKind.AMENDMENT
    )
    assert stand(october, "06040") == ("reported", 0)
    withdraw(october, receipt.upload, by="analyst", reason="wrong file", now=datetime(2026, 11, 20))
    assert stand(october, "06040") == ("silent", 14)
    restore(october, receipt.upload, by="analyst", reason="right file", now=datetime(2026, 11, 21))
    assert stand(october, "06040") == ("reported", 0)


def test_a_month_nobody_reported_is_waited_for_from_everybody(october):
    december = date(2026, 12, 5)
    assert {
        row.state for (_, period), row in reports(october, day=december).items() if period == "2026-11"
    } == {ReportingState.DUE_LATER}
    january = date(2027, 1, 11)
    newest = [row for (_, period), row in reports(october, day=january).items() if period == "2026-12"]
    assert {(row.state, row.days_late) for row in newest} == {(ReportingState.SILENT, 1)}
    assert len(newest) == 65


def test_a_month_left_out_between_two_others_is_silence(october, reference):
    publish_bytes(
        october, reference, long_form(OCTOBER.replace("2026-10", "2026-08")), at=datetime(2026, 11, 12)
    )
    assert stand(october, KY_LUA, "2026-09") == ("silent", 45)
    assert stand(october, KY_LUA, "2026-08") == ("late", 63)


def test_no_month_before_the_first_report_is_waited_for(october):
    assert {period for _, period in reports(october)} == {"2026-10"}


def test_a_quarter_is_due_on_the_fourteenth_of_its_last_month(october, reference):
    quarter = long_form(OCTOBER.replace("2026-10", "2026-Q3"))
    publish_bytes(october, reference, quarter, at=datetime(2026, 9, 16), period="2026-Q3")
    row = reports(october)[KY_LUA, "2026-Q3"]
    assert (row.due_date, row.state, row.days_late) == (date(2026, 9, 14), ReportingState.LATE, 2)


def test_a_dataset_may_have_a_day_of_its_own(october, tmp_path):
    folder = shutil.copytree(ROOT / "data" / "reference", tmp_path / "reference")
    with (folder / "due_dates.csv").open("a", encoding="utf-8") as rules:
        rules.write("filing,monthly,online_filing,1,31,before,,,Thiết lập riêng,A setting of its own\n")
    # November has no 31st: its last day stands for it, and "before" is the day before.
    publish_bytes(october, read_reference(folder), long_form(LATER.replace("06325", "06040")),
                  at=datetime(2026, 11, 30), kind=UploadKind.AMENDMENT)  # fmt: skip
    row = reports(october, day=date(2026, 12, 1))["06040", "2026-10"]
    assert (row.due_date, row.state, row.days_late) == (date(2026, 11, 29), ReportingState.LATE, 1)


def test_illustrative_reports_are_marked_and_never_late(store, reference):
    publish_bytes(store, reference, long_form(OCTOBER), at=datetime(2026, 11, 23), origin=Origin.ILLUSTRATIVE)
    rows = reports(store, day=date(2027, 2, 1)).values()
    assert {(row.state, row.days_late, row.illustrative) for row in rows} == {
        (ReportingState.REPORTED, None, True),
        (ReportingState.SILENT, None, True),
    }
    assert {row.period for row in rows} == {"2026-10"}


def test_reference_data_from_before_there_were_due_dates_call_nobody_late(store, reference):
    texts = json.loads(reference.bundle)
    del texts["due_dates"]
    publish_bytes(store, reference_of_bundle(json.dumps(texts).encode()), long_form(OCTOBER), at=IN_TIME)
    assert stand(store, KY_LUA) == ("reported", None)
    assert stand(store, BAC_SON) == ("silent", None)
    assert due_date_rules(current(store)) == ()


def test_the_counts_of_a_period_are_those_of_its_communes(october):
    (told,) = reporting_periods(current(october), day=DAY)
    assert (told.period, told.reported, told.late, told.silent, told.due_later) == ("2026-10", 2, 1, 62, 0)
    assert (told.expected, told.rule, told.illustrative) == (65, "monthly", False)


def test_the_overview_names_the_same_silent_communes(prepared_template):
    release = current(prepared_template)
    shown = silent_communes(release, day=date(2026, 10, 31))
    assert shown, "the illustrative months have silent communes"
    missing = [
        row
        for told in {row.dataset for row in shown}
        for row in reporting_calendar(release, dataset=told, day=date(2026, 11, 9))
        if row.period == "2026-10" and row.missing
    ]
    assert {(row.dataset, row.geography) for row in missing} == {
        (row.dataset, row.geography) for row in shown
    }


def test_the_command_line_tells_what_the_page_tells(october, command_line):
    answer = command_line(october, "calendar", "--dataset", DATASET, "--as-of", "2026-11-24", "--json")
    told = {(row["geography"], row["period"]): row for row in json.loads(answer.stdout)["reports"]}
    asked = {
        place: {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in asdict(row).items()
        }
        for place, row in reports(october).items()
    }
    assert told == asked


def test_the_command_line_names_the_late_and_the_silent(october, command_line):
    told = command_line(october, "calendar", "--as-of", "2026-11-24").stdout
    assert "Online filing, October 2026, due 10/11/2026" in told
    assert "! Reported late: 1/65: Bắc Sơn (4 days)" in told
    assert "∅ Did not report: 62/65" in told


def test_a_dataset_nobody_reports_is_refused_with_those_there_are(october, command_line):
    answer = command_line(october, "calendar", "--dataset", "nonsense")
    assert answer.returncode == 2
    assert DATASET in answer.stderr
