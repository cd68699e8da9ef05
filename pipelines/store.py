"""The store's door: one lock, one short transaction at a time, and plain sentences when the disk says no."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipelines.sql import statement
from schemas.errors import UserError
from schemas.release import RELEASES

TRUTH = "truth.duckdb"
LOCK = "lock"
LOCK_PATIENCE_SECONDS = 60.0
LOCK_RETRY_SECONDS = 0.02


@contextmanager
def locked_store(store: Path) -> Iterator[Path]:
    """Holds the store's one lock; the kernel lets go of it when the process dies, however it dies.

    raises `UserError` where the store cannot be written or another process keeps it for a minute.
    """
    with disk_troubles_told(store):
        (store / RELEASES).mkdir(parents=True, exist_ok=True)
        descriptor = os.open(store / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _wait_for(descriptor)
        yield store
    finally:
        os.close(descriptor)


@contextmanager
def truth_transaction(store: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection inside one transaction on the truth: all of it is written, or nothing.

    The caller holds the lock. The file is open only for the length of the transaction.
    """
    with disk_troubles_told(store), duckdb.connect(store / TRUTH) as connection:
        connection.execute("BEGIN TRANSACTION")
        connection.execute(statement("create_truth_tables"))
        yield connection
        connection.execute("COMMIT")


@contextmanager
def truth_reading(store: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the truth. The caller holds the lock.

    A truth written before there were all of today's tables gets them first.
    """
    with disk_troubles_told(store), duckdb.connect(store / TRUTH, read_only=True) as connection:
        whole = connection.execute(statement("has_all_tables")).fetchone()
    if whole == (False,):
        with truth_transaction(store):
            pass
    with disk_troubles_told(store), duckdb.connect(store / TRUTH, read_only=True) as connection:
        yield connection


@contextmanager
def disk_troubles_told(store: Path) -> Iterator[None]:
    """Turns a full disk or an unwritable folder into a sentence; every other error passes through."""
    try:
        yield
    except OSError as error:
        raise _disk_trouble(store, error.errno, str(error)) from error
    except (duckdb.IOException, duckdb.FatalException, duckdb.TransactionException) as error:
        raise _disk_trouble(store, None, str(error)) from error


def _wait_for(descriptor: int) -> None:
    deadline = time.monotonic() + LOCK_PATIENCE_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise UserError(
                    "Somebody else has been publishing for more than a minute.",
                    remedy="Wait until they have finished, then try again; nothing of yours was changed.",
                ) from None
            time.sleep(LOCK_RETRY_SECONDS)


def _disk_trouble(store: Path, number: int | None, detail: str) -> UserError:
    if (
        number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        or "No space left" in detail
        or "too large" in detail
    ):
        return UserError(
            "The disk that holds the store is full.",
            remedy="Free some space and run the same command again; the dashboard keeps showing the last release.",
        )
    return UserError(
        "The store in “{folder}” cannot be read or written ({detail}).",
        remedy="Give the program's user the right to write there, then run the same command again; "
        "the dashboard keeps showing the last release.",
        folder=store.name,
        detail=os.strerror(number) if number else _first_line(detail),
    )


def _first_line(detail: str) -> str:
    """The first line of a library's message, with file names instead of whole paths."""
    line = detail.splitlines()[0] if detail else "?"
    return re.sub(r'"[^"]*/([^"/]+)"', r'"\1"', line)[:160]
