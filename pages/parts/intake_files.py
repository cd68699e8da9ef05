"""Files on the desk: what was dropped on the upload page, what was said about it, and the verdict on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import streamlit

from pages.parts.address import plain
from pages.parts.frame import Frame
from pipelines.check import check_file
from pipelines.clock import now_in_lang_son
from pipelines.file_names import safe_name
from pipelines.kept_headings import kept_headings
from pipelines.known import known_figures
from pipelines.reference import Reference, read_reference
from schemas.issue import NOTHING_SAID, Issue, Said, Verdict
from settings import Settings, read_settings

_SAID, _VERDICTS, _ASKED, _ROUND = "intake_said", "intake_verdicts", "intake_asked", "intake_round"
PREVIEW = "intake_preview"
"""Where the session keeps what publishing the files on the desk would change."""
_AMBIGUOUS = "ambiguous_number"

Key = tuple[str, str, str, str]


class Dropped(Protocol):
    """A file a person dropped; `file_id` tells two files of one name apart."""

    file_id: str
    name: str

    def getvalue(self) -> bytes: ...


@dataclass(frozen=True)
class Desk:
    """What reading a file needs."""

    frame: Frame
    settings: Settings
    reference: Reference


@dataclass(frozen=True)
class FileDraft:
    """One dropped file, what is said about it, and its verdict. `asked` are its columns that can be read in two ways."""

    key: str
    said: Said
    verdict: Verdict
    asked: Mapping[str, Issue]


def open_desk(frame: Frame) -> Desk:
    """The desk of this run."""
    settings = read_settings()
    return Desk(frame, settings, read_reference(settings.reference))


def uploader_key() -> str:
    """The uploader's key; another one empties it, and nothing else does."""
    return f"intake_uploader_{streamlit.session_state.get(_ROUND, 0)}"


def clear_desk() -> None:
    """Takes all files off the desk."""
    streamlit.session_state[_ROUND] = streamlit.session_state.get(_ROUND, 0) + 1
    for drawer in (_SAID, _VERDICTS, _ASKED, PREVIEW):
        streamlit.session_state.pop(drawer, None)


def read_files(desk: Desk, dropped: Sequence[Dropped]) -> list[FileDraft]:
    """The files with their verdicts. Only what is new, or of which something else is said, is read again."""
    verdicts: dict[Key, Verdict] = _drawer(_VERDICTS)
    keys = [_key(desk, file) for file in dropped]
    unread = [(file, key) for file, key in zip(dropped, keys, strict=True) if key not in verdicts]
    if unread:
        verdicts = {**verdicts, **_verdicts_on(desk, unread)}
    # What was said before, or of a file taken off the desk, is let go: a grid may be large.
    streamlit.session_state[_VERDICTS] = {key: verdicts[key] for key in keys}
    return [
        FileDraft(file.file_id, said_of(file.file_id), verdicts[key], _asked(file.file_id, verdicts[key]))
        for file, key in zip(dropped, keys, strict=True)
    ]


def said_of(file: str) -> Said:
    """What the person has said about a file so far."""
    said = _drawer(_SAID).get(file, NOTHING_SAID)
    assert isinstance(said, Said)
    return said


def say(file: str, **told: Any) -> None:  # noqa: ANN401 - the fields of Said have several types
    """Writes down what the person says about a file."""
    _drawer(_SAID)[file] = replace(said_of(file), **told)


def forget_asked(file: str) -> None:
    """Lets go of what was asked about a file's columns: it is read as something else now."""
    _drawer(_ASKED).pop(file, None)


def _verdicts_on(desk: Desk, unread: Sequence[tuple[Dropped, Key]]) -> dict[Key, Verdict]:
    """The verdicts of the command line's own check, told file by file while they are made."""
    words, store = desk.frame.words, desk.settings.store
    known, kept = known_figures(store), kept_headings(store)
    bar = streamlit.progress(0.0)
    made: dict[Key, Verdict] = {}
    for done, (file, key) in enumerate(unread):
        told = words.text(
            "Reading file {number} of {count}: {file}",
            number=done + 1, count=len(unread), file=plain(safe_name(file.name)),
        )  # fmt: skip
        bar.progress(done / len(unread), text=told)
        made[key] = check_file(
            file.getvalue(), file.name, desk.reference, today=now_in_lang_son().date(),
            largest_bytes=desk.settings.largest_upload_bytes, said=said_of(file.file_id), known=known, kept=kept,
        )  # fmt: skip
    bar.empty()
    return made


def _asked(file: str, verdict: Verdict) -> Mapping[str, Issue]:
    """The columns that can be read in two ways. One that was answered stays asked, so that the answer can be changed."""
    asked: dict[str, Issue] = _drawer(_ASKED).setdefault(file, {})
    for found in verdict.issues:
        if found.rule.id == _AMBIGUOUS:
            asked[str(dict(found.values).get("column", ""))] = found
    return dict(asked)


def _key(desk: Desk, file: Dropped) -> Key:
    return file.file_id, repr(said_of(file.file_id)), desk.frame.release.id, desk.reference.sha256


def _drawer(name: str) -> dict[Any, Any]:
    """A part of the session's drafts."""
    drawer: dict[Any, Any] = streamlit.session_state.setdefault(name, {})
    return drawer
