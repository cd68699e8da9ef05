"""What a chart is as a table on a slide: as short as a room can read, where its own sheet is as long as an analyst needs."""

from __future__ import annotations

from charts.chart import Chart
from charts.commune_charts import HeatRow, HeatTable
from charts.sheet import Sheet
from schemas.status import STATUS_FORMS, Status
from schemas.words import Words


def sheet_of(words: Words, chart: Chart) -> Sheet:
    """The table a slide shows of a chart."""
    return _heat(words, chart) if isinstance(chart, HeatTable) else chart.sheet


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
