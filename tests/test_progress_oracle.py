"""The SQL that fills `progress` agrees, in every column, with the slow second computation on random worlds."""

from __future__ import annotations

import math
from decimal import Decimal
from random import Random

import pytest

from schemas.period import Month, Period
from schemas.reference import ACCUMULATIONS, COMPARATORS, KINDS, QUALIFIERS, STANDINGS
from tests.progress_oracle import progress_rows
from tests.progress_world import Figure, Indicator, Row, Target, World, progress_of

LEVELS = {"20": "province", "20-C": "level", "04001": "commune", "04002": "commune", "04003": "commune"}
PERIODS = [
    *(Period(Month(2025, 6).plus(months), Month(2025, 6).plus(months)).slug for months in range(14)),
    *("2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2024", "2025", "2026", "2025-01..2025-07"),
]
ENDS = ("2025-09", "2025-12", "2026-Q1", "2026-06", "2026", "2027")
STARTS = ("2024", "2025-06", "2025-07", "2025-Q3", "2025", "2026")

WORLDS = 24


@pytest.mark.parametrize("seed", range(WORLDS))
def test_sql_agrees_with_the_second_computation(seed: int) -> None:
    world = random_world(Random(seed))
    computed, expected = progress_of(world), progress_rows(world)
    assert [key(row) for row in computed] == [key(row) for row in expected]
    for row, other in zip(computed, expected, strict=True):
        differing = {name: (row[name], other[name]) for name in row if not same(row[name], other[name])}
        assert row.keys() == other.keys()
        assert not differing, (key(row), differing)


def test_random_worlds_reach_every_status_reason_and_arrival() -> None:
    rows = [row for seed in range(WORLDS) for row in progress_rows(random_world(Random(seed)))]
    assert {row["status"] for row in rows} == {
        "met", "on_track", "behind", "regressed", "missed", "too_few", "not_assessable", "no_target", "no_data", "silent",
    }  # fmt: skip
    assert {row["reason"] for row in rows} == {None, "no_baseline", "before_baseline", "approximate"}
    assert {row["arrival"] for row in rows} == {None, "met", "unknown", "never", "month", "beyond"}


def test_the_order_of_rows_does_not_matter() -> None:
    world = random_world(Random(7))
    turned = World(
        dict(reversed(world.indicators.items())),
        dict(reversed(world.levels.items())),
        world.targets[::-1],
        world.figures[::-1],
    )
    assert progress_of(turned) == progress_of(world)


def key(row: Row) -> tuple[object, ...]:
    return row["indicator"], row["geography"], row["period"]


def same(left: object, right: object) -> bool:
    if isinstance(left, float) and isinstance(right, float):
        return math.isclose(left, right, rel_tol=1e-12, abs_tol=1e-12)
    return left == right


def random_world(random: Random) -> World:
    """Five geographies, four indicators and few distinct values, so that ties and equalities are common."""
    indicators = [random_indicator(random, f"indicator_{number}") for number in range(4)]
    targets = [
        random_target(random, f"target_{number:02d}", random.choice(indicators).id)
        for number in range(random.randint(2, 12))
    ]
    figures = [
        random_figure(random, indicator, code, period)
        for indicator in indicators
        for code in LEVELS
        for period in PERIODS
        if random.random() < 0.7
    ]
    return World({indicator.id: indicator for indicator in indicators}, LEVELS, targets, figures)


def random_indicator(random: Random, name: str) -> Indicator:
    return Indicator(
        name,
        level=random.choice(("commune", "commune", "province")),
        kind=random.choice(KINDS),
        accumulation=random.choice(ACCUMULATIONS),
        better=random.choice(("higher", "lower", "neither")),
        maximum=random.choice((None, Decimal(100))),
        small_denominator=random.choice((0, 5)),
    )


def random_target(random: Random, name: str, indicator: str) -> Target:
    code = random.choice((None, None, "20", "04001"))
    baseline_period = random.choice((None, *STARTS))
    return Target(
        name,
        indicator,
        comparator=random.choice(COMPARATORS),
        value=random_value(random),
        period=random.choice(ENDS),
        level=None if code else random.choice(("commune", "commune", "province", "level")),
        geography=code,
        baseline_value=random_value(random) if baseline_period and random.random() < 0.6 else None,
        baseline_period=baseline_period,
        standing=random.choice(STANDINGS),
        milestones=tuple(
            (month, random_value(random))
            for month in ("2025-09", "2025-Q4", "2026-03", "2026-06")
            if random.random() < 0.4
        ),
    )


def random_figure(random: Random, indicator: Indicator, code: str, period: str) -> Figure:
    value = None if random.random() < 0.05 else random_value(random)
    qualifier = random.choice(("exact", "exact", "exact", None, *QUALIFIERS))
    return Figure(
        indicator.id,
        code,
        period,
        value,
        denominator=random.choice((None, Decimal(4), Decimal(5), Decimal(900))),
        qualifier="exact" if value is not None and is_at_an_end(value) else qualifier,
        origin=random.choice(("reported", "illustrative", "illustrative", "illustrative")),
    )


def is_at_an_end(value: Decimal) -> bool:
    """Intake refuses "nearly 0" and "more than 100 %": they stand for no value at all."""
    return value <= 0 or value >= 100


def random_value(random: Random) -> Decimal:
    """Often one of a few, sometimes any: whole, with decimals, close together, negative."""
    if random.random() < 0.3:
        return Decimal(random.randint(-2_000_000, 100_000_000)).scaleb(-6)
    return Decimal(
        random.choice(("0", "10", "40", "50", "68.74", "68.74", "68.740001", "75", "80", "90", "100"))
    )
