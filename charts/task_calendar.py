"""The calendar of tasks: the months of a year with what is due in them, and who has to do what when."""

from __future__ import annotations

from collections.abc import Sequence

from charts import screen
from charts.markup import Markup, element, join
from charts.task_words import TONES
from charts.tasks import TaskAddress
from schemas.period import Month, month_of, month_period
from schemas.task import STATE_FORMS, TaskView
from schemas.words import Words

SHORTEST, LONGEST_NAME = 70, 42


def years_of(rows: Sequence[TaskView]) -> tuple[int, ...]:
    """The years tasks are due in."""
    return tuple(sorted({task.deadline_date.year for task in rows if task.deadline_date}))


def calendar(
    words: Words, rows: Sequence[TaskView], address: TaskAddress, *, year: int, now: Month
) -> Markup:
    """Twelve months, each with its tasks; the present one stands out, empty ones stay small."""
    return element(
        "div", *(_month(words, _due_in(rows, Month(year, month)), Month(year, month), address, now)
                 for month in range(1, 13)),
        class_="kpi-calendar",
    )  # fmt: skip


def timeline(
    words: Words, rows: Sequence[TaskView], address: TaskAddress, *, year: int, now: Month
) -> Markup:
    """One line an agency, one column a month: a symbol for each task that is due then."""
    dated = [task for task in rows if task.deadline_date and task.deadline_date.year == year]
    agencies = sorted(
        dict.fromkeys(name for task in dated for name in task.agencies or ("",)),
        key=lambda name: min(_day(task) for task in dated if name in (task.agencies or ("",))),
    )
    months = [Month(year, month) for month in range(1, 13)]
    head = element(
        "tr", element("th", words.text("Lead agency"), scope="col"),
        *(element("th", str(month.month), scope="col", class_="kpi-now" if month == now else None,
                  title=words.period(month_period(month).slug)) for month in months),
    )  # fmt: skip
    body = [
        element(
            "tr",
            element("th", screen.quoted(words, agency) if agency else words.text("No agency named"), scope="row"),
            *(
                element("td", *(_mark(words, task, address) for task in _due_in(dated, month)
                                if agency in (task.agencies or ("",))),
                        class_="kpi-now" if month == now else None)
                for month in months
            ),
        )
        for agency in agencies
    ]  # fmt: skip
    table = element("table", element("thead", head), element("tbody", *body), class_="kpi-timeline")
    label = words.text("Who has to do what when, {year}", year=year)
    return element("div", table, class_="kpi-frame", tabindex="0", role="region", aria_label=label)


def legend(words: Words, rows: Sequence[TaskView]) -> Markup:
    """What the symbols in a calendar of these tasks mean."""
    there = {task.state for task in rows if task.deadline_date}
    return screen.paragraph(
        *(
            element("span", element("span", form.symbol, class_=f"kpi-symbol kpi-{TONES[state].value}"),
                    f" {words.text(form.word).lower()}", class_="kpi-legend")
            for state, form in STATE_FORMS.items()
            if state in there
        ),
        muted=True,
    )  # fmt: skip


def _month(words: Words, due: Sequence[TaskView], month: Month, address: TaskAddress, now: Month) -> Markup:
    name = element("h3", words.period(month_period(month).slug), class_="kpi-month-name")
    kinds = ["kpi-month", *(["kpi-now"] if month == now else []), *([] if due else ["kpi-month-empty"])]
    return element("section", name, screen.items(_entry(words, task, address) for task in due) if due else "",
                   class_=" ".join(kinds), aria_current="date" if month == now else None)  # fmt: skip


def _entry(words: Words, task: TaskView, address: TaskAddress) -> Markup:
    day = element("strong", f"{_day(task)[2]:02d}")
    told = task.task_vi if len(task.task_vi) <= SHORTEST else f"{task.task_vi[:SHORTEST].rstrip()}…"
    link = screen.link(join(f"{task.id} · ", screen.quoted(words, told)), address(task.id))
    return join(day, " ", _symbol(words, task), " ", link)


def _mark(words: Words, task: TaskView, address: TaskAddress) -> Markup:
    told = f"{task.id} · {task.task_vi} · {words.day(task.deadline_date)}"
    return element(
        "a", _symbol(words, task), href=address(task.id), title=told, class_="kpi-link kpi-mark-task"
    )


def _symbol(words: Words, task: TaskView) -> Markup:
    """A state's symbol in its colour, with its word for who cannot see it."""
    form = STATE_FORMS[task.state]
    symbol = element(
        "span", form.symbol, class_=f"kpi-symbol kpi-{TONES[task.state].value}", aria_hidden="true"
    )
    return join(symbol, element("span", f"{task.id}: {words.text(form.word)}", class_="kpi-unseen"))


def _due_in(rows: Sequence[TaskView], month: Month) -> list[TaskView]:
    due = [task for task in rows if task.deadline_date and month_of(task.deadline_date) == month]
    return sorted(due, key=_day)


def _day(task: TaskView) -> tuple[int, int, int]:
    assert task.deadline_date is not None, "only dated tasks stand in a calendar"
    return task.deadline_date.year, task.deadline_date.month, task.deadline_date.day
