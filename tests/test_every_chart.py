"""Every chart of every page leaves as a slide, a workbook and a CSV file with the very numbers the page shows."""

from __future__ import annotations

import csv
from datetime import datetime
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx.enum.shapes import MSO_SHAPE_TYPE
from streamlit.testing.v1 import AppTest

from charts.chart import Chart
from charts.commune_charts import BulletChart, UnitMap
from charts.deck.deck import Deck, Ratio
from charts.deck.pens import pen_of
from charts.deck.write import deck_bytes
from charts.footer import unmarked
from charts.sheet import csv_bytes
from charts.workbook import workbook_bytes
from pages.parts import draw
from pages.parts.menu import PAGES
from schemas.words import words_for
from tests.decks import charts_of, opened, series_of
from tests.office_files import faults

ROOT = Path(__file__).resolve().parent.parent
MADE_AT = datetime(2026, 11, 9, 8)
SLOWEST_RUN_SECONDS = 90
ASKED = {
    "indicator": (
        {"indicator": "online_filing_rate"},
        {"indicator": "bts_count", "commune": "06040"},
        {"indicator": "signature_rate", "period": "2026-03"},
        {"indicator": "digitised_filing_rate"},
    ),
    "commune": ({"commune": "06325"}, {"commune": "05977"}),
    "what-if": (
        {},
        {"assume": "online_filing_rate.06040:95,online_filing_rate.06613:97,signature_rate.06040:100"},
    ),
}
"""What is asked of pages that show one thing of many; the others are opened as they are."""


@pytest.fixture(scope="module")
def every_chart(prepared_template) -> dict[str, Chart]:
    """The charts of every page, as the page itself hands them to be taken away."""
    found: dict[str, Chart] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KPI_STORE", str(prepared_template))
        patch.setattr(
            draw,
            "_offer_files",
            lambda _frame, chart, *, key: found.setdefault(f"{key}: {chart.name}", chart),
        )
        for page in PAGES:
            for asked in ASKED.get(page.slug, ({},)):
                run = AppTest.from_file(str(ROOT / page.script), default_timeout=SLOWEST_RUN_SECONDS)
                run.query_params.update(asked)
                assert not run.run().exception, page.slug
    assert len(found) > 8
    return found


@pytest.fixture(scope="module")
def decks(every_chart) -> dict[str, bytes]:
    words = words_for("vi")
    return {
        key: deck_bytes(Deck(words, Ratio.WIDE, None, (chart,), "b540fea9", MADE_AT))
        for key, chart in every_chart.items()
    }


def test_every_chart_has_a_slide_that_reads_it_out(every_chart, decks):
    for key, chart in every_chart.items():
        slide = opened(decks[key]).slides[0]
        assert slide.shapes.title.text_frame.text.startswith(unmarked(words_for("vi"), chart.title)), key
        told = [element.get("descr") for element in slide._element.iter("{*}cNvPr") if element.get("descr")]
        assert told == [chart.alt], key


@pytest.mark.parametrize("ratio", Ratio)
def test_every_chart_s_slide_and_workbook_is_valid(every_chart, ratio):
    charts = tuple(every_chart.values())
    assert faults(deck_bytes(Deck(words_for("vi"), ratio, None, charts, "b540fea9", MADE_AT)), "pptx") == []
    assert faults(workbook_bytes(words_for("vi"), charts, release="b540fea9", made_at=MADE_AT), "xlsx") == []


def test_the_numbers_in_a_slide_are_those_of_the_workbook_inside_it(decks):
    for key, deck in decks.items():
        for drawn in charts_of(opened(deck)):
            for series in series_of(drawn):
                assert series.values == series.cells, key
                assert series.across == series.cells_across, key


def test_the_numbers_in_a_slide_are_those_of_the_table_behind_the_chart(every_chart, decks):
    for key, chart in every_chart.items():
        known = {
            round(float(cell), 9)
            for row in chart.sheet.rows
            for cell in row
            if isinstance(cell, Decimal | int)
        }
        for drawn in charts_of(opened(decks[key])):
            for series in statuses_of(chart, drawn):
                values = {round(value, 9) for value in series if value is not None}
                assert values <= known, key


def statuses_of(chart: Chart, drawn) -> list[tuple[float | None, ...]]:
    """The values drawn that are figures: not the heights a distribution's points are kept apart by, not lines."""
    plotted = series_of(drawn)
    if hasattr(chart, "dots"):
        return [
            series.across for series in plotted if series.name not in (chart.target_name, chart.province_name)
        ]
    if hasattr(chart, "paths"):
        paths = {path.name for path in chart.paths}
        return [series.values for series in plotted if series.name not in paths]
    return [series.values for series in plotted]


def test_the_numbers_in_the_workbook_are_those_of_the_table(every_chart):
    for key, chart in every_chart.items():
        content = workbook_bytes(words_for("vi"), [chart], release="b540fea9", made_at=MADE_AT)
        sheet = load_workbook(BytesIO(content)).worksheets[0]
        _, *rows = sheet.iter_rows(values_only=True)
        assert [tuple(as_cell(cell) for cell in row) for row in rows] == [
            tuple(as_cell(cell) for cell in row) for row in chart.sheet.rows
        ], key


def as_cell(cell):
    """A cell as a spreadsheet gives it back: an empty text is an empty cell."""
    if isinstance(cell, Decimal):
        return float(cell)
    return None if cell == "" else cell


def test_the_numbers_in_the_csv_file_are_those_of_the_table(every_chart):
    for key, chart in every_chart.items():
        text = csv_bytes(chart.sheet, language="vi").decode("utf-8-sig")
        _, *rows = csv.reader(StringIO(text), delimiter=";")
        for told, row in zip(rows, chart.sheet.rows, strict=True):
            for cell, known in zip(told, row, strict=True):
                if isinstance(known, Decimal | int):
                    assert Decimal(cell.replace(",", ".")) == known, key


def test_the_map_is_real_squares_with_the_values_of_its_table(every_chart, decks):
    for key, chart in every_chart.items():
        if isinstance(chart, UnitMap):
            (group,) = (
                shape
                for shape in opened(decks[key]).slides[0].shapes
                if shape.shape_type == MSO_SHAPE_TYPE.GROUP
            )
            told = {tuple(shape.text_frame.text.split("\n")) for shape in group.shapes}
            for unit in chart.units:
                written = unit.months[chart.shown].written
                assert any(texts[0] == unit.name and texts[-1].endswith(written) for texts in told), unit.name


def test_bullets_are_drawn_where_they_share_a_unit(every_chart):
    bullets = [chart for chart in every_chart.values() if isinstance(chart, BulletChart)]
    assert bullets
    assert all(pen_of(chart) is not None for chart in bullets)
