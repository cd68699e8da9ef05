"""Every chart of every page leaves as a slide, a workbook and a CSV file with the very numbers the page shows."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx.enum.shapes import MSO_SHAPE_TYPE
from streamlit.testing.v1 import AppTest

from charts.chart import Chart, CountsChart, DistributionChart, MosaicChart, RankingChart, TrendChart
from charts.commune_charts import BulletChart, HeatTable, UnitMap
from charts.deck.deck import Deck, Ratio
from charts.deck.pens import pen_of
from charts.deck.sheets import sheet_of
from charts.deck.write import deck_bytes
from charts.footer import unmarked
from charts.sheet import csv_bytes, written_rows
from charts.workbook import workbook_bytes
from packs.single import chart_slide
from pages.parts import draw
from pages.parts.menu import PAGES
from queries.release import current_release as release_now
from schemas.geography import PROVINCE
from schemas.status import STATUS_FORMS
from schemas.words import words_for
from tests.decks import Drawn, charts_of, opened, series_of
from tests.office_files import faults
from tests.samples import current_release, rows_of

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


VALUE, RISE, MARKS = "Giá trị", "Toàn tỉnh tăng", ("Chỉ tiêu", "Toàn tỉnh", "Trung vị nhóm so sánh")


def test_a_slide_draws_every_figure_of_the_table_behind_the_chart_and_no_other(every_chart, decks):
    compared: Counter[type[Chart]] = Counter()
    for key, chart in every_chart.items():
        for drawn in charts_of(opened(decks[key])):
            assert drawn_by(chart, series_of(drawn)) == told_by(chart), key
            compared[type(chart)] += 1
    assert set(compared) == {BulletChart, CountsChart, DistributionChart, RankingChart, TrendChart}


def drawn_by(chart: Chart, plotted: list[Drawn]) -> dict[str, Counter[float]]:
    """What a native chart shows: the figures of its units or periods, and each kind of mark beside them."""
    match chart:
        case BulletChart():
            kinds = {one.name: [one.values] for one in plotted if one.name in MARKS}
            kinds[VALUE] = [one.values for one in plotted if one.name not in MARKS]
        case CountsChart():
            kinds = {one.name.partition(" ")[2]: [one.values] for one in plotted}
        case DistributionChart():
            # Heights keep points apart; the figures run across.
            lines = (chart.target_name, chart.province_name)
            kinds = {VALUE: [one.across for one in plotted if one.name not in lines]}
        case TrendChart():
            lines = {path.name for path in (*chart.paths, *([chart.needed] if chart.needed else []))}
            kinds = {VALUE: [one.values for one in plotted if one.name not in lines]}
        case _:
            kinds = {VALUE: [one.values for one in plotted if one.name != chart.target_name]}
    return {
        kind: Counter(round(value, 9) for values in told for value in values if value)
        for kind, told in kinds.items()
    }


def told_by(chart: Chart) -> dict[str, Counter[float]]:
    """What the table says of the same: zeros and gaps are left out on both sides."""
    rows, kinds = chart.sheet.rows, {VALUE: VALUE}
    match chart:
        case BulletChart():
            rows = tuple(row for row in rows if "%" in row)
            kinds |= {kind: kind for kind in MARKS if any(row[column_of(chart, kind)] for row in rows)}
        case CountsChart():
            kinds = {heading: heading for heading in chart.sheet.headings[1:]}
        case RankingChart() if RISE in chart.sheet.headings:
            rows, kinds = rows[: len(chart.bars)], {VALUE: RISE}
    return {
        kind: Counter(round(float(value), 9) for row in rows if (value := row[column_of(chart, heading)]))
        for kind, heading in kinds.items()
    }


def column_of(chart: Chart, heading: str) -> int:
    return chart.sheet.headings.index(heading)


def test_a_slide_s_table_has_every_row_a_room_is_shown(every_chart, decks):
    words, seen = words_for("vi"), 0
    for key, chart in every_chart.items():
        tables = [
            shape.table for slide in opened(decks[key]).slides for shape in slide.shapes if shape.has_table
        ]
        if tables:
            shown = sheet_of(words, chart)
            told = [[cell.text for cell in row.cells] for table in tables for row in list(table.rows)[1:]]
            assert told == written_rows(words, shown), key
            seen += 1
    assert seen > 8


def test_what_a_room_is_shown_of_a_long_table_are_its_own_figures(every_chart):
    words = words_for("vi")
    for key, chart in every_chart.items():
        if isinstance(chart, HeatTable):
            values = {
                words.number(value, digits)
                for row in chart.sheet.rows
                for value, digits in zip(row, chart.sheet.decimals, strict=True)
                if isinstance(value, Decimal | int)
            }
            _, *rows = sheet_of(words, chart).rows  # the province is told above the communes alone
            shown = {cell.split(" ")[-1].removesuffix("%") for row in rows for cell in row[1:]}
            assert shown - values <= {form.symbol for form in STATUS_FORMS.values()}, key


def test_the_figures_of_a_table_are_those_of_the_release(every_chart, prepared_template):
    """The database read by a statement of this test's own, beside every table that names unit and period."""
    stored = {
        tuple(row[:3]): tuple(row[3:])
        for row in rows_of(
            current_release(prepared_template),
            "SELECT indicator, geography, period, value, numerator, denominator FROM observation",
        )
    }
    compared: Counter[type[Chart]] = Counter()
    for key, chart in every_chart.items():
        for indicator, geography, period, row in named_rows(chart, {one[0] for one in stored}):
            told = [row[place] for place in figure_columns(chart)]
            assert told == list(stored.get((indicator, geography, period), (None,) * 3))[: len(told)], key
            compared[type(chart)] += 1
    assert set(compared) == {DistributionChart, RankingChart, TrendChart, UnitMap}
    assert sum(compared.values()) > 800


def test_the_notes_of_a_single_slide_name_the_source_of_every_figure(every_chart, prepared_template):
    files = {
        tuple(row[:3]): row[3]
        for row in rows_of(
            current_release(prepared_template),
            "SELECT indicator, geography, o.period, file_name FROM observation AS o JOIN upload AS u ON u.id = o.upload",
        )
    }
    summed = set(
        rows_of(
            current_release(prepared_template),
            "SELECT indicator, geography, period FROM observation WHERE source = 'computed'",
        )
    )
    release, words, told = release_now(prepared_template), words_for("vi"), Counter()
    for key, chart in every_chart.items():
        if chart.figures:
            slide = opened(chart_slide(release, words, chart)).slides[0]
            notes = slide.notes_slide.notes_text_frame.text
            # A sum has no file of its own: it is from those of the communes; a document's figure is from none of them.
            wanted = {
                name
                for (indicator, geography, period), name in files.items()
                if (indicator, geography, period) in chart.figures
                or (indicator, PROVINCE, period) in summed & set(chart.figures)
            }
            assert wanted or "333/KH-UBND" in notes, key
            assert not {name for name in wanted if name not in notes}, key
            told[type(chart)] += 1
    assert {BulletChart, DistributionChart, HeatTable, MosaicChart, RankingChart, TrendChart, UnitMap} <= set(
        told
    )


def named_rows(chart: Chart, indicators: set[str]) -> Iterator[tuple[str, str, str, tuple]]:
    """The rows of a table that says of one indicator who and when; not those of levers, which are computed."""
    name = chart.name.removeprefix("map_")
    indicator = max((one for one in indicators if name.startswith(f"{one}_")), key=len, default="")
    headings = chart.sheet.headings
    if not indicator or VALUE not in headings or RISE in headings or "Kỳ số liệu" not in headings:
        return
    for row in chart.sheet.rows:
        geography = row[headings.index("Mã")] if "Mã" in headings else name.removeprefix(f"{indicator}_")
        yield indicator, geography, row[headings.index("Kỳ số liệu")], row


def figure_columns(chart: Chart) -> list[int]:
    known = [heading for heading in (VALUE, "Tử số", "Mẫu số") if heading in chart.sheet.headings]
    return [column_of(chart, heading) for heading in known]


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
