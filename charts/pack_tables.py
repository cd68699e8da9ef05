"""Composing the tables of a pack: lists of the overview as charts of their own, each with a title that says the finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from charts import brief
from charts.chart import Footer, TableChart
from charts.footer import illustrative_mark
from charts.headline import communes_met
from charts.sheet import CHANGES_TO, Cell, Sheet, data_word
from schemas.overview import Change, CommuneStanding, Overview, SilentCommune
from schemas.status import Status
from schemas.view import IndicatorView
from schemas.words import Words


def changes_table(words: Words, rows: Sequence[Change], *, since: str, period: str, most: int) -> TableChart:
    """What changed since a day: changed statuses and the biggest moves, `most` of them."""
    told = rows[:most]
    headings = (
        words.text("Indicator"), words.text("Before"), words.text("Now"), words.text("Change"),
        words.text("Status"), words.text("Data"),
    )  # fmt: skip
    cells = tuple(
        (
            brief.indicator_name(words, row.indicator),
            brief.figure_amount(words, row.indicator, row.before) if row.before else "—",
            brief.figure_amount(words, row.indicator, row.after) if row.after else words.text("withdrawn"),
            brief.step(words, row.indicator, row.step),
            _status_change(words, row),
            data_word(words, row.after) if row.after else "—",
        )
        for row in told
    )
    illustrative = any(figure.illustrative for row in told for figure in (row.before, row.after) if figure)
    return table_chart(
        words,
        "changes",
        _changes_finding(words, rows, since),
        headings,
        cells,
        period=period,
        illustrative=illustrative,
    )


def _changes_finding(words: Words, rows: Sequence[Change], since: str) -> str:
    better, worse = (sum(1 for row in rows if row.better is wanted) for wanted in (True, False))
    changed = sum(1 for row in rows if row.changes_status)
    told = words.count_text(
        "Since {since}: {count} indicator with new figures, {better} better and {worse} worse",
        "Since {since}: {count} indicators with new figures, {better} better and {worse} worse",
        len(rows),
        since=since,
        better=words.number(better),
        worse=words.number(worse),
    )
    more = words.text("; {changed} changed status", changed=words.number(changed)) if changed else ""
    return f"{told}{more}"


def _status_change(words: Words, row: Change) -> str:
    """The status, behind the one before where they differ."""
    now = brief.status_word(words, row.status_after)
    return f"{brief.status_word(words, row.status_before)}{CHANGES_TO}{now}" if row.changes_status else now


def headlines_table(words: Words, rows: Sequence[Overview], *, period: str) -> TableChart:
    """The headline indicators, a row each."""
    good = sum(1 for row in rows if row.status in (Status.MET, Status.ON_TRACK))
    judged = sum(1 for row in rows if row.figure is not None and row.figure.target_value is not None)
    title = words.text(
        "Headline indicators: {good} of {judged} with a target are met or on track",
        good=words.number(good),
        judged=words.number(judged),
    )
    return indicators_table(words, rows, name="headlines", title=title, period=period)


def indicators_table(
    words: Words, rows: Sequence[Overview], *, name: str, title: str, period: str
) -> TableChart:
    """Indicators with value, change, target, status and how many communes met theirs."""
    headings = (
        words.text("Indicator"), words.text("Value"), words.text("Period"), words.text("Change"),
        words.text("Target"), words.text("Status"), words.text("Communes and wards"), words.text("Data"),
    )  # fmt: skip
    illustrative = any(row.figure is not None and row.figure.illustrative for row in rows)
    cells = tuple(_indicator_cells(words, row) for row in rows)
    return table_chart(words, name, title, headings, cells, period=period, illustrative=illustrative)


def _indicator_cells(words: Words, row: Overview) -> tuple[Cell, ...]:
    name, figure = brief.indicator_name(words, row.indicator), row.figure
    met = communes_met(words, row) or "—"
    if figure is None:
        return name, "—", "—", "—", "—", brief.status_word(words, row.status), met, "—"
    return (
        name,
        brief.figure_amount(words, row.indicator, figure),
        words.short_period(figure.period),
        brief.step(words, row.indicator, figure.change),
        brief.target_amount(words, row.indicator, figure) if figure.target_value is not None else "—",
        brief.status_word(words, figure.status),
        met,
        data_word(words, figure),
    )


def behind_table(
    words: Words, rows: Sequence[CommuneStanding], indicators: Mapping[str, IndicatorView], *, period: str
) -> TableChart:
    """The communes behind on the most targets, each with its widest gap."""
    first = rows[0]
    title = words.text(
        "Furthest behind: {name}, behind on {behind} of {assessed} targets",
        name=_name(words, first),
        behind=words.number(first.behind),
        assessed=words.number(first.assessed),
    )
    headings = (
        words.text("Commune or ward"), words.text("Targets behind"), words.text("Widest gap"),
        words.text("Value"), words.text("Target"),
    )  # fmt: skip
    cells = tuple(
        (
            _name(words, row),
            _of(words, row.behind, row.assessed),
            brief.indicator_name(words, indicators[row.worst]),
            brief.amount(words, indicators[row.worst], row.worst_value),
            brief.aim_amount(words, indicators[row.worst], row.worst_target),
        )
        for row in rows
    )
    illustrative = any(row.illustrative for row in rows)
    return table_chart(
        words, "furthest_behind", title, headings, cells, period=period, illustrative=illustrative
    )


def silent_table(words: Words, rows: Sequence[SilentCommune], *, period: str) -> TableChart:
    """Who did not report the latest period of each dataset."""
    headings = (
        words.text("Report"), words.text("Period"), words.text("Silent"), words.text("Communes and wards"),
    )  # fmt: skip
    groups = [list(group) for _, group in groupby(rows, key=lambda row: row.dataset)]
    cells = tuple(
        (
            words.pick(group[0].dataset_vi, group[0].dataset_en),
            words.short_period(group[0].period),
            _of(words, len(group), group[0].expected),
            ", ".join(words.pick(row.name_vi, row.name_en) for row in group),
        )
        for group in groups
    )
    illustrative = any(row.illustrative for row in rows)
    return table_chart(
        words,
        "silent",
        silent_finding(words, rows),
        headings,
        cells,
        period=period,
        illustrative=illustrative,
    )


def silent_finding(words: Words, rows: Sequence[SilentCommune]) -> str:
    """How many communes owe at least one report."""
    units = {row.geography for row in rows}
    if not units:
        return words.text("Every commune and ward sent every report of the latest period")
    return words.count_text(
        "{count} commune or ward did not send every report of the latest period",
        "{count} communes and wards did not send every report of the latest period",
        len(units),
    )


def has_reports(rows: Sequence[Overview]) -> bool:
    """Whether communes have reported anything; before that nobody can be called complete, or silent."""
    return any(row.figure is not None and row.figure.reported for row in rows)


def table_chart(
    words: Words, name: str, title: str, headings: tuple[str, ...], cells: tuple[tuple[Cell, ...], ...], *,
    period: str, illustrative: bool,
) -> TableChart:  # fmt: skip
    headings, cells = _telling(words, headings, cells)
    source = words.text(
        "Source: {source}", source=words.text("documents and published files, named in the notes")
    )
    return TableChart(
        name=name,
        title=title,
        footer=Footer(source, "", words.period(period), illustrative_mark(words, illustrative=illustrative)),
        alt=words.text("Table: {title}. {count} rows.", title=title, count=words.number(len(cells))),
        sheet=Sheet(headings, cells, tuple(0 if isinstance(cell, int) else None for cell in cells[0])),
    )


def _telling(
    words: Words, headings: tuple[str, ...], cells: tuple[tuple[Cell, ...], ...]
) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    """Without the columns a room learns nothing from: empty ones, and the kind of data where it is the same in all
    rows, which the slide's mark says already."""
    columns = list(zip(*cells, strict=True))
    kept = [
        place
        for place, column in enumerate(columns)
        if set(column) != {"—"} and not (headings[place] == words.text("Data") and len(set(column)) == 1)
    ]
    return tuple(headings[place] for place in kept), tuple(
        tuple(row[place] for place in kept) for row in cells
    )


def _of(words: Words, part: int, whole: int) -> str:
    return f"{words.number(part)}/{words.number(whole)}"


def _name(words: Words, row: CommuneStanding) -> str:
    return brief.typed_name(words, words.pick(row.name_vi, row.name_en), row.type)
