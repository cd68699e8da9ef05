"""The rules of `docs/progress_and_status.md` computed a second time: slowly, plainly and one figure at a time.

Written from the document, not from the SQL, so that the two can be compared on random data. Target, baseline
and status are in `tests/progress_oracle_status.py`; here are the rows, shares, paces, arrival and ranks.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from schemas.period import month_of, parse_period
from tests.progress_oracle_status import (
    Baseline,
    baseline_of,
    expected_value,
    is_met,
    reaches,
    status_of,
    target_in_force,
    too_few,
)
from tests.progress_world import Figure, Indicator, Row, Target, World

LONGEST_PROJECTION_MONTHS = 120


def progress_rows(world: World) -> list[Row]:
    """Every row of `progress`, by indicator, geography and period."""
    figures = world.figures + silences(world)
    rows = [progress_row(world, figure) for figure in figures]
    return sorted(rows, key=lambda row: (str(row["indicator"]), str(row["geography"]), str(row["period"])))


def silences(world: World) -> list[Figure]:
    """One figure for each commune without a row where another commune has one."""
    silent = []
    communes = [code for code, level in world.levels.items() if level == "commune"]
    for indicator in world.indicators.values():
        if indicator.level != "commune":
            continue
        told = [row for row in world.figures if row.indicator == indicator.id and row.geography in communes]
        for period in {row.period for row in told}:
            of_period = [row for row in told if row.period == period]
            origin = "illustrative" if all(row.origin == "illustrative" for row in of_period) else "reported"
            for code in communes:
                if code not in [row.geography for row in of_period]:
                    silent.append(
                        Figure(indicator.id, code, period, None, qualifier=None, origin=origin, silent=True)
                    )
    return silent


def progress_row(world: World, figure: Figure) -> Row:
    """Where one figure stands."""
    indicator = world.indicators[figure.indicator]
    target = target_in_force(world, figure)
    baseline = baseline_of(world, figure, target) if target else None
    status, reason = status_of(world, figure, target, baseline)
    recent_pace = recent_pace_of(world, figure)
    arrival, arrival_month = arrival_of(indicator, figure, target, status, recent_pace)
    rank, ranked = rank_of(world, figure)
    expected = expected_value(figure.last_month, target, baseline) if target and baseline else None
    return {
        "indicator": figure.indicator, "geography": figure.geography, "period": figure.period,
        "last_day": figure.last_month.last_day, "status": status, "reason": reason,
        "value": figure.value, "qualifier": figure.qualifier, "denominator": figure.denominator,
        "target": target.id if target else None, "comparator": target.comparator if target else None,
        "target_value": target.value if target else None, "target_last_day": target.last_day if target else None,
        "baseline_value": baseline.value if baseline else None,
        "baseline_last_day": baseline.month.last_day if baseline else None,
        "expected_value": expected, "progress_share": progress_share(figure, target, baseline, status),
        "elapsed_share": elapsed_share(figure, target, baseline) if target and baseline else None,
        "months_left": months_left(figure, target) if target else None,
        "required_pace": required_pace(indicator, figure, target, status),
        "recent_pace": None if recent_pace is None else float(recent_pace),
        "arrival_month": arrival_month, "arrival": arrival,
        "previous_value": previous_value(world, figure), "rank": rank, "ranked": ranked, "origin": figure.origin,
    }  # fmt: skip


def progress_share(
    figure: Figure, target: Target | None, baseline: Baseline | None, status: str
) -> float | None:
    """§ Progress."""
    if status not in ("met", "on_track", "behind", "regressed", "missed"):
        return None
    if target is None or baseline is None or figure.value is None or reaches(baseline.value, target):
        return None
    if figure.last_month.number <= baseline.month.number:
        return None
    return float(Fraction(figure.value - baseline.value) / Fraction(target.value - baseline.value))


def elapsed_share(figure: Figure, target: Target, baseline: Baseline) -> float:
    """§ Time elapsed."""
    gone = figure.last_month.number - baseline.month.number
    whole = month_of(target.last_day).number - baseline.month.number
    return float(min(max(Fraction(gone, whole), Fraction(0)), Fraction(1)))


def months_left(figure: Figure, target: Target) -> int:
    """§ Months left."""
    return max(month_of(target.last_day).number - figure.last_month.number, 0)


def is_unmet(indicator: Indicator, figure: Figure, target: Target, status: str) -> bool:
    """Whether the figure certainly falls short of the target."""
    if status in ("silent", "no_data", "too_few"):
        return False
    return is_met(indicator, figure, target) is False


def required_pace(indicator: Indicator, figure: Figure, target: Target | None, status: str) -> float | None:
    """§ Required pace."""
    if target is None or not is_unmet(indicator, figure, target, status):
        return None
    assert figure.value is not None
    left = months_left(figure, target)
    return float(Fraction(target.value - figure.value) / left) if left else None


def recent_pace_of(world: World, figure: Figure) -> Fraction | None:
    """§ Recent pace."""
    earlier = shifted(world, figure, months=3)
    if earlier is None or earlier.value is None or figure.value is None:
        return None
    if not (earlier.exact and figure.exact) or too_few(world, earlier) or too_few(world, figure):
        return None
    return Fraction(figure.value - earlier.value) / 3


def previous_value(world: World, figure: Figure) -> Decimal | None:
    """§ Previous value."""
    earlier = shifted(world, figure, months=parse_period(figure.period).months)
    return None if earlier is None or not earlier.exact or too_few(world, earlier) else earlier.value


def shifted(world: World, figure: Figure, *, months: int) -> Figure | None:
    """The same series' figure of a period of the same length and origin, that many months earlier."""
    period = parse_period(figure.period)
    since_january = world.indicators[figure.indicator].accumulation == "year_to_date"
    for row in world.figures:
        same = (figure.indicator, figure.geography, figure.origin)
        if (row.indicator, row.geography, row.origin) != same:
            continue
        earlier = parse_period(row.period)
        if earlier.months != period.months or earlier.last != period.last.plus(-months):
            continue
        if since_january and period.months < 12 and earlier.last.year != period.last.year:
            continue
        return row
    return None


def arrival_of(
    indicator: Indicator, figure: Figure, target: Target | None, status: str, pace: Fraction | None
) -> tuple[str | None, date | None]:
    """§ Month of arrival: months are added one by one until the target is reached."""
    if status == "met":
        return "met", None
    if target is None or status in ("silent", "no_data", "too_few"):
        return None, None
    if pace is None or not is_unmet(indicator, figure, target, status):
        return "unknown", None
    assert figure.value is not None
    return walk_to_target(indicator, figure, target, pace)


def walk_to_target(
    indicator: Indicator, figure: Figure, target: Target, pace: Fraction
) -> tuple[str | None, date | None]:
    assert figure.value is not None
    gap = Fraction(target.value - figure.value)
    if pace * gap <= 0:
        return "never", None
    for months in range(1, LONGEST_PROJECTION_MONTHS + 1):
        month = figure.last_month.plus(months)
        if indicator.restarts and month.year != figure.last_month.year:
            return "never", None
        if abs(pace) * months >= abs(gap):
            return "month", month.first_day
    return "beyond", None


def rank_of(world: World, figure: Figure) -> tuple[int | None, int | None]:
    """§ Rank: one more than the number of communes that stand better."""
    better = world.indicators[figure.indicator].better
    if better == "neither" or not is_ranked(world, figure):
        return None, None
    ranked = [
        row
        for row in world.figures
        if (row.indicator, row.period) == (figure.indicator, figure.period) and is_ranked(world, row)
    ]
    assert figure.value is not None
    sign = 1 if better == "higher" else -1
    ahead = [row for row in ranked if row.value is not None and row.value * sign > figure.value * sign]
    return len(ahead) + 1, len(ranked)


def is_ranked(world: World, figure: Figure) -> bool:
    is_commune = world.levels[figure.geography] == "commune"
    return is_commune and figure.value is not None and not too_few(world, figure)
