"""Units: which rows of a report speak of a unit, which are group headings and totals, and which say nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas

from pipelines.names import folded
from pipelines.reference import Reference
from pipelines.table import Table

TOTAL_NAMES = frozenset(
    folded(name)
    for name in (
        "Tổng số", "Tổng cộng", "Tổng", "Cộng", "Toàn tỉnh", "Tỉnh Lạng Sơn", "Tổng toàn tỉnh", "Cộng toàn tỉnh",
        "Tổng số toàn tỉnh", "Tổng cộng toàn tỉnh", "Tổng chung", "Lạng Sơn",
    )
)  # fmt: skip
COMMUNE_GROUPS = frozenset(
    folded(name)
    for name in (
        "Xã, phường", "Các xã, phường", "UBND xã, phường", "UBND các xã, phường", "Cấp xã", "Xã", "Phường", "Các xã",
        "Các phường", "UBND cấp xã", "Khối xã, phường", "Khối UBND xã, phường", "Ủy ban nhân dân các xã, phường",
        "Ủy ban nhân dân cấp xã", "Đơn vị cấp xã",
    )
)  # fmt: skip
OTHER_GROUPS = frozenset(
    folded(name)
    for name in (
        "Sở, ban, ngành", "Các sở, ban, ngành", "Sở, ngành", "Các sở, ngành", "Cấp tỉnh", "Cơ quan cấp tỉnh",
        "Các cơ quan cấp tỉnh", "Sở, ban, ngành tỉnh", "Các sở, ban, ngành tỉnh", "Khối sở, ban, ngành",
        "Các cơ quan, đơn vị cấp tỉnh", "Cơ quan ngành dọc", "Các cơ quan ngành dọc", "Đơn vị cấp tỉnh",
    )
)  # fmt: skip
OTHER_UNIT = re.compile(
    "^("
    + "|".join(
        re.escape(folded(name))
        for name in (
            "Sở", "Ban Quản lý", "Ban Dân tộc", "Thanh tra tỉnh", "Thanh tra", "Văn phòng UBND tỉnh", "Công an tỉnh",
            "Bảo hiểm xã hội", "Thuế tỉnh", "Kho bạc", "Trung tâm Phục vụ hành chính công tỉnh", "Cục",
            "Chi cục", "Văn phòng Đăng ký đất đai", "Bộ Chỉ huy", "Điện lực", "Công ty",
        )
    )
    + r")(\s|$)"
)  # fmt: skip

NUMBER_LIKE = r"[-+−]?\s*\d[\d.,\s\u00a0]*%?"
_ENUMERATED = re.compile(r"^(?:[ivxlc]+|[a-hđ]|\d{1,3})\s*[.)/:-]\s+(?=\D)")
_COLUMN_NUMBER = re.compile(r"[(\[]?\s*(?:[a-z]|\d{1,2})\s*[)\]]?(?:\s*=[\d\s()\[\]+\-:/x*%]+)?")


@dataclass(frozen=True)
class UnitRows:
    """The rows of a report below its headings, by what they are. `groups`: (row, rows it stands over)."""

    units: pandas.Index
    others: pandas.Index
    totals: tuple[tuple[int, pandas.Index], ...]


def rows_of_units(table: Table, reference: Reference) -> UnitRows:
    """Sorts the rows: communes (and what should be one), other bodies, and totals with the rows they sum.

    A row without figures whose name is no commune's is a heading, a signature or a remark and is left out; so
    is the row that numbers the columns.
    """
    body = pandas.RangeIndex(table.first_row, table.grid.height)
    figures = _with_figures(table, body)
    units: list[int] = []
    others: list[int] = []
    totals: list[tuple[int, str, int]] = []
    group, began = "", 0
    for row, text in table.texts("unit", body).items():
        number = int(str(row))
        name = _ENUMERATED.sub("", folded(text).rstrip(" .:"))
        commune = reference.names.code(text) is not None
        if number == table.first_row and _numbers_columns(table, number):
            continue
        if name in TOTAL_NAMES or (not name and _names_total(table, number)):
            totals.append((number, "", 0))
        elif not commune and (name in COMMUNE_GROUPS or name in OTHER_GROUPS):
            group, began = ("other" if name in OTHER_GROUPS else "commune"), number
            totals.append((number, group, began))
        elif not commune and figures[number] and (group == "other" or OTHER_UNIT.match(name)):
            others.append(number)
        elif commune or figures[number]:
            units.append(number)
    units = _without_headings(units, table, reference, figures)
    summed = [(row, _summed(units, others, group, row, totals)) for row, group, _ in totals if figures[row]]
    return UnitRows(pandas.Index(units, dtype="int64"), pandas.Index(others, dtype="int64"), tuple(summed))


def _without_headings(
    units: list[int], table: Table, reference: Reference, figures: pandas.Series
) -> list[int]:
    """Without rows that hold no figure and name a commune that has a row of its own: a former district's heading."""
    codes = {row: reference.names.code(table.grid.row(row)[table.columns["unit"]].strip()) for row in units}
    counted = {codes[row] for row in units if figures[row]}
    return [row for row in units if figures[row] or codes[row] not in counted]


def _summed(
    units: list[int], others: list[int], group: str, row: int, totals: list[tuple[int, str, int]]
) -> pandas.Index:
    """The rows a total stands for: all of them, or those of its group, which ends where the next begins."""
    if not group:
        return pandas.Index(sorted([*units, *others]), dtype="int64")
    end = next((start for start, kind, _ in totals if kind and start > row), 10**9)
    return pandas.Index(sorted(member for member in [*units, *others] if row < member < end), dtype="int64")


def _with_figures(table: Table, body: pandas.RangeIndex) -> pandas.Series:
    """Which rows hold at least one number in a column of numbers."""
    found = pandas.Series(data=False, index=body)
    for column in table.dataset.columns:
        if column.kind == "text" or column.id not in table.columns:
            continue
        found |= table.texts(column.id, body).str.fullmatch(NUMBER_LIKE).astype("bool")
        stored = table.numbers(column.id, body)
        if stored is not None:
            found |= stored.notna()
    return found


def _numbers_columns(table: Table, row: int) -> bool:
    """Whether a row only numbers the columns: "(1) (2) (3) = (4) + (5)"."""
    texts = [folded(cell) for cell in table.grid.row(row) if cell.strip()]
    return len(texts) > 1 and all(_COLUMN_NUMBER.fullmatch(text) for text in texts)


def _names_total(table: Table, row: int) -> bool:
    """Whether a total's name stands before the column of units, as where its cells are merged."""
    before = table.grid.row(row)[: table.columns["unit"]]
    return any(_ENUMERATED.sub("", folded(cell).rstrip(" .:")) in TOTAL_NAMES for cell in before)
