"""The colours of a map: by status, or by value in a few steps with round bounds."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from charts import brief
from charts.commune_charts import MapStep
from schemas.commune import MonthFigure
from schemas.status import STATUS_FORMS, Status
from schemas.view import IndicatorView
from schemas.words import Words

MOST_STEPS = 5
STATUS_KEYS = {status: chr(ord("a") + place) for place, status in enumerate(STATUS_FORMS)}
"""A letter a status, so that a month of the map is a short text; the steps of values are digits."""

WITHOUT_VALUE = (Status.SILENT, Status.NO_DATA)
GREYED = (Status.SILENT, Status.NO_DATA, Status.TOO_FEW)


@dataclass(frozen=True)
class Scale:
    """How figures are coloured: `cuts` are the lower bounds of the second step and those above it."""

    by_value: bool
    cuts: tuple[Decimal, ...]

    def key(self, figure: MonthFigure | None) -> str:
        """The key of a figure's colour; whoever has no figure worth a colour keeps the key of its status."""
        status = Status(figure.status) if figure else Status.NO_DATA
        if figure is None or figure.value is None or status in GREYED or not self.by_value:
            return STATUS_KEYS[status]
        return str(1 + bisect_right(self.cuts, figure.value))


def value_scale(figures: Sequence[MonthFigure]) -> Scale:
    """Steps that hold about as many figures each, over all months, so that a colour means one thing throughout."""
    values = sorted(row.value for row in figures if row.value is not None and row.status not in GREYED)
    if not values:
        return Scale(by_value=True, cuts=())
    unit = _round_unit(values[-1] - values[0])
    wanted = [values[len(values) * step // MOST_STEPS] for step in range(1, MOST_STEPS)]
    cuts = sorted({(cut / unit).to_integral_value() * unit for cut in wanted})
    return Scale(by_value=True, cuts=tuple(cut for cut in cuts if values[0] < cut <= values[-1]))


def _round_unit(spread: Decimal) -> Decimal:
    """One, two or five times a power of ten, small enough to tell five steps of that spread apart."""
    if spread <= 0:
        return Decimal(1)
    wanted = spread / (2 * MOST_STEPS)
    ten = Decimal(10) ** math.floor(math.log10(float(wanted)))
    return max(ten * times for times in (1, 2, 5) if ten * times <= wanted)


def legend(
    words: Words, indicator: IndicatorView, scale: Scale, figures: Sequence[MonthFigure]
) -> tuple[MapStep, ...]:
    """What each colour means; statuses nobody has in any month are left out."""
    steps = _value_steps(words, indicator, scale) if scale.by_value else []
    keys = {scale.key(row) for row in figures} | ({scale.key(None)} if not figures else set())
    statuses = [
        MapStep(STATUS_KEYS[status], form.symbol, words.text(form.word))
        for status, form in STATUS_FORMS.items()
        if STATUS_KEYS[status] in keys
    ]
    return (*steps, *statuses)


def _value_steps(words: Words, indicator: IndicatorView, scale: Scale) -> list[MapStep]:
    written = [brief.aim_amount(words, indicator, cut) for cut in scale.cuts]
    if not written:
        return [MapStep("1", "", words.text("all values"))]
    told = [words.text("under {value}", value=written[0])]
    told += [
        words.text("{low} to under {high}", low=low, high=high) for low, high in itertools.pairwise(written)
    ]
    told.append(words.text("{value} and more", value=written[-1]))
    return [MapStep(str(place), "", text) for place, text in enumerate(told, start=1)]
