"""Where figures are going: the examples of the document, and a slow second reading of a prepared store."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from queries.directions import directions
from queries.progress import figures
from queries.release import ReleaseFile, current_release
from schemas.direction import Direction
from schemas.geography import PROVINCE
from schemas.period import Month
from schemas.view import FigureView
from tests.progress_examples import COMMUNE, DOCS, NOTHING, Example, _figure, _indicator, _target
from tests.progress_world import World, write_release

LAST = Month(2026, 10)
DAY = LAST.last_day
HEADS = ("course", "indicator", "target", "months up to 2026-10", "movement", "need", "evidence")


def examples(file_name: str, first_head: str) -> list[Example]:
    """The rows of the table whose first column is the course."""
    lines = (DOCS / file_name).read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"| {first_head} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append(dict(zip(HEADS, (cell.strip() for cell in line.strip("|").split("|")), strict=True)))
    return rows


def world_of(example: Example) -> World:
    indicator = _indicator(example["indicator"])
    months = example["months up to 2026-10"].split("; ")
    told = [
        _figure(indicator, COMMUNE, LAST.plus(place - len(months) + 1).slug, text)
        for place, text in enumerate(months)
        if text != NOTHING
    ]
    targets = [] if example["target"] == NOTHING else [_target(example["target"], {}, COMMUNE)]
    return World({indicator.id: indicator}, {COMMUNE: "commune"}, targets, told)


@pytest.mark.parametrize(
    "example", examples("progress_and_status.md", "course"), ids=lambda example: example["course"]
)
def test_a_figure_goes_where_the_document_says(example: Example, tmp_path: Path) -> None:
    release = ReleaseFile("example", write_release(world_of(example), tmp_path / "example.duckdb"))
    found = directions(release, day=DAY, geography=COMMUNE)["indicator"]
    told = {"movement": found.movement, "need": found.need or NOTHING, "evidence": found.evidence or NOTHING}
    assert told == {head: example[head] for head in told}


def test_both_languages_have_the_same_examples() -> None:
    english = examples("progress_and_status.md", "course")
    vietnamese = examples("progress_and_status.vi.md", "diễn biến")
    assert [list(row.values())[1:] for row in vietnamese] == [list(row.values())[1:] for row in english]


@pytest.mark.parametrize("day", [date(2026, 10, 31), date(2026, 3, 31), date(2025, 12, 31)])
def test_a_slow_second_reading_of_a_prepared_store_agrees(prepared_template: Path, day: date) -> None:
    release = current_release(prepared_template)
    found = directions(release, day=day)
    moving = {name: one for name, one in found.items() if one.gain is not None}
    assert len(moving) >= 10
    for name, one in moving.items():
        months = {
            row.period: row
            for row in figures(release, indicator=name, geography=PROVINCE)
            if row.last_day <= day and len(row.period) == 7
        }
        assert slow(one, months) == (one.gain, one.steps, one.agreeing), name


def slow(one: Direction, months: dict[str, FigureView]) -> tuple[Decimal | None, int, int]:
    """Gain, steps and agreeing steps, by looking each month up."""
    last = Month(*map(int, one.figure.period.split("-")))
    values = [usable(months.get(last.plus(-back).slug), one.figure) for back in range(7)]
    assert values[0] is not None and values[3] is not None
    gain = values[0] - values[3]
    pairs = [(values[back], values[back + 1]) for back in range(6)]
    steps = [new - old for new, old in pairs if new is not None and old is not None]
    return gain, len(steps), sum(1 for step in steps if step * gain > 0)


def usable(row: FigureView | None, beside: FigureView) -> Decimal | None:
    return row.value if row and not row.approximate and row.origin == beside.origin else None


def test_where_most_communes_are_silent_the_evidence_is_weak(prepared_store: Path) -> None:
    release = current_release(prepared_store)
    with duckdb.connect(release.path) as connection:
        connection.execute(
            "UPDATE observation SET reported = 40 WHERE geography = '20' AND source = 'computed'"
        )
    found = directions(release, day=DAY)
    evidence = {
        one.evidence for one in found.values() if one.gain is not None and one.figure.source == "computed"
    }
    assert evidence == {"weak"}
