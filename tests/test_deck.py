"""Slides: the numbers of a chart's slide are those of the screen, of the workbook inside it and of the release."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Emu, Pt

from charts.chart import Bar, Chart, Footer, RankingChart, TableChart, TrendChart
from charts.deck.deck import Cover, Deck, Ratio
from charts.deck.place import SLACK, text_height, text_width
from charts.deck.template import CONTENT_LAYOUTS, FONT
from charts.deck.trend import serial
from charts.deck.write import deck_bytes
from charts.figure import trend_figure
from charts.footer import unmarked
from charts.ranking import ranking_chart
from charts.sheet import Sheet
from charts.theme import LIGHT
from charts.trend import trend_chart
from charts.workbook import sheet_names, workbook_bytes
from packs.build import pack_bytes
from packs.choice import Choice, Depth, Kind
from queries.catalogue import indicators, milestones
from queries.progress import figures
from queries.ranking import periods_of_communes, ranking
from queries.release import ReleaseFile, current_release
from schemas.errors import UserError
from schemas.status import Status
from schemas.words import Words, words_for
from tests.decks import charts_of, opened, series_of

MADE_AT = datetime(2026, 11, 9, 8)
NOTHING = Footer("", "", "", "")
LONGEST_TITLE = (
    "Tỷ lệ hồ sơ giải quyết thủ tục hành chính được số hóa khi tiếp nhận tại Bộ phận Một cửa cấp xã " * 2
)


@pytest.fixture(scope="module")
def release(prepared_template) -> ReleaseFile:
    return current_release(prepared_template)


@pytest.fixture(scope="module")
def words() -> Words:
    return words_for("vi")


@pytest.fixture(scope="module")
def every_chart(release, words) -> list[Chart]:
    """The trend and the ranking of every indicator."""
    found: list[Chart] = []
    for indicator in indicators(release):
        history = figures(release, indicator=indicator.id, geography=indicator.main_geography)
        known = [figure for figure in history if figure.value is not None]
        if known:
            steps = milestones(release, indicator=indicator.id)
            trend = trend_chart(
                words, indicator, history, steps, shown=known[-1], unit_name="Lạng Sơn", source="nguồn"
            )
            found += [trend] if trend.drawable else []
        for period in periods_of_communes(release, indicator=indicator.id)[:1]:
            ranked = ranking(release, indicator=indicator.id, period=period)
            found.append(ranking_chart(words, indicator, ranked, chosen="05977", source="nguồn"))
    assert {type(chart) for chart in found} == {TrendChart, RankingChart}
    return found


@pytest.fixture(scope="module")
def deck(every_chart, words) -> bytes:
    return deck_bytes(deck_of(words, every_chart))


def deck_of(
    words: Words, charts: list[Chart], *, ratio: Ratio = Ratio.WIDE, cover: Cover | None = None
) -> Deck:
    return Deck(words, ratio, cover, tuple(charts), "b540fea9", MADE_AT)


def ranking_of(
    words: Words, values: list[float], *, names: list[str] | None = None, target: float | None = 90
):
    bars = tuple(
        Bar(name, value, f"{value}%", Status.BEHIND, name, illustrative=False, faded=False, chosen=place == 0)
        for place, (name, value) in enumerate(
            zip(names or [f"Xã số {place}" for place in range(len(values))], values, strict=True)
        )
    )
    sheet = Sheet(("Tên", "Giá trị"), tuple((bar.name, Decimal(str(bar.value))) for bar in bars), (None, 2))
    return RankingChart("ranking", "Tiêu đề", NOTHING, "đọc", sheet, "%", 2, bars, target, "Chỉ tiêu: 90%")


def test_every_number_of_a_slide_is_that_of_the_workbook_inside_it(deck, every_chart):
    drawn = charts_of(opened(deck))
    assert len(drawn) == len(every_chart)
    for chart in drawn:
        for series in series_of(chart):
            assert series.values == series.cells
            assert series.across == series.cells_across


def test_every_number_of_a_trend_is_that_of_the_screen(deck, every_chart):
    for chart, drawn in zip(every_chart, charts_of(opened(deck)), strict=True):
        if isinstance(chart, TrendChart):
            figure = trend_figure(chart, language="vi", colours=LIGHT)
            screen = {
                (trace["name"], tuple(serial(month) for month in trace["x"]), tuple(trace["y"]))
                for trace in figure["data"]
                if trace["type"] == "scatter"
            }
            assert {(series.name, series.across, series.values) for series in series_of(drawn)} == screen


def test_every_number_of_a_ranking_is_that_of_the_screen(deck, every_chart):
    for chart, drawn in zip(every_chart, charts_of(opened(deck)), strict=True):
        if isinstance(chart, RankingChart):
            columns = [series for series in series_of(drawn) if series.name != chart.target_name]
            assert [row_value(columns, row) for row in range(len(chart.bars))] == [
                bar.value for bar in chart.bars
            ]
            lines = [series for series in series_of(drawn) if series.name == chart.target_name]
            assert [set(line.values) for line in lines] == (
                [{chart.target}] if chart.target is not None else []
            )


def row_value(columns, row: int) -> float:
    """A unit's value stands in the one column of its status."""
    (value,) = (series.values[row] for series in columns if series.values[row] is not None)
    return value


def test_the_figures_of_a_workbook_are_those_of_the_release(every_chart, words):
    book = load_workbook(BytesIO(workbook_bytes(words, every_chart, release="b540fea9", made_at=MADE_AT)))
    for name, chart in zip(sheet_names([chart.name for chart in every_chart]), every_chart, strict=True):
        heading, *rows = book[name].iter_rows(values_only=True)
        assert heading == chart.sheet.headings
        assert [tuple(row) for row in rows] == [
            tuple(float(cell) if isinstance(cell, Decimal) else cell for cell in row)
            for row in chart.sheet.rows
        ]
        assert book[name].freeze_panes == "A2"


def test_equal_decks_and_workbooks_are_equal_bytes(deck, every_chart, words):
    assert deck_bytes(deck_of(words, every_chart)) == deck
    books = {workbook_bytes(words, every_chart[:2], release="b", made_at=MADE_AT) for _ in range(2)}
    assert len(books) == 1


def test_a_gap_stays_a_gap(deck):
    for chart in charts_of(opened(deck)):
        blanks = [element.get("val") for element in chart._chartSpace.iter("{*}dispBlanksAs")]
        assert blanks == ["gap"]


def test_numbers_inside_a_chart_are_written_as_in_vietnamese(deck):
    for chart in charts_of(opened(deck)):
        formats = {element.get("formatCode") for element in chart._chartSpace.iter("{*}numFmt")} - {"General"}
        assert formats
        assert all(form.startswith("[$-42A]") for form in formats)
        assert [element.get("val") for element in chart._chartSpace.iter("{*}lang")] == ["vi-VN"]


def test_every_chart_is_read_out_and_named(deck, every_chart):
    frames = [shape for slide in opened(deck).slides for shape in slide.shapes if shape.has_chart]
    told = [shape._element.nvGraphicFramePr.cNvPr for shape in frames]
    assert [properties.get("descr") for properties in told] == [chart.alt for chart in every_chart]
    assert all(properties.get("name") for properties in told)


def test_a_slide_is_read_in_order_and_says_where_it_is_from(deck, every_chart, words):
    for slide, chart in zip(opened(deck).slides, every_chart, strict=True):
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        # The mark of illustrative figures is no part of the title: it stands in a frame of its own below it.
        assert texts[0] == unmarked(words, chart.title)
        assert slide.shapes[0] == slide.shapes.title
        source = next(text for text in texts if "bản phát hành b540fea9" in text)
        assert all(part in source for part in chart.footer.parts)
        assert ("SỐ LIỆU MINH HỌA" in texts) == bool(chart.footer.illustrative)
        assert (
            texts.index(source)
            > next(place for place, shape in enumerate(slide.shapes) if shape.has_chart) - 1
        )
        assert chart.notes[0] in slide.notes_slide.notes_text_frame.text


@pytest.mark.parametrize("ratio", Ratio)
@pytest.mark.parametrize("count", [1, 12, 65])
def test_nothing_lies_outside_its_slide_or_over_another(words, ratio, count):
    charts = [
        replace(
            ranking_of(words, [88.13] * count, names=["Phường Lương Văn Tri"] * count),
            title=LONGEST_TITLE, subject=LONGEST_TITLE, sentences=(LONGEST_TITLE,) * 3,
            footer=Footer(LONGEST_TITLE, "64/65", "tháng 10/2026", "Số liệu minh họa"),
        ),
        replace(ranking_of(words, [50.0] * count), title="Ngắn"),
    ]  # fmt: skip
    file = opened(deck_bytes(deck_of(words, charts, ratio=ratio, cover=Cover(LONGEST_TITLE, ("Dòng",)))))
    for slide in list(file.slides)[1:]:
        boxes = sorted(
            (shape.top, shape.top + shape.height, shape.left, shape.left + shape.width)
            for shape in slide.shapes
        )
        for top, bottom, left, right in boxes:
            assert left >= 0 and top >= 0 and right <= file.slide_width and bottom <= file.slide_height
        for place, (_, bottom, left, right) in enumerate(boxes):
            for other in boxes[place + 1 :]:
                beside = other[2] >= right or other[3] <= left
                assert beside or other[0] >= bottom - Emu(1)


@pytest.mark.parametrize("values", [[3.0], [-5.0, 12.0], [0.0, 0.0], [1.0, 2.0, 1_000_000.0], [0.001, 0.002]])
def test_an_axis_holds_every_value(words, values):
    (chart,) = charts_of(opened(deck_bytes(deck_of(words, [ranking_of(words, values, target=None)]))))
    axis = next(chart._chartSpace.iter("{*}valAx"))
    low, high = (float(next(axis.iter(f"{{*}}{end}")).get("val")) for end in ("min", "max"))
    assert low <= min(*values, 0) and high >= max(*values, 0) and low < high


def test_a_long_table_goes_on_the_next_slide_and_loses_no_row(words):
    rows = tuple((f"{place:05d}", f"Xã số {place}", Decimal(place)) for place in range(65))
    chart = TableChart("t", "Bảng", NOTHING, "đọc", Sheet(("Mã", "Tên", "Giá trị"), rows, (None, None, 2)))
    file = opened(deck_bytes(deck_of(words, [chart])))
    tables = [shape.table for slide in file.slides for shape in slide.shapes if shape.has_table]
    told = [tuple(cell.text for cell in row.cells) for table in tables for row in list(table.rows)[1:]]
    assert told == [(code, name, words.number(value, 2)) for code, name, value in rows]
    assert len(tables) > 1
    assert (
        opened(deck_bytes(deck_of(words, [chart]))).slides[1].shapes.title.text_frame.text
        == f"Bảng (2/{len(tables)})"
    )


@pytest.mark.parametrize("ratio", Ratio)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_table_runs_over_its_source_or_breaks_a_word(release, language, ratio):
    words = words_for(language)
    deck = pack_bytes(release, words, Choice(Kind.OVERVIEW, "2026-10", Depth.LONG, ratio))
    tables = 0
    for slide in opened(deck).slides:
        for shape in slide.shapes:
            if shape.has_table:
                tables += 1
                assert lowest_of_table(shape) <= first_top_below(slide, shape)
                assert not list(broken_words(shape.table))
    assert tables > 8


def lowest_of_table(shape) -> int:
    """Where a table ends when every row is as high as its words need."""
    needed = (
        max(
            text_height([cell.text], size_of(cell), width_of(cell, column), bold=is_bold(cell))
            + cell.margin_top
            + cell.margin_bottom
            for cell, column in zip(row.cells, shape.table.columns, strict=True)
        )
        for row in shape.table.rows
    )
    heights = (max(row.height, least) for row, least in zip(shape.table.rows, needed, strict=True))
    return shape.top + sum(heights)


def first_top_below(slide, table) -> int:
    return min(shape.top for shape in slide.shapes if shape.top > table.top and not shape.has_table)


def broken_words(table):
    for row in table.rows:
        for cell, column in zip(row.cells, table.columns, strict=True):
            for word in cell.text.split(" "):
                if text_width(word, size_of(cell), bold=is_bold(cell)) > width_of(cell, column):
                    yield word


def width_of(cell, column) -> int:
    return column.width - cell.margin_left - cell.margin_right


def size_of(cell) -> float:
    return cell.text_frame.paragraphs[0].runs[0].font.size.pt


def is_bold(cell) -> bool:
    return bool(cell.text_frame.paragraphs[0].runs[0].font.bold)


def test_letters_are_as_wide_as_those_of_the_face():
    # Measured in Liberation Sans, which is as wide as Arial letter by letter.
    assert text_width("Tỷ lệ hồ sơ", 1000) == pytest.approx(Pt(4991) * SLACK, rel=0.001)
    assert text_width("Đúng tiến độ", 1000, bold=True) == pytest.approx(Pt(6110) * SLACK, rel=0.001)


def test_a_word_is_never_a_formula(words):
    chart = ranking_of(words, [1.0], names=["=1+1"])
    content = deck_bytes(deck_of(words, [chart]))
    (series, *_) = series_of(charts_of(opened(content))[0])
    assert series.cells_across == ("▼ =1+1",) or series.cells_across[0].endswith("=1+1")
    sheet = Sheet(("A",), (("=1+1",), ("+1",)), (None,))
    book = load_workbook(
        BytesIO(workbook_bytes(words, [replace(chart, sheet=sheet)], release="b", made_at=MADE_AT))
    )
    assert {cell.data_type for cell in book["ranking"]["A"]} == {"s"}


def test_our_own_template_has_a_face_with_vietnamese_letters(deck):
    with ZipFile(BytesIO(deck)) as package:
        theme = package.read("ppt/theme/theme1.xml").decode()
    assert theme.count(f'<a:latin typeface="{FONT}"/>') == 2
    assert "Calibri" not in theme


def test_the_office_s_template_is_honoured(words):
    office = Presentation()
    for layout in office.slide_layouts:
        if layout.name == "Title Only":
            layout.name = "Chỉ Tiêu đề"
    office.slides.add_slide(office.slide_layouts[0]).shapes.title.text = "Trang cũ của mẫu"
    chart = ranking_of(words, [80.0, 95.0])
    file = opened(deck_bytes(deck_of(words, [chart], cover=Cover("Bìa", ("Dòng",))), template=saved(office)))
    assert [slide.slide_layout.name for slide in file.slides] == ["Title Slide", "Chỉ Tiêu đề"]
    assert (file.slide_width, file.slide_height) == (office.slide_width, office.slide_height)
    assert "Trang cũ của mẫu" not in [
        shape.text_frame.text for slide in file.slides for shape in slide.placeholders
    ]


def test_a_template_without_the_layout_is_refused_with_its_remedy(words):
    office = Presentation()
    for layout in list(office.slide_layouts):
        if layout.name == CONTENT_LAYOUTS[0]:
            office.slide_layouts.remove(layout)
    with pytest.raises(UserError) as refused:
        deck_bytes(deck_of(words, [ranking_of(words, [1.0])]), template=saved(office))
    sentence, remedy = words.error(refused.value)
    assert CONTENT_LAYOUTS[0] in sentence and "Blank" in sentence
    assert remedy


def test_a_template_that_is_no_presentation_is_refused(words):
    with pytest.raises(UserError):
        deck_bytes(deck_of(words, [ranking_of(words, [1.0])]), template=b"no presentation")


def test_sheets_of_a_workbook_have_names_a_spreadsheet_takes():
    assert sheet_names(["a/b:c", "x" * 40, "x" * 40, ""]) == ["a b c", "x" * 31, f"{'x' * 29} 2", "1"]


def saved(file) -> bytes:
    content = BytesIO()
    file.save(content)
    return content.getvalue()
