"""What a cell of a table says of a status, and so its colour: statuses of figures, states of tasks and of promises."""

from __future__ import annotations

from functools import lru_cache

from charts import brief, meetings, task_words
from charts.sheet import CHANGES_TO
from schemas.meeting import PROMISE_FORMS
from schemas.status import STATUS_FORMS, Status
from schemas.words import Words


def tone_of(words: Words, text: str) -> Status | None:
    """The status told in a cell: by its words, by its symbol before a value, or as the last of a change."""
    told = text.rpartition(CHANGES_TO)[2]
    known = _told(words)
    if told in known:
        return known[told]
    symbol, _, value = told.partition(" ")
    return _SYMBOLS.get(symbol) if value[-1:].isdigit() else None


_SYMBOLS = {form.symbol: status for status, form in STATUS_FORMS.items()}


@lru_cache(maxsize=4)
def _told(words: Words) -> dict[str, Status]:
    """Every way to tell a status in a language."""
    tasks = {task_words.state_word(words, state): tone for state, tone in task_words.TONES.items()}
    promises = {
        f"{form.symbol} {words.text(form.word)}": meetings.TONES[state]
        for state, form in PROMISE_FORMS.items()
    }
    statuses = {brief.status_word(words, status): status for status in STATUS_FORMS}
    return {**tasks, **promises, **_SYMBOLS, **statuses}
