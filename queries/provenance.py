"""Where a number comes from, where that is a published file."""

from __future__ import annotations

from functools import lru_cache

from queries.release import ReleaseFile, records
from schemas.view import UploadView


@lru_cache(maxsize=512)
def upload(release: ReleaseFile, *, identifier: str) -> UploadView | None:
    """The published file with that id; None where the release no longer uses it."""
    rows = records(release, "upload", {"upload": identifier})
    return UploadView(**rows[0]) if rows else None
