"""A release: one frozen state of everything the dashboard shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CURRENT = "current"
RELEASES = "releases"
READING: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "enable_external_access": False,
    "lock_configuration": True,
}
"""How every reader opens a release: nothing but the file itself can be reached. One way for all rooms, because
one process cannot hold a file open in two configurations."""


@dataclass(frozen=True)
class Release:
    """A release file; `id` follows from its content, so equal content has one id on every server.

    `state` names the events and rules it was built from; `head` is the number of the last event.
    """

    id: str
    state: str
    head: int
    path: Path


def release_path(store: Path, identifier: str) -> Path:
    """Where the file of a release stands in a store."""
    return store / RELEASES / f"{identifier}.duckdb"
