"""What a commune does well and what is worrying, in sentences made by rules from its figures.

Each indicator gives at most one sentence to either side; the weightiest stand first. The rules are those of
`_good` and `_bad`: target, place among the 65, and the direction of the last months.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from charts import brief, units
from schemas.commune import Board, CommuneView, MonthFigure, SilentMonths
from schemas.period import month_of
from schemas.status import Status
from schemas.view import FigureView, IndicatorView
from schemas.words import Words

FIRST_TENTH = 10
RANKED_LEAST = 20
"""Below this number a place says little."""

MONTHS_RUNNING = 3
TOLD_MOST = 5


@dataclass(frozen=True)
class Sentence:
    """One finding: what it is about, and what is said of it; `weight` puts the weightiest first.

    `indicator` is the indicator's id, none for what was not reported.
    """

    weight: float
    subject: str
    text: str
    indicator: str = ""


def strengths(
    words: Words, board: Board, commune: CommuneView, months: Mapping[str, tuple[MonthFigure, ...]]
) -> tuple[Sentence, ...]:
    """What stands well, the weightiest first."""
    return _told(words, board, commune, months, good=True)


def worries(
    words: Words, board: Board, commune: CommuneView, months: Mapping[str, tuple[MonthFigure, ...]],
    silences: Sequence[SilentMonths],
) -> tuple[Sentence, ...]:  # fmt: skip
    """What stands badly: first what was not reported of the latest month, then the figures."""
    quiet = [_silence(words, row) for row in silences if row.periods[0] in board.periods.values()]
    return (*quiet, *_told(words, board, commune, months, good=False))[:TOLD_MOST]


def _silence(words: Words, row: SilentMonths) -> Sentence:
    name = words.pick(row.dataset_vi, row.dataset_en)
    told = words.text("{period} not reported", period=words.period(row.periods[0]))
    return Sentence(float("inf"), name, told)


def _told(
    words: Words, board: Board, commune: CommuneView, months: Mapping[str, tuple[MonthFigure, ...]], *, good: bool
) -> tuple[Sentence, ...]:  # fmt: skip
    found = []
    for indicator in board.indicators:
        figure = board.figure(indicator.id, commune.code)
        if figure is None or figure.value is None or figure.status == Status.TOO_FEW:
            continue
        clauses = (_good if good else _bad)(words, indicator, figure, months.get(indicator.id, ()))
        if clauses:
            told = "; ".join([brief.figure_amount(words, indicator, figure), *(text for _, text in clauses)])
            weight = sum(weight for weight, _ in clauses)
            found.append(Sentence(weight, brief.indicator_name(words, indicator), told, indicator.id))
    return tuple(sorted(found, key=lambda row: -row.weight)[:TOLD_MOST])


Clauses = list[tuple[float, str]]


def _good(
    words: Words, indicator: IndicatorView, figure: FigureView, months: Sequence[MonthFigure]
) -> Clauses:
    clauses: Clauses = []
    if figure.status == Status.MET:
        clauses.append(
            (100, words.text("target {target} met", target=brief.short_aim(words, indicator, figure)))
        )
    elif figure.status == Status.ON_TRACK:
        clauses.append(
            (50, words.text("on track to {target}", target=brief.short_aim(words, indicator, figure)))
        )
    rank, ranked = figure.rank, figure.ranked
    if rank and ranked and ranked >= RANKED_LEAST and rank * FIRST_TENTH <= ranked:
        clauses.append((60 - rank, units.ranked_words(words, rank, ranked)))
    if _running(indicator, figure, months) > 0:
        clauses.append((20, words.text("better for three months running")))
    return clauses


def _bad(
    words: Words, indicator: IndicatorView, figure: FigureView, months: Sequence[MonthFigure]
) -> Clauses:
    clauses: Clauses = []
    if units.is_short(figure.status) and figure.gap is not None and figure.target_value is not None:
        target = brief.short_aim(words, indicator, figure)
        away = brief.step(words, indicator, abs(figure.gap)).lstrip("+")
        weight = 100 + 100 * float(abs(figure.gap)) / max(float(abs(figure.target_value)), 1.0)
        clauses.append((weight, words.text("{gap} short of the target {target}", gap=away, target=target)))
    if figure.status == Status.REGRESSED:
        clauses.append((30, words.text("worse than at the start")))
    rank, ranked = figure.rank, figure.ranked
    if rank and ranked and ranked >= RANKED_LEAST and (ranked - rank) * FIRST_TENTH < ranked:
        clauses.append((60 - (ranked - rank), units.ranked_words(words, rank, ranked)))
    if _running(indicator, figure, months) < 0:
        clauses.append((20, words.text("worse for three months running")))
    return clauses


def _running(indicator: IndicatorView, figure: FigureView, months: Sequence[MonthFigure]) -> int:
    """1 where the last three steps from month to month were all for the better, −1 all for the worse, else 0."""
    last = [row for row in months if row.last_day <= figure.last_day][-MONTHS_RUNNING - 1 :]
    values = [row.value for row in last if row.value is not None and row.qualifier in (None, "exact")]
    if len(values) <= MONTHS_RUNNING or indicator.better == "neither" or last[-1].period != figure.period:
        return 0
    months_apart = month_of(last[-1].last_day).number - month_of(last[0].last_day).number
    if months_apart != MONTHS_RUNNING or len({row.origin for row in last}) > 1:
        return 0
    steps = [later - earlier for earlier, later in pairwise(values)]
    upward = 1 if indicator.better == "higher" else -1
    if all(step > 0 for step in steps):
        return upward
    return -upward if all(step < 0 for step in steps) else 0
