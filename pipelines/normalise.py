"""Normalising: text cells become figures in our codes and units; what cannot be read is missing plus an Issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas

from pipelines.catalogue import issue
from pipelines.lookup import Coded, coded
from pipelines.names import NameBook
from pipelines.reference import Reference
from pipelines.table import Addresses, Table
from schemas.issue import Issue

MOST_NAMES_TOLD = 20


@dataclass(frozen=True)
class Normalised:
    """What a file says, in our codes, and what the rules compare it with.

    rows of `cells`: as `schemas.observation.Cells`; of `printed`: the rate printed for the same row, its cell and
    its text. `counts`: one row a unit of a wide report by its sheet row, the columns its numbers; `units` are the
    rows of communes among them. `totals`: each total row, the rows it sums, and its numbers by column.
    `period_cell`: where a wide report says its period, empty where only its name or a person does. `marks`: the
    decimal mark of each column of a wide report that shows one.
    """

    table: Table
    period: str | None
    decimal: str | None
    cells: pandas.DataFrame
    printed: pandas.DataFrame
    issues: tuple[Issue, ...]
    counts: pandas.DataFrame = field(default_factory=pandas.DataFrame)
    texts: Mapping[str, pandas.Series] = field(default_factory=dict)
    totals: tuple[TotalRow, ...] = ()
    period_cell: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)

    def of_indicator(self, said: pandas.Series) -> pandas.Series:
        """What a column of the reference data, by indicator, says of the indicator of each figure."""
        return self._indicators.looked_up(said)

    @cached_property
    def _indicators(self) -> Coded:
        return coded(self.cells["indicator"])


@dataclass(frozen=True)
class TotalRow:
    """A total row: its sheet row, the rows it stands for, and its numbers by column."""

    row: int
    of: pandas.Index
    numbers: Mapping[str, float]


def resolve_geographies(
    texts: pandas.Series, cells: Addresses, reference: Reference, slugs: pandas.Series
) -> tuple[pandas.Series, list[Issue]]:
    """The codes the names mean, and an Issue for each name that is unknown or may be a former district's."""
    names = reference.names
    areas = coded(texts)
    codes = areas.looked_up({text: names.area_code(text) for text in areas.distinct})
    early = slugs.fillna("9999").str[:7] < "2025-07"
    doubtful = {text for text in texts[early].unique() if names.means_a_district(text)}
    unknown = codes.isna() | (early & texts.isin(doubtful))
    issues: list[Issue] = []
    distinct = list(dict.fromkeys(texts[unknown]))
    if not codes.notna().any() and len(distinct) > 1 and not doubtful:
        places = list(cells(texts.index[unknown]))
        return codes, [issue("no_communes", cell=places[0], found=distinct[0][:60], cells=places)]
    causes = {
        "district_name": sorted(doubtful, key=distinct.index),
        "unnamed_row": [text for text in distinct if not text],
        "former_district": [text for text in distinct if text not in doubtful and names.is_a_district(text)],
    }
    for rule, named in causes.items():
        if named:
            places = list(cells(texts.index[unknown & texts.isin(named)]))
            issues.append(issue(rule, cell=places[0], found=named[0][:60], cells=places))
    explained = {text for named in causes.values() for text in named}
    issues += _unknown_names([text for text in distinct if text not in explained], texts, cells, names)
    return codes.where(~(early & texts.isin(doubtful))), issues


def _unknown_names(
    unknown: list[str], texts: pandas.Series, cells: Addresses, names: NameBook
) -> list[Issue]:
    """An issue for each name nobody knows, with the nearest names; beyond twenty, one for the rest."""
    issues = []
    for text in unknown[:MOST_NAMES_TOLD]:
        places = list(cells(texts.index[texts == text]))
        nearest = ", ".join(names.nearest(text)) or "–"
        issues.append(
            issue("unknown_geography", cell=places[0], found=text[:60], cells=places, nearest=nearest)
        )
    rest = unknown[MOST_NAMES_TOLD:]
    if rest:
        places = list(cells(texts.index[texts.isin(rest)]))
        issues.append(issue("more_unknown_names", cell=places[0], found=str(len(rest)), cells=places))
    return issues
