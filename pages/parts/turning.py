"""Taking an upload back, and taking that back: first what would change, then who and why, then the deed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit
from streamlit.delta_generator import DeltaGenerator

from charts import screen
from pages.parts.frame import Frame, show
from pages.parts.intake_changes import draw_preview
from pages.parts.intake_publish import LONGEST_NAME, LONGEST_REASON, PERSON
from pipelines.clock import now_in_lang_son
from pipelines.preview import preview_restoration, preview_withdrawal
from pipelines.publish import restore, withdraw
from schemas.upload import Preview, UploadRecord
from settings import read_settings

REASON = "turn_reason"
_BEGUN, _PREVIEW, _DONE = "turn_begun", "turn_preview", "turn_done"


@dataclass(frozen=True)
class Turn:
    """One of the two deeds, in the words of its buttons and sentences (message ids)."""

    begin: str
    question: str
    confirm: str
    done: str
    deed: Callable[..., object]
    preview: Callable[..., Preview]


WITHDRAWAL = Turn(
    "Withdraw this file…",
    "What withdrawing would change",
    "Withdraw it now",
    "Withdrawn.",
    withdraw,
    preview_withdrawal,
)
RESTORATION = Turn(
    "Restore this file…",
    "What restoring would change",
    "Restore it now",
    "Restored.",
    restore,
    preview_restoration,
)


def draw_turn(frame: Frame, record: UploadRecord, deeds: DeltaGenerator) -> None:
    """The button that begins, among `deeds`, and below it the preview and the form.

    Nothing is changed before the last button.
    """
    words, state = frame.words, streamlit.session_state
    turn = WITHDRAWAL if record.in_force else RESTORATION
    done = state.get(_DONE)
    if done and done[0] == record.upload:
        told = words.text(
            "{done} The dashboard now shows release {release}.",
            done=words.text(done[1]),
            release=frame.release.id[:8],
        )
        show(
            screen.band(told),
            screen.paragraph(screen.link(words.text("To the overview"), frame.address.link(""))),
        )
    if state.get(_BEGUN) != (record.upload, turn.begin):
        deeds.button(
            words.text(turn.begin), key="turn_begin", on_click=_begin, args=(record.upload, turn.begin)
        )
        return
    with streamlit.container(border=True, key="turn"):
        draw_what_would_change(frame, record, turn)
        draw_form(frame, record, turn)


def draw_what_would_change(frame: Frame, record: UploadRecord, turn: Turn) -> None:
    """What the deed would change, worked out once a release, and what lies on the file."""
    words, state = frame.words, streamlit.session_state
    show(screen.heading(words.text(turn.question)))
    key = (frame.release.id, record.upload, turn.begin)
    if state.get(_PREVIEW, (None,))[0] != key:
        with streamlit.spinner(words.text("Working out what would change…")):
            preview = turn.preview(read_settings().store, record.upload, now=now_in_lang_son())
        state[_PREVIEW] = (key, preview)
    preview = state[_PREVIEW][1]
    if preview.on_top:
        told = words.text(
            "Later files lie on top of this one and stay: figures they name do not change. To undo them too, withdraw them as well."
        )
        show(screen.band(told, kind="error"))
    draw_preview(frame, preview)


def draw_form(frame: Frame, record: UploadRecord, turn: Turn) -> None:
    """Who does it and why; the button works once both are said."""
    words = frame.words
    left, right = streamlit.columns(2)
    with left:
        by = streamlit.text_input(
            words.text("Done by (full name)"), key=PERSON, autocomplete="name", live=True, max_chars=LONGEST_NAME,
            persist_state="session",
        )  # fmt: skip
    with right:
        reason = streamlit.text_input(
            words.text("Reason, kept in the history"), key=REASON, live=True, max_chars=LONGEST_REASON
        )
    by, reason = (by or "").strip(), (reason or "").strip()
    confirm, leave = streamlit.columns([1, 3])
    with confirm:
        pressed = streamlit.button(
            words.text(turn.confirm), type="primary", disabled=not (by and reason), key="turn_confirm"
        )
    with leave:
        streamlit.button(words.text("Leave everything as it is"), key="turn_leave", on_click=_leave)
    if not (by and reason):
        show(
            screen.paragraph(words.text("Say who does it and why; nothing has been changed yet."), muted=True)
        )
    elif pressed:
        _carry_out(record, turn, by=by, reason=reason)


def _begin(upload: str, begin: str) -> None:
    streamlit.session_state[_BEGUN] = (upload, begin)
    streamlit.session_state.pop(_DONE, None)


def _leave() -> None:
    for drawer in (_BEGUN, _PREVIEW, REASON):
        streamlit.session_state.pop(drawer, None)


def _carry_out(record: UploadRecord, turn: Turn, *, by: str, reason: str) -> None:
    turn.deed(read_settings().store, record.upload, by=by, reason=reason, now=now_in_lang_son())
    _leave()
    streamlit.session_state[_DONE] = (record.upload, turn.done)
    streamlit.rerun()
