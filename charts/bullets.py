"""Composing a commune's scorecard: each indicator beside its target, the province and the commune's peers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from statistics import median

from charts import brief, units
from charts.chart import Sparkline, keys_of
from charts.commune_charts import Bullet, BulletChart
from charts.footer import footer, marked
from charts.sheet import Cell, Sheet
from charts.units import Addresses
from schemas.commune import Board, CommuneView, MonthFigure
from schemas.geography import PROVINCE
from schemas.period import month_of
from schemas.status import ASSESSED, STATUS_FORMS, Status
from schemas.view import DocumentView, FigureView, IndicatorView
from schemas.words import Words

FEWEST_PEERS = 2
"""Of fewer the median would be one commune's own figure."""

LINE_MONTHS = 12
HUNDRED = Decimal(100)


def bullet_chart(
    words: Words,
    board: Board,
    commune: CommuneView,
    months: Mapping[str, tuple[MonthFigure, ...]],
    addresses: Addresses,
    documents: Mapping[str, DocumentView],
) -> BulletChart:
    """One bullet an indicator that anybody has figures of; those with a target first."""
    shown = sorted(
        (row for row in board.indicators if row.id in board.periods),
        key=lambda row: not _has_target(board, row, commune),
    )
    told = [row for row in (board.figure(one.id, commune.code) for one in shown) if row is not None]
    title = finding(words, board, commune)
    return BulletChart(
        name=f"commune_{commune.code}",
        title=marked(words, title, any(row.illustrative for row in told)),
        footer=footer(
            words, sorted(told, key=lambda row: row.last_day), source=units.sources(words, told, documents), reported=""
        ),
        alt=words.text(
            "Bullet chart: {title}. {count} indicators, each beside its target, the province and its peers.",
            title=title, count=words.number(len(shown)),
        ),
        sheet=_sheet(words, board, commune, shown),
        figures=keys_of(row for row in told if row.value is not None),
        bullets=tuple(_bullet(words, board, commune, row, months.get(row.id, ()), addresses) for row in shown),
    )  # fmt: skip


def finding(words: Words, board: Board, commune: CommuneView) -> str:
    """How many of its targets a commune meets: "Thất Khê: đạt 1/4 chỉ tiêu, 3 chỉ tiêu chậm"."""
    name = units.commune_name(words, commune)
    statuses = [board.status(row.id, commune.code) for row in board.indicators]
    judged = sum(status in ASSESSED for status in statuses)
    silent = statuses.count(Status.SILENT)
    if not any(key[1] == commune.code for key in board.figures):
        return words.text("{name}: no figures yet", name=name)
    told = words.text(
        "{name}: {met} of {judged} targets met, short of {short}",
        name=name, met=words.number(statuses.count(Status.MET)), judged=words.number(judged),
        short=words.number(sum(units.is_short(status) for status in statuses)),
    ) if judged else words.text("{name}: nothing to judge against a target", name=name)  # fmt: skip
    if not silent:
        return told
    return words.count_text(
        "{told}; {count} indicator not reported", "{told}; {count} indicators not reported", silent, told=told
    )


def peer_median(board: Board, indicator: IndicatorView, commune: CommuneView) -> tuple[Decimal | None, int]:
    """The middle value of the peers that have one worth judging, and how many those are."""
    figures = [board.figure(indicator.id, row.code) for row in board.communes if row.is_peer_of(commune)]
    values = [row.value for row in figures if row and row.value is not None and row.status != Status.TOO_FEW]
    return (median(values) if len(values) >= FEWEST_PEERS else None), len(values)


def _has_target(board: Board, indicator: IndicatorView, commune: CommuneView) -> bool:
    figure = board.figure(indicator.id, commune.code)
    return figure is not None and figure.target_value is not None


def _bullet(
    words: Words, board: Board, commune: CommuneView, indicator: IndicatorView, months: Sequence[MonthFigure],
    addresses: Addresses,
) -> Bullet:  # fmt: skip
    figure = board.figure(indicator.id, commune.code)
    province = board.figure(indicator.id, PROVINCE)
    middle, counted = peer_median(board, indicator, commune)
    return Bullet(
        name=brief.indicator_name(words, indicator),
        address=addresses.indicator(indicator.id, commune.code),
        source_address=addresses.to(figure) if figure else "",
        unit=words.pick(indicator.unit_vi, indicator.unit_en),
        value=figure.value if figure else None,
        written=brief.figure_amount(words, indicator, figure) if figure and figure.value is not None else "",
        status=Status(board.status(indicator.id, commune.code)),
        target=figure.target_value if figure else None,
        target_written=brief.short_aim(words, indicator, figure) if figure else "",
        # A count of the whole province says nothing on a commune's scale.
        province=province.value if province and _is_share(indicator) else None,
        province_written=brief.figure_amount(words, indicator, province)
        if province and province.value is not None
        else "",
        province_address=addresses.to(province) if province else "",
        peers=middle,
        peers_written=_peers_written(words, indicator, middle, counted),
        high=_high(board, indicator),
        rank=units.ranked_words(words, figure.rank, figure.ranked) if figure else "",
        change=brief.step(words, indicator, figure.change) if figure and figure.change else "",
        note=_note(words, indicator, figure, months),
        line=_line(words, indicator, figure, months),
        illustrative=bool(figure and figure.illustrative),
    )


def _is_share(indicator: IndicatorView) -> bool:
    return indicator.kind in ("rate", "score")


def _peers_written(words: Words, indicator: IndicatorView, middle: Decimal | None, counted: int) -> str:
    if middle is None:
        return ""
    written = brief.amount(words, indicator, middle)
    return words.text("{value} (median of {count})", value=written, count=words.number(counted))


def _high(board: Board, indicator: IndicatorView) -> Decimal:
    """Where the scale ends: at 100 for percentages, else a little beyond the largest commune's value."""
    figures = [
        row for row in (board.figure(indicator.id, one.code) for one in board.communes) if row is not None
    ]
    largest = max(
        (value for row in figures for value in (row.value, row.target_value) if value is not None),
        default=Decimal(1),
    )
    if indicator.unit_vi.strip() == "%":
        return max(HUNDRED, largest)
    return largest * Decimal("1.05") or Decimal(1)


def _note(
    words: Words, indicator: IndicatorView, figure: FigureView | None, months: Sequence[MonthFigure]
) -> str:
    """The latest figure there is, where the latest period has none."""
    if figure is None or figure.value is not None:
        return words.text("Fewer is better") if indicator.better == "lower" else ""
    known = [row for row in months if row.value is not None]
    if not known:
        return words.text("No earlier figure")
    last = known[-1]
    return words.text(
        "Latest figure: {value}, {period}",
        value=brief.amount(words, indicator, last.value), period=words.period(last.period),
    )  # fmt: skip


def _line(
    words: Words, indicator: IndicatorView, figure: FigureView | None, months: Sequence[MonthFigure]
) -> Sparkline | None:
    known = [row for row in months if row.value is not None][-LINE_MONTHS:]
    if len(known) < 2:
        return None
    target = figure.target_value if figure else None
    first, last = known[0], known[-1]
    return Sparkline(
        points=tuple((month_of(row.last_day).number, float(row.value or 0)) for row in known),
        target=float(target) if target is not None else None,
        illustrative=any(row.illustrative for row in known),
        alt=words.text(
            "From {first} in {start} to {last} in {end}",
            first=brief.amount(words, indicator, first.value), start=words.period(first.period),
            last=brief.amount(words, indicator, last.value), end=words.period(last.period),
        ),
    )  # fmt: skip


def _sheet(words: Words, board: Board, commune: CommuneView, shown: Sequence[IndicatorView]) -> Sheet:
    headings = (
        words.text("Indicator"), words.text("Period"), words.text("Value"), words.text("Unit"), words.text("Status"),
        words.text("Target"), words.text("Rank"), words.text("Ranked"), words.text("Whole province"),
        words.text("Median of the peers"), words.text("Peers with figures"), words.text("Data"),
    )  # fmt: skip
    rows = tuple(_sheet_row(words, board, commune, row) for row in shown)
    return Sheet(headings, rows, (None, None, 6, None, None, 6, 0, 0, 6, 6, 0, None))


def _sheet_row(
    words: Words, board: Board, commune: CommuneView, indicator: IndicatorView
) -> tuple[Cell, ...]:
    figure = board.figure(indicator.id, commune.code)
    province = board.figure(indicator.id, PROVINCE)
    middle, counted = peer_median(board, indicator, commune)
    form = STATUS_FORMS[Status(board.status(indicator.id, commune.code))]
    return (
        brief.indicator_name(words, indicator),
        board.periods[indicator.id],
        figure.value if figure else None,
        words.pick(indicator.unit_vi, indicator.unit_en),
        f"{form.symbol} {words.text(form.word)}",
        figure.target_value if figure else None,
        figure.rank if figure else None,
        figure.ranked if figure else None,
        province.value if province else None,
        middle,
        counted,
        words.text("Illustrative") if figure and figure.illustrative else words.text("Reported"),
    )
