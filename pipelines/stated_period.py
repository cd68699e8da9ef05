"""The period a file is for: what its titles, its sheet's name, its own name and a person say of it, weighed together."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.catalogue import issue
from pipelines.table import Table
from pipelines.titles import days_of_titles, period_of_name, periods_of_titles
from schemas.issue import Issue


@dataclass(frozen=True)
class Stated:
    """The period a file is for, and the cell that says so; no cell where its name or a person says it."""

    slug: str | None
    cell: str = ""


def stated_period(table: Table, file_name: str, wanted: str | None) -> tuple[Stated, list[Issue]]:
    """The period a wide report is for, and what is doubtful or wrong about it."""
    if table.dataset.shape != "wide":
        return Stated(wanted), []
    titled = periods_of_titles(table)
    if wanted is not None:
        if titled and wanted not in titled:
            slug, cell = next(iter(titled.items()))
            return Stated(wanted), [issue("other_period", cell=cell, found=slug, wanted=wanted)]
        return Stated(wanted, titled.get(wanted, "")), []
    if len(titled) > 1:
        places = list(titled.values())
        return Stated(None), [issue("several_periods", cell=places[1], found=", ".join(titled), cells=places)]
    of_name = period_of_name(table.grid.name) or period_of_name(file_name)
    if titled:
        slug, cell = next(iter(titled.items()))
        if of_name and of_name.slug != slug:
            doubt = issue("name_and_title", cell=cell, found=slug, name=of_name.slug)
            return Stated(slug, cell), [doubt]
        return Stated(slug, cell), []
    days = days_of_titles(table)
    if days:
        return Stated(None), [issue("part_of_a_month", cell=days[1], found=days[0])]
    if of_name:
        return Stated(of_name.slug), []
    return Stated(None), [issue("missing_period", cell="A1")]


def says_period(table: Table, wanted: str) -> bool:
    """Whether the titles of a sheet, or its name where they are silent, say that it is for a period."""
    titled = periods_of_titles(table)
    named = period_of_name(table.grid.name)
    return wanted in titled if titled else named is not None and named.slug == wanted
