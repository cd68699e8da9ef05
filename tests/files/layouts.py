"""Layouts: where an office puts a report's rows, with everything that stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from tests.files.contents import Content
from tests.files.headings import headed_rows
from tests.files.reports import Line, Report
from tests.files.sheets import Area, Sheet

PERIOD_LINE = "(Từ ngày 01/10/2026 đến ngày 31/10/2026)"
DEPARTMENTS = (
    "Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp", "Sở Xây dựng", "Sở Y tế",
    "Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn",
)  # fmt: skip

Row = tuple[Content, ...]


@dataclass(frozen=True)
class Layout:
    """What stands around the rows. `total` is "top", "bottom" or none; `groups` cuts the rows into named groups.

    `empty_every` puts an empty row after so many, `left` leaves columns free on the left, `gap` one before a
    column; `order` are the columns in another order; `above` replaces all rows above the headings.
    """

    period_line: str = PERIOD_LINE
    above: tuple[Row, ...] | None = None
    official: bool = False
    column_numbers: bool = False
    total: str = ""
    total_name: str = "Tổng số"
    groups: bool = False
    departments: bool = False
    subtotals: bool = False
    signature: bool = False
    notes: tuple[str, ...] = ()
    empty_every: int = 0
    left: int = 0
    gap: str = ""
    order: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    below: tuple[Row, ...] = ()


EXPORT = Layout()
OFFICIAL = Layout(official=True, column_numbers=True, total="bottom", signature=True)
SPARSE = Layout(
    total="top", total_name="TỔNG CỘNG", empty_every=7, left=1, gap="unit",
    notes=("Ghi chú: Số liệu trích xuất từ hệ thống ngày 02/11/2026; HS: hồ sơ; TPHS: thành phần hồ sơ.",),
)  # fmt: skip
GROUPED = Layout(groups=True, total="bottom", total_name="Tổng cộng")
LAYOUTS = {"export": EXPORT, "official": OFFICIAL, "sparse": SPARSE, "grouped": GROUPED}


def laid_out(report: Report, layout: Layout = EXPORT, *, name: str = "Báo cáo") -> Sheet:
    """The report's sheet."""
    columns = _columns(report, layout)
    headings, header_merges = headed_rows([_path(report, layout, column) for column in columns])
    above = _above(report, layout, len(columns)) if layout.above is None else layout.above
    rows: list[Row] = [*above, *headings]
    places = {("heading", column): (len(rows) - 1, number) for number, column in enumerate(columns) if column}
    places["title", ""] = (next((n for n, row in enumerate(above) if layout.period_line in row), 0), 0)
    if layout.column_numbers:
        rows.append(
            tuple(_column_number(report, column, number + 1) for number, column in enumerate(columns))
        )
    for count, (key, cells) in enumerate(_body(report, layout), start=1):
        places.update({(key, column): (len(rows), number) for number, column in enumerate(columns) if column})
        rows.append(tuple(cells.get(column, "") for column in columns))
        if layout.empty_every and count % layout.empty_every == 0:
            rows.append(())
    rows += _below(layout, len(columns)) + list(layout.below)
    merges = [(row + len(above), left, last + len(above), right) for row, left, last, right in header_merges]
    sheet = Sheet(tuple(rows), tuple(merges), places, name=name)
    return _shifted(sheet, layout.left) if layout.left else sheet


def _columns(report: Report, layout: Layout) -> list[str]:
    known = list(layout.order or report.shape.headings)
    if layout.gap:
        known.insert(known.index(layout.gap) + 1, "")
    return known + [identifier for identifier, _ in layout.extra]


def _path(report: Report, layout: Layout, column: str) -> str:
    return {**report.shape.headings, **dict(layout.extra), "": ""}[column]


def _above(report: Report, layout: Layout, width: int) -> list[Row]:
    right = ("",) * (width // 2)
    title: list[Row] = [(report.shape.title,), (layout.period_line,)]
    if not layout.official:
        return [("UBND TỈNH LẠNG SƠN",), *title, ()]
    return [
        ("ỦY BAN NHÂN DÂN", *right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("TỈNH LẠNG SƠN", *right, "Độc lập - Tự do - Hạnh phúc"),
        ("", *right, "Lạng Sơn, ngày 02 tháng 11 năm 2026"),
        *title,
        ("", *right, "Đơn vị tính: hồ sơ"),
        (),
    ]  # fmt: skip


def _column_number(report: Report, column: str, number: int) -> Content:
    return report.shape.numbers.get(column, f"({number})") if column else ""


def _body(report: Report, layout: Layout) -> Iterator[tuple[str, dict[str, Content]]]:
    """The rows of the table with the key each is found by."""
    offices = _departments(report) if layout.departments else ()
    total = _sum(report, (*offices, *report.lines), layout.total_name)
    if layout.total == "top":
        yield _row(report, total, "")
    if offices:
        yield _group(report, "I", "Sở, ban, ngành", offices, layout)
        for number, line in enumerate(offices, start=1):
            yield _row(report, line, str(number))
    for roman, name, lines in _groups(report, layout, bool(offices)):
        if name:
            yield _group(report, roman, name, lines, layout)
        for number, line in enumerate(lines, start=1):
            yield _row(report, line, str(number))
    if layout.total == "bottom":
        yield _row(report, total, "")


def _groups(report: Report, layout: Layout, offices: bool) -> list[tuple[str, str, tuple[Line, ...]]]:
    if layout.groups:
        half = len(report.lines) // 2
        return [
            ("I", "Khu vực phía Bắc", report.lines[:half]), ("II", "Khu vực phía Nam", report.lines[half:])
        ]  # fmt: skip
    return [("II", "Xã, phường", report.lines)] if offices else [("", "", report.lines)]


def _row(report: Report, line: Line, number: str) -> tuple[str, dict[str, Content]]:
    cells: dict[str, Content] = {
        "stt": number, "unit": line.name, "unit_code": line.unit if line.unit.isdigit() else "",
        **(report.shape.cells(line.numbers) if line.numbers else {}), "extra": f"cán bộ phụ trách {number}",
    }  # fmt: skip
    put = {column: content for (unit, column), content in report.overwritten.items() if unit == line.unit}
    return line.unit, {**cells, **put}


def _group(
    report: Report, roman: str, name: str, lines: tuple[Line, ...], layout: Layout
) -> tuple[str, dict[str, Content]]:
    sums = _sum(report, lines, name) if layout.subtotals else Line("", name, {})
    _, cells = _row(report, sums, roman)
    return f"group {roman}", {**cells, "extra": ""}


def _sum(report: Report, lines: tuple[Line, ...], name: str) -> Line:
    if not report.shape.sums:
        return Line("total", name, {})
    return Line(
        "total", name, {column: sum(line.numbers[column] for line in lines) for column in lines[0].numbers}
    )


def _departments(report: Report) -> tuple[Line, ...]:
    random = Random(f"departments of {report.shape.id}")
    return tuple(Line(name, name, report.shape.draw(random)) for name in DEPARTMENTS)


def _below(layout: Layout, width: int) -> list[Row]:
    right = ("",) * (width // 2)
    rows: list[Row] = [(note,) for note in layout.notes]
    if layout.signature:
        rows += [
            (), ("", *right, "Lạng Sơn, ngày 02 tháng 11 năm 2026"),
            ("", "NGƯỜI LẬP BIỂU", *right[1:], "THỦ TRƯỞNG ĐƠN VỊ"),
            ("", "(Ký, ghi rõ họ tên)", *right[1:], "(Ký, đóng dấu)"), (), (),
            ("", "Nông Thị Hà", *right[1:], "Vi Văn Minh"),
        ]  # fmt: skip
    return rows


def _shifted(sheet: Sheet, columns: int) -> Sheet:
    free = ("",) * columns
    merges: tuple[Area, ...] = tuple(
        (top, left + columns, bottom, right + columns) for top, left, bottom, right in sheet.merges
    )
    places = {key: (row, column + columns) for key, (row, column) in sheet.places.items()}
    return replace(
        sheet, rows=tuple((*free, *row) if row else () for row in sheet.rows), merges=merges, places=places
    )
