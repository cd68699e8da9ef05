"""For everyone: by keyboard alone, and in colours that can be read."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from charts.theme import contrast, palette
from schemas.words import words_for
from tests.browser.conftest import Visitor
from tests.browser.serving import Server
from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

LEAST_CONTRAST = 4.5
BEFORE_THE_PAGE = 2  # Streamlit's own link over the page, and the page itself
STOPS = {
    "/": ["Kỳ số liệu"],
    "/indicator": ["Chỉ số", "Địa bàn", "Kỳ số liệu"],
}
"""What comes after the menus and the other language."""
HIGH_CONTRAST = {
    "/": ".kpi-strip .kpi-part, .kpi-hatch",
    "/commune": ".kpi-bullet-bar, .kpi-bullet-target",
    "/what-if": ".kpi-rank-bar",
}
"""What is drawn by its ground, which a system in high contrast takes away."""
EDGE_OR_GROUND = """
parts => parts.filter(part => part.checkVisibility()).map(part => {
    const look = getComputedStyle(part), page = getComputedStyle(document.body).backgroundColor;
    return parseFloat(look.borderTopWidth) > 0
        || ![page, 'rgba(0, 0, 0, 0)', 'rgb(0, 0, 0)'].includes(look.backgroundColor);
})
"""
FOCUSED = """
() => {
    const found = document.activeElement, box = found.getBoundingClientRect();
    return {
        name: found.getAttribute('aria-label') ?? found.innerText.trim(), x: box.x, y: box.y,
        width: box.width, height: box.height,
    };
}
"""
COLOURS = """
within => [...document.querySelectorAll(within)].filter(part => part.getClientRects().length).map(part => {
    let ground = part;
    while (ground && /^rgba\\(.*, 0\\)$|^transparent$/.test(getComputedStyle(ground).backgroundColor))
        ground = ground.parentElement;
    return [part.textContent, getComputedStyle(part).color, ground ? getComputedStyle(ground).backgroundColor : ''];
})
"""


@pytest.mark.parametrize("path", STOPS, ids=["overview", "indicator"])
def test_tab_reaches_everything_in_order_and_shows_where_it_is(visit: Visitor, path: str):
    opened = visit(path)
    page, stops = opened.page, [*opened.menus, "English", *STOPS[path]]
    for _ in range(BEFORE_THE_PAGE):
        page.keyboard.press("Tab")
    reached, unseen = [], []
    for _ in stops:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        reached.append(stop["name"])
        if not focus_is_seen(page, stop):
            unseen.append(stop["name"])
    assert reached == stops
    assert unseen == [], "the focus cannot be seen there"


def test_enter_follows_a_link_of_a_card_and_of_the_navigation(visit: Visitor):
    opened = visit(language="en")
    opened.page.locator(".kpi-card-title a").nth(1).focus()
    opened.after(lambda: opened.page.keyboard.press("Enter"))
    opened.page.wait_for_url("**/indicator?indicator=online_payment_rate&period=2026-10&lang=en")
    assert opened.page.locator("h1").inner_text().startswith("Online payment: Lang Son")
    opened.page.locator(".kpi-menu > summary").first.focus()
    opened.page.keyboard.press("Enter")
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Enter")
    opened.page.locator(".kpi-cards").wait_for()
    assert "/indicator" not in opened.page.url and "lang=en" in opened.page.url


def test_space_unfolds_a_list(visit: Visitor):
    page = visit().page
    page.locator(".kpi-fold > summary").first.focus()
    page.keyboard.press("Space")
    assert page.locator(".kpi-fold").first.get_attribute("open") is not None


def test_a_menu_opens_one_at_a_time_and_escape_closes_it(visit: Visitor):
    page = visit().page
    page.locator(".kpi-menu > summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".kpi-menu[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".kpi-menu[open]").count() == 0
    assert page.evaluate("document.activeElement.parentElement.className").startswith("kpi-menu")


def test_a_link_changes_the_page_without_loading_it_anew(visit: Visitor):
    opened = visit()
    opened.page.evaluate("window.loadedOnce = true")
    opened.page.locator(".kpi-card-title a").first.click()
    opened.page.wait_for_url("**/indicator?**")
    opened.wait()
    opened.page.go_back()
    opened.page.locator(".kpi-cards").wait_for()
    assert opened.page.evaluate("window.loadedOnce") is True


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", STOPS, ids=["overview", "indicator"])
def test_words_can_be_read_as_they_are_drawn(visit: Visitor, path: str, theme: str):
    page = visit(path, theme=theme).page
    page.locator("details").evaluate_all("lists => lists.forEach(list => list.open = true)")
    colours = palette(dark=theme == "dark")
    parts = ".kpi-status, .kpi-part, .kpi-mark, .kpi-muted, .kpi-link, .kpi-band, .kpi-h1, .kpi-value, .kpi-facts dt, th"
    found = page.evaluate(COLOURS, parts)
    grounds = {hexadecimal(ground) for _, _, ground in found}
    assert {colours.page, colours.card} <= grounds, "the page is not in the colours of its theme"
    faint = {
        (text, colour, ground)
        for text, colour, ground in found
        if contrast(hexadecimal(colour), hexadecimal(ground)) < LEAST_CONTRAST
    }
    assert faint == set()


def test_the_first_tab_leads_past_the_menus_to_the_finding(visit: Visitor):
    page = visit().page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == words_for("vi").text("To the page's finding")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "kpi-h1"


def test_squares_of_the_map_are_reached_row_by_row(visit: Visitor):
    places = (
        visit("/map")
        .page.locator(".kpi-tile")
        .evaluate_all("tiles => tiles.map(tile => [+tile.style.gridRowStart, +tile.style.gridColumnStart])")
    )
    assert len(places) == 65
    assert places == sorted(places)


@pytest.mark.parametrize("path", HIGH_CONTRAST, ids=["overview", "commune", "what-if"])
def test_high_contrast_leaves_every_part_its_edge_or_ground(browser, server: Server, path: str):
    with browser.new_context(forced_colors="active", color_scheme="dark") as context:
        visit = Visit(context.new_page(), server, words_for("vi"), path).open()
        drawn = visit.page.locator(HIGH_CONTRAST[path]).evaluate_all(EDGE_OR_GROUND)
        told = visit.page.locator(".kpi-status").all_text_contents()
        visit.page.locator("[data-testid='stSelectbox'] input").first.focus()
        outline = visit.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert drawn and all(drawn)
    assert all(re.match(r"\W+\w{2,}", each) for each in told), "a status is a symbol and a word"
    assert outline == "solid"


def focus_is_seen(page: Page, stop: dict[str, float]) -> bool:
    """Whether a stop looks different with the focus on it; the blinking of a cursor is no difference."""
    margin = 6
    clip = {
        "x": max(stop["x"] - margin, 0), "y": max(stop["y"] - margin, 0),
        "width": stop["width"] + 2 * margin, "height": stop["height"] + 2 * margin,
    }  # fmt: skip
    with_focus = page.screenshot(clip=clip, caret="hide", animations="disabled")  # type: ignore[arg-type]
    page.evaluate("window.left = document.activeElement; window.left.blur()")
    without = page.screenshot(clip=clip, caret="hide", animations="disabled")  # type: ignore[arg-type]
    page.evaluate("window.left.focus({focusVisible: true})")
    return with_focus != without


def hexadecimal(colour: str) -> str:
    """ "rgb(20, 80, 140)" as "#14508c"."""
    parts = re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", colour)
    assert parts, f"not a plain colour: {colour}"
    return "#" + "".join(f"{int(part):02x}" for part in parts.groups())
