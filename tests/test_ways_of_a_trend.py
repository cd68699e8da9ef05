"""The ways a trend draws: milestones on the way to the target, and the pace that is needed from where one stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from charts import brief
from charts.chart import TrendChart
from charts.deck.deck import Deck, Ratio
from charts.deck.write import deck_bytes
from charts.figure_trend import trend_figure
from charts.theme import LIGHT
from charts.trend import trend_chart
from pipelines.reference import Reference
from queries.catalogue import indicators, milestones
from queries.progress import figures
from queries.release import ReleaseFile, current_release
from schemas.upload import UploadKind
from schemas.view import FigureView
from schemas.words import words_for
from tests.decks import charts_of, opened, series_of
from tests.samples import publish_bytes

WORDS = words_for("vi")
INDICATOR = "signature_rate"
TARGET = (
    "indicator,level,comparator,value,period,baseline_value,baseline_period,milestones,document,section,standing\n"
    f"{INDICATOR},province,at_least,100,2026,80,2025-12,03/2026: 85; 06/2026: 90,decision_11,Điều 3,press\n"
)


def trend_of(release: ReleaseFile, indicator: str, **changes: object) -> TrendChart:
    """The trend of an indicator's main unit, its newest figure shown; `changes` are what is otherwise about that one."""
    row = next(row for row in indicators(release) if row.id == indicator)
    history = figures(release, indicator=indicator, geography=row.main_geography)
    shown = replace(newest(history), **changes)  # type: ignore[arg-type]
    steps = milestones(release, indicator=indicator)
    return trend_chart(WORDS, row, history, steps, shown=shown, unit_name="Lạng Sơn", source="nguồn")


def newest(history: tuple[FigureView, ...]) -> FigureView:
    return [row for row in history if row.value is not None and row.period == "2026-10"][-1]


def test_the_needed_pace_is_that_of_the_release_from_the_figure_to_the_target(
    prepared_template: Path,
) -> None:
    release = current_release(prepared_template)
    row = next(row for row in indicators(release) if row.id == INDICATOR)
    figure = newest(figures(release, indicator=INDICATOR, geography=row.main_geography))
    needed = trend_of(release, INDICATOR).needed
    assert needed is not None and figure.value is not None and figure.target_value is not None
    assert needed.written == brief.step(WORDS, row, figure.required_pace)
    assert needed.written in brief.pace(WORDS, row, figure)
    start, end = needed.points
    assert (start.value, end.value) == (float(figure.value), float(figure.target_value))
    assert end.month - start.month == figure.months_left == 2
    assert abs((end.value - start.value) / 2 - figure.required_pace) < 0.01


@pytest.mark.parametrize(
    "changes",
    [
        {"required_pace": None},
        {"required_pace": 0.0},
        {"target_value": None, "target": None},
        {"qualifier": "nearly"},
        {"value": None},
    ],
    ids=["no pace", "nothing left", "no target", "an approximate figure", "a silent month"],
)
def test_nothing_is_drawn_where_no_pace_is_told(prepared_template: Path, changes: dict[str, object]) -> None:
    assert trend_of(current_release(prepared_template), INDICATOR, **changes).needed is None


def test_a_figure_that_met_its_target_needs_nothing(prepared_template: Path) -> None:
    chart = trend_of(current_release(prepared_template), "online_filing_rate")
    assert chart.needed is None
    assert "Cần mỗi tháng" not in chart.alt


def test_the_needed_pace_is_a_dotted_line_with_its_name_and_is_read_out(prepared_template: Path) -> None:
    chart = trend_of(current_release(prepared_template), INDICATOR)
    assert chart.needed is not None
    figure = trend_figure(chart, language="vi", colours=LIGHT)
    [line] = [trace for trace in figure["data"] if trace.get("name") == chart.needed.name]
    assert (line["mode"], line["line"]["dash"]) == ("lines", "dot")
    told = [note["text"] for note in figure["layout"]["annotations"]]
    assert f"Cần mỗi tháng<br><b>{chart.needed.written}</b>" in told
    assert chart.needed.name in chart.alt


@pytest.fixture
def with_milestones(prepared_store: Path, reference: Reference) -> ReleaseFile:
    """A release whose target has two milestones."""
    publish_bytes(
        prepared_store, reference, TARGET.encode(), name="targets.csv", kind=UploadKind.AMENDMENT,
        at=datetime(2026, 11, 9, 9),
    )  # fmt: skip
    return current_release(prepared_store)


def test_milestones_are_labelled_on_the_way_to_the_target(with_milestones: ReleaseFile) -> None:
    chart = trend_of(with_milestones, INDICATOR)
    path = chart.paths[-1]
    assert [point.written for point in path.points] == ["80%", "85%", "90%", "100%"]
    assert [point.hover for point in path.points[1:-1]] == [
        "Mốc trung gian: 85%, hạn 31/03/2026",
        "Mốc trung gian: 90%, hạn 30/06/2026",
    ]
    notes = trend_figure(chart, language="vi", colours=LIGHT)["layout"]["annotations"]
    assert [(note["y"], note["text"]) for note in notes if "y" in note and note["x"] in (2026 * 12 + 2, 2026 * 12 + 5)] == [
        (85.0, "85%"), (90.0, "90%")
    ]  # fmt: skip


def test_the_slide_draws_the_same_ways(with_milestones: ReleaseFile) -> None:
    chart = trend_of(with_milestones, INDICATOR)
    assert chart.needed is not None
    content = deck_bytes(Deck(WORDS, Ratio.WIDE, None, (chart,), "b540fea9", datetime(2026, 11, 9, 8)))
    [drawn] = charts_of(opened(content))
    lines = {series.name: series.values for series in series_of(drawn)}
    assert lines[chart.paths[-1].name] == (80.0, 85.0, 90.0, 100.0)
    assert lines[chart.needed.name] == tuple(point.value for point in chart.needed.points)
    assert Decimal(str(lines[chart.needed.name][0])) in {row[1] for row in chart.sheet.rows}
