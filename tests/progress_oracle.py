"""The rules of `docs/progress_and_status.md` computed a second time: slowly, plainly and one figure at a time.

Written from the document, not from the SQL, so that the two can be compared on random data.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from schemas.period import Month, month_of, parse_period
from schemas.reference import STANDINGS
from tests.progress_world import Figure, Indicator, Row, Target, World

LONGEST_PROJECTION_MONTHS = 120
MARGIN = Fraction(5, 100)


@dataclass(frozen=True)
class Baseline:
    """Where a path starts."""

    value: Decimal
    month: Month


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


def target_in_force(world: World, figure: Figure) -> Target | None:
    """§ Which target."""
    last_day = figure.last_month.last_day
    ahead, past = [], []
    for target in world.targets:
        if target.indicator != figure.indicator:
            continue
        if target.geography != figure.geography and target.level != world.levels[figure.geography]:
            continue
        if world.indicators[figure.indicator].restarts and target.last_day.year != last_day.year:
            continue
        (ahead if target.last_day >= last_day else past).append(target)
    if ahead:
        chosen_day = min(target.last_day for target in ahead)
    elif past:
        chosen_day = max(target.last_day for target in past)
    else:
        return None
    tied = [target for target in ahead or past if target.last_day == chosen_day]
    return min(tied, key=lambda target: (target.geography is None, STANDINGS.index(target.standing), target.id))


def baseline_of(world: World, figure: Figure, target: Target) -> Baseline | None:
    """§ Baseline."""
    baseline = None
    if target.baseline_value is not None and target.baseline_period:
        baseline = Baseline(target.baseline_value, parse_period(target.baseline_period).last)
    elif target.baseline_period:
        own = find(world, figure, target.baseline_period)
        if own and own.value is not None and not too_few(world, own):
            baseline = Baseline(own.value, own.last_month)
    elif world.indicators[figure.indicator].restarts:
        baseline = Baseline(Decimal(0), Month(target.last_day.year - 1, 12))
    if baseline and baseline.month.last_day >= target.last_day:
        return None
    return baseline


def status_of(
    world: World, figure: Figure, target: Target | None, baseline: Baseline | None
) -> tuple[str, str | None]:
    """§ Status: the first rule that applies."""
    if figure.silent:
        return "silent", None
    if figure.value is None:
        return "no_data", None
    if too_few(world, figure):
        return "too_few", None
    if target is None:
        return "no_target", None
    met = is_met(world.indicators[figure.indicator], figure, target)
    if met is None:
        return "not_assessable", "approximate"
    if met:
        return "met", None
    if figure.last_month.last_day >= target.last_day:
        return "missed", None
    return status_on_the_way(figure, figure.value, target, baseline)


def status_on_the_way(
    figure: Figure, value: Decimal, target: Target, baseline: Baseline | None
) -> tuple[str, str | None]:
    """§ Status, for a figure that has not met a target whose time is not up."""
    if baseline is None:
        return "not_assessable", "no_baseline"
    if figure.last_month.number <= baseline.month.number:
        return "not_assessable", "before_baseline"
    if reaches(baseline.value, target):
        return "regressed", None
    if (value - baseline.value) * (target.value - baseline.value) < 0:
        return "regressed", None
    expected = expected_value(figure.last_month, target, baseline)
    assert expected is not None
    if target.comparator == "at_least":
        near_enough = value >= expected
    elif target.comparator == "at_most":
        near_enough = value <= expected
    else:
        near_enough = abs(target.value - value) <= abs(target.value - expected)
    return ("on_track" if near_enough else "behind"), None


def is_met(indicator: Indicator, figure: Figure, target: Target) -> bool | None:
    """§ Met or not; None where the figure is too approximate to say.

    The interval is tried at its ends, at a hair inside an end that does not belong to it, and at the
    target where that lies inside.
    """
    answers = {reaches(value, target) for value in sample_of_interval(indicator, figure, target)}
    return answers.pop() if len(answers) == 1 else None


def sample_of_interval(indicator: Indicator, figure: Figure, target: Target) -> list[Fraction]:
    """Values a stated figure may stand for, enough of them to decide whether all or none meet the target."""
    assert figure.value is not None
    stated, goal, hair = Fraction(figure.value), Fraction(target.value), Fraction(1, 10**12)
    margin = MARGIN * abs(stated)
    lowest, highest = stated, stated
    if figure.qualifier == "about":
        lowest, highest = stated - margin, stated + margin
    elif figure.qualifier == "nearly":
        lowest, highest = stated - margin, stated - hair
    elif figure.qualifier == "more_than":
        lowest, highest = stated + hair, max(stated, abs(goal)) * 1000 + 1000
    if figure.qualifier in ("about", "more_than") and indicator.maximum is not None:
        highest = min(highest, Fraction(indicator.maximum))
    inside = [goal] if lowest < goal < highest else []
    return [lowest, *inside, highest]


def reaches(value: Decimal | Fraction, target: Target) -> bool:
    """Whether an exact value meets the target."""
    goal = Fraction(target.value)
    if target.comparator == "at_least":
        return Fraction(value) >= goal
    if target.comparator == "at_most":
        return Fraction(value) <= goal
    return Fraction(value) == goal


def too_few(world: World, figure: Figure) -> bool:
    """§ Too few cases."""
    least = world.indicators[figure.indicator].small_denominator
    is_commune = world.levels[figure.geography] == "commune"
    return is_commune and least > 0 and figure.denominator is not None and figure.denominator < least


def expected_value(month: Month, target: Target, baseline: Baseline) -> Decimal | None:
    """§ The path: walked from point to point until the month is reached."""
    if month.number <= baseline.month.number or reaches(baseline.value, target):
        return None
    end = month_of(target.last_day).number
    points = [(baseline.month.number, Fraction(baseline.value))]
    for period, value in sorted(target.milestones, key=lambda step: parse_period(step[0]).last_day):
        step_month = parse_period(period).last.number
        if baseline.month.number < step_month < end:
            points.append((step_month, Fraction(value)))
    points.append((end, Fraction(target.value)))
    if month.number >= end:
        return target.value
    for (start, start_value), (stop, stop_value) in zip(points, points[1:], strict=False):
        if start <= month.number < stop:
            value = start_value + (stop_value - start_value) * Fraction(month.number - start, stop - start)
            return rounded(value)
    raise AssertionError("The path covers every month from its baseline to its target.")


def rounded(value: Fraction) -> Decimal:
    """Six decimals, a half rounded away from zero."""
    millionths = math.floor(abs(value) * 10**6 + Fraction(1, 2))
    return Decimal(millionths if value >= 0 else -millionths).scaleb(-6)


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
    return None if earlier is None or too_few(world, earlier) else earlier.value


def shifted(world: World, figure: Figure, *, months: int) -> Figure | None:
    """The same series' figure of a period of the same length, that many months earlier."""
    period = parse_period(figure.period)
    since_january = world.indicators[figure.indicator].accumulation == "year_to_date"
    for row in world.figures:
        if (row.indicator, row.geography) != (figure.indicator, figure.geography):
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


def find(world: World, figure: Figure, period: str) -> Figure | None:
    """The same series' figure of that period."""
    for row in world.figures:
        if (row.indicator, row.geography, row.period) == (figure.indicator, figure.geography, period):
            return row
    return None
