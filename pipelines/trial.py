"""Trials: a copy of the store in which a deed is done to see what comes of it, and which is thrown away."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pipelines.release import read_pointer
from pipelines.store import TRUTH, disk_troubles_told, locked_store
from schemas.release import CURRENT, RELEASES, release_path

PREFIX = "kpi-trial-"


@contextmanager
def trial_store(store: Path) -> Iterator[Path]:
    """A store as this one stands, for as long as the block runs; this one is locked only while it is copied.

    Its releases are linked, not copied: a release is never edited, and one that is there need not be built again.
    A store that is not there yet is left so.
    """
    with disk_troubles_told(store), TemporaryDirectory(prefix=PREFIX) as folder:
        trial = Path(folder) / store.name
        (trial / RELEASES).mkdir(parents=True)
        if (store / TRUTH).exists():
            with locked_store(store):
                _copy(store, trial)
        yield trial


def _copy(store: Path, trial: Path) -> None:
    for name in (TRUTH, f"{TRUTH}.wal", CURRENT):
        if (store / name).exists():
            shutil.copyfile(store / name, trial / name)
    for state in (store / RELEASES).glob("*.state"):
        built = read_pointer(state)
        if built is None or not release_path(store, built["release"]).exists():
            continue
        shutil.copyfile(state, trial / RELEASES / state.name)
        link = release_path(trial, built["release"])
        if not link.is_symlink():
            link.symlink_to(release_path(store, built["release"]).resolve())
