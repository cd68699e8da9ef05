"""Checking: the way of a file from bytes to a Verdict. Nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

import pandas

from pipelines import rules
from pipelines.catalogue import issue
from pipelines.chosen_table import chosen_table, refuse_unknown_dataset, visible_sheets
from pipelines.file_names import safe_name
from pipelines.further_tables import further_table
from pipelines.kept_headings import headings_told, mapping_of
from pipelines.known import Known
from pipelines.merged import merged_numbers, merges_shown
from pipelines.normalise import Normalised
from pipelines.normalise_long import read_long
from pipelines.normalise_meetings import read_meetings
from pipelines.normalise_rows import NormalisedRows
from pipelines.normalise_targets import read_targets
from pipelines.normalise_tasks import read_tasks
from pipelines.normalise_wide import read_wide
from pipelines.reference import Reference
from pipelines.sheets import read_sheets
from pipelines.stated_period import stated_period
from pipelines.suspicious import formulas_shown, notes_of_workbook, suspicious_cells, told_once
from pipelines.table import Table, can_be_read, faults_of_headings
from schemas.grid import Grid, address
from schemas.issue import (
    NOTHING_KEPT,
    NOTHING_SAID,
    Issue,
    KeptHeadings,
    Said,
    Severity,
    Understood,
    Verdict,
)
from schemas.observation import CELL_COLUMNS, Cells
from schemas.period import month_of, month_period, parse_period
from schemas.rows import MEETINGS, TARGETS, TASKS, rows_in_order

FIRST_COLUMN = {TARGETS: "value", TASKS: "task", MEETINGS: "meeting"}
"""The cell a target, a task or a meeting's point is known by when it is asked where it comes from."""

READERS_OF_ROWS = {TARGETS: read_targets, TASKS: read_tasks, MEETINGS: read_meetings}


@dataclass(frozen=True)
class _File:
    """One file on its way: what came, and the sheets that were read from it."""

    content: bytes
    name: str
    sheets: tuple[Grid, ...] = ()

    def verdict(
        self,
        *issues: Issue,
        table: Table | None = None,
        grid: Grid | None = None,
        period: str | None = None,
        understood: Understood | None = None,
        cells: pandas.DataFrame | None = None,
        rows: pandas.DataFrame | None = None,
    ) -> Verdict:
        return Verdict(
            accepted=cells is not None,
            file_name=self.name,
            sha256=sha256(self.content).hexdigest(),
            dataset=table.dataset.id if table else None,
            period=period,
            understood=understood,
            issues=issues,
            sheets=tuple(
                sheet.name for sheet in sorted(self.sheets, key=lambda sheet: sheet.hidden) if sheet.name
            ),
            content=self.content,
            cells=cells,
            rows=rows,
            grid=table.grid if table else grid,
        )


def check_file(
    content: bytes,
    file_name: str,
    reference: Reference,
    *,
    today: date,
    largest_bytes: int,
    said: Said = NOTHING_SAID,
    known: Known | None = None,
    kept: KeptHeadings = NOTHING_KEPT,
) -> Verdict:
    """The verdict on one file; `verdict.cells` holds its figures only if no error was found.

    `said` is what a person has said about the file, `known` the figures published before, if any, `kept` what
    people said of the headings of earlier files.
    raises `Misuse` for a dataset that does not exist or a text that is no period.
    """
    wanted = parse_period(said.period).slug if said.period else None
    refuse_unknown_dataset(reference, said.dataset)
    file = _File(content, safe_name(file_name))
    if len(content) > largest_bytes:
        size, limit = len(content) // 2**20, largest_bytes // 2**20
        return file.verdict(issue("too_large", cell="", found=str(size), limit=limit))
    sheets = read_sheets(content, vocabulary=reference.vocabulary)
    if isinstance(sheets, Issue):
        return file.verdict(sheets)
    file = replace(file, sheets=sheets)
    chosen = chosen_table(sheets, reference, said, mapping_of(reference, said, kept))
    if isinstance(chosen, Issue):
        shown = next((sheet for sheet in sheets if sheet.name == said.sheet), visible_sheets(sheets)[0])
        return file.verdict(chosen, grid=shown)
    table, others = chosen
    further = further_table(table, reference)
    if further:
        return file.verdict(further, table=table, understood=_understood(table, others, reference))
    understood = _understood(table, others, reference)
    if not can_be_read(table):
        faults = [found for found in faults_of_headings(table) if found.severity is Severity.ERROR]
        return file.verdict(*faults, table=table, understood=understood)
    table = merges_shown(formulas_shown(table))
    named, doubts = stated_period(table, file_name, wanted)
    doubts += headings_told(table, said, kept)
    if table.dataset.shape == "rows":
        rows = READERS_OF_ROWS[table.dataset.id](table, reference, said=said)
        return _judged_rows(file, rows, understood, doubts, reference, today=today, known=known)
    doubtful = any(found.severity is Severity.ERROR for found in doubts)
    if table.dataset.shape == "wide":
        assumed = named.slug or month_period(month_of(today).plus(-1)).slug
        normalised = replace(read_wide(table, reference, period=assumed, said=said), period=named.slug)
    else:
        normalised = read_long(table, reference, said=said)
    normalised = replace(normalised, period_cell=named.cell)
    # A file whose period is in doubt has its other faults told, and is not held against other periods.
    return _judged(
        file,
        normalised,
        understood,
        doubts,
        reference,
        wanted=wanted,
        today=today,
        known=None if doubtful else known,
    )


def _judged(
    file: _File,
    normalised: Normalised,
    understood: Understood,
    doubts: list[Issue],
    reference: Reference,
    *,
    wanted: str | None,
    today: date,
    known: Known | None,
) -> Verdict:
    table = normalised.table
    issues = [*_faults_of_headings(table), *notes_of_workbook(table), *doubts]
    if normalised.cells.empty and not normalised.issues:
        issues.append(issue("not_a_table", cell=address(table.header_row, 0), found=table.dataset.id))
    if wanted and table.dataset.shape == "long":
        issues += _other_periods(normalised, wanted)
    # Figures are judged even when some cells were unreadable: one bad cell must not hide another fault.
    issues += rules.judge(normalised, reference, today=today, known=known)
    issues = told_once(issues, [*suspicious_cells(table), *merged_numbers(table)], table)
    refused = any(found.severity is Severity.ERROR for found in issues)
    cells = None if refused else Cells.validate(_columns_in_order(normalised.cells), lazy=True)
    communes = len(set(reference.names.name_of_code) & set(normalised.cells["geography"].unique()))
    told = replace(understood, decimal=normalised.decimal or "", communes=communes)
    return file.verdict(*issues, table=table, period=normalised.period, understood=told, cells=cells)


def _faults_of_headings(table: Table) -> list[Issue]:
    """The faults of the headings; where a column is missing or stands twice, those it does not know are no other fault."""
    faults = faults_of_headings(table)
    errors = [found for found in faults if found.severity is Severity.ERROR]
    return errors or list(faults)


def _judged_rows(
    file: _File,
    normalised: NormalisedRows,
    understood: Understood,
    doubts: list[Issue],
    reference: Reference,
    *,
    today: date,
    known: Known | None,
) -> Verdict:
    table = normalised.table
    issues = [*faults_of_headings(table), *notes_of_workbook(table), *doubts, *normalised.issues]
    if normalised.rows.empty:
        issues.append(issue("not_a_table", cell=address(table.header_row, 0), found=table.dataset.id))
    tasks = known.tasks() if known else frozenset(reference.tables["tasks"]["id"])
    issues += rules.judge_rows(normalised, reference, today=today, tasks=tasks)
    issues = told_once(issues, [*suspicious_cells(table), *merged_numbers(table)], table)
    told = replace(understood, decimal=normalised.decimal or "", expected_communes=0)
    period = normalised.period
    if any(found.severity is Severity.ERROR for found in issues):
        return file.verdict(*issues, table=table, period=period, understood=told)
    places = normalised.cells(FIRST_COLUMN[table.dataset.id], normalised.rows.index)
    rows = rows_in_order(table.dataset.id, normalised.rows.assign(cell=places).reset_index(drop=True))
    return file.verdict(*issues, table=table, period=period, understood=told, cells=_no_figures(), rows=rows)


def _no_figures() -> pandas.DataFrame:
    """The figures of a file that holds targets or tasks instead: an accepted file has a table, be it empty."""
    nothing = pandas.DataFrame({column: [] for column in CELL_COLUMNS})
    return Cells.validate(
        _columns_in_order(nothing).astype(dict.fromkeys(("value", "numerator", "denominator"), "float64"))
    )


def _understood(table: Table, others: tuple[str, ...], reference: Reference) -> Understood:
    grid = table.grid
    return Understood(
        container=grid.container,
        encoding=grid.encoding,
        delimiter=grid.delimiter,
        decimal="",
        sheet=grid.name,
        sheets=others,
        header_row=table.header_row + 1,
        header_rows=table.header_rows,
        communes=0,
        expected_communes=len(reference.names.name_of_code),
        headings=table.headings,
    )


def _other_periods(normalised: Normalised, wanted: str) -> list[Issue]:
    other = normalised.cells[normalised.cells["period"] != wanted]
    if other.empty:
        return []
    row = other.iloc[0]
    return [
        issue("other_period", cell=row["cell"], found=row["period"], wanted=wanted, cells=list(other["cell"]))
    ]


def _columns_in_order(cells: pandas.DataFrame) -> pandas.DataFrame:
    return cells[list(CELL_COLUMNS)].astype(
        {"indicator": "str", "geography": "str", "period": "str", "qualifier": "str", "cell": "str"}
    )
