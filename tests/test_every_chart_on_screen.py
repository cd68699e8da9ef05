"""Every chart of every page shows on the screen the very figures of the table behind it, which every file has, too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from lxml import html
from streamlit.testing.v1 import AppTest

from charts import pictures
from charts.calendar import CalendarTable
from charts.chart import (
    Chart,
    CountsChart,
    DistributionChart,
    MosaicChart,
    RankingChart,
    TableChart,
    TrendChart,
)
from charts.commune_charts import BulletChart, Comparison, HeatTable, LineGrid, UnitMap
from charts.sheet import written_rows
from pages.parts import draw, tile_map
from pages.parts.menu import PAGES
from schemas.words import words_for
from tests.test_every_chart import ASKED, ROOT, SLOWEST_RUN_SECONDS

NUMBER = re.compile(r"[−+]?\d[\d.]*(?:,\d+)?")


@dataclass(frozen=True)
class Drawing:
    """One chart, with what its page drew of it: HTML, or a figure for Plotly."""

    key: str
    chart: Chart
    markup: Any
    figure: dict[str, Any] | None


@pytest.fixture(scope="module")
def drawings(prepared_template) -> list[Drawing]:
    """The charts of every page as the pages draw them."""
    found = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KPI_STORE", str(prepared_template))
        for page in PAGES:
            for asked in ASKED.get(page.slug, ({},)):
                found.extend(drawn_on(page.script, asked, patch))
    assert len(found) > 40
    return found


def drawn_on(script: str, asked: dict[str, str], patch: pytest.MonkeyPatch) -> Iterator[Drawing]:
    offered, markups, figures = {}, {}, {}
    own_drawn, own_figure = draw_originals()

    def drawn(markup, *, key):
        markups[key] = markup
        return own_drawn(markup, key=key)

    def figure_of(chart, **look):
        figures[chart.name] = own_figure(chart, **look)
        return figures[chart.name]

    for module in (pictures, draw, tile_map):
        patch.setattr(module, "drawn", drawn)
    patch.setattr(draw, "figure_of", figure_of)
    patch.setattr(draw, "_offer_files", lambda _frame, chart, *, key: offered.setdefault(key, chart))
    run = AppTest.from_file(str(ROOT / script), default_timeout=SLOWEST_RUN_SECONDS)
    run.query_params.update(asked)
    assert not run.run().exception, script
    for key, chart in offered.items():
        markup = html.fromstring(f"<div>{markups[key]}</div>") if key in markups else None
        yield Drawing(key, chart, markup, figures.get(chart.name))


ORIGINALS = (pictures.drawn, draw.figure_of)


def draw_originals():
    return ORIGINALS


def of_kind(drawings: list[Drawing], kind: type[Chart]) -> list[Drawing]:
    found = [one for one in drawings if isinstance(one.chart, kind)]
    assert found, kind
    return found


def rows_of(chart: Chart) -> list[dict[str, Any]]:
    return [dict(zip(chart.sheet.headings, row, strict=True)) for row in chart.sheet.rows]


def texts(markup, path: str) -> list[str]:
    return [" ".join(part.text_content().split()) for part in markup.xpath(path)]


def number(text: str) -> Decimal:
    """A number as Vietnamese writes it."""
    (found, *_) = NUMBER.findall(text)
    return Decimal(found.replace(".", "").replace(",", ".").replace("−", "-"))


def same(text: str, value: Decimal | int) -> bool:
    """Whether a text tells a value, rounded to the digits it shows."""
    told = number(text)
    return told == Decimal(value).quantize(Decimal(1).scaleb(told.as_tuple().exponent), ROUND_HALF_UP)


def of_class(name: str) -> str:
    return f'contains(concat(" ", @class, " "), " {name} ")'


def test_whatever_is_offered_to_take_away_is_drawn(drawings):
    assert [one.key for one in drawings if one.markup is None and one.figure is None] == []


def test_the_points_of_a_trend_are_the_figures_of_its_table(drawings):
    for one in of_kind(drawings, TrendChart):
        known = {round(float(row["Giá trị"]), 6) for row in rows_of(one.chart) if row["Giá trị"] is not None}
        names = {series.name for series in one.chart.series}
        plotted = [
            value
            for trace in one.figure["data"]
            if trace.get("name") in names
            for value in trace["y"]
            if value is not None
        ]
        assert {round(float(value), 6) for value in plotted} == known, one.key


def test_the_dots_of_a_distribution_are_the_figures_of_its_table(drawings):
    for one in of_kind(drawings, DistributionChart):
        known = Counter(round(float(dot.value), 6) for dot in one.chart.dots)
        table = Counter(
            round(float(row["Giá trị"]), 6) for row in rows_of(one.chart) if row["Giá trị"] is not None
        )
        plotted = Counter(
            round(float(value), 6)
            for trace in one.figure["data"]
            if "markers" in str(trace.get("mode"))
            for value in trace["x"]
        )
        assert plotted == known, one.key
        assert not known - table, one.key


def test_the_blocks_of_a_mosaic_are_the_rates_of_its_table(drawings):
    for one in of_kind(drawings, MosaicChart):
        known = [float(row["Tỷ lệ"]) for row in rows_of(one.chart)]
        assert [block.height for block in one.chart.blocks] == pytest.approx(known)
        heights = [
            float(value) for trace in one.figure["data"] if trace["type"] == "bar" for value in trace["y"]
        ]
        assert set(known) <= {round(value, 6) for value in heights}, one.key


def test_the_bars_of_a_ranking_are_as_long_as_the_figures_of_its_table_say(drawings):
    for one in of_kind(drawings, RankingChart):
        heading = "Toàn tỉnh tăng" if one.chart.name.endswith("_levers") else "Giá trị"
        known = {row["Mã"]: row[heading] for row in rows_of(one.chart)}
        rows = one.markup.xpath("//tbody/tr")
        assert len(rows) == len(one.chart.bars)
        scales = set()
        for row in rows:
            (code,) = re.findall(r"commune=(\d+)", row.xpath(".//th//a/@href")[0])
            (value,) = texts(row, f".//*[{of_class('kpi-rank-value')}]")
            assert same(value, known[code]), (one.key, code)
            (width,) = re.findall(
                r"width:([\d.]+)%", row.xpath(f".//*[{of_class('kpi-rank-bar')}]/@style")[0]
            )
            if known[code] > max(known[key] or 0 for key in known) / 20:
                scales.add(round(float(known[code]) / float(width), 3))
        assert max(scales) - min(scales) <= 0.01 * max(scales), one.key


def test_every_unit_of_a_map_shows_its_figure(drawings):
    for one in of_kind(drawings, UnitMap):
        known = {row["Mã"]: row["Giá trị"] for row in rows_of(one.chart)}
        units = one.markup.xpath("//*[@data-code]")
        assert {unit.get("data-code") for unit in units} == set(known)
        for unit in units:
            value = known[unit.get("data-code")]
            (told,) = texts(unit, f".//*[{of_class('kpi-unit-value')}]")
            assert unit.get("data-written").split("|")[one.chart.shown] == told
            assert same(told, value) if value is not None else not NUMBER.search(told), one.key


def test_every_cell_of_a_heat_table_shows_its_figure(drawings):
    for one in of_kind(drawings, HeatTable):
        known = {row[1].partition(" ")[2]: row[3::2] for row in one.chart.sheet.rows}
        rows = [row for row in one.markup.xpath("//tbody/tr") if texts(row, "./th")[0] in known]
        assert len(rows) == len(known)
        for row in rows:
            values = known[texts(row, "./th")[0]]
            for cell, value in zip(texts(row, "./td"), values, strict=True):
                assert same(cell, value) if value is not None else not NUMBER.search(cell), (one.key, cell)


def test_small_lines_say_the_last_figure_of_their_table(drawings):
    for one in of_kind(drawings, LineGrid):
        known = {row[1].partition(" ")[2]: row[-1] for row in one.chart.sheet.rows}
        cards = one.markup.xpath("//li")
        assert len(cards) == len(known)
        for card in cards:
            (name,), (told,) = (
                texts(card, f".//*[{of_class(part)}]") for part in ("kpi-grid-name", "kpi-grid-value")
            )
            assert same(told, known[name]) if known[name] is not None else not NUMBER.search(told), name


def test_every_bullet_shows_the_figures_of_its_row(drawings):
    for one in of_kind(drawings, BulletChart):
        items = one.markup.xpath(f"//li[{of_class('kpi-bullet')}]")
        for item, row in zip(items, rows_of(one.chart), strict=True):
            assert row["Chỉ số"] in texts(item, ".//a")
            value = texts(item, f".//*[{of_class('kpi-bullet-value')}]")
            assert same(value[0], row["Giá trị"]) if row["Giá trị"] is not None else not value
            beside = dict(re.findall(r"(Toàn tỉnh|Nhóm so sánh) ([\d.,]+)", item.text_content()))
            for name, heading in (("Toàn tỉnh", "Toàn tỉnh"), ("Nhóm so sánh", "Trung vị nhóm so sánh")):
                if name in beside:
                    assert same(beside[name].rstrip(",."), row[heading]), (row["Chỉ số"], name)


def test_every_cell_of_a_comparison_shows_its_figure(drawings):
    for one in of_kind(drawings, Comparison):
        for row, known in zip(one.markup.xpath("//tbody/tr"), one.chart.sheet.rows, strict=True):
            told = [texts(cell, f".//*[{of_class('kpi-compare-value')}]") for cell in row.xpath("./td")]
            for cell, value in zip(told, known[3:], strict=True):
                assert same(cell[0], value) if value is not None else not cell, known[0]


def test_every_cell_of_the_calendar_tells_the_state_of_its_row(drawings):
    for one in of_kind(drawings, CalendarTable):
        known = Counter(
            (row["Xã, phường"].partition(" ")[2], row["Tình trạng"]) for row in rows_of(one.chart)
        )
        told = Counter(
            (texts(row, "./th")[0].removeprefix("Xã ").removeprefix("Phường "), state)
            for row in one.markup.xpath("//tbody/tr[td]")
            for state in texts(row, f"./td//*[{of_class('kpi-unseen')}]")
        )
        assert told == known


def test_every_count_of_a_strip_is_that_of_its_table(drawings):
    for one in of_kind(drawings, CountsChart):
        strips = one.markup.xpath(f"//*[{of_class('kpi-strip')}]/@aria-label")
        told = Counter(tuple(map(int, re.findall(r": (\d+)", strip))) for strip in strips)
        known = Counter(tuple(count for count in row[1:] if count) for row in one.chart.sheet.rows)
        assert told == known, one.key


def test_the_value_of_every_row_of_a_list_that_is_shown_is_that_of_its_table(drawings):
    held = 0
    for one in of_kind(drawings, TableChart):
        shown = " ".join(one.markup.text_content().split())
        sheet = one.chart.sheet
        for cells in written_rows(words_for("vi"), sheet):
            name = cells[0].removeprefix("xã ").removeprefix("phường ")
            values = [
                cell for heading, cell in zip(sheet.headings, cells, strict=True) if heading in VALUE_HEADINGS
            ]
            if name in shown:
                assert [value for value in values if "," in value and value not in shown] == [], (
                    one.key,
                    name,
                )
                held += len(values)
    assert held > 80


VALUE_HEADINGS = ("Giá trị", "Hiện nay")
