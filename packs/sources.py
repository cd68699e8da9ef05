"""Where the figures of a slide come from, in full: what its notes say."""

from __future__ import annotations

from collections.abc import Iterable

from charts import brief
from charts.source import provenance
from queries.catalogue import documents
from queries.provenance import upload
from queries.ranking import ranking
from queries.release import ReleaseFile
from schemas.view import FigureView, IndicatorView, UploadView
from schemas.words import Words

Told = tuple[IndicatorView, FigureView]


def source_notes(release: ReleaseFile, words: Words, figures: Iterable[Told]) -> tuple[str, ...]:
    """A paragraph for each figure: what it is, and document and section, or file, cell, person and moment."""
    told = tuple(_paragraph(release, words, indicator, figure) for indicator, figure in figures)
    return (words.text("Where the figures come from"), *told) if told else ()


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
        person=file.published_by,
        moment=words.moment(file.published_at),
    )
