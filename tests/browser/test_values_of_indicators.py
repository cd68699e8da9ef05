"""The numbers on the pages about indicators are those of their queries, read from the DOM."""

from __future__ import annotations

import pytest

from charts.labels import NEEDS
from queries.directions import directions
from queries.levers import leverage
from queries.progress import overview
from queries.ranking import ranking
from queries.release import current_release
from schemas.period import parse_period
from schemas.status import Status
from schemas.words import Words
from tests.browser.conftest import Visitor
from tests.browser.serving import Server

pytestmark = pytest.mark.browser

INDICATOR, PERIOD = "online_filing_rate", "2026-10"


def test_the_levers_are_those_of_the_query(visit: Visitor, server: Server):
    words, found = Words("vi"), leverage(current_release(server.store), indicator=INDICATOR, period=PERIOD)
    assert found is not None
    page = visit("/indicator", indicator=INDICATOR, period=PERIOD).page
    bars = page.locator(".st-key-levers .kpi-rank-value").all_text_contents()
    assert bars == [f"{words.signed(lever.lift, 2)} điểm %" for lever in found.chosen]
    title = page.locator("h2", has_text=f"Đưa {found.enough} xã, phường này lên chỉ tiêu 90%").inner_text()
    assert f"tăng {words.number(found.lift, 2)} điểm %" in title
    assert f"lên {words.number(found.chosen[-1].reached, 2)}%" in title


def test_every_commune_that_reported_is_a_dot_at_its_value(visit: Visitor, server: Server):
    page = visit("/indicator", indicator=INDICATOR, period=PERIOD).page
    dots = page.evaluate("document.querySelector('.st-key-distribution .js-plotly-plot').data[0].x")
    rows = ranking(current_release(server.store), indicator=INDICATOR, period=PERIOD)
    known = sorted(
        float(row.figure.value)
        for row in rows
        if row.figure.value is not None and row.figure.status != Status.TOO_FEW
    )
    assert list(dots) == pytest.approx(known)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_where_indicators_are_going_is_that_of_the_query(visit: Visitor, server: Server, language: str):
    words, day = Words(language), parse_period(PERIOD).last_day
    needed = {
        words.pick(row.indicator.name_vi, row.indicator.name_en): words.text(NEEDS[one.need])
        for row in overview(current_release(server.store), day=day)
        if (one := directions(current_release(server.store), day=day).get(row.indicator.id)) and one.need
    }
    rows = visit(language=language, period=PERIOD).page.locator("tr:has(.kpi-need)")
    told = dict(
        rows.evaluate_all(
            "rows => rows.map(row => [row.cells[0].textContent, row.querySelector('.kpi-need').textContent])"
        )
    )
    assert len(needed) >= 5
    assert told == needed
