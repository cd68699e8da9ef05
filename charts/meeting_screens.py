"""Meeting mode: one figure a screen, in letters that are read from ten metres, turned by keys and clickers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts import brief, screen
from charts.chart import Sparkline
from charts.markup import Markup, element, join
from charts.meetings import TONES, promise_told, title_of, unit_name
from charts.sparkline import sparkline_address
from charts.task_words import state_tag
from charts.tasks import WANTING
from charts.theme import Palette
from schemas.meeting import PROMISE_FORMS, AgendaFigure, Meeting
from schemas.period import month_of
from schemas.status import STATUS_FORMS, Status
from schemas.task import TaskView
from schemas.view import FigureView
from schemas.words import Words

MONTHS_SHOWN = 24
TASKS_TOLD, LONGEST_TASK = 5, 90


@dataclass(frozen=True)
class FigureScreen:
    """One figure of the agenda with its months, and where its newest figure comes from."""

    figure: AgendaFigure
    months: tuple[FigureView, ...]
    source: str


def screens(
    words: Words,
    found: Meeting | None,
    rows: Sequence[FigureScreen],
    tasks: Sequence[TaskView],
    *,
    day: str,
    colours: Palette,
) -> Markup:
    """All screens; the script beside them shows one at a time."""
    wanting = [task for task in tasks if task.state in WANTING]
    parts = [
        _first(words, found, rows, day),
        *(_figure(words, row, colours) for row in rows),
        *([_tasks(words, wanting)] if wanting else []),
    ]
    numbered = (
        element("section", part, element("div", f"{place} / {len(parts)}", class_="kpi-screen-number"),
                class_="kpi-screen", data_screen=str(place))
        for place, part in enumerate(parts, start=1)
    )  # fmt: skip
    hint = words.text(
        "Arrow keys, Page Up and Page Down turn the screens; F fills the whole screen; Esc leaves."
    )
    return element("div", *numbered, element("p", hint, class_="kpi-unseen"), class_="kpi-screens", tabindex="0",
                   role="region", aria_label=words.text("Meeting mode"))  # fmt: skip


def _first(words: Words, found: Meeting | None, rows: Sequence[FigureScreen], day: str) -> Markup:
    title = screen.quoted(words, title_of(words, found)) if found else join(words.text("Headline indicators"))
    statuses = [Status(row.figure.now.status) for row in rows if row.figure.now]
    counts = {status: statuses.count(status) for status in STATUS_FORMS if status in statuses}
    told = (
        element("div", screen.status_tag(words, status), f" {words.number(count)}")
        for status, count in counts.items()
    )
    illustrative = any(row.figure.now.illustrative for row in rows if row.figure.now)
    return join(
        element("h1", title, class_="kpi-h1"),
        element("div", words.day(found.day) if found else day, class_="kpi-screen-line"),
        element("div", *told, class_="kpi-screen-counts"),
        element("div", _mark(words), class_="kpi-screen-source") if illustrative else "",
    )


def _mark(words: Words) -> Markup:
    return element("span", words.text("illustrative data"), class_="kpi-mark")


def _figure(words: Words, row: FigureScreen, colours: Palette) -> Markup:
    each, now = row.figure, row.figure.now
    name = brief.indicator_name(words, each.indicator)
    place = f" · {unit_name(words, each)}" if each.point.geography else ""
    heading = element("h2", f"{name}{place}", class_="kpi-screen-name")
    if now is None:
        return join(heading, element("div", words.text("No figure published"), class_="kpi-screen-line"))
    target = brief.target_amount(words, each.indicator, now)
    step = (
        words.text("since the meeting before: {step}", step=brief.step(words, each.indicator, each.step))
        if each.step
        else ""
    )
    lines = [
        element(
            "div", words.text("Target: {target}", target=target) if now.target_value is not None else target
        ),
        element("div", f"{words.period(now.period)}{f' · {step}' if step else ''}"),
    ]
    if each.promise:
        form = PROMISE_FORMS[each.promise]
        lines.append(
            element(
                "div", f"{form.symbol} {promise_told(words, each)}", class_=f"kpi-{TONES[each.promise].value}"
            )
        )
    mark = _mark(words) if now.illustrative else Markup("")
    line = _months(words, name, row, now)
    picture = (
        element("img", src=sparkline_address(line, colours), alt=line.alt, class_="kpi-screen-picture")
        if line
        else Markup("")
    )
    return join(
        heading,
        element("div", brief.figure_amount(words, each.indicator, now), class_="kpi-screen-value"),
        element("div", screen.status_tag(words, now.status), class_="kpi-screen-status"),
        element("div", *lines, class_="kpi-screen-lines"),
        picture,
        element("div", row.source, " ", mark, class_="kpi-screen-source"),
    )


def _months(words: Words, name: str, row: FigureScreen, now: FigureView) -> Sparkline | None:
    """The last two years of the figure as a line beside its target; nothing where there is no line to draw."""
    points = tuple(
        (month_of(figure.last_day).number, float(figure.value)) for figure in row.months[-MONTHS_SHOWN:]
        if figure.value is not None
    )  # fmt: skip
    if len(points) < 2:
        return None
    first, last = row.months[-MONTHS_SHOWN:][0], row.months[-1]
    alt = words.text(
        "{name}: {first} to {last}",
        name=name,
        first=words.period(first.period),
        last=words.period(last.period),
    )
    target = float(now.target_value) if now.target_value is not None else None
    return Sparkline(points, target, any(figure.illustrative for figure in row.months), alt)


def _tasks(words: Words, wanting: Sequence[TaskView]) -> Markup:
    """The tasks that want attention: how many stand where, and the first of them."""
    counts = {state: sum(task.state is state for task in wanting) for state in WANTING}
    told = [
        join(state_tag(words, state), f" {words.number(count)}") for state, count in counts.items() if count
    ]
    rows = (
        element("li", screen.quoted(words, _short(task.task_vi)),
                element("div", screen.quoted(words, task.lead_agency or "—"), f" · {words.day(task.deadline_date)}",
                        class_="kpi-muted"))
        for task in wanting[:TASKS_TOLD]
    )  # fmt: skip
    return join(
        element("h2", words.text("Tasks overdue or due soon"), class_="kpi-screen-name"),
        element("div", *(element("div", part) for part in told), class_="kpi-screen-line"),
        element("ul", *rows, class_="kpi-screen-tasks"),
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TASK else f"{text[:LONGEST_TASK].rstrip()}…"
