"""Publishing what is on the desk: the reasons asked for, what is still missing, the deed, its receipt, and the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit

from charts import screen
from charts.intake_issues import issue_summary
from charts.intake_receipt import receipt_facts
from charts.intake_understood import dataset_name
from pages.parts.address import plain
from pages.parts.frame import show
from pages.parts.intake_files import Desk, FileDraft, clear_desk
from pipelines.clock import now_in_lang_son
from pipelines.overlaps import overlaps
from pipelines.publish import Publication, publish, withdraw
from schemas.upload import Receipt, UploadKind

_RECEIPTS, PERSON = "intake_receipts", "intake_person"
LONGEST_NAME, LONGEST_REASON = 80, 500


@dataclass(frozen=True)
class Ready:
    """An accepted file: how it counts, why its warnings are accepted, and the headings to be kept."""

    draft: FileDraft
    kind: UploadKind
    accepted: Mapping[str, str]
    headings: Mapping[str, str]

    def publication(self) -> Publication:
        """The file on its way into the truth, as of now."""
        return Publication(
            self.draft.verdict, at=now_in_lang_son(), kind=self.kind, accepted=self.accepted,
            headings=self.headings,
        )  # fmt: skip


@dataclass(frozen=True)
class Published:
    """What was published last in this session, and whether it was taken back since."""

    receipts: tuple[Receipt, ...]
    kinds: tuple[UploadKind, ...]
    release: str
    note: str
    taken_back: bool = False


def ask_reasons(desk: Desk, draft: FileDraft, kind: UploadKind) -> dict[str, str]:
    """A tick and a reason for each warning of an accepted file: the reasons given."""
    words = desk.frame.words
    asked = Publication(draft.verdict, at=now_in_lang_son(), kind=kind).warnings
    if not asked:
        return {}
    show(screen.heading(words.text("Warnings to be accepted"), level=3))
    accepted: dict[str, str] = {}
    for rule in asked:
        found = [found for found in draft.verdict.warnings if found.rule.id == rule]
        tick, reason = streamlit.columns([3, 2], vertical_alignment="center")
        with tick:
            ticked = streamlit.checkbox(
                plain(issue_summary(words, found)), key=f"tick_{draft.key}_{rule}", wrap=True
            )
        with reason:
            told = streamlit.text_input(
                words.text("Reason for accepting it"), key=f"reason_{draft.key}_{rule}", live=True,
                max_chars=LONGEST_REASON, disabled=not ticked,
            )  # fmt: skip
        if ticked and told and told.strip():
            accepted[rule] = told.strip()
    return accepted


def draw_publishing(desk: Desk, ready: Sequence[Ready], *, refused: int, seen: bool) -> None:
    """Who publishes, why, and the button; a sentence says what is still missing.

    Where what would change is not what was `seen` when the button was pressed, it is to be looked at first.
    """
    words = desk.frame.words
    show(screen.heading(words.text("Publish")))
    left, right = streamlit.columns(2)
    with left:
        by = streamlit.text_input(
            words.text("Published by (full name)"), key=PERSON, autocomplete="name", live=True,
            max_chars=LONGEST_NAME, persist_state="session",
        )  # fmt: skip
    with right:
        note = streamlit.text_input(
            words.text("Note, kept with the upload"), key="intake_note", max_chars=LONGEST_REASON
        )
    by, note = (by or "").strip(), (note or "").strip()
    missing = _missing(desk, ready, refused, by)
    told = words.count_text("Publish {count} file", "Publish {count} files", len(ready))
    pressed = streamlit.button(told, type="primary", disabled=bool(missing), key="intake_publish")
    if missing:
        show(screen.paragraph(" ".join(missing), muted=True))
    elif pressed and not seen:
        told = words.text(
            "Nothing was published: something else has been published meanwhile. Look again at what would change."
        )
        show(screen.band(told, kind="error"))
    elif pressed:
        _publish(desk, ready, by=by, note=note)


def draw_receipts(desk: Desk) -> bool:
    """What was published last, with the way on and the way back; whether there was anything."""
    words, published = desk.frame.words, streamlit.session_state.get(_RECEIPTS)
    if not isinstance(published, Published):
        return False
    with streamlit.container(border=True, key="intake_receipt"):
        if published.taken_back:
            show(screen.band(words.text("Taken back: everything is shown as it was before.")))
            return True
        show(screen.heading(words.text("Published")))
        for receipt, kind in zip(published.receipts, published.kinds, strict=True):
            if receipt.already_published:
                told = words.text(
                    "Already published as {upload}; nothing was changed.", upload=receipt.upload
                )
                show(screen.paragraph(told))
            name = dataset_name(words, desk.reference.datasets.get(receipt.dataset), receipt.dataset)
            address = desk.frame.address.link("history", upload=receipt.upload)
            show(
                receipt_facts(
                    words, receipt, dataset=name, release=published.release, kind=kind, note=published.note
                ),
                screen.paragraph(
                    screen.link(words.text("This file in the history"), address), " · ",
                    screen.link(words.text("To the overview"), desk.frame.address.link("")),
                ),
            )  # fmt: skip
        new = [receipt for receipt in published.receipts if not receipt.already_published]
        told = words.text("Published by mistake: take it back")
        if new and streamlit.button(told, key="intake_undo"):
            _take_back(desk, published, new)
    return True


def _missing(desk: Desk, ready: Sequence[Ready], refused: int, by: str) -> list[str]:
    """What still stands between the files and publishing, as sentences."""
    words = desk.frame.words
    publications = [file.publication() for file in ready]
    warnings = sum(len(publication.unaccepted) for publication in publications)
    told = [
        words.text(
            "“{first}” and “{other}” give the same figures, and the second would hide the first: take one off the list.",
            first=first, other=other,
        )
        for first, other in overlaps(publications)
    ]  # fmt: skip
    if refused:
        told.append(
            words.count_text(
                "{count} file is refused: mend it, or take it off the list above.",
                "{count} files are refused: mend them, or take them off the list above.",
                refused,
            )
        )
    if warnings:
        told.append(
            words.count_text(
                "{count} warning has no tick or no reason.",
                "{count} warnings have no tick or no reason.",
                warnings,
            )
        )
    if not by:
        told.append(words.text("The name of whoever publishes is missing."))
    return told


def _publish(desk: Desk, ready: Sequence[Ready], *, by: str, note: str) -> None:
    with streamlit.spinner(desk.frame.words.text("Publishing…")):
        receipts, release = publish(
            desk.settings.store, [file.publication() for file in ready], desk.reference, by=by, note=note,
            now=now_in_lang_son(),
        )  # fmt: skip
    kinds = tuple(file.kind for file in ready)
    streamlit.session_state[_RECEIPTS] = Published(receipts, kinds, release.id, note)
    clear_desk()
    streamlit.rerun()


def _take_back(desk: Desk, published: Published, new: Sequence[Receipt]) -> None:
    words = desk.frame.words
    with streamlit.spinner(words.text("Taking back…")):
        for receipt in reversed(new):
            withdraw(
                desk.settings.store, receipt.upload, by=receipt.by,
                reason=words.text("Taken back right after publishing"), now=now_in_lang_son(),
            )  # fmt: skip
    streamlit.session_state[_RECEIPTS] = Published(
        published.receipts, published.kinds, published.release, published.note, taken_back=True
    )
    streamlit.rerun()
