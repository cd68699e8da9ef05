"""Composing where figures are going: movement, what the target needs, and how clear it is, apart from the status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charts import brief, screen
from charts.labels import EVIDENCES, MOVEMENTS, NEEDS
from charts.markup import Markup, element, join
from charts.ways import Ways
from schemas.direction import Direction, Evidence, Movement, Need
from schemas.overview import Overview
from schemas.view import IndicatorView
from schemas.words import Words

EVIDENCE_DOTS = {Evidence.STRONG: "●●●", Evidence.MODERATE: "●●○", Evidence.WEAK: "●○○"}
NEED_ORDER = (Need.REVERSE, Need.ACCELERATE, Need.MAINTAIN, None)


def answer_line(words: Words, rows: Sequence[Overview], directions: Mapping[str, Direction]) -> Markup:
    """What the targets ask for, most pressing first: which indicators must turn round and which must speed up."""
    named = {
        need: "; ".join(
            brief.indicator_name(words, row.indicator)
            for row in rows
            if row.indicator.id in directions and directions[row.indicator.id].need is need
        )
        for need in (Need.REVERSE, Need.ACCELERATE)
    }
    told = [
        words.text("Must turn round: {names}.", names=named[Need.REVERSE]) if named[Need.REVERSE] else "",
        words.text("Must speed up: {names}.", names=named[Need.ACCELERATE]) if named[Need.ACCELERATE] else "",
    ]
    sentences = " ".join(sentence for sentence in told if sentence)
    return screen.paragraph(sentences) if sentences else Markup("")


def moving(
    rows: Sequence[Overview], directions: Mapping[str, Direction]
) -> list[tuple[IndicatorView, Direction]]:
    """The indicators that move, what needs turning round first, those without a target last."""
    found = [
        (row.indicator, directions[row.indicator.id])
        for row in rows
        if row.indicator.id in directions and directions[row.indicator.id].gain is not None
    ]
    return sorted(found, key=lambda pair: (not _pressing(pair[1]), NEED_ORDER.index(pair[1].need)))


def section(words: Words, rows: Sequence[tuple[IndicatorView, Direction]], ways: Ways) -> Markup:
    """The indicators that move, those with a target by what it needs, the others folded away."""
    note = words.text("Change over three months; dots: how clear it is from the last six steps.")
    if not rows:
        return screen.paragraph(words.text("Too few months to tell a direction."), muted=True)
    first = [pair for pair in rows if _pressing(pair[1])]
    others = [pair for pair in rows if not _pressing(pair[1])]
    parts = [screen.paragraph(note, muted=True)]
    if first:
        parts.append(_table(words, first, ways))
    if others:
        told = words.count_text("{count} more without a target", "{count} more without targets", len(others))
        parts.append(screen.foldable(join(told), _table(words, others, ways), unfolded=not first))
    return join(*parts)


def _pressing(direction: Direction) -> bool:
    """Whether it is told first: it has a target to need something for, or it gets worse."""
    return direction.need is not None or direction.movement is Movement.WORSE


def direction_line(words: Words, indicator: IndicatorView, direction: Direction | None) -> Markup:
    """Where one figure is going, in a line: movement, how clear it is, and what its target needs."""
    if direction is None or direction.gain is None or direction.evidence is None:
        return Markup("")
    moved = words.text(
        "{movement} over three months: {change}",
        movement=words.text(MOVEMENTS[direction.movement]),
        change=brief.step(words, indicator, direction.gain),
    )
    parts = [moved, " ", evidence_dots(words, direction)]
    if direction.need:
        parts += [" · ", words.text("needed:"), " ", need_tag(words, direction)]
    return screen.paragraph(*parts)


def _table(words: Words, rows: Sequence[tuple[IndicatorView, Direction]], ways: Ways) -> Markup:
    headings = [
        words.text("Indicator"), words.text("Value"), words.text("Three months"), words.text("Needed"),
    ]  # fmt: skip
    return screen.table(headings, (_row(words, *row, ways) for row in rows), numbers=(1,))


def _row(words: Words, indicator: IndicatorView, direction: Direction, ways: Ways) -> list[str]:
    figure = direction.figure
    value = screen.figure_link(words, brief.figure_amount(words, indicator, figure), ways.to(figure))
    if figure.illustrative:
        value = join(value, " ", screen.hatch(words.text("Illustrative data")))
    return [
        screen.link(brief.indicator_name(words, indicator), ways.indicator(indicator.id, "")),
        join(value, element("div", screen.status_tag(words, figure.status), class_="kpi-under")),
        join(movement_tag(words, indicator, direction)),
        need_tag(words, direction),
    ]


def movement_tag(words: Words, indicator: IndicatorView, direction: Direction) -> Markup:
    """Which way and how far the three months went, whether that is good, and how clear it is."""
    if direction.gain is None:
        return join(words.text(MOVEMENTS[Movement.UNKNOWN]))
    arrow = "→" if direction.movement is Movement.STEADY else "↑" if direction.gain > 0 else "↓"
    word = words.text(MOVEMENTS[direction.movement]).lower()
    kind = "kpi-move-worse" if direction.movement is Movement.WORSE else "kpi-move"
    told = element(
        "span", element("span", arrow, aria_hidden="true"), f" {brief.step(words, indicator, direction.gain)}",
        class_=f"{kind} kpi-nowrap",
    )  # fmt: skip
    return join(
        told, element("div", f"{word} ", evidence_dots(words, direction), class_="kpi-under kpi-muted")
    )


def evidence_dots(words: Words, direction: Direction) -> Markup:
    """How clear the movement is, as three dots with the counts behind them."""
    if direction.evidence is None:
        return Markup("")
    told = words.text(
        "{evidence}: {agreeing} of {steps} steps went this way",
        evidence=words.text(EVIDENCES[direction.evidence]),
        agreeing=words.number(direction.agreeing),
        steps=words.number(direction.steps),
    )
    return element(
        "span", EVIDENCE_DOTS[direction.evidence], class_="kpi-dots", role="img", title=told, aria_label=told
    )


def need_tag(words: Words, direction: Direction) -> Markup:
    """What the target needs, as a word; a dash where there is no target to need anything."""
    if direction.need is None:
        return join("—")
    return element("span", words.text(NEEDS[direction.need]), class_=f"kpi-need kpi-need-{direction.need}")
