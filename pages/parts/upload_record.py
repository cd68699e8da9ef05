"""One upload on the history page: its receipt, its file, what it changed, and the deeds that turn its standing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from pathlib import Path

import streamlit

from charts import screen, upload
from charts.history import publication
from pages.parts.frame import Frame, show
from pages.parts.intake_changes import draw_preview
from pages.parts.turning import draw_turn
from pipelines.uploads import kept_issues, source_file, what_it_changed
from queries.catalogue import datasets
from schemas.upload import Origin, Preview, UploadRecord
from settings import read_settings


def draw_record(frame: Frame, record: UploadRecord, known: Mapping[str, UploadRecord]) -> None:
    """Everything the truth remembers of one upload, and what can be done with it."""
    words, store = frame.words, read_settings().store

    def address(other: str) -> str:
        return frame.address.link("history", upload=other)

    show(
        screen.paragraph(screen.link(words.text("← All uploads"), frame.address.link("history"))),
        upload.heading(words, record),
        upload.on_top(words, record, known, address),
        screen.columns(
            upload.receipt(words, record, datasets(frame.release)), upload.timeline(words, record)
        ),
        upload.accepted(words, record, kept_issues(store, record.upload) if record.accepted else ()),
    )
    deeds = streamlit.container(horizontal=True, key="deeds")
    deeds.download_button(
        words.text("Download the file as it came"),
        partial(_content, store, record.upload),
        file_name=record.file_name,
        mime="application/octet-stream",
        on_click="ignore",
        key="original_file",
    )
    if frame.day is None:
        draw_turn(frame, record, deeds)
    draw_changes(frame, record, store)


def draw_changes(frame: Frame, record: UploadRecord, store: Path) -> None:
    """What the upload changed when it was published last."""
    words = frame.words
    show(screen.heading(words.text("What it changed when it was published")))
    if record.origin is Origin.ILLUSTRATIVE:
        show(
            screen.paragraph(
                words.text("Illustrative figures count as no change of reported ones."), muted=True
            )
        )
        return
    with streamlit.spinner(words.text("Working out what it changed…")):
        preview = _changed(store, record.upload, publication(record).number)
    draw_preview(frame, preview)


@lru_cache(maxsize=64)
def _changed(store: Path, identifier: str, number: int) -> Preview:
    """Worked out once: what happened stays as it was. `number` is the event that published the upload last."""
    return what_it_changed(store, identifier)


def _content(store: Path, identifier: str) -> bytes:
    return source_file(store, identifier)[1]
