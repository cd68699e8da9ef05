"""Rows of headings: paths of a table put as a workbook merges them."""

from __future__ import annotations

from collections.abc import Sequence

from tests.files.sheets import Area

MARK = " > "


def headed_rows(paths: Sequence[str]) -> tuple[list[tuple[str, ...]], list[Area]]:
    """The rows of headings for the columns' paths, and the merged areas among them, counted from the first row.

    A heading over several columns stands in the first of them, a short path in its topmost row; the rest is blank,
    as a workbook saved as text leaves it.
    """
    parts = [path.split(MARK) for path in paths]
    depth = max(map(len, parts))
    rows = [[""] * len(parts) for _ in range(depth)]
    areas: list[Area] = []
    for column, path in enumerate(parts):
        for level, heading in enumerate(path):
            if column and parts[column - 1][: level + 1] == path[: level + 1] and level + 1 < len(path):
                continue
            rows[level][column] = heading
            areas += _area(parts, column, level, depth)
    return [tuple(row) for row in rows], areas


def _area(parts: Sequence[Sequence[str]], column: int, level: int, depth: int) -> list[Area]:
    path = parts[column]
    if path == [""]:
        return []
    if level + 1 == len(path):
        return [(level, column, depth - 1, column)] if level + 1 < depth else []
    last = column
    while last + 1 < len(parts) and list(parts[last + 1][: level + 1]) == list(path[: level + 1]):
        last += 1
    return [(level, column, level, last)] if last > column else []
