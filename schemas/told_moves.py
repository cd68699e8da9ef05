"""What a deed does to targets, tasks and the communes' statuses, in sentences: the same on page and command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from schemas.moves import Cells, CommuneEffect, PointMove, Said, TargetMove, TaskMove
from schemas.task import STATUS_WORDS, TaskStatus
from schemas.words import Words, is_number

CHIEF = ("value", "task_vi", "promise_value", "note_vi", "title")
"""What a row is there for, the first of these that it has."""


def target_move_told(
    move: TargetMove, indicators: Mapping[str, str], geographies: Mapping[str, str], words: Words
) -> str:
    """One target: its indicator, whom it is for, its period, and what differs. The names are by id and code."""
    told = words.text(
        "{indicator}, {place}, {period}", indicator=indicators.get(move.indicator, move.indicator),
        place=place_word(move.place, geographies, words), period=words.period(move.period),
    )  # fmt: skip
    return f"{told}: {_what(move.kind, move, words)}"


def task_move_told(move: TaskMove, words: Words) -> str:
    """One task: its id, and what differs."""
    return f"{move.task}: {_what(move.kind, move, words)}"


def point_move_told(
    move: PointMove, indicators: Mapping[str, str], geographies: Mapping[str, str], words: Words
) -> str:
    """One point of a meeting: its day, its figure and unit, and what differs."""
    told = [words.day(date.fromisoformat(move.meeting)), indicators.get(move.indicator, move.indicator),
            geographies.get(move.place, move.place)]  # fmt: skip
    return f"{', '.join(part for part in told if part)}: {_what(move.kind, move, words)}"


def commune_effect_told(effect: CommuneEffect, indicators: Mapping[str, str], words: Words) -> str:
    """How many communes change their status of an indicator."""
    return words.count_text(
        "{indicator}, {period}: {count} commune or ward changes its status",
        "{indicator}, {period}: {count} communes and wards change their status",
        effect.communes,
        indicator=indicators.get(effect.indicator, effect.indicator),
        period=words.period(effect.period),
    )


def kind_word(kind: str, words: Words) -> str:
    """Added, changed or removed."""
    told = {
        "added": words.text("Added"),
        "changed": words.text("Changed"),
        "removed": words.text("No longer shown"),
    }
    return told[kind]


def place_word(place: str, geographies: Mapping[str, str], words: Words) -> str:
    """A level in words, or the name of a unit."""
    levels = {
        "nation": words.text("Nation"),
        "province": words.text("Province"),
        "level": words.text("Level of government"),
        "commune": words.text("Communes and wards"),
    }
    return levels.get(place) or geographies.get(place, place)


def chief_cell(cells: Cells) -> tuple[str, Said, Said] | None:
    """What a row is there for: the first of `CHIEF` that it says."""
    said = {column: (column, was, becomes) for column, was, becomes in cells}
    return next((said[column] for column in CHIEF if column in said), None)


def row_column_word(column: str, words: Words) -> str:
    """What a column of targets or tasks is called."""
    told = {
        "comparator": words.text("Condition"),
        "value": words.text("Target"),
        "baseline_value": words.text("Starting point"),
        "baseline_period": words.text("Period of the starting point"),
        "milestones": words.text("Milestones"),
        "document": words.text("Document"),
        "section": words.text("Section"),
        "standing": words.text("Standing"),
        "note_vi": words.text("Note"),
        "note_en": words.text("Note in English"),
        "task_vi": words.text("Task"),
        "lead_agency": words.text("Lead agency"),
        "coordinating_agencies": words.text("Coordinating agencies"),
        "deadline_text": words.text("Deadline as written"),
        "deadline_date": words.text("Due on"),
        "output_vi": words.text("Output"),
        "status": words.text("Status"),
        "done_on": words.text("Done on"),
        "result_vi": words.text("Result so far"),
        "title": words.text("Meeting"),
        "position": words.text("Place in the agenda"),
        "promise_value": words.text("Promised value"),
        "promise_period": words.text("Promised for"),
        "promised_by": words.text("Promised by"),
    }
    return told[column]


def cell_told(column: str, said: Said, words: Words) -> str:
    """One cell of a target or task in a person's language; what is missing as a dash."""
    if said is None:
        return "—"
    if isinstance(said, date):
        return words.day(said)
    if is_number(said):
        return words.exact(said)
    if column == "status":
        return words.text(STATUS_WORDS[TaskStatus(str(said))].word)
    return _CODES[column](str(said), words) if column in _CODES else str(said)


def _what(kind: str, move: TargetMove | TaskMove | PointMove, words: Words) -> str:
    """Of a changed row what differs, of another one what it is there for."""
    told = [
        f"{row_column_word(column, words).lower()} {cell_told(column, was, words)} → {cell_told(column, becomes, words)}"
        for column, was, becomes in move.cells
    ]
    if kind == "changed":
        return "; ".join(told)
    first = chief_cell(move.cells)
    about = cell_told(first[0], first[2] if kind == "added" else first[1], words) if first else ""
    return f"{kind_word(kind, words).lower()} ({about})"


def _comparator(code: str, words: Words) -> str:
    told = {
        "at_least": words.text("at least"),
        "at_most": words.text("at most"),
        "exactly": words.text("exactly"),
    }
    return told[code]


def _standing(code: str, words: Words) -> str:
    told = {
        "official": words.text("official"),
        "press": words.text("read through the press"),
        "derived": words.text("derived from another published figure"),
        "carried_over": words.text("carried over from 2025"),
        "provisional": words.text("provisional"),
    }
    return told[code]


def _period(slug: str, words: Words) -> str:
    return words.period(slug)


def _milestones(steps: str, words: Words) -> str:
    pairs = (step.split(":") for step in steps.split())
    return "; ".join(f"{words.short_period(slug)}: {words.exact(float(value))}" for slug, value in pairs)


_CODES = {
    "comparator": _comparator,
    "standing": _standing,
    "milestones": _milestones,
    "baseline_period": _period,
    "promise_period": _period,
}
