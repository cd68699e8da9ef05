"""Merged cells below the headings: a name stands for all the rows it is merged over, a number for nobody knows which."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from pipelines.catalogue import issue
from pipelines.table import Table
from schemas.grid import Merge, Place, address
from schemas.issue import Issue

NUMBERS = frozenset({"count", "rate", "score", "value"})
SHARED = " ↕"
"""Behind a number in the further cells it is merged over: no blank, by which a total would be wrong too, and no number."""


def merges_shown(table: Table) -> Table:
    """The table with merged cells that say in each row what they say: names where a row is a figure, target or task."""
    said: dict[Place, str] = {}
    kinds = _kinds(table)
    for merge in _in_body(table):
        text = str(table.grid.texts.iat[merge.first_row, merge.first_column])
        for place in _places(merge):
            kind = kinds.get(place[1], "")
            if text and kind and kind not in NUMBERS and table.dataset.shape != "wide":
                said[place] = text
    for found in _shared_numbers(table):
        first, *others = found
        said |= dict.fromkeys(others, str(table.grid.texts.iat[first]) + SHARED)
    if not said:
        return table
    texts = table.grid.texts.copy()
    for place, text in said.items():
        texts.iat[place] = text
    return replace(table, grid=replace(table.grid, texts=texts))


def merged_numbers(table: Table) -> list[Issue]:
    """Numbers that stand in one cell for several rows or columns."""
    return [
        issue("merged_number", cell=address(*places[0]), found=str(table.grid.texts.iat[places[0]]),
              cells=[address(*place) for place in places])
        for places in _shared_numbers(table)
    ]  # fmt: skip


def _shared_numbers(table: Table) -> list[list[Place]]:
    """The places of each merged number. Where the names are merged over the same rows, a unit is two rows high."""
    kinds, texts = _kinds(table), table.grid.texts
    names = [position for position, kind in kinds.items() if kind == "text"]
    found = []
    for merge in _in_body(table):
        places = [place for place in _places(merge) if kinds.get(place[1]) in NUMBERS]
        first = (merge.first_row, merge.first_column)
        if first not in places or not any(letter.isdigit() for letter in str(texts.iat[first])):
            continue
        named = {row for row, _ in places if any(texts.iat[row, name] for name in names)}
        shared = [place for place in places if place[0] in named]
        if len(shared) > 1:
            found.append(shared)
    return found


def _in_body(table: Table) -> list[Merge]:
    """The merges below the headings, within the sheet; together no more than cover it, as no two can overlap."""
    grid, found = table.grid, []
    left = grid.height * grid.width
    for merge in grid.merges:
        last_row, last_column = min(merge.last_row, grid.height - 1), min(merge.last_column, grid.width - 1)
        if (
            merge.first_row < table.first_row
            or merge.first_row > last_row
            or merge.first_column > last_column
        ):
            continue
        left -= (last_row - merge.first_row + 1) * (last_column - merge.first_column + 1)
        if left < 0:
            break
        found.append(Merge(merge.first_row, merge.first_column, last_row, last_column))
    return found


def _places(merge: Merge) -> list[Place]:
    rows = range(merge.first_row, merge.last_row + 1)
    return list(product(rows, range(merge.first_column, merge.last_column + 1)))


def _kinds(table: Table) -> dict[int, str]:
    """The kind of each sheet column that is read."""
    return {
        position: table.dataset.column(column).kind
        for column, position in sorted(table.columns.items(), key=lambda read: read[1])
    }
