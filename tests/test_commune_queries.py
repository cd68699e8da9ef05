"""The communes' figures as the pages ask for them, beside a slow and obvious second way of finding them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from queries.catalogue import indicators
from queries.communes import board, communes, months_of_indicator, months_of_unit, silent_months
from queries.groups import group_months, groups
from queries.release import ReleaseFile, current_release
from schemas.commune import SIZE_BOUNDS_KM2, Grouping, Size
from tests.samples import current_release as release_file
from tests.samples import rows_of

DAYS = (date(2025, 1, 31), date(2026, 5, 31), date(2026, 10, 31), date(2024, 12, 31))


@pytest.fixture(scope="module")
def release(prepared_template: Path) -> ReleaseFile:
    return current_release(prepared_template)


@pytest.fixture(scope="module")
def progress(prepared_template: Path) -> list[dict[str, Any]]:
    """Every row of the communes' progress with its counts, as the release has them."""
    columns = (
        "indicator", "geography", "period", "last_day", "status", "value", "rank", "numerator", "denominator",
        "origin",
    )  # fmt: skip
    query = """
        SELECT p.indicator, p.geography, p.period, p.last_day, p.status, p.value, p.rank, o.numerator,
            o.denominator, p.origin
        FROM progress AS p LEFT JOIN observation AS o USING (indicator, geography, period)
    """
    rows = rows_of(release_file(prepared_template), query)
    return [dict(zip(columns, row, strict=True)) for row in rows]


@pytest.mark.parametrize("day", DAYS)
def test_the_board_has_each_communes_latest_figures(release, progress, day):
    codes = {commune.code for commune in communes(release)}
    measured = {row.id for row in indicators(release) if row.level == "commune"}
    latest: dict[str, tuple[date, bool, str]] = {}
    for row in progress:
        if row["indicator"] in measured and row["geography"] in codes and row["last_day"] <= day:
            place = (row["last_day"], len(row["period"]) == 7 and "Q" not in row["period"], row["period"])
            latest[row["indicator"]] = max(place, latest.get(row["indicator"], place))
    wanted = {
        (row["indicator"], row["geography"]): (row["period"], row["status"], row["value"], row["rank"])
        for row in progress
        if row["indicator"] in latest
        and row["period"] == latest[row["indicator"]][2]
        and row["geography"] in codes | {"20"}
    }
    found = board(release, day=day)
    assert {
        key: (row.period, row.status, row.value, row.rank) for key, row in found.figures.items()
    } == wanted
    assert {row.id for row in found.indicators} == measured
    assert found.periods == {indicator: place[2] for indicator, place in latest.items()}


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("grouping", list(Grouping))
def test_a_group_is_the_sum_over_the_sum_of_its_members(release, progress, grouping, day):
    aggregations = dict(
        rows_of(release.path, "SELECT id, aggregation FROM indicator WHERE level = 'commune'")
    )
    for group in groups(release, grouping=grouping):
        members: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for row in progress:
            if (
                row["geography"] in group.codes
                and row["last_day"] <= day
                and row["indicator"] in aggregations
            ):
                members[row["indicator"], row["period"]].append(row)
        found = group_months(release, codes=group.codes, day=day)
        told = {(row.indicator, row.period): row for months in found.values() for row in months}
        assert set(told) == {key for key in members if len(key[1]) == 7}
        for key, row in told.items():
            value, reported = summed(members[key], aggregations[row.indicator])
            assert (row.value, row.reported, row.members) == (value, reported, len(group.codes)), key
            assert row.met == sum(one["status"] == "met" for one in members[key])


def summed(rows: list[dict[str, Any]], aggregation: str) -> tuple[Decimal | None, int]:
    """What the rows of one month come to together, and how many have what it takes."""
    if aggregation == "ratio_of_sums":
        counted = [row for row in rows if row["numerator"] is not None and row["denominator"] is not None]
        above, below = (sum(row[name] for row in counted) for name in ("numerator", "denominator"))
        rate = Decimal(100) * above / below if below else None
        return rate and rate.quantize(Decimal("0.000001"), ROUND_HALF_UP), len(counted)
    values = [row["value"] for row in rows if row["value"] is not None]
    return (sum(values) if aggregation == "sum" and values else None), len(values)


def test_a_score_is_not_summed_and_a_count_that_lacks_members_is_a_lower_bound(release):
    everyone = tuple(commune.code for commune in communes(release))
    found = group_months(release, codes=everyone, day=DAYS[2])
    assert all(row.value is None and row.reported == 65 for row in found["index_766_total"])
    assert {row.qualifier for row in found["bts_count"]} == {"exact"}
    assert found["online_filing_rate"][-1].reported < 65


def test_a_group_of_everyone_stands_where_the_province_does(release):
    everyone = tuple(commune.code for commune in communes(release))
    found = group_months(release, codes=everyone, day=DAYS[2])
    known = board(release, day=DAYS[2])
    for indicator in ("online_filing_rate", "bts_count", "digitisation_reuse_rate"):
        province = known.figure(indicator, "20")
        assert province is not None
        assert found[indicator][-1].value == province.value


def test_each_commune_is_in_one_group_of_a_kind(release):
    for grouping in Grouping:
        codes = [code for group in groups(release, grouping=grouping) for code in group.codes]
        assert sorted(codes) == sorted(commune.code for commune in communes(release))
    assert len(groups(release, grouping=Grouping.DISTRICT)) == 11
    assert [group.slug for group in groups(release, grouping=Grouping.TYPE)] == ["type-xa", "type-phuong"]


def test_the_sizes_cut_the_communes_into_thirds(release):
    small, medium = SIZE_BOUNDS_KM2
    rural = [commune for commune in communes(release) if commune.type == "xã"]
    found = {size: [row for row in rural if row.size is size] for size in Size}
    assert [len(found[size]) for size in Size] == [20, 22, 19, 0]
    assert max(row.area_km2 or 0 for row in found[Size.SMALL]) < small
    assert all(small <= (row.area_km2 or 0) < medium for row in found[Size.MEDIUM])
    assert min(row.area_km2 or 0 for row in found[Size.LARGE]) >= medium


def test_peers_are_the_others_of_ones_type_and_size(release):
    known = {commune.name_vi: commune for commune in communes(release)}
    of_a_ward = {row.name_vi for row in known.values() if known["Tam Thanh"].is_peer_of(row)}
    assert of_a_ward == {"Lương Văn Tri", "Kỳ Lừa", "Đông Kinh"}
    of_a_large = [row for row in known.values() if known["Kiên Mộc"].is_peer_of(row)]
    assert len(of_a_large) == 18 and known["Kiên Mộc"] not in of_a_large


@pytest.mark.parametrize("day", DAYS)
def test_months_are_those_of_the_release(release, progress, day):
    months = [row for row in progress if len(row["period"]) == 7 and row["last_day"] <= day]
    codes = {commune.code for commune in communes(release)}
    wanted = {
        (row["geography"], row["period"]): (row["status"], row["value"])
        for row in months
        if row["indicator"] == "online_filing_rate" and row["geography"] in codes
    }
    found = months_of_indicator(release, indicator="online_filing_rate", day=day)
    assert {(row.geography, row.period): (row.status, row.value) for row in found} == wanted
    assert [row.last_day for row in found] == sorted(row.last_day for row in found)
    of_one = months_of_unit(release, geography="06040", day=day)
    for indicator, rows in of_one.items():
        assert [(row.period, row.value) for row in rows] == sorted(
            (row["period"], row["value"])
            for row in months
            if row["indicator"] == indicator and row["geography"] == "06040"
        )


def test_the_months_a_commune_was_silent_in_are_named(release, prepared_template):
    query = "SELECT geography, dataset, period FROM reporting WHERE state = 'silent' ORDER BY period DESC"
    wanted: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for geography, dataset, period in rows_of(release_file(prepared_template), query):
        wanted[geography][dataset].append(period)
    assert wanted
    for commune in communes(release):
        found = silent_months(release, geography=commune.code, day=DAYS[2])
        assert {row.dataset: list(row.periods) for row in found} == wanted.get(commune.code, {})
        assert all(row.asked == 22 for row in found)
