"""A full disk and a store that cannot be written: a sentence, the old release still served, and it works afterwards."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import AUGUST, CommandLine
from tests.samples import ACCEPT, current_release, figure, long_form, rows_of

OCTOBER = AUGUST.replace("2025-08", "2025-10")
DISK_KIB = 16 * 1024
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1
"""From linux/prctl.h and linux/capability.h: root without this right obeys a folder's permissions like anyone."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "thang-10.csv"
    path.write_bytes(long_form(OCTOBER))
    return path


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes in memory; skipped where this process may not mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={DISK_KIB}k", "tmpfs", str(disk)]
    try:
        mounted = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount command here")
    if mounted.returncode:
        pytest.skip(f"this process may not mount a disk: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def fill(disk: Path, *, leaving_kib: int) -> Path:
    """Fills a disk but for a little; the file that fills it."""
    filler = disk / "filler"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    with filler.open("wb") as target:
        target.write(bytes(max(0, free - leaving_kib * 1024)))
    return filler


def assert_told(answer: subprocess.CompletedProcess[str], sentence: str) -> None:
    assert "Traceback" not in answer.stderr, answer.stderr
    assert answer.returncode == 1, answer
    assert sentence in answer.stderr
    assert "→" in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 2, "one sentence and its remedy"


def assert_still_served(store: Path, release: Path) -> None:
    assert current_release(store) == release
    assert figure(release, "online_filing_rate", "06040", "2025-08")["value"] == 90


def assert_shows_october(store: Path) -> None:
    assert figure(current_release(store), "online_filing_rate", "06040", "2025-10")["value"] == 90
    assert rows_of(store / "truth.duckdb", "SELECT count(*) FROM event WHERE kind = 'published'") == [(3,)]


# A full disk


@pytest.mark.parametrize("leaving_kib", [0, 24, 160, 600, 1200])
def test_a_full_disk_is_told_and_once_there_is_space_the_same_command_succeeds(
    small_template: Path, small_disk: Path, file: Path, command_line: CommandLine, leaving_kib: int
) -> None:
    store = shutil.copytree(small_template, small_disk / "store")
    release = current_release(store)
    filler = fill(small_disk, leaving_kib=leaving_kib)
    answer = command_line(store, "publish", file, *ACCEPT)
    assert_told(answer, "The disk that holds the store is full.")
    assert_still_served(store, release)
    filler.unlink()
    assert command_line(store, "publish", file, *ACCEPT).returncode == 0
    assert_shows_october(store)
    assert not list((store / "releases").glob("building-*"))


def test_a_full_disk_does_not_keep_the_past_from_being_taken_back_later(
    small_template: Path, small_disk: Path, command_line: CommandLine
) -> None:
    store = shutil.copytree(small_template, small_disk / "store")
    release = current_release(store)
    ((upload,),) = rows_of(
        store / "truth.duckdb",
        "SELECT upload FROM event WHERE kind = 'published' ORDER BY number DESC LIMIT 1",
    )
    filler = fill(small_disk, leaving_kib=0)
    answer = command_line(store, "withdraw", upload, "--reason", "wrong")
    assert_told(answer, "The disk that holds the store is full.")
    assert_still_served(store, release)
    filler.unlink()
    command_line(store, "withdraw", upload, "--reason", "wrong")
    status = command_line(store, "status")
    assert status.returncode == 0
    assert figure(current_release(store), "online_filing_rate", "06040", "2025-09") == {}


def at_most(file_bytes: int) -> Callable[[], None]:
    """Lets a process write no file longer than that: the nearest thing to a full disk without one."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))

    return limit


@pytest.mark.parametrize("file_bytes", [0, 4096, 600 * 1024, 1600 * 1024])
def test_a_file_that_may_not_grow_is_told_like_a_full_disk(
    small_store: Path, file: Path, command_line: CommandLine, file_bytes: int
) -> None:
    release = current_release(small_store)
    assert release.stat().st_size > 600 * 1024, "the largest limit stops the release, not only the truth"
    answer = command_line(small_store, "publish", file, *ACCEPT, preexec_fn=at_most(file_bytes))
    assert_told(answer, "The disk that holds the store is full.")
    assert_still_served(small_store, release)
    assert command_line(small_store, "publish", file, *ACCEPT).returncode == 0
    assert_shows_october(small_store)


# A store that cannot be written


def like_anyone() -> None:
    """Takes from root the right to write where the permissions forbid it; others never had it."""
    if os.getuid() == 0:
        ctypes.CDLL(None, use_errno=True).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


@pytest.fixture
def read_only_store(small_store: Path) -> Iterator[Path]:
    """A store whose folders and files nobody may write."""
    paths = [small_store, *small_store.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    attempt = f"open({str(small_store / 'attempt')!r}, 'w')"
    written = subprocess.run(
        [sys.executable, "-c", attempt], preexec_fn=like_anyone, capture_output=True, check=False
    )
    if written.returncode == 0:
        pytest.skip("this process may write anywhere and cannot give that right up")
    yield small_store
    for path in paths:
        path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["publish", "FILE", *ACCEPT], id="publish"),
        pytest.param(["withdraw", "", "--reason", "wrong"], id="withdraw"),
        pytest.param(["rebuild"], id="rebuild"),
    ],
)
def test_a_store_that_cannot_be_written_is_told_and_still_served(
    read_only_store: Path, file: Path, command_line: CommandLine, words: list[str]
) -> None:
    release = current_release(read_only_store)
    said = [str(file) if word == "FILE" else word for word in words]
    answer = command_line(read_only_store, *said, preexec_fn=like_anyone)
    assert_told(answer, "cannot be read or written (Permission denied)")
    assert_still_served(read_only_store, release)


def test_a_folder_of_releases_that_cannot_be_written_is_told(
    small_store: Path, file: Path, command_line: CommandLine
) -> None:
    release = current_release(small_store)
    (small_store / "releases").chmod(0o555)
    answer = command_line(small_store, "publish", file, *ACCEPT, preexec_fn=like_anyone)
    (small_store / "releases").chmod(0o755)
    if answer.returncode == 0:
        pytest.skip("this process may write anywhere and cannot give that right up")
    assert_told(answer, "cannot be read or written")
    assert_still_served(small_store, release)
    assert command_line(small_store, "publish", file, *ACCEPT).returncode == 0
    assert_shows_october(small_store)


def test_a_store_where_no_folder_can_be_is_told(
    tmp_path: Path, file: Path, command_line: CommandLine
) -> None:
    (tmp_path / "a-file").write_bytes(b"")
    answer = command_line(tmp_path / "a-file" / "store", "publish", file, *ACCEPT)
    assert_told(answer, "cannot be read or written")


def test_a_truth_that_is_no_database_is_told(
    small_store: Path, file: Path, command_line: CommandLine
) -> None:
    release = current_release(small_store)
    (small_store / "truth.duckdb").write_bytes(b"no database" * 1000)
    answer = command_line(small_store, "publish", file, *ACCEPT)
    assert_told(answer, "cannot be read or written")
    assert_still_served(small_store, release)
