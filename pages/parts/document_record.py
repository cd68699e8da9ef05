"""One document on the sources' page: what it is, and everything that was taken from it, by section."""

from __future__ import annotations

from charts import documents, quality, screen
from pages.parts.figure_record import figure_address
from pages.parts.frame import Frame, show
from queries.catalogue import documents as known_documents
from queries.catalogue import geographies, indicators
from queries.quality import reconciliations
from queries.sources import taken_from
from schemas.source_document import SourceDocument


def draw_document(frame: Frame, document: SourceDocument) -> None:
    """Figures, sums that are checked, targets, tasks and other figures of one document."""
    words, address = frame.words, frame.address
    taken = taken_from(frame.release, document=document.id)
    measured = {row.id: row for row in indicators(frame.release)}
    units = {unit.code: unit for unit in geographies(frame.release)}
    checked = [
        row
        for row in reconciliations(frame.release)
        if any(part.document == document.id for part in row.parts)
    ]
    show(
        screen.paragraph(screen.link(words.text("← All sources"), address.link("sources"))),
        screen.heading(documents.name(words, document), level=1),
        documents.about(words, document),
        documents.figures_section(
            words, taken, measured, units, lambda indicator: figure_address(frame, indicator)
        ),
        quality.reconciliations_section(
            words, checked, known_documents(frame.release), lambda one: address.link("sources", document=one)
        ),
        documents.targets_section(
            words,
            taken,
            measured,
            units,
            lambda indicator: address.link("indicator", indicator=indicator, commune="", period=""),
        ),
        documents.tasks_section(words, taken),
        documents.other_section(words, taken),
    )
