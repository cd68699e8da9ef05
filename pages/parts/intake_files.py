"""Files on the desk: what was dropped on the upload page, what was said about it, and the verdict on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import streamlit

from pages.parts.frame import Frame
from pipelines.check import check_file
from pipelines.clock import now_in_lang_son
from pipelines.known import known_figures
from pipelines.mapping import kept_mapping, recalled
from pipelines.reference import Reference, read_reference
from schemas.issue import NOTHING_SAID, Issue, Said, Verdict
from settings import Settings, read_settings

UPLOADER = "intake_uploader"
_SAID, _VERDICTS, _ASKED, _ROUND = "intake_said", "intake_verdicts", "intake_asked", "intake_round"
AMBIGUOUS = "ambiguous_number"


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
    return f"{UPLOADER}_{streamlit.session_state.get(_ROUND, 0)}"


def clear_desk() -> None:
    """Takes all files off the desk."""
    streamlit.session_state[_ROUND] = streamlit.session_state.get(_ROUND, 0) + 1
    for drawer in (_SAID, _VERDICTS, _ASKED):
        streamlit.session_state.pop(drawer, None)


def read_files(desk: Desk, dropped: Sequence[Dropped]) -> list[FileDraft]:
    """The files with their verdicts. Only what is new, or of which something else is said, is read again."""
    verdicts = _drawer(_VERDICTS)
    wanted = [(file, said_of(file.file_id)) for file in dropped]
    keys = [_key(desk, file.file_id, said) for file, said in wanted]
    unread = [place for place, key in enumerate(keys) if key not in verdicts]
    if unread:
        kept = kept_mapping(desk.settings.store)
        words = desk.frame.words
        bar = streamlit.progress(0.0, text=" ")
        for done, place in enumerate(unread):
            file, said = wanted[place]
            told = words.text("Reading file {number} of {count}…", number=done + 1, count=len(unread))
            bar.progress(done / len(unread), text=told)
            verdicts[keys[place]] = _read(desk, file, said, kept)
        bar.empty()
    streamlit.session_state[_VERDICTS] = {key: verdicts[key] for key in keys}
    return [
        FileDraft(file.file_id, *verdicts[key], _asked(file.file_id, verdicts[key][1]))
        for (file, _), key in zip(wanted, keys, strict=True)
    ]


def said_of(file: str) -> Said:
    """What the person has said about a file so far."""
    said = _drawer(_SAID).get(file, NOTHING_SAID)
    assert isinstance(said, Said)
    return said


def say(file: str, **told: Any) -> None:  # noqa: ANN401 - the fields of Said have several types
    """Writes down what the person says about a file."""
    _drawer(_SAID)[file] = replace(said_of(file), **told)


def _read(
    desk: Desk, file: Dropped, said: Said, kept: Mapping[str, Mapping[str, str]]
) -> tuple[Said, Verdict]:
    """The verdict on a file, with what was said of its headings before."""
    verdict = _check(desk, file, said)
    full = recalled(verdict, said, kept)
    return full, verdict if full == said else _check(desk, file, full)


def _check(desk: Desk, file: Dropped, said: Said) -> Verdict:
    return check_file(
        file.getvalue(), file.name, desk.reference, today=now_in_lang_son().date(),
        largest_bytes=desk.settings.largest_upload_bytes, said=said, known=known_figures(desk.settings.store),
    )  # fmt: skip


def _asked(file: str, verdict: Verdict) -> Mapping[str, Issue]:
    """The columns that can be read in two ways. One that was answered stays asked, so that the answer can be changed."""
    asked: dict[str, Issue] = _drawer(_ASKED).setdefault(file, {})
    for found in verdict.issues:
        if found.rule.id == AMBIGUOUS:
            asked[str(dict(found.values).get("column", ""))] = found
    return dict(asked)


def _key(desk: Desk, file: str, said: Said) -> tuple[str, str, str, str]:
    return file, repr(said), desk.frame.release.id, desk.reference.sha256


def _drawer(name: str) -> dict[Any, Any]:
    """A part of the session's drafts."""
    drawer: dict[Any, Any] = streamlit.session_state.setdefault(name, {})
    return drawer
