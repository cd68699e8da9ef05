"""Uploading: from a dropped file to its figures on every page, with nothing changed before it is published."""

from __future__ import annotations

from functools import partial

import streamlit

from charts import screen
from charts.intake_issues import verdict_told
from charts.intake_understood import dataset_name
from pages.parts.address import plain
from pages.parts.frame import open_frame, show
from pages.parts.intake_ask import ask_kind, ask_meaning, ask_readings
from pages.parts.intake_changes import draw_changes
from pages.parts.intake_columns import ask_columns
from pages.parts.intake_files import Desk, FileDraft, open_desk, read_files, uploader_key
from pages.parts.intake_publish import Ready, ask_reasons, draw_publishing, draw_receipts
from pages.parts.intake_told import XLSX, tell_issues, tell_verdict
from pages.parts.rows_in_force import offer_rows_in_force
from pipelines.template import template

MEGABYTE = 2**20


def main() -> None:
    frame = open_frame()
    desk, words = open_desk(frame), frame.words
    show(
        screen.heading(
            words.text("Upload report files"), level=1,
            note=words.text("A file is read and judged here; nothing changes before you publish it."),
        )
    )  # fmt: skip
    if frame.day is not None:
        show(screen.band(words.text("Whatever day is shown, files are judged and published as of now.")))
    dropped = streamlit.file_uploader(
        words.text("Files as the system exported them: Excel, OpenDocument, HTML or CSV"),
        accept_multiple_files=True,
        key=uploader_key(),
        max_upload_size=desk.settings.largest_upload_bytes // MEGABYTE,
    )
    if not dropped:
        if not draw_receipts(desk):
            tell_steps(desk)
        offer_templates(desk)
        return
    drafts = read_files(desk, dropped)
    judged = [draw_file(desk, draft, alone=len(drafts) == 1) for draft in drafts]
    ready = [file for file in judged if file is not None]
    if ready:
        seen = draw_changes(desk, ready)
        draw_publishing(desk, ready, refused=len(drafts) - len(ready), seen=seen)


def draw_file(desk: Desk, draft: FileDraft, *, alone: bool) -> Ready | None:
    """One file: what it was understood as, what is wrong, what is asked. None where it is refused.

    Of several files those that need nobody are folded.
    """
    if alone:
        place = streamlit.container(border=True, key=f"file_{draft.key}")
    else:
        told = plain(
            " ".join((*verdict_told(desk.frame.words, draft.verdict)[1:], f"– {draft.verdict.file_name}"))
        )
        needed = not draft.verdict.accepted or bool(draft.verdict.warnings)
        place = streamlit.expander(told, expanded=needed, key=f"file_{draft.key}")
    with place:
        tell_verdict(desk, draft)
        ask_meaning(desk, draft)
        ask_readings(desk, draft)
        headings = ask_columns(desk, draft)
        tell_issues(desk, draft)
        if not draft.verdict.accepted:
            return None
        kind = ask_kind(desk, draft)
        return Ready(draft, kind, ask_reasons(desk, draft, kind), headings)


def tell_steps(desk: Desk) -> None:
    """The way of a file, for whoever comes for the first time."""
    words = desk.frame.words
    show(
        screen.steps(
            (
                (
                    words.text("Drop the files"),
                    words.text("As the system exported them; nothing has to be retyped."),
                ),
                (
                    words.text("See what is wrong"),
                    words.text("Each fault with its cell and what to do about it."),
                ),
                (
                    words.text("See what would change"),
                    words.text("Old and new figures, and the province's status."),
                ),
                (
                    words.text("Publish"),
                    words.text("With a receipt; a mistake is taken back with one click."),
                ),
            )
        )
    )


def offer_templates(desk: Desk) -> None:
    """The empty file of each report, to be filled in."""
    words, datasets = desk.frame.words, desk.reference.datasets
    readable = [found.id for found in datasets.values() if found.columns]
    show(screen.heading(words.text("No file yet? Take an empty template")))
    chosen = streamlit.selectbox(
        words.text("Report"), readable, format_func=lambda code: dataset_name(words, datasets[code], code),
        key="template",
    )  # fmt: skip
    with streamlit.container(horizontal=True):
        for form, label, mime in (
            ("xlsx", words.text("Template (XLSX)"), XLSX),
            ("csv", words.text("Template (CSV)"), "text/csv"),
        ):
            streamlit.download_button(
                label, partial(template, desk.reference, chosen, form=form), file_name=f"{chosen}.{form}",
                mime=mime, on_click="ignore", key=f"template_{form}",
            )  # fmt: skip
    if datasets[chosen].shape == "rows":
        offer_rows_in_force(desk.frame, desk.reference, chosen)


main()
