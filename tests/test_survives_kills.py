"""Killed at any moment, the store holds the old state or the new one, and the next command finishes the rest."""

from __future__ import annotations

import fcntl
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.as_of import finish_interrupted
from pipelines.build import content_id
from pipelines.sql import statement
from pipelines.store import LOCK, TRUTH
from schemas.release import READING
from settings import read_settings
from tests.conftest import AUGUST, ROOT, CommandLine, environment
from tests.samples import ACCEPT, current_release, long_form, rows_of

KILLS = 50
"""Real `kill -9`, each of a real `python -m pipelines` that was still running."""

FIRST_START_KILLS = 6
SERIES = 2
"""The kills are shared out over two stores, so that two processors have work."""

ONE_IN_OWN_PROCESS = 6
ONE_IN_WHOLE_RUN = 4
"""Every fourth kill may fall anywhere in the run; the others fall while the store's lock is held."""

SEED = 57
OCTOBER = AUGUST.replace("2025-08", "2025-10")


@dataclass(frozen=True)
class Outcome:
    """What the store shows: the rows of every table, the uploads in force, and when communes first reported.

    Only when an upload was published last is left out: publishing again after a withdrawal changes it.
    """

    tables: tuple[tuple[str, Any], ...]
    uploads: tuple[str, ...]
    reported_at: tuple[tuple[Any, ...], ...]

    def undated(self) -> Outcome:
        """The same without the moments, which two stores cannot share; whether there is one is kept."""
        return replace(self, reported_at=tuple((*known, at is not None) for *known, at in self.reported_at))


def outcome_of(release: Path) -> Outcome:
    """What a release shows; the test fails where it breaks a promise or is not what its name says."""
    written = release.stat()
    return _outcome_of(release, written.st_mtime_ns, written.st_size)


@cache
def _outcome_of(release: Path, modified_ns: int, size: int) -> Outcome:
    with duckdb.connect(release, read_only=True, config=READING) as connection:
        assert connection.execute(statement("check_release")).fetchall() == []
        assert content_id(connection) == release.stem
        names = [row[0] for row in connection.execute("SHOW TABLES").fetchall()]
        tables = tuple(
            (
                name,
                connection.execute(
                    "SELECT count(*), sum(hash(t)::HUGEINT) FROM"
                    f" (SELECT COLUMNS(name -> name NOT IN ('reported_at', 'published_at')) FROM \"{name}\") AS t"
                ).fetchone(),
            )
            for name in names
        )
        uploads = tuple(row[0] for row in connection.execute("SELECT id FROM upload ORDER BY id").fetchall())
        reported_at = connection.execute(
            "SELECT DISTINCT dataset, period, geography, reported_at FROM reporting ORDER BY ALL"
        ).fetchall()
    return Outcome(tables, uploads, tuple(reported_at))


def lock_is_held(store: Path) -> bool:
    try:
        descriptor = os.open(store / LOCK, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


@contextmanager
def running(store: Path, words: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A command in a process group of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pipelines", "--lang", "en", *words],
        env=environment(store), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for_lock(store: Path, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None and not lock_is_held(store):
        time.sleep(0.003)


def measured(store: Path, words: list[str]) -> tuple[float, float]:
    """How long a command runs, and how long of that it holds the lock."""
    start = time.monotonic()
    with running(store, words) as process:
        wait_for_lock(store, process)
        locked = time.monotonic()
        assert process.wait() == 0
    end = time.monotonic()
    return end - start, end - locked


def killed(store: Path, words: list[str], *, from_lock: bool, after: float) -> bool:
    """Starts a command and kills it after a while; whether it was still running then."""
    with running(store, words) as process:
        if from_lock:
            wait_for_lock(store, process)
        time.sleep(after)
        was_running = process.poll() is None
        if was_running:
            os.killpg(process.pid, signal.SIGKILL)
        return process.wait() == -signal.SIGKILL and was_running


def next_command(store: Path, command_line: CommandLine, *, by_process: bool) -> None:
    """Whatever command comes next finishes what was interrupted: a whole `status`, or (quicker) its first deed."""
    if by_process:
        answer = command_line(store, "status", "--json")
        assert (answer.returncode, answer.stderr) == (0, "")
        assert json.loads(answer.stdout)["release"] == current_release(store).stem
    else:
        finish_interrupted(replace(read_settings(), store=store))


def left_over(store: Path) -> set[str]:
    """Files that no finished command leaves."""
    wanted = {TRUTH, f"{TRUTH}.wal", LOCK, "current", "releases"}
    here = {path.name for path in store.iterdir()} - wanted
    return here | {
        path.name for path in (store / "releases").iterdir() if path.suffix not in (".duckdb", ".state")
    }


def events(store: Path) -> list[tuple[int, str]]:
    return rows_of(store / TRUTH, "SELECT number, kind FROM event ORDER BY number")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "thang-10.csv"
    path.write_bytes(long_form(OCTOBER))
    return path


@dataclass
class Tally:
    """What a series of kills came to."""

    kills: int = 0
    finished: int = 0
    old_states: int = 0
    new_states: int = 0


def series_of_kills(store: Path, file: Path, command_line: CommandLine, *, kills: int, seed: int) -> Tally:
    """Publishes and withdraws one file by turns, killing each command, and looks at the store every time."""
    without = outcome_of(current_release(store))
    publishing = ["publish", str(file), *ACCEPT]
    run_seconds, locked_seconds = measured(store, publishing)
    with_it = outcome_of(current_release(store))
    (upload,) = set(with_it.uploads) - set(without.uploads)
    withdrawing = ["withdraw", upload, "--reason", "wrong file"]
    chance, tally, in_force = random.Random(seed), Tally(), True
    for attempt in range(4 * kills):
        if tally.kills == kills:
            break
        before = events(store)
        anywhere = attempt % ONE_IN_WHOLE_RUN == 0
        was_killed = killed(
            store,
            withdrawing if in_force else publishing,
            from_lock=not anywhere,
            after=chance.uniform(0, run_seconds if anywhere else locked_seconds * 0.8),
        )
        shown = outcome_of(current_release(store))
        assert shown in (without, with_it), "readers see the old release or the new one, and it is whole"
        next_command(store, command_line, by_process=attempt % ONE_IN_OWN_PROCESS == 0)
        after = events(store)
        assert after[: len(before)] == before and len(after) - len(before) in (0, 1)
        happened = len(after) > len(before)
        in_force = in_force != happened
        expected = with_it if in_force else without
        assert outcome_of(current_release(store)) == expected, "the release shows what the truth says"
        assert left_over(store) == set()
        tally.kills += was_killed
        tally.finished += shown != expected
        tally.old_states += was_killed and not happened
        tally.new_states += was_killed and happened
    return tally


def test_a_kill_at_any_moment_leaves_the_old_state_or_the_new_one(
    small_template: Path, tmp_path: Path, file: Path, command_line: CommandLine
) -> None:
    stores = [shutil.copytree(small_template, tmp_path / f"store-{number}") for number in range(SERIES)]
    with ThreadPoolExecutor(SERIES) as executor:
        series = [
            executor.submit(
                series_of_kills, store, file, command_line, kills=KILLS // SERIES, seed=SEED + number
            )
            for number, store in enumerate(stores)
        ]
        tallies = [each.result() for each in series]
    assert sum(tally.kills for tally in tallies) == KILLS
    assert sum(tally.finished for tally in tallies) > 0, (
        "some kills fell between the transaction and the pointer"
    )
    assert sum(tally.old_states for tally in tallies) > 0, "some kills fell before the transaction's end"
    assert sum(tally.new_states for tally in tallies) > 0, "some kills fell after it"


def test_a_kill_during_the_first_start_leaves_a_store_that_can_be_started(
    tmp_path: Path, file: Path, command_line: CommandLine
) -> None:
    _, locked_seconds = measured(tmp_path / "measured", ["publish", str(file), *ACCEPT])
    expected = outcome_of(current_release(tmp_path / "measured")).undated()
    chance = random.Random(SEED)
    for attempt in range(FIRST_START_KILLS):
        store = tmp_path / f"store-{attempt}"
        killed(
            store,
            ["publish", str(file), *ACCEPT],
            from_lock=True,
            after=chance.uniform(0, locked_seconds * 0.5),
        )
        answer = command_line(store, "publish", file, *ACCEPT)
        assert (answer.returncode, answer.stderr) == (0, "")
        assert outcome_of(current_release(store)).undated() == expected
        assert left_over(store) == set()
