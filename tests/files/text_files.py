"""Text files: a sheet written with a delimiter, an encoding and a way of writing numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.files.contents import NARROW, NBSP, NumberStyle
from tests.files.legacy import tcvn3, vni, windows_1258
from tests.files.sheets import Sheet

Encoder = Callable[[str], bytes]


def _with_mark(encoding: str) -> Encoder:
    return lambda text: ("\ufeff" + text).encode(encoding)


ENCODERS: dict[str, Encoder] = {
    "utf8": lambda text: text.encode("utf-8"),
    "utf8_bom": _with_mark("utf-8"),
    "utf16le_bom": _with_mark("utf-16-le"),
    "utf16be_bom": _with_mark("utf-16-be"),
    "cp1258": windows_1258,
    "tcvn3": tcvn3,
    "vni": vni,
}


@dataclass(frozen=True)
class Dialect:
    """How an office writes a text file; `padded` fills every row to the width of the widest, as Excel does."""

    delimiter: str = ";"
    encoding: str = "utf8_bom"
    numbers: NumberStyle = NumberStyle()  # noqa: RUF009 - frozen, so it may be shared
    newline: str = "\r\n"
    quote_all: bool = False
    padded: bool = True

    def text(self, sheet: Sheet) -> str:
        """The sheet as text, before it is encoded."""
        out = io.StringIO(newline="")
        quoting = csv.QUOTE_ALL if self.quote_all else csv.QUOTE_MINIMAL
        writer = csv.writer(out, delimiter=self.delimiter, lineterminator=self.newline, quoting=quoting)
        for row in sheet.rows:
            texts = [self.numbers.text(content) for content in row]
            writer.writerow(texts + [""] * (sheet.width - len(texts)) if self.padded else texts)
        return out.getvalue()

    def write(self, sheet: Sheet) -> bytes:
        """The sheet as the bytes of a file."""
        return ENCODERS[self.encoding](self.text(sheet))

    def writing(self, **numbers: object) -> Dialect:
        """With numbers written otherwise."""
        return replace(self, numbers=replace(self.numbers, **numbers))  # type: ignore[arg-type]


EXCEL = Dialect()
"""“CSV” of an Excel in Vietnam: semicolon, decimal comma, byte order mark."""

DIALECTS = {
    "semicolon-utf8_bom": EXCEL,
    "semicolon-utf8-dot_for_both": Dialect(
        encoding="utf8", newline="\n", padded=False,
        numbers=NumberStyle(decimal=".", thousands=".", percent=" %", nothing="NaN%"),
    ),
    "comma-utf8": Dialect(",", "utf8", NumberStyle(decimal=".", nothing="0"), newline="\n", padded=False),
    "comma-utf8-quoted_thousands": Dialect(
        ",", "utf8", NumberStyle(decimal=".", thousands=",", percent="%", places=1, nothing="")
    ),
    "comma-utf8_bom-all_quoted": Dialect(",", "utf8_bom", NumberStyle(thousands=".", percent="%"), quote_all=True),
    "tab-utf16le_bom": Dialect("\t", "utf16le_bom", NumberStyle(thousands=".", percent="%", nothing="NaN%")),
    "pipe-utf16be_bom": Dialect("|", "utf16be_bom", NumberStyle(decimal=".", thousands=" ", nothing="–")),
    "tab-utf8-hard_spaces": Dialect("\t", "utf8", NumberStyle(thousands=NBSP, percent=NBSP + "%"), newline="\n"),
    "semicolon-utf8-narrow_spaces-whole_percent": Dialect(
        encoding="utf8", numbers=NumberStyle(thousands=NARROW, percent="%", places=0)
    ),
    "semicolon-cp1258": Dialect(encoding="cp1258", numbers=NumberStyle(thousands=".", nothing="0")),
    "semicolon-tcvn3": Dialect(encoding="tcvn3", numbers=NumberStyle(thousands=".", percent="%")),
    "comma-vni-all_quoted": Dialect(",", "vni", NumberStyle(thousands="."), quote_all=True),
}  # fmt: skip
