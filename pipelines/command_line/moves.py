"""How the command line tells what a deed does to targets, tasks and statuses: a line each, the first ones in full."""

from __future__ import annotations

from pipelines.reference import Reference
from schemas.status import STATUS_FORMS, Status
from schemas.told_moves import commune_effect_told, point_move_told, target_move_told, task_move_told
from schemas.upload import Effect, Preview
from schemas.words import Words

LINES_TOLD = 12


def move_lines(preview: Preview | None, reference: Reference, words: Words) -> list[str]:
    """What happens to single targets, tasks and points of meetings, then to the statuses of the province and the communes."""
    if preview is None or not (preview.targets or preview.tasks or preview.points):
        return []
    indicators, geographies = _names(reference, words)
    told = [target_move_told(move, indicators, geographies, words) for move in preview.targets]
    told += [task_move_told(move, words) for move in preview.tasks]
    told += [point_move_told(move, indicators, geographies, words) for move in preview.points]
    lines = _first(told, words)
    statuses = [
        _status_change(effect, indicators, words)
        for effect in preview.effects
        if effect.status_was != effect.status_becomes and effect.status_was and effect.status_becomes
    ]
    statuses += [commune_effect_told(effect, indicators, words) for effect in preview.communes]
    if statuses:
        lines += ["  " + words.text("Statuses that change:"), *_first(statuses, words)]
    return lines


def _first(told: list[str], words: Words) -> list[str]:
    lines = [f"    – {line}" for line in told[:LINES_TOLD]]
    if len(told) > LINES_TOLD:
        lines.append(f"    – {words.text('and {count} more', count=words.number(len(told) - LINES_TOLD))}")
    return lines


def _status_change(effect: Effect, indicators: dict[str, str], words: Words) -> str:
    was, becomes = (STATUS_FORMS[Status(status)] for status in (effect.status_was, effect.status_becomes))
    return words.text(
        "{indicator}, {period}: {was} → {becomes}", indicator=indicators[effect.indicator],
        period=words.period(effect.period), was=words.text(was.word), becomes=words.text(becomes.word),
    )  # fmt: skip


def _names(reference: Reference, words: Words) -> tuple[dict[str, str], dict[str, str]]:
    """The names of indicators by id and of geographies by code, in this language."""
    indicators, geographies = (
        {
            str(key): words.pick(str(vietnamese), str(english))
            for key, vietnamese, english in reference.tables[table][[code, "name_vi", "name_en"]].itertuples(
                index=False, name=None
            )
        }
        for table, code in (("indicators", "id"), ("geographies", "code"))
    )
    return indicators, geographies
