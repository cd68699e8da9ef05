"""Who reported and who was silent."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from queries.release import ReleaseFile, records
from schemas.view import SilentCommune


@lru_cache(maxsize=128)
def silent_communes(release: ReleaseFile, *, day: date) -> tuple[SilentCommune, ...]:
    """The communes missing from each dataset's latest period by that day, by dataset."""
    return tuple(SilentCommune(**record) for record in records(release, "silent_communes", {"day": day}))
