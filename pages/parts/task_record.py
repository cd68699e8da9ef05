"""One task on the page of tasks: all that is known of it, its history, and the form that changes its status in place."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit

from charts import screen, tasks
from charts.markup import Markup
from pages.parts.frame import Frame, show
from pages.parts.intake_publish import LONGEST_NAME, LONGEST_REASON, PERSON
from pipelines.as_of import end_of
from pipelines.clock import now_in_lang_son
from pipelines.publish import Publication, publish
from pipelines.reference import read_reference
from pipelines.task_reports import task_history, task_report
from pipelines.truth import END_OF_TIME
from queries.catalogue import documents
from schemas.issue import Issue, Verdict
from schemas.task import STATUS_WORDS, TaskView
from schemas.told import issue_message, issue_remedy
from schemas.upload import UploadKind
from settings import read_settings

UNCHANGED = ""
_DONE = "task_reported"


def draw_task(frame: Frame, task: TaskView) -> None:
    """The record of one task."""
    words = frame.words
    link: Markup | str = ""
    if task.status_upload:
        address = frame.address.link("history", upload=task.status_upload)
        link = screen.link(words.text("the file"), address)
    show(
        screen.paragraph(screen.link(words.text("← All tasks"), frame.address.here(task=""))),
        tasks.task_heading(words, task),
        tasks.task_facts(words, task, documents(frame.release), link),
    )
    if frame.day is None:
        draw_form(frame, task)
    moment = end_of(frame.day) if frame.day else END_OF_TIME
    entries = task_history(read_settings().store, task.id, moment)
    show(
        tasks.task_history_section(
            words, entries, lambda upload: frame.address.link("history", upload=upload)
        )
    )


def draw_form(frame: Frame, task: TaskView) -> None:
    """What an office says of the task now; it is published as a file of one row, so it can be taken back as any."""
    words, state = frame.words, streamlit.session_state
    show(screen.heading(words.text("Report on this task")))
    done = state.pop(_DONE, None)
    if done and done[0] == task.id:
        show(
            screen.band(
                words.text(
                    "Recorded as upload {upload}; it can be withdrawn on the page of uploads.", upload=done[1]
                )
            )
        )
    with streamlit.container(border=True, key="task_form"):
        left, right = streamlit.columns(2)
        with left:
            status = streamlit.selectbox(
                words.text("Reported status"), (UNCHANGED, *STATUS_WORDS), key=f"task_status_{task.id}", placeholder="",
                format_func=lambda code: words.text(STATUS_WORDS[code].word) if code else words.text("As it is"),
            )  # fmt: skip
        with right:
            day = streamlit.text_input(
                words.text("Done on (such as 31/12/2026)"), key=f"task_day_{task.id}", max_chars=10
            )
        result = streamlit.text_input(
            words.text("Result so far"), key=f"task_result_{task.id}", max_chars=LONGEST_REASON
        )
        left, right = streamlit.columns(2)
        with left:
            by = streamlit.text_input(
                words.text("Published by (full name)"), key=PERSON, autocomplete="name", max_chars=LONGEST_NAME,
                persist_state="session",
            )  # fmt: skip
        with right:
            note = streamlit.text_input(
                words.text("Note, kept with the upload"), key=f"task_note_{task.id}", max_chars=LONGEST_REASON
            )
        if streamlit.button(words.text("Record"), type="primary", key="task_record"):
            record(frame, task, (str(status or ""), day or "", result or ""), by=by or "", note=note or "")


def record(frame: Frame, task: TaskView, told: tuple[str, str, str], *, by: str, note: str) -> None:
    """Judge what was typed and publish it, or say what is wrong; a warning is accepted with the note as its reason."""
    words, settings, now = frame.words, read_settings(), now_in_lang_son()
    by, note = by.strip(), note.strip()
    status, day, result = (part.strip() for part in told)
    if not any((status, day, result)):
        show(screen.band(words.text("Nothing is said of the task yet."), kind="error"))
        return
    if not by:
        show(screen.band(words.text("The name of whoever publishes is missing."), kind="error"))
        return
    reference = read_reference(settings.reference)
    verdict = task_report(
        settings.store, reference, task=task.id, status=status, done_on=day, result=result, today=now.date()
    )
    if not verdict.accepted or (verdict.warnings and not note):
        show(*_faults(frame, verdict))
        return
    accepted = {found.rule.id: note for found in verdict.warnings}
    publication = Publication(verdict, at=now, kind=UploadKind.AMENDMENT, accepted=accepted)
    receipts, _ = publish(settings.store, [publication], reference, by=by, note=note, now=now)
    streamlit.session_state[_DONE] = (task.id, receipts[0].upload)
    streamlit.rerun()


def _faults(frame: Frame, verdict: Verdict) -> list[Markup]:
    words = frame.words
    found: Sequence[Issue] = verdict.errors or verdict.warnings
    told = [f"{issue_message(each, words)} {issue_remedy(each, words)}" for each in found]
    if not verdict.errors:
        told.append(words.text("The reason is written into the note."))
    return [screen.band(" ".join(told), kind="error")]
