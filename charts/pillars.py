"""Composing the pillars: where the indicators of each stand, as a strip that unfolds into their list."""

from __future__ import annotations

from charts import lists, screen
from charts.headline import TOLD_FIRST, counts
from charts.labels import PILLARS
from charts.markup import Markup, element
from charts.ways import Ways
from schemas.overview import Overview
from schemas.words import Words


def section(words: Words, rows: tuple[Overview, ...], ways: Ways) -> Markup:
    """One foldable line a pillar, in the order of the pillars."""
    by_pillar = {pillar: tuple(row for row in rows if row.indicator.pillar == pillar) for pillar in PILLARS}
    return screen.pairs(
        *(
            screen.foldable(_summary(words, pillar, found), lists.indicator_table(words, found, ways))
            for pillar, found in by_pillar.items()
            if found
        )
    )


def _summary(words: Words, pillar: str, rows: tuple[Overview, ...]) -> Markup:
    found = counts(rows)
    judged = sum(found.get(status, 0) for status in TOLD_FIRST)
    told = words.text("{judged} of {all} judged", judged=words.number(judged), all=words.number(len(rows)))
    return element(
        "span",
        element(
            "span", element("strong", words.text(PILLARS[pillar])), f" · {told}", class_="kpi-pillar-name"
        ),
        screen.status_strip(words, found, small=True),
        class_="kpi-pillar",
    )
