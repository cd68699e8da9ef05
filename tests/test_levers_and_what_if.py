"""What the province's figure would be: levers told beforehand, and releases in which figures are set by hand."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from pipelines.reference import Reference
from pipelines.what_if import what_if_release
from queries.catalogue import geographies
from queries.levers import leverage
from queries.progress import figures
from queries.ranking import ranking
from queries.release import ReleaseFile, current_release
from schemas.geography import PROVINCE
from schemas.lever import Aim
from schemas.upload import UploadKind
from schemas.view import FigureView
from schemas.what_if import Assumption, Scenario
from tests.samples import long_form, publish_bytes

PERIOD = "2026-10"
RATES = (
    "online_filing_rate", "online_payment_rate", "digitisation_reuse_rate", "signature_rate", "on_time_rate",
    "satisfaction_rate",
)  # fmt: skip
OCTOBER = """
    indicator          | geography | period  | value | numerator | denominator
    online_filing_rate | 06040     | 2026-10 | 80    | 80        | 100          # ten points short, of few
    online_filing_rate | 05986     | 2026-10 | 85    | 850       | 1000         # five points short, of many
    online_filing_rate | 06001     | 2026-10 | 95    | 95        | 100          # met: moves nothing
    online_filing_rate | 06019     | 2026-10 | 50    | 2         | 4            # too few cases to be told to rise
"""


def figures_of(release: ReleaseFile, scenario: Scenario) -> dict[tuple[str, str], FigureView]:
    """Every figure of the scenario's indicator as the throw-away release has it, by unit and period."""
    with what_if_release(release.path, scenario) as path:
        tried = ReleaseFile(str(path), path)
        return {
            (row.geography, row.period): row
            for unit in geographies(release)
            for row in figures(tried, indicator=scenario.indicator, geography=unit.code)
        }


def test_gap_times_denominator_over_all_denominators(store: Path, reference: Reference) -> None:
    publish_bytes(store, reference, long_form(OCTOBER))
    told = leverage(current_release(store), indicator="online_filing_rate", period=PERIOD)
    assert told is not None
    assert (told.aim, told.province, told.target) == (Aim.COMMUNE_TARGET, Decimal("85.299003"), Decimal(90))
    assert [(lever.geography, lever.missing, lever.aim) for lever in told.levers] == [
        ("05986", Decimal(50), Decimal(90)),
        ("06040", Decimal(10), Decimal(90)),
    ]
    # 1,027 of 1,204 today; 1,077 with the first, 1,087 with both.
    assert [lever.reached for lever in told.levers] == [Decimal("89.451827"), Decimal("90.282392")]
    assert (told.enough, told.lift, told.reaches_target) == (2, Decimal("4.983389"), True)


@pytest.mark.parametrize("indicator", RATES)
def test_raising_the_levers_in_a_trial_lifts_the_province_as_told(
    prepared_template: Path, indicator: str
) -> None:
    release = current_release(prepared_template)
    told = leverage(release, indicator=indicator, period=PERIOD)
    assert told is not None and told.chosen
    raised = tuple(Assumption(lever.geography, lever.aim) for lever in told.chosen)
    tried = figures_of(release, Scenario(indicator, PERIOD, raised))[PROVINCE, PERIOD]
    assert tried.value is not None
    assert abs(tried.value - told.chosen[-1].reached) <= Decimal("0.000002")
    assert told.province == next(
        row.value for row in figures(release, indicator=indicator, geography=PROVINCE) if row.period == PERIOD
    )


def test_the_levers_told_are_the_fewest_that_reach_the_province_target(prepared_template: Path) -> None:
    told = leverage(current_release(prepared_template), indicator="electronic_work_file_rate", period=PERIOD)
    assert told is not None and told.target is not None
    reached = [lever.reached for lever in told.levers]
    assert reached == sorted(reached)
    enough = next((count for count, value in enumerate(reached, 1) if value >= told.target), 13)
    assert told.enough == enough or enough > 12


@pytest.mark.parametrize("indicator", ["index_766_total", "bts_count", "digitised_filing_rate"])
def test_what_no_commune_can_move_has_no_levers(prepared_template: Path, indicator: str) -> None:
    assert leverage(current_release(prepared_template), indicator=indicator, period=PERIOD) is None


@pytest.mark.parametrize("indicator", ["online_filing_rate", "bts_count", "index_766_total"])
def test_nothing_set_is_the_release_itself(prepared_template: Path, indicator: str) -> None:
    release = current_release(prepared_template)
    tried = figures_of(release, Scenario(indicator, PERIOD, ()))
    known = {
        (row.geography, row.period): row
        for unit in geographies(release)
        for row in figures(release, indicator=indicator, geography=unit.code)
    }
    assert tried == known


def test_what_is_tried_comes_out_as_if_it_had_been_published(
    store: Path, tmp_path: Path, reference: Reference
) -> None:
    publish_bytes(store, reference, long_form(OCTOBER))
    tried = figures_of(
        current_release(store),
        Scenario(
            "online_filing_rate", PERIOD, (Assumption("05986", Decimal(92)), Assumption("06040", Decimal(70)))
        ),
    )
    amendment = """
        indicator          | geography | period  | value | numerator | denominator
        online_filing_rate | 06040     | 2026-10 | 70    | 70        | 100          # set lower
        online_filing_rate | 05986     | 2026-10 | 92    | 920       | 1000         # set higher
    """
    publish_bytes(store, reference, long_form(amendment), kind=UploadKind.AMENDMENT)
    published = current_release(store)
    compared = (
        "value",
        "numerator",
        "denominator",
        "status",
        "required_pace",
        "recent_pace",
        "rank",
        "reported",
        "origin",
    )
    for (unit, period), row in tried.items():
        [other] = [
            one
            for one in figures(published, indicator="online_filing_rate", geography=unit)
            if one.period == period
        ]
        assert {name: getattr(row, name) for name in compared} == {
            name: getattr(other, name) for name in compared
        }
    assert {row.status for row in tried.values()} >= {"met", "not_assessable", "too_few", "silent"}


def test_a_silent_commune_that_is_set_counts_with_its_newest_denominator(prepared_template: Path) -> None:
    release = current_release(prepared_template)
    silent = next(
        row.figure.geography
        for row in ranking(release, indicator="online_filing_rate", period=PERIOD)
        if row.figure.value is None
    )
    newest = [
        row.denominator
        for row in figures(release, indicator="online_filing_rate", geography=silent)
        if row.denominator
    ][-1]
    tried = figures_of(release, Scenario("online_filing_rate", PERIOD, (Assumption(silent, Decimal(90)),)))
    assert tried[silent, PERIOD].denominator == newest
    before = next(
        row
        for row in figures(release, indicator="online_filing_rate", geography=PROVINCE)
        if row.period == PERIOD
    )
    after = tried[PROVINCE, PERIOD]
    assert after.denominator is not None and before.denominator is not None and newest is not None
    assert after.denominator == before.denominator + newest
    assert (after.reported or 0) == (before.reported or 0) + 1


def test_an_indicator_of_the_province_is_set_by_itself(prepared_template: Path) -> None:
    release = current_release(prepared_template)
    scenario = Scenario("end_to_end_service_rate", "2026", (Assumption(PROVINCE, Decimal(82)),))
    tried = figures_of(release, scenario)[PROVINCE, "2026"]
    assert (tried.value, tried.status) == (Decimal(82), "met")


def test_trying_leaves_the_store_as_it_was(prepared_template: Path) -> None:
    def stands() -> dict[str, str]:
        return {
            str(path): sha256(path.read_bytes()).hexdigest()
            for path in sorted(prepared_template.rglob("*"))
            if path.is_file()
        }

    before = stands()
    figures_of(
        current_release(prepared_template),
        Scenario("online_filing_rate", PERIOD, (Assumption("05986", Decimal(99)),)),
    )
    assert stands() == before
