"""A release: one frozen state of everything the dashboard shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CURRENT = "current"
RELEASES = "releases"


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
