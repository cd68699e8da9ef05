"""What stands where it should not: tables beside and below, repeated headings, cells moved sideways, broken quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.files.contents import Content
from tests.files.drafts import BAC_SON, KY_LUA, THAT_KHE, bytes_case, taken, text_case
from tests.files.goldens import Case, Refused
from tests.files.layouts import EXPORT, GROUPED, OFFICIAL, Layout, laid_out
from tests.files.reports import report
from tests.files.shapes import DIGITISATION, FILING, PAYMENT
from tests.files.shapes_of_progress import FORM_06, PROGRESS
from tests.files.sheets import Sheet
from tests.files.text_files import EXCEL, Dialect

COMMAS = Dialect(",", "utf8", EXCEL.numbers, newline="\n", padded=False)


def cases() -> Iterator[Case]:
    """All cases about the structure of a sheet."""
    yield from _repeated_headings()
    yield from _further_tables()
    yield from _moved()
    yield from _quotes_and_bytes()


def _inserted(sheet: Sheet, at: int, rows: tuple[tuple[Content, ...], ...]) -> Sheet:
    """With rows put in before one, and the places of what stands below moved down."""
    places = {key: (row + len(rows) * (row >= at), column) for key, (row, column) in sheet.places.items()}
    return replace(sheet, rows=(*sheet.rows[:at], *rows, *sheet.rows[at:]), merges=(), places=places)


def _repeated_headings() -> Iterator[Case]:
    for shape, layout in (
        (DIGITISATION, EXPORT),
        (PROGRESS, OFFICIAL),
        (FORM_06, GROUPED),
        (FILING, OFFICIAL),
    ):
        whole = report(shape)
        sheet = laid_out(whole, layout)
        last = sheet.places["heading", "unit"][0]
        depth = max(len(path.split(" > ")) for path in shape.headings.values())
        headings = sheet.rows[last - depth + 1 : last + 1 + layout.column_numbers]
        middle = sheet.places[BAC_SON, "unit"][0]
        yield text_case(
            f"structure-{shape.id}-headings_at_each_page", "the headings stand again where a page begins",
            _inserted(sheet, middle, headings), taken(whole),
        )  # fmt: skip


def _further_tables() -> Iterator[Case]:
    whole, other = report(DIGITISATION), report(PAYMENT)
    first, second = laid_out(whole), laid_out(other)
    row, column = second.places["heading", "unit"]
    below = replace(first, rows=(*first.rows, (), *second.rows))
    place = Sheet((), places={("second", "unit"): (row + len(first.rows) + 1, column)})
    yield text_case("structure-table_below", "another report's table stands below", below,
                    Refused(("several_tables",), (place.cell("second", "unit"),)))  # fmt: skip
    again = laid_out(
        report(DIGITISATION, seed=2), Layout(period_line="(Từ ngày 01/09/2026 đến ngày 30/09/2026)")
    )
    yield text_case("structure-last_month_below", "last month's table stands below", replace(first, rows=(*first.rows, (), *again.rows)),
                    Refused(("several_tables", "second_table")))  # fmt: skip
    half = len(whole.lines) // 2
    left, right = (
        laid_out(replace(whole, lines=lines)) for lines in (whole.lines[:half], whole.lines[half:])
    )
    start = left.places["heading", "stt"][0]
    width = left.width + 1
    rows = [(*line, *("",) * (width - len(line))) for line in (*left.rows, ())]
    for offset, line in enumerate(right.rows[start:]):
        rows[start + offset] = (*rows[start + offset], *line)
    place = Sheet((), places={("second", "unit"): (start, width + 1)})
    yield text_case("structure-table_beside", "the second half of the communes stands beside the first", Sheet(tuple(rows)),
                    Refused(("several_tables",), (place.cell("second", "unit"),)))  # fmt: skip


def _moved() -> Iterator[Case]:
    large = report(PROGRESS).meant(
        KY_LUA, received=2234, carried_over=234, in_period=2000, online=1500, in_person=400, by_post=100, settled=2200,
        early=1000, on_time=1100, late=100, pending=34, pending_within=30, pending_late=4, suspended=0,
    )  # fmt: skip
    sheet = laid_out(large, OFFICIAL)
    row, column = sheet.places[KY_LUA, "received"]
    cells = sheet.rows[row]
    split = replace(sheet, rows=_with_row(sheet, row, (*cells[:column], "2", "234", *cells[column + 1 :])))
    yield text_case("structure-thousands_without_quotes", "2,234 between commas is two cells", split,
                    Refused(("moved_cells",), (sheet.cell(KY_LUA, "received"),)), dialect=COMMAS)  # fmt: skip
    for shape, lost in (
        (DIGITISATION, "with_reuse"),
        (FORM_06, "online"),
        (FILING, "in_person"),
        (PAYMENT, "with_obligation"),
    ):
        sheet = laid_out(report(shape), OFFICIAL)
        row, column = sheet.places[THAT_KHE, lost]
        cells = sheet.rows[row]
        short = replace(sheet, rows=_with_row(sheet, row, (*cells[:column], *cells[column + 1 :])))
        yield text_case(f"structure-{shape.id}-cell_lost", "a cell was deleted and the rest moved to the left", short,
                        Refused(("moved_cells",)))  # fmt: skip
    remark = laid_out(report(DIGITISATION))
    row, _ = remark.places[THAT_KHE, "unit"]
    yield text_case("structure-remark_beside_a_row", "a remark without a heading behind one row",
                    replace(remark, rows=_with_row(remark, row, (*remark.rows[row], "đã đối chiếu"))),
                    taken(report(DIGITISATION)))  # fmt: skip


def _with_row(sheet: Sheet, number: int, cells: tuple[Content, ...]) -> tuple[tuple[Content, ...], ...]:
    return (*sheet.rows[:number], cells, *sheet.rows[number + 1 :])


def _changed(text: str, old: str, new: str) -> Callable[[], bytes]:
    assert text.count(old) == 1, "the place to damage is the only one"
    return lambda: text.replace(old, new).encode()


def _quotes_and_bytes() -> Iterator[Case]:
    whole = report(DIGITISATION)
    sheet = laid_out(whole)
    text = EXCEL.text(sheet)
    place = (sheet.cell(THAT_KHE, "unit"),)
    yield bytes_case("quotes-not_closed", "a mark that would swallow every row below it",
                     _changed(text, ";Xã Thất Khê;", ';"Xã Thất Khê;'), Refused(("broken_quotes",), place))  # fmt: skip
    yield bytes_case("quotes-inside", "marks inside a quoted cell that are not doubled",
                     _changed(text, ";Xã Thất Khê;", ';"Xã "Thất Khê"";'), Refused(("broken_quotes",), place))  # fmt: skip
    yield bytes_case("bytes-not_utf8", "a byte lost in the middle of a letter",
                     lambda: text.encode().replace("Xã Thất Khê".encode(), b"X\xc3 Th\xe1t Kh\xea", 1),
                     Refused(("unknown_encoding",), place))  # fmt: skip
    golden = taken(whole)
    for identifier, content, reason in (
        ("two_marks", b"\xef\xbb\xbf" * 2 + text.encode(), "two byte order marks, as joined files have"),
        ("sep_line", b"sep=;\r\n" + text.encode(), "Excel's first line that names the delimiter"),
        ("carriage_returns", text.replace("\r\n", "\r").encode(), "lines that end as on an old Macintosh"),
        ("utf16_without_mark", text.encode("utf-16-le"), "UTF-16 that does not say so"),
    ):
        yield bytes_case(f"bytes-{identifier}", reason, _bytes(content), golden)
    yield bytes_case(
        "bytes-no_newline_at_the_end",
        "a file that ends with its last cell",
        _bytes(text.rstrip().encode()),
        golden,
    )


def _bytes(content: bytes) -> Callable[[], bytes]:
    return lambda: content
