"""What a deed would change, drawn the same way wherever files are published, withdrawn or restored."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit

from charts import screen
from charts.intake_changes import Names, change_counts, effects_section, hidden_told, moves_section
from charts.markup import Markup, join
from charts.row_changes import commune_effects_section, removed_told, row_moves_section
from pages.parts.frame import Frame, show
from pages.parts.intake_files import PREVIEW, Desk
from pages.parts.intake_publish import Ready
from pipelines.clock import now_in_lang_son
from pipelines.preview import preview_publication
from queries.catalogue import geographies, indicators
from schemas.upload import Preview, UploadKind


def names_of(frame: Frame) -> Names:
    """What indicators and units are called."""
    return Names(
        {row.id: row for row in indicators(frame.release)},
        {unit.code: unit for unit in geographies(frame.release)},
    )


def draw_preview(frame: Frame, preview: Preview) -> None:
    """What a deed would change, or did: counts, the province's figures, the moves."""
    words, names = frame.words, names_of(frame)
    effects = screen.heading(words.text("Effect on the province's figures"), level=3)
    moves = screen.heading(words.text("Figures that move, the biggest moves first"), level=3)
    of_rows = bool(preview.targets or preview.tasks or preview.points)
    show(
        change_counts(words, preview),
        row_moves_section(words, names, preview),
        join(effects, effects_section(words, names, preview.effects)),
        commune_effects_section(words, names, preview.communes),
        # A file of targets or tasks moves no figure, so nothing is said of that.
        Markup("") if of_rows and not preview.moves else join(moves, moves_section(words, names, preview)),
    )


def draw_changes(desk: Desk, ready: Sequence[Ready]) -> bool:
    """What publishing the accepted files together would change; worked out once for the same files.

    Says whether a person has had it before their eyes: not in the run in which it was worked out.
    """
    words = desk.frame.words
    show(screen.heading(words.text("What would change")))
    preview, seen = _preview_of(desk, ready)
    hidden = f"{hidden_told(words, names_of(desk.frame), preview)} {removed_told(words, preview)}".strip()
    if hidden:
        complete = any(file.kind is UploadKind.COMPLETE for file in ready)
        hint = words.text("If the file only mends or adds single figures, choose “Amendment” above.")
        show(screen.band(f"{hidden} {hint}" if complete else hidden, kind="error"))
    draw_preview(desk.frame, preview)
    return seen


def _preview_of(desk: Desk, ready: Sequence[Ready]) -> tuple[Preview, bool]:
    key = (desk.frame.release.id, *((file.draft.key, repr(file.draft.said), file.kind) for file in ready))
    kept: tuple[object, Preview] | None = streamlit.session_state.get(PREVIEW)
    if kept is not None and kept[0] == key:
        return kept[1], True
    with streamlit.spinner(desk.frame.words.text("Working out what would change…")):
        preview = preview_publication(
            desk.settings.store, [file.publication() for file in ready], desk.reference, by="",
            now=now_in_lang_son(),
        )  # fmt: skip
    streamlit.session_state[PREVIEW] = (key, preview)
    return preview, False
