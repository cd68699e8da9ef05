"""Tables: where the header of a sheet stands, and which of its columns holds what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pandas

from pipelines.catalogue import issue
from pipelines.headings import Path, by_last_heading, distinct, joined, keys_of, means, paths_of, split_path
from schemas.dataset import Column, Dataset
from schemas.grid import Grid, address, column_letters
from schemas.issue import Heading, Issue

Addresses = Callable[[pandas.Index], pandas.Series]
"""From rows to the addresses of their cells in one column."""

HEADER_SEARCH_ROWS = 40
HEADER_ROWS = 4
FEWEST_COLUMNS = 2
ROW_NUMBER_HEADINGS = frozenset({"stt", "tt", "sott", "sothutu"})
NOT_READ = ""
"""A heading a person has said to leave unread."""


@dataclass(frozen=True)
class Table:
    """A sheet whose header is known: which of its columns holds which column of the dataset.

    `doubled` are columns of the dataset that two headings of the sheet answer to, with their sheet columns.
    """

    grid: Grid
    dataset: Dataset
    header_row: int
    header_rows: int
    paths: tuple[Path, ...]
    columns: Mapping[str, int]
    doubled: Mapping[str, tuple[int, ...]]

    @property
    def first_row(self) -> int:
        """The first row below the headings."""
        return self.header_row + self.header_rows

    @property
    def missing(self) -> tuple[Column, ...]:
        """The columns the dataset cannot do without and the sheet has not."""
        there = {*self.columns, *self.doubled}
        return tuple(column for column in self.dataset.columns if column.required and column.id not in there)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Every column that has a heading, and what it was read as."""
        column_of = {position: column for column, position in self.columns.items()}
        return tuple(
            Heading(column_letters(position), name, column_of.get(position, ""))
            for position, (path, name) in enumerate(zip(self.paths, distinct(self.paths), strict=True))
            if path and not set(keys_of(path[-1])) & ROW_NUMBER_HEADINGS
        )

    @property
    def filled_rows(self) -> pandas.Index:
        """The rows below the headings in which something stands in a column that is read."""
        body = self.grid.texts.iloc[self.first_row :, list(self.columns.values())]
        filled = pandas.Series(data=False, index=body.index)
        for column in body:
            filled |= body[column].str.strip() != ""
            if filled.all():
                break
        rows: pandas.Index = body.index if filled.all() else body.index[filled.to_numpy()]
        return rows

    def texts(self, column: str, rows: pandas.Index) -> pandas.Series:
        """The cells of one column in the given rows, as text without blanks around it."""
        found = self.grid.texts.iloc[:, self.columns[column]]
        # Rows at even steps are cut out as a slice, which copies nothing.
        if isinstance(rows, pandas.RangeIndex):
            found = found.iloc[rows.start : rows.stop : rows.step]
        else:
            found = found.loc[rows]
        return found.str.strip().rename(None)

    def numbers(self, column: str, rows: pandas.Index) -> pandas.Series | None:
        """The exact numbers a workbook stores in the same cells; missing where it stores text."""
        if self.grid.numbers is None:
            return None
        return self.grid.numbers.iloc[:, self.columns[column]].loc[rows].rename(None)

    def cells(self, column: str, rows: pandas.Index) -> pandas.Series:
        """The sheet addresses of the same cells."""
        letters = column_letters(self.columns[column])
        return (letters + (rows.to_series() + 1).astype("str")).set_axis(rows).astype("str")

    def addresses(self, column: str) -> Addresses:
        """The same for rows named later: in a national month few are ever asked for."""
        return partial(self.cells, column)

    def cell(self, column: str, row: int) -> str:
        """The sheet address of one cell."""
        return address(row, self.columns[column])


def best_table(
    grid: Grid, datasets: Sequence[Dataset], mapping: Mapping[str, Mapping[str, str]]
) -> Table | None:
    """The reading of a sheet's header that finds most: as few columns missing and as many known as can be.

    `mapping` is, by dataset, what people have said headings stand for. Words of the dataset in the title text
    decide between equals. None where no dataset finds even two of its columns.
    """
    candidates = []
    last_of = {dataset.id: _last_headings(dataset) for dataset in datasets}
    for header in _headers(grid, [] if any(mapping.values()) else list(last_of.values())):
        for dataset in datasets:
            told = mapping.get(dataset.id, {})
            if not told and len(last_of[dataset.id] & header.by_last.keys()) < FEWEST_COLUMNS:
                continue
            columns, doubled = _assigned(dataset, header, told)
            if columns or doubled:
                candidates.append(
                    Table(grid, dataset, header.first, header.depth, header.paths, columns, doubled)
                )
    most = max((_found(table) for table in candidates), default=(False, 0))
    equals = [table for table in candidates if _found(table) == most]
    if not equals or most[1] + len(equals[0].missing) < FEWEST_COLUMNS:
        return None
    # Headings may be repeated at the top of each page: what stands above the later ones is no title.
    titles = _titles(grid, min(table.header_row for table in equals))
    return max(equals, key=lambda table: (_named_by(titles, table), -table.header_rows, -table.header_row))


def can_be_read(table: Table) -> bool:
    """Whether a table's rows can be judged: nothing it needs is missing or stands twice, or it is a report that names
    units and holds all of one measure at least."""
    needed = {column.id for column in table.dataset.columns if column.required}
    lacking = {column.id for column in table.missing} | (needed & table.doubled.keys())
    if not lacking or table.dataset.shape != "wide":
        return not lacking
    whole = (set(measure.columns) <= table.columns.keys() for measure in table.dataset.measures)
    return "unit" not in lacking and any(whole)


def faults_of_headings(table: Table) -> tuple[Issue, ...]:
    """Which columns are missing, stand twice, or are not known."""
    cell = address(table.header_row, 0)
    missing = [issue("missing_column", cell=cell, found=column.headings[0]) for column in table.missing]
    last = table.first_row - 1
    doubled = [
        issue("doubled_column", cell=address(last, positions[-1]), found=joined(table.paths[positions[-1]]),
              cells=[address(last, position) for position in positions])
        for positions in table.doubled.values()
    ]  # fmt: skip
    doubtful = {position for positions in table.doubled.values() for position in positions}
    unknown = [
        issue("unknown_column", cell=f"{heading.letters}{last + 1}", found=heading.path)
        for heading in table.headings
        if not heading.column and heading.letters not in {column_letters(position) for position in doubtful}
    ]
    return (*missing, *doubled, *unknown)


def _found(table: Table) -> tuple[bool, int]:
    """How much of a dataset was found: all of it before a part, then columns less those that are missing."""
    return not table.missing, len({*table.columns, *table.doubled}) - len(table.missing)


def _titles(grid: Grid, header_row: int) -> str:
    rows = grid.texts.iloc[:header_row].itertuples(index=False)
    return "".join(key for row in rows for cell in row if cell for key in keys_of(cell)[:1])


def _named_by(titles: str, table: Table) -> int:
    """How many words of the dataset stand in the title text: they may decide between equals and nothing more."""
    return sum(keys_of(words)[0] in titles for words in table.dataset.titles)


@dataclass(frozen=True)
class _Header:
    """One reading of some rows as headings."""

    first: int
    depth: int
    paths: tuple[Path, ...]
    by_last: Mapping[str, list[int]]

    def hits(self, heading: str, taken: set[int]) -> list[int]:
        """The columns not taken yet that a heading of the dataset means; one that is exactly it goes before."""
        wanted = split_path(heading)
        near = {position for key in keys_of(wanted[-1]) for position in self.by_last.get(key, ())}
        found = [position for position in sorted(near - taken) if means(self.paths[position], wanted)]
        exact = [position for position in found if len(self.paths[position]) == len(wanted)]
        return exact if len(exact) == 1 else found


def _last_headings(dataset: Dataset) -> frozenset[str]:
    headings = (heading for column in dataset.columns for heading in column.headings)
    return frozenset(key for heading in headings for key in keys_of(split_path(heading)[-1]))


def _headers(grid: Grid, wanted: Sequence[frozenset[str]]) -> Iterator[_Header]:
    """Every run of rows near the top that may be the headings: its last row has at least two texts.

    `wanted` are the headings of datasets; rows without two of one dataset's are passed by, which is nearly all of them.
    """
    near = min(grid.height, HEADER_SEARCH_ROWS + HEADER_ROWS)
    texts = [[text for cell in grid.row(row) if (text := cell.strip())] for row in range(near)]
    keys = [{key for text in found for key in keys_of(text)} for found in texts]
    for first in range(min(grid.height, HEADER_SEARCH_ROWS)):
        for depth in range(1, min(HEADER_ROWS, grid.height - first) + 1):
            if not texts[first] or len(texts[first + depth - 1]) < FEWEST_COLUMNS:
                continue
            there = set().union(*keys[first : first + depth])
            if not wanted or any(len(headings & there) >= FEWEST_COLUMNS for headings in wanted):
                paths = paths_of(grid, first, depth)
                yield _Header(first, depth, paths, by_last_heading(paths))


def _assigned(
    dataset: Dataset, header: _Header, mapping: Mapping[str, str]
) -> tuple[dict[str, int], dict[str, tuple[int, ...]]]:
    """Which sheet column each column of the dataset is; what a person has said goes before every heading."""
    said = _said(dataset, header, mapping)
    columns: dict[str, int] = {}
    doubled: dict[str, tuple[int, ...]] = {}
    for column in dataset.columns:
        meant = tuple(position for position, told in said.items() if told == column.id)
        if len(meant) == 1:
            columns[column.id] = meant[0]
        elif meant:
            doubled[column.id] = meant
    for column in dataset.columns:
        if column.id in columns or column.id in doubled:
            continue
        taken = {*said, *columns.values()}
        for heading in column.headings:
            hits = header.hits(heading, taken)
            if len(hits) == 1:
                columns[column.id] = hits[0]
                break
            if hits:
                doubled[column.id] = tuple(hits)
        if column.id in columns:
            doubled.pop(column.id, None)
    return columns, doubled


def _said(dataset: Dataset, header: _Header, mapping: Mapping[str, str]) -> dict[int, str]:
    """The column ids people have said the header's columns stand for, by position; `NOT_READ` for none."""
    if not mapping:
        return {}
    known = {NOT_READ, *(column.id for column in dataset.columns)}
    names = distinct(header.paths)
    return {position: mapping[name] for position, name in enumerate(names) if mapping.get(name) in known}
