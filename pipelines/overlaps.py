"""Overlaps: files published together of which one would hide another, which nobody means."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from pipelines.publish import Publication
from schemas.upload import UploadKind


def overlaps(publications: Sequence[Publication]) -> tuple[tuple[str, str], ...]:
    """The names of each two complete files that give the same indicator for the same period and units.

    Files of different units of one sheet overlap too: the later one would hide the earlier.
    """
    complete = [
        (publication.verdict.file_name, _sheets(publication))
        for publication in publications
        if publication.kind is UploadKind.COMPLETE
    ]
    return tuple(
        (first, other) for (first, sheets), (other, same) in combinations(complete, 2) if sheets & same
    )


def _sheets(publication: Publication) -> set[tuple[str, str]]:
    cells = publication.verdict.cells
    if cells is None:
        return set()
    distinct = cells[["indicator", "period"]].drop_duplicates()
    return set(distinct.itertuples(index=False, name=None))
