"""Documents as sources, and one figure by its name."""

from __future__ import annotations

from functools import lru_cache

from queries.progress import figures
from queries.release import ReleaseFile, records
from schemas.source_document import (
    DocumentFigure,
    DocumentTarget,
    DocumentTask,
    OtherFigure,
    SourceDocument,
    Taken,
)
from schemas.view import FigureView


@lru_cache(maxsize=16)
def source_documents(release: ReleaseFile) -> tuple[SourceDocument, ...]:
    """Every document: those whose text is at hand first, then the cited ones, then the press."""
    return tuple(SourceDocument(**record) for record in records(release, "source_documents"))


@lru_cache(maxsize=64)
def taken_from(release: ReleaseFile, *, document: str) -> Taken:
    """Everything taken from one document, by section."""
    asked = {"document": document}
    return Taken(
        figures=tuple(DocumentFigure(**record) for record in records(release, "figures_of_document", asked)),
        other_figures=tuple(
            OtherFigure(**record) for record in records(release, "other_figures_of_document", asked)
        ),
        targets=tuple(DocumentTarget(**record) for record in records(release, "targets_of_document", asked)),
        tasks=tuple(DocumentTask(**record) for record in records(release, "tasks_of_document", asked)),
    )


def figure_named(release: ReleaseFile, *, indicator: str, geography: str, period: str) -> FigureView | None:
    """The figure of that name; None where there is none, not even a silence."""
    history = figures(release, indicator=indicator, geography=geography)
    return next((figure for figure in history if figure.period == period), None)
