"""Composing a comparison: up to six communes or groups side by side, the province beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from charts import brief, units
from charts.chart import Footer, Sparkline
from charts.commune_charts import ComparedCell, ComparedRow, ComparedUnit, Comparison
from charts.footer import marked
from charts.sheet import Cell, Sheet
from charts.sides import NOTHING, SHARES, Side, best_of
from charts.ways import Ways
from schemas.commune import Board
from schemas.geography import PROVINCE
from schemas.period import Month
from schemas.view import IndicatorView
from schemas.words import Words

LINE_MONTHS = 12


def comparison(
    words: Words,
    board: Board,
    province: Side,
    sides: Sequence[Side],
    indicators: Sequence[IndicatorView],
    *,
    ways: Ways,
    remove: Callable[[str], str],
    source: str,
    period: str,
) -> Comparison:
    """One row an indicator; the best of the sides is marked, the province stands by as a measure."""
    best = {row.id: best_of(row, sides) for row in indicators}
    rows = tuple(
        _row(words, board, row, (province, *sides), best[row.id], ways, period) for row in indicators
    )
    illustrative = any(cell.illustrative for row in rows for cell in row.cells)
    title = finding(words, sides, best)
    return Comparison(
        name="comparison",
        title=marked(words, title, illustrative),
        footer=Footer(
            source=words.text("Source: {source}", source=source) if source else "",
            reported=words.text("Groups are sums over sums of the members that reported"),
            period=words.period(period),
            illustrative=words.text("Illustrative data, not real figures") if illustrative else "",
        ),
        alt=words.text(
            "Table: {title}. {indicators} indicators in rows.", title=title, indicators=words.number(len(rows))
        ),
        sheet=_sheet(words, board, (province, *sides), indicators),
        units=tuple(
            ComparedUnit(side.name, side.note, side.address, "" if side is province else remove(side.slug))
            for side in (province, *sides)
        ),
        rows=rows,
    )  # fmt: skip


def finding(words: Words, sides: Sequence[Side], best: Mapping[str, frozenset[str]]) -> str:
    """Who leads on most indicators: "Thất Khê dẫn đầu 4/6 chỉ số được so sánh"."""
    names = {side.slug: side.name for side in sides}
    if len(sides) < 2:
        return words.text("{unit} beside the province", unit=next(iter(names.values()), "—"))
    contested = [slugs for slugs in best.values() if slugs]
    if not contested:
        return words.text("{units}: nothing can be compared", units=", ".join(names.values()))
    wins = Counter(slug for slugs in contested for slug in slugs)
    most = max(wins.values())
    return words.text(
        "{leaders}: best on {count} of {all} indicators compared",
        leaders=", ".join(name for slug, name in names.items() if wins[slug] == most),
        count=words.number(most), all=words.number(len(contested)),
    )  # fmt: skip


def _row(
    words: Words,
    board: Board,
    indicator: IndicatorView,
    sides: Sequence[Side],
    best: frozenset[str],
    ways: Ways,
    period: str,
) -> ComparedRow:
    aimed = next(
        (row for row in (board.figure(indicator.id, one.code) for one in board.communes) if row and row.target_value is not None),
        None,
    )  # fmt: skip
    own = board.periods.get(indicator.id, "")
    scale = _scale(indicator, sides)
    return ComparedRow(
        name=brief.indicator_name(words, indicator),
        unit=words.pick(indicator.unit_vi, indicator.unit_en),
        decimals=indicator.decimals,
        target=brief.short_aim(words, indicator, aimed) if aimed else "",
        period=words.short_period(own) if own and own != period else "",
        address=ways.indicator(indicator.id, ""),
        cells=tuple(
            _cell(words, indicator, side, best, scale, ways.to(own_figure) if own_figure else "")
            for side in sides
            for own_figure in (board.figure(indicator.id, side.slug),)
        ),
    )


Scale = tuple[tuple[int, int], tuple[float, float]] | None


def _scale(indicator: IndicatorView, sides: Sequence[Side]) -> Scale:
    """First and last month and lowest and highest value of all lines; a province's count would flatten the others."""
    points = [
        point
        for side in (sides if _is_share(indicator) else sides[1:])
        for point in side.months.get(indicator.id, ())[-LINE_MONTHS:]
    ]
    if len({month for month, _ in points}) < 2:
        return None
    months, values = [month for month, _ in points], [value for _, value in points]
    return (min(months), max(months)), (min(values), max(values))


def _is_share(indicator: IndicatorView) -> bool:
    return indicator.kind in SHARES


def _cell(
    words: Words, indicator: IndicatorView, side: Side, best: frozenset[str], scale: Scale, address: str
) -> ComparedCell:
    figure = side.figures.get(indicator.id, NOTHING)
    return ComparedCell(
        address=address,
        value=figure.value,
        written=units.bare_amount(words, indicator, figure.value, qualifier=figure.qualifier),
        status=figure.status,
        note=figure.note,
        best=side.slug in best,
        line=_line(words, indicator, side, scale, illustrative=figure.illustrative),
        illustrative=figure.illustrative,
    )


def _line(
    words: Words, indicator: IndicatorView, side: Side, scale: Scale, *, illustrative: bool
) -> Sparkline | None:
    if scale is None or (side.slug == PROVINCE and not _is_share(indicator)):
        return None
    span, bounds = scale
    points = tuple(point for point in side.months.get(indicator.id, ()) if span[0] <= point[0] <= span[1])
    if len(points) < 2:
        return None
    (first_month, first), (last_month, last) = points[0], points[-1]
    alt = words.text(
        "{name}: {first} in {start}, {last} in {end}",
        name=side.name, first=brief.amount(words, indicator, first), start=_month(words, first_month),
        last=brief.amount(words, indicator, last), end=_month(words, last_month),
    )  # fmt: skip
    return Sparkline(points, None, illustrative, alt, span=span, bounds=bounds)


def _month(words: Words, number: int) -> str:
    return words.period(Month(0, 1).plus(number).slug)


def _sheet(words: Words, board: Board, sides: Sequence[Side], indicators: Sequence[IndicatorView]) -> Sheet:
    headings = [words.text("Indicator"), words.text("Unit"), words.text("Period")]
    headings += [side.name for side in sides]
    rows: list[tuple[Cell, ...]] = []
    for indicator in indicators:
        values = [side.figures.get(indicator.id, NOTHING).value for side in sides]
        rows.append(
            (
                brief.indicator_name(words, indicator),
                words.pick(indicator.unit_vi, indicator.unit_en),
                board.periods.get(indicator.id, ""),
                *values,
            )
        )
    return Sheet(tuple(headings), tuple(rows), (None, None, None, *(2 for _ in sides)))
