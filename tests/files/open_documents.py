"""OpenDocument spreadsheets: sheets written as .ods, as LibreOffice stores them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date

from odf.opendocument import OpenDocumentSpreadsheet  # type: ignore[import-untyped]
from odf.style import Style, TableProperties, TableRowProperties  # type: ignore[import-untyped]
from odf.table import CoveredTableCell, Table, TableCell, TableRow  # type: ignore[import-untyped]
from odf.text import P  # type: ignore[import-untyped]

from tests.files.contents import Content, Count, Day, Formula, NumberStyle, Plain, Rate
from tests.files.sheets import Sheet

_SHOWN = NumberStyle(thousands=".", percent="%")
WIDEST, LONGEST = 1024, 1048576
"""How far LibreOffice repeats the empty cells and rows behind the last filled one."""


def ods(*sheets: Sheet) -> bytes:
    """The sheets as an .ods document."""
    document = OpenDocumentSpreadsheet()
    hidden = Style(name="hidden", family="table")
    hidden.addElement(TableProperties(display="false"))
    document.automaticstyles.addElement(hidden)
    height = Style(name="row", family="table-row")
    height.addElement(TableRowProperties(rowheight="0.45cm"))
    document.automaticstyles.addElement(height)
    for sheet in sheets:
        table = Table(name=sheet.name, **({"stylename": hidden} if sheet.hidden else {}))
        for row in _rows(sheet):
            table.addElement(row)
        rest = TableRow(numberrowsrepeated=LONGEST - len(sheet.rows))
        rest.addElement(TableCell(numbercolumnsrepeated=WIDEST))
        table.addElement(rest)
        document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def _rows(sheet: Sheet) -> Iterator[TableRow]:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in sheet.merges}
    covered = {
        (row, column)
        for top, left, bottom, right in sheet.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - set(spans)
    for number, contents in enumerate(sheet.rows):
        hidden = {"visibility": "collapse"} if number in sheet.hidden_rows else {}
        row = TableRow(**hidden)
        for column in range(sheet.width):
            content = contents[column] if column < len(contents) else ""
            if (number, column) in covered:
                row.addElement(CoveredTableCell())
            else:
                row.addElement(_cell(content, *spans.get((number, column), (1, 1))))
        row.addElement(TableCell(numbercolumnsrepeated=WIDEST - sheet.width))
        yield row


def _cell(content: Content, rows: int, columns: int) -> TableCell:
    span = {"numberrowsspanned": rows, "numbercolumnsspanned": columns} if rows * columns > 1 else {}
    cell = TableCell(**span, **_typed(content))
    if content != "" and content != Rate(None):
        cell.addElement(P(text=_SHOWN.text(content)))
    return cell


def _typed(content: Content) -> dict[str, str]:
    match content:
        case Count(number):
            return {"valuetype": "float", "value": str(number)}
        case Plain(number):
            return {"valuetype": "float", "value": str(number)}
        case Rate(None) | "":
            return {}
        case Rate(share):
            assert share is not None
            return {"valuetype": "percentage", "value": repr(float(share))}
        case Day(day):
            return {"valuetype": "date", "datevalue": date.isoformat(day)}
        case Formula(text, result):
            stored = {} if result is None else {"valuetype": "float", "value": repr(result)}
            return {"formula": f"of:{text}", **stored}
        case str():
            return {"valuetype": "string"}
