"""Numbers as Vietnamese offices write them, read column by column and one way throughout a column.

In one file a dot groups thousands in counts and a comma (or a dot) sets off decimals in rates. What
cannot be told apart, such as `1.234` alone in a column of rates, is an Issue and never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas

from pipelines.catalogue import issue
from schemas.issue import Issue

MISSING_TEXTS = ("", "-", "–", "—", "nan", "nan%", "nan %", "n/a", "null", "x")
DECIMAL_MARKS = {"comma": ",", "dot": "."}

_PLAIN = r"[+-]?\d+"
_GROUPED = r"[+-]?\d{1,3}(?:%(mark)s\d{3})+"
_DECIMAL = r"[+-]?\d+%(mark)s\d+"
_GROUPED_DECIMAL = r"[+-]?\d{1,3}(?:%(group)s\d{3})+%(mark)s\d+"
_ONE_GROUP = r"[+-]?[1-9]\d{0,2}[.,]\d{3}"


@dataclass(frozen=True)
class Reading:
    """A column as numbers: `values` (missing where blank or unreadable), the decimal mark, and what was wrong."""

    values: pandas.Series
    decimal: str | None
    issues: tuple[Issue, ...]


def read_numbers(texts: pandas.Series, cells: pandas.Series, *, kind: str, decimal: str | None) -> Reading:
    """The numbers of one column.

    `texts` and `cells` share an index: what the cell says and where it stands. `kind` is count, rate,
    score or amount; `decimal` is "," or "." where someone has said it, else None and the column decides.
    """
    bare = texts.str.replace(r"[\s\u00a0\u202f]+", "", regex=True).str.removesuffix("%")
    bare = bare.str.replace("\u2212", "-", regex=False)
    present = ~bare.str.lower().isin(MISSING_TEXTS)
    spoken = bare[present]
    mark: str | None = decimal
    issues: tuple[Issue, ...] = ()
    if mark is None:
        mark, issues = _decimal_mark(spoken, texts, cells, kind=kind)
    if issues:
        return Reading(values=_empty(texts), decimal=None, issues=issues)
    values, unreadable = _parse(spoken, mark or (","), kind=kind)
    if len(unreadable):
        first = unreadable[0]
        issues = (
            issue(
                "unreadable_number", cell=str(cells[first]), found=str(texts[first])[:40],
                cells=[str(cell) for cell in cells[unreadable]],
            ),
        )  # fmt: skip
    negative = values.index[(values < 0) & (kind == "count")]
    if len(negative):
        issues += (
            issue(
                "negative_count", cell=str(cells[negative[0]]), found=str(texts[negative[0]])[:40],
                cells=[str(cell) for cell in cells[negative]],
            ),
        )  # fmt: skip
    return Reading(values=values.drop(index=negative).reindex(texts.index), decimal=mark, issues=issues)


def _decimal_mark(
    spoken: pandas.Series, texts: pandas.Series, cells: pandas.Series, *, kind: str
) -> tuple[str | None, tuple[Issue, ...]]:
    """Which mark sets off decimals, from the cells that leave no doubt."""
    unlike = spoken[~spoken.str.fullmatch(_PLAIN)]
    if unlike.empty:
        return None, ()
    sure = {mark: _sure_of(unlike, mark, kind=kind) for mark in (",", ".")}
    comma, dot = unlike[sure[","]], unlike[sure["."]]
    if len(comma) and len(dot):
        found = {"comma": texts[comma.index[0]], "dot": texts[dot.index[0]]}
        return None, (issue("mixed_decimals", cell=str(cells[dot.index[0]]), found=found["dot"], **found),)
    if len(comma) or len(dot):
        return ("," if len(comma) else "."), ()
    doubtful = unlike[unlike.str.fullmatch(_ONE_GROUP)]
    if doubtful.empty:
        return None, ()
    if kind == "count":
        return ("," if doubtful.str.contains(".", regex=False).all() else "."), ()
    first = doubtful.index[0]
    digits = doubtful[first]
    return None, (
        issue(
            "ambiguous_number", cell=str(cells[first]), found=texts[first],
            cells=[str(cell) for cell in cells[doubtful.index]],
            thousands=digits.replace(".", "").replace(",", ""), decimal=digits.replace(",", "."),
        ),
    )  # fmt: skip


def _sure_of(unlike: pandas.Series, mark: str, *, kind: str) -> pandas.Series:
    """Which cells can only be read with this decimal mark."""
    group = "." if mark == "," else ","
    escaped = {"mark": "\\" + mark, "group": "\\" + group}
    sure = unlike.str.fullmatch(_GROUPED_DECIMAL % escaped)
    sure |= unlike.str.fullmatch(r"[+-]?\d{1,3}(?:%(group)s\d{3}){2,}" % escaped)
    if kind == "count":
        return sure
    return sure | (unlike.str.fullmatch(_DECIMAL % escaped) & ~unlike.str.fullmatch(_ONE_GROUP))


def _parse(spoken: pandas.Series, mark: str, *, kind: str) -> tuple[pandas.Series, pandas.Index]:
    group = "." if mark == "," else ","
    escaped = {"mark": "\\" + mark, "group": "\\" + group}
    readable = spoken.str.fullmatch(_PLAIN) | spoken.str.fullmatch(_GROUPED % {"mark": "\\" + group})
    readable |= spoken.str.fullmatch(_DECIMAL % escaped) | spoken.str.fullmatch(_GROUPED_DECIMAL % escaped)
    pointed = spoken[readable].str.replace(group, "", regex=False).str.replace(mark, ".", regex=False)
    values = pandas.to_numeric(pointed)
    whole = values % 1 == 0 if kind == "count" else values.notna()
    unreadable = spoken.index.difference(values.index[whole])
    return values[whole].astype("float64"), unreadable


def _empty(texts: pandas.Series) -> pandas.Series:
    return pandas.Series(float("nan"), index=texts.index, dtype="float64")
