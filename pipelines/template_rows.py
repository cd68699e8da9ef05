"""Files of targets and tasks to be filled in or edited: the columns' guide, and rows as they stand or as an example."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas

from pipelines.normalise_rows import FORMULA_STARTS, GUARD
from pipelines.reference import Reference
from pipelines.sql import statement
from schemas.dataset import Column, Dataset
from schemas.period import PeriodKind, parse_period
from schemas.release import READING
from schemas.rows import MEETINGS, TARGETS
from schemas.words import words_for

Value = str | float | date | None
"""What stands in a cell of such a file: a workbook keeps numbers and days as such."""


EXAMPLE_OF_A_MEETING: dict[str, object] = {
    "meeting": "2025-08-08", "title": "Phiên họp thứ hai của Ban Chỉ đạo", "position": 1, "indicator": "online_filing_rate",
}  # fmt: skip
"""The committee did meet then, and its conclusions name the figure."""


def example_rows(dataset: Dataset, reference: Reference) -> list[list[Value]]:
    """Two rows that show how a file is filled in. They are real ones, so that one left in by mistake is no untruth."""
    if dataset.id == MEETINGS:
        return [_written(dataset, reference, EXAMPLE_OF_A_MEETING)]
    rows = reference.tables[dataset.id]
    if dataset.id == TARGETS:
        chosen = pandas.concat(
            [rows[rows["baseline_value"].notna()].head(1), rows[rows["level"] == "commune"].tail(1)]
        )
    else:
        chosen = rows[rows["deadline_date"].notna() & rows["output_vi"].notna()].head(2)
    records = chosen.rename(columns={"id": "task"}).to_dict(orient="records")
    plain = [
        {str(name): None if pandas.isna(value) else value for name, value in row.items()} for row in records
    ]
    return [_written(dataset, reference, row) for row in plain]


def rows_of_release(dataset: Dataset, reference: Reference, release: Path) -> list[list[Value]]:
    """Every target or task in force in a release, in the columns of the dataset."""
    with duckdb.connect(release, read_only=True, config=READING) as connection:
        cursor = connection.execute(statement(f"export_{dataset.id}"))
        columns = [column[0] for column in cursor.description or ()]
        rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    return [_written(dataset, reference, row) for row in rows]


def guarded(text: str) -> str:
    """A text a spreadsheet does not take for a formula; reading such a file takes the guard off again."""
    return f"{GUARD}{text}" if text.startswith(FORMULA_STARTS) else text


def choices(column: Column, reference: Reference) -> list[str]:
    """The words to choose from in a column of such a file."""
    if column.words:
        return [words[0] for _, words in column.words]
    if column.id == "indicator":
        return [str(name) for name in reference.tables["indicators"]["name_vi"]]
    return list(_document_names(reference).values()) if column.id == "document" else []


def guide(dataset: Dataset) -> list[tuple[str, str]]:
    """Each column's heading and what is written under it, in Vietnamese as the file itself."""
    return [(column.headings[0], column.help) for column in dataset.columns]


def _written(dataset: Dataset, reference: Reference, row: dict[str, object]) -> list[Value]:
    """One row in the words a person writes, in the order of the dataset's columns."""
    return [_cell(column, reference, row.get(column.id)) for column in dataset.columns]


def _cell(column: Column, reference: Reference, value: object) -> Value:
    if value is None:
        return None
    if column.words:
        return dict(column.words)[str(value)][0]
    if column.kind in ("value", "count"):
        assert isinstance(value, Decimal | float | int), f"{column.id} is a number"
        return float(value)
    if column.kind == "day":
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    if column.id == "indicator":
        return str(reference.indicators.loc[str(value), "name_vi"])
    if column.id == "geography":
        names = reference.tables["geographies"].set_index("code")["name_vi"]
        return str(names[str(value)])
    if column.id == "document":
        return _document_names(reference)[str(value)]
    if column.kind == "period":
        return _period(str(value))
    if column.kind == "milestones":
        return str(value).replace(" ", "; ").replace(":", ": ").replace(".", ",")
    return str(value)


def _period(slug: str) -> Value:
    """A period in a form no spreadsheet turns into a day: 2026, "Quý III/2026", "tháng 12/2025"."""
    period = parse_period(slug)
    match period.kind:
        case PeriodKind.YEAR:
            return float(period.first.year)
        case PeriodKind.QUARTER | PeriodKind.MONTH:
            return words_for("vi").period(slug)
        case PeriodKind.RUN:
            return slug


def _document_names(reference: Reference) -> dict[str, str]:
    """What a document is called in such a file: its number, or its title where it bears none."""
    rows = reference.tables["documents"][["id", "number", "title_vi"]].itertuples(index=False, name=None)
    return {str(code): str(number if isinstance(number, str) else title) for code, number, title in rows}
