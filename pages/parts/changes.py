"""What a deed would change, or did, drawn the same way wherever files are published, withdrawn or restored."""

from __future__ import annotations

from charts import screen
from charts.intake_changes import Names, change_counts, effects_section, moves_section
from pages.parts.frame import Frame, show
from queries.catalogue import geographies, indicators
from schemas.upload import Preview


def names_of(frame: Frame) -> Names:
    """What indicators and units are called."""
    return Names(
        {row.id: row for row in indicators(frame.release)},
        {unit.code: unit for unit in geographies(frame.release)},
    )


def draw_preview(frame: Frame, preview: Preview) -> None:
    """What a deed would change, or did: counts, the province's figures, the moves."""
    words, names = frame.words, names_of(frame)
    show(
        change_counts(words, preview),
        screen.heading(words.text("Effect on the province's figures"), level=3),
        effects_section(words, names, preview.effects),
        screen.heading(words.text("Figures that move, the biggest moves first"), level=3),
        moves_section(words, names, preview),
    )
