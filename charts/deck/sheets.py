"""What a chart is as a table on a slide: as short as a room can read, where its own sheet is as long as an analyst needs."""

from __future__ import annotations

from charts.calendar import CalendarTable
from charts.chart import Chart
from charts.commune_charts import HeatRow, HeatTable
from charts.sheet import Sheet
from schemas.reporting import REPORTING_FORMS
from schemas.status import STATUS_FORMS, Status
from schemas.words import Words


def sheet_of(words: Words, chart: Chart) -> Sheet:
    """The table a slide shows of a chart."""
    if isinstance(chart, HeatTable):
        return _heat(words, chart)
    if isinstance(chart, CalendarTable):
        return _calendar(words, chart)
    return chart.slide_sheet or chart.sheet


def _calendar(words: Words, chart: CalendarTable) -> Sheet:
    """A unit a row, a period a column, each cell the symbol of its report; the first heading says what they mean."""
    meanings = "; ".join(
        f"{REPORTING_FORMS[state].symbol} {words.text(REPORTING_FORMS[state].word).lower()}"
        for state in chart.states
    )
    headings = (
        f"{words.text('Commune or ward')} ({meanings})", *(column.name for column in chart.columns),
    )  # fmt: skip
    rows = tuple(
        (row.name, *(f"{REPORTING_FORMS[cell.state].symbol} {cell.days}".strip() for cell in row.cells))
        for group in chart.groups
        for row in group.rows
    )
    return Sheet(headings, rows, (None,) * len(headings))


def _heat(words: Words, chart: HeatTable) -> Sheet:
    """A unit a row, an indicator a column, each cell with the symbol of its status before its value."""
    headings = (
        words.text("Commune or ward"),
        *(f"{column.name}{f' ({column.unit})' if column.unit else ''}" for column in chart.columns),
    )
    rows = [chart.province, *(row for group in chart.groups for row in _rows(group.sums, group.rows))]
    return Sheet(headings, tuple(_heat_row(row) for row in rows), (None,) * len(headings))


def _rows(sums: HeatRow | None, rows: tuple[HeatRow, ...]) -> list[HeatRow]:
    return [*([sums] if sums else []), *rows]


def _heat_row(row: HeatRow) -> tuple[str, ...]:
    return (
        row.name,
        *(
            f"{STATUS_FORMS[cell.status].symbol} {cell.written}".strip()
            if cell.status is not Status.NO_TARGET
            else cell.written
            for cell in row.cells
        ),
    )
