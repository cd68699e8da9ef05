"""Habits: what a fifth of the rows break in one way is how the file was made, and is told once for all of them."""

from __future__ import annotations

import pandas

from pipelines.catalogue import issue
from pipelines.normalise import Normalised
from pipelines.rules.holds import Printed
from schemas.issue import Issue

FEWEST_FOR_A_HABIT = 5
SHARE_OF_A_HABIT = 0.2
FEWEST_FOR_A_DENOMINATOR = 3


def other_denominator(
    check: Printed, broken: pandas.Series, numbers: pandas.DataFrame, normalised: Normalised
) -> tuple[list[Issue], pandas.Series]:
    """The one warning for rates that follow another denominator the system is known to use, and what is still broken
    beside them."""
    rows = broken.index[broken & broken.index.isin(normalised.counts.index)]
    for columns in check.measure.other_denominators:
        if not set(columns) <= set(numbers.columns):
            continue
        otherwise = numbers.assign(**{check.whole: numbers[list(columns)].sum(axis=1)})
        still = check.broken(otherwise, normalised.texts) & broken
        following = rows[~still[rows].to_numpy()]
        if len(following) >= FEWEST_FOR_A_DENOMINATOR and len(following) > len(rows) / 2:
            dataset, first = normalised.table.dataset, following[0]
            names = " + ".join(dataset.column(column).headings[0] for column in columns)
            places = list(normalised.table.cells(check.rate, following))
            told = issue(
                "other_denominator", cell=places[0], found=str(normalised.texts[check.rate][first]), cells=places,
                columns=names, computed=round(check.value({str(name): float(number) for name, number in numbers.loc[first].items()}), 2),
            )  # fmt: skip
            return [told], still
    return [], broken


def is_a_habit(rows: int, of: int) -> bool:
    """Whether so many rows broken in one way are how the file was made."""
    return rows >= FEWEST_FOR_A_HABIT and rows >= SHARE_OF_A_HABIT * of
