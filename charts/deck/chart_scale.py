"""The scale of an axis: round labels around the values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """The values an axis runs over, and the step between its labels."""

    low: float
    high: float
    step: float

    @property
    def decimals(self) -> int:
        """The digits its labels need."""
        return max(0, -_exponent(self.step))


def scale(
    values: Iterable[float],
    *,
    steps: int = 6,
    zero: bool = False,
    ceiling: float | None = None,
    decimals: int | None = None,
) -> Scale:
    """A scale with round labels around the values.

    `zero` keeps the zero in sight, `ceiling` is the most there is, and `decimals` are the digits the values have: no
    label stands for half a village.
    """
    known = [*values, *((0.0,) if zero else ())] or [0.0, 1.0]
    lowest, highest = min(known), max(known)
    if lowest == highest:
        lowest, highest = (min(0.0, lowest), highest) if highest else (0.0, 1.0)
    finest = 10.0**-decimals if decimals is not None else 0.0
    step = max(_round_step((highest - lowest) / (steps - 1)), finest)
    low, high = _below(lowest, step), _below(highest, step) + step
    if highest <= high - step:
        high -= step
    if ceiling is not None and highest <= ceiling < high:
        high = ceiling
    return Scale(round(low, 9), round(high, 9), step)


def _exponent(value: float) -> int:
    return int(f"{value:e}".partition("e")[2])


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, 25, 50, … that is no smaller."""
    power = 10.0 ** _exponent(least)
    steps = (1, 2, 2.5, 5, 10) if power >= 10 else (1, 2, 5, 10)
    return next(step * power for step in steps if step * power >= least * 0.999999)


def _below(value: float, step: float) -> float:
    return (value / step).__floor__() * step
