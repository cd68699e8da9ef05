"""Composing how many indicators of each pillar stand where, as bars in parts."""

from __future__ import annotations

from collections import Counter

from charts.chart import CountsChart, Footer
from charts.footer import illustrative_mark
from charts.headline import answer, targets_not_published
from charts.labels import PILLARS
from charts.sheet import Cell, Sheet
from schemas.overview import Overview
from schemas.status import STATUS_FORMS, Status
from schemas.words import Words


def pillar_counts(words: Words, rows: tuple[Overview, ...], *, period: str) -> CountsChart:
    """One bar a pillar, its parts the statuses in the order they are told."""
    by_pillar = {
        pillar: Counter(row.status for row in rows if row.indicator.pillar == pillar) for pillar in PILLARS
    }
    shown = {pillar: found for pillar, found in by_pillar.items() if found}
    statuses = [status for status in STATUS_FORMS if any(found[status] for found in shown.values())]
    groups = tuple(words.text(PILLARS[pillar]) for pillar in shown)
    counts = tuple((status, tuple(found[status] for found in shown.values())) for status in statuses)
    illustrative = any(row.figure is not None and row.figure.illustrative for row in rows)
    title = answer(words, rows)
    return CountsChart(
        name="status_by_pillar",
        title=title.rstrip("."),
        footer=Footer(
            words.text(
                "Source: {source}", source=words.text("documents and published files, named in the notes")
            ),
            "",
            words.period(period),
            illustrative_mark(words, illustrative=illustrative),
        ),
        alt=words.text(
            "Bar chart: {title}. {count} pillars.", title=title.rstrip("."), count=words.number(len(groups))
        ),
        sheet=_sheet(words, groups, counts),
        subject=words.text("Where the indicators stand, by pillar"),
        sentences=(targets_not_published(words, rows),),
        groups=groups,
        counts=counts,
    )


def _sheet(
    words: Words, groups: tuple[str, ...], counts: tuple[tuple[Status, tuple[int, ...]], ...]
) -> Sheet:
    headings = (words.text("Pillar"), *(words.text(STATUS_FORMS[status].word) for status, _ in counts))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (group, *(numbers[place] for _, numbers in counts)) for place, group in enumerate(groups)
    )
    return Sheet(headings, rows, (None, *(0 for _ in counts)))
