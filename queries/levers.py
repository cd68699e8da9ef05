"""Levers: what the province's figure would be if the communes short of an aim were raised to it, sum over sum."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from statistics import median

from queries.release import Record, ReleaseFile, records
from schemas.geography import PROVINCE
from schemas.lever import Aim, Lever, Leverage

DIGITS = 6
"""A release's values have as many."""

TOLD_SHARE = Fraction(4, 5)
"""The levers told together bring this share of what all of them would, where the province's target is not reached."""

MOST_TOLD = 12
"""More names than that are no sentence any more."""


@lru_cache(maxsize=256)
def leverage(release: ReleaseFile, *, indicator: str, period: str) -> Leverage | None:
    """The communes that would move the province's figure, the strongest first.

    They are raised to their own target; where communes have none, to the province's; where it has none, the rates
    below the median commune's to that. None where the communes' figures make no figure of the province, where no
    commune is short, and for a count without a target, which has no value to be raised to.
    """
    rows = records(release, "levers", {"indicator": indicator, "period": period, "province": PROVINCE})
    aim = _aim(rows)
    if aim is None:
        return None
    aims = [_aim_of(row, aim, rows) for row in rows]
    short = [
        (row, target)
        for row, target in zip(rows, aims, strict=True)
        if target is not None and _is_short(row, target)
    ]
    if not short:
        return None
    return _leverage(rows, short, aim)


def _leverage(rows: Sequence[Record], short: Sequence[tuple[Record, Fraction]], aim: Aim) -> Leverage:
    above = _sum(row["numerator"] for row in rows)
    below = _sum(row["denominator"] for row in rows) if rows[0]["denominator"] is not None else None
    ordered = sorted(short, key=lambda pair: (-abs(_missing(*pair)), pair[0]["geography"]))
    lacking = [_missing(row, target) for row, target in ordered]
    reached = [_ratio(above + raised, below) for raised in accumulate(lacking)]
    levers = tuple(
        Lever(
            row["geography"], row["name_vi"], row["name_en"], row["type"], row["status"], row["value"],
            row["denominator"], _decimal(target), _decimal(missing), _decimal(_ratio(missing, below)),
            _decimal(then),
        )
        for (row, target), missing, then in zip(ordered, lacking, reached, strict=True)
    )  # fmt: skip
    province, goal = _ratio(above, below), rows[0]["province_target"]
    return Leverage(
        aim=aim,
        province=_decimal(province),
        target=goal,
        levers=levers,
        enough=_enough(province, reached, Fraction(goal) if goal is not None else None),
        illustrative=any(row["origin"] == "illustrative" for row in rows),
    )


def _enough(province: Fraction, reached: Sequence[Fraction], goal: Fraction | None) -> int:
    """How many of the first levers are told together; see `Leverage.enough`."""
    moves = [abs(value - province) for value in reached]
    wanted = [TOLD_SHARE * moves[-1]]
    if goal is not None and (goal - province) * (reached[-1] - province) > 0:
        wanted.insert(0, abs(goal - province))
    for move in wanted:
        count = next((count for count, other in enumerate(moves, 1) if other >= move), MOST_TOLD + 1)
        if count <= MOST_TOLD:
            return count
    return min(MOST_TOLD, len(moves))


def _aim(rows: Sequence[Record]) -> Aim | None:
    if any(row["target_value"] is not None for row in rows):
        return Aim.COMMUNE_TARGET
    if rows and rows[0]["province_target"] is not None and rows[0]["aggregation"] == "ratio_of_sums":
        return Aim.PROVINCE_TARGET
    if rows and rows[0]["aggregation"] == "ratio_of_sums" and rows[0]["better"] != "neither":
        return Aim.MEDIAN
    return None


def _aim_of(row: Record, aim: Aim, rows: Sequence[Record]) -> Fraction | None:
    match aim:
        case Aim.COMMUNE_TARGET:
            return Fraction(row["target_value"]) if row["target_value"] is not None else None
        case Aim.PROVINCE_TARGET:
            return Fraction(row["province_target"])
        case Aim.MEDIAN:
            return Fraction(median(other["value"] for other in rows if other["status"] != "too_few"))


def _is_short(row: Record, target: Fraction) -> bool:
    """Whether a commune's value is on the wrong side of the aim; too few cases are too few to say so."""
    if row["status"] == "too_few":
        return False
    comparator = row["comparator"] or row["province_comparator"]
    falling = comparator == "at_most" if comparator else row["better"] == "lower"
    value = _value(row)
    return value > target if falling else value < target


def _missing(row: Record, target: Fraction) -> Fraction:
    """What the commune's numerator lacks: the gap times the denominator."""
    if row["denominator"] is None:
        return target - Fraction(row["numerator"])
    return target * Fraction(row["denominator"]) / 100 - Fraction(row["numerator"])


def _value(row: Record) -> Fraction:
    """The value from the counts: a release's is rounded."""
    return _ratio(Fraction(row["numerator"]), Fraction(row["denominator"]) if row["denominator"] else None)


def _sum(counts: Iterable[Decimal]) -> Fraction:
    return sum((Fraction(count) for count in counts), Fraction(0))


def _ratio(above: Fraction, below: Fraction | None) -> Fraction:
    return 100 * above / below if below is not None else above


def _decimal(value: Fraction) -> Decimal:
    scaled = round(value * 10**DIGITS)
    return Decimal(scaled).scaleb(-DIGITS)
