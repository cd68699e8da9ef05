"""The operator's map of the communes: read by codes, refused with a reason, and drawn without a request."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from charts.commune_charts import UnitMap
from charts.deck.deck import Deck, Ratio
from charts.deck.write import deck_bytes
from charts.map_shapes import FINEST, outlines
from charts.map_steps import Scale
from charts.unit_map import MapChoice, unit_map
from queries.boundaries import boundaries
from queries.communes import board, communes, months_of_indicator
from queries.release import ReleaseFile, current_release
from schemas.errors import UserError
from schemas.words import words_for
from tests.conftest import SHARED
from tests.decks import opened
from tests.office_files import faults

CODES = ("06040", "05977")
SQUARE = [[106.0, 22.0], [106.5, 22.0], [106.5, 21.5], [106.0, 21.5], [106.0, 22.0]]
EASTERN = [[106.5, 22.0], [107.0, 22.0], [107.0, 21.5], [106.5, 21.5], [106.5, 22.0]]


@pytest.fixture(scope="module")
def release(prepared_template: Path) -> ReleaseFile:
    return current_release(prepared_template)


def feature(ring: list[list[float]], kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    coordinates = [ring] if kind == "Polygon" else [[ring], [EASTERN]]
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def written(folder: Path, *features: dict[str, Any]) -> Path:
    path = folder / "map.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def test_no_map_is_no_fault(tmp_path):
    assert boundaries(tmp_path / "none.geojson", codes=CODES) is None


def test_shapes_are_found_by_whatever_property_holds_the_codes(tmp_path):
    path = written(tmp_path, feature(SQUARE, ma_xa="06040", ten="x"), feature(EASTERN, ma_xa="05977"))
    found = boundaries(path, codes=CODES)
    assert found is not None
    assert [shape.code for shape in found.shapes] == list(CODES)
    assert (found.without, found.strangers) == ((), 0)


def test_a_number_that_looks_like_a_code_is_not_taken_for_one(tmp_path):
    features = (
        feature(
            SQUARE, population=5977, code="06040"
        ),  # its population is written like the code of the other
        feature(EASTERN, population=100, code="05977"),
        feature(SQUARE, population=6040, code="99999"),  # a neighbour from across the border
    )
    found = boundaries(written(tmp_path, *features), codes=CODES)
    assert found is not None
    assert {shape.code: shape.rings[0][0][0] for shape in found.shapes} == {"06040": 106.0, "05977": 106.5}
    assert found.strangers == 1


def test_codes_that_lost_their_zero_are_known(tmp_path):
    found = boundaries(written(tmp_path, feature(SQUARE, code=6040)), codes=CODES)
    assert found is not None
    assert [shape.code for shape in found.shapes] == ["06040"]
    assert found.without == ("05977",)


def test_a_commune_in_several_parts_has_all_of_them(tmp_path):
    found = boundaries(written(tmp_path, feature(SQUARE, "MultiPolygon", code="06040")), codes=CODES)
    assert found is not None
    assert len(found.shapes[0].rings) == 2


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe{", "not JSON text"),
        (b"{", "not JSON text"),
        (b"[]", "not a GeoJSON FeatureCollection"),
        (b'{"features": [1]}', "not a GeoJSON FeatureCollection"),
        (b'{"features": []}', "No property of the map"),
        (json.dumps({"features": [feature(SQUARE, code="99999")]}).encode(), "No property of the map"),
        (json.dumps({"features": [feature([[500000, 2400000]] * 4, code="06040")]}).encode(), "longitude and latitude"),
        (json.dumps({"features": [feature([["x"]], code="06040")]}).encode(), "cannot be read"),
    ],
)  # fmt: skip
def test_what_is_no_map_is_refused_with_the_reason(tmp_path, content, told):
    path = tmp_path / "map.geojson"
    path.write_bytes(content)
    with pytest.raises(UserError, match=told) as refused:
        boundaries(path, codes=CODES)
    assert "five-digit codes" in refused.value.remedy


def test_an_exchanged_map_is_seen(tmp_path):
    path = written(tmp_path, feature(SQUARE, code="06040"))
    assert len(boundaries(path, codes=CODES).without) == 1
    written(tmp_path, feature(SQUARE, code="06040"), feature(EASTERN, code="05977"))
    assert boundaries(path, codes=CODES).without == ()


def test_outlines_fill_the_sheet_and_are_true_to_angle(tmp_path, release):
    found = boundaries(
        written(tmp_path, feature(SQUARE, code="06040"), feature(EASTERN, code="05977")), codes=CODES
    )
    drawn = outlines(found, communes(release))
    corners = [corner for rings in drawn.rings.values() for ring in rings for corner in ring]
    assert {min(x for x, _ in corners), max(x for x, _ in corners)} == {0.0, 1.0}
    # One degree wide and half a degree high, where a degree of longitude is 0.928 of one of latitude.
    assert drawn.height == pytest.approx(0.5 / 0.928, abs=0.002)


def test_the_real_outlines_hold_the_points_of_their_communes(release):
    path = SHARED / "boundaries" / "lang_son_communes.geojson"
    if not path.exists():
        pytest.skip("the working material is not beside the project: boundaries/lang_son_communes.geojson")
    known = communes(release)
    found = boundaries(path, codes=tuple(row.code for row in known))
    assert found is not None
    assert (len(found.shapes), found.without, found.strangers) == (65, (), 0)
    drawn = outlines(found, known)
    assert all(inside(drawn.points[code], rings[0]) for code, rings in drawn.rings.items())
    kept = sum(len(ring) for rings in drawn.rings.values() for ring in rings)
    assert kept <= sum(len(ring) for shape in found.shapes for ring in shape.rings)
    assert FINEST < 0.002


@pytest.mark.parametrize("ratio", Ratio)
def test_the_operator_s_outlines_are_shapes_on_a_slide_with_every_value(release, ratio):
    path = SHARED / "boundaries" / "lang_son_communes.geojson"
    if not path.exists():
        pytest.skip("the working material is not beside the project: boundaries/lang_son_communes.geojson")
    chart = map_of(release, path)
    content = deck_bytes(Deck(words_for("vi"), ratio, None, (chart,), "b540fea9", datetime(2026, 11, 9, 8)))
    assert faults(content, "pptx") == []
    (group,) = (
        shape for shape in opened(content).slides[0].shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP
    )
    forms = [shape for shape in group.shapes if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM]
    assert len(forms) == 65
    for shape in group.shapes:
        assert group.left <= shape.left and shape.left + shape.width <= group.left + group.width
        assert group.top <= shape.top and shape.top + shape.height <= group.top + group.height
    names = [shape.name for shape in forms]
    said = [line for shape in group.shapes for line in shape.text_frame.text.split("\n")]
    for number, unit in enumerate(chart.units, start=1):
        figure = unit.months[chart.shown]
        assert f"{unit.name}: {figure.told}" in names
        (line,) = (line for line in said if line.startswith(f"{number}. "))
        assert unit.name in line and line.endswith(figure.written)
        assert str(number) in said


def map_of(release: ReleaseFile, path: Path) -> UnitMap:
    shown = board(release, day=date(2026, 10, 31))
    indicator = next(row for row in shown.indicators if row.id == "online_filing_rate")
    months = months_of_indicator(release, indicator=indicator.id, day=date(2026, 10, 31))
    found = boundaries(path, codes=tuple(row.code for row in shown.communes))
    choice = MapChoice(indicator, shown.communes, months, Scale(by_value=False, cuts=()), found, "2026-10")
    return unit_map(words_for("vi"), choice, lambda code: code, source="nguồn")


def inside(point: tuple[float, float], ring: tuple[tuple[float, float], ...]) -> bool:
    """Whether a point lies in a ring, by the crossings of a ray to the right."""
    x, y = point
    crossings = 0
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossings += 1
    return crossings % 2 == 1
