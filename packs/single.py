"""One chart taken away: as a slide, or as a workbook."""

from __future__ import annotations

from dataclasses import replace

from charts.chart import Chart
from charts.deck.deck import Deck, Ratio
from charts.deck.write import deck_bytes
from charts.workbook import workbook_bytes
from packs.sources import chart_notes
from packs.stamp import made_at, short_id
from packs.template import office_template
from queries.release import ReleaseFile
from schemas.words import Words


def chart_slide(release: ReleaseFile, words: Words, chart: Chart, *, ratio: Ratio = Ratio.WIDE) -> bytes:
    """A presentation of one slide with the chart; its notes say where every figure comes from.

    Raises `UserError` where the office's template lacks what a slide needs.
    """
    told = replace(chart, notes=(*chart.notes, *chart_notes(release, words, chart)))
    deck = Deck(words, ratio, None, (told,), short_id(release), made_at(release))
    return deck_bytes(deck, template=office_template())


def chart_workbook(release: ReleaseFile, words: Words, chart: Chart) -> bytes:
    """The table behind the chart as a workbook, with its sources and definitions."""
    return workbook_bytes(words, [chart], release=short_id(release), made_at=made_at(release))
