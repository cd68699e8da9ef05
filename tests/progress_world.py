"""Small worlds of indicators, targets and figures, written into real release tables and read back as progress."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb

from schemas.period import Month, parse_period

SQL = Path(__file__).resolve().parent.parent / "pipelines" / "sql"
Row = dict[str, object]


@dataclass(frozen=True)
class Indicator:
    """What the rules need to know of an indicator."""

    id: str
    level: str = "commune"
    kind: str = "rate"
    accumulation: str = "within_period"
    better: str = "higher"
    maximum: Decimal | None = None
    small_denominator: int = 0
    decimals: int = 0

    @property
    def restarts(self) -> bool:
        """Whether it counts from nothing each January."""
        return self.accumulation == "year_to_date" and self.kind in ("count", "amount")


@dataclass(frozen=True)
class Target:
    """One target; exactly one of `level` and `geography` is given."""

    id: str
    indicator: str
    comparator: str
    value: Decimal
    period: str
    level: str | None = None
    geography: str | None = None
    baseline_value: Decimal | None = None
    baseline_period: str | None = None
    standing: str = "official"
    milestones: tuple[tuple[str, Decimal], ...] = ()

    @property
    def last_day(self) -> date:
        return parse_period(self.period).last_day


@dataclass(frozen=True)
class Figure:
    """One observation, or one commune's silence."""

    indicator: str
    geography: str
    period: str
    value: Decimal | None
    denominator: Decimal | None = None
    qualifier: str | None = "exact"
    origin: str = "reported"
    silent: bool = False

    @property
    def last_month(self) -> Month:
        return parse_period(self.period).last

    @property
    def exact(self) -> bool:
        return self.qualifier in (None, "exact")


@dataclass(frozen=True)
class World:
    """Everything the rules look at. `levels` gives each geography's level."""

    indicators: dict[str, Indicator]
    levels: dict[str, str]
    targets: list[Target]
    figures: list[Figure]


def progress_of(world: World) -> list[Row]:
    """The rows of `progress` as the release build fills them, by indicator, geography and period."""
    with duckdb.connect(":memory:") as connection:
        connection.execute((SQL / "create_release_tables.sql").read_text(encoding="utf-8"))
        _write(connection, world)
        connection.execute((SQL / "fill_progress.sql").read_text(encoding="utf-8"))
        read = connection.execute("FROM progress ORDER BY indicator, geography, period")
        names = [column[0] for column in read.description]
        return [dict(zip(names, row, strict=True)) for row in read.fetchall()]


def write_release(world: World, path: Path) -> Path:
    """A release file of a world, for the queries to read."""
    with duckdb.connect(path) as connection:
        connection.execute((SQL / "create_release_tables.sql").read_text(encoding="utf-8"))
        _write(connection, world)
        connection.execute((SQL / "fill_progress.sql").read_text(encoding="utf-8"))
    return path


def _write(connection: duckdb.DuckDBPyConnection, world: World) -> None:
    _insert(connection, "geography", [{"code": code, "level": level} for code, level in world.levels.items()])
    _insert(connection, "indicator", [vars(indicator) for indicator in world.indicators.values()])
    _insert(connection, "target", [_target_row(target) for target in world.targets])
    _insert(connection, "milestone", [row for target in world.targets for row in _milestone_rows(target)])
    _insert(connection, "observation", [_observation_row(figure) for figure in world.figures])


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    if rows:
        columns = ", ".join(rows[0])
        places = ", ".join("(" + ", ".join("?" * len(row)) + ")" for row in rows)
        values = [value for row in rows for value in row.values()]
        connection.execute(f"INSERT INTO {table} ({columns}) VALUES {places}", values)


def _target_row(target: Target) -> Row:
    row = {name: value for name, value in vars(target).items() if name != "milestones"}
    baseline = parse_period(target.baseline_period) if target.baseline_period else None
    return {
        **row,
        "first_day": parse_period(target.period).first_day,
        "last_day": target.last_day,
        "baseline_last_day": baseline.last_day if baseline else None,
    }


def _milestone_rows(target: Target) -> list[Row]:
    return [
        {"target": target.id, "period": period, "last_day": parse_period(period).last_day, "value": value}
        for period, value in target.milestones
    ]


def _observation_row(figure: Figure) -> Row:
    row = {name: value for name, value in vars(figure).items() if name != "silent"}
    period = parse_period(figure.period)
    return {**row, "first_day": period.first_day, "last_day": period.last_day}
