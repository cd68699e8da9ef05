"""The page of targets: each with its standing, source and where everybody stands, equal to what the release says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.publish import keep_reference
from pipelines.reference import Reference
from queries.release import current_release as release_now
from queries.targets import target_rows, target_years, year_ended
from tests.samples import NOW, current_release, long_form, publish_bytes, rows_of
from tests.test_targets_upload import ANNEX, FIGURES, targets_file
from tests.test_tasks_page import text_of

SCRIPT = Path(__file__).resolve().parent.parent / "pages" / "steering" / "targets.py"
DAY = date(2026, 11, 9)


def opened(**address: str) -> AppTest:
    page = AppTest.from_file(str(SCRIPT), default_timeout=120)
    page.query_params.update({"lang": "en", **address})
    page.run()
    assert not page.exception, page.exception
    return page


@pytest.fixture
def targets_store(store: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with the reference targets and a few figures."""
    keep_reference(store, reference, by="x", now=NOW)
    publish_bytes(store, reference, long_form(FIGURES))
    monkeypatch.setenv("KPI_STORE", str(store))
    return store


def test_every_target_of_the_year_is_there_once(targets_store: Path) -> None:
    release = release_now(targets_store)
    for year in target_years(release):
        wanted = rows_of(
            current_release(targets_store),
            "SELECT id FROM target WHERE left(period, 4) = $year",
            year=str(year),
        )
        assert sorted(row.id for row in target_rows(release, year=year, day=DAY)) == sorted(
            row[0] for row in wanted
        )


def test_where_a_target_stands_is_what_the_release_says(targets_store: Path) -> None:
    rows = {row.id: row for row in target_rows(release_now(targets_store), year=2026, day=DAY)}
    province = rows["online_filing_rate_province_2026"]
    told = rows_of(
        current_release(targets_store),
        "SELECT period, value, status, required_pace FROM progress WHERE target = $target ORDER BY last_day DESC LIMIT 1",
        target=province.id,
    )
    assert (province.figure_period, province.figure_value, province.status, province.required_pace) == told[0]
    communes = rows["online_filing_rate_commune_2026"]
    assert (communes.communes_period, communes.met, communes.on_track, communes.behind) == (
        "2026-06",
        2,
        0,
        0,
    )


def test_a_target_of_a_year_to_come_is_not_said_to_be_judged(targets_store: Path) -> None:
    [row] = [
        row
        for row in target_rows(release_now(targets_store), year=2027, day=DAY)
        if row.indicator == "satisfaction_rate"
    ]
    assert row.status is None or row.held


def test_figures_after_the_day_are_not_shown(targets_store: Path) -> None:
    rows = {row.id: row for row in target_rows(release_now(targets_store), year=2026, day=date(2026, 5, 31))}
    assert rows["online_filing_rate_commune_2026"].communes_period is None


def test_the_page_says_how_firm_the_targets_are_and_what_stands_in(targets_store: Path) -> None:
    told = text_of(opened())
    assert "2026: 19 targets, 2 official, 13 read through the press" in told
    assert "3 of them only stand in until the province's own targets are published" in told
    assert "indicators have no published target for 2026" in told


def test_an_uploaded_list_is_shown_with_file_and_cell_and_nothing_stands_in(
    targets_store: Path, reference: Reference
) -> None:
    publish_bytes(targets_store, reference, targets_file(ANNEX), name="phu-luc-iii.csv")
    told = text_of(opened())
    assert "2026: 3 targets, 3 official" in told
    assert "stand in until" not in told
    assert "phu-luc-iii.csv, cell E5" in told
    assert "at least 95% · year 2026" in told


def test_the_year_2025_ended_with_34_targets_in_four_parts(targets_store: Path) -> None:
    whole, *parts = year_ended(release_now(targets_store))
    assert (int(whole.value), [int(part.value) for part in parts]) == (34, [23, 2, 2, 7])
    assert "2025: 23 of 34 targets met; 7 could not be judged for want of data" in text_of(opened())


def test_another_year_has_its_own_targets(targets_store: Path) -> None:
    assert "2030: 7 targets" in text_of(opened(year="2030"))


def test_a_year_without_targets_is_told_as_junk(targets_store: Path) -> None:
    page = opened(year="1999")
    assert len(page.info) == 1
    assert "2026: 19 targets" in text_of(page)
