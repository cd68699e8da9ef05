"""Composing the heat table: the communes in rows, indicators in columns, each cell with its value and status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charts import brief, units
from charts.chart import keys_of
from charts.commune_charts import HeatCell, HeatColumn, HeatGroup, HeatRow, HeatTable
from charts.footer import footer, marked
from charts.heat_order import BEST_FIRST, BY_NAME, BY_STANDING, Choice, finding, ordered
from charts.sheet import Cell, Sheet
from charts.units import Addresses
from schemas.commune import Board, CommuneGroup, CommuneView
from schemas.geography import PROVINCE
from schemas.status import STATUS_FORMS, Status
from schemas.view import DocumentView, IndicatorView
from schemas.words import Words


def heat_table(
    words: Words,
    board: Board,
    choice: Choice,
    addresses: Addresses,
    documents: Mapping[str, DocumentView],
    *,
    period: str,
) -> HeatTable:
    """The communes beside each other; whoever was silent stands first."""
    told = [row for row in board.figures.values() if row.indicator in {one.id for one in choice.indicators}]
    communes = ordered(words, board, choice)
    source = units.sources(words, told, documents)
    title = marked(words, finding(words, board, choice, communes), any(row.illustrative for row in told))
    columns = tuple(
        _column(words, board, indicator, choice.sort, addresses, period) for indicator in choice.indicators
    )
    return HeatTable(
        name=f"communes_{period}",
        title=title,
        footer=footer(
            words,
            sorted(told, key=lambda row: row.last_day),
            source=source,
            reported=_complete(words, board, choice),
        ),
        alt=words.text(
            "Table: {title}. {communes} communes and wards in rows, {indicators} indicators in columns.",
            title=title, communes=words.number(len(communes)), indicators=words.number(len(columns)),
        ),
        sheet=_sheet(words, board, choice, communes),
        figures=keys_of(row for row in told if row.value is not None),
        columns=columns,
        province=_row(words, board, choice.indicators, PROVINCE, words.text("Whole province"), "", addresses),
        groups=_groups(words, board, choice, communes, addresses),
        names_sort=(
            addresses.sort(BY_STANDING if choice.sort == BY_NAME else BY_NAME),
            "ascending" if choice.sort == BY_NAME else "none",
        ),
        statuses=_statuses(board, choice),
    )  # fmt: skip


def _complete(words: Words, board: Board, choice: Choice) -> str:
    full = sum(
        1 for row in board.communes
        if not any(board.status(one.id, row.code) == Status.SILENT for one in choice.indicators)
    )  # fmt: skip
    return words.text(
        "{full} of {all} communes and wards reported every indicator shown",
        full=words.number(full), all=words.number(len(board.communes)),
    )  # fmt: skip


def _column(
    words: Words, board: Board, indicator: IndicatorView, sort: str, addresses: Addresses, period: str
) -> HeatColumn:
    figures = [
        row for row in (board.figure(indicator.id, one.code) for one in board.communes) if row is not None
    ]
    aimed = next((row for row in figures if row.target_value is not None), None)
    own = board.periods.get(indicator.id, "")
    met = sum(1 for row in figures if row.status == Status.MET)
    worst_first = sort == indicator.id
    return HeatColumn(
        name=brief.indicator_name(words, indicator),
        unit=words.pick(indicator.unit_vi, indicator.unit_en),
        decimals=indicator.decimals,
        target=brief.short_aim(words, indicator, aimed) if aimed else "",
        period=words.short_period(own) if own and own != period else "",
        met=f"{words.number(met)}/{words.number(len(board.communes))}" if aimed else "",
        illustrative=any(row.illustrative for row in figures),
        address=addresses.indicator(indicator.id, ""),
        sort_address=addresses.sort(f"{BEST_FIRST}{indicator.id}" if worst_first else indicator.id),
        sorted="descending"
        if sort == f"{BEST_FIRST}{indicator.id}"
        else "ascending"
        if worst_first
        else "none",
    )


def _groups(
    words: Words, board: Board, choice: Choice, communes: Sequence[CommuneView], addresses: Addresses
) -> tuple[HeatGroup, ...]:
    def rows(codes: Sequence[str] | None) -> tuple[HeatRow, ...]:
        return tuple(
            _row(words, board, choice.indicators, row.code, units.commune_name(words, row), addresses.commune(row.code), addresses)
            for row in communes if codes is None or row.code in codes
        )  # fmt: skip

    if not choice.groups:
        return (HeatGroup("", None, rows(None)),)
    return tuple(
        HeatGroup(units.group_name(words, group), _sums(words, choice, group), rows(group.codes))
        for group in choice.groups
    )


def _row(
    words: Words, board: Board, indicators: Sequence[IndicatorView], code: str, name: str, address: str,
    addresses: Addresses,
) -> HeatRow:  # fmt: skip
    return HeatRow(
        code, name, address, tuple(_cell(words, board, one, code, name, addresses) for one in indicators)
    )


def _cell(
    words: Words, board: Board, indicator: IndicatorView, code: str, name: str, addresses: Addresses
) -> HeatCell:
    figure = board.figure(indicator.id, code)
    if figure is None and code == PROVINCE:
        # What cannot be summed is not missing.
        return HeatCell(None, "—", Status.NO_TARGET, "", addresses.indicator(indicator.id, ""))
    return HeatCell(
        value=figure.value if figure else None,
        written=units.bare_amount(words, indicator, figure.value, qualifier=figure.qualifier)
        if figure
        else "",
        status=Status(board.status(indicator.id, code)),
        hover=units.figure_hover(words, indicator, name, figure),
        address=addresses.to(figure) if figure else addresses.indicator(indicator.id, code),
    )


def _sums(words: Words, choice: Choice, group: CommuneGroup) -> HeatRow:
    name = words.text("{name}, together", name=units.group_name(words, group))
    cells = []
    for indicator in choice.indicators:
        figure = choice.sums.get((group.slug, indicator.id))
        value, qualifier = (figure.value, figure.qualifier) if figure else (None, None)
        written = units.bare_amount(words, indicator, value, qualifier=qualifier)
        hover = units.group_hover(words, indicator, units.group_name(words, group), figure)
        cells.append(HeatCell(value, written, Status.NO_TARGET, hover, ""))
    return HeatRow(group.slug, name, "", tuple(cells))


def _statuses(board: Board, choice: Choice) -> tuple[Status, ...]:
    found = {board.status(one.id, row.code) for one in choice.indicators for row in board.communes}
    return tuple(status for status in STATUS_FORMS if status in found)


def _sheet(words: Words, board: Board, choice: Choice, communes: Sequence[CommuneView]) -> Sheet:
    headings = [words.text("Code"), words.text("Commune or ward"), words.text("Former district")]
    decimals: list[int | None] = [None, None, None]
    for indicator in choice.indicators:
        name = brief.indicator_name(words, indicator)
        headings += [
            f"{name} ({words.pick(indicator.unit_vi, indicator.unit_en)})",
            words.text("{indicator}: status", indicator=name),
        ]
        decimals += [indicator.decimals, None]
    rows: list[tuple[Cell, ...]] = []
    for commune in communes:
        cells: list[Cell] = [commune.code, units.full_commune_name(words, commune), commune.former_district]
        for indicator in choice.indicators:
            figure = board.figure(indicator.id, commune.code)
            cells += [
                figure.value if figure else None,
                brief.status_word(words, board.status(indicator.id, commune.code)),
            ]
        rows.append(tuple(cells))
    return Sheet(tuple(headings), tuple(rows), tuple(decimals))
