"""Composing the map: the communes as equal squares or in the operator's outlines, coloured month by month."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from charts import brief, units
from charts.chart import Footer, keys_of
from charts.commune_charts import MapFigure, MapUnit, UnitMap
from charts.footer import marked, reported_of
from charts.map_shapes import Outlines, outlines
from charts.map_steps import Scale, legend
from charts.sheet import Cell, Sheet
from schemas.boundary import Boundaries
from schemas.commune import CommuneView, MonthFigure
from schemas.status import Status
from schemas.view import IndicatorView
from schemas.words import Words


@dataclass(frozen=True)
class MapChoice:
    """What is drawn: whose months, coloured how, on which map; `shown` is the month in view."""

    indicator: IndicatorView
    communes: tuple[CommuneView, ...]
    figures: tuple[MonthFigure, ...]
    scale: Scale
    boundaries: Boundaries | None
    shown: str


def unit_map(words: Words, choice: MapChoice, address: Callable[[str], str], *, source: str) -> UnitMap:
    """Every commune on its place, with every month's figure; whoever has no place is named.

    `choice.shown` is one of the months the figures have.
    """
    months = tuple(dict.fromkeys(row.period for row in choice.figures))
    table = {(row.geography, row.period): row for row in choice.figures}
    drawn = outlines(choice.boundaries, choice.communes) if choice.boundaries else None
    placed = [_unit(words, choice, table, months, row, drawn, address) for row in choice.communes]
    shown = [table.get((row.code, choice.shown)) for row in choice.communes]
    titles = tuple(_finding(words, choice, table, month) for month in months)
    title = titles[months.index(choice.shown)]
    return UnitMap(
        name=f"map_{choice.indicator.id}_{choice.shown}",
        title=title,
        footer=_footer(words, choice, shown, source),
        alt=words.text("Map of the communes and wards: {title}", title=title),
        sheet=_sheet(words, choice, table),
        figures=keys_of(row for row in shown if row is not None and row.value is not None),
        units=tuple(row for row in placed if row.tile or row.rings),
        months=tuple((month, words.period(month)) for month in months),
        titles=titles,
        shown=months.index(choice.shown),
        legend=legend(words, choice.indicator, choice.scale, choice.figures),
        unplaced=tuple(row.name for row in placed if not (row.tile or row.rings)),
        columns=0 if drawn else max((row.tile[0] for row in placed if row.tile), default=0),
        rows=0 if drawn else max((row.tile[1] for row in placed if row.tile), default=0),
        height=drawn.height if drawn else 1.0,
    )


def _unit(
    words: Words,
    choice: MapChoice,
    table: Mapping[tuple[str, str], MonthFigure],
    months: Sequence[str],
    commune: CommuneView,
    drawn: Outlines | None,
    address: Callable[[str], str],
) -> MapUnit:
    tile = None
    if not drawn and commune.tile_column and commune.tile_row:
        tile = (commune.tile_column, commune.tile_row)
    name = units.commune_name(words, commune)
    return MapUnit(
        code=commune.code,
        name=name,
        initials="".join(part[0] for part in name.split()),
        address=address(commune.code),
        tile=tile,
        rings=drawn.rings.get(commune.code, ()) if drawn else (),
        point=drawn.points.get(commune.code) if drawn else None,
        months=tuple(_figure(words, choice, table.get((commune.code, month))) for month in months),
    )


def _figure(words: Words, choice: MapChoice, row: MonthFigure | None) -> MapFigure:
    status = Status(row.status) if row else Status.NO_DATA
    value = row.value if row else None
    written = units.bare_amount(words, choice.indicator, value, qualifier=row.qualifier if row else None)
    told = [
        brief.amount(words, choice.indicator, value) if value is not None else "",
        brief.status_word(words, status),
        units.ranked_words(words, row.rank, row.ranked) if row else "",
    ]
    return MapFigure(value, written, choice.scale.key(row), status, " · ".join(part for part in told if part))


def _finding(
    words: Words, choice: MapChoice, table: Mapping[tuple[str, str], MonthFigure], month: str
) -> str:
    """One month's finding: "…, tháng 10/2026: 23/65 xã, phường dưới chỉ tiêu; cuối bảng là …"."""
    rows = [row for row in (table.get((one.code, month)) for one in choice.communes) if row is not None]
    name = f"{brief.indicator_name(words, choice.indicator)}, {words.period(month)}"
    placed = [row for row in rows if row.rank is not None]
    if not placed:
        return words.text("{indicator}: no figures to rank", indicator=name)
    last = max(placed, key=lambda row: row.rank or 0)
    commune = next(one for one in choice.communes if one.code == last.geography)
    worst = f"{units.commune_name(words, commune)} {brief.amount(words, choice.indicator, last.value)}"
    if all(row.target_value is None for row in placed):
        told = words.text("{indicator}: no target; last is {worst}", indicator=name, worst=worst)
    else:
        told = words.text(
            "{indicator}: {short}/{all} communes and wards short of the target; last is {worst}",
            indicator=name, short=words.number(sum(units.is_short(row.status) for row in rows)),
            all=words.number(len(choice.communes)), worst=worst,
        )  # fmt: skip
    return marked(words, told, any(row.illustrative for row in rows))


def _footer(words: Words, choice: MapChoice, shown: Sequence[MonthFigure | None], source: str) -> Footer:
    told = [row for row in shown if row is not None and row.value is not None]
    illustrative = any(row.illustrative for row in told)
    return Footer(
        source=words.text("Source: {source}", source=source) if source else "",
        reported=reported_of(words, len(told), len(choice.communes)),
        period=words.period(choice.shown),
        illustrative=words.text("Illustrative data, not real figures") if illustrative else "",
    )


def _sheet(words: Words, choice: MapChoice, table: Mapping[tuple[str, str], MonthFigure]) -> Sheet:
    headings = (
        words.text("Code"), words.text("Commune or ward"), words.text("Period"), words.text("Value"),
        words.text("Unit"), words.text("Status"), words.text("Target"), words.text("Rank"), words.text("Data"),
    )  # fmt: skip
    indicator = choice.indicator
    rows: list[tuple[Cell, ...]] = []
    for commune in choice.communes:
        row = table.get((commune.code, choice.shown))
        rows.append(
            (
                commune.code,
                units.full_commune_name(words, commune),
                choice.shown,
                row.value if row else None,
                words.pick(indicator.unit_vi, indicator.unit_en),
                brief.status_word(words, row.status if row else Status.NO_DATA),
                row.target_value if row else None,
                row.rank if row else None,
                words.text("Illustrative") if row and row.illustrative else words.text("Reported"),
            )
        )
    digits = indicator.decimals
    return Sheet(headings, tuple(rows), (None, None, None, digits, None, None, digits, 0, None))
