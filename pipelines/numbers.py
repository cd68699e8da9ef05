"""Numbers as Vietnamese offices write them, read column by column and one way throughout a column.

In one file a dot groups thousands in counts and a comma (or a dot) sets off decimals in rates. What
cannot be told apart, such as `1.234` alone in a column of amounts, is an Issue and never a guess: a count has
no decimals, a rate or a score no thousands, an amount may have both. Numbers a workbook stores as numbers are
taken as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy
import pandas
import pyarrow

from pipelines.catalogue import issue
from pipelines.number_texts import bare, is_sure, may_be_grouped, number
from pipelines.table import Addresses
from schemas.issue import Issue

MISSING_TEXTS = ("", "-", "–", "—", "nan", "n/a", "null", "…", "...")
MISSING_RATES = (*MISSING_TEXTS, "#div/0!")
"""A spreadsheet shows 0 of 0 as an error; in a column of counts that is no number and none that is missing."""
DECIMAL_MARKS = {"comma": ",", "dot": "."}

LARGEST_SURE_INTEGER = 2**53
"""Beyond it a float no longer holds every whole number."""


@dataclass(frozen=True)
class Reading:
    """A column as numbers: `values` (missing where blank or unreadable), the decimal mark, and what was wrong.

    `blank`: which cells say that there is no number.
    """

    values: pandas.Series
    decimal: str | None
    issues: tuple[Issue, ...]
    blank: pandas.Series


def read_numbers(
    texts: pandas.Series,
    cells: Addresses,
    *,
    kind: str,
    decimal: str | None,
    column: str = "",
    stored: pandas.Series | None = None,
) -> Reading:
    """The numbers of one column.

    `texts` and `stored` share an index: what a cell says, and the number a workbook stores in it, if any; `cells`
    tells where it stands. `kind` is count, rate, score or amount, rates and scores being below a thousand;
    `decimal` is "," or "." where someone has said it, else None and the column decides; `column` names the
    column in what is asked.
    """
    codes, distinct = pandas.factorize(texts)
    bares = [bare(text, kind=kind) for text in pyarrow.array(distinct, pyarrow.large_string()).to_pylist()]
    missing = MISSING_TEXTS if kind == "count" else MISSING_RATES
    absent = numpy.array([text.lower() in missing for text in bares], dtype=bool)
    known = numpy.zeros(len(texts), dtype=bool) if stored is None else stored.notna().to_numpy()
    # A text that only stands where a number is stored says nothing about how texts are written.
    written = numpy.zeros(len(distinct), dtype=bool)
    written[codes[~known]] = True
    spoken = {int(place): bares[place] for place in numpy.flatnonzero(written & ~absent)}
    where = _Places(texts, cells, codes, ~known)
    mark, issues = (decimal, ()) if decimal else _decimal_mark(spoken, where, kind=kind, column=column)
    blank = absent[codes] & ~known
    if issues:
        nothing = pandas.Series(numpy.nan, index=texts.index)
        return Reading(nothing, None, issues, pandas.Series(blank, index=texts.index))
    of_distinct = numpy.full(len(distinct), numpy.nan)
    for place, text in spoken.items():
        of_distinct[place] = number(text, mark or ",")
    values = of_distinct[codes]
    if stored is not None:
        values = numpy.where(known, stored.to_numpy(), values)
    sifted, told = _sifted(values, blank, where, kind=kind)
    return Reading(
        pandas.Series(sifted, index=texts.index), mark, told, pandas.Series(blank, index=texts.index)
    )


def numbers_of(texts: pandas.Series, *, kind: str, mark: str) -> pandas.Series:
    """The numbers of texts whose decimal mark is known; missing where a text is none of its kind."""
    found = [number(bare(text, kind=kind), mark) for text in texts]
    values = pandas.Series(found, index=texts.index, dtype="float64")
    return values.where(values % 1 == 0) if kind == "count" else values


@dataclass(frozen=True)
class _Places:
    """Where each distinct text of a column stands, leaving out cells that store a number."""

    texts: pandas.Series
    cells: Addresses
    codes: numpy.ndarray
    free: numpy.ndarray

    def of(self, distinct: Sequence[int]) -> tuple[str, ...]:
        chosen = numpy.isin(self.codes, list(distinct)) & self.free
        return tuple(self.cells(self.texts.index[chosen]))

    def text(self, distinct: int) -> str:
        return str(self.texts.iloc[int(numpy.argmax((self.codes == distinct) & self.free))])


def _decimal_mark(
    spoken: Mapping[int, str], where: _Places, *, kind: str, column: str
) -> tuple[str | None, tuple[Issue, ...]]:
    """Which mark sets off decimals, from the cells that leave no doubt."""
    unlike = {place: text for place, text in spoken.items() if "." in text or "," in text}
    comma, dot = (
        [place for place, text in unlike.items() if is_sure(text, mark, kind=kind)] for mark in (",", ".")
    )
    if comma and dot:
        fewer = dot if len(where.of(dot)) <= len(where.of(comma)) else comma
        return None, (_mixed(where, fewer, comma[0], dot[0]),)
    if comma or dot:
        return ("," if comma else "."), ()
    doubtful = [place for place, text in unlike.items() if may_be_grouped(text)]
    if not doubtful:
        return None, ()
    if kind == "amount":
        return None, (_ambiguous(where, doubtful, unlike[doubtful[0]], column),)
    # Then the mark groups thousands, or sets off decimals; two marks in one column are two ways of writing.
    dots = [place for place in doubtful if "." in unlike[place]]
    commas = [place for place in doubtful if "." not in unlike[place]]
    if dots and commas:
        return None, (_mixed(where, commas if len(dots) >= len(commas) else dots, commas[0], dots[0]),)
    return ("," if bool(dots) == (kind == "count") else "."), ()


def _mixed(where: _Places, fewer: Sequence[int], comma: int, dot: int) -> Issue:
    """Both marks set off decimals in one column; named are the cells of the rarer one."""
    places = where.of(fewer)
    return issue(
        "mixed_decimals", cell=places[0], found=where.text(fewer[0]), cells=places, comma=where.text(comma),
        dot=where.text(dot),
    )  # fmt: skip


def _ambiguous(where: _Places, doubtful: Sequence[int], digits: str, column: str) -> Issue:
    """Nothing in the column tells whether its marks group thousands."""
    places = where.of(doubtful)
    return issue(
        "ambiguous_number", cell=places[0], found=where.text(doubtful[0]), cells=places,
        thousands=int(digits.replace(".", "").replace(",", "")), decimal=float(digits.replace(",", ".")),
        column=column, mark="," if "," in digits else ".",
    )  # fmt: skip


def _sifted(
    read: numpy.ndarray, blank: numpy.ndarray, where: _Places, *, kind: str
) -> tuple[numpy.ndarray, tuple[Issue, ...]]:
    """The values without those that are no number of their kind, and an issue for each sort of them."""
    unreadable = (numpy.isnan(read) & ~blank) | (numpy.abs(read) >= LARGEST_SURE_INTEGER)
    negative = numpy.zeros(len(read), dtype=bool)
    if kind == "count":
        unreadable |= (read % 1 != 0) & ~numpy.isnan(read)
        negative = (read < 0) & ~unreadable
    issues = []
    for rule, faulty in (("unreadable_number", unreadable), ("negative_count", negative)):
        if faulty.any():
            places = tuple(where.cells(where.texts.index[faulty]))
            text = str(where.texts.iloc[int(numpy.argmax(faulty))])[:40]
            issues.append(issue(rule, cell=places[0], found=text, cells=places))
    return numpy.where(unreadable | negative, numpy.nan, read), tuple(issues)
