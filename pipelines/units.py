"""Units: which rows of a report speak of a unit, which are group headings and totals, and which say nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas

from pipelines.names import folded
from pipelines.numbers import MISSING_RATES
from pipelines.reference import Reference
from pipelines.table import Table

TOTALS = tuple(folded(name) for name in ("Tổng số", "Tổng cộng", "Tổng hợp", "Tổng", "Cộng"))
ALL_OF_IT = frozenset(
    folded(name)
    for name in (
        "", "Toàn tỉnh", "Tỉnh Lạng Sơn", "Lạng Sơn", "Chung", "Hồ sơ", "Tỉnh", "UBND tỉnh Lạng Sơn", "Các đơn vị",
    )
)  # fmt: skip
"""What a total is of, where it is of every row."""
SUMMARIES = frozenset(
    folded(name)
    for name in (
        "Trung bình", "Bình quân", "Trung bình toàn tỉnh", "Bình quân toàn tỉnh", "Bình quân chung", "Trung bình chung",
        "Tỷ lệ chung", "Tỷ lệ toàn tỉnh", "Cao nhất", "Thấp nhất",
    )
)  # fmt: skip
"""Rows worked out from the others, which are of no unit and make no sum."""
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

NUMBER_LIKE = r"[-+−]?\s*[0-9][0-9.,\s\u00a0]*%?"
_ENUMERATED = re.compile(r"^(?:[ivxlc]+|[a-kđ]|\d{1,3})\s*[.)/:-]\s+(?=\D)")
_GROUP_NUMBER = re.compile(r"(?:[IVXLC]+|[A-KĐ])\s*[.)]?")
_COLUMN_NUMBER = re.compile(r"[(\[]?\s*(?:[a-z]|\d{1,2})\s*[)\]]?(?:\s*=[\d\s()\[\]+\-:/x*%]+)?")
_HOW_MANY = re.compile(r"^\d+\s+|\(.*$|:.*$")


@dataclass(frozen=True)
class UnitRows:
    """The rows of a report below its headings, by what they are. `totals`: (row, the rows it sums)."""

    units: pandas.Index
    others: pandas.Index
    totals: tuple[tuple[int, pandas.Index], ...]


@dataclass(frozen=True)
class _Total:
    """A row of sums: over all rows, over those of a kind ("commune", "other"), or over the group it heads."""

    row: int
    kind: str = ""
    heads: bool = False


def rows_of_units(table: Table, reference: Reference) -> UnitRows:
    """Sorts the rows: communes (and what should be one), other bodies, and totals with the rows they sum.

    A row without figures whose name is no commune's is a heading, a signature or a remark and is left out; so are
    a commune's row in which nothing stands, and rows that number or repeat the headings.
    """
    body = pandas.RangeIndex(table.first_row, table.grid.height)
    figures, spoken = _with_figures(table, body)
    ends, filled_in = (
        _end(table, figures),
        bool(spoken.any()),
    )  # a template names everyone and says nothing yet
    units: list[int] = []
    others: list[int] = []
    totals: list[_Total] = []
    group = ""
    for row, text in table.texts("unit", body).items():
        number = int(str(row))
        name = _name(text) or _name_before(table, number)
        commune = reference.names.code(text) is not None
        if not commune and (name in SUMMARIES or _numbers_columns(table, number)):
            continue
        if commune and (figures[number] or not filled_in or (spoken[number] and number < ends)):
            units.append(number)
        elif commune:
            continue
        elif (of := _total_of(name)) is not None:
            totals.append(_Total(number, of))
        elif name in COMMUNE_GROUPS or name in OTHER_GROUPS:
            group = "other" if name in OTHER_GROUPS else "commune"
            totals.append(_Total(number, group, heads=True))
        elif (_heads_a_group(table, number, text) and not OTHER_UNIT.match(name)) or (
            reference.names.is_a_district(text) and _stands_apart(table, number)
        ):
            group = "commune"
            totals.append(_Total(number, group, heads=True))
        elif figures[number] and (group == "other" or OTHER_UNIT.match(name)):
            others.append(number)
        elif figures[number]:
            units.append(number)
    summed = [(each.row, _summed(units, others, each, totals)) for each in totals if figures[each.row]]
    return UnitRows(pandas.Index(units, dtype="int64"), pandas.Index(others, dtype="int64"), tuple(summed))


def _name(text: str) -> str:
    """A name as it is compared, without the number before it and the colon behind it."""
    return _ENUMERATED.sub("", folded(text.strip(" .:\u00a0")))


def _name_before(table: Table, row: int) -> str:
    """The name of a total that stands before the column of units, as where its cells are merged."""
    before = (_name(cell) for cell in table.grid.row(row)[: table.columns["unit"]])
    return next((name for name in before if _total_of(name) is not None), "")


def _total_of(name: str) -> str | None:
    """What a total is of: "" for all rows, "commune" or "other"; None where the name is no total's.

    "Tổng số (65 xã, phường)", "Cộng toàn tỉnh" and "Tổng cộng khối xã, phường" are totals, "Tổng đài" is none.
    """
    if name in ALL_OF_IT:
        return "" if name else None
    for total in TOTALS:
        if name == total or name.startswith((total + " ", total + ":")):
            of = name.removeprefix(total).strip(" :")
            for rest in (of, _HOW_MANY.sub("", of).strip()):
                if rest in ALL_OF_IT:
                    return ""
                if rest in COMMUNE_GROUPS or rest in OTHER_GROUPS:
                    return "other" if rest in OTHER_GROUPS else "commune"
    return None


def _heads_a_group(table: Table, row: int, text: str) -> bool:
    """Whether a row has a group's number, I or A, before its name or in the column before it."""
    before = (cell.strip() for cell in table.grid.row(row)[: table.columns["unit"]])
    numbered = any(_GROUP_NUMBER.fullmatch(cell) for cell in before if cell)
    return numbered or bool(re.match(r"(?:[IVXLC]+|[A-KĐ])\s*[.)/-]\s+", text))


def _stands_apart(table: Table, row: int) -> bool:
    """Whether a row has no number of its own where the row below it has one, as that of a former district above its communes."""
    own, below = (
        any(cell.strip() for cell in table.grid.row(each)[: table.columns["unit"]])
        for each in (row, min(row + 1, table.grid.height - 1))
    )
    return below and not own


def _summed(units: list[int], others: list[int], total: _Total, totals: list[_Total]) -> pandas.Index:
    """The rows a total stands for: all of them, those of a kind, or those of its group, which ends where the next
    begins."""
    if total.heads:
        end = next((other.row for other in totals if other.heads and other.row > total.row), 10**9)
        return pandas.Index(
            sorted(member for member in [*units, *others] if total.row < member < end), dtype="int64"
        )
    members = {"": [*units, *others], "commune": units, "other": others}[total.kind]
    return pandas.Index(sorted(members), dtype="int64")


def _with_figures(table: Table, body: pandas.RangeIndex) -> tuple[pandas.Series, pandas.Series]:
    """Which rows hold at least one number in a column of numbers, and which at least something said there."""
    figures = pandas.Series(data=False, index=body)
    spoken = pandas.Series(data=False, index=body)
    for column in table.dataset.columns:
        if column.kind == "text" or column.id not in table.columns:
            continue
        texts = table.texts(column.id, body)
        figures |= texts.str.fullmatch(NUMBER_LIKE).astype("bool")
        spoken |= ~texts.str.lower().str.rstrip("% ").isin(MISSING_RATES)
        stored = table.numbers(column.id, body)
        if stored is not None:
            figures |= stored.notna()
    return figures, spoken


def _end(table: Table, figures: pandas.Series) -> int:
    """The first row below the last figures in which nothing stands: what follows is signed, not reported."""
    last = int(figures[figures].index[-1]) if figures.any() else table.first_row
    for row in range(last + 1, table.grid.height):
        if not any(cell.strip() for cell in table.grid.row(row)):
            return row
    return table.grid.height


def _numbers_columns(table: Table, row: int) -> bool:
    """Whether a row only numbers the columns: "(1) (2) (3) = (4) + (5)"."""
    named = folded(str(table.grid.texts.iat[row, table.columns["unit"]]))
    if named and not _COLUMN_NUMBER.fullmatch(named):
        return False
    texts = [folded(cell) for cell in table.grid.row(row) if cell.strip()]
    if not all(_COLUMN_NUMBER.fullmatch(text) for text in texts):
        return False
    numbers = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    return len(numbers) > 1 and (bool(named) or numbers == list(range(numbers[0], numbers[0] + len(numbers))))
