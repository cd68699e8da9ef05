"""What a worksheet says beside its values is found the same by patterns and element by element, however it is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings, strategies
from lxml import etree

from pipelines.sheets.xlsx_marks import Marks, by_parser, by_pattern, extent, marks_of
from schemas.grid import Merge

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PERCENT = frozenset({"3", "12"})
SHEET = """<sheetPr/><cols><col min="1" max="2" width="9"/><col max="5" min="4" hidden="1" width="0"/></cols><sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="3"><v>0.5</v></c></row>
<row hidden="1" r="2" spans="1:3"><c s="12" r="A2"><v>0.25</v></c><c r="B2" s="3" t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row>
<row r="3"><c r="A3" s="1"><f>IF(B1&lt;1,2,3)</f></c><c r="B3"><f t="shared" si="0"/><v>7</v></c><c r="AA3" s="3"/></row>
<row r="4"><c r="A4"><f ca="1">NOW()</f><v></v></c><c r="B4" s="3" t="n"><v>1</v></c><c r="C4" s="31"><v>1</v></c></row>
<row r="5"><c r="A5" t="e"><v>#REF!</v></c><c r="B5" s="1" t="e"><f>A1/0</f><v>#DIV/0!</v></c></row>
</sheetData><mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells>"""
MARKS = Marks(
    percent={(0, 1), (1, 0), (2, 26), (3, 1)},
    formulas={(2, 0): "=IF(B1<1,2,3)", (3, 0): "=NOW()"},
    computed={(1, 1), (2, 1), (4, 1)},
    hidden_rows={1},
    hidden_columns={3, 4},
    merges=[Merge(0, 0, 1, 2)],
    errors={(4, 0): "#REF!", (4, 1): "#DIV/0!"},
)
WRITTEN: dict[str, Callable[[str], str]] = {
    "as spreadsheets write it": lambda body: f'<worksheet xmlns="{MAIN}">{body}</worksheet>',
    "with a declaration": lambda body: f"<?xml version='1.0'?><worksheet xmlns=\"{MAIN}\">{body}</worksheet>",
    "with other quotes": lambda body: f"<worksheet xmlns='{MAIN}'>{body}</worksheet>".replace(
        'r="B1"', "r='B1'"
    ),
    "with a comment": lambda body: (
        f'<worksheet xmlns="{MAIN}"><!-- <row hidden="1" r="9"/> -->{body}</worksheet>'
    ),
    "with a prefix": lambda body: f'<x:worksheet xmlns:x="{MAIN}">{prefixed(body)}</x:worksheet>',
}


def prefixed(body: str) -> str:
    return body.replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN.keys())
def test_the_marks_are_found_however_the_sheet_is_written(written: Callable[[str], str]) -> None:
    assert marks_of(written(SHEET).encode(), PERCENT) == MARKS


def test_a_formula_that_does_not_stand_first_in_its_cell_is_left_to_the_parser() -> None:
    xml = f'<worksheet xmlns="{MAIN}"><row r="1"><c r="A1"><v>1</v><f>B1</f></c></row></worksheet>'.encode()
    assert by_pattern(xml, PERCENT) is None
    assert marks_of(xml, PERCENT).computed == {(0, 0)}


def test_xml_that_is_not_sound_is_refused() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        marks_of(
            f'<worksheet xmlns="{MAIN}"><row r="1"><c r="A1"><v>1</c></row></worksheet>'.encode(), PERCENT
        )


def test_only_cells_count_for_how_far_a_sheet_reaches() -> None:
    xml = b"""<row r="1048576" hidden="1"/><row r="2"><c s="1" r="AB2"/><c r='C12'/></row>"""
    assert extent(xml) == (12, 28)


def cell(number: int, style: str, kind: str, formula: str, value: str) -> str:
    parts = [f'r="{"ABC"[number % 3]}{number // 3 + 1}"', style and f's="{style}"', kind and f't="{kind}"']
    attributes = " ".join(part for part in (parts if number % 2 else reversed(parts)) if part)
    return f"<c {attributes}>{formula}{value}</c>" if formula or value else f"<c {attributes}/>"


@settings(max_examples=200, deadline=None)
@given(
    strategies.lists(
        strategies.tuples(
            strategies.sampled_from(("", "3", "12", "1", "33")),
            strategies.sampled_from(("", "n", "s", "str", "b", "e")),
            strategies.sampled_from(
                ("", "<f>A1+B1</f>", '<f t="shared" si="0"/>', "<f>a&gt;1 &amp; 2</f>", "<f></f>")
            ),
            strategies.sampled_from(("", "<v>1</v>", "<v></v>", "<v/>", '<v xml:space="preserve"> </v>')),
        ),
        max_size=12,
    )
)
def test_patterns_find_what_the_parser_finds(cells: list[tuple[str, str, str, str]]) -> None:
    body = "".join(
        f'<row r="{number // 3 + 1}">{cell(number, *each)}</row>' for number, each in enumerate(cells)
    )
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'.encode()
    assert by_pattern(xml, PERCENT) == by_parser(xml, PERCENT)
