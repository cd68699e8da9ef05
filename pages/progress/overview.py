"""The overview: where the indicators stand, what changed, who is behind and who is silent."""

from __future__ import annotations

from dataclasses import replace

from charts import headline, lists, screen
from charts.markup import element, join
from pages.parts.ask import ask_month
from pages.parts.frame import Frame, freshness_line, illustrative_band, open_frame, show
from pages.parts.sources import source_of
from queries.changes import changes
from queries.progress import figures, overview
from queries.ranking import communes_furthest_behind
from queries.reporting import silent_communes
from schemas.period import month_period, parse_period
from schemas.view import Overview

CHANGES_TOLD = 8
COMMUNES_TOLD = 8


def main() -> None:
    frame = open_frame()
    words = frame.words
    show(screen.heading(words.text("Overview"), level=1))
    month = parse_period(ask_month(frame))
    frame = replace(frame, address=replace(frame.address, period=month.slug))
    earlier = month_period(month.first.plus(-1)).last_day
    rows = overview(frame.release, day=month.last_day)
    if any(row.figure and row.figure.illustrative for row in rows):
        illustrative_band(frame)
    show(
        screen.heading(headline.answer(words, rows), note=words.text("As of the end of {period}", period=words.period(month.slug))),
        screen.status_strip(words, headline.counts(rows)),
        lists.indicators_by_status(words, rows, indicator_address(frame)),
        untold_targets(frame, rows),
        headline_cards(frame, rows),
    )
    known = {row.indicator.id: row.indicator for row in rows}
    behind = communes_furthest_behind(frame.release, day=month.last_day, count=COMMUNES_TOLD)
    silent = silent_communes(frame.release, day=month.last_day)
    changed = changes(frame.release, earlier=earlier, later=month.last_day)[:CHANGES_TOLD]
    show(element("div", ...))


main()
