"""Overlaps: files published together of which one would hide another, which nobody means."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from pipelines.publish import Publication
from schemas.rows import MEETINGS, TARGETS
from schemas.upload import UploadKind

YEAR = 4
"""A list of targets replaces those of the years its periods begin with."""


def overlaps(publications: Sequence[Publication]) -> tuple[tuple[str, str], ...]:
    """The names of each two complete files that give the same indicator for the same period, or the same list.

    Files of different units of one sheet overlap too: the later one would hide the earlier. So do two lists of
    targets that name the same year, any two of tasks, and two files of one meeting.
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
    cells, rows = publication.verdict.cells, publication.verdict.rows
    if cells is None:
        return {(publication.verdict.dataset or "", "")}
    distinct = cells[["indicator", "period"]].drop_duplicates()
    sheets = set(distinct.itertuples(index=False, name=None))
    if rows is not None:
        dataset = publication.verdict.dataset or ""
        wholes = {TARGETS: rows.get("period"), MEETINGS: rows.get("meeting")}.get(dataset)
        named = {""} if wholes is None else set(wholes.str[: YEAR if dataset == TARGETS else None])
        sheets |= {(dataset, whole) for whole in named}
    return sheets
