"""The rules of files that hold targets or tasks, one a row: their sentences and remedies."""

from __future__ import annotations

from schemas.issue import Rule, Severity

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

RULES_OF_ROWS = (
    Rule(
        "empty_cell", _ERROR, "The column “{found}” may not be empty.",
        "Fill the cell in; a target has a source and a task has an id.",
    ),
    Rule(
        "unknown_word", _ERROR, "“{found}” is no word of the column “{column}”.",
        "Write one of: {known}.",
    ),
    Rule(
        "unknown_document", _ERROR, "“{found}” is no document of the sources.",
        "Write the document's number, such as 333/KH-UBND; a new document is first entered in data/reference/documents.csv.",
    ),
    Rule(
        "unreadable_day", _ERROR, "“{found}” is no day.", "Write the day as 31/12/2026.",
    ),
    Rule(
        "no_level", _ERROR, "The target does not say whom it is for.",
        "Write the level (province, communes, nation), or the commune or ward it is for alone.",
    ),
    Rule(
        "level_and_unit", _ERROR, "“{found}” is not of the level named in the row.",
        "Leave the level blank where a target is for one commune or ward alone, or correct the unit.",
    ),
    Rule(
        "unmeasured_level", _ERROR, "“{indicator}” is not measured there (found “{found}”), so nobody could meet the target.",
        "Name the level the indicator is measured at.",
    ),
    Rule(
        "baseline_without_period", _ERROR, "The starting point {found} does not say which period it is of.",
        "Write its period beside it, such as 2025 or 2025-12.",
    ),
    Rule(
        "baseline_after_target", _ERROR, "The starting point's period {found} does not end before the target's ({period}).",
        "Correct the two periods.",
    ),
    Rule(
        "unreadable_steps", _ERROR, "“{found}” lists no milestones.",
        "Write each as a period, a colon and a value, and a semicolon between them: 2026-06: 85; 2026-09: 88.",
    ),
    Rule(
        "step_after_target", _ERROR, "The milestone {found} does not lie before the end of the target ({period}).",
        "Leave it out, or correct its period.",
    ),
    Rule(
        "unreadable_task", _ERROR, "“{found}” is no id of a task.",
        "Write T and a number, such as T022; a new task takes the next number.",
    ),
    Rule(
        "unknown_task", _ERROR, "There is no task {found}, and the row does not say what it is.",
        "Correct the id, or write the document and the task itself.",
    ),
    Rule(
        "partial_rows", _NOTE, "{found} rows name a task and only what has changed of it.",
        "Publish the file as an amendment; what it leaves out stays as it was.",
    ),
    Rule(
        "other_rows", _NOTE, "{found} rows are headings or signatures and were not read.",
        "Check that none of them is meant to be read.",
    ),
    Rule(
        "day_but_not_done", _ERROR, "There is a day of completion ({found}), but the task is not said to be done.",
        "Write the status “Done”, or delete the day.",
    ),
    Rule(
        "day_in_future", _ERROR, "The day of completion {found} has not come yet.", "Correct the day.",
    ),
    Rule(
        "done_on_no_day", _WARNING, "{found} tasks are said to be done, but not when; whether they were late stays unknown.",
        "Write the day of completion, or accept it with the reason.",
    ),
    Rule(
        "deadline_before_document", _WARNING, "The deadline {found} lies before the document that sets it ({day}).",
        "Check the day and the document.",
    ),
    Rule(
        "empty_point", _ERROR, "The row names no indicator and says nothing of the meeting.",
        "Name the indicator, write a note, or delete the row.",
    ),
    Rule(
        "half_promise", _ERROR, "A promise needs an indicator, a value and the period it is due in.",
        "Fill in what is missing, or delete the promise.",
    ),
    Rule(
        "promise_before_meeting", _ERROR, "The promise is due in {found}, which is over on the day of the meeting ({day}).",
        "Correct the period or the day of the meeting.",
    ),
)  # fmt: skip
