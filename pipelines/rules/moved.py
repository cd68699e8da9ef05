"""Rows whose cells have moved sideways: a cell too few or too many, as where "1,234" stands unquoted between commas.

Such a row contradicts itself in many cells. It is told once, at the cell where moving the rest back makes the row
hold; what is not so mended stays the fault of its own cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas

from pipelines.catalogue import issue
from pipelines.normalise import Normalised
from pipelines.numbers import MISSING_RATES, numbers_of
from pipelines.reference import Reference
from pipelines.rules.holds import checks_of
from schemas.grid import address
from schemas.issue import Issue

MOST_ROWS = 20
"""A file with more of them has another fault, such as a wrong delimiter."""
RARELY = 0.2


@dataclass(frozen=True)
class _Moved:
    """A row moved back, where it was taken to begin to be out of line, and what it would say then."""

    column: int
    texts: tuple[str, ...]


def moved_rows(normalised: Normalised, reference: Reference) -> list[Issue]:
    """An issue for each row that says what it must once its cells are moved back by one column."""
    if normalised.table.dataset.shape != "wide":
        return []
    suspects = _suspects(normalised)
    found = []
    for row in suspects[:MOST_ROWS]:
        column = _begins(normalised, reference, row)
        if column is not None:
            found.append(_told(normalised, row, column))
    return found


def _told(normalised: Normalised, row: int, column: int) -> Issue:
    table = normalised.table
    read = [
        address(row, position) for position in sorted(set(table.columns.values()) | set(_beyond(normalised)))
    ]
    first = address(row, column)
    text = str(table.grid.texts.iat[row, column]).strip()
    return issue(
        "moved_cells", cell=first, found=text, cells=[first, *(cell for cell in read if cell != first)]
    )


def _beyond(normalised: Normalised) -> range:
    """The columns behind the last one with a heading."""
    paths = normalised.table.paths
    last = max((position for position, path in enumerate(paths) if path), default=-1)
    return range(last + 1, normalised.table.grid.width)


def _suspects(normalised: Normalised) -> list[int]:
    """Rows of units that reach further than the headings, or end sooner than most rows do."""
    grid, rows = normalised.table.grid, normalised.counts.index
    if len(rows) == 0:
        return []
    texts = grid.texts.loc[rows]
    filled = texts.apply(lambda column: column.str.strip() != "")
    beyond = filled.iloc[:, list(_beyond(normalised))].any(axis=1)
    last = max(position for position, path in enumerate(normalised.table.paths) if path)
    short = ~filled.iloc[:, last]
    chosen = pandas.Series(data=False, index=rows)
    for suspicious in (beyond, short):
        if suspicious.mean() <= RARELY:
            chosen |= suspicious
    return [int(row) for row in rows[chosen.to_numpy()]]


def _begins(normalised: Normalised, reference: Reference, row: int) -> int | None:
    """The column at which a row is out of line, or at which it leaves the headings; None where it holds as it stands."""
    table = normalised.table
    texts = tuple(text.strip() for text in table.grid.row(row))
    readings = [_Moved(-1, texts), *_moves(texts)]
    holds = _hold(normalised, reference, row, readings)
    mended = [reading.column for reading, right in zip(readings[1:], holds[1:], strict=True) if right]
    beyond = [column for column in _beyond(normalised) if texts[column]]
    if holds[0] or not (mended or beyond):
        return None
    return mended[0] if mended else beyond[0]


def _moves(texts: tuple[str, ...]) -> Iterator[_Moved]:
    """The row with two cells joined, with one taken out, or with one put in."""
    width = len(texts)
    for column in range(width - 1):
        if texts[column] and texts[column + 1]:
            joined = (*texts[:column], texts[column] + texts[column + 1], *texts[column + 2 :], "")
            yield _Moved(column, joined)
    for column in range(width):
        yield _Moved(column, (*texts[:column], *texts[column + 1 :], ""))
    if not texts[-1]:
        for column in range(width):
            yield _Moved(column, (*texts[:column], "", *texts[column:-1]))


def _hold(normalised: Normalised, reference: Reference, row: int, readings: list[_Moved]) -> list[bool]:
    """Which readings of a row name a commune, are numbers where numbers belong, and contradict themselves nowhere."""
    table = normalised.table
    frame = pandas.DataFrame([reading.texts for reading in readings], dtype="str")
    said = normalised.counts.loc[[row]].notna().to_numpy().sum()
    right = frame.iloc[:, table.columns["unit"]].map(lambda text: reference.names.code(text) is not None)
    right &= (frame.iloc[:, list(_beyond(normalised))] == "").all(axis=1) | (frame.index == 0)  # a remark
    numbers, texts = {}, {}
    for column in normalised.counts.columns:
        cells = frame.iloc[:, table.columns[column]]
        kind, mark = table.dataset.column(str(column)).kind, normalised.marks.get(str(column))
        read = numbers_of(cells, kind=kind, mark=mark or ("," if table.grid.numbers is None else "."))
        right &= read.notna() | cells.str.lower().str.rstrip("% ").isin(MISSING_RATES)
        numbers[str(column)], texts[str(column)] = read, cells
    counted = pandas.DataFrame(numbers)
    right &= counted.notna().sum(axis=1) >= said - 1
    for check in checks_of(normalised, reference):
        right &= ~check.broken(counted, texts)
    return [bool(each) for each in right]
