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

    The current release is linked, not copied: a release is never edited. A store that is not there yet is left so.
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
    current = read_pointer(store / CURRENT)
    if current is None:
        return
    state = f"{current['state']}.state"
    if (store / RELEASES / state).exists():
        shutil.copyfile(store / RELEASES / state, trial / RELEASES / state)
    release_path(trial, current["release"]).symlink_to(release_path(store, current["release"]).resolve())
