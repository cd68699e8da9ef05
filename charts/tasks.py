"""Composing the tasks of the committee: what needs doing first, the lists, and one task with all that is known of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from charts import screen
from charts.chart import Footer, TableChart
from charts.markup import Markup, element, join
from charts.sheet import Sheet
from charts.source import document_name
from charts.task_words import (
    TONES,
    days_told,
    deadline_shown,
    deadline_told,
    short_source,
    shortened,
    source_told,
    state_tag,
    state_word,
    status_word,
)
from schemas.task import STATE_FORMS, TaskEntry, TaskState, TaskView
from schemas.view import DocumentView
from schemas.words import Words

TaskAddress = Callable[[str], str]
"""The address of a task's record by its id."""

WANTING = (TaskState.OVERDUE, TaskState.UNREPORTED, TaskState.DUE_SOON)
"""The states that want somebody's attention."""


def finding(words: Words, counts: Mapping[TaskState, int]) -> str:
    """The page's title: how many tasks, and how many of them want attention."""
    if not counts:
        return words.text("No task is recorded")
    total = words.count_text("{count} task", "{count} tasks", sum(counts.values()))
    told = [
        f"{words.number(counts[state])} {words.text(STATE_FORMS[state].word).lower()}"
        for state in (*WANTING, TaskState.DONE, TaskState.DONE_LATE)
        if counts.get(state)
    ]
    return f"{total}: {'; '.join(told)}" if told else total


def state_strip(words: Words, counts: Mapping[TaskState, int]) -> Markup:
    """How many stand where, as one bar whose parts are as wide as their counts."""
    parts = (
        element(
            "span",
            f"{STATE_FORMS[state].symbol} {words.number(count)}",
            element("span", f"\u00a0{words.text(STATE_FORMS[state].word).lower()}", class_="kpi-part-word"),
            class_=f"kpi-part kpi-ground-{TONES[state].value}",
            style=f"flex-grow:{count}",
            title=f"{words.text(STATE_FORMS[state].word)}: {words.number(count)}",
        )
        for state, count in counts.items()
    )
    told = "; ".join(
        f"{words.text(STATE_FORMS[state].word)}: {words.number(count)}" for state, count in counts.items()
    )
    return element("div", *parts, class_="kpi-strip", role="img", aria_label=told)


def wanting(rows: Sequence[TaskView]) -> list[TaskView]:
    """The tasks that want attention."""
    return [task for task in rows if task.state in WANTING]


def due_section(
    words: Words, rows: Sequence[TaskView], address: TaskAddress, *, more: str, most: int
) -> Markup:
    """The tasks that want attention, for a page that is about something else; `more` is the address of them all."""
    told_first = wanting(rows)
    title = screen.heading(words.text("Tasks overdue or due soon"))
    if not told_first:
        return join(title, screen.paragraph(words.text("No task is overdue or due soon."), muted=True))
    told = words.count_text("All {count} of them", "All {count} of them", len(told_first))
    return join(
        title,
        screen.items(
            join(state_tag(words, task.state), " · ", screen.link(screen.quoted(words, task.task_vi), address(task.id)), " · ",
                 element("span", screen.quoted(words, task.lead_agency or "—"), " · ", deadline_shown(words, task),
                         class_="kpi-muted"))
            for task in told_first[:most]
        ),
        screen.paragraph(screen.link(told, more)) if len(told_first) > most else Markup(""),
    )  # fmt: skip


def task_lists(
    words: Words, rows: Sequence[TaskView], documents: Mapping[str, DocumentView], address: TaskAddress
) -> Markup:
    """One list a state, those that want attention unfolded."""
    parts = []
    for state in STATE_FORMS:
        chosen = [task for task in rows if task.state is state]
        if chosen:
            summary = join(state_tag(words, state), f" · {words.number(len(chosen))}")
            body = task_table(words, chosen, documents, address)
            parts.append(screen.foldable(summary, body, unfolded=state in WANTING))
    return join(*parts)


def task_table(
    words: Words, rows: Sequence[TaskView], documents: Mapping[str, DocumentView], address: TaskAddress
) -> Markup:
    """One row a task: what, who, by when, what must come of it, and where it is set."""
    headings = [
        words.text("Task"), words.text("Lead agency"), words.text("Deadline"), words.text("Output"),
        words.text("Document and section"),
    ]  # fmt: skip
    table = screen.table(headings, [_row(words, task, documents, address) for task in rows])
    return element("div", table, class_="kpi-tasks")


def _row(
    words: Words, task: TaskView, documents: Mapping[str, DocumentView], address: TaskAddress
) -> list[str]:
    result = (
        element("div", screen.quoted(words, task.result_vi), class_="kpi-muted")
        if task.result_vi
        else Markup("")
    )
    days = days_told(words, task)
    return [
        join(screen.link(named(words, task), address(task.id)), result),
        screen.quoted(words, task.lead_agency or "—"),
        join(
            deadline_shown(words, task),
            element("div", days, class_=f"kpi-{TONES[task.state].value}") if days else "",
        ),
        screen.quoted(words, task.output_vi or "—"),
        short_source(words, task, documents),
    ]


def named(words: Words, task: TaskView) -> Markup:
    """A task by its id and what is to be done."""
    return join(f"{task.id} · ", screen.quoted(words, task.task_vi))


def task_heading(words: Words, task: TaskView) -> Markup:
    """A task's record: what it is, and where it stands."""
    return join(
        screen.heading(named(words, task), level=1),
        screen.paragraph(
            state_tag(words, task.state), *([" · ", days_told(words, task)] if days_told(words, task) else [])
        ),
    )


def task_facts(
    words: Words, task: TaskView, documents: Mapping[str, DocumentView], upload_link: Markup | str
) -> Markup:
    """All that is known of a task; `upload_link` leads to the file its status is from."""

    def told(text: str | None) -> Markup:
        return screen.quoted(words, text) if text else Markup("")

    document = documents.get(task.document or "")
    title = words.pick(document.title_vi, document.title_en) if document else ""
    reported = (
        words.text("{by}, {moment}", by=task.reported_by, moment=words.moment(task.reported_at))
        if task.reported_by and task.reported_at
        else ""
    )
    return screen.facts(
        [
            (words.text("Lead agency"), told(task.lead_agency) or words.text("The document names none")),
            (words.text("Coordinating agencies"), told(task.coordinating_agencies)),
            (words.text("Deadline"), deadline_shown(words, task)),
            (words.text("Output"), told(task.output_vi)),
            (words.text("Document and section"), source_told(words, task, documents)),
            (words.text("Title of the document"), title),
            (words.text("Reported status"), status_word(words, task.status)),
            (words.text("Done on"), words.day(task.done_on) if task.done_on else ""),
            (words.text("Result so far"), told(task.result_vi)),
            (
                words.text("Reported by"),
                join(reported, " · ", upload_link) if reported and upload_link else reported,
            ),
            (words.text("Note"), told(task.note_vi)),
        ]
    )


def task_history_section(words: Words, entries: Sequence[TaskEntry], address: TaskAddress) -> Markup:
    """What uploads said of a task, newest first; `address` leads to an upload."""
    title = screen.heading(words.text("History"))
    if not entries:
        return join(title, screen.paragraph(words.text("No upload has spoken of this task yet."), muted=True))
    kinds = {
        "published": words.text("Published"), "withdrawn": words.text("Withdrawn"), "restored": words.text("Restored"),
    }  # fmt: skip
    headings = [
        words.text("When"),
        words.text("Who"),
        words.text("Status"),
        words.text("Result so far"),
        words.text("File"),
    ]
    rows = [
        [
            join(words.moment(entry.at), element("div", kinds[entry.kind], class_="kpi-muted")),
            join(entry.by, element("div", entry.reason, class_="kpi-muted") if entry.reason else ""),
            _reported(words, entry),
            screen.quoted(words, entry.result_vi or "—"),
            screen.link(entry.file_name, address(entry.upload)),
        ]
        for entry in entries
    ]
    return join(title, screen.table(headings, rows))


def _reported(words: Words, entry: TaskEntry) -> str:
    told = status_word(words, entry.status)
    return f"{told} ({words.day(entry.done_on)})" if entry.done_on else told


def tasks_chart(
    words: Words, rows: Sequence[TaskView], documents: Mapping[str, DocumentView], *, title: str, day: str
) -> TableChart:
    """The tasks as a table to take away."""
    headings = (
        words.text("Task"), words.text("What is to be done"), words.text("Lead agency"), words.text("Deadline"),
        words.text("Output"), words.text("Document and section"), words.text("State"), words.text("Result so far"),
    )  # fmt: skip
    cells = tuple(
        (
            task.id, task.task_vi, task.lead_agency or "", deadline_told(words, task), task.output_vi or "",
            source_told(words, task, documents), state_word(words, task.state), task.result_vi or "",
        )
        for task in rows
    )  # fmt: skip
    short_cells = tuple(
        (
            shortened(task.task_vi),
            task.lead_agency or "",
            words.day(task.deadline_date) if task.deadline_date else deadline_told(words, task),
            state_word(words, task.state),
        )
        for task in rows
    )
    sources = dict.fromkeys(
        document_name(words, documents.get(task.document)) for task in rows if task.document
    )
    footer = Footer(
        source=words.text("Source: {source}", source="; ".join(sources)) if sources else "",
        reported="", period=words.text("as of {day}", day=day), illustrative="",
    )  # fmt: skip
    short = (headings[1], headings[2], headings[3], headings[6])
    return TableChart(
        "tasks",
        title,
        footer,
        title,
        Sheet(headings, cells, (None,) * len(headings)),
        slide_sheet=Sheet(short, short_cells, (None,) * len(short)),
    )
