"""The HTML pen of the reporting calendar: a legend, the table in its own frame, and the datasets in a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from charts import screen
from charts.calendar import CalendarCell, CalendarRow, CalendarTable, dataset_name
from charts.markup import Markup, element, join
from schemas.reporting import REPORTING_FORMS, ReportingPeriod, ReportingState
from schemas.words import MISSING, Words


def state_tag(words: Words, state: ReportingState) -> Markup:
    """A state as symbol and word in its colour."""
    form = REPORTING_FORMS[state]
    symbol = element("span", form.symbol, class_="kpi-symbol", aria_hidden="true")
    return element("span", symbol, f" {words.text(form.word)}", class_=f"kpi-status kpi-report-{state}")


def calendar_markup(words: Words, chart: CalendarTable) -> Markup:
    """The legend, and the table below it."""
    head = element(
        "tr",
        element("th", words.text("Commune or ward"), scope="col", class_="kpi-heat-name"),
        *(_heading(column.name, column.address, column.due, column.reported) for column in chart.columns),
        element("th", words.text("Times silent"), scope="col"),
        element("th", words.text("Times late"), scope="col"),
    )
    width = len(chart.columns) + 3
    bodies = (
        join(
            element("tbody", _group_row(group.name, width)) if group.name else Markup(""),
            element("tbody", *(_row(words, row) for row in group.rows)),
        )
        for group in chart.groups
    )
    caption = element("caption", chart.alt, class_="kpi-unseen")
    table = element("table", caption, element("thead", head), *bodies, class_="kpi-heat kpi-calendar")
    frame = element(
        "div", table, class_="kpi-heat-frame", tabindex="0", role="region", aria_label=chart.title
    )
    return join(_legend(words, chart.states), frame)


def datasets_table(words: Words, newest: Sequence[ReportingPeriod], address: Callable[[str], str]) -> Markup:
    """Every dataset's newest period in a row, the most missing first."""
    headings = [
        words.text("Report"), words.text("Period"), words.text("Due date"),
        *(words.text(REPORTING_FORMS[state].word) for state in _TOLD),
    ]  # fmt: skip
    ordered = sorted(newest, key=lambda period: (period.illustrative, -period.silent, -period.late))
    rows = (
        [
            _dataset(words, period, address(period.dataset)),
            element("span", words.period(period.period), class_="kpi-nowrap"),
            words.day(period.due_date) if period.due_date else MISSING,
            *(_count(words, state, getattr(period, state)) for state in _TOLD),
        ]
        for period in ordered
    )
    return screen.table(headings, rows, numbers=(3, 4, 5, 6))


_TOLD = (
    ReportingState.SILENT,
    ReportingState.LATE,
    ReportingState.REPORTED,
    ReportingState.DUE_LATER,
)


def _dataset(words: Words, period: ReportingPeriod, address: str) -> Markup:
    name = screen.link(dataset_name(words, period), address)
    return join(name, " ", screen.hatch(words.text("Illustrative data"))) if period.illustrative else name


def _count(words: Words, state: ReportingState, count: int) -> Markup:
    if not count:
        return element("span", "0", class_="kpi-muted")
    symbol = element("span", REPORTING_FORMS[state].symbol, class_="kpi-symbol", aria_hidden="true")
    return element("span", symbol, f" {words.number(count)}", class_=f"kpi-report-{state}")


def _legend(words: Words, states: Iterable[ReportingState]) -> Markup:
    told = (element("span", state_tag(words, state), class_="kpi-legend") for state in states)
    late = words.text("The number beside it: days late") if ReportingState.LATE in states else ""
    return element("p", *told, element("span", late, class_="kpi-muted"), class_="kpi-text")


def _heading(name: str, address: str, *notes: str) -> Markup:
    """A period that leads to its figures, when it was due and how many are in."""
    shown = screen.link(name, address) if address else name
    told = (element("span", note, class_="kpi-heat-note") for note in notes if note)
    return element("th", element("div", shown, *told, class_="kpi-calendar-heading"), scope="col")


def _group_row(name: str, width: int) -> Markup:
    heading = element("th", name, scope="rowgroup", colspan=width, class_="kpi-heat-name")
    return element("tr", heading, class_="kpi-heat-group")


def _row(words: Words, row: CalendarRow) -> Markup:
    name = screen.link(row.name, row.address)
    return element(
        "tr",
        element("th", name, scope="row", class_="kpi-heat-name"),
        *(_cell(words, cell) for cell in row.cells),
        element("td", element("span", words.number(row.silent))),
        element("td", element("span", words.number(row.late))),
    )


def _cell(words: Words, cell: CalendarCell) -> Markup:
    form = REPORTING_FORMS[cell.state]
    inside = join(
        element("span", form.symbol, class_="kpi-symbol", aria_hidden="true"),
        element("span", f"{words.text(form.word)} ", class_="kpi-unseen"),
        cell.days,
    )
    return element("td", element("span", inside), title=cell.hover, class_=f"kpi-report-{cell.state}")
