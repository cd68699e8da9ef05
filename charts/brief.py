"""Sentences: figures, targets and paces in words, the same on every page."""

from __future__ import annotations

from decimal import Decimal

from charts.labels import ARRIVALS, COMMUNE_TYPES, COMPARATORS, QUALIFIERS, REASONS, STANDINGS
from schemas.period import month_of
from schemas.status import STATUS_FORMS, Status
from schemas.view import FigureView, GeographyView, IndicatorView, TargetView
from schemas.words import MISSING, Number, Words

AIM_SIGNS = {"at_least": "≥", "at_most": "≤"}
WHOLE = Decimal(100)
"""All there is of a rate, in percent."""


def indicator_name(words: Words, indicator: IndicatorView) -> str:
    """The indicator's name in this language."""
    return words.pick(indicator.name_vi, indicator.name_en)


def amount(words: Words, indicator: IndicatorView, value: Number | None, *, signed: bool = False) -> str:
    """A value with its unit: "88,13%", "3.500 trạm"."""
    if value is None:
        return MISSING
    number = words.signed(value, indicator.decimals) if signed else words.number(value, indicator.decimals)
    return _with_unit(words, indicator, number)


def aim_amount(words: Words, indicator: IndicatorView, value: Decimal) -> str:
    """A target's value with no more digits than it was set with: "90%", not "90,00%"."""
    digits = max(0, -int(value.normalize().as_tuple().exponent))
    return _with_unit(words, indicator, words.number(value, digits))


def figure_amount(words: Words, indicator: IndicatorView, figure: FigureView) -> str:
    """A figure with its unit and its qualifier: "gần 3.500 trạm"."""
    written = amount(words, indicator, figure.value)
    return words.text(QUALIFIERS[figure.qualifier or "exact"], value=written)


def step(words: Words, indicator: IndicatorView, value: Number | None) -> str:
    """A difference of two values: percentages differ by points."""
    if value is None:
        return MISSING
    # One more digit than the values: the pace of a slow indicator would otherwise read as nothing.
    number = words.signed(value, max(indicator.decimals, 1 if isinstance(value, float) else 0))
    if indicator.unit_vi.strip() == "%":
        return words.text("{number} points", number=number)
    return _with_unit(words, indicator, number)


def target_amount(words: Words, indicator: IndicatorView, figure: FigureView) -> str:
    """The target a figure is read against: "tối thiểu 90%, hạn 31/12/2026"."""
    if figure.target_value is None or figure.comparator is None:
        return words.text("No target")
    return words.text(
        "{target} by {day}",
        target=aim_of(words, indicator, figure.comparator, figure.target_value),
        day=words.day(figure.target_last_day),
    )


def short_aim(words: Words, indicator: IndicatorView, figure: FigureView) -> str:
    """A target for a narrow place: "≥ 90%"."""
    if figure.target_value is None or figure.comparator is None:
        return ""
    written = aim_amount(words, indicator, figure.target_value)
    return written if figure.comparator == "exactly" else f"{AIM_SIGNS[figure.comparator]} {written}"


def full_target(words: Words, indicator: IndicatorView, target: TargetView) -> str:
    """A target of its own: "tối thiểu 90%"."""
    return aim_of(words, indicator, target.comparator, target.value)


def aim_of(words: Words, indicator: IndicatorView, comparator: str, value: Decimal) -> str:
    """A target with its comparator; "exactly 100 %" is the most there can be and is told as 100 %."""
    written = aim_amount(words, indicator, value)
    whole = comparator == "exactly" and indicator.unit_vi.strip() == "%" and value == WHOLE
    return written if whole else words.text(COMPARATORS[comparator], value=written)


def standing(words: Words, code: str | None) -> str:
    """How firm a target is."""
    return words.text(STANDINGS[code]) if code else ""


def status_word(words: Words, status: str) -> str:
    """A status as symbol and word."""
    form = STATUS_FORMS[Status(status)]
    return f"{form.symbol} {words.text(form.word)}"


def geography_name(words: Words, unit: GeographyView) -> str:
    """A unit with its type: "xã Thất Khê"."""
    return typed_name(words, words.pick(unit.name_vi, unit.name_en), unit.type)


def inside(name: str) -> str:
    """A name that is a common noun as it stands within a sentence: "cấp xã", "commune level"."""
    return f"{name[:1].lower()}{name[1:]}"


def typed_name(words: Words, name: str, type_: str) -> str:
    """A name with its type where that belongs before it."""
    return words.text(COMMUNE_TYPES[type_], name=name) if type_ in COMMUNE_TYPES else name


def pace(words: Words, indicator: IndicatorView, figure: FigureView) -> str:
    """What is needed each month, what the last months brought, and when that arrives."""
    return " ".join(pace_sentences(words, indicator, figure))


def pace_sentences(words: Words, indicator: IndicatorView, figure: FigureView) -> tuple[str, ...]:
    """As `pace`, a sentence each: three at the most."""
    sentences = []
    if figure.required_pace is not None:
        needed = step(words, indicator, figure.required_pace)
        left = figure.months_left or 0
        sentences.append(
            words.count_text(
                "Needed: {pace} a month for {count} month.",
                "Needed: {pace} a month for {count} months.",
                left,
                pace=needed,
            )
        )
    if figure.recent_pace is not None:
        recent = step(words, indicator, figure.recent_pace)
        sentences.append(words.text("Recent pace: {pace} a month.", pace=recent))
    arrived = _arrival(words, figure)
    return tuple([*sentences, arrived] if arrived else sentences)


def reason(words: Words, figure: FigureView) -> str:
    """Why a figure cannot be assessed."""
    return words.text(REASONS[figure.reason]) if figure.reason else ""


def reported_units(words: Words, figure: FigureView) -> str:
    """How many communes a sum is made of: "64 of 65 communes and wards reported"."""
    if figure.reported is None or figure.expected is None:
        return ""
    return words.text(
        "{reported} of {expected} communes and wards reported",
        reported=words.number(figure.reported),
        expected=words.number(figure.expected),
    )


def _arrival(words: Words, figure: FigureView) -> str:
    if figure.arrival == "month" and figure.arrival_month is not None:
        month = words.period(month_of(figure.arrival_month).slug)
        return words.text("At that pace the target is reached in {month}.", month=month)
    return words.text(ARRIVALS[figure.arrival]) if figure.arrival in ARRIVALS else ""


def _with_unit(words: Words, indicator: IndicatorView, number: str) -> str:
    unit = words.pick(indicator.unit_vi, indicator.unit_en).strip()
    return f"{number}%" if unit == "%" else f"{number} {unit}"
