"""Causes: which cell is wrong where a row's sums and rates, or a total row, do not hold.

One wrong cell breaks every check it has a part in. So the cell is looked for whose correction makes all of them
hold; where several would do, none is blamed and the check's own cell is named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf

from pipelines.rules.holds import Check, NoMore, Numbers, Parts, Printed, Reach


@dataclass(frozen=True)
class Cause:
    """A cell named for the checks its correction would mend. `pinned` says that no other cell would do; `wanted`
    is what it ought to be, between two numbers."""

    column: str
    checks: tuple[Check, ...]
    pinned: bool
    wanted: Reach

    @property
    def check(self) -> Check:
        return self.checks[0]


def causes_of_row(
    checks: Sequence[Check],
    broken: Sequence[Check],
    row: Numbers,
    *,
    texts: Mapping[str, str],
    owed: Mapping[str, float],
    whole_numbers: frozenset[str],
) -> list[Cause]:
    """The fewest cells of one row that explain what is broken in it.

    `owed` is, by column, how much the total rows say is missing in it; zero where they agree, absent where there is
    none. `whole_numbers` are the columns of counts.
    """
    left, found = list(broken), []
    while left:
        cures = {
            column: reach
            for column in dict.fromkeys(column for check in left for column in check.columns)
            if (
                reach := _reach(
                    column, checks, left, row, texts=texts, owed=owed, whole=column in whole_numbers
                )
            )
        }
        most = max((_mended(column, left) for column in cures), key=len, default=())
        best = [column for column in cures if len(_mended(column, left)) == len(most) > 0]
        settled = [column for column in best if owed.get(column)]
        cause = _cause(settled if len(settled) == 1 else best, left, cures, row, texts)
        found.append(cause)
        left = [check for check in left if check not in cause.checks]
    return found


def _cause(
    best: list[str], left: list[Check], cures: Mapping[str, Reach], row: Numbers, texts: Mapping[str, str]
) -> Cause:
    if len(best) == 1:
        return Cause(best[0], tuple(_mended(best[0], left)), pinned=True, wanted=cures[best[0]])
    check = left[0]
    blamed = check.blamed
    return Cause(blamed, (check,), pinned=False, wanted=check.reach(blamed, row, _text(check, texts)))


def _mended(column: str, left: Sequence[Check]) -> tuple[Check, ...]:
    return tuple(check for check in left if column in check.columns)


def _reach(
    column: str,
    checks: Sequence[Check],
    left: Sequence[Check],
    row: Numbers,
    *,
    texts: Mapping[str, str],
    owed: Mapping[str, float],
    whole: bool,
) -> Reach | None:
    """What the cell may be for every check it has a part in, save those another cell breaks as well; None where
    nothing will do."""
    low, high = -inf, inf
    for check in checks:
        if column in check.columns:
            least, most = check.reach(column, row, _text(check, texts))
            if least != least or most != most:  # a number of the check is missing
                if check in left:
                    return None
                continue
            low, high = max(low, least), min(high, most)
    if column in owed:
        if not owed[column]:
            return None  # the total row agrees with the cell as it stands
        exact = row[column] + owed[column]
        if low <= exact <= high:
            low = high = exact
    if whole:
        low, high = (ceil(low - _HAIR) if low > -inf else low), (floor(high + _HAIR) if high < inf else high)
    return (low, high) if low <= high else None


def _text(check: Check, texts: Mapping[str, str]) -> str:
    return texts.get(check.rate, "") if isinstance(check, Printed) else ""


def rule_of(cause: Cause) -> str:
    """The rule a cause is told by: that of its check, or that of a count which several contradict."""
    if any(isinstance(check, NoMore) and cause.column in check.part for check in cause.checks):
        return "part_above_whole"
    match cause.checks:
        case (Parts(),):
            return "parts_and_total"
        case (Printed() as check,) if check.rate == cause.column:
            return "rate_and_counts"
    return "contradicted_count"


_HAIR = 1e-9
