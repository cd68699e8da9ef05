"""Moves of rows: what a deed does to single targets and tasks, and to where communes stand because of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Said = Decimal | date | str | None

Cells = tuple[tuple[str, Said, Said], ...]
"""What is said of a row: column (as in `schemas.rows`), before, after. Of a changed row only what differs."""


@dataclass(frozen=True)
class TargetMove:
    """One target added, changed or removed; `place` is a level or the code of a geography."""

    kind: str
    indicator: str
    place: str
    period: str
    cells: Cells

    @property
    def values(self) -> tuple[Said, Said]:
        """The target's value before and after; None where it is not there, both None where it stays."""
        return next(
            ((was, becomes) for column, was, becomes in self.cells if column == "value"), (None, None)
        )


@dataclass(frozen=True)
class TaskMove:
    """One task added, changed or removed."""

    kind: str
    task: str
    cells: Cells


@dataclass(frozen=True)
class PointMove:
    """One point of a meeting added, changed or removed; `indicator` and `place` are empty where it names none."""

    kind: str
    meeting: str
    indicator: str
    place: str
    cells: Cells


@dataclass(frozen=True)
class CommuneEffect:
    """How many communes change their status of an indicator in its newest period."""

    indicator: str
    period: str
    communes: int
