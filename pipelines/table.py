"""Tables: which row of a grid is the header, and which column holds what."""

from __future__ import annotations

from dataclasses import dataclass

import pandas

from pipelines.catalogue import issue
from pipelines.names import folded
from pipelines.read import Grid, address
from schemas.dataset import Dataset
from schemas.issue import Issue

HEADER_SEARCH_ROWS = 40


@dataclass(frozen=True)
class Table:
    """A grid whose header row is known: which grid column holds which column of the dataset."""

    grid: Grid
    dataset: Dataset
    header_row: int
    columns: dict[str, int]
    unknown_headings: tuple[tuple[str, str], ...]

    def texts(self, column: str, rows: pandas.Index) -> pandas.Series:
        """The cells of one column in the given grid rows, as text."""
        position = self.columns[column]
        return pandas.Series([self.grid.rows[row][position].strip() for row in rows], index=rows, dtype="str")

    def cells(self, column: str, rows: pandas.Index) -> pandas.Series:
        """The sheet addresses of the same cells."""
        position = self.columns[column]
        return pandas.Series([address(row, position) for row in rows], index=rows, dtype="str")


def find_table(grid: Grid, datasets: list[Dataset]) -> Table | None:
    """The dataset whose required headings all stand in one row near the top; the one with most headings wins."""
    found: list[Table] = []
    for dataset in datasets:
        for row_number, row in enumerate(grid.rows[:HEADER_SEARCH_ROWS]):
            table = _table_at(grid, dataset, row_number, row)
            if table is not None:
                found.append(table)
                break
    return max(found, key=lambda table: len(table.columns), default=None)


def missing_columns(grid: Grid, dataset: Dataset) -> tuple[Issue, ...]:
    """Which required columns of a dataset the best-fitting header row lacks."""
    rows = list(enumerate(grid.rows[:HEADER_SEARCH_ROWS]))
    number, row = max(rows, key=lambda pair: len(_positions(dataset, pair[1])), default=(0, ()))
    positions = _positions(dataset, row)
    return tuple(
        issue("missing_column", cell=address(number, 0), found=column.headings[0])
        for column in dataset.columns
        if column.required and column.id not in positions
    )


def _table_at(grid: Grid, dataset: Dataset, row_number: int, row: tuple[str, ...]) -> Table | None:
    positions = _positions(dataset, row)
    if not positions or any(column.required and column.id not in positions for column in dataset.columns):
        return None
    taken = set(positions.values())
    unknown = tuple(
        (address(row_number, position), text.strip())
        for position, text in enumerate(row)
        if text.strip() and position not in taken and folded(text) not in ("stt", "tt")
    )
    width = len(row)
    padded = tuple(cells + ("",) * (width - len(cells)) for cells in grid.rows)
    return Table(Grid(padded, grid.encoding, grid.delimiter), dataset, row_number, positions, unknown)


def _positions(dataset: Dataset, row: tuple[str, ...]) -> dict[str, int]:
    texts = [folded(text) for text in row]
    positions: dict[str, int] = {}
    for column in dataset.columns:
        for heading in column.headings:
            if folded(heading) in texts and texts.index(folded(heading)) not in positions.values():
                positions[column.id] = texts.index(folded(heading))
                break
    return positions
