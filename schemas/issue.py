"""Issues and verdicts: what is wrong with a file, as values; an Issue is never raised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import pandas

from schemas.grid import Grid
from schemas.rows import incomplete_rows


class Severity(StrEnum):
    """What an issue does: an error stops the file, a warning travels with it, a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Rule:
    """One thing that can be wrong: its sentence and remedy are message ids of the catalogue.

    `option` is what the command line takes for an answer, where the remedy asks a question.
    """

    id: str
    severity: Severity
    sentence: str
    remedy: str
    option: str = ""


@dataclass(frozen=True)
class Named:
    """A value of an issue that has a name in each language, such as a dataset."""

    vi: str
    en: str


@dataclass(frozen=True)
class Issue:
    """One cause found in one file: where it is first seen, what was found, in how many cells."""

    rule: Rule
    cell: str
    found: str
    values: tuple[tuple[str, object], ...] = ()
    cells: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        return self.rule.severity


@dataclass(frozen=True)
class Said:
    """What a person has said about a file; what is empty is proposed from the file itself.

    `dataset` and `period` are ids, `sheet` is a sheet's name, `decimal` ("," or ".") the mark of every column,
    `decimals` that of single columns by their id, `mapping` the column id a heading's path stands for.
    """

    dataset: str | None = None
    period: str | None = None
    decimal: str | None = None
    sheet: str | None = None
    decimals: Mapping[str, str] = field(default_factory=dict)
    mapping: Mapping[str, str] = field(default_factory=dict)


NOTHING_SAID = Said()


@dataclass(frozen=True)
class KeptHeading:
    """What a person said of a heading in an earlier file: the column id it stands for (empty: unread), who and when."""

    column: str
    by: str
    at: datetime


KeptHeadings = Mapping[str, Mapping[str, KeptHeading]]
"""By dataset, what people said last of each heading's path."""

NOTHING_KEPT: KeptHeadings = {}


@dataclass(frozen=True)
class Heading:
    """One column of a file: its letters, the path of its headings ("Đã xử lý > Quá hạn"), and what it was read as.

    `column` is a column id of the dataset, empty where the heading is unknown or of no use.
    """

    letters: str
    path: str
    column: str


@dataclass(frozen=True)
class Understood:
    """How a file was read, for a person to confirm.

    `header_row` is the first row of the headings counted from one, `header_rows` how many there are;
    `sheet` and `sheets` name the sheet read and those that fit as well, empty for text files.
    """

    container: str
    encoding: str
    delimiter: str
    decimal: str
    sheet: str
    sheets: tuple[str, ...]
    header_row: int
    header_rows: int
    communes: int
    expected_communes: int
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """The judgement on one file. `cells` is there only if it was accepted, `grid` if it could be read.

    `sheets` are the names of a workbook's sheets, hidden ones last.

    rows of `cells`: one figure; key indicator, geography, period (see `schemas.observation.Cells`). A file of
    targets or tasks has no figures: it has `rows` (see `schemas.rows`) beside an empty `cells`.
    """

    accepted: bool
    file_name: str
    sha256: str
    dataset: str | None
    period: str | None
    understood: Understood | None
    issues: tuple[Issue, ...]
    sheets: tuple[str, ...] = ()
    content: bytes = field(repr=False, default=b"")
    cells: pandas.DataFrame | None = field(repr=False, default=None)
    grid: Grid | None = field(repr=False, default=None)
    rows: pandas.DataFrame | None = field(repr=False, default=None)

    @property
    def count(self) -> int:
        """How many figures, targets or tasks an accepted file holds."""
        tables = (table for table in (self.cells, self.rows) if table is not None)
        return sum(len(table) for table in tables)

    def first_cell(self, column: str) -> str:
        """What the first row of an accepted file of rows says in a column; empty where there is none."""
        return "" if self.rows is None or self.rows.empty else str(self.rows[column].iloc[0])

    @property
    def incomplete(self) -> int:
        """How many of its rows name a task and only what has changed of it: such a file is no complete list."""
        return 0 if self.rows is None else int(incomplete_rows(self.dataset or "", self.rows).sum())

    @property
    def errors(self) -> tuple[Issue, ...]:
        return tuple(issue for issue in self.issues if issue.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Issue, ...]:
        return tuple(issue for issue in self.issues if issue.severity is Severity.WARNING)
