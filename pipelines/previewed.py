"""Previewed releases: what a preview has built is kept for the publication that follows, so that nobody waits twice."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from pipelines.store import disk_troubles_told, locked_store
from schemas.release import RELEASES

KEPT = 3
"""So many people may look at what would change at once; whoever comes later has the release built anew."""


def keep_previewed(store: Path, undated_key: str, release: Path) -> None:
    """Keeps a release that a trial has built. Nothing points at it before somebody publishes the same.

    raises `UserError` where the disk is full.
    """
    kept = _path(store, undated_key)
    aside = kept.with_name("previewed.new")
    with locked_store(store), disk_troubles_told(store):
        shutil.copyfile(release, aside)
        with aside.open("rb") as file:
            os.fsync(file.fileno())
        os.replace(aside, kept)
        by_age = sorted(kept.parent.glob("*.previewed"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in by_age[KEPT:]:
            path.unlink()


def take_previewed(store: Path, undated_key: str, aside: Path) -> bool:
    """Moves the release previewed of these files to where it is built on; whether there was one. The caller holds the lock."""
    try:
        os.replace(_path(store, undated_key), aside)
    except FileNotFoundError:
        return False
    return True


def _path(store: Path, undated_key: str) -> Path:
    return store / RELEASES / f"{undated_key}.previewed"
