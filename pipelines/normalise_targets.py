"""Normalising a file of targets: one target a row, for a level of government or a unit of its own."""

from __future__ import annotations

import re

import pandas

from pipelines.catalogue import issue
from pipelines.normalise import resolve_geographies
from pipelines.normalise_long import indicator_of, kinds_of
from pipelines.normalise_rows import NormalisedRows, RowReader, choice_of, left_out
from pipelines.numbers import read_numbers
from pipelines.reference import Reference
from pipelines.table import Table
from pipelines.titles import period_of_cell
from schemas.geography import NATION, PROVINCE
from schemas.issue import Issue, Said
from schemas.period import parse_period

SAYS_A_TARGET = ("comparator", "value", "period", "document", "standing")
"""Where all of these are blank and the first column names no indicator, a row is a heading or a signature."""

COLUMNS = (
    "indicator",
    "level",
    "geography",
    *SAYS_A_TARGET,
    "baseline_value",
    "baseline_period",
    "milestones",
)
_LEVEL_OF = {PROVINCE: "province", NATION: "nation"}
_STEP = re.compile(r"(.+?)\s*[:=]\s*(\S+(?:\s*%)?)")


def read_targets(table: Table, reference: Reference, *, said: Said) -> NormalisedRows:
    """The targets of a file; a blank period is the one a person has named for the file."""
    everything = RowReader(table, reference, table.filled_rows)
    kept = _kept(everything)
    issues = left_out(everything, kept)
    reader = RowReader(table, reference, everything.rows[kept.to_numpy()])
    indicators, found = reader.meant("indicator", indicator_of(reference), "unknown_indicator")
    issues += found
    levels, found = reader.choices("level")
    issues += found
    levels, geographies, found = _places(reader, levels)
    issues += found
    read: dict[str, pandas.Series] = {"indicator": indicators, "level": levels, "geography": geographies}
    for column in ("comparator", "standing"):
        read[column], found = reader.choices(column)
        issues += found
    for column in ("period", "baseline_period"):
        read[column], found = reader.meant(column, period_of_cell, "unreadable_period")
        issues += found
    if said.period:
        read["period"] = read["period"].where(reader.texts("period") != "", parse_period(said.period).slug)
    read["document"], found = reader.documents("document")
    issues += found
    kinds = kinds_of(indicators, reference)
    numbers = {column: reader.numbers(column, kinds, said) for column in ("value", "baseline_value")}
    issues += [problem for reading in numbers.values() for problem in reading.issues]
    read |= {column: reading.values for column, reading in numbers.items()}
    mark = said.decimal or numbers["value"].decimal or numbers["baseline_value"].decimal
    read["milestones"], found = _milestones(reader, kinds, mark)
    issues += found
    read |= {column: reader.plain(column) for column in ("section", "note_vi", "note_en")}
    periods = read["period"].dropna().unique()
    blank = reader.blank(*COLUMNS)
    blank |= {column: reading.blank for column, reading in numbers.items()}
    blank["period"] = blank["period"] & read["period"].isna()
    return NormalisedRows(
        table=table, rows=pandas.DataFrame(read), blank=blank, issues=tuple(issues),
        period=str(periods[0]) if len(periods) == 1 else None, decimal=numbers["value"].decimal,
    )  # fmt: skip


def steps_of(text: str, *, kind: str, mark: str | None) -> str | None:
    """The milestones a cell lists, as the reference tables write them: "2026-06:85 2026-09:88.5".

    A person writes "06/2026: 85; 09/2026: 88,5". `kind` is how the indicator's values are read, `mark` sets off
    decimals. None where a part is no period with a value.
    """
    steps = []
    for part in re.split(r";|(?<=[\d%])\s+(?=\d{4}-)", text):
        found = _STEP.fullmatch(part.strip())
        slug = period_of_cell(found[1]) if found else None
        value = _step_value(found[2], kind, mark) if found else None
        if slug is None or ".." in slug or value is None:
            return None
        steps.append((parse_period(slug).last_day, f"{slug}:{value:.6f}".rstrip("0").rstrip(".")))
    return " ".join(step for _, step in sorted(steps))


def _step_value(text: str, kind: str, mark: str | None) -> float | None:
    cell = pandas.Series([text], dtype="str")
    reading = read_numbers(
        cell, lambda rows: cell.loc[rows], kind=kind, decimal=None if kind == "count" else mark
    )
    value = float(reading.values.iloc[0])
    return None if value != value else value


def _milestones(
    reader: RowReader, kinds: pandas.Series, mark: str | None
) -> tuple[pandas.Series, list[Issue]]:
    """The column of milestones, each read as the values of its row's indicator."""
    texts = reader.texts("milestones")
    steps: list[str | None] = []
    issues = []
    for row, text, kind in zip(reader.rows, texts, kinds, strict=True):
        steps.append(steps_of(text, kind=kind, mark=mark) if text else None)
        if text and steps[-1] is None:
            cell = reader.table.cell("milestones", int(row))
            issues.append(issue("unreadable_steps", cell=cell, found=text[:60]))
    return pandas.Series(steps, index=reader.rows, dtype="object"), issues


def _kept(reader: RowReader) -> pandas.Series:
    """Which rows are targets, and not the heading of a group or a signature."""
    names = indicator_of(reader.reference)
    known = reader.texts("indicator").map(lambda text: names(text) is not None)
    said = pandas.Series(data=False, index=reader.rows)
    for column in SAYS_A_TARGET:
        said |= reader.texts(column) != ""
    return said | known


def _places(reader: RowReader, levels: pandas.Series) -> tuple[pandas.Series, pandas.Series, list[Issue]]:
    """Which level each target is for, or which unit alone; one of the two is missing.

    The province and the nation are levels of one unit, so that a target is told the same however it is written.
    """
    texts = reader.texts("geography")
    chosen = reader.table.dataset.column("level")
    of_text = texts.map(lambda text: _LEVEL_OF.get(text) or choice_of(chosen, text)).astype("object")
    # "Xã, phường" in the column of units is no level told in the wrong place: it names no unit.
    of_text = of_text.where(of_text.isin(tuple(_LEVEL_OF.values())), None)
    units = texts[(texts != "") & of_text.isna()]
    issues: list[Issue] = []
    codes = pandas.Series(None, index=reader.rows, dtype="object")
    if len(units):
        cells = reader.table.addresses("geography")
        found, issues = resolve_geographies(
            units, cells, reader.reference, pandas.Series("9999", index=units.index, dtype="str")
        )
        codes = found.astype("object").reindex(reader.rows)
    own = pandas.Series("commune", index=reader.rows).where(codes.notna(), of_text)
    clash = levels.notna() & own.notna() & (levels != own)
    if clash.any():
        places = reader.cells("geography", reader.rows[clash.to_numpy()])
        issues.append(
            issue("level_and_unit", cell=places[0], found=str(texts[clash].iloc[0])[:60], cells=places)
        )
    level = levels.where(levels.notna(), of_text).where(codes.isna() & ~texts.isin(set(units)), None)
    return level, codes, issues
