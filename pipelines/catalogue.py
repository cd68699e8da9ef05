"""The catalogue of rules: every way a file can be wrong, how much it matters, and what to do about it.

Sentences and remedies are message ids; `{found}`, `{cell}` and the values of an issue fill them.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.catalogue_rows import RULES_OF_ROWS
from schemas.issue import Issue, Rule, Severity

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        *RULES_OF_ROWS,
        Rule("empty_file", _ERROR, "The file is empty.", "Export the report again and check that it has rows."),
        Rule(
            "too_large", _ERROR, "The file has {found} MB; at most {limit} MB are read.",
            "Split the file by month, or remove sheets and pictures that are not needed.",
        ),
        Rule(
            "unknown_encoding", _ERROR, "The file's text cannot be decoded for certain (bytes {found} at position {position}).",
            "Open the file in Excel and save it as “CSV UTF-8”.",
        ),
        Rule(
            "broken_quotes", _ERROR, "A quotation mark ({found}) opens the cell and is not closed at its end.",
            "Delete the mark or close it, or export the report again.",
        ),
        Rule(
            "not_a_table", _ERROR, "The file is not a table of cells (found “{found}”).",
            "Save the report as a workbook or as CSV with one row per commune and try again.",
        ),
        Rule(
            "unknown_container", _ERROR, "The file is no table of cells but {found}.",
            "Save the report as an Excel workbook (.xlsx) or as “CSV UTF-8” and try again.",
        ),
        Rule(
            "damaged_file", _ERROR, "The file looks like {found}, but it is damaged and cannot be opened ({detail}).",
            "Open the file in Excel and save it anew, or export the report again.",
        ),
        Rule(
            "locked_workbook", _ERROR, "The workbook is protected by a password.",
            "Open the workbook in Excel, remove the password and save it again.",
        ),
        Rule(
            "too_many_cells", _ERROR, "The sheet has {found} cells; at most {limit} are read.",
            "Delete empty rows and columns at the end of the sheet, or split the file by month.",
        ),
        Rule(
            "too_many_columns", _ERROR, "The sheet has {found} columns; at most {limit} are read.",
            "Delete the columns that do not belong to the table, or export the report again.",
        ),
        Rule(
            "file_bomb", _ERROR, "Unpacked, the file would take {found} MB; at most {limit} MB are read.",
            "Remove pictures and sheets that are not needed, or save the report as “CSV UTF-8”.",
        ),
        Rule(
            "unknown_dataset", _ERROR, "The headings fit none of the known reports.",
            "Say which report it is, or compare the headings with the report's template.", "--dataset ID",
        ),
        Rule(
            "foreign_headings", _ERROR, "None of the headings are those of “{wanted}”.",
            "Say on the upload page what the columns are, or choose another report.",
        ),
        Rule(
            "other_dataset", _ERROR, "The headings are those of “{report}”, but “{wanted}” was named.",
            "Choose the report the file is, or the right file.",
        ),
        Rule(
            "several_sheets", _ERROR, "Several sheets fit equally well: {found}.",
            "Say which sheet is meant, or delete the others.", "--sheet NAME",
        ),
        Rule(
            "unknown_sheet", _ERROR, "The workbook has no sheet “{found}”; it has {known}.",
            "Name one of its sheets.",
        ),
        Rule(
            "several_tables", _ERROR, "A second table begins here (“{found}”); a sheet is read as one.",
            "Put each table on a sheet or in a file of its own.",
        ),
        Rule(
            "missing_column", _ERROR, "The column “{found}” is missing.",
            "Add the column, or export the report again with all its columns.",
        ),
        Rule(
            "doubled_column", _ERROR, "The heading “{found}” stands over several columns.",
            "Delete the column that is not meant, or give it another heading.",
        ),
        Rule(
            "unknown_column", _NOTE, "The column “{found}” is not known and was not read.",
            "Nothing needs doing unless the column holds figures you want.",
        ),
        Rule(
            "kept_heading", _NOTE, "“{found}” is read as “{column}”, as {by} said on {day}.",
            "Nothing needs doing unless it means something else this time; then say what the column is.",
        ),
        Rule(
            "missing_period", _ERROR, "The file does not say which month it is for.",
            "Say which period the figures are for.", "--period 2026-10",
        ),
        Rule(
            "part_of_a_month", _ERROR, "The title says “{found}”, which makes up no whole months.",
            "Say which period the figures count for.", "--period 2026-10",
        ),
        Rule(
            "several_periods", _ERROR, "The title speaks of several periods: {found}.",
            "Say which of them the figures are for.", "--period 2026-10",
        ),
        Rule(
            "name_and_title", _WARNING, "The title says {found_period}, but the file's name says {name_period}.",
            "Check that it is the right file; the title counts.",
        ),
        Rule(
            "other_period", _ERROR, "The file says {found_period}, but {wanted_period} was named.",
            "Name the period the file is for, or choose the right file.",
        ),
        Rule(
            "unreadable_period", _ERROR, "“{found}” is not a period.",
            "Write a month as 2026-10, a quarter as 2026-Q3, a year as 2026.",
        ),
        Rule(
            "period_in_future", _ERROR, "{found_period} has not ended yet.",
            "Check the period of the file; figures are taken once their period is over, a quarter's in its last month.",
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
            "former_district", _ERROR, "“{found}” is a district abolished on 1 July 2025; figures are taken by commune.",
            "Export the report by commune.",
        ),
        Rule(
            "no_communes", _ERROR, "No row names a commune of the province; the first says “{found}”.",
            "Export the report by commune, with the communes' names or codes.",
        ),
        Rule(
            "more_unknown_names", _ERROR, "{found} more names are unknown.",
            "Correct the names named above first; the others may be wrong in the same way.",
        ),
        Rule(
            "unnamed_row", _ERROR, "A row holds figures but names no commune.",
            "Write the commune's name, or delete the row.",
        ),
        Rule(
            "code_and_name", _ERROR, "The code “{found}” is that of {name}, not of the commune named in the row.",
            "Correct the code or the name.",
        ),
        Rule(
            "abolished_unit", _ERROR, "“{found}” was abolished after {last_day} and has no figures since.",
            "Check the period and the unit.",
        ),
        Rule(
            "reformed_units", _WARNING,
            "{count} rows of {period} are of communes formed on {first_day} (the first: “{found}”); "
            "the units of those names were others before.",
            "Accept it if the figures were counted anew for today’s communes; otherwise leave those rows out.",
        ),
        Rule(
            "other_units", _NOTE, "{found} rows are of other bodies than communes and are not taken.",
            "Nothing needs doing; they are counted in the check of the total row.",
        ),
        Rule(
            "duplicate_row", _ERROR, "{found} appears twice, in {first} and {cell}.",
            "Keep the right row and delete the other.",
        ),
        Rule(
            "second_table", _ERROR, "{found} rows stand twice, the first of them in {cell}: this seems to be a second table.",
            "Leave one table in the sheet, or move the second one to a file of its own.",
        ),
        Rule(
            "moved_cells", _ERROR, "From “{found}” on the cells of this row have moved sideways by one column.",
            "Put the cells under their headings; in a text file with commas, numbers such as 1,234 need quotation marks.",
        ),
        Rule(
            "merged_number", _ERROR, "The number {found} stands in one cell merged over several.",
            "Unmerge the cells and write each one's number, or leave blank those that have none.",
        ),
        Rule(
            "unreadable_number", _ERROR, "“{found}” is not a number.",
            "Write the number alone, without words or signs such as ≥; leave the cell blank where there is none.",
        ),
        Rule(
            "mixed_decimals", _ERROR, "The column writes decimals both with a comma ({comma}) and with a dot ({dot}).",
            "Write all numbers of the column one way.",
        ),
        Rule(
            "ambiguous_number", _ERROR, "“{found}” can be read as {thousands} or as {decimal}.",
            "Say which of the two is meant.", "--decimal comma|dot",
        ),
        Rule(
            "negative_count", _ERROR, "“{found}” is a negative count.", "Correct the cell; a count is zero or more.",
        ),
        Rule(
            "out_of_bounds", _ERROR, "{found} lies outside {minimum} to {maximum} for “{indicator}”.",
            "Correct the cell; check that the right column was exported.",
        ),
        Rule(
            "unit_slip", _ERROR, "“{found}” is written in another unit: {expected} is expected.",
            "Write percentages from 0 to 100, or format the cells as percentages. Where a rate really is below 1%, give its counts as well.",
        ),
        Rule(
            "rates_as_fractions", _NOTE, "The rates are written as fractions of one ({found} for {expected} %).",
            "Nothing needs doing: rates are worked out from their counts.",
        ),
        Rule(
            "unit_of_title", _ERROR, "The title gives the unit as “{found}”; the indicators are in {unit}.",
            "Convert the figures to that unit and correct the title.",
        ),
        Rule(
            "thousandfold", _ERROR, "“{found}” is about a thousand times or a thousandth of {before} in {period}.",
            "Check the unit (triệu or tỷ); withdraw the earlier file if that one was wrong.",
        ),
        Rule(
            "part_above_whole", _ERROR, "{part} is more than its whole {whole}.",
            "Correct the two cells; a part cannot exceed its whole.",
        ),
        Rule(
            "half_of_a_rate", _ERROR, "The numerator {found} stands without a denominator.",
            "Write the denominator too, or neither; check that the row's cells stand under their headings.",
        ),
        Rule(
            "parts_and_total", _ERROR, "The sum {parts} does not hold: the cell says {found}, the others give {computed}.",
            "Correct the total or its parts.",
        ),
        Rule(
            "contradicted_count", _ERROR,
            "The cell says {found}, but the cells it is summed and divided with ask for {computed}.",
            "Correct the cell, or those beside it.",
        ),
        Rule(
            "rows_and_total", _ERROR,
            "In {columns} columns the total row is not the sum of the rows; in the first it says {found}, the rows give "
            "{computed}. Communes that are not in the file: {missing}.",
            "Put the missing rows back or delete the doubled ones, or export the report again.",
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
            "other_denominator", _WARNING,
            "The printed rates divide by {columns}; worked out from the counts the first is {computed}, not {found}.",
            "Accept it if the report is known to leave the others out; the rates from the counts are taken.",
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
            "computed_cells", _NOTE, "{found} cells hold formulas; their stored results were read.",
            "Nothing needs doing unless the workbook was changed without being calculated.",
        ),
        Rule(
            "hidden_rows", _NOTE, "{found} rows or columns of the table are hidden in the workbook; they were read too.",
            "Check whether they are meant to count.",
        ),
        Rule(
            "same_as_before", _WARNING, "All {count} figures of {period} are those of {found_period}.",
            "Check that it is not last period's file.",
        ),
        Rule(
            "cumulative_falls", _WARNING, "“{found}” counts since January and is less than {before} in {period}.",
            "Check the figure; accept it with the reason if the earlier one was corrected.",
        ),
        Rule(
            "jump", _WARNING, "“{indicator}” goes from {before} to {value}, unlike the other units.",
            "Check the figure; accept it with the reason if it is right.",
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
