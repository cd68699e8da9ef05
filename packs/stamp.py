"""The stamp of what is taken away: from which release it is, and from when."""

from __future__ import annotations

from datetime import datetime

from queries.catalogue import freshness
from queries.release import ReleaseFile

BEFORE_ANYTHING = datetime(2025, 7, 1)
"""The day the 65 communes began; a release without a single file is dated so."""
SHORT_ID_LETTERS = 8


def short_id(release: ReleaseFile) -> str:
    """The beginning of a release's id, as pages tell it."""
    return release.id[:SHORT_ID_LETTERS]


def made_at(release: ReleaseFile) -> datetime:
    """When the newest figures of a release were published: a file made of it again is the same file."""
    return freshness(release).published_at or BEFORE_ANYTHING
