"""Composing what a deed would change: how many figures, the biggest moves, and the province's figures it touches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from charts import brief, screen
from charts.markup import Markup, element, join
from schemas.upload import Counts, Effect, Move, Preview
from schemas.view import GeographyView, IndicatorView
from schemas.words import MISSING, Words

MOVES_TOLD, EFFECTS_TOLD = 8, 8
MOST_MOVES = 300
COMMUNES_TOLD = 12


@dataclass(frozen=True)
class Names:
    """What indicators and units are called, by their codes."""

    indicators: Mapping[str, IndicatorView]
    geographies: Mapping[str, GeographyView]

    def indicator(self, words: Words, code: str) -> str:
        known = self.indicators.get(code)
        return brief.indicator_name(words, known) if known else code

    def geography(self, words: Words, code: str) -> str:
        known = self.geographies.get(code)
        return brief.geography_name(words, known) if known else code

    def amount(self, words: Words, code: str, value: Decimal | None) -> str:
        """A value with its unit; what is no rate to its last digit, so that a thousandfold is not rounded from sight."""
        known = self.indicators.get(code)
        if known is None or value is None:
            return words.exact(value)
        written = brief.amount if known.kind == "rate" else brief.aim_amount
        return written(words, known, value)


def change_counts(words: Words, preview: Preview) -> Markup:
    """How many figures, targets or tasks are added, changed, left as they are, and taken from sight."""
    told = [
        (words.text("added"), preview.changes.added, "+"),
        (words.text("changed"), preview.changes.changed, "→"),
        (words.text("unchanged"), preview.changes.unchanged, "="),
        (words.text("no longer shown"), preview.changes.removed, "−"),
    ]
    parts = (
        element(
            "div",
            element("dt", word),
            element(
                "dd", element("span", symbol, class_="kpi-symbol", aria_hidden="true"), words.number(count)
            ),
            class_="kpi-count" if count else "kpi-count kpi-count-none",
        )
        for word, count, symbol in told
    )
    return element("dl", *parts, class_="kpi-counts")


def hidden_told(words: Words, names: Names, preview: Preview) -> str:
    """Which units would lose figures that are shown now; nothing where none would."""
    kinds = [move.kind for moves in (preview.targets, preview.tasks, preview.points) for move in moves]
    gone = preview.changes.removed - kinds.count("removed")
    if not gone:
        return ""
    units = list(dict.fromkeys(move.geography for move in preview.moves if move.kind == "removed"))
    listed = ", ".join(names.geography(words, unit) for unit in units[:COMMUNES_TOLD])
    more = f" (+{len(units) - COMMUNES_TOLD})" if len(units) > COMMUNES_TOLD else ""
    return words.count_text(
        "{count} figure shown now would no longer be: {units}.",
        "{count} figures shown now would no longer be: {units}.",
        gone, units=f"{listed}{more}",
    )  # fmt: skip


def effects_section(words: Words, names: Names, effects: Sequence[Effect]) -> Markup:
    """What the deed does to the province's figures, changed statuses first; illustrative ones that vanish are counted."""
    if not effects:
        return screen.paragraph(words.text("No figure of the province changes."), muted=True)
    headings = [words.text("Indicator"), words.text("Period"), words.text("Value"), words.text("Status")]
    real = [effect for effect in effects if not _vanishes(effect)]
    rows = [_effect_row(words, names, effect) for effect in real]
    told = folded_table(words, headings, rows, shown=EFFECTS_TOLD, numbers=(2,)) if rows else Markup("")
    vanished = len(effects) - len(real)
    if not vanished:
        return told
    counted = words.count_text(
        "{count} illustrative figure of the province is no longer shown: real ones take its place.",
        "{count} illustrative figures of the province are no longer shown: real ones take their place.",
        vanished,
    )
    return join(
        told, screen.paragraph(screen.hatch(words.text("Illustrative data")), " ", counted, muted=True)
    )


def _vanishes(effect: Effect) -> bool:
    """Whether a figure was only generated, and goes because a real file of its dataset comes."""
    return effect.origin_was == "illustrative" and effect.becomes is None


def moves_section(words: Words, names: Names, preview: Preview) -> Markup:
    """The figures that move, the biggest moves first."""
    if not preview.moves:
        return screen.paragraph(words.text("No figure changes."), muted=True)
    headings = [
        words.text("Indicator"), words.text("Geography"), words.text("Period"), words.text("Value"), words.text("Change"),
    ]  # fmt: skip
    rows = [_move_row(words, names, move) for move in preview.moves[:MOST_MOVES]]
    told = folded_table(words, headings, rows, shown=MOVES_TOLD, numbers=(3, 4))
    changes = preview.changes
    beyond = changes.added + changes.changed + changes.removed - len(rows)
    beyond -= len(preview.targets) + len(preview.tasks) + len(preview.points)
    if beyond <= 0:
        return told
    more = words.count_text("… and {count} more", "… and {count} more", beyond)
    return join(told, screen.paragraph(more, muted=True))


def _move_row(words: Words, names: Names, move: Move) -> list[str]:
    kinds = {
        "added": words.text("added"), "changed": words.text("changed"), "removed": words.text("no longer shown"),
    }  # fmt: skip
    step = kinds[move.kind]
    indicator = names.indicators.get(move.indicator)
    if move.kind == "changed" and move.was is not None and move.becomes is not None and indicator:
        moved = move.becomes - move.was
        step = brief.step(words, indicator, moved) if moved else words.text("other counts")
    return [
        names.indicator(words, move.indicator),
        names.geography(words, move.geography),
        words.period(move.period),
        _from_to(
            _with_counts(words, names.amount(words, move.indicator, move.was), move.was_counts),
            _with_counts(words, names.amount(words, move.indicator, move.becomes), move.becomes_counts),
            new=move.kind == "added", gone=move.kind == "removed",
        ),
        element("span", step, class_="kpi-nowrap"),
    ]  # fmt: skip


def _effect_row(words: Words, names: Names, effect: Effect) -> list[str]:
    values = _from_to(
        _marked(words, names.amount(words, effect.indicator, effect.was), effect.origin_was),
        _marked(words, names.amount(words, effect.indicator, effect.becomes), effect.origin_becomes),
        new=not effect.status_was, gone=not effect.status_becomes,
    )  # fmt: skip
    statuses = [
        screen.status_tag(words, status) for status in (effect.status_was, effect.status_becomes) if status
    ]
    told = join(statuses[0], " → ", statuses[1]) if len(set(statuses)) > 1 else join(*statuses[:1])
    return [names.indicator(words, effect.indicator), words.period(effect.period), values, told]


def _from_to(was: Markup, becomes: Markup, *, new: bool, gone: bool) -> Markup:
    if new:
        return becomes
    if gone:
        return join(was, " → ", MISSING)
    return was if was == becomes else join(was, " → ", becomes)


def _with_counts(words: Words, written: str, counts: Counts) -> Markup:
    numerator, denominator = counts
    if numerator is None or denominator is None:
        return join(written)
    told = f"{words.exact(numerator)}/{words.exact(denominator)}"
    return join(written, " ", element("span", f"({told})", class_="kpi-muted kpi-nowrap"))


def _marked(words: Words, written: str, origin: str) -> Markup:
    if origin != "illustrative":
        return join(written)
    return join(written, " ", screen.hatch(words.text("Illustrative data")))


def folded_table(
    words: Words, headings: list[str], rows: list[list[str]], *, shown: int, numbers: Sequence[int] = ()
) -> Markup:
    """A table whose first rows are shown and whose others are folded away."""
    first = screen.table(headings, rows[:shown], numbers=numbers)
    rest = rows[shown:]
    if not rest:
        return first
    more = words.count_text("{count} more row", "{count} more rows", len(rest))
    return join(first, screen.foldable(join(more), screen.table(headings, rest, numbers=numbers)))
