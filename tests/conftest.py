"""What the tests share: the reference data, stores, and the command line as a person runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipelines.prepare import prepare
from pipelines.reference import Reference, read_reference
from tests.samples import long_form, publish_bytes

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PREPARED_AT = datetime(2026, 11, 9, 8)

CommandLine = Callable[..., subprocess.CompletedProcess[str]]

AUGUST = """
    indicator          | geography | period  | value | numerator | denominator
    online_filing_rate | 06040     | 2025-08 | 90    | 90        | 100          # a commune like most
    online_filing_rate | 05986     | 2025-08 | 50    | 500       | 1000         # a large ward that lags
    bts_count          | 06040     | 2025-08 | 40    |           |              # a count, no fraction
    bts_count          | 05986     | 2025-08 | 60    |           |              # its second summand
"""
SEPTEMBER = """
    indicator          | geography | period  | value | numerator | denominator
    online_filing_rate | 06040     | 2025-09 | 80    | 80        | 100          # the next month
    online_filing_rate | 05986     | 2025-09 | 60    | 600       | 1000         # the ward again
"""


@pytest.fixture(scope="session")
def reference() -> Reference:
    """The reference data of the project."""
    return read_reference(ROOT / "data" / "reference")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A place for a store that is not there yet."""
    return tmp_path / "store"


@pytest.fixture(scope="session")
def small_template(tmp_path_factory: pytest.TempPathFactory, reference: Reference) -> Path:
    """A store with two small published files, built once."""
    folder = tmp_path_factory.mktemp("small") / "store"
    for day, table in enumerate((AUGUST, SEPTEMBER)):
        publish_bytes(folder, reference, long_form(table), at=datetime(2025, 11, 3, 9) + timedelta(days=day))
    return folder


@pytest.fixture
def small_store(small_template: Path, store: Path) -> Path:
    """A store of one's own with two small published files."""
    return shutil.copytree(small_template, store)


@pytest.fixture(scope="session")
def prepared_template(tmp_path_factory: pytest.TempPathFactory, reference: Reference) -> Path:
    """A fresh store made ready with the illustrative months, built once; to be read, not written."""
    folder = tmp_path_factory.mktemp("prepared") / "store"
    prepare(folder, reference, now=PREPARED_AT, largest_bytes=50 * 2**20)
    return folder


@pytest.fixture
def prepared_store(prepared_template: Path, store: Path) -> Path:
    """A prepared store of one's own."""
    return shutil.copytree(prepared_template, store)


@pytest.fixture
def command_line() -> CommandLine:
    """Runs `python -m pipelines` on a store as a person would, in English unless told otherwise."""

    def run(
        store: Path, *words: str | Path, lang: str = "en", **options: object
    ) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pipelines", "--lang", lang, *map(str, words)]
        return subprocess.run(  # type: ignore[call-overload,no-any-return]
            command, env=environment(store), cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
            **options,
        )  # fmt: skip

    return run


def environment(store: Path) -> dict[str, str]:
    """The environment of a command on a store."""
    return {
        **os.environ,
        "KPI_STORE": str(store),
        "PYTHONUTF8": "1",
    }
