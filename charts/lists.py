"""Composing the overview's lists: who stands where, what changed, who is behind, who is silent."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from charts import brief, screen
from charts.headline import Address, communes_met, counts
from charts.markup import Markup, element, join
from schemas.view import Change, CommuneStanding, FigureView, IndicatorView, Overview, SilentCommune
from schemas.words import Words


def indicators_by_status(words: Words, rows: tuple[Overview, ...], address: Address) -> Markup:
    """One foldable list of indicators per status."""
    return join(
        *(
            screen.foldable(
                join(screen.status_tag(words, status), f" · {words.number(count)}"),
                _indicator_table(words, [row for row in rows if row.status == status], address),
            )
            for status, count in counts(rows).items()
        )
    )


def _indicator_table(words: Words, rows: list[Overview], address: Address) -> Markup:
    headings = [
        words.text("Indicator"), words.text("Value"), words.text("Period"), words.text("Target"),
        words.text("Communes and wards"),
    ]  # fmt: skip
    return screen.table(headings, (_indicator_row(words, row, address) for row in rows), numbers=(1,))


def _indicator_row(words: Words, row: Overview, address: Address) -> list[str]:
    name = screen.link(brief.indicator_name(words, row.indicator), address(row.indicator.id))
    figure = row.figure
    if figure is None:
        return [name, "—", "—", "—", communes_met(words, row) or "—"]
    reason = brief.reason(words, figure)
    target = brief.target_amount(words, row.indicator, figure)
    return [
        name,
        _marked(words, row.indicator, figure),
        words.period(figure.period),
        join(target, screen.paragraph(reason, muted=True)) if reason else target,
        communes_met(words, row) or "—",
    ]


def _marked(words: Words, indicator: IndicatorView, figure: FigureView) -> Markup:
    """A figure's value, marked where it is illustrative."""
    written = brief.figure_amount(words, indicator, figure)
    if not figure.illustrative:
        return join(written)
    mark = element("span", "▨", class_="kpi-status kpi-behind", title=words.text("Illustrative data"), role="img",
                   aria_label=words.text("Illustrative data"))  # fmt: skip
    return join(written, " ", mark)


def changed_indicators(words: Words, rows: Iterable[Change], address: Address) -> Markup:
    """Changed statuses and the biggest moves."""
    headings = [words.text("Indicator"), words.text("Value"), words.text("Change"), words.text("Status")]
    return screen.table(headings, (_change_row(words, row, address) for row in rows), numbers=(1, 2))


def _change_row(words: Words, row: Change, address: Address) -> list[str]:
    before, after = row.before.value, row.after.value
    step = after - before if before is not None and after is not None else None
    status = screen.status_tag(words, row.after.status)
    if row.changes_status:
        status = join(screen.status_tag(words, row.before.status), " → ", status)
    return [
        screen.link(brief.indicator_name(words, row.indicator), address(row.indicator.id)),
        _marked(words, row.indicator, row.after),
        brief.step(words, row.indicator, step),
        status,
    ]


def communes_behind(
    words: Words, rows: Iterable[CommuneStanding], indicators: dict[str, IndicatorView], address: Address
) -> Markup:
    """The communes behind on most targets, each with its widest gap."""
    headings = [words.text("Commune or ward"), words.text("Behind on"), words.text("Widest gap")]
    return screen.table(headings, (_behind_row(words, row, indicators[row.worst], address) for row in rows))


def _behind_row(words: Words, row: CommuneStanding, worst: IndicatorView, address: Address) -> list[str]:
    name = brief.typed_name(words, words.pick(row.name_vi, row.name_en), row.type)
    value = brief.amount(words, worst, row.worst_value)
    target = brief.amount(words, worst, row.worst_target)
    widest = words.text("{value}, target {target}", value=value, target=target)
    return [
        name,
        words.text(
            "{behind} of {assessed} targets", behind=words.number(row.behind), assessed=words.number(row.assessed)
        ),
        join(screen.link(brief.indicator_name(words, worst), address(worst.id)), f": {widest}"),
    ]


def silent_communes(
    words: Words, rows: Iterable[SilentCommune], indicators: tuple[IndicatorView, ...]
) -> Markup:
    """Per dataset, which communes did not report its latest period."""
    told = []
    for dataset, group in groupby(rows, key=lambda row: row.dataset):
        units = list(group)
        fed = [brief.indicator_name(words, row) for row in indicators if row.dataset == dataset]
        counted = words.text(
            "{silent} of {expected} did not report {period}",
            silent=words.number(len(units)),
            expected=words.number(units[0].expected),
            period=words.period(units[0].period),
        )
        names = ", ".join(words.pick(unit.name_vi, unit.name_en) for unit in units)
        told.append(join(element("strong", f"{fed[0] if fed else dataset}: "), f"{counted} – {names}"))
    return screen.items(told)
