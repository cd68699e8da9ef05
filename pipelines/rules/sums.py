"""Rules of sums and rates of a wide report: parts and wholes, printed rates, and total rows beside their rows.

A wrong cell breaks several of them at once and is told once, where it stands (`pipelines.rules.causes`).
"""

from __future__ import annotations

from dataclasses import replace

import pandas

from pipelines.catalogue import issue
from pipelines.normalise import Normalised
from pipelines.reference import Reference
from pipelines.rules.causes import Cause, causes_of_row, rule_of
from pipelines.rules.habits import is_a_habit, other_denominator
from pipelines.rules.holds import Check, NoMore, Parts, Printed, Reach, checks_of
from pipelines.rules.totals import Owed, issues_of_totals, owed_by_totals, owed_in
from schemas.dataset import PATH_MARK
from schemas.issue import Issue


def contradictions(normalised: Normalised, reference: Reference) -> list[Issue]:
    """Everything in a wide report that its own numbers contradict, each cause once."""
    if normalised.table.dataset.shape != "wide" or normalised.counts.empty:
        return []
    numbers = _within_bounds(_with_totals(normalised), normalised, reference)
    broken: dict[Check, pandas.Series] = {}
    issues, habits = [], []
    for check in checks_of(normalised, reference):
        rows = check.broken(numbers, normalised.texts)
        if isinstance(check, Printed):
            told, rows = other_denominator(check, rows, numbers, normalised)
            issues += told
        of_units = rows.index[rows & rows.index.isin(normalised.counts.index)]
        if is_a_habit(len(of_units), len(normalised.counts)):
            habits.append((check, of_units))
            rows = rows & False
        broken[check] = rows
    issues += _habit(habits, normalised, numbers)
    owed = [] if habits else owed_by_totals(normalised)
    repaid: dict[tuple[int, str], Reach] = {}
    for row in _rows_with_faults(broken, normalised):
        for cause in _causes(normalised, numbers, row, broken, owed_in(owed, row)):
            issues.append(_told(cause, normalised, numbers, row))
            if cause.pinned:
                stands = _numbers_of(numbers, row)[cause.column]
                repaid[row, cause.column] = (cause.wanted[0] - stands, cause.wanted[1] - stands)
    issues += issues_of_totals(normalised, reference, owed, repaid)
    return issues + _rates_of_totals(normalised, numbers, broken, owed)


def _with_totals(normalised: Normalised) -> pandas.DataFrame:
    """The numbers of every row, those of the total rows with them."""
    totals = pandas.DataFrame(
        [dict(total.numbers) for total in normalised.totals],
        index=[total.row for total in normalised.totals],
        columns=normalised.counts.columns,
        dtype="float64",
    )
    totals = totals[~totals.index.isin(normalised.counts.index)]
    return pandas.concat([normalised.counts, totals]) if len(totals) else normalised.counts


def _within_bounds(
    numbers: pandas.DataFrame, normalised: Normalised, reference: Reference
) -> pandas.DataFrame:
    """The numbers without those of a column's own indicator that it cannot have: they are told as such, and make no sum."""
    measures = [measure for measure in normalised.table.dataset.measures if measure.value in numbers]
    bounds = reference.indicators.loc[
        [measure.indicator for measure in measures], ["minimum", "maximum"]
    ].astype("float64")
    least, most = ([*bounds[side]] for side in ("minimum", "maximum"))
    outside = {
        str(measure.value): (numbers[str(measure.value)] < low) | (numbers[str(measure.value)] > high)
        for measure, low, high in zip(measures, least, most, strict=True)
    }
    return numbers.assign(**{column: numbers[column].mask(found) for column, found in outside.items()})


def _rows_with_faults(broken: dict[Check, pandas.Series], normalised: Normalised) -> list[int]:
    rows = {int(row) for found in broken.values() for row in found.index[found.to_numpy()]}
    return sorted(rows & set(normalised.counts.index))


def _causes(
    normalised: Normalised,
    numbers: pandas.DataFrame,
    row: int,
    broken: dict[Check, pandas.Series],
    owed: dict[str, float],
) -> list[Cause]:
    table = normalised.table
    counted = frozenset(column.id for column in table.dataset.columns if column.kind == "count")
    return causes_of_row(
        list(broken),
        [check for check, rows in broken.items() if rows[row]],
        _numbers_of(numbers, row),
        texts={column: str(texts.get(row, "")) for column, texts in normalised.texts.items()},
        owed=owed,
        whole_numbers=counted,
    )


def _told(cause: Cause, normalised: Normalised, numbers: pandas.DataFrame, row: int) -> Issue:
    rule = rule_of(cause)
    low, high = cause.wanted
    computed = low if low == high else f"{low:g}–{high:g}"
    cell, found = normalised.table.cell(cause.column, row), _text(normalised, cause.column, row)
    if rule == "contradicted_count":
        return issue(rule, cell=cell, found=found, computed=computed)
    if rule == "parts_and_total" and isinstance(cause.check, Parts):
        return issue(rule, cell=cell, found=found, computed=computed, parts=_named(cause.check, normalised))
    check = next((each for each in cause.checks if isinstance(each, NoMore)), cause.check)
    return replace(_of_check(check, normalised, numbers, [row]), cell=cell, found=found, cells=(cell,))


def _of_check(check: Check, normalised: Normalised, numbers: pandas.DataFrame, rows: list[int]) -> Issue:
    """The issue of a check that does not hold in some rows, at its own cell of the first."""
    table, first = normalised.table, _numbers_of(numbers, rows[0])
    places = list(table.cells(check.blamed, pandas.Index(rows)))
    found = _text(normalised, check.blamed, rows[0])
    match check:
        case Printed():
            return issue("rate_and_counts", cell=places[0], found=found, cells=places,
                         numerator=sum(first[column] for column in check.measure.numerator),
                         denominator=first[check.whole], computed=round(check.value(first), 2))  # fmt: skip
        case NoMore():
            return issue("part_above_whole", cell=places[0], found=found, cells=places,
                         part=sum(first[column] for column in check.part), whole=first[check.whole])  # fmt: skip
        case Parts():
            return issue("parts_and_total", cell=places[0], found=found, cells=places, parts=_named(check, normalised),
                         computed=round(sum(first[part] for part in check.parts), 6))  # fmt: skip


def _named(check: Parts, normalised: Normalised) -> str:
    """The sum in words: "Tổng số = Trước hạn + Trong hạn"."""
    dataset = normalised.table.dataset
    whole, *parts = (dataset.column(column).headings[0].split(PATH_MARK)[-1] for column in check.columns)
    return f"{whole} = {' + '.join(parts)}"


def _habit(
    habits: list[tuple[Check, pandas.Index]], normalised: Normalised, numbers: pandas.DataFrame
) -> list[Issue]:
    """One issue for all habits of a file: columns that were mixed up break every sum they have a part in."""
    if not habits:
        return []
    check, rows = max(habits, key=lambda habit: len(habit[1]))
    return [_of_check(check, normalised, numbers, list(rows))]


def _rates_of_totals(
    normalised: Normalised, numbers: pandas.DataFrame, broken: dict[Check, pandas.Series], owed: list[Owed]
) -> list[Issue]:
    """Rates printed in a total row whose counts there are right: most often an average of rates."""
    return [
        _of_check(check, normalised, numbers, [each.total.row])
        for each in owed
        for check, rows in broken.items()
        if isinstance(check, Printed) and rows.get(each.total.row, default=False)
        and not any(each.difference.get(column) for column in check.columns)
    ]  # fmt: skip


def _numbers_of(numbers: pandas.DataFrame, row: int) -> dict[str, float]:
    return {str(column): float(str(number)) for column, number in numbers.loc[row].items()}


def _text(normalised: Normalised, column: str, row: int) -> str:
    return str(normalised.texts[column].get(row, ""))
