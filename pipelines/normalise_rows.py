"""Normalising a file of rows: what the cells of one target or one task mean, column by column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas

from pipelines.catalogue import issue
from pipelines.names import folded
from pipelines.normalise_long import read_values
from pipelines.numbers import Reading
from pipelines.reference import Reference
from pipelines.table import Table
from schemas.dataset import Column
from schemas.issue import NOTHING_SAID, Issue, Said

GUARD = "'"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the start of a text; an export puts `GUARD` before it."""

DASHES = ("-", "–", "—")
"""Written where there is nothing to say."""

_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: 00:00:00)?")


@dataclass(frozen=True)
class NormalisedRows:
    """What a file of targets or tasks says, in our codes.

    `rows`: the columns of `schemas.rows` without `cell`, indexed by the sheet's rows; missing where a cell is
    blank or was not understood. `blank`: by column, which cells are blank. `period`: the one all rows name.
    """

    table: Table
    rows: pandas.DataFrame
    blank: Mapping[str, pandas.Series]
    issues: tuple[Issue, ...]
    period: str | None = None
    decimal: str | None = None

    def cell(self, column: str, row: int) -> str:
        """The address of one cell; that of the row's first column where the file has not that column."""
        known = column if column in self.table.columns else next(iter(self.table.columns))
        return self.table.cell(known, row)

    def cells(self, column: str, rows: pandas.Index) -> list[str]:
        """The addresses of the cells of one column."""
        return [self.cell(column, int(row)) for row in rows]

    def written(self, column: str, row: int) -> str:
        """What a cell says."""
        return (
            str(self.table.texts(column, pandas.Index([row])).iloc[0]) if column in self.table.columns else ""
        )


@dataclass(frozen=True)
class RowReader:
    """Reads the columns of the chosen rows of a table; each answer is a column and what was wrong with it."""

    table: Table
    reference: Reference
    rows: pandas.Index

    def texts(self, column: str) -> pandas.Series:
        """The texts of a column in single spaces, without the guard of an export; empty where there is no column."""
        if column not in self.table.columns:
            return pandas.Series("", index=self.rows, dtype="str")
        found = self.table.texts(column, self.rows).str.replace(r"\s+", " ", regex=True)
        found = found.where(~found.isin(DASHES), "")
        guarded = found.str.startswith(tuple(GUARD + start for start in FORMULA_STARTS))
        return found.where(~guarded, found.str[1:])

    def plain(self, column: str) -> pandas.Series:
        """A column of words as it stands; missing where it is blank."""
        texts = self.texts(column)
        return texts.where(texts != "", None)

    def meant(
        self, column: str, code: Callable[[str], str | None], rule: str, /, **values: object
    ) -> tuple[pandas.Series, list[Issue]]:
        """What the cells of a column mean, and an issue for each text that means nothing."""
        texts = self.texts(column)
        codes = {text: code(text) for text in texts.unique() if text}
        issues = []
        for text in (text for text, found in codes.items() if found is None):
            places = self.cells(column, self.rows[(texts == text).to_numpy()])
            issues.append(issue(rule, cell=places[0], found=text[:60], cells=places, **values))
        return texts.map({**codes, "": None}).astype("object"), issues

    def choices(self, column: str) -> tuple[pandas.Series, list[Issue]]:
        """A column whose cells choose one of the dataset's words."""
        chosen = self.table.dataset.column(column)
        known = ", ".join(words[0] for _, words in chosen.words)
        return self.meant(
            column,
            lambda text: choice_of(chosen, text),
            "unknown_word",
            column=chosen.headings[0],
            known=known,
        )

    def days(self, column: str) -> tuple[pandas.Series, list[Issue]]:
        """A column of days, as ISO text."""
        return self.meant(column, day_of, "unreadable_day")

    def documents(self, column: str) -> tuple[pandas.Series, list[Issue]]:
        """A column that names documents by id, number or title."""
        return self.meant(column, document_of(self.reference), "unknown_document")

    def numbers(self, column: str, kinds: pandas.Series, said: Said) -> Reading:
        """A column of numbers whose kinds (`kinds_of`) differ from row to row."""
        if column not in self.table.columns:
            nothing = pandas.Series(float("nan"), index=self.rows, dtype="float64")
            return Reading(nothing, None, (), pandas.Series(data=True, index=self.rows))
        return read_values(self.table, self.rows, kinds, said, column=column)

    def counts(self, column: str) -> Reading:
        """A column of whole numbers."""
        return self.numbers(column, pandas.Series("count", index=self.rows, dtype="str"), NOTHING_SAID)

    def cells(self, column: str, rows: pandas.Index) -> list[str]:
        """The addresses of the cells of a column the file has."""
        return list(self.table.cells(column, rows))

    def blank(self, *columns: str) -> dict[str, pandas.Series]:
        """By column, which cells are blank."""
        return {column: self.texts(column) == "" for column in columns}


def choice_of(column: Column, text: str) -> str | None:
    """The code a cell's words mean."""
    known = {folded(word): code for code, words in column.words for word in (code, *words)}
    return known.get(folded(text).rstrip(" ."))


def day_of(text: str) -> str | None:
    """The day a cell names, day before month as Vietnamese offices write it: "31/12/2026", "2026-12-31"."""
    iso, written = _ISO_DAY.fullmatch(text), _DAY.fullmatch(text)
    if iso:
        year, month, day = (int(group) for group in iso.groups())
    elif written:
        day, month, year = (int(group) for group in written.groups())
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def document_of(reference: Reference) -> Callable[[str], str | None]:
    """The document a text names: by its id, its title, or a number that stands in it ("Kế hoạch số 333/KH-UBND")."""
    documents = reference.tables["documents"]
    known: dict[str, str] = {
        folded(name): code
        for column in ("id", "title_vi", "title_en")
        for code, name in zip(documents["id"], documents[column], strict=True)
    }
    numbers = {
        _number_key(number): code
        for code, number in zip(documents["id"], documents["number"], strict=True)
        if isinstance(number, str)
    }

    def code(text: str) -> str | None:
        if folded(text) in known:
            return known[folded(text)]
        key = _number_key(text)
        found: set[str] = {
            numbers[number] for number in numbers if re.search(rf"(?<!\w){re.escape(number)}(?!\w)", key)
        }
        return found.pop() if len(found) == 1 else None

    return code


def left_out(reader: RowReader, kept: pandas.Series) -> list[Issue]:
    """The remark on rows that are no target and no task, such as headings of groups and signatures."""
    rows = reader.rows[~kept.to_numpy()]
    if rows.empty:
        return []
    letters = [next(place for column in reader.table.columns
                    if reader.table.texts(column, pandas.Index([row])).iloc[0]
                    for place in [reader.table.cell(column, int(row))]) for row in rows]  # fmt: skip
    return [issue("other_rows", cell=letters[0], found=str(len(letters)), cells=letters)]


def empty_cells(normalised: NormalisedRows, *columns: str) -> list[Issue]:
    """One issue for each column that may not be blank and is."""
    issues = []
    for column in columns:
        rows = normalised.blank[column].index[normalised.blank[column]]
        if len(rows):
            places = normalised.cells(column, rows)
            heading = normalised.table.dataset.column(column).headings[0]
            issues.append(issue("empty_cell", cell=places[0], found=heading, cells=places))
    return issues


def _number_key(text: str) -> str:
    """A document's number as it is compared: dashes alike, no blanks around the marks, capitals."""
    plain = unicodedata.normalize("NFC", text).upper().replace("–", "-").replace("—", "-")
    return re.sub(r"\s*([/-])\s*", r"\1", plain)
