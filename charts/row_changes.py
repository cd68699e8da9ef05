"""Composing what a deed does to targets and tasks: which are added, changed or gone, and whose status that changes."""

from __future__ import annotations

from datetime import date

from charts import screen
from charts.intake_changes import Names, folded_table
from charts.markup import Markup, join
from schemas.moves import CommuneEffect, PointMove, TargetMove, TaskMove
from schemas.told_moves import (
    cell_told,
    chief_cell,
    commune_effect_told,
    kind_word,
    place_word,
    row_column_word,
)
from schemas.upload import Preview
from schemas.words import Words

ROWS_TOLD = 10


def row_moves_section(words: Words, names: Names, preview: Preview) -> Markup:
    """The targets and the tasks that change, each with what is said of it before and after."""
    parts = []
    if preview.targets:
        headings = [
            words.text("Indicator"),
            words.text("For"),
            words.text("Period"),
            words.text("What changes"),
        ]
        rows = [_target_row(words, names, move) for move in preview.targets]
        parts += [screen.heading(words.text("Targets"), level=3),
                  folded_table(words, headings, rows, shown=ROWS_TOLD)]  # fmt: skip
    if preview.tasks:
        headings = [words.text("Task"), words.text("What changes")]
        rows = [[move.task, _what(words, move)] for move in preview.tasks]
        parts += [screen.heading(words.text("Tasks"), level=3),
                  folded_table(words, headings, rows, shown=ROWS_TOLD)]  # fmt: skip
    if preview.points:
        headings = [
            words.text("Meeting"),
            words.text("Indicator"),
            words.text("For"),
            words.text("What changes"),
        ]
        rows = [_point_row(words, names, move) for move in preview.points]
        parts += [screen.heading(words.text("Points of meetings"), level=3),
                  folded_table(words, headings, rows, shown=ROWS_TOLD)]  # fmt: skip
    return join(*parts)


def commune_effects_section(words: Words, names: Names, effects: tuple[CommuneEffect, ...]) -> Markup:
    """How many communes change their status, by indicator; nothing where none does."""
    if not effects:
        return Markup("")
    indicators = {code: names.indicator(words, code) for code in names.indicators}
    return join(
        screen.heading(words.text("Communes and wards whose status changes"), level=3),
        screen.items(commune_effect_told(effect, indicators, words) for effect in effects),
    )


def removed_told(words: Words, preview: Preview) -> str:
    """How many targets and tasks would be gone; nothing where none would."""
    targets = sum(move.kind == "removed" for move in preview.targets)
    tasks = sum(move.kind == "removed" for move in preview.tasks)
    told = []
    if targets:
        told.append(
            words.count_text(
                "{count} target in force would no longer be.",
                "{count} targets in force would no longer be.",
                targets,
            )
        )
    if tasks:
        told.append(
            words.count_text(
                "{count} task would no longer be shown.", "{count} tasks would no longer be shown.", tasks
            )
        )
    return " ".join(told)


def _target_row(words: Words, names: Names, move: TargetMove) -> list[str]:
    geographies = {code: names.geography(words, code) for code in names.geographies}
    return [
        names.indicator(words, move.indicator),
        place_word(move.place, geographies, words),
        words.period(move.period),
        _what(words, move),
    ]


def _point_row(words: Words, names: Names, move: PointMove) -> list[str]:
    return [
        words.day(date.fromisoformat(move.meeting)),
        names.indicator(words, move.indicator) if move.indicator else words.text("the meeting as a whole"),
        names.geography(words, move.place) if move.place else words.text("Province"),
        _what(words, move),
    ]


def _what(words: Words, move: TargetMove | TaskMove | PointMove) -> Markup:
    """Of a changed row what differs, of another one what it is there for."""
    if move.kind == "changed":
        return screen.items(
            f"{row_column_word(column, words)}: {cell_told(column, was, words)} → {cell_told(column, becomes, words)}"
            for column, was, becomes in move.cells
        )
    chief = chief_cell(move.cells)
    if chief is None:
        return join(kind_word(move.kind, words))
    column, was, becomes = chief
    return join(
        f"{kind_word(move.kind, words)}: {cell_told(column, was if becomes is None else becomes, words)}"
    )
