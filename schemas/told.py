"""What an issue says: its sentence and its remedy in a person's language, the same on page and command line."""

from __future__ import annotations

import re
from datetime import date

from schemas.issue import Issue, Named, Severity, Understood, Verdict
from schemas.rows import MEETINGS, TASKS
from schemas.words import Words, is_number

_DAYS = frozenset({"day", "first_day", "last_day"})
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_PERIODS = re.compile(r"\{(\w+)_period\}")


def issue_message(found: Issue, words: Words) -> str:
    """The issue's sentence."""
    return words.text(found.rule.sentence, **_values(found, words))


def issue_remedy(found: Issue, words: Words) -> str:
    """What to do about it."""
    return words.text(found.rule.remedy, **_values(found, words))


def answer_option(found: Issue, words: Words) -> str:
    """How the command line is answered where the remedy asks a question; the page has a field for it."""
    return words.text("On the command line: {option}.", option=found.rule.option) if found.rule.option else ""


def severity_word(severity: Severity, words: Words) -> str:
    """A severity as a word."""
    told = {
        Severity.ERROR: words.text("Error"),
        Severity.WARNING: words.text("Warning"),
        Severity.NOTE: words.text("Remark"),
    }
    return told[severity]


def understood_sentence(verdict: Verdict, understood: Understood, dataset: str, words: Words) -> str:
    """How a file was read, in one sentence a person can confirm. `dataset` is its name in their language."""
    delimiters = {"\t": words.text("tab"), " ": words.text("blank")}
    parts = [
        dataset,
        words.period(verdict.period) if verdict.period else "",
        _extent(verdict, understood, words),
        understood.encoding or CONTAINER_NAMES.get(understood.container, understood.container),
        words.text("sheet “{sheet}”", sheet=understood.sheet) if understood.sheet else "",
        words.text(
            "separated by “{delimiter}”", delimiter=delimiters.get(understood.delimiter, understood.delimiter)
        )
        if understood.delimiter
        else "",
        words.text("decimal mark “{mark}”", mark=understood.decimal) if understood.decimal else "",
    ]
    return words.text("Read as: {told}.", told=", ".join(part for part in parts if part))


def _extent(verdict: Verdict, understood: Understood, words: Words) -> str:
    """How much of what a file holds: communes of a report, else its targets or tasks."""
    if verdict.rows is not None and verdict.dataset == TASKS:
        return words.count_text("{count} task", "{count} tasks", len(verdict.rows))
    if verdict.rows is not None and verdict.dataset == MEETINGS:
        return words.count_text("{count} point of a meeting", "{count} points of meetings", len(verdict.rows))
    if verdict.rows is not None:
        return words.count_text("{count} target", "{count} targets", len(verdict.rows))
    if not understood.communes or not understood.expected_communes:
        return ""
    return words.text(
        "{communes}/{expected} communes", communes=understood.communes, expected=understood.expected_communes
    )


CONTAINER_NAMES = {
    "xlsx": "Excel (.xlsx)",
    "xls": "Excel 97 (.xls)",
    "ods": "OpenDocument (.ods)",
    "html": "HTML",
}


def _values(found: Issue, words: Words) -> dict[str, object]:
    """What fills the sentence: numbers and periods in the language's form, texts of the file as they stand.

    A sentence that says {wanted_period} has the value `wanted` told as a period; one called `period` always is.
    """
    known = {"found": found.found, "cell": found.cell, **dict(found.values)}
    told = {name: _value(name, value, words) for name, value in known.items()}
    for name in _PERIODS.findall(found.rule.sentence):
        told[f"{name}_period"] = words.period(str(known[name]))
    return told


def _value(name: str, value: object, words: Words) -> object:
    if name == "period":
        return words.period(str(value))
    if name in _DAYS and _ISO.fullmatch(str(value)):
        return words.day(date.fromisoformat(str(value)))
    if isinstance(value, Named):
        return words.pick(value.vi, value.en)
    if isinstance(value, date):
        return words.day(value)
    return words.exact(value) if is_number(value) else value
