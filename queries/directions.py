"""Where figures are going, told apart from where they stand; the rules are in `docs/progress_and_status.md`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from queries.catalogue import MAIN_GEOGRAPHIES
from queries.release import Record, ReleaseFile, records
from schemas.direction import Direction, Evidence, Movement, Need
from schemas.view import FigureView

MOST_STEPS = 6
FEWEST_STEPS = 3
STRONG_COVERAGE, MODERATE_COVERAGE = Decimal("0.9"), Decimal("0.75")


@lru_cache(maxsize=256)
def directions(release: ReleaseFile, *, day: date, geography: str | None = None) -> dict[str, Direction]:
    """Where each indicator's latest figure by that day is going, by the indicator's id.

    Of one unit where one is named, otherwise of the unit that stands for the indicator.
    """
    rows = records(release, "directions", {"day": day, "geography": geography, **MAIN_GEOGRAPHIES})
    return {row["indicator"]: _direction(row) for row in rows}


def _direction(row: Record) -> Direction:
    gain, steps, agreeing = row.pop("gain"), row.pop("steps"), row.pop("agreeing")
    better, least = row.pop("better"), row.pop("least")
    minimum, maximum = row.pop("minimum"), row.pop("maximum")
    figure = FigureView(**row)
    movement = _movement(gain, better=better, least=least)
    projected = None
    if gain is not None and figure.value is not None:
        # At a rate's end there is nowhere further to go: 98 % that rose to 100 % will not be 102 %.
        projected = figure.value + gain * (figure.months_left or 0) / 3
        projected = max(projected, minimum) if minimum is not None else projected
        projected = min(projected, maximum) if maximum is not None else projected
    return Direction(
        figure=figure,
        movement=movement,
        need=_need(figure, gain, projected, least=least),
        evidence=_evidence(figure, steps, agreeing) if movement is not Movement.UNKNOWN else None,
        gain=gain,
        steps=steps,
        agreeing=agreeing,
    )


def _movement(gain: Decimal | None, *, better: str, least: Decimal) -> Movement:
    if gain is None or better == "neither":
        return Movement.UNKNOWN
    if abs(gain) < least:
        return Movement.STEADY
    return Movement.BETTER if (gain > 0) == (better == "higher") else Movement.WORSE


def _need(
    figure: FigureView, gain: Decimal | None, projected: Decimal | None, *, least: Decimal
) -> Need | None:
    """What the target asks of the movement, by where the last three months' pace leads on its last day."""
    if figure.target_value is None or gain is None or projected is None or figure.value is None:
        return None
    if figure.reason == "before_baseline":
        return None
    if _meets(projected, figure.comparator, figure.target_value):
        return Need.MAINTAIN
    met = _meets(figure.value, figure.comparator, figure.target_value)
    away = met or gain * (figure.target_value - figure.value) < 0
    return Need.REVERSE if away and abs(gain) >= least else Need.ACCELERATE


def _meets(value: Decimal, comparator: str | None, target: Decimal) -> bool:
    if comparator == "at_least":
        return value >= target
    return value <= target if comparator == "at_most" else value == target


def _evidence(figure: FigureView, steps: int, agreeing: int) -> Evidence:
    """Strong: six steps, at most one of them another way, nine tenths of the communes. Moderate: three steps, two
    thirds of them, three quarters of the communes. Weak: less."""
    coverage = Decimal(figure.reported or 0) / figure.expected if figure.expected else Decimal(1)
    if steps >= MOST_STEPS and agreeing >= steps - 1 and coverage >= STRONG_COVERAGE:
        return Evidence.STRONG
    if steps >= FEWEST_STEPS and 3 * agreeing >= 2 * steps and coverage >= MODERATE_COVERAGE:
        return Evidence.MODERATE
    return Evidence.WEAK
