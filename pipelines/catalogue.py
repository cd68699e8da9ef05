"""The catalogue of rules: every way a file can be wrong, how much it matters, and what to do about it.

Sentences and remedies are message ids; `{found}`, `{cell}` and the values of an issue fill them.
"""

from __future__ import annotations

from collections.abc import Sequence

from schemas.issue import Issue, Rule, Severity

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        Rule("empty_file", _ERROR, "The file is empty.", "Export the report again and check that it has rows."),
        Rule(
            "too_large", _ERROR, "The file has {found} MB; at most {limit} MB are read.",
            "Split the file by month, or remove sheets and pictures that are not needed.",
        ),
        Rule(
            "unknown_encoding", _ERROR, "The file's text is neither UTF-8 nor UTF-16 (bytes {found} at position {cell}).",
            "Open the file in Excel and save it as “CSV UTF-8”.",
        ),
        Rule(
            "not_a_table", _ERROR, "The file is not a table of cells (found “{found}”).",
            "Save the report as CSV with one row per commune and try again.",
        ),
        Rule(
            "unknown_dataset", _ERROR, "The headings fit none of the known reports.",
            "Name the report with --dataset, or compare the headings with the report's template.",
        ),
        Rule(
            "missing_column", _ERROR, "The column “{found}” is missing.",
            "Add the column, or export the report again with all its columns.",
        ),
        Rule(
            "unknown_column", _NOTE, "The column “{found}” is not known and was not read.",
            "Nothing needs doing unless the column holds figures you want.",
        ),
        Rule(
            "missing_period", _ERROR, "The file does not say which month it is for.",
            "Name the period with --period, for example --period 2026-10.",
        ),
        Rule(
            "other_period", _ERROR, "The file says {found}, but {wanted} was named.",
            "Name the period the file is for, or choose the right file.",
        ),
        Rule(
            "unreadable_period", _ERROR, "“{found}” is not a period.",
            "Write a month as 2026-10, a quarter as 2026-Q3, a year as 2026.",
        ),
        Rule(
            "period_in_future", _ERROR, "{found} has not ended yet.",
            "Check the period of the file; figures are taken once their period is over.",
        ),
        Rule(
            "unknown_indicator", _ERROR, "“{found}” is no indicator.",
            "Use an id from data/reference/indicators, for example online_filing_rate.",
        ),
        Rule(
            "unknown_geography", _ERROR, "“{found}” is not a commune of the province. Nearest names: {nearest}.",
            "Correct the name or write the five-digit code.",
        ),
        Rule(
            "district_name", _ERROR,
            "“{found}” before July 2025 may be the former district or the commune of that name.",
            "Write “Xã {found}” or the five-digit code if the commune is meant; former districts are not taken.",
        ),
        Rule(
            "duplicate_row", _ERROR, "{found} appears twice, in {first} and {cell}.",
            "Keep the right row and delete the other.",
        ),
        Rule(
            "unreadable_number", _ERROR, "“{found}” is not a number.",
            "Write a number, or leave the cell blank where there is none.",
        ),
        Rule(
            "mixed_decimals", _ERROR, "The column writes decimals both with a comma ({comma}) and with a dot ({dot}).",
            "Write all numbers of the column one way.",
        ),
        Rule(
            "ambiguous_number", _ERROR, "“{found}” can be read as {thousands} or as {decimal}.",
            "Say which with --decimal comma or --decimal dot.",
        ),
        Rule(
            "negative_count", _ERROR, "“{found}” is a negative count.", "Correct the cell; a count is zero or more.",
        ),
        Rule(
            "out_of_bounds", _ERROR, "{found} lies outside {minimum} to {maximum} for “{indicator}”.",
            "Correct the cell; check that the right column was exported.",
        ),
        Rule(
            "part_above_whole", _ERROR, "{part} is more than its whole {whole}.",
            "Correct the two cells; a part cannot exceed its whole.",
        ),
        Rule(
            "parts_and_total", _ERROR, "The parts give {computed}, the cell says {found}.",
            "Correct the total or its parts.",
        ),
        Rule(
            "total_row", _ERROR, "The rows of the communes give {computed}, the total row says {found}.",
            "Check for missing or doubled communes; correct the total row or the rows above it.",
        ),
        Rule(
            "rate_and_counts", _ERROR, "The rate is printed as {found}, but {numerator} of {denominator} is {computed}.",
            "Correct the rate or the counts.",
        ),
        Rule(
            "control_characters", _ERROR, "The cell holds characters that cannot be seen ({found}).",
            "Delete the cell's content and type it again.",
        ),
        Rule(
            "formula", _ERROR, "The cell holds a formula ({found}).",
            "Replace the formula by its value (Paste special, Values).",
        ),
        Rule(
            "silent_communes", _WARNING, "{count} communes are not in the file: {found}.",
            "Ask them to report; until then they are shown as silent and left out of totals.",
        ),
    )
}  # fmt: skip


def issue(rule: str, *, cell: str, found: str = "", cells: Sequence[str] = (), **values: object) -> Issue:
    """An issue of the catalogue's rule. Raises `KeyError` for a rule the catalogue does not have."""
    return Issue(
        rule=RULES[rule],
        cell=cell,
        found=found,
        values=tuple(sorted(values.items())),
        cells=tuple(cells) or (cell,),
    )
