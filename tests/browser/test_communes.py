"""The pages about communes in a browser: their values, their clicks and keys, and the map's months."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from queries.communes import board, months_of_indicator
from queries.release import current_release
from schemas.status import STATUS_FORMS, Status
from schemas.words import Words
from tests.browser.conftest import Visitor
from tests.browser.serving import Server
from tests.browser.test_every_page import TEXTS, TRIFLE_PX

pytestmark = pytest.mark.browser

OCTOBER = date(2026, 10, 31)
INDICATOR = "online_filing_rate"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_heat_table_in_the_browser_is_that_of_the_query(visit: Visitor, server: Server, language: str):
    words = Words(language)
    known = board(current_release(server.store), day=OCTOBER)
    page = visit("/communes", language=language, shown=INDICATOR, group="district").page
    rows = page.locator(".kpi-heat tbody tr:not(.kpi-heat-group)").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText))"
    )
    shown = dict(rows)
    assert len(rows) == 65
    for commune in known.communes:
        figure = known.figure(INDICATOR, commune.code)
        assert figure is not None
        form = STATUS_FORMS[Status(figure.status)]
        value = "" if figure.value is None else f"{words.number(figure.value, 2)}%"
        told = shown[words.pick(commune.name_vi, commune.name_en)]
        assert told.startswith(form.symbol) and words.text(form.word) in told and told.endswith(value)


def test_a_columns_arrow_sorts_and_the_back_button_returns(visit: Visitor):
    opened = visit("/communes")
    opened.page.evaluate("window.loadedOnce = true")
    arrow = opened.page.locator(".kpi-heat thead .kpi-sort").nth(1)
    opened.after(arrow.click)
    assert "sort=" in opened.page.url
    assert opened.page.locator(".kpi-heat th[aria-sort=ascending]").count() == 1
    opened.after(opened.page.go_back)
    assert "sort=" not in opened.page.url
    assert opened.page.evaluate("window.loadedOnce") is True


def test_a_name_leads_to_the_commune_and_a_bullet_to_its_indicator(visit: Visitor):
    opened = visit("/communes", language="en", period="2026-09")
    opened.after(opened.page.locator(".kpi-heat tbody .kpi-heat-name a", has_text="Dinh Lap").click)
    assert opened.page.locator("h1").inner_text().startswith("Dinh Lap: ")
    opened.after(opened.page.locator(".kpi-bullet-name a").first.click)
    assert "/indicator?" in opened.page.url
    assert "commune=06613" in opened.page.url and "period=2026-09" in opened.page.url
    assert opened.told() == []


def test_names_stay_in_view_when_the_table_scrolls_sideways(visit: Visitor):
    page = visit("/communes", size="phone", shown="all").page
    frame = page.locator(".kpi-heat-frame")
    before = page.locator(".kpi-heat tbody .kpi-heat-name").first.bounding_box()
    frame.evaluate("frame => frame.scrollTo(600, 0)")
    after = page.locator(".kpi-heat tbody .kpi-heat-name").first.bounding_box()
    assert before is not None and after is not None
    assert after["x"] == pytest.approx(before["x"], abs=2)
    assert frame.evaluate("frame => frame.scrollLeft") > 400


@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_on_these_pages_is_cut_off_or_drawn_over(visit: Visitor, language: str, size: str):
    for path, parts in (
        ("/map", ".kpi-tile, .kpi-map-aside, .kpi-player"),
        ("/commune", ".kpi-bullet, .kpi-bullet-legend, .kpi-items"),
    ):
        page = visit(path, language=language, size=size).page
        assert page.evaluate(TEXTS, [parts, TRIFLE_PX]) == [], path


def test_the_months_of_the_map_are_those_of_the_query(visit: Visitor, server: Server):
    release = current_release(server.store)
    rows = months_of_indicator(release, indicator=INDICATOR, day=OCTOBER)
    months = sorted({row.period for row in rows})
    names = {row.code: row.name_vi for row in board(release, day=OCTOBER).communes}
    opened = visit("/map", indicator=INDICATOR)
    slider = opened.page.locator(".kpi-player-range")
    slider.focus()
    opened.page.keyboard.press("Home")
    for place in range(4):
        if place:
            opened.page.keyboard.press("ArrowRight")
        shown = dict(
            opened.page.locator(".kpi-tile").evaluate_all(
                "tiles => tiles.map(tile => [tile.dataset.name, tile.querySelector('.kpi-unit-value').innerText])"
            )
        )
        assert shown == {
            names[row.geography]: "" if row.value is None else f"{opened.words.number(row.value, 2)}%"
            for row in rows
            if row.period == months[place]
        }
        assert opened.page.locator(".kpi-player-month").inner_text() == opened.words.period(months[place])
        assert opened.words.period(months[place]) in opened.page.locator("h1").inner_text()


def test_where_the_map_rests_the_page_follows_and_the_slider_keeps_the_focus(visit: Visitor):
    opened = visit("/map", indicator=INDICATOR)
    opened.page.locator(".kpi-player-range").focus()
    for _ in range(2):
        opened.page.keyboard.press("ArrowLeft")
    opened.page.wait_for_url("**period=2026-08**")
    footer = opened.page.locator(".kpi-muted", has_text="tháng 08/2026").first
    expect(footer).to_be_visible()
    opened.wait()
    assert opened.page.evaluate("document.activeElement.className") == "kpi-player-range"
    assert "period=2026-08" in str(opened.page.locator(".kpi-tile").first.get_attribute("href"))
    opened.after(opened.page.locator(".kpi-tile").first.click)
    assert "/commune?" in opened.page.url and "period=2026-08" in opened.page.url


def test_the_map_plays_and_pauses(visit: Visitor):
    opened = visit("/map", indicator=INDICATOR, language="en", period="2025-03")
    play = opened.page.locator("[data-player=play]")
    play.focus()
    opened.page.keyboard.press("Space")
    expect(play).to_have_attribute("aria-label", "Pause")
    expect(opened.page.locator(".kpi-player-month")).to_have_text("May 2025", timeout=15_000)
    opened.page.keyboard.press("Space")
    expect(play).to_have_attribute("aria-label", "Play")
    opened.page.wait_for_url(re.compile(r"period=2025-0[56]"))


def test_a_square_tells_its_figure_to_the_keyboard_and_to_a_reader(visit: Visitor):
    page = visit("/map", indicator=INDICATOR).page
    tile = page.locator(".kpi-tile", has_text="Đình Lập")
    tile.focus()
    told = str(tile.get_attribute("aria-label"))
    assert re.match(r"Đình Lập: \d+,\d\d% · . .+ · hạng \d+/\d+", told)
    assert page.locator(".kpi-map-readout").inner_text() == told
