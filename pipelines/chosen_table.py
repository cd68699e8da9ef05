"""Choosing: which sheet of a file is read, and as a report of which dataset; or why none can be."""

from __future__ import annotations

from collections.abc import Mapping

from pipelines.catalogue import issue
from pipelines.reference import Reference
from pipelines.stated_period import says_period
from pipelines.table import Table, best_table
from schemas.dataset import Dataset
from schemas.errors import Misuse
from schemas.grid import Grid, address
from schemas.issue import Issue, Named, Said
from schemas.period import parse_period


def refuse_unknown_dataset(reference: Reference, dataset: str | None) -> None:
    """Raises `Misuse` where somebody names a dataset that no file is read as."""
    readable = [found.id for found in reference.datasets.values() if found.columns]
    if dataset is not None and dataset not in readable:
        raise Misuse(
            "There is no report “{found}” that files are read as.",
            remedy="Choose one of: {known}.",
            found=dataset,
            known=", ".join(readable),
        )


def chosen_table(
    sheets: tuple[Grid, ...], reference: Reference, said: Said, mapping: Mapping[str, Mapping[str, str]]
) -> tuple[Table, tuple[str, ...]] | Issue:
    """The sheet and the dataset that fit best, with the names of sheets that fit as well; or why none does."""
    if said.sheet is not None:
        named = tuple(sheet for sheet in sheets if sheet.name == said.sheet)
        if not named:
            known = ", ".join(sheet.name for sheet in sheets)
            return issue("unknown_sheet", cell="", found=said.sheet, known=known)
        sheets = named
    visible = visible_sheets(sheets)
    readable = [found for found in reference.datasets.values() if found.columns]
    wanted = [found for found in readable if said.dataset in (None, found.id)]
    tables = [table for sheet in visible if (table := best_table(sheet, wanted, mapping))]
    whole = [table for table in tables if not table.missing]
    if not whole and said.dataset:
        other = [
            table for sheet in visible if (table := best_table(sheet, readable, {})) and not table.missing
        ]
        if other:
            return issue("other_dataset", cell=address(other[0].header_row, 0), found=other[0].dataset.id,
                         report=_named(other[0].dataset), wanted=_named(reference.datasets[said.dataset]))  # fmt: skip
    if len(whole) > 1 and said.period:
        # Each month may have a sheet of its own.
        whole = [table for table in whole if says_period(table, parse_period(said.period).slug)] or whole
    if len(whole) > 1:
        names = tuple(table.grid.name for table in whole)
        return issue("several_sheets", cell="", found=", ".join(names))
    if whole:
        return whole[0], ()
    partly = max(tables, key=lambda table: len(table.columns) - len(table.missing), default=None)
    if partly is None and said.dataset:
        return issue(
            "foreign_headings",
            cell="A1",
            found=_first_text(visible[0]),
            wanted=_named(reference.datasets[said.dataset]),
        )
    if partly is None or (said.dataset is None and len(partly.columns) < len(partly.missing)):
        return issue("unknown_dataset", cell="A1", found=_first_text(visible[0]))
    return partly, ()


def visible_sheets(sheets: tuple[Grid, ...]) -> tuple[Grid, ...]:
    """The sheets a person sees; where all are hidden, all of them."""
    return tuple(sheet for sheet in sheets if not sheet.hidden) or sheets


def _named(dataset: Dataset) -> Named:
    return Named(dataset.name_vi, dataset.name_en)


def _first_text(grid: Grid) -> str:
    cells = (
        cell.strip()[:60] for row in range(min(grid.height, 60)) for cell in grid.row(row) if cell.strip()
    )
    return next(cells, "")
