"""Words of tasks: states, deadlines and sources, the same in lists, calendar and slides."""

from __future__ import annotations

from collections.abc import Mapping

from charts import screen
from charts.markup import Markup, element, join
from charts.source import section_of_document, shortened_source
from schemas.status import Status
from schemas.task import STATE_FORMS, STATUS_WORDS, TaskState, TaskStatus, TaskView
from schemas.view import DocumentView
from schemas.words import Words

LONGEST_TASK = 96
"""A room reads no more of a task than this."""

TONES = {
    TaskState.OVERDUE: Status.MISSED,
    TaskState.UNREPORTED: Status.BEHIND,
    TaskState.DUE_SOON: Status.ON_TRACK,
    TaskState.OPEN: Status.NO_TARGET,
    TaskState.STANDING: Status.NO_TARGET,
    TaskState.DONE: Status.MET,
    TaskState.DONE_LATE: Status.MET,
    TaskState.DROPPED: Status.NO_TARGET,
}
"""A colour means the same everywhere: red is late, amber wants attention, blue is on its way, green is done."""


def state_word(words: Words, state: TaskState) -> str:
    """A state as symbol and word."""
    form = STATE_FORMS[state]
    return f"{form.symbol} {words.text(form.word)}"


def state_tag(words: Words, state: TaskState) -> Markup:
    """A state as symbol and word in its colour."""
    form = STATE_FORMS[state]
    symbol = element("span", form.symbol, class_="kpi-symbol", aria_hidden="true")
    return element(
        "span", symbol, f" {words.text(form.word)}", class_=f"kpi-task-state kpi-{TONES[state].value}"
    )


def status_word(words: Words, status: str | None) -> str:
    """What was reported of a task; nothing reported is told as such."""
    return words.text(STATUS_WORDS[TaskStatus(status)].word) if status else words.text("Nothing reported")


def days_told(words: Words, task: TaskView) -> str:
    """How many days are left, or how many it is past its deadline; nothing for one that is settled or has none."""
    if task.days is None or task.state in (TaskState.DONE, TaskState.DONE_LATE, TaskState.DROPPED):
        return ""
    if task.days == 0:
        return words.text("due today")
    if task.days > 0:
        return words.count_text("{count} day left", "{count} days left", task.days)
    return words.count_text("{count} day past", "{count} days past", -task.days)


def deadline_told(words: Words, task: TaskView) -> str:
    """The deadline as the document writes it, with its day where that says more."""
    if task.deadline_date is None:
        return task.deadline_text or words.text("No deadline")
    day = words.day(task.deadline_date)
    return day if not task.deadline_text else f"{day} ({task.deadline_text})"


def deadline_shown(words: Words, task: TaskView) -> Markup:
    """As `deadline_told`, the document's own words said to be Vietnamese."""
    written = screen.quoted(words, task.deadline_text) if task.deadline_text else Markup("")
    if task.deadline_date is None:
        return written or join(words.text("No deadline"))
    day = words.day(task.deadline_date)
    return join(day, " (", written, ")") if written else join(day)


def short_source(words: Words, task: TaskView, documents: Mapping[str, DocumentView]) -> Markup:
    """As `source_told`, with no more of a long title than a narrow column holds."""
    return shortened_source(words, documents.get(task.document or ""), task.section)


def source_told(words: Words, task: TaskView, documents: Mapping[str, DocumentView]) -> str:
    """The document and section that set it."""
    return section_of_document(words, documents.get(task.document or ""), task.section)


def shortened(text: str) -> str:
    """A text cut between two words where it is longer than a room reads."""
    if len(text) <= LONGEST_TASK:
        return text
    return text[:LONGEST_TASK].rpartition(" ")[0].rstrip(" ,;.–-") + "…"
