"""Composing one commune's rates beside their targets and the province: the chart of its slide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from charts import brief, units
from charts.chart import Chart
from charts.footer import footer, marked
from charts.notes import some_names, status_rule
from charts.sheet import Cell, Sheet, data_word
from schemas.commune import Board, CommuneView
from schemas.geography import PROVINCE
from schemas.status import Status
from schemas.view import DocumentView, FigureView, IndicatorView
from schemas.words import Words

JUDGED = (Status.MET, Status.ON_TRACK, Status.BEHIND, Status.REGRESSED, Status.MISSED)
NEAR_END = 10
"""A rank no further than this from the first or the last is told."""
MOST_RANKS = 2


@dataclass(frozen=True)
class ScoreBar:
    """One rate of the commune; no value where it is silent."""

    name: str
    value: float | None
    status: Status
    illustrative: bool
    target: float | None
    province: float | None
    peers: float | None = None


@dataclass(frozen=True)
class ScoreChart(Chart):
    """One commune's rates, each beside its own target and the province's rate, all in `unit`."""

    unit: str
    decimals: int
    unit_name: str
    bars: tuple[ScoreBar, ...]


def score_chart(
    words: Words, board: Board, commune: CommuneView, documents: Mapping[str, DocumentView], *, period: str
) -> ScoreChart:
    """The chart of one commune at the board's day; indicators that are no rates stand in its sheet and notes."""
    told = [(row, board.figure(row.id, commune.code)) for row in board.indicators]
    known = [(row, figure) for row, figure in told if figure is not None]
    figures = sorted((figure for _, figure in known), key=lambda figure: figure.last_day)
    rates = [(row, figure) for row, figure in known if row.kind == "rate"]
    name = units.full_commune_name(words, commune)
    title = marked(words, _finding(words, name, known), any(figure.illustrative for figure in figures))
    return ScoreChart(
        name=f"commune_{commune.code}_{period}",
        title=title,
        footer=footer(words, figures, source=units.sources(words, figures, documents), reported=""),
        alt=words.text(
            "Bar chart: {title}. {count} rates beside their targets and the province.",
            title=title,
            count=words.number(len(rates)),
        ),
        sheet=_sheet(words, board, known),
        subject=_about(words, commune),
        sentences=_sentences(words, known),
        notes=(*_lines(words, known), status_rule(words)),
        unit="%",
        decimals=1,
        unit_name=name,
        bars=tuple(_bar(words, board, row, figure) for row, figure in rates),
    )


def _bar(words: Words, board: Board, indicator: IndicatorView, figure: FigureView) -> ScoreBar:
    province = board.figure(indicator.id, PROVINCE)
    return ScoreBar(
        name=brief.indicator_name(words, indicator),
        value=float(figure.value) if figure.value is not None else None,
        status=Status(figure.status),
        illustrative=figure.illustrative,
        target=float(figure.target_value) if figure.target_value is not None else None,
        province=float(province.value) if province is not None and province.value is not None else None,
    )


def _finding(words: Words, name: str, known: list[tuple[IndicatorView, FigureView]]) -> str:
    """How many of its targets the commune meets, and which is missed by most."""
    judged = [(row, figure) for row, figure in known if figure.status in JUDGED]
    capital = f"{name[:1].upper()}{name[1:]}"
    if not judged:
        return words.text("{name}: no target to be judged by", name=capital)
    told = words.text(
        "{name}: {met} of {judged} targets met",
        name=capital,
        met=words.number(sum(1 for _, figure in judged if figure.status == Status.MET)),
        judged=words.number(len(judged)),
    )
    short = [
        (row, figure) for row, figure in judged if units.is_short(figure.status) and figure.gap is not None
    ]
    if not short:
        return told
    row, figure = max(
        short, key=lambda pair: abs(float(pair[1].gap or 0)) / (abs(float(pair[1].target_value or 0)) or 1)
    )
    worst = words.text(
        "; furthest: {indicator} {value}, target {target}",
        indicator=brief.indicator_name(words, row),
        value=brief.figure_amount(words, row, figure),
        target=brief.short_aim(words, row, figure),
    )
    return f"{told}{worst}"


def _about(words: Words, commune: CommuneView) -> str:
    parts = [units.district_name(words, commune.district)] if commune.district else []
    parts.append(units.size_name(words, commune.size))
    return " · ".join(parts)


def _sentences(words: Words, known: list[tuple[IndicatorView, FigureView]]) -> tuple[str, ...]:
    """By which rates the commune is among the first, by which among the last, and what it did not report."""
    ranked = [(row, figure) for row, figure in known if row.kind == "rate" and figure.rank and figure.ranked]
    ranked.sort(key=lambda pair: (pair[1].rank or 0, pair[0].id))
    first = [pair for pair in ranked if (pair[1].rank or 0) <= NEAR_END]
    last = [pair for pair in ranked if (pair[1].rank or 0) > max((pair[1].ranked or 0) - NEAR_END, NEAR_END)]
    silent = [brief.indicator_name(words, row) for row, figure in known if figure.status == Status.SILENT]
    told = (
        words.text("Among the first ten: {names}.", names=_ranks(words, first)) if first else "",
        words.text("Among the last ten: {names}.", names=_ranks(words, last[::-1])) if last else "",
        words.text("Did not report: {names}.", names=some_names(words, silent, most=MOST_RANKS))
        if silent
        else "",
    )
    return tuple(sentence for sentence in told if sentence)


def _ranks(words: Words, pairs: list[tuple[IndicatorView, FigureView]]) -> str:
    told = [
        f"{brief.indicator_name(words, row)} ({units.ranked_words(words, figure.rank, figure.ranked)})"
        for row, figure in pairs
    ]
    return some_names(words, told, most=MOST_RANKS)


def _lines(words: Words, known: list[tuple[IndicatorView, FigureView]]) -> tuple[str, ...]:
    return tuple(
        f"{brief.indicator_name(words, row)}: {brief.figure_amount(words, row, figure)}, {words.period(figure.period)} – "
        f"{brief.status_word(words, figure.status)}"
        for row, figure in known
    )


def _sheet(words: Words, board: Board, known: list[tuple[IndicatorView, FigureView]]) -> Sheet:
    """One row an indicator, with everything needed to check the chart."""
    headings = (
        words.text("Indicator"), words.text("Period"), words.text("Value"), words.text("Unit"), words.text("Numerator"),
        words.text("Denominator"), words.text("Status"), words.text("Target"), words.text("Province"), words.text("Rank"),
        words.text("Data"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for row, figure in known:
        province = board.figure(row.id, PROVINCE)
        rows.append(
            (
                brief.indicator_name(words, row), figure.period, figure.value, words.pick(row.unit_vi, row.unit_en),
                figure.numerator, figure.denominator, brief.status_word(words, figure.status), figure.target_value,
                province.value if province else None, figure.rank, data_word(words, figure),
            )
        )  # fmt: skip
    return Sheet(headings, tuple(rows), (None, None, 2, None, 0, 0, None, 2, 2, 0, None))
