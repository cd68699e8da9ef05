"""Where the figures of a slide come from, in full: what its notes say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from charts import brief
from charts.chart import Chart, FigureKey
from charts.source import provenance, publisher, short_source
from queries.catalogue import documents, indicators
from queries.progress import figures
from queries.provenance import upload
from queries.ranking import ranking
from queries.release import ReleaseFile
from schemas.view import FigureView, IndicatorView, UploadView
from schemas.words import Words

Told = tuple[IndicatorView, FigureView]
MOST_PARAGRAPHS = 24
"""Notes with more paragraphs than these are read by nobody: then each source is named once, with how many figures."""


def source_notes(release: ReleaseFile, words: Words, told: Iterable[Told]) -> tuple[str, ...]:
    """A paragraph for each figure: what it is, and document and section, or file, cell, person and moment."""
    paragraphs = tuple(_paragraph(release, words, indicator, figure) for indicator, figure in told)
    return (words.text("Where the figures come from"), *paragraphs) if paragraphs else ()


def chart_notes(release: ReleaseFile, words: Words, chart: Chart) -> tuple[str, ...]:
    """Where everything a chart tells comes from: a paragraph for each figure, or, of many, for each source of them."""
    told = tuple(_told(release, chart.figures))
    if len(told) <= MOST_PARAGRAPHS:
        return source_notes(release, words, told)
    counted = Counter(source for _, figure in told for source in _sources(release, words, figure))
    lines = (
        words.count_text("{source}: {count} figure", "{source}: {count} figures", count, source=source)
        for source, count in counted.items()
    )
    return (words.text("Where the figures come from"), *lines)


def _told(release: ReleaseFile, keys: Sequence[FigureKey]) -> Iterator[Told]:
    """The figures of those keys, in their order; of many units at once in one question."""
    known = {row.id: row for row in indicators(release)}
    units = Counter((key.indicator, key.period) for key in keys)
    for key in keys:
        if units[key.indicator, key.period] > 1:
            asked = [row.figure for row in ranking(release, indicator=key.indicator, period=key.period)]
        else:
            asked = []
        own = next((row for row in asked if row.geography == key.geography), None) or next(
            (
                row
                for row in figures(release, indicator=key.indicator, geography=key.geography)
                if row.period == key.period
            ),
            None,
        )
        if own is not None:
            yield known[key.indicator], own


def _sources(release: ReleaseFile, words: Words, figure: FigureView) -> list[str]:
    """The documents and files of a figure."""
    if figure.source == "document":
        return [short_source(words, figure, documents(release))]
    return [_file(words, file) for file in _files(release, figure)]


def files_note(release: ReleaseFile, words: Words, ids: Iterable[str]) -> tuple[str, ...]:
    """The published files of those ids, by name."""
    found = (upload(release, identifier=id_) for id_ in sorted(ids))
    files = sorted(_file(words, file) for file in found if file is not None)
    return (words.text("Where the figures come from"), *files) if files else ()


def _paragraph(release: ReleaseFile, words: Words, indicator: IndicatorView, figure: FigureView) -> str:
    files = _files(release, figure)
    pairs = provenance(words, figure, documents(release), files[0] if len(files) == 1 else None)
    known = "; ".join(f"{term}: {said}" for term, said in pairs)
    more = "; ".join(_file(words, file) for file in files) if len(files) > 1 else ""
    return words.text(
        "{indicator}, {period}: {value} – {source}",
        indicator=brief.indicator_name(words, indicator),
        period=words.period(figure.period),
        value=brief.figure_amount(words, indicator, figure),
        source="; ".join(part for part in (known, more) if part),
    )


def _files(release: ReleaseFile, figure: FigureView) -> list[UploadView]:
    """The published files a figure is from: its own, or, of a sum, those of the communes it is the sum of."""
    ids = [figure.upload] if figure.upload else []
    if figure.source == "computed":
        rows = ranking(release, indicator=figure.indicator, period=figure.period)
        ids = sorted({row.figure.upload for row in rows if row.figure.upload})
    found = (upload(release, identifier=id_) for id_ in ids)
    return [file for file in found if file is not None]


def _file(words: Words, file: UploadView) -> str:
    return words.text(
        "file {name}, published by {person} on {moment}",
        name=file.file_name,
        person=publisher(words, file),
        moment=words.moment(file.published_at),
    )
