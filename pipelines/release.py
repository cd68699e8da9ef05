"""Releases: built aside from the truth, checked, and made current in one atomic step; never edited."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path

import duckdb

from pipelines.build import fill, fill_dated
from pipelines.previewed import take_previewed
from pipelines.store import TRUTH, disk_troubles_told, truth_reading
from pipelines.truth import END_OF_TIME, State, state_at
from schemas.errors import UserError
from schemas.release import CURRENT, READING, RELEASES, Release, release_path

KEPT_RELEASES = 24


def bring_up_to_date(store: Path, *, afresh: bool = False) -> Release:
    """Makes the release of the newest state current, building it where it is missing. The caller holds the lock.

    An interrupted publication is finished here: the truth has the event, the pointer does not.
    raises `UserError` where the store holds no data yet.
    """
    release = release_at(store, END_OF_TIME, afresh=afresh)
    standing = read_pointer(store / CURRENT)
    if standing != _pointer(release):
        with disk_troubles_told(store):
            _write_atomically(store / CURRENT, json.dumps(_pointer(release)))
        _forget_old_releases(store, keep={release.id, standing["release"] if standing else release.id})
    return release


def release_at(store: Path, moment: datetime, *, afresh: bool = False) -> Release:
    """The release of the state in force at a moment, built where it is not there yet. The caller holds the lock.

    `afresh` builds it even if it is there; equal content has the same id and leaves the file as it was.
    """
    if not (store / TRUTH).exists():
        raise _nothing_yet()
    with truth_reading(store) as truth:
        state = state_at(truth, moment)
    if state is None:
        raise _nothing_yet()
    built = read_pointer(store / RELEASES / f"{state.key}.state")
    if not afresh and built and release_path(store, built["release"]).exists():
        return Release(built["release"], state.key, state.head, release_path(store, built["release"]))
    return _build(store, state, moment, afresh=afresh)


def is_up_to_date(store: Path) -> bool:
    """Whether nothing is left to build: the current release is that of the newest state. The caller holds the lock."""
    if not (store / TRUTH).exists():
        return True
    with truth_reading(store) as truth:
        state = state_at(truth, END_OF_TIME)
    if state is None:
        return True
    current = read_pointer(store / CURRENT)
    return bool(
        current and current["state"] == state.key and release_path(store, current["release"]).exists()
    )


def read_pointer(path: Path) -> dict[str, str] | None:
    """What a pointer file says, or None where there is none."""
    try:
        pointer: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return pointer


def _build(store: Path, state: State, moment: datetime, *, afresh: bool) -> Release:
    aside = store / RELEASES / f"building-{os.getpid()}.duckdb"
    with disk_troubles_told(store):
        _sweep(store / RELEASES, "building-*")
        try:
            if not afresh and take_previewed(store, state.undated_key, aside):
                identifier = fill_dated(aside, store / TRUTH, moment)
            else:
                identifier = fill(aside, store / TRUTH, state, moment)
            path = release_path(store, identifier)
            if not path.exists():
                _flush(aside)
                os.replace(aside, path)
            _write_atomically(
                store / RELEASES / f"{state.key}.state",
                json.dumps({"release": identifier, "state": state.key}),
            )
        finally:
            _sweep(aside.parent, f"{aside.name}*")
    return Release(identifier, state.key, state.head, path)


def table_counts(path: Path) -> Mapping[str, int]:
    """How many rows each table of a release has."""
    with duckdb.connect(path, read_only=True, config=READING) as connection:
        names = [row[0] for row in connection.execute("SHOW TABLES").fetchall()]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchall()[0][0] for name in names}


def _pointer(release: Release) -> dict[str, str | int]:
    return {"release": release.id, "state": release.state, "head": release.head}


def _write_atomically(path: Path, text: str) -> None:
    aside = path.with_name(f"{path.name}.new")
    with aside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, path)
    _flush(path.parent)


def _sweep(folder: Path, pattern: str) -> None:
    """Removes what a build left over: files, and folders of a sort that did not fit into memory."""
    for left_over in folder.glob(pattern):
        if left_over.is_dir():
            shutil.rmtree(left_over)
        else:
            left_over.unlink()


def _flush(path: Path) -> None:
    """Makes the disk keep a file or a folder's names before anything points at it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _forget_old_releases(store: Path, *, keep: Collection[str]) -> None:
    """Old releases can be built again from the truth; a reader that still has one open keeps its file.

    The one that was current until now stays, however old its file: somebody may be about to open it.
    """
    files = sorted((store / RELEASES).glob("*.duckdb"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[KEPT_RELEASES:]:
        if path.stem not in keep:
            path.unlink()


def _nothing_yet() -> UserError:
    return UserError(
        "The store holds no figures yet.",
        remedy="Run: make run (or: python -m pipelines prepare), and open the page again.",
    )
