"""Composing the reporting calendar: the communes in rows, a dataset's periods in columns, the newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from charts import units
from charts.chart import Chart, Footer, no_address
from charts.footer import marked
from charts.sheet import Sheet
from schemas.commune import CommuneGroup, CommuneView
from schemas.reporting import REPORTING_FORMS, CommuneReport, ReportingPeriod, ReportingState
from schemas.slug import slug_of
from schemas.words import MISSING, Words

SILENT_FIRST, BY_NAME = "silent", "name"
NAMED_MOST = 4


@dataclass(frozen=True)
class CalendarCell:
    """One commune's report of one period: `days` is how late it came, empty where it did not come late."""

    state: ReportingState
    days: str
    hover: str


@dataclass(frozen=True)
class CalendarColumn:
    """One period, when it was due, and how many reports are in; `address` shows its figures, where there are any."""

    name: str
    address: str
    due: str
    reported: str


@dataclass(frozen=True)
class CalendarRow:
    """One commune with a cell a period, and how often it was silent or late in them."""

    name: str
    address: str
    cells: tuple[CalendarCell, ...]
    silent: int
    late: int


@dataclass(frozen=True)
class CalendarGroup:
    """The rows of one group under its name; a calendar that is not grouped has one, nameless."""

    name: str
    rows: tuple[CalendarRow, ...]


@dataclass(frozen=True)
class CalendarTable(Chart):
    """Communes × periods of one dataset."""

    columns: tuple[CalendarColumn, ...]
    groups: tuple[CalendarGroup, ...]
    states: tuple[ReportingState, ...]


@dataclass(frozen=True)
class CalendarChoice:
    """What is shown and in which order: the periods, newest first; communes by name, or the silent first."""

    periods: tuple[ReportingPeriod, ...]
    order: str
    groups: tuple[CommuneGroup, ...]


def calendar_table(
    words: Words, reports: Sequence[CommuneReport], communes: Sequence[CommuneView], choice: CalendarChoice,
    address: Callable[[str], str], *, day: date, of_period: Callable[[str], str] = no_address,
) -> CalendarTable:  # fmt: skip
    """The reports of one dataset as they stand on that day. `address` leads to a commune's page, `of_period` to the
    figures of a period."""
    newest = choice.periods[0]
    known = {(report.geography, report.period): report for report in reports}
    rows = {
        one.code: _row(words, one, [known[one.code, period.period] for period in choice.periods], address)
        for one in communes
    }
    ordered = _ordered(words, communes, rows, known, choice)
    title = marked(words, finding(words, newest), newest.illustrative)
    return CalendarTable(
        name=f"calendar_{newest.dataset}_{newest.period}",
        title=title,
        footer=Footer(
            source=words.text("Source: the uploads in force"),
            reported="",
            period=words.text("As it stands on {day}", day=words.day(day)),
            illustrative=words.text("Illustrative data, not real figures") if newest.illustrative else "",
        ),
        alt=words.text(
            "Table: {title}. {communes} communes and wards in rows, {periods} periods in columns, the newest first.",
            title=title, communes=words.number(len(communes)), periods=words.number(len(choice.periods)),
        ),
        sheet=_sheet(words, communes, known, choice),
        columns=tuple(_column(words, period, of_period(period.period)) for period in choice.periods),
        groups=_groups(words, choice, ordered, rows),
        states=tuple(
            state for state in REPORTING_FORMS
            if any(cell.state is state for row in rows.values() for cell in row.cells)
        ),
    )  # fmt: skip


def dataset_name(words: Words, period: ReportingPeriod) -> str:
    """What a period's dataset is called."""
    return words.pick(period.dataset_vi, period.dataset_en)


def finding(words: Words, newest: ReportingPeriod) -> str:
    """What the newest period says: how many are silent and late, or that all are in."""
    told = [
        words.text("{count} did not report", count=words.number(newest.silent)) if newest.silent else "",
        words.text("{count} not in yet, due {day}", count=words.number(newest.due_later), day=words.day(newest.due_date))
        if newest.due_later else "",
        words.text("{count} reported late", count=words.number(newest.late)) if newest.late else "",
    ]  # fmt: skip
    found = ", ".join(part for part in told if part) or words.text("all reports are in, on time")
    return words.text(
        "{dataset}, {period}: of {expected} communes and wards {found}",
        dataset=dataset_name(words, newest), period=words.period(newest.period),
        expected=words.number(newest.expected), found=found,
    )  # fmt: skip


def days_told(words: Words, report: CommuneReport) -> str:
    """How late a report came, or how long it has been overdue, in words; nothing where neither can be said."""
    if not report.days_late:
        return ""
    if report.missing:
        return words.count_text("{count} day overdue", "{count} days overdue", report.days_late)
    return words.count_text("{count} day late", "{count} days late", report.days_late)


def _row(
    words: Words, commune: CommuneView, reports: Sequence[CommuneReport], address: Callable[[str], str]
) -> CalendarRow:
    found = Counter(report.state for report in reports)
    return CalendarRow(
        name=units.commune_name(words, commune),
        address=address(commune.code),
        cells=tuple(_cell(words, commune, report) for report in reports),
        silent=found[ReportingState.SILENT],
        late=found[ReportingState.LATE],
    )


def _cell(words: Words, commune: CommuneView, report: CommuneReport) -> CalendarCell:
    late = report.state is ReportingState.LATE and report.days_late
    told = [
        f"{units.commune_name(words, commune)} – {words.period(report.period)}",
        words.text(REPORTING_FORMS[report.state].word),
        days_told(words, report),
        words.text("Came in on {moment}", moment=words.moment(report.reported_at)) if report.reported_at else "",
        words.text("Due {day}", day=words.day(report.due_date)) if report.due_date else "",
        words.text("Illustrative data, not real figures") if report.illustrative else "",
    ]  # fmt: skip
    return CalendarCell(
        report.state, words.number(report.days_late) if late else "", "\n".join(line for line in told if line)
    )


def _column(words: Words, period: ReportingPeriod, address: str) -> CalendarColumn:
    reported = f"{words.number(period.reported + period.late)}/{words.number(period.expected)}"
    due = words.text("due {day}", day=period.due_date.strftime("%d/%m")) if period.due_date else ""
    return CalendarColumn(words.short_period(period.period), address, due, reported)


def _ordered(
    words: Words, communes: Sequence[CommuneView], rows: Mapping[str, CalendarRow],
    known: Mapping[tuple[str, str], CommuneReport], choice: CalendarChoice,
) -> list[CommuneView]:  # fmt: skip
    """By name; or who is missing from the newest period first, then who was silent, then late, most often."""

    def standing(one: CommuneView) -> tuple[bool, int, int]:
        row, newest = rows[one.code], known[one.code, choice.periods[0].period]
        return not newest.missing, -row.silent, -row.late

    by_name = sorted(communes, key=lambda one: slug_of(units.commune_name(words, one)))
    return by_name if choice.order == BY_NAME else sorted(by_name, key=standing)


def _groups(
    words: Words, choice: CalendarChoice, ordered: Sequence[CommuneView], rows: Mapping[str, CalendarRow]
) -> tuple[CalendarGroup, ...]:
    if not choice.groups:
        return (CalendarGroup("", tuple(rows[one.code] for one in ordered)),)
    return tuple(
        CalendarGroup(
            units.group_name(words, group),
            tuple(rows[one.code] for one in ordered if one.code in group.codes),
        )
        for group in choice.groups
    )


def _sheet(
    words: Words, communes: Sequence[CommuneView], known: Mapping[tuple[str, str], CommuneReport],
    choice: CalendarChoice,
) -> Sheet:  # fmt: skip
    """One row a commune and period, so that a spreadsheet can filter it."""
    headings = (
        words.text("Code"), words.text("Commune or ward"), words.text("Former district"), words.text("Period"),
        words.text("State"), words.text("Due date"), words.text("Came in"), words.text("Days late"),
    )  # fmt: skip
    rows = tuple(
        (
            one.code,
            units.full_commune_name(words, one),
            one.former_district,
            period.period,
            words.text(REPORTING_FORMS[report.state].word),
            words.day(report.due_date) if report.due_date else MISSING,
            words.moment(report.reported_at) if report.reported_at else MISSING,
            report.days_late,
        )
        for period in choice.periods
        for one in communes
        for report in (known[one.code, period.period],)
    )
    return Sheet(headings, rows, (None, None, None, None, None, None, None, 0))
