"""The statements of this room, one a file, each named as its function."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


@cache
def statement(name: str) -> str:
    """The text of `<name>.sql`."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


@cache
def fingerprint() -> str:
    """A hash over all statements: releases built by other rules are not the same state."""
    digest = sha256()
    for path in sorted(FOLDER.glob("*.sql")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
