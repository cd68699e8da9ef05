"""The commune pack: one slide a commune, its rates beside its targets and the province."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from charts.chart import Chart
from charts.score import score_chart
from packs.choice import Choice, chosen_communes
from packs.sources import files_note
from queries.catalogue import documents
from queries.communes import board
from queries.release import ReleaseFile
from schemas.words import Words


def commune_slides(release: ReleaseFile, words: Words, choice: Choice) -> Iterator[Chart]:
    """A slide for each commune asked for, in the order asked for; one without any figure is left out."""
    shown = board(release, day=choice.month.last_day)
    known = {row.code: row for row in shown.communes}
    for unit in chosen_communes(release, choice):
        chart = score_chart(words, shown, known[unit.code], documents(release), period=choice.period)
        if chart.bars:
            ids = {
                figure.upload
                for row in shown.indicators
                if (figure := shown.figure(row.id, unit.code)) is not None and figure.upload
            }
            yield replace(chart, notes=(*chart.notes, *files_note(release, words, ids)))
