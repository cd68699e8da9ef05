"""Composing small multiples: every commune's last months of one indicator, all lines on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from charts import brief, units
from charts.chart import Footer, Sparkline, keys_of
from charts.commune_charts import GridItem, LineGrid
from charts.footer import marked, reported_of
from charts.sheet import Cell, Sheet
from charts.ways import Ways
from schemas.commune import CommuneView, MonthFigure
from schemas.period import month_of
from schemas.status import Status
from schemas.view import IndicatorView
from schemas.words import Words

LAST = 10_000
"""A place behind every rank."""


def line_grid(
    words: Words,
    indicator: IndicatorView,
    communes: Sequence[CommuneView],
    figures: Sequence[MonthFigure],
    ways: Ways,
    *,
    source: str,
    most: int | None,
) -> LineGrid | None:
    """The silent first, then the last in rank; None where there are fewer than two months to draw.

    `most` is how many of the newest months are drawn; all of them where it is None.
    """
    months = sorted({row.period for row in figures if row.value is not None})[-(most or 0) :]
    if len(months) < 2:
        return None
    runs = {
        row.code: [one for one in figures if one.geography == row.code and one.period in months]
        for row in communes
    }
    shown = [row for run in runs.values() for row in run]
    values = [float(row.value) for row in shown if row.value is not None]
    numbers = [month_of(row.last_day).number for row in shown]
    scale = ((min(numbers), max(numbers)), (min(values), max(values)))
    latest = {
        code: next((row for row in run if row.period == months[-1]), None) for code, run in runs.items()
    }
    ordered = sorted(communes, key=lambda row: _place(latest[row.code]))
    illustrative = any(row.illustrative for row in shown)
    title = marked(words, _finding(words, indicator, runs, months), illustrative)
    told = sum(1 for row in latest.values() if row is not None and row.value is not None)
    return LineGrid(
        name=f"months_{indicator.id}",
        title=title,
        footer=Footer(
            source=words.text("Source: {source}", source=source) if source else "",
            reported=reported_of(words, told, len(communes)),
            period=f"{words.period(months[0])} – {words.period(months[-1])}",
            illustrative=words.text("Illustrative data, not real figures") if illustrative else "",
        ),
        alt=words.text("Small lines: {title}", title=title),
        sheet=_sheet(words, indicator, ordered, runs, months),
        figures=keys_of(row for row in shown if row.value is not None),
        items=tuple(_item(words, indicator, row, runs[row.code], latest[row.code], scale, ways) for row in ordered),
        scale=words.text(
            "All lines on one scale, from {low} to {high}",
            low=brief.amount(words, indicator, Decimal(str(min(values)))),
            high=brief.amount(words, indicator, Decimal(str(max(values)))),
        ),
    )  # fmt: skip


def _place(latest: MonthFigure | None) -> int:
    """The silent, then the ranked with the last first, then those of too few cases."""
    if latest is None or latest.value is None:
        return -LAST
    return -latest.rank if latest.rank is not None else LAST


def _finding(
    words: Words, indicator: IndicatorView, runs: dict[str, list[MonthFigure]], months: Sequence[str]
) -> str:
    """How many moved which way over the months drawn, of those that have both ends."""
    moves = []
    for run in runs.values():
        ends = {row.period: row.value for row in run if row.period in (months[0], months[-1])}
        first, last = ends.get(months[0]), ends.get(months[-1])
        if first is not None and last is not None:
            moves.append(last - first)
    return words.text(
        "{indicator}: {up} up, {down} down since {period}, of {count} communes and wards",
        indicator=brief.indicator_name(words, indicator), up=words.number(sum(move > 0 for move in moves)),
        down=words.number(sum(move < 0 for move in moves)), period=words.period(months[0]),
        count=words.number(len(moves)),
    )  # fmt: skip


def _item(
    words: Words,
    indicator: IndicatorView,
    commune: CommuneView,
    run: Sequence[MonthFigure],
    latest: MonthFigure | None,
    scale: tuple[tuple[int, int], tuple[float, float]],
    ways: Ways,
) -> GridItem:
    value = latest.value if latest else None
    return GridItem(
        name=units.commune_name(words, commune),
        address=ways.commune(commune.code),
        source_address=ways.figure(indicator.id, commune.code, latest.period) if latest else "",
        value=value,
        written=units.bare_amount(words, indicator, value, qualifier=latest.qualifier if latest else None),
        status=Status(latest.status) if latest else Status.NO_DATA,
        line=_line(words, indicator, commune, run, scale),
    )


def _line(
    words: Words,
    indicator: IndicatorView,
    commune: CommuneView,
    run: Sequence[MonthFigure],
    scale: tuple[tuple[int, int], tuple[float, float]],
) -> Sparkline | None:
    known = [row for row in run if row.value is not None]
    if not known:
        return None
    first, last = (brief.amount(words, indicator, known[place].value) for place in (0, -1))
    alt = words.text(
        "{name}: {first} in {start}, {last} in {end}",
        name=units.commune_name(words, commune), first=first, start=words.period(known[0].period), last=last,
        end=words.period(known[-1].period),
    )  # fmt: skip
    points = tuple((month_of(row.last_day).number, float(row.value or 0)) for row in known)
    return Sparkline(
        points, None, any(row.illustrative for row in known), alt, span=scale[0], bounds=scale[1]
    )


def _sheet(
    words: Words,
    indicator: IndicatorView,
    communes: Sequence[CommuneView],
    runs: dict[str, list[MonthFigure]],
    months: Sequence[str],
) -> Sheet:
    """One row a commune, one column a month."""
    headings = (words.text("Code"), words.text("Commune or ward"), *months)
    rows: list[tuple[Cell, ...]] = []
    for commune in communes:
        values = {row.period: row.value for row in runs[commune.code]}
        name = units.full_commune_name(words, commune)
        rows.append((commune.code, name, *(values.get(month) for month in months)))
    return Sheet(headings, tuple(rows), (None, None, *(indicator.decimals for _ in months)))
