"""Composing the ranking: the communes of one period side by side."""

from __future__ import annotations

from charts import brief
from charts.chart import AddressOf, Bar, RankingChart, keys_of, no_address
from charts.footer import footer, reported_of, with_mark
from charts.notes import method_notes, ranking_sentences
from charts.sheet import ranking_sheet
from schemas.status import Status
from schemas.view import FigureView, IndicatorView, RankedFigure
from schemas.words import Words


def ranking_chart(
    words: Words,
    indicator: IndicatorView,
    ranked: tuple[RankedFigure, ...],
    *,
    chosen: str,
    source: str,
    address: AddressOf = no_address,
    origin: AddressOf = no_address,
) -> RankingChart:
    """The communes of one period, best first; the unranked (small denominators) last and greyed.

    By a commune's code, `address` is that of its own page and `origin` that of its figure's own record.
    """
    told = [row for row in ranked if row.figure.value is not None]
    aims = {row.figure.target_value for row in told}
    aim = aims.pop() if len(aims) == 1 else None
    first = next((row.figure for row in told if row.figure.target_value is not None), None)
    figures = [row.figure for row in told]
    period = words.period(told[0].figure.period) if told else ""
    title = with_mark(words, _finding(words, indicator, told, period), figures)
    return RankingChart(
        name=f"{indicator.id}_{told[0].figure.period}" if told else indicator.id,
        title=title,
        sheet=ranking_sheet(words, indicator, ranked),
        unit=words.pick(indicator.unit_vi, indicator.unit_en),
        decimals=indicator.decimals,
        bars=tuple(_bar(words, indicator, row, chosen=chosen, addresses=(address, origin)) for row in told),
        target=float(aim) if aim is not None else None,
        target_name=words.text("Target: {target}", target=brief.target_amount(words, indicator, first))
        if first
        else "",
        footer=footer(words, figures, source=source, reported=reported_of(words, len(told), len(ranked))),
        alt=words.text(
            "Bar chart: {title}. {count} communes and wards, best first.",
            title=title,
            count=words.number(len(told)),
        ),
        subject=brief.indicator_name(words, indicator),
        sentences=ranking_sentences(words, ranked),
        notes=method_notes(words, indicator),
        figures=keys_of(figures),
    )


def _finding(words: Words, indicator: IndicatorView, told: list[RankedFigure], period: str) -> str:
    """How many that reported are short of the target and who is last; first and last where there is no target."""
    placed = [row for row in told if row.figure.rank is not None]
    if len(placed) < 2:
        return f"{brief.indicator_name(words, indicator)} · {period}"
    first, last = (
        f"{words.pick(row.name_vi, row.name_en)} {brief.figure_amount(words, indicator, row.figure)}"
        for row in (placed[0], placed[-1])
    )
    judged = [row for row in placed if row.figure.target_value is not None]
    if not judged:
        return words.text("First {first}, last {last}, {period}", first=first, last=last, period=period)
    short = sum(1 for row in judged if row.figure.status != Status.MET)
    if not short:
        return words.text(
            "All {told} that reported meet the target; last: {last}",
            told=words.number(len(judged)),
            last=last,
        )
    return words.text(
        "{short} of {told} that reported are short of the target; last: {last}",
        short=words.number(short),
        told=words.number(len(judged)),
        last=last,
    )


def _bar(
    words: Words,
    indicator: IndicatorView,
    row: RankedFigure,
    *,
    chosen: str,
    addresses: tuple[AddressOf, AddressOf],
) -> Bar:
    figure = row.figure
    address, origin = addresses
    return Bar(
        name=words.pick(row.name_vi, row.name_en),
        value=float(figure.value or 0),
        written=brief.figure_amount(words, indicator, figure),
        status=Status(figure.status),
        hover=hover_of(words, indicator, row),
        illustrative=figure.illustrative,
        faded=figure.status == Status.TOO_FEW,
        chosen=figure.geography == chosen,
        address=address(figure.geography),
        source_address=origin(figure.geography),
    )


def hover_of(words: Words, indicator: IndicatorView, row: RankedFigure) -> str:
    """What is told of one commune where a chart is pointed at: value, status, rank, change, cases."""
    figure = row.figure
    name = brief.typed_name(words, words.pick(row.name_vi, row.name_en), row.type)
    lines = [
        f"{name}: {brief.figure_amount(words, indicator, figure)}",
        brief.status_word(words, figure.status),
        _rank(words, figure),
        words.text("Change: {change}", change=brief.step(words, indicator, figure.change))
        if figure.change
        else "",
        words.text("Cases: {count}", count=words.number(figure.denominator)) if figure.denominator else "",
        words.text("Illustrative data, not real figures") if figure.illustrative else "",
    ]
    return "\n".join(line for line in lines if line)


def _rank(words: Words, figure: FigureView) -> str:
    if figure.rank is None or figure.ranked is None:
        return words.text("Not ranked")
    return words.text(
        "Rank {rank} of {ranked}", rank=words.number(figure.rank), ranked=words.number(figure.ranked)
    )
