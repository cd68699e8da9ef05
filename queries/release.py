"""Releases as readers see them: which one is current, and one statement run against one of them."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from schemas.errors import UserError
from schemas.release import CURRENT, READING, release_path

SQL_FOLDER = Path(__file__).resolve().parent / "sql"
OPEN_AT_ONCE = 8
"""Releases kept open: the current one, its predecessor while pages change over, and a few as-of states."""

_connections: dict[Path, duckdb.DuckDBPyConnection] = {}
_guard = threading.Lock()

Record = dict[str, Any]


@dataclass(frozen=True)
class ReleaseFile:
    """One built state of everything known: a file that is never edited."""

    id: str
    path: Path


def current_release(store: Path) -> ReleaseFile:
    """The release that is current now. Raises `UserError` where none has been built."""
    try:
        pointer = json.loads((store / CURRENT).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise _no_release() from None
    return release_of(store, str(pointer["release"]))


def release_of(store: Path, release_id: str) -> ReleaseFile:
    """The release with that id. Raises `UserError` where its file is gone."""
    path = release_path(store, release_id)
    if not path.is_file():
        raise _no_release()
    return ReleaseFile(release_id, path)


def records(
    release: ReleaseFile, statement: str, parameters: Mapping[str, object] | None = None
) -> list[Record]:
    """The rows of `sql/<statement>.sql`, each by column name.

    Rows: in the statement's own order. One cursor per call, because a connection shared between
    threads was seen to return another query's rows. Raises `UserError` where the release has not the tables asked for.
    """
    cursor = _connection(release.path).cursor()
    try:
        result = _executed(cursor, statement, parameters or {})
        columns = [column[0] for column in result.description]
        return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
    finally:
        cursor.close()


def _executed(
    cursor: duckdb.DuckDBPyConnection, statement: str, parameters: Mapping[str, object]
) -> duckdb.DuckDBPyConnection:
    try:
        return cursor.execute(_sql(statement), dict(parameters))
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        # Every statement is run against a release of this version by the tests: this one has other tables.
        raise UserError(
            "What is shown here was built by another version of the program.",
            remedy="Start the dashboard again, or run “python -m pipelines prepare”, and open this page again.",
        ) from error


def forget(release: ReleaseFile) -> None:
    """Let go of a release that is about to vanish, so that it takes no place among those kept open."""
    with _guard:
        _connections.pop(release.path, None)


def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    with _guard:
        found = _connections.pop(path, None) or _open(path)
        _connections[path] = found
        # Forgotten, not closed: a cursor of another thread may still be reading it.
        while len(_connections) > OPEN_AT_ONCE:
            del _connections[next(iter(_connections))]
        return found


def _open(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(path, read_only=True, config=READING)


@cache
def _sql(statement: str) -> str:
    return (SQL_FOLDER / f"{statement}.sql").read_text(encoding="utf-8")


def _no_release() -> UserError:
    return UserError(
        "Nothing has been published here yet.",
        remedy="Run “make run”, or “python -m pipelines prepare”, and open this page again.",
    )
