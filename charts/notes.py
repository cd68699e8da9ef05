"""What goes along with a chart when it leaves its page: sentences beside it, and the method behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from charts import brief
from charts.labels import ACCUMULATIONS, FREQUENCIES
from schemas.status import STATUS_FORMS, Status
from schemas.view import IndicatorView, RankedFigure
from schemas.words import Words

MOST_NAMES = 12
"""More silent communes than these are counted, not named: a sentence is to be read out."""


def method_notes(words: Words, indicator: IndicatorView) -> tuple[str, ...]:
    """How an indicator is measured and judged, a paragraph each."""
    pairs = [
        (words.text("Indicator"), brief.indicator_name(words, indicator)),
        (words.text("Definition"), words.pick(indicator.definition_vi, indicator.definition_en)),
        (words.text("Numerator"), words.pick(indicator.numerator_vi, indicator.numerator_en)),
        (words.text("Denominator"), words.pick(indicator.denominator_vi, indicator.denominator_en)),
        (words.text("Frequency"), words.text(FREQUENCIES[indicator.frequency])),
        (words.text("Covers"), words.text(ACCUMULATIONS[indicator.accumulation])),
        (words.text("Responsible agency"), words.pick(indicator.agency_vi, indicator.agency_en)),
        (words.text("Caution"), words.pick(indicator.caution_vi, indicator.caution_en)),
    ]
    return (*told_pairs(pairs), status_rule(words))


def status_rule(words: Words) -> str:
    """How a status comes about, in two sentences."""
    return words.text(
        "Status: a figure is first held against its target; where the target is not met yet, against the value the "
        "way from the baseline to the target asks for on that day. A rate is the sum of the numerators over the sum "
        "of the denominators of those who reported, never an average of rates."
    )


def told_pairs(pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Terms and what is said of them as lines; a term nothing is said of is left out."""
    return tuple(f"{term}: {told}" for term, told in pairs if told)


def ranking_sentences(words: Words, ranked: Sequence[RankedFigure]) -> tuple[str, ...]:
    """How many communes stand where, and who is silent."""
    found = Counter(row.figure.status for row in ranked if row.figure.value is not None)
    told = "; ".join(
        f"{words.text(form.word).lower()}: {words.number(found[status])}"
        for status, form in STATUS_FORMS.items()
        if found[status] and status is not Status.NO_TARGET
    )
    silent = [words.pick(row.name_vi, row.name_en) for row in ranked if row.figure.value is None]
    sentences = (
        words.text("Of {count} communes and wards – {told}.", count=words.number(len(ranked)), told=told)
        if told
        else "",
        words.text("Did not report: {names}.", names=some_names(words, silent)) if silent else "",
    )
    return tuple(sentence for sentence in sentences if sentence)


def some_names(words: Words, names: Sequence[str], *, most: int = MOST_NAMES) -> str:
    """Names in a row; of many, the first and how many more there are."""
    # To leave out a single one would take as many words as to name it.
    if len(names) <= most + 1:
        return ", ".join(names)
    return words.text(
        "{names} and {count} others", names=", ".join(names[:most]), count=words.number(len(names) - most)
    )
