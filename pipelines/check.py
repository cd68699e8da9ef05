"""Checking: the way of a file from bytes to a Verdict. Nothing is written here."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256

import pandas

from pipelines import rules
from pipelines.catalogue import issue
from pipelines.normalise import Normalised
from pipelines.normalise_long import read_long
from pipelines.normalise_wide import read_wide
from pipelines.read import Grid, address, read_grid
from pipelines.reference import Reference
from pipelines.table import Table, find_table, missing_columns
from pipelines.titles import period_of_name, period_of_titles
from schemas.dataset import Dataset
from schemas.errors import Misuse
from schemas.issue import Issue, Severity, Understood, Verdict
from schemas.observation import CELL_COLUMNS, Cells
from schemas.period import parse_period

INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
FORMULA = re.compile(r"^[=@]|^[+-](?![\d.,\s]*%?$)")


def check_file(
    content: bytes,
    file_name: str,
    reference: Reference,
    *,
    today: date,
    largest_bytes: int,
    dataset: str | None = None,
    period: str | None = None,
    decimal: str | None = None,
) -> Verdict:
    """The verdict on one file; `verdict.cells` holds its figures only if no error was found.

    `dataset`, `period` (a slug) and `decimal` ("," or ".") are what a person has said about the file.
    raises `Misuse` for a dataset that does not exist or a text that is no period.
    """
    wanted = parse_period(period).slug if period else None
    candidates = _candidates(reference, dataset)

    def refused(*issues: Issue, table: Table | None = None, period: str | None = None) -> Verdict:
        return _verdict(content, file_name, table=table, period=period, issues=issues)

    if len(content) > largest_bytes:
        size, limit = len(content) // 2**20, largest_bytes // 2**20
        return refused(issue("too_large", cell="", found=str(size), limit=limit))
    grid = read_grid(content)
    if isinstance(grid, Issue):
        return refused(grid)
    table = find_table(grid, candidates)
    if table is None:
        missing = missing_columns(grid, candidates[0]) if dataset else ()
        return refused(*(missing or (issue("unknown_dataset", cell="A1", found=_first_text(grid)),)))
    suspicious = _suspicious_cells(table.grid)
    if suspicious:
        return refused(*suspicious, table=table)
    named, said = _period(table, file_name, wanted)
    if named is None and table.dataset.shape == "wide":
        return refused(said or issue("missing_period", cell="A1"), table=table)
    if said:
        return refused(said, table=table, period=named)
    normalised = _normalise(table, reference, period=named, decimal=decimal)
    return _judged(content, file_name, table, normalised, reference, wanted=wanted, today=today)


def _candidates(reference: Reference, dataset: str | None) -> list[Dataset]:
    readable = [found for found in reference.datasets.values() if found.columns]
    if dataset is None:
        return readable
    chosen = [found for found in readable if found.id == dataset]
    if not chosen:
        raise Misuse(
            "There is no report “{found}” that files are read as.",
            remedy="Choose one of: {known}.",
            found=dataset,
            known=", ".join(found.id for found in readable),
        )
    return chosen


def _period(table: Table, file_name: str, wanted: str | None) -> tuple[str | None, Issue | None]:
    """The period a wide report is for, and an Issue where the file says another than the person."""
    if table.dataset.shape != "wide":
        return wanted, None
    titled = period_of_titles(table)
    stated = titled or period_of_name(file_name)
    if wanted is None:
        return (stated.slug if stated else None), None
    if titled and titled.slug != wanted:
        return wanted, issue("other_period", cell="A1", found=titled.slug, wanted=wanted)
    return wanted, None


def _normalise(table: Table, reference: Reference, *, period: str | None, decimal: str | None) -> Normalised:
    if table.dataset.shape == "wide":
        assert period is not None, "a wide report is normalised only once its period is known"
        return read_wide(table, reference, period=period, decimal=decimal)
    return read_long(table, reference, decimal=decimal)


def _judged(
    content: bytes,
    file_name: str,
    table: Table,
    normalised: Normalised,
    reference: Reference,
    *,
    wanted: str | None,
    today: date,
) -> Verdict:
    notes = [issue("unknown_column", cell=cell, found=text) for cell, text in table.unknown_headings]
    issues = [*notes, *normalised.issues]
    if normalised.cells.empty and not normalised.issues:
        issues.append(issue("not_a_table", cell=address(table.header_row, 0), found=table.dataset.id))
    if wanted and table.dataset.shape == "long":
        issues += _other_periods(normalised, wanted)
    # Figures are judged even when some cells were unreadable: one bad cell must not hide another fault.
    issues += rules.judge(normalised, reference, today=today)
    refused = any(found.severity is Severity.ERROR for found in issues)
    cells = None if refused else Cells.validate(_columns_in_order(normalised.cells), lazy=True)
    geographies = reference.tables["geographies"]
    communes = set(geographies.loc[geographies["level"] == "commune", "code"])
    understood = Understood(
        encoding=table.grid.encoding,
        delimiter=table.grid.delimiter,
        decimal=normalised.decimal or "",
        header_row=normalised.header_row + 1,
        communes=len(communes & set(normalised.cells["geography"])),
        expected_communes=len(communes),
    )
    return _verdict(
        content, file_name, table=table, period=normalised.period, issues=tuple(issues), understood=understood,
        cells=cells,
    )  # fmt: skip


def _verdict(
    content: bytes,
    file_name: str,
    *,
    table: Table | None,
    period: str | None,
    issues: tuple[Issue, ...],
    understood: Understood | None = None,
    cells: pandas.DataFrame | None = None,
) -> Verdict:
    return Verdict(
        accepted=cells is not None,
        file_name=file_name,
        sha256=sha256(content).hexdigest(),
        dataset=table.dataset.id if table else None,
        period=period,
        understood=understood,
        issues=issues,
        content=content,
        cells=cells,
    )


def _other_periods(normalised: Normalised, wanted: str) -> list[Issue]:
    other = normalised.cells[normalised.cells["period"] != wanted]
    if other.empty:
        return []
    row = other.iloc[0]
    return [
        issue("other_period", cell=row["cell"], found=row["period"], wanted=wanted, cells=list(other["cell"]))
    ]


def _suspicious_cells(grid: Grid) -> list[Issue]:
    """Characters nobody sees and formulas, wherever they stand: each may mean something else than it shows."""
    invisible: list[tuple[str, str]] = []
    formulas: list[tuple[str, str]] = []
    for row_number, row in enumerate(grid.rows):
        for column, text in enumerate(row):
            hidden = INVISIBLE.search(text)
            if hidden:
                invisible.append((address(row_number, column), f"U+{ord(hidden[0]):04X}"))
            elif text and text[0] in "=@+-" and FORMULA.match(text.strip()) and len(text.strip()) > 1:
                formulas.append((address(row_number, column), text[:40]))
    return [
        issue(rule, cell=found[0][0], found=found[0][1], cells=[cell for cell, _ in found])
        for rule, found in (("control_characters", invisible), ("formula", formulas))
        if found
    ]


def _columns_in_order(cells: pandas.DataFrame) -> pandas.DataFrame:
    return cells[list(CELL_COLUMNS)].astype(
        {"indicator": "str", "geography": "str", "period": "str", "qualifier": "str", "cell": "str"}
    )


def _first_text(grid: Grid) -> str:
    return next((cell.strip()[:60] for row in grid.rows for cell in row if cell.strip()), "")
