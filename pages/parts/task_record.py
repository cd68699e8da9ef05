"""One task on the page of tasks: all that is known of it, its history, and the form that changes its status in place."""

from __future__ import annotations

import streamlit

from charts import screen, tasks
from charts.markup import Markup
from pages.parts.frame import Frame, show
from pages.parts.intake_publish import LONGEST_REASON
from pages.parts.recording import ask_person_and_note, record, tell_fault, tell_recorded
from pipelines.as_of import end_of
from pipelines.clock import now_in_lang_son
from pipelines.reference import read_reference
from pipelines.task_reports import task_history, task_report
from pipelines.truth import END_OF_TIME
from queries.catalogue import documents
from schemas.task import STATUS_WORDS, TaskView
from schemas.upload import UploadKind
from settings import read_settings

UNCHANGED = ""
LONGEST_DAY = 10


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
    words = frame.words
    show(screen.heading(words.text("Report on this task")))
    tell_recorded(frame, task.id)
    with streamlit.container(border=True, key="task_form"):
        left, right = streamlit.columns(2)
        with left:
            status = streamlit.selectbox(
                words.text("Reported status"), (UNCHANGED, *STATUS_WORDS), key=f"task_status_{task.id}", placeholder="",
                format_func=lambda code: words.text(STATUS_WORDS[code].word) if code else words.text("As it is"),
            )  # fmt: skip
        with right:
            day = streamlit.text_input(
                words.text("Done on (such as 31/12/2026)"), key=f"task_day_{task.id}", max_chars=LONGEST_DAY
            )
        result = streamlit.text_input(
            words.text("Result so far"), key=f"task_result_{task.id}", max_chars=LONGEST_REASON
        )
        by, note = ask_person_and_note(frame, key=f"task_{task.id}")
        if streamlit.button(words.text("Record"), type="primary", key="task_record"):
            told = (str(status or ""), (day or "").strip(), (result or "").strip())
            record_status(frame, task, told, by=by, note=note)


def record_status(frame: Frame, task: TaskView, told: tuple[str, str, str], *, by: str, note: str) -> None:
    """Judge what was typed of a task and publish it as an amendment of that task alone."""
    status, day, result = told
    if not any(told):
        tell_fault(frame.words.text("Nothing is said of the task yet."))
        return
    settings = read_settings()
    verdict = task_report(
        settings.store, read_reference(settings.reference), task=task.id, status=status, done_on=day, result=result,
        today=now_in_lang_son().date(),
    )  # fmt: skip
    record(frame, verdict, kind=UploadKind.AMENDMENT, by=by, note=note, about=task.id)
