"""Composing the overview's lists: who stands where, what changed, who is behind, who is silent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from charts import brief, screen
from charts.headline import communes_met, counts
from charts.markup import Markup, element, join
from charts.ways import Ways
from schemas.movement import CommuneMove
from schemas.overview import Change, CommuneStanding, Overview, SilentCommune
from schemas.view import FigureView, IndicatorView
from schemas.words import Words


def indicators_by_status(words: Words, rows: tuple[Overview, ...], ways: Ways) -> Markup:
    """One foldable list of indicators per status."""
    return screen.folds(
        *(
            screen.foldable(
                join(screen.status_tag(words, status), f" · {words.number(count)}"),
                indicator_table(words, [row for row in rows if row.status == status], ways),
            )
            for status, count in counts(rows).items()
        )
    )


def indicator_table(words: Words, rows: Sequence[Overview], ways: Ways) -> Markup:
    """Indicators with value, status, target and how many communes met theirs."""
    headings = [
        words.text("Indicator"), words.text("Value"), words.text("Period"), words.text("Status"),
        words.text("Target"), words.text("Communes and wards"),
    ]  # fmt: skip
    return screen.table(headings, (_indicator_row(words, row, ways) for row in rows), numbers=(1,))


def _indicator_row(words: Words, row: Overview, ways: Ways) -> list[str]:
    name = screen.link(brief.indicator_name(words, row.indicator), ways.indicator(row.indicator.id, ""))
    figure = row.figure
    if figure is None:
        return [name, "—", "—", screen.status_tag(words, row.status), "—", communes_met(words, row) or "—"]
    reason = brief.reason(words, figure)
    target = brief.target_amount(words, row.indicator, figure)
    return [
        name,
        _marked(words, row.indicator, ways, figure),
        words.period(figure.period),
        screen.status_tag(words, figure.status),
        join(target, screen.paragraph(reason, muted=True)) if reason else target,
        communes_met(words, row) or "—",
    ]


def _marked(
    words: Words, indicator: IndicatorView, ways: Ways, figure: FigureView, *before: FigureView
) -> Markup:
    """A figure's value, marked where it or the one it is held against is illustrative."""
    written = screen.figure_link(words, brief.figure_amount(words, indicator, figure), ways.to(figure))
    if not any(told.illustrative for told in (figure, *before)):
        return written
    return join(written, " ", screen.hatch(words.text("Illustrative data")))


def changed_section(words: Words, rows: Sequence[Change], ways: Ways, *, most: int) -> Markup:
    """Changed statuses and the biggest moves; more than `most` rows are folded away."""
    if not rows:
        return screen.paragraph(words.text("No indicator has a new figure."), muted=True)
    first = _change_table(words, rows[:most], ways)
    if len(rows) <= most:
        return first
    more = words.text("{count} more", count=words.number(len(rows) - most))
    return join(first, screen.foldable(join(more), _change_table(words, rows[most:], ways)))


def _change_table(words: Words, rows: Sequence[Change], ways: Ways) -> Markup:
    headings = [words.text("Indicator"), words.text("Value"), words.text("Change"), words.text("Status")]
    return screen.table(headings, (_change_row(words, row, ways) for row in rows), numbers=(1, 2))


def _change_row(words: Words, row: Change, ways: Ways) -> list[str]:
    status = screen.status_tag(words, row.status_after)
    if row.changes_status:
        status = join(screen.status_tag(words, row.status_before), " → ", status)
    told = [figure for figure in (row.after, row.before) if figure is not None]
    value = _marked(words, row.indicator, ways, *told) if row.after else words.text("withdrawn")
    return [
        screen.link(brief.indicator_name(words, row.indicator), ways.indicator(row.indicator.id, "")),
        value,
        _change_told(words, row),
        status,
    ]


def _change_told(words: Words, row: Change) -> str:
    if row.before is None:
        return words.text("first figure")
    told = brief.step(words, row.indicator, row.step)
    return words.text("{change}, corrected", change=told) if row.corrects and row.step else told


def behind_section(
    words: Words,
    rows: Sequence[CommuneStanding],
    indicators: Mapping[str, IndicatorView],
    ways: Ways,
) -> Markup:
    """The communes behind on most targets, each with its widest gap."""
    if not rows:
        return screen.paragraph(words.text("No commune or ward is behind on a target."), muted=True)
    headings = [words.text("Commune or ward"), words.text("Behind on"), words.text("Widest gap")]
    cells = (_behind_row(words, row, indicators[row.worst], ways) for row in rows)
    return screen.table(headings, cells)


def _behind_row(words: Words, row: CommuneStanding, worst: IndicatorView, ways: Ways) -> list[str]:
    value = brief.amount(words, worst, row.worst_value)
    target = words.text("target {target}", target=brief.aim_amount(words, worst, row.worst_target))
    source = ways.figure(worst.id, row.geography, row.worst_period)
    counted = words.text(
        "{behind} of {assessed} targets", behind=words.number(row.behind), assessed=words.number(row.assessed)
    )
    return [
        commune_link(words, row, ways),
        element("span", counted, class_="kpi-nowrap"),
        join(
            screen.link(brief.indicator_name(words, worst), ways.indicator(worst.id, row.geography)),
            ": ",
            screen.figure_link(words, value, source),
            f", {target}",
        ),
    ]


def commune_link(words: Words, row: CommuneStanding | CommuneMove, ways: Ways) -> Markup:
    """A commune's name with its type, leading to its page."""
    name = brief.typed_name(words, words.pick(row.name_vi, row.name_en), row.type)
    return screen.link(name, ways.commune(row.geography))


def silent_section(
    words: Words, rows: Sequence[SilentCommune], ways: Ways, calendar: Callable[[str], str]
) -> Markup:
    """Per dataset, which communes did not report its latest period; a dataset's name leads to its `calendar`."""
    if not rows:
        return screen.paragraph(words.text("Every commune and ward reported."), muted=True)
    groups = groupby(rows, key=lambda row: row.dataset)
    return screen.items(_silence(words, list(group), ways, calendar) for _, group in groups)


def _silence(words: Words, units: list[SilentCommune], ways: Ways, calendar: Callable[[str], str]) -> Markup:
    first = units[0]
    counted = words.text(
        "{silent} of {expected} did not report {period}",
        silent=words.number(len(units)),
        expected=words.number(first.expected),
        period=words.period(first.period),
    )
    if first.due_date and not first.illustrative:
        counted += words.text(", due {day}", day=words.day(first.due_date))
    names: list[str] = []
    for unit in units:
        link = screen.link(words.pick(unit.name_vi, unit.name_en), ways.commune(unit.geography))
        names += [", ", link] if names else [link]
    dataset = screen.link(words.pick(first.dataset_vi, first.dataset_en), calendar(first.dataset))
    return join(element("strong", dataset, ": "), f"{counted} – ", *names)
