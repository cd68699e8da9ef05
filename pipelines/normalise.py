"""Normalising: text cells become figures in our codes and units; what cannot be read is missing plus an Issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas

from pipelines.catalogue import issue
from pipelines.lookup import looked_up
from pipelines.reference import Reference
from pipelines.table import Table
from schemas.issue import Issue

MOST_NAMES_TOLD = 20


@dataclass(frozen=True)
class Normalised:
    """What a file says, in our codes, and what the rules compare it with.

    rows of `cells`: as `schemas.observation.Cells`; of `printed`: the rate printed for the same row, its cell and
    its text. `counts`: one row a unit of a wide report by its sheet row, the columns its numbers; `units` are the
    rows of communes among them. `totals`: each total row, the rows it sums, and its numbers by column.
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


@dataclass(frozen=True)
class TotalRow:
    """A total row: its sheet row, the rows it stands for, and its numbers by column."""

    row: int
    of: pandas.Index
    numbers: Mapping[str, float]


def resolve_geographies(
    texts: pandas.Series, cells: pandas.Series, reference: Reference, slugs: pandas.Series
) -> tuple[pandas.Series, list[Issue]]:
    """The codes the names mean, and an Issue for each name that is unknown or may be a former district's."""
    names = reference.names
    code_of = {text: names.code(text) for text in texts.unique()}
    codes = looked_up(texts, code_of)
    early = slugs.fillna("9999").str[:7] < "2025-07"
    doubtful = {text for text in texts[early].unique() if names.means_a_district(text)}
    unknown = codes.isna() | (early & texts.isin(doubtful))
    issues: list[Issue] = []
    distinct = list(dict.fromkeys(texts[unknown]))
    if not codes.notna().any() and len(distinct) > 1 and not doubtful:
        places = list(cells[unknown])
        return codes, [issue("no_communes", cell=places[0], found=distinct[0][:60], cells=places)]
    for text in distinct[:MOST_NAMES_TOLD]:
        places = list(cells[unknown & (texts == text)])
        if text in doubtful:
            issues.append(issue("district_name", cell=places[0], found=text[:60], cells=places))
        elif not text:
            issues.append(issue("unnamed_row", cell=places[0], cells=places))
        elif names.is_a_district(text):
            issues.append(issue("former_district", cell=places[0], found=text[:60], cells=places))
        else:
            nearest = ", ".join(names.nearest(text)) or "–"
            issues.append(
                issue("unknown_geography", cell=places[0], found=text[:60], cells=places, nearest=nearest)
            )
    if len(distinct) > MOST_NAMES_TOLD:
        places = list(cells[unknown & ~texts.isin(distinct[:MOST_NAMES_TOLD])])
        issues.append(
            issue(
                "more_unknown_names", cell=places[0], found=str(len(distinct) - MOST_NAMES_TOLD), cells=places
            )
        )
    return codes.where(~(early & texts.isin(doubtful))), issues
