"""Rules of sums: parts that must make a whole, and total rows beside the rows they stand for."""

from __future__ import annotations

from pipelines.catalogue import issue
from pipelines.normalise import Normalised
from pipelines.reference import Reference
from schemas.dataset import PATH_MARK
from schemas.issue import Issue

SCORE_TOLERANCE = 0.051
"""Scores are printed with one or two decimals; their sum may be off by the rounding of its parts."""


def parts_and_totals(normalised: Normalised, reference: Reference) -> list[Issue]:
    """Columns that must add up to another column, row by row."""
    issues, table = [], normalised.table
    for total in table.dataset.totals:
        if any(column not in normalised.counts for column in (total.whole, *total.parts)):
            continue
        parts = list(total.parts)
        computed = normalised.counts[parts].sum(axis=1, min_count=len(parts))
        whole = normalised.counts[total.whole]
        tolerance = SCORE_TOLERANCE if table.dataset.column(total.whole).kind == "score" else 0
        names = " + ".join(table.dataset.column(part).headings[0].split(PATH_MARK)[-1] for part in parts)
        issues += [
            issue("parts_and_total", cell=table.cell(total.whole, int(row)),
                  found=str(normalised.texts[total.whole][row]), computed=round(computed[row], 6), parts=names)
            for row in normalised.counts.index[(computed - whole).abs() > tolerance]
        ]  # fmt: skip
    return issues


def total_rows(normalised: Normalised, reference: Reference) -> list[Issue]:
    """Each total row beside the sum of the rows it stands for; only counts can be summed."""
    issues, table = [], normalised.table
    for total in normalised.totals:
        of = total.of.intersection(normalised.counts.index)
        for column, stated in total.numbers.items():
            if table.dataset.column(column).kind != "count" or of.empty:
                continue
            computed = float(normalised.counts.loc[of, column].sum())
            if computed != stated:
                issues.append(
                    issue("total_row", cell=table.cell(column, total.row),
                          found=str(normalised.texts[column][total.row]), computed=computed)
                )  # fmt: skip
    return issues
