"""Composing what a pack tells of the committee's own work: tasks that want attention, and what a meeting promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from charts import brief
from charts.chart import Footer, TableChart
from charts.footer import illustrative_mark
from charts.meetings import promise_told, title_of, unit_name
from charts.sheet import Sheet
from charts.source import document_name
from charts.task_words import days_told, deadline_told, shortened, source_told, state_word
from charts.tasks import WANTING
from schemas.meeting import PROMISE_FORMS, AgendaFigure, Meeting
from schemas.task import STATE_FORMS, TaskView
from schemas.view import DocumentView
from schemas.words import MISSING, Words


def tasks_table(
    words: Words, rows: Sequence[TaskView], documents: Mapping[str, DocumentView], *, day: date, most: int
) -> TableChart | None:
    """The tasks overdue, past their deadline or due soon, `most` of them; none where no task wants attention."""
    wanting = sorted((task for task in rows if task.state in WANTING), key=_urgency)
    if not wanting:
        return None
    shown = wanting[:most]
    # Where all are in one state the title says it, and how long they are in it is news.
    alike = len({task.state for task in wanting}) == 1
    headings = (
        words.text("What is to be done"), words.text("Lead agency"), words.text("Deadline"),
        words.text("Days") if alike else words.text("State"),
    )  # fmt: skip
    cells = tuple(
        (
            shortened(task.task_vi),
            task.lead_agency or MISSING,
            words.day(task.deadline_date) if task.deadline_date else MISSING,
            days_told(words, task) if alike else state_word(words, task.state),
        )
        for task in shown
    )
    title = _tasks_finding(words, wanting)
    left_out = words.text(
        "{shown} of {count} tasks are shown; the notes name all of them.",
        shown=words.number(len(shown)), count=words.number(len(wanting)),
    )  # fmt: skip
    named = dict.fromkeys(document_name(words, documents.get(task.document or "")) for task in shown)
    source = "; ".join(name for name in named if name)
    chart = TableChart(
        name="tasks_due",
        title=title,
        footer=Footer(
            source=words.text("Source: {source}", source=source) if source else "",
            reported="",
            period=words.text("as of {day}", day=words.day(day)),
            illustrative="",
        ),
        alt=words.text("Table: {title}. {count} rows.", title=title, count=words.number(len(cells))),
        sheet=Sheet(headings, cells, (None,) * len(headings)),
    )
    return replace(
        chart,
        sentences=(left_out,) if len(wanting) > len(shown) else (),
        notes=tuple(_task_note(words, task, documents) for task in wanting),
    )


def _urgency(task: TaskView) -> tuple[int, int]:
    """By state, and within it the deadlines nearest to the day first: of those the meeting can still say something."""
    return WANTING.index(task.state), abs(task.days or 0)


def promises_table(words: Words, meeting: Meeting, *, day: date) -> TableChart | None:
    """The figures of a meeting's agenda, as shown then and as they stand, and what became of each promise."""
    if not meeting.figures:
        return None
    headings = (
        words.text("Indicator"), words.text("On the day of the meeting"), words.text("Now"), words.text("Change"),
        words.text("Promise"), words.text("State"),
    )  # fmt: skip
    cells = tuple(_promise_row(words, each) for each in meeting.figures)
    title = _promises_finding(words, meeting)
    illustrative = any(
        figure.illustrative for each in meeting.figures for figure in (each.then, each.now) if figure
    )
    chart = TableChart(
        name="meeting",
        title=title,
        footer=Footer(
            source=words.text("Source: {source}", source=words.text("records of the meeting")),
            reported="",
            period=words.text("as of {day}", day=words.day(day)),
            illustrative=illustrative_mark(words, illustrative=illustrative),
        ),
        alt=words.text("Table: {title}. {count} rows.", title=title, count=words.number(len(cells))),
        sheet=Sheet(headings, cells, (None,) * len(headings)),
    )
    said = [
        f"{_subject(words, each)}: {each.point.note_vi}" for each in meeting.figures if each.point.note_vi
    ]
    told = [f"{_subject(words, each)}: {promise_told(words, each)}" for each in meeting.promises]
    whole = [point.note_vi for point in meeting.notes if point.note_vi]
    return replace(chart, notes=(title_of(words, meeting), *whole, *said, *told))


def _tasks_finding(words: Words, wanting: Sequence[TaskView]) -> str:
    counts = Counter(task.state for task in wanting)
    told = "; ".join(
        f"{words.number(counts[state])} {words.text(STATE_FORMS[state].word).lower()}"
        for state in WANTING
        if counts[state]
    )
    return words.text("Tasks that want attention: {told}", told=told)


def _task_note(words: Words, task: TaskView, documents: Mapping[str, DocumentView]) -> str:
    parts = (
        f"{task.id}: {task.task_vi}",
        task.lead_agency or "",
        deadline_told(words, task),
        days_told(words, task),
        source_told(words, task, documents),
    )
    return "; ".join(part for part in parts if part)


def _promises_finding(words: Words, meeting: Meeting) -> str:
    counts = Counter(each.promise for each in meeting.promises)
    told = "; ".join(
        f"{words.number(counts[state])} {words.text(form.word).lower()}"
        for state, form in PROMISE_FORMS.items()
        if counts[state]
    )
    day = words.day(meeting.day)
    if not told:
        return words.text("The figures of the meeting of {day}, then and now", day=day)
    return words.text("Promises of the meeting of {day}: {told}", day=day, told=told)


def _promise_row(words: Words, each: AgendaFigure) -> tuple[str, ...]:
    point = each.point
    promised = MISSING
    if point.promise_value is not None and point.promise_period is not None:
        promised = words.text(
            "{value} ({period})",
            value=brief.aim_amount(words, each.indicator, point.promise_value),
            period=words.short_period(point.promise_period),
        )
    form = PROMISE_FORMS[each.promise] if each.promise else None
    return (
        _subject(words, each),
        brief.figure_amount(words, each.indicator, each.then) if each.then else MISSING,
        brief.figure_amount(words, each.indicator, each.now) if each.now else MISSING,
        brief.step(words, each.indicator, each.step),
        promised,
        f"{form.symbol} {words.text(form.word)}" if form else MISSING,
    )


def _subject(words: Words, each: AgendaFigure) -> str:
    """The indicator, with the unit where it is not the one that stands for it."""
    name = brief.indicator_name(words, each.indicator)
    return name if each.point.geography is None else f"{name}, {unit_name(words, each)}"
