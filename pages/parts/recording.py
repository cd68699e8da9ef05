"""Recording in place: what is typed into a form is judged and published as the file an analyst would have sent."""

from __future__ import annotations

import streamlit

from charts import screen
from pages.parts.frame import Frame, show
from pages.parts.intake_publish import LONGEST_NAME, LONGEST_REASON, PERSON
from pipelines.clock import now_in_lang_son
from pipelines.publish import Publication, publish
from pipelines.reference import read_reference
from schemas.issue import Verdict
from schemas.told import issue_message, issue_remedy
from schemas.upload import UploadKind
from settings import read_settings

_DONE = "recorded_in_place"


def ask_person_and_note(frame: Frame, *, key: str, person: str = PERSON) -> tuple[str, str]:
    """Who records, and why; the note is also the reason a warning is accepted for.

    `person` is another key for the name where a page has a second form.
    """
    words = frame.words
    left, right = streamlit.columns(2)
    with left:
        by = streamlit.text_input(
            words.text("Published by (full name)"), key=person, autocomplete="name", max_chars=LONGEST_NAME,
            persist_state="session",
        )  # fmt: skip
    with right:
        note = streamlit.text_input(
            words.text("Note, kept with the upload"), key=f"note_{key}", max_chars=LONGEST_REASON
        )
    return (by or "").strip(), (note or "").strip()


def record(
    frame: Frame,
    verdict: Verdict,
    *,
    kind: UploadKind,
    by: str,
    note: str,
    about: str,
    go_to: dict[str, str] | None = None,
) -> None:
    """Publish what was typed and run the page again, or say what is wrong; `about` is what the receipt is shown at.

    `go_to` are parameters of the address to be set once it is published.
    """
    words, settings, now = frame.words, read_settings(), now_in_lang_son()
    if not by:
        tell_fault(words.text("The name of whoever publishes is missing."))
        return
    if not verdict.accepted or (verdict.warnings and not note):
        found = verdict.errors or verdict.warnings
        told = [f"{issue_message(each, words)} {issue_remedy(each, words)}" for each in found]
        if not verdict.errors:
            told.append(words.text("The reason is written into the note."))
        tell_fault(" ".join(told))
        return
    accepted = {found.rule.id: note for found in verdict.warnings}
    publication = Publication(verdict, at=now, kind=kind, accepted=accepted)
    receipts, _ = publish(
        settings.store, [publication], read_reference(settings.reference), by=by, note=note, now=now
    )
    streamlit.session_state[_DONE] = (about, receipts[0].upload)
    for parameter, value in (go_to or {}).items():
        streamlit.query_params[parameter] = value
    streamlit.rerun()


def tell_recorded(frame: Frame, about: str) -> None:
    """The receipt of what was recorded last, once, where it was recorded."""
    done = streamlit.session_state.get(_DONE)
    if done and done[0] == about:
        del streamlit.session_state[_DONE]
        told = frame.words.text(
            "Recorded as upload {upload}; it can be withdrawn on the page of uploads.", upload=done[1]
        )
        show(screen.band(told))


def tell_fault(sentence: str) -> None:
    """A sentence that cannot be overlooked."""
    show(screen.band(sentence, kind="error"))
