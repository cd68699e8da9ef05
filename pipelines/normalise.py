"""Normalising: text cells become figures in our codes and units; what cannot be read is missing plus an Issue."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas

from pipelines.catalogue import issue
from pipelines.names import folded
from pipelines.numbers import Reading, read_numbers
from pipelines.read import Grid, address
from pipelines.reference import Reference
from schemas.dataset import Dataset
from schemas.errors import UserError
from schemas.issue import Issue
from schemas.period import Month, Period, month_period, parse_period

HEADER_SEARCH_ROWS = 40


@dataclass(frozen=True)
class Table:
    """A grid whose header row is known: which grid column holds which column of the dataset."""

    grid: Grid
    dataset: Dataset
    header_row: int
    columns: dict[str, int]
    unknown_headings: tuple[tuple[str, str], ...]

    def texts(self, column: str, rows: pandas.Index) -> pandas.Series:
        """The cells of one column in the given grid rows, as text."""
        position = self.columns[column]
        return pandas.Series([self.grid.rows[row][position].strip() for row in rows], index=rows, dtype="str")

    def cells(self, column: str, rows: pandas.Index) -> pandas.Series:
        """The sheet addresses of the same cells."""
        position = self.columns[column]
        return pandas.Series([address(row, position) for row in rows], index=rows, dtype="str")


@dataclass(frozen=True)
class Normalised:
    """What a file says, in our codes, and what the rules compare it with.

    rows of `cells`: as `schemas.observation.Cells`; of `printed`: the rate printed for the same row and its cell;
    of `counts`: one a row of a wide report, by grid row, one column per count. `totals` is its total row.
    """

    dataset: Dataset
    period: str | None
    header_row: int
    decimal: str | None
    columns: dict[str, int]
    cells: pandas.DataFrame
    counts: pandas.DataFrame
    printed: pandas.DataFrame
    totals: dict[str, tuple[float, str]]
    issues: tuple[Issue, ...]


def find_table(grid: Grid, datasets: list[Dataset]) -> Table | None:
    """The dataset whose required headings all stand in one row near the top; the one with most headings wins."""
    found: list[Table] = []
    for dataset in datasets:
        for row_number, row in enumerate(grid.rows[:HEADER_SEARCH_ROWS]):
            table = _table_at(grid, dataset, row_number, row)
            if table is not None:
                found.append(table)
                break
    return max(found, key=lambda table: len(table.columns), default=None)


def missing_columns(grid: Grid, dataset: Dataset) -> tuple[Issue, ...]:
    """Which required columns of a dataset the best-fitting header row lacks."""
    rows = list(enumerate(grid.rows[:HEADER_SEARCH_ROWS]))
    number, row = max(rows, key=lambda pair: len(_positions(dataset, pair[1])), default=(0, ()))
    positions = _positions(dataset, row)
    return tuple(
        issue("missing_column", cell=address(number, 0), found=column.headings[0])
        for column in dataset.columns
        if column.required and column.id not in positions
    )


def period_of_titles(table: Table) -> Period | None:
    """The month the rows above the header speak of: "từ ngày 01/10/2026 đến ngày 31/10/2026", "tháng 10/2026"."""
    text = " ".join(cell for row in table.grid.rows[: table.header_row] for cell in row)
    return period_in_text(text)


def period_of_name(file_name: str) -> Period | None:
    """The month a file name carries, such as `so-hoa-2026-10.csv` or `T10.2026`."""
    found = re.search(r"(20\d\d)[-_.](0[1-9]|1[0-2])(?!\d)", file_name)
    if found:
        return month_period(Month(int(found[1]), int(found[2])))
    return period_in_text(file_name)


def period_in_text(text: str) -> Period | None:
    """The one period a title states."""
    days = re.search(
        r"từ ngày\s*(\d{1,2})[/-](\d{1,2})[/-](\d{4})\s*đến(?: ngày)?\s*(\d{1,2})[/-](\d{1,2})[/-](\d{4})",
        text,
        re.IGNORECASE,
    )
    if days:
        first_day, first, first_year, last_day, last, last_year = (int(group) for group in days.groups())
        return _whole_months((first_day, first, first_year), (last_day, last, last_year))
    month = re.search(r"(?:tháng\s*|\bT)(0?[1-9]|1[0-2])\s*(?:[/.-]|năm)\s*(20\d\d)", text, re.IGNORECASE)
    return month_period(Month(int(month[2]), int(month[1]))) if month else None


def read_long(table: Table, reference: Reference, *, decimal: str | None) -> Normalised:
    """A long-form file: one figure a row, named by indicator, geography and period."""
    last = len(table.grid.rows)
    rows = pandas.Index(
        [
            row
            for row in range(table.header_row + 1, last)
            if any(cell.strip() for cell in table.grid.rows[row])
        ],
        dtype="int64",
    )
    named = pandas.DataFrame(
        {column: table.texts(column, rows) for column in ("indicator", "geography", "period")}
    )
    issues: list[Issue] = []
    indicators = reference.indicators
    known = named["indicator"].isin(indicators.index)
    issues += _each_unknown(
        named.loc[~known, "indicator"], table.cells("indicator", rows), "unknown_indicator"
    )
    periods = {text: _period_or_none(text) for text in named["period"].unique()}
    slugs = (
        named["period"].map({text: period.slug for text, period in periods.items() if period}).astype("str")
    )
    issues += _each_unknown(
        named.loc[slugs.isna(), "period"], table.cells("period", rows), "unreadable_period"
    )
    codes, name_issues = resolve_geographies(
        named["geography"], table.cells("geography", rows), reference, slugs
    )
    issues += name_issues
    kinds = named["indicator"].map(indicators["kind"]).fillna("rate")
    readings = [_long_values(table, rows, kinds, decimal=decimal)]
    readings += [
        _optional_counts(table, rows, column, decimal=decimal) for column in ("numerator", "denominator")
    ]
    issues += [found for reading in readings for found in reading.issues]
    cells = pandas.DataFrame(
        {
            "indicator": named["indicator"], "geography": codes, "period": slugs,
            "value": readings[0].values, "numerator": readings[1].values, "denominator": readings[2].values,
            "qualifier": "exact", "cell": table.cells("value", rows),
        }
    )  # fmt: skip
    printed = pandas.DataFrame({"printed": cells["value"], "cell": cells["cell"]})
    cells = _with_rates(cells, ratio=cells["indicator"].map(indicators["aggregation"]) == "ratio_of_sums")
    complete = known & slugs.notna() & codes.notna()
    named_periods = sorted(slugs.dropna().unique())
    return Normalised(
        dataset=table.dataset,
        period=named_periods[0] if len(named_periods) == 1 else None,
        header_row=table.header_row,
        decimal=readings[0].decimal,
        columns=table.columns,
        cells=cells[complete].reset_index(drop=True),
        counts=pandas.DataFrame(index=rows[complete]),
        printed=printed[complete].reset_index(drop=True),
        totals={},
        issues=tuple(issues),
    )


def resolve_geographies(
    texts: pandas.Series, cells: pandas.Series, reference: Reference, slugs: pandas.Series
) -> tuple[pandas.Series, list[Issue]]:
    """The codes the names mean, and an Issue for each name that is unknown or may be a former district's."""
    names = reference.names
    code_of = {text: names.code(text) for text in texts.unique()}
    codes = texts.map(code_of)
    early = slugs.fillna("9999").str[:7] < "2025-07"
    doubtful = {text for text in texts[early].unique() if names.means_a_district(text)}
    issues: list[Issue] = []
    for text in dict.fromkeys(texts[codes.isna() | (early & texts.isin(doubtful))]):
        places = list(cells[texts == text])
        if text in doubtful:
            issues.append(issue("district_name", cell=places[0], found=text[:60], cells=places))
        else:
            nearest = ", ".join(names.nearest(text)) or "–"
            issues.append(
                issue("unknown_geography", cell=places[0], found=text[:60], cells=places, nearest=nearest)
            )
    return codes.where(~(early & texts.isin(doubtful))), issues


def _table_at(grid: Grid, dataset: Dataset, row_number: int, row: tuple[str, ...]) -> Table | None:
    positions = _positions(dataset, row)
    if not positions or any(column.required and column.id not in positions for column in dataset.columns):
        return None
    taken = set(positions.values())
    unknown = tuple(
        (address(row_number, position), text.strip())
        for position, text in enumerate(row)
        if text.strip() and position not in taken and folded(text) not in ("stt", "tt")
    )
    width = len(row)
    padded = tuple(cells + ("",) * (width - len(cells)) for cells in grid.rows)
    return Table(Grid(padded, grid.encoding, grid.delimiter), dataset, row_number, positions, unknown)


def _positions(dataset: Dataset, row: tuple[str, ...]) -> dict[str, int]:
    texts = [folded(text) for text in row]
    positions: dict[str, int] = {}
    for column in dataset.columns:
        for heading in column.headings:
            if folded(heading) in texts and texts.index(folded(heading)) not in positions.values():
                positions[column.id] = texts.index(folded(heading))
                break
    return positions


def _long_values(table: Table, rows: pandas.Index, kinds: pandas.Series, *, decimal: str | None) -> Reading:
    """The value column of a long file, its counts read as counts and its rates as rates."""
    texts, cells = table.texts("value", rows), table.cells("value", rows)
    parts = [
        read_numbers(texts[chosen], cells[chosen], kind=kind, decimal=decimal)
        for kind, chosen in (("count", kinds == "count"), ("rate", kinds != "count"))
    ]
    values = pandas.concat([part.values for part in parts]).reindex(rows)
    return Reading(
        values=values,
        decimal=parts[1].decimal or parts[0].decimal,
        issues=tuple(found for part in parts for found in part.issues),
    )


def _optional_counts(table: Table, rows: pandas.Index, column: str, *, decimal: str | None) -> Reading:
    if column not in table.columns:
        return Reading(pandas.Series(float("nan"), index=rows, dtype="float64"), None, ())
    return read_numbers(table.texts(column, rows), table.cells(column, rows), kind="count", decimal=decimal)


def _with_rates(cells: pandas.DataFrame, *, ratio: pandas.Series) -> pandas.DataFrame:
    """Rates recomputed from their counts where both are there; 0 of 0 is missing, not zero."""
    counted = ratio & cells["numerator"].notna() & cells["denominator"].notna()
    rates = (100 * cells["numerator"] / cells["denominator"]).where(cells["denominator"] > 0).round(6)
    return cells.assign(value=cells["value"].where(~counted, rates))


def _each_unknown(texts: pandas.Series, cells: pandas.Series, rule: str) -> list[Issue]:
    issues = []
    for text in dict.fromkeys(texts):
        places = list(cells[texts.index[texts == text]])
        issues.append(issue(rule, cell=places[0], found=str(text)[:60], cells=places))
    return issues


def _period_or_none(text: str) -> Period | None:
    try:
        return parse_period(text)
    except UserError:
        return None


def _whole_months(first: tuple[int, int, int], last: tuple[int, int, int]) -> Period | None:
    """The period of two days, where they begin a month and end one of the same year."""
    if not (1 <= first[1] <= 12 and 1 <= last[1] <= 12):
        return None
    period = Period(Month(first[2], first[1]), Month(last[2], last[1]))
    whole = first[0] == 1 and last[0] == period.last_day.day
    return period if whole and period.months >= 1 and first[2] == last[2] else None
