"""Headings of a sheet that fits no report: what its columns seem to be called, for a person to say what they are."""

from __future__ import annotations

import re

from pipelines.headings import distinct, paths_of
from schemas.grid import Grid, column_letters
from schemas.issue import Heading, Verdict

DEEPEST_DATA = 40
MOST_HEADING_ROWS = 4
_NUMBER = re.compile(r"[(\[]?\s*[+-]?\d[\d.,\s]*\s*%?\s*[)\]]?")


def headings_of(verdict: Verdict) -> tuple[Heading, ...]:
    """The headings of a file as they were understood, or as its cells look where they were not."""
    if verdict.understood and verdict.understood.headings:
        return verdict.understood.headings
    return likely_headings(verdict.grid) if verdict.grid else ()


def likely_headings(grid: Grid) -> tuple[Heading, ...]:
    """The headings a sheet seems to have; none where no row looks like data.

    The first row that holds several numbers is data; the rows of several texts right above it are headings.
    """
    near = range(min(grid.height, DEEPEST_DATA))
    data = next((row for row in near if _looks_like_data(grid.row(row))), 0)
    first = data
    while first > 0 and data - first < MOST_HEADING_ROWS and _looks_like_headings(grid.row(first - 1)):
        first -= 1
    names = distinct(paths_of(grid, first, data - first)) if first < data else ()
    return tuple(Heading(column_letters(place), name, "") for place, name in enumerate(names) if name)


def _looks_like_data(row: tuple[str, ...]) -> bool:
    """Two numbers, or one beside a name; the row "(1) (2) (3)" that counts the columns has them too."""
    cells = [cell.strip() for cell in row if cell.strip()]
    numbers = [cell for cell in cells if _NUMBER.fullmatch(cell)]
    return len(numbers) >= 2 or (len(numbers) == 1 and len(cells) == 2)


def _looks_like_headings(row: tuple[str, ...]) -> bool:
    """Several texts: a title stands alone in its row."""
    return sum(1 for cell in row if cell.strip()) >= 2
