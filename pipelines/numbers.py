"""Numbers as Vietnamese offices write them, read column by column and one way throughout a column.

In one file a dot groups thousands in counts and a comma (or a dot) sets off decimals in rates. What
cannot be told apart, such as `1.234` alone in a column of amounts, is an Issue and never a guess: a count has
no decimals, a rate or a score no thousands, an amount may have both. Numbers a workbook stores as numbers are
taken as they are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy
import pandas

from pipelines.catalogue import issue
from pipelines.table import Addresses
from schemas.issue import Issue

MISSING_TEXTS = ("", "-", "–", "—", "nan", "n/a", "null", "…", "...")
MISSING_RATES = (*MISSING_TEXTS, "#div/0!")
"""A spreadsheet shows 0 of 0 as an error; in a column of counts that is no number and none that is missing."""
DECIMAL_MARKS = {"comma": ",", "dot": "."}

# [0-9] and not \d, which takes the digits of every script for numbers that no office writes.
_PLAIN = r"[+-]?[0-9]+"
_GROUPED = r"[+-]?[0-9]{1,3}(?:%(mark)s[0-9]{3})+"
_DECIMAL = r"[+-]?[0-9]+%(mark)s[0-9]+"
_GROUPED_DECIMAL = r"[+-]?[0-9]{1,3}(?:%(group)s[0-9]{3})+%(mark)s[0-9]+"
_ONE_GROUP = r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}"
_SPACED = r"[+-]?[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?:[.,][0-9]+)?"
_SPACES = "[ \u00a0\u202f\t\r\n]"
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
    bare = _bare(pandas.Series(distinct, dtype="str"), kind=kind)
    absent = bare.str.lower().isin(MISSING_TEXTS if kind == "count" else MISSING_RATES).to_numpy()
    known = numpy.zeros(len(texts), dtype=bool) if stored is None else stored.notna().to_numpy()
    # A text that only stands where a number is stored says nothing about how texts are written.
    written = numpy.zeros(len(distinct), dtype=bool)
    written[codes[~known]] = True
    spoken = bare[written & ~absent]
    where = _Places(texts, cells, codes, ~known)
    mark, issues = (decimal, ()) if decimal else _decimal_mark(spoken, where, kind=kind, column=column)
    blank = pandas.Series(absent[codes] & ~known, index=texts.index)
    if issues:
        return Reading(pandas.Series(numpy.nan, index=texts.index), None, issues, blank)
    parsed = _parse(spoken, mark or ",")
    of_distinct = numpy.full(len(distinct), numpy.nan)
    of_distinct[parsed.index] = parsed
    values = of_distinct[codes]
    if stored is not None:
        values = numpy.where(known, stored.to_numpy(), values)
    read = pandas.Series(values, index=texts.index)
    return Reading(*_sifted(read, blank, where, kind=kind, mark=mark), blank=blank)


def numbers_of(texts: pandas.Series, *, kind: str, mark: str) -> pandas.Series:
    """The numbers of texts whose decimal mark is known; missing where a text is none of its kind."""
    values = _parse(_bare(texts, kind=kind), mark).reindex(texts.index)
    return values.where(values % 1 == 0) if kind == "count" else values


@dataclass(frozen=True)
class _Places:
    """Where each distinct text of a column stands, leaving out cells that store a number."""

    texts: pandas.Series
    cells: Addresses
    codes: numpy.ndarray
    free: numpy.ndarray

    def of(self, distinct: pandas.Index) -> tuple[str, ...]:
        chosen = numpy.isin(self.codes, distinct) & self.free
        return tuple(self.cells(self.texts.index[chosen]))

    def text(self, distinct: int) -> str:
        return str(self.texts.iloc[int(numpy.argmax((self.codes == distinct) & self.free))])


def _bare(texts: pandas.Series, *, kind: str) -> pandas.Series:
    """Without blanks and, in rates, the percent sign; a true minus becomes a hyphen.

    Blanks inside a number only group thousands: "12 34" is no number, and stays none.
    """
    dressed = texts[texts.str.contains("[^0-9.,+-]", regex=True)]
    trimmed = dressed.str.replace("\u2212", "-", regex=False).str.replace(
        # Excel marks a number kept as text with an apostrophe, which some exports write out.
        f"^{_SPACES}*'?{_SPACES}*|{_SPACES}+$",
        "",
        regex=True,
    )
    if kind != "count":
        trimmed = trimmed.str.replace(f"{_SPACES}*%$", "", regex=True)
    spaced = trimmed.str.contains(_SPACES, regex=True) & trimmed.str.fullmatch(_SPACED)
    undressed = trimmed.where(~spaced, trimmed.str.replace(_SPACES, "", regex=True))
    bare: pandas.Series = pandas.concat([texts.drop(dressed.index), undressed]).reindex(texts.index)
    return bare


def _decimal_mark(
    spoken: pandas.Series, where: _Places, *, kind: str, column: str
) -> tuple[str | None, tuple[Issue, ...]]:
    """Which mark sets off decimals, from the cells that leave no doubt."""
    unlike = spoken[spoken.str.contains("[.,]", regex=True)]
    if unlike.empty:
        return None, ()
    sure = {mark: unlike[_sure_of(unlike, mark, kind=kind)] for mark in (",", ".")}
    comma, dot = sure[","], sure["."]
    if len(comma) and len(dot):
        first, other = where.text(comma.index[0]), where.text(dot.index[0])
        fewer = dot if len(where.of(dot.index)) <= len(where.of(comma.index)) else comma
        places = where.of(fewer.index)
        return None, (
            issue("mixed_decimals", cell=places[0], found=where.text(fewer.index[0]), cells=places,
                  comma=first, dot=other),
        )  # fmt: skip
    if len(comma) or len(dot):
        return ("," if len(comma) else "."), ()
    doubtful = unlike[unlike.str.fullmatch(_ONE_GROUP)]
    if doubtful.empty:
        return None, ()
    if kind != "amount":
        # Then the mark groups thousands, or sets off decimals; two marks in one column are two ways of writing.
        dots = doubtful.str.contains(".", regex=False)
        if dots.all() or not dots.any():
            return ("," if dots.all() == (kind == "count") else "."), ()
        places = where.of(doubtful.index[~dots] if dots.sum() >= (~dots).sum() else doubtful.index[dots])
        comma_text, dot_text = where.text(doubtful.index[~dots][0]), where.text(doubtful.index[dots][0])
        return None, (
            issue("mixed_decimals", cell=places[0], found=comma_text, cells=places, comma=comma_text, dot=dot_text),
        )  # fmt: skip
    places = where.of(doubtful.index)
    digits = doubtful.iloc[0]
    return None, (
        issue(
            "ambiguous_number", cell=places[0], found=where.text(doubtful.index[0]), cells=places,
            thousands=int(digits.replace(".", "").replace(",", "")), decimal=float(digits.replace(",", ".")),
            column=column, mark="," if "," in digits else ".",
        ),
    )  # fmt: skip


def _sure_of(unlike: pandas.Series, mark: str, *, kind: str) -> pandas.Series:
    """Which texts can only be read with this decimal mark."""
    group = "." if mark == "," else ","
    escaped = {"mark": "\\" + mark, "group": "\\" + group}
    sure = unlike.str.fullmatch(_GROUPED_DECIMAL % escaped)
    sure |= unlike.str.fullmatch(r"[+-]?[0-9]{1,3}(?:%(group)s[0-9]{3}){2,}" % escaped)
    if kind == "count":
        return sure | unlike.str.fullmatch(r"[+-]?[0-9]+%(mark)s0{1,2}" % escaped)
    return sure | (unlike.str.fullmatch(_DECIMAL % escaped) & ~unlike.str.fullmatch(_ONE_GROUP))


def _parse(spoken: pandas.Series, mark: str) -> pandas.Series:
    """The numbers of the texts that are numbers in this way of writing."""
    group = "." if mark == "," else ","
    escaped = {"mark": "\\" + mark, "group": "\\" + group}
    grouped = _GROUPED % {"mark": "\\" + group}
    forms = "|".join((_PLAIN, grouped, _DECIMAL % escaped, _GROUPED_DECIMAL % escaped))
    readable = spoken[spoken.str.fullmatch(forms)]
    pointed = readable.str.replace(group, "", regex=False).str.replace(mark, ".", regex=False)
    return pandas.to_numeric(pointed).astype("float64")


def _sifted(
    read: pandas.Series, blank: pandas.Series, where: _Places, *, kind: str, mark: str | None
) -> tuple[pandas.Series, str | None, tuple[Issue, ...]]:
    """The values without those that are no number of their kind, and an issue for each sort of them."""
    unreadable = read.isna() & ~blank
    issues: list[Issue] = []
    if kind == "count":
        unreadable |= (read % 1 != 0) & read.notna()
    unreadable |= read.abs() >= LARGEST_SURE_INTEGER
    negative = (read < 0) & ~unreadable if kind == "count" else pandas.Series(data=False, index=read.index)
    for rule, faulty in (("unreadable_number", unreadable), ("negative_count", negative)):
        if faulty.any():
            places = list(where.cells(read.index[faulty.to_numpy()]))
            text = str(where.texts[faulty].iloc[0])[:40]
            issues.append(issue(rule, cell=places[0], found=text, cells=places))
    return read.mask(unreadable | negative), mark, tuple(issues)
