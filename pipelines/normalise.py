"""Normalising: text cells become figures in our codes and units; what cannot be read is missing plus an Issue."""

from __future__ import annotations

from dataclasses import dataclass

import pandas

from pipelines.catalogue import issue
from pipelines.reference import Reference
from schemas.dataset import Dataset
from schemas.issue import Issue


@dataclass(frozen=True)
class Normalised:
    """What a file says, in our codes, and what the rules compare it with.

    rows of `cells`: as `schemas.observation.Cells`; of `printed`: the rate printed for the same row and its cell;
    of `counts`: one a row of a wide report, by grid row, one column per count. `totals` is its total row.
    """

    dataset: Dataset
    period: str | None
    header_row: int
    decimal: str | None
    columns: dict[str, int]
    cells: pandas.DataFrame
    counts: pandas.DataFrame
    printed: pandas.DataFrame
    totals: dict[str, tuple[float, str]]
    issues: tuple[Issue, ...]


def resolve_geographies(
    texts: pandas.Series, cells: pandas.Series, reference: Reference, slugs: pandas.Series
) -> tuple[pandas.Series, list[Issue]]:
    """The codes the names mean, and an Issue for each name that is unknown or may be a former district's."""
    names = reference.names
    code_of = {text: names.code(text) for text in texts.unique()}
    codes = texts.map(code_of)
    early = slugs.fillna("9999").str[:7] < "2025-07"
    doubtful = {text for text in texts[early].unique() if names.means_a_district(text)}
    issues: list[Issue] = []
    for text in dict.fromkeys(texts[codes.isna() | (early & texts.isin(doubtful))]):
        places = list(cells[texts == text])
        if text in doubtful:
            issues.append(issue("district_name", cell=places[0], found=text[:60], cells=places))
        else:
            nearest = ", ".join(names.nearest(text)) or "–"
            issues.append(
                issue("unknown_geography", cell=places[0], found=text[:60], cells=places, nearest=nearest)
            )
    return codes.where(~(early & texts.isin(doubtful))), issues
