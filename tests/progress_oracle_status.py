"""The second computation of progress, first half: target in force, baseline, status and path.

Written from `docs/progress_and_status.md`, slowly and plainly; see `tests/progress_oracle.py`.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from schemas.period import Month, month_of, parse_period
from schemas.reference import STANDINGS
from tests.progress_world import Figure, Indicator, Target, World

MARGIN = Fraction(5, 100)


@dataclass(frozen=True)
class Baseline:
    """Where a path starts."""

    value: Decimal
    month: Month


def target_in_force(world: World, figure: Figure) -> Target | None:
    """§ Which target."""
    last_day = figure.last_month.last_day
    ahead: list[Target] = []
    past: list[Target] = []
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
    return min(
        tied, key=lambda target: (target.geography is None, STANDINGS.index(target.standing), target.id)
    )


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
    for (start, start_value), (stop, stop_value) in itertools.pairwise(points):
        if start <= month.number < stop:
            share = Fraction(month.number - start, stop - start)
            return rounded(start_value + (stop_value - start_value) * share)
    raise AssertionError("The path covers every month from its baseline to its target.")


def rounded(value: Fraction) -> Decimal:
    """Six decimals, a half rounded away from zero."""
    millionths = math.floor(abs(value) * 10**6 + Fraction(1, 2))
    return Decimal(millionths if value >= 0 else -millionths).scaleb(-6)


def find(world: World, figure: Figure, period: str) -> Figure | None:
    """The same series' figure of that period."""
    for row in world.figures:
        if (row.indicator, row.geography, row.period) == (figure.indicator, figure.geography, period):
            return row
    return None
