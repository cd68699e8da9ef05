"""Web pages called .xls: the HTML tables that one-stop systems hand out as workbooks, with what they carry along."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from tests.files.contents import NumberStyle
from tests.files.sheets import Sheet

_HEAD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset={charset}">
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>Sheet1</x:Name>
</x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->
<style>td {{mso-number-format:"\\@"; font-family:"Times New Roman"; border:.5pt solid black}}</style>
<script>function printReport() {{ window.print(); }}</script></head><body>
"""


@dataclass(frozen=True)
class WebPage:
    """How a system writes the page. `outside` puts the rows above the headings in paragraphs before the table;
    `untidy` leaves out the closing tags and shouts the others."""

    numbers: NumberStyle = NumberStyle(thousands=".", percent="%")  # noqa: RUF009 - frozen, so it may be shared
    encoding: str = "utf-8"
    charset: str = "utf-8"
    outside: int = 0
    untidy: bool = False

    def write(self, sheet: Sheet) -> bytes:
        """The sheet as the bytes of a page."""
        outside = "".join(
            f"<p align=center><b>{escape(self.numbers.text(content))}</b></p>\n"
            for row in sheet.rows[: self.outside]
            for content in row
            if content
        )
        rows = "".join(self._row(sheet, number) for number in range(self.outside, len(sheet.rows)))
        page = (
            _HEAD.format(charset=self.charset) + outside + f"<table border=1 cellpadding=0>\n{rows}</table>"
        )
        return (page + "\n</body></html>").encode(self.encoding)

    def _row(self, sheet: Sheet, number: int) -> str:
        covered, spans = _merged(sheet)
        contents = sheet.rows[number]
        cells = ""
        for column in range(sheet.width):
            if (number, column) in covered:
                continue
            text = self.numbers.text(contents[column]) if column < len(contents) else ""
            shown = escape(text).replace("\n", "<br>") or "&nbsp;"
            span = spans.get((number, column), "")
            if self.untidy:
                cells += f"<TD{span}><FONT face=Arial>{shown}</FONT>"
            else:
                cells += f"  <td class=xl65{span} style='border-top:none;mso-ignore:colspan'><span>{shown}</span></td>\n"
        hidden = " style='display:none'" if number in sheet.hidden_rows else ""
        return f"<TR>{cells}\n" if self.untidy else f" <tr height=20{hidden}>\n{cells} </tr>\n"


def _merged(sheet: Sheet) -> tuple[set[tuple[int, int]], dict[tuple[int, int], str]]:
    covered: set[tuple[int, int]] = set()
    spans = {}
    for top, left, bottom, right in sheet.merges:
        places = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        covered |= places - {(top, left)}
        rows = f" rowspan={bottom - top + 1}" if bottom > top else ""
        spans[top, left] = rows + (f" colspan={right - left + 1}" if right > left else "")
    return covered, spans
