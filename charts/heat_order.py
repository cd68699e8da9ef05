"""What the heat table shows, in which order, and what it says in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from charts import brief, units
from schemas.commune import Board, CommuneGroup, CommuneView, GroupFigure
from schemas.slug import slug_of
from schemas.status import Status
from schemas.view import FigureView, IndicatorView
from schemas.words import Words

BY_STANDING, BY_NAME, BEST_FIRST = "standing", "name", "-"
"""The ways of sorting beside an indicator's id, which puts the worst first; `-` before the id turns it round."""

NAMED_MOST = 3


@dataclass(frozen=True)
class Choice:
    """What of the board is shown, and in which order."""

    indicators: tuple[IndicatorView, ...]
    sort: str
    groups: tuple[CommuneGroup, ...]
    sums: Mapping[tuple[str, str], GroupFigure]


def ordered(words: Words, board: Board, choice: Choice) -> list[CommuneView]:
    """The communes in the order asked for: the silent first, whatever the order."""
    if choice.sort == BY_NAME:
        return sorted(board.communes, key=lambda row: slug_of(units.commune_name(words, row)))
    column = choice.sort.removeprefix(BEST_FIRST)
    if column in {row.id for row in choice.indicators}:
        best_first = choice.sort.startswith(BEST_FIRST)
        return sorted(board.communes, key=lambda row: _place(board.figure(column, row.code), best_first))
    return sorted(board.communes, key=lambda row: _standing(board, choice, row.code))


def _place(figure: FigureView | None, best_first: bool) -> tuple[int, float]:  # noqa: FBT001 - private
    """Silent, then the ranked, then the unranked by value, then those without a figure."""
    if figure is None or (figure.value is None and figure.status != Status.SILENT):
        return 3, 0
    if figure.value is None:
        return 0, 0
    if figure.rank is None:
        return 2, float(-figure.value)
    return 1, figure.rank if best_first else -figure.rank


def _standing(board: Board, choice: Choice, code: str) -> tuple[int, int, int]:
    """How much is silent, then how much is short of its target, then how little is met."""
    found = Counter(board.status(row.id, code) for row in choice.indicators)
    return -found[Status.SILENT], -_short(board, choice, code), found[Status.MET]


def finding(words: Words, board: Board, choice: Choice, communes: Sequence[CommuneView]) -> str:
    """What the table says: of the column it is sorted by, or of all of them together."""
    column = next((row for row in choice.indicators if row.id == choice.sort.removeprefix(BEST_FIRST)), None)
    return column_finding(words, board, column) if column else _overall(words, board, choice, communes)


def column_finding(words: Words, board: Board, indicator: IndicatorView) -> str:
    """How many are short of one indicator's target, and who is last: "31/65 xã, phường dưới chỉ tiêu; …"."""
    figures = [board.figure(indicator.id, row.code) for row in board.communes]
    name = brief.indicator_name(words, indicator)
    placed = [row for row in figures if row is not None and row.rank is not None]
    if not placed:
        return words.text("{indicator}: no figures to rank", indicator=name)
    last = max(placed, key=lambda row: row.rank or 0)
    named = next(row for row in board.communes if row.code == last.geography)
    worst = f"{units.commune_name(words, named)} {brief.figure_amount(words, indicator, last)}"
    if all(row.target_value is None for row in placed):
        return words.text("{indicator}: no target; last is {worst}", indicator=name, worst=worst)
    short = sum(1 for row in figures if row is not None and units.is_short(row.status))
    return words.text(
        "{indicator}: {short}/{all} communes and wards short of the target; last is {worst}",
        indicator=name, short=words.number(short), all=words.number(len(board.communes)), worst=worst,
    )  # fmt: skip


def _overall(words: Words, board: Board, choice: Choice, communes: Sequence[CommuneView]) -> str:
    silent = sum(
        any(board.status(one.id, row.code) == Status.SILENT for one in choice.indicators) for row in communes
    )
    told = _furthest_behind(words, board, choice, communes)
    if silent:
        reported = words.text(
            "{silent}/{all} communes and wards did not report in full",
            silent=words.number(silent), all=words.number(len(communes)),
        )  # fmt: skip
        told = f"{reported}; {told}"
    return told[0].upper() + told[1:]


def _furthest_behind(words: Words, board: Board, choice: Choice, communes: Sequence[CommuneView]) -> str:
    judged = [one for one in choice.indicators if any(_judged(board, one, row) for row in communes)]
    if not judged:
        return words.text("no indicator shown has a target to be judged by")
    short = {row.code: _short(board, choice, row.code) for row in communes}
    most = max(short.values())
    if not most:
        return words.text("no commune or ward is short of a target")
    furthest = [units.commune_name(words, row) for row in communes if short[row.code] == most]
    names = ", ".join(furthest[:NAMED_MOST]) + (" …" if len(furthest) > NAMED_MOST else "")
    return words.text(
        "furthest behind: {names} ({short}/{targets} targets)",
        names=names, short=words.number(most), targets=words.number(len(judged)),
    )  # fmt: skip


def _short(board: Board, choice: Choice, code: str) -> int:
    return sum(units.is_short(board.status(one.id, code)) for one in choice.indicators)


def _judged(board: Board, indicator: IndicatorView, commune: CommuneView) -> bool:
    figure = board.figure(indicator.id, commune.code)
    return figure is not None and figure.target_value is not None
