"""Every example of `docs/progress_and_status.md` comes out of the real SQL as the document says."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest

from schemas.period import month_of
from schemas.status import STATUS_FORMS
from schemas.words import words_for
from tests.progress_examples import (
    DOCS,
    NOTHING,
    Example,
    Table,
    expected_ranks,
    key_of,
    ranking_world,
    tables,
    world_of,
)
from tests.progress_oracle import progress_rows
from tests.progress_world import Row, progress_of

ENGLISH, VIETNAMESE = "progress_and_status.md", "progress_and_status.vi.md"
TABLES = tables(ENGLISH)
STANDINGS_OF_ONE = [row for table in TABLES if "figure" in table.heads for row in table.rows]
RANKINGS = [row for table in TABLES if "communes" in table.heads for row in table.rows]

COLUMNS = {
    "status": "status", "reason": "reason", "in force": "target", "progress": "progress_share",
    "elapsed": "elapsed_share", "expected": "expected_value", "months left": "months_left",
    "required pace": "required_pace", "recent pace": "recent_pace", "previous value": "previous_value",
    "rank": "rank",
}  # fmt: skip
OUTCOMES = (*COLUMNS, "arrival", "baseline used")


@pytest.mark.parametrize("example", STANDINGS_OF_ONE, ids=lambda example: example["case"])
def test_a_figure_stands_where_the_document_says(example: Example) -> None:
    world = world_of(example)
    row = row_of(progress_of(world), example)
    promised = {head: text for head, text in example.items() if head in OUTCOMES}
    assert {head: written(row, head, text) for head, text in promised.items()} == promised
    slow = row_of(progress_rows(world), example)
    assert {head: written(slow, head, text) for head, text in promised.items()} == promised


@pytest.mark.parametrize("example", RANKINGS, ids=lambda example: example["case"])
def test_communes_rank_as_the_document_says(example: Example) -> None:
    rows = progress_of(ranking_world(example))
    assert {row["geography"]: row["rank"] for row in rows} == expected_ranks(example)
    ranked = {row["ranked"] for row in rows} - {None}
    assert ranked == ({int(example["ranked"])} if example["ranked"] != NOTHING else set())


def test_both_languages_have_the_same_examples() -> None:
    assert [without_cases(table) for table in tables(VIETNAMESE)] == [
        without_cases(table) for table in TABLES
    ]


@pytest.mark.parametrize("file_name", [ENGLISH, VIETNAMESE])
def test_a_document_names_every_status_with_its_symbol_and_words(file_name: str) -> None:
    text = (DOCS / file_name).read_text(encoding="utf-8")
    for form in STATUS_FORMS.values():
        vietnamese = words_for("vi").text(form.word)
        assert f"| `{form.status}` | {form.symbol} | {form.word} | {vietnamese} |" in text


def without_cases(table: Table) -> list[list[str]]:
    return [
        list(table.heads),
        *([text for head, text in row.items() if head != "case"] for row in table.rows),
    ]


def row_of(rows: list[Row], example: Example) -> Row:
    [row] = [row for row in rows if (row["geography"], row["period"]) == key_of(example)]
    return row


def written_as(value: object, text: str) -> str:
    """A value in the form of the cell it is compared with: a number with as many decimals."""
    if value is None:
        return NOTHING
    if isinstance(value, str):
        return value
    places = len(text.partition(".")[2])
    step = Decimal(1).scaleb(-places)
    return str(Decimal(repr(value) if isinstance(value, float) else str(value)).quantize(step, ROUND_HALF_UP))


def written_arrival(row: Row) -> str:
    """The month where there is one, else the word."""
    if isinstance(row["arrival_month"], date):
        assert row["arrival"] == "month"
        return month_of(row["arrival_month"]).slug
    return str(row["arrival"] or NOTHING)


def written_baseline(row: Row, text: str) -> str:
    """`40, 2025-12`: the value and the month it ends in."""
    if not isinstance(row["baseline_last_day"], date):
        return NOTHING
    value = written_as(row["baseline_value"], text.partition(", ")[0])
    return f"{value}, {month_of(row['baseline_last_day']).slug}"


def written(row: Row, head: str, text: str) -> str:
    """What a row says under one head, in the form of the cell."""
    match head:
        case "arrival":
            return written_arrival(row)
        case "baseline used":
            return written_baseline(row, text)
        case _:
            return written_as(row[COLUMNS[head]], text)
