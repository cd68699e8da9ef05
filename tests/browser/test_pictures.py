"""A chart leaves as a picture: a slide's form, its title, figures, source and mark in it, the same from every screen."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Visitor
from tests.browser.serving import Server
from tests.browser.visits import Visit, visiting

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"
INDICATOR = {"indicator": "online_filing_rate", "period": "2026-10"}
CHARTS = ("trend", "ranking", "distribution", "map")
FOREIGN = ("foreignObject", "image", "script", "a")
"""What an office program would not open, or would ask somebody else for."""


@pytest.fixture(scope="module")
def desk(browser: Browser, server: Server) -> Iterator[Visit]:
    """The indicator's page on a desk in light colours, opened once."""
    with visiting(browser, server, "/indicator") as visit:
        yield visit.open(**INDICATOR)


@pytest.fixture(scope="module")
def drawings(desk: Visit) -> dict[str, bytes]:
    """The drawing of each chart of that page."""
    return {chart: taken(desk, chart, "svg").read_bytes() for chart in CHARTS}


def taken(visit: Visit, chart: str, ending: Literal["png", "svg"]) -> Path:
    """The picture of a chart, downloaded by its button."""
    label = {"png": "PNG", "svg": "SVG"}[ending]
    with visit.page.expect_download() as download:
        visit.page.locator(f".st-key-take_away_{chart}").get_by_role("button", name=label).click()
    path = download.value.path()
    assert download.value.suggested_filename.endswith(f".{ending}")
    return Path(path)


def texts(picture: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in picture.iter(f"{SVG}text")]


def test_a_png_has_the_form_of_a_slide_and_nobody_is_asked_for_it(desk: Visit):
    asked = len(desk.requests)
    content = taken(desk, "trend", "png").read_bytes()
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == (2560, 1440)
    assert [told for told in desk.requests[asked:] if not told.startswith(("data:", "blob:"))] == []


@pytest.mark.parametrize("chart", CHARTS)
def test_what_stands_around_a_chart_goes_along(desk: Visit, drawings: dict[str, bytes], chart: str):
    picture = ElementTree.fromstring(drawings[chart])
    told = " ".join(texts(picture))
    title = str(desk.page.locator(f'.kpi-picture[data-chart="{chart}"]').first.get_attribute("data-title"))
    assert picture.findtext(f"{SVG}title") == title
    assert title in told
    assert "Số liệu minh họa, không phải số liệu thật" in told
    assert "Nguồn: " in told and "bản phát hành " in told
    assert "Bảng theo dõi chỉ số chuyển đổi số tỉnh Lạng Sơn" in told


@pytest.mark.parametrize("chart", CHARTS)
def test_a_drawing_is_made_of_what_office_programs_know(drawings: dict[str, bytes], chart: str):
    picture = ElementTree.fromstring(drawings[chart])
    assert (picture.get("width"), picture.get("height")) == ("1280", "720")
    assert [part.tag for part in picture.iter() if part.tag.removeprefix(SVG) in FOREIGN] == []
    assert "http" not in "".join(str(value) for part in picture.iter() for value in part.attrib.values())


def test_a_drawn_ranking_names_every_unit_with_its_value(desk: Visit, drawings: dict[str, bytes]):
    told = texts(ElementTree.fromstring(drawings["ranking"]))
    bars = desk.page.locator(".st-key-ranking")
    names, values = (bars.locator(part).all_text_contents() for part in ("th a", ".kpi-rank-value"))
    assert len(names) > 55
    assert [text for text in told if text in set(names)] == names
    assert [text for text in told if text.endswith("%") and ":" not in text] == values


def test_a_drawn_heat_table_holds_every_value_of_the_page(visit: Visitor):
    page = visit("/communes", period="2026-10")
    shown = page.page.locator(
        ".kpi-heat td > a > span:last-child:not(.kpi-unseen), .kpi-heat td > span:last-child:not(.kpi-unseen)"
    )
    values = [text for text in shown.all_inner_texts() if text]
    told = texts(ElementTree.parse(taken(page, "heat", "svg")).getroot())
    assert len(values) > 300
    assert Counter(values) - Counter(told) == Counter()
    # The head of the table, which has the province, stands over each column of the picture.
    again = Counter(text for text in told if text in set(values)) - Counter(values)
    province = page.page.locator(".kpi-heat-province td").all_inner_texts()
    assert set(again) <= {text.split()[-1] for text in province}


@pytest.mark.parametrize("other", [{"theme": "dark"}, {"size": "phone"}], ids=["dark", "phone"])
def test_a_dark_page_and_a_phone_give_the_same_drawings(
    visit: Visitor, drawings: dict[str, bytes], other: dict[str, str]
):
    page = visit("/indicator", **other, **INDICATOR)
    for chart in ("ranking", "map"):
        assert taken(page, chart, "svg").read_bytes() == drawings[chart], chart
    assert looks(taken(page, "trend", "svg").read_bytes()) == looks(drawings["trend"])


def looks(drawing: bytes) -> list[str]:
    """What each part is painted with, without the names Plotly makes anew each time."""
    painted = (part.get("style", "") for part in ElementTree.fromstring(drawing).iter())
    return [look for look in painted if "url(" not in look]
