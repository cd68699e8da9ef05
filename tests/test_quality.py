"""The quality of the figures: contradictions beside their own parts, accepted warnings with reasons, age and coverage."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from charts.headline import known_by_commune_only
from pipelines.accepted import accepted_issues
from pipelines.publish import withdraw
from pipelines.uploads import uploads
from queries.progress import overview
from queries.quality import coverage, reconciliations
from queries.release import current_release
from schemas.quality import Freshness
from schemas.status import Status
from schemas.words import words_for
from tests.conftest import ROOT
from tests.test_pages import SLOWEST_FIRST_RUN_SECONDS, words_of

QUALITY = ROOT / "pages" / "intake" / "quality.py"
DAY = date(2025, 12, 1)


@pytest.fixture
def open_quality(monkeypatch):
    """Opens the page on a store, in English."""

    def opened(store, **address: str) -> AppTest:
        monkeypatch.setenv("KPI_STORE", str(store))
        page = AppTest.from_file(str(QUALITY), default_timeout=SLOWEST_FIRST_RUN_SECONDS)
        page.query_params.update({"lang": "en", **address})
        return page.run()

    return opened


def test_the_contradictions_of_the_documents_stand_beside_what_their_parts_give(small_store):
    wrong = {row.id: row for row in reconciliations(current_release(small_store)) if not row.agrees}
    computed = {
        name: (row.stated, row.computed, row.difference) for name, row in wrong.items() if row.computed
    }
    assert computed == {
        "spending_2025": (Decimal(182438), Decimal(182483), Decimal(45)),
        "time_cut_2025": (Decimal("30.29"), Decimal("53.22"), Decimal("22.93")),
        "certificates_issued_2025": (Decimal(1118), Decimal(1117), Decimal(-1)),
    }
    assert set(wrong) - set(computed) == {"digital_transformation_day", "letter_of_the_party_committee"}
    assert sum(part.value for part in wrong["spending_2025"].parts[1:]) == 182483


def test_accepted_warnings_keep_their_reasons_until_the_file_is_withdrawn(small_store):
    found = accepted_issues(small_store)
    assert [(row.issue.rule.id, row.reason, row.by) for row in found] == [
        ("silent_communes", "a sample", "analyst")
    ] * 2  # fmt: skip
    assert len(accepted_issues(small_store, datetime(2025, 11, 3, 12))) == 1
    withdraw(small_store, uploads(small_store)[0].upload, by="Lan", reason="x", now=datetime(2025, 11, 9))
    assert len(accepted_issues(small_store)) == 1


def test_the_overview_and_this_page_agree_on_who_has_no_data(prepared_template):
    release, day = current_release(prepared_template), date(2026, 10, 31)
    covered = coverage(release, day=day)
    of_the_province = sum(row.status == Status.NO_DATA for row in overview(release, day=day))
    of_nobody = sum(row.freshness is Freshness.NO_DATA for row in covered)
    told = known_by_commune_only(words_for("en"), covered)
    assert told.startswith(f"{of_the_province - of_nobody} of those without data have figures of communes")


def test_illustrative_files_are_nobodys_reason(prepared_template):
    assert accepted_issues(prepared_template) == ()


@pytest.mark.parametrize(
    ("day", "freshness", "months_old"),
    [
        (date(2025, 11, 30), Freshness.FRESH, 2),  # September, two months later
        (date(2025, 12, 1), Freshness.OLD, 3),  # and three
    ],
)
def test_a_monthly_figure_is_old_after_two_months(small_store, day, freshness, months_old):
    rows = {row.indicator.id: row for row in coverage(current_release(small_store), day=day)}
    filing = rows["online_filing_rate"]
    assert (filing.freshness, filing.months_old, filing.reported, filing.expected) == (
        freshness,
        months_old,
        2,
        65,
    )


def test_an_indicator_without_figures_has_no_age(small_store):
    rows = {row.indicator.id: row for row in coverage(current_release(small_store), day=DAY)}
    assert (rows["index_766_total"].freshness, rows["index_766_total"].months_old) == (
        Freshness.NO_DATA,
        None,
    )


def test_the_page_says_what_fails_and_names_owners(open_quality, small_store):
    told = words_of(open_quality(small_store))
    assert "5 of 14 checks on the documents fail" in told
    assert "+45 million đồng" in told and "+22.93 points" in told and "−1 certificates" in told
    assert "Warnings accepted with a reason (2)" in told
    assert "Department of Science and Technology" in told


def test_with_only_illustrative_files_the_page_still_says_what_the_documents_say(
    open_quality, prepared_template
):
    told = words_of(open_quality(prepared_template))
    assert "5 of 14 checks on the documents fail" in told
    assert "No reported file in force was published with a warning." in told
    assert 'class="kpi-band kpi-band-illustrative"' in told
