"""Composing the levers: which communes would move the province, how far, and how many cases that takes."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from charts import brief
from charts.chart import AddressOf, Bar, FigureKey, Footer, RankingChart, no_address
from charts.footer import marked
from charts.notes import method_notes
from charts.sheet import Sheet
from schemas.lever import Aim, Lever, Leverage
from schemas.status import Status
from schemas.view import IndicatorView
from schemas.words import Words


def lever_chart(
    words: Words,
    indicator: IndicatorView,
    found: Leverage,
    *,
    period: str,
    source: str,
    address: AddressOf = no_address,
) -> RankingChart:
    """The levers told together, the strongest first; a bar is what one of them adds to the province's figure.

    `address` is that of a commune's own page, by its code.
    """
    title = marked(words, _finding(words, indicator, found), found.illustrative)
    return RankingChart(
        name=f"{indicator.id}_{period}_levers",
        title=title,
        footer=Footer(
            source=words.text("Source: {source}", source=source) if source else "",
            reported=_rule(words, indicator, found),
            period=words.period(period),
            illustrative=words.text("Illustrative data, not real figures") if found.illustrative else "",
        ),
        alt=words.text(
            "Bar chart: {title}. {count} communes and wards, the strongest first.",
            title=title,
            count=words.number(len(found.chosen)),
        ),
        sheet=lever_sheet(words, indicator, found),
        unit=words.text("points")
        if _is_rate(indicator)
        else words.pick(indicator.unit_vi, indicator.unit_en),
        decimals=2,
        bars=tuple(_bar(words, indicator, lever, found, address) for lever in found.chosen),
        target=None,
        target_name="",
        subject=brief.indicator_name(words, indicator),
        notes=method_notes(words, indicator),
        figures=tuple(FigureKey(indicator.id, lever.geography, period) for lever in found.levers),
    )


def _finding(words: Words, indicator: IndicatorView, found: Leverage) -> str:
    told = {
        "count": len(found.chosen),
        "aim": _aim(words, indicator, found),
        "lift": _lift(words, indicator, abs(found.lift)),
        "reached": brief.amount(words, indicator, found.chosen[-1].reached),
    }
    count = int(str(told.pop("count")))
    if found.lift < 0:
        return words.count_text(
            "Bringing {count} commune or ward to {aim} lowers the province by {lift}, to {reached}",
            "Bringing these {count} communes and wards to {aim} lowers the province by {lift}, to {reached}",
            count,
            **told,
        )
    return words.count_text(
        "Raising {count} commune or ward to {aim} lifts the province by {lift}, to {reached}",
        "Raising these {count} communes and wards to {aim} lifts the province by {lift}, to {reached}",
        count,
        **told,
    )


def _aim(words: Words, indicator: IndicatorView, found: Leverage) -> str:
    aims = {lever.aim for lever in found.chosen}
    value = brief.aim_amount(words, indicator, aims.pop()) if len(aims) == 1 else ""
    match found.aim:
        case Aim.COMMUNE_TARGET:
            return (
                words.text("their target of {value}", value=value) if value else words.text("their targets")
            )
        case Aim.PROVINCE_TARGET:
            return words.text("the province's target of {value}", value=value)
        case Aim.MEDIAN:
            middle = brief.amount(words, indicator, found.chosen[0].aim)
            return words.text("the median commune's {value}", value=middle)


def _rule(words: Words, indicator: IndicatorView, found: Leverage) -> str:
    """How it is worked out, and of how many the levers are chosen."""
    short = words.count_text("{count} is short of it", "{count} are short of it", len(found.levers))
    if not _is_rate(indicator):
        return short
    return f"{short}; {words.text('gap times denominator, over the sum of denominators')}"


def _bar(words: Words, indicator: IndicatorView, lever: Lever, found: Leverage, address: AddressOf) -> Bar:
    name = words.pick(lever.name_vi, lever.name_en)
    cases = _cases(lever)
    lines = [
        f"{brief.typed_name(words, name, lever.type)}: {brief.amount(words, indicator, lever.value)}",
        brief.status_word(words, lever.status),
        words.text(
            "{cases} more cases of {all}", cases=words.number(cases), all=words.number(lever.denominator)
        )
        if lever.denominator is not None
        else "",
        words.text(
            "Province with all up to here: {value}", value=brief.amount(words, indicator, lever.reached)
        ),
    ]
    return Bar(
        name=name,
        value=float(abs(lever.lift)),
        written=_lift(words, indicator, lever.lift, signed=True),
        status=Status(lever.status),
        hover="\n".join(line for line in lines if line),
        illustrative=found.illustrative,
        faded=False,
        chosen=False,
        address=address(lever.geography),
    )


def _lift(words: Words, indicator: IndicatorView, value: Decimal, *, signed: bool = False) -> str:
    """A lift with two digits: what one commune adds is small."""
    if not _is_rate(indicator):
        return brief.amount(words, indicator, value, signed=signed)
    number = words.signed(value, 2) if signed else words.number(value, 2)
    return words.text("{number} points", number=number)


def _cases(lever: Lever) -> Decimal:
    """Whole cases: the target is not met by a part of one."""
    return abs(lever.missing).to_integral_value(ROUND_CEILING)


def _is_rate(indicator: IndicatorView) -> bool:
    return indicator.unit_vi.strip() == "%"


def lever_sheet(words: Words, indicator: IndicatorView, found: Leverage) -> Sheet:
    """One row per commune short of its aim, those told together first."""
    headings = (
        words.text("Code"), words.text("Commune or ward"), words.text("Value"), words.text("Raised to"),
        words.text("Denominator"), words.text("Cases needed"), words.text("Adds to the province"),
        words.text("Province then"), words.text("Status"),
    )  # fmt: skip
    digits = indicator.decimals
    rows = tuple(
        (
            lever.geography,
            brief.typed_name(words, words.pick(lever.name_vi, lever.name_en), lever.type),
            lever.value,
            lever.aim,
            lever.denominator,
            _cases(lever),
            lever.lift,
            lever.reached,
            brief.status_word(words, lever.status),
        )
        for lever in found.levers
    )
    return Sheet(headings, rows, (None, None, digits, digits, 0, 0, 3, digits, None))
