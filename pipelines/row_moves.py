"""What a deed does to targets, tasks and meetings: the two releases' rows side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

from pipelines.sql import statement
from schemas.moves import Cells, CommuneEffect, PointMove, TargetMove, TaskMove
from schemas.upload import Changes

RowMove = TargetMove | TaskMove | PointMove


def target_moves(connection: duckdb.DuckDBPyConnection) -> tuple[TargetMove, ...]:
    """The targets two attached releases, `before` and `after`, do not agree on: changed ones first."""
    rows = connection.execute(statement("target_moves")).fetchall()
    return tuple(
        TargetMove(kind, indicator, place, period, _cells(was, becomes))
        for kind, indicator, place, period, was, becomes in rows
    )


def task_moves(connection: duckdb.DuckDBPyConnection) -> tuple[TaskMove, ...]:
    """The tasks the two releases do not agree on: changed ones first."""
    rows = connection.execute(statement("task_moves")).fetchall()
    return tuple(TaskMove(kind, task, _cells(was, becomes)) for kind, task, was, becomes in rows)


def point_moves(connection: duckdb.DuckDBPyConnection) -> tuple[PointMove, ...]:
    """The points of meetings the two releases do not agree on: changed ones first."""
    rows = connection.execute(statement("point_moves")).fetchall()
    return tuple(
        PointMove(kind, meeting, indicator, place, _cells(was, becomes))
        for kind, meeting, indicator, place, was, becomes in rows
    )


def commune_effects(connection: duckdb.DuckDBPyConnection) -> tuple[CommuneEffect, ...]:
    """How many communes change their status, by indicator, in its newest period."""
    return tuple(CommuneEffect(*row) for row in connection.execute(statement("commune_effects")).fetchall())


def changes_of_rows(
    connection: duckdb.DuckDBPyConnection,
    uploads: Sequence[str],
    moves: Sequence[RowMove],
) -> Changes:
    """How many targets and tasks were added, changed, left as they are although the uploads name them, and removed."""
    named = connection.execute(statement("named_rows"), {"uploads": list(uploads)}).fetchall()
    moved = {_key(move) for move in moves}
    count = {kind: sum(move.kind == kind for move in moves) for kind in ("added", "changed", "removed")}
    unchanged = sum(row not in moved for row in named)
    return Changes(count["added"], count["changed"], unchanged, count["removed"])


def _key(move: RowMove) -> tuple[str | None, ...]:
    """As `named_rows.sql` names a row."""
    if isinstance(move, TaskMove):
        return (move.task, None, None)
    if isinstance(move, PointMove):
        return (move.meeting, move.indicator, move.place)
    return (move.indicator, move.place, move.period)


def _cells(was: Mapping[str, Any] | None, becomes: Mapping[str, Any] | None) -> Cells:
    columns = was if was is not None else becomes
    assert columns is not None, "a move is of a row that stands in one of the releases"
    told = [(column, (was or {}).get(column), (becomes or {}).get(column)) for column in columns]
    return tuple(cell for cell in told if cell[1] != cell[2])
