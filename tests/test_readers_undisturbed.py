"""Readers keep what they opened while others publish, and writers wait their turn."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from pipelines import release as release_module
from pipelines.reference import Reference
from pipelines.release import read_pointer
from pipelines.store import TRUTH
from schemas.release import READING
from tests.conftest import AUGUST, ROOT, CommandLine, environment
from tests.samples import ACCEPT, NOW, current_release, figure, long_form, publish_bytes, rows_of

WRITERS = 6
READ = "SELECT indicator, geography, period, value FROM observation ORDER BY ALL"


def month_table(month: int) -> bytes:
    return long_form(AUGUST.replace("2025-08", f"2026-{month:02d}"))


def together(store: Path, files: list[Path]) -> list[subprocess.CompletedProcess[str]]:
    """Six processes at once, each publishing its file."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "pipelines", "--lang", "en", "publish", str(file), *ACCEPT],
            env=environment(store), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for file in files
    ]  # fmt: skip
    answers = [process.communicate(timeout=120) for process in processes]
    return [
        subprocess.CompletedProcess(process.args, process.returncode, *answer)
        for process, answer in zip(processes, answers, strict=True)
    ]


def test_an_open_reader_reads_the_same_rows_while_others_publish(
    small_store: Path, tmp_path: Path, command_line: CommandLine
) -> None:
    with duckdb.connect(current_release(small_store), read_only=True, config=READING) as reader:
        before = reader.execute(READ).fetchall()
        for month in (1, 2):
            file = tmp_path / f"thang-{month}.csv"
            file.write_bytes(month_table(month))
            assert command_line(small_store, "publish", file, *ACCEPT).returncode == 0
            assert reader.execute(READ).fetchall() == before
    assert len(rows_of(current_release(small_store), READ)) > len(before)


def test_a_release_forgotten_for_its_age_is_still_read_by_who_has_it_open(
    small_store: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release_module, "KEPT_RELEASES", 1)
    old = current_release(small_store)
    with duckdb.connect(old, read_only=True, config=READING) as reader:
        before = reader.execute(READ).fetchall()
        for month in (1, 2, 3):
            publish_bytes(small_store, reference, month_table(month), at=NOW + timedelta(minutes=month))
        assert not old.exists()
        assert reader.execute(READ).fetchall() == before
    assert current_release(small_store).exists()


def test_six_who_publish_six_files_at_once_all_succeed_one_after_another(
    small_store: Path, tmp_path: Path
) -> None:
    files = []
    for month in range(1, WRITERS + 1):
        file = tmp_path / f"thang-{month}.csv"
        file.write_bytes(month_table(month))
        files.append(file)
    answers = together(small_store, files)
    assert [(answer.returncode, answer.stderr) for answer in answers] == [(0, "")] * WRITERS
    numbers = rows_of(small_store / TRUTH, "SELECT number FROM event ORDER BY number")
    assert numbers == [(number,) for number in range(1, 3 + WRITERS + 1)], (
        "each event has a number of its own"
    )
    release = current_release(small_store)
    for month in range(1, WRITERS + 1):
        assert figure(release, "online_filing_rate", "06040", f"2026-{month:02d}")["value"] == 90
    pointer = read_pointer(small_store / "current")
    assert pointer is not None and int(pointer["head"]) == 3 + WRITERS
    assert not list((small_store / "releases").glob("building-*"))


def test_six_who_publish_the_same_bytes_at_once_make_one_upload(small_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "thang-1.csv"
    file.write_bytes(month_table(1))
    answers = together(small_store, [file] * WRITERS)
    assert [(answer.returncode, answer.stderr) for answer in answers] == [(0, "")] * WRITERS
    told = ["Already published as" in answer.stdout for answer in answers]
    assert sorted(told) == [False] + [True] * (WRITERS - 1)
    assert rows_of(small_store / TRUTH, "SELECT count(*) FROM upload") == [(3,)]
    assert rows_of(small_store / TRUTH, "SELECT count(*) FROM event") == [(4,)]
