"""The page of packs: choices lead to the slides listed, and the brief stands below with its sources."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT

PAGE = ROOT / "pages" / "steering" / "meeting_packs.py"


@pytest.fixture
def page(prepared_template, monkeypatch) -> AppTest:
    monkeypatch.setenv("KPI_STORE", str(prepared_template))
    opened = AppTest.from_file(str(PAGE), default_timeout=90)
    return opened.run()


def html_of(page: AppTest) -> str:
    return "\n".join(str(part.proto.body) for part in page.get("html"))


def test_the_overview_pack_is_listed_and_the_brief_stands_below(page):
    assert not page.exception
    told = html_of(page)
    assert "Các trang chiếu" in told
    assert "Đến hết tháng 10/2026: " in told
    assert 'title="overview(day=2026-10-31)' in told


def test_the_communes_chosen_are_the_slides_listed(page):
    page.selectbox(key="pack_kind").set_value("commune").run()
    page.multiselect(key="pack_communes").set_value(["06325", "05977"]).run()
    assert not page.exception
    told = html_of(page)
    assert told.index("Xã Bắc Sơn: ") < told.index("Phường Đông Kinh: ")
    assert "Xã Thất Khê: " not in told


def test_an_indicator_without_figures_is_told(page):
    page.selectbox(key="pack_kind").set_value("indicator").run()
    page.multiselect(key="pack_indicators").set_value(["boundary_free_procedure_rate"]).run()
    assert not page.exception
    assert "tháng 10/2026" in page.info[0].value
