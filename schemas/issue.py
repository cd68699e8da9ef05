"""Issues and verdicts: what is wrong with a file, as values; an Issue is never raised."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import pandas


class Severity(StrEnum):
    """What an issue does: an error stops the file, a warning travels with it, a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Rule:
    """One thing that can be wrong: its sentence and remedy are message ids of the catalogue."""

    id: str
    severity: Severity
    sentence: str
    remedy: str


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
class Understood:
    """How a file was read, for a person to confirm."""

    encoding: str
    delimiter: str
    decimal: str
    header_row: int
    communes: int
    expected_communes: int


@dataclass(frozen=True)
class Verdict:
    """The judgement on one file. `cells` is there only if it was accepted.

    rows of `cells`: one figure; key indicator, geography, period (see `schemas.observation.Cells`).
    """

    accepted: bool
    file_name: str
    sha256: str
    dataset: str | None
    period: str | None
    understood: Understood | None
    issues: tuple[Issue, ...]
    content: bytes = field(repr=False, default=b"")
    cells: pandas.DataFrame | None = field(repr=False, default=None)

    @property
    def errors(self) -> tuple[Issue, ...]:
        return tuple(issue for issue in self.issues if issue.severity is Severity.ERROR)
