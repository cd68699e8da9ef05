"""The sides of a comparison: communes, groups and the province as figures that can stand beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from charts import units
from schemas.commune import Board, CommuneGroup, GroupFigure, MonthFigure
from schemas.period import month_of
from schemas.status import Status
from schemas.view import IndicatorView
from schemas.words import Words

SHARES = ("rate", "score")
"""The kinds whose values can be compared between units of any size."""


@dataclass(frozen=True)
class SideFigure:
    """One side's figure: `judged` where it is worth comparing, so neither missing nor of too few cases."""

    value: Decimal | None
    qualifier: str | None
    status: Status | None
    note: str
    illustrative: bool

    @property
    def judged(self) -> bool:
        return (
            self.value is not None and self.status is not Status.TOO_FEW and self.qualifier in (None, "exact")
        )


@dataclass(frozen=True)
class Side:
    """One unit of a comparison: its name, and by indicator its figure and its months (number, value)."""

    slug: str
    name: str
    note: str
    address: str
    figures: Mapping[str, SideFigure]
    months: Mapping[str, tuple[tuple[int, float], ...]]


NOTHING = SideFigure(None, None, Status.NO_DATA, "", illustrative=False)


def unit_side(
    words: Words, board: Board, code: str, months: Mapping[str, Sequence[MonthFigure]], *, name: str, note: str,
    address: str,
) -> Side:  # fmt: skip
    """A commune, or the province, with its own figures."""
    figures = {}
    for indicator in board.indicators:
        figure = board.figure(indicator.id, code)
        if figure is None:
            continue
        told = (
            units.reported_of_expected(words, figure.reported, figure.expected)
            if figure.reported is not None
            else units.ranked_words(words, figure.rank, figure.ranked)
        )
        figures[indicator.id] = SideFigure(
            figure.value, figure.qualifier, Status(figure.status), told, figure.illustrative
        )
    return Side(code, name, note, address, figures, _lines(months))


def group_side(
    words: Words, board: Board, group: CommuneGroup, months: Mapping[str, Sequence[GroupFigure]]
) -> Side:
    """A group with its sums: how many members they are made of, and how many members meet their target."""
    figures = {}
    for indicator, rows in months.items():
        row = next((one for one in rows if one.period == board.periods.get(indicator)), None)
        if row is not None:
            figures[indicator] = _group_figure(words, row)
    count = words.count_text("{count} unit", "{count} units", len(group.codes))
    return Side(group.slug, units.group_name(words, group), count, "", figures, _lines(months))


def _group_figure(words: Words, row: GroupFigure) -> SideFigure:
    told = [units.reported_of_expected(words, row.reported, row.members)]
    if row.value is None and row.reported:
        told.append(words.text("Cannot be summed"))
    if row.judged:
        told.append(words.text("{met} met", met=words.number(row.met)))
    return SideFigure(row.value, row.qualifier, None, "; ".join(told), row.illustrative)


def _lines(
    months: Mapping[str, Sequence[MonthFigure]] | Mapping[str, Sequence[GroupFigure]],
) -> dict[str, tuple[tuple[int, float], ...]]:
    return {
        indicator: tuple(
            (month_of(row.last_day).number, float(row.value)) for row in rows if row.value is not None
        )
        for indicator, rows in months.items()
    }


def best_of(indicator: IndicatorView, sides: Sequence[Side]) -> frozenset[str]:
    """Who has the best figure: of shares only, because a count is larger where the unit is; nobody where all are equal."""
    if indicator.kind not in SHARES or indicator.better == "neither":
        return frozenset()
    found = {side.slug: side.figures.get(indicator.id, NOTHING) for side in sides}
    values = {slug: row.value for slug, row in found.items() if row.judged and row.value is not None}
    if len(set(values.values())) < 2:
        return frozenset()
    best = (max if indicator.better == "higher" else min)(values.values())
    return frozenset(slug for slug, value in values.items() if value == best)
