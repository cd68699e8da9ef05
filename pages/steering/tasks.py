"""The committee's tasks: what is overdue or due soon, who has to do what when, and one task with its history."""

from __future__ import annotations

from datetime import date

import streamlit

from charts import screen, task_calendar, tasks
from charts.task_words import state_word
from pages.parts.address import tell_junk
from pages.parts.draw import draw_markup
from pages.parts.filters import ask_filter
from pages.parts.frame import Frame, freshness_line, open_frame, show
from pages.parts.rows_in_force import offer_rows_in_force
from pages.parts.steering import STEERING_STYLE, ask_year, day_shown, shown_name, year_links
from pages.parts.task_record import draw_task
from pipelines.reference import read_reference
from queries.catalogue import documents
from queries.tasks import task_counts
from queries.tasks import tasks as all_tasks
from schemas.period import month_of
from schemas.slug import slug_of
from schemas.task import STATE_FORMS, TaskView
from settings import read_settings

NO_AGENCY = "none"


def main() -> None:
    frame = open_frame()
    show(STEERING_STYLE)
    day = day_shown(frame)
    rows = all_tasks(frame.release, day=day)
    chosen = next((task for task in rows if task.id == frame.address.task), None)
    if frame.address.task and chosen is None:
        tell_junk(frame.words, frame.address.task, shown=frame.words.text("every task"))
    if chosen:
        draw_task(frame, chosen)
    else:
        draw_all(frame, rows, day)
    freshness_line(frame)


def draw_all(frame: Frame, rows: tuple[TaskView, ...], day: date) -> None:
    """Every task the filters leave: the finding, what wants attention, the calendar, the lists."""
    words, known = frame.words, documents(frame.release)
    counts = task_counts(frame.release, day=day)
    title = tasks.finding(words, counts)
    show(screen.heading(title, level=1), tasks.state_strip(words, counts))
    if not rows:
        show(screen.paragraph(words.text("Publish a file of tasks on the upload page."), muted=True))
        return
    left = filtered(frame, rows)
    draw_calendar(frame, left, day)
    chart = tasks.tasks_chart(words, left, known, title=title, day=words.day(day))
    show(screen.heading(words.text("All tasks by state")))
    draw_markup(frame, chart, tasks.task_lists(words, left, known, address_of(frame)), key="tasks")
    show(
        screen.paragraph(
            words.text("Statuses are kept by files of tasks, or changed in place on a task's own page."),
            muted=True,
        )
    )
    offer_rows_in_force(frame, read_reference(read_settings().reference), "tasks")


def filtered(frame: Frame, rows: tuple[TaskView, ...]) -> list[TaskView]:
    """The tasks of the agency, document and state chosen."""
    words, known = frame.words, documents(frame.release)
    agencies = {slug_of(name): name for task in rows for name in task.agencies}
    agencies = dict(sorted(agencies.items(), key=lambda pair: pair[1]))
    if any(not task.agencies for task in rows):
        agencies[NO_AGENCY] = words.text("No agency named")
    papers = {task.document: shown_name(words, known, task.document) for task in rows if task.document}
    states = {
        state.value: state_word(words, state)
        for state in STATE_FORMS
        if any(task.state is state for task in rows)
    }
    left, middle, right = streamlit.columns(3)
    with left:
        agency = ask_filter(
            frame, "agency", words.text("Lead agency"), agencies, everything=words.text("All agencies")
        )
    with middle:
        document = ask_filter(
            frame, "document", words.text("Document"), papers, everything=words.text("All documents")
        )
    with right:
        state = ask_filter(frame, "state", words.text("State"), states, everything=words.text("All states"))
    return [
        task for task in rows
        if (not agency or agency in ([slug_of(name) for name in task.agencies] or [NO_AGENCY]))
        and document in ("", task.document) and state in ("", task.state.value)
    ]  # fmt: skip


def draw_calendar(frame: Frame, rows: list[TaskView], day: date) -> None:
    """The months of a year with what is due in them, and the same by agency."""
    words, years = frame.words, task_calendar.years_of(rows)
    if not years:
        return
    nearest = min(years, key=lambda known: (abs(known - day.year), -known))
    year = ask_year(frame, years, otherwise=nearest)
    show(
        screen.heading(words.text("Calendar {year}", year=year)),
        year_links(frame, years, year),
        task_calendar.legend(words, rows),
        task_calendar.calendar(words, rows, address_of(frame), year=year, now=month_of(day)),
        screen.heading(words.text("Who has to do what when, {year}", year=year)),
        task_calendar.timeline(words, rows, address_of(frame), year=year, now=month_of(day)),
    )


def address_of(frame: Frame) -> tasks.TaskAddress:
    """The address of a task's record; the filters stay in it for the way back."""
    return lambda task: frame.address.here(task=task)


main()
