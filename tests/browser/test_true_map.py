"""The map of the operator's own outlines in a browser: drawn, pointed at, followed, and honest about whom it leaves out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from queries.communes import communes
from queries.release import current_release
from tests.browser.conftest import Visitor
from tests.browser.serving import Server, serving
from tests.conftest import SHARED

pytestmark = pytest.mark.browser

OUTLINES = SHARED / "boundaries" / "lang_son_communes.geojson"
LEFT_OUT = {"06613": "Đình Lập", "06040": "Thất Khê"}
CHOSEN = "Lộc Bình"

# Which commune the pointer meets where each commune's mark stands.
MET = """
() => Object.fromEntries([...document.querySelectorAll('.kpi-shape-mark')].map(mark => {
    mark.scrollIntoView({block: 'center'});
    const box = mark.getBoundingClientRect();
    const there = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return [mark.dataset.of, there.find(part => part.classList.contains('kpi-shape'))?.dataset.code];
}))
"""


@pytest.fixture(scope="module")
def mapped_server(prepared_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard whose operator supplied a map that lacks two communes and has one shape of somewhere else."""
    if not OUTLINES.is_file():
        pytest.skip("the working material is not beside the project: boundaries/lang_son_communes.geojson")
    folder = tmp_path_factory.mktemp("map")
    told = json.loads(OUTLINES.read_text(encoding="utf-8"))
    shapes = [
        one for one in told["features"] if not LEFT_OUT.keys() & set(map(str, one["properties"].values()))
    ]
    assert len(shapes) == 63
    supplied = folder / "communes.geojson"
    supplied.write_text(json.dumps({"type": "FeatureCollection", "features": shapes}), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KPI_BOUNDARIES", str(supplied))
        with serving(prepared_template, folder / "server.log") as started:
            yield started


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_every_outline_is_drawn_and_met_where_its_mark_stands(
    visit: Visitor, mapped_server: Server, size: str
) -> None:
    opened = visit("/map", at=mapped_server, size=size, map="outlines", indicator="online_filing_rate")
    assert opened.page.locator(".kpi-shape").count() == 63
    assert opened.page.locator(".kpi-tile").count() == 0
    known = {row.code for row in communes(current_release(mapped_server.store))} - LEFT_OUT.keys()
    assert opened.page.evaluate(MET) == {code: code for code in known}
    assert opened.complaints == [] or all(told.startswith("404 ") for told in opened.complaints)


def test_whoever_has_no_place_on_it_is_named(visit: Visitor, mapped_server: Server) -> None:
    opened = visit("/map", at=mapped_server, map="outlines", indicator="online_filing_rate")
    told = opened.page.locator(".kpi-map-unplaced").inner_text()
    assert "2 đơn vị" in told
    assert all(name in told for name in LEFT_OUT.values())


def test_a_click_on_an_outline_goes_to_its_commune(visit: Visitor, mapped_server: Server) -> None:
    opened = visit("/map", at=mapped_server, map="outlines", indicator="online_filing_rate", period="2026-09")
    shape = opened.page.locator(f".kpi-shape[data-name='{CHOSEN}']")
    code = str(shape.get_attribute("data-code"))
    mark = opened.page.locator(f".kpi-shape-mark[data-of='{code}']")
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    opened.after(lambda: opened.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2))
    assert opened.page.locator("h1").inner_text().startswith(f"{CHOSEN}: ")
    assert f"commune={code}" in opened.page.url and "period=2026-09" in opened.page.url
