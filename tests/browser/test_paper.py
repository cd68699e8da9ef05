"""A page goes to paper: A4, light, nothing to press, nothing cut, every chart whole, and a foot that says what it is."""

from __future__ import annotations

import re

import pytest

from pages.parts.menu import PAGES as MENU
from pages.parts.menu import MenuPage
from tests.browser.conftest import Visitor
from tests.browser.test_every_page import ASKED, found_at
from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

# A4 without the margins of `charts/paper.css`, in pixels of 1/96 inch.
SHEET_PX = (703, 1009)
A4_POINTS = (595, 842)

ON_PAPER = """
high => {
    const seen = part => part.checkVisibility() && part.getBoundingClientRect().height > 0;
    const all = parts => [...document.querySelectorAll(parts)].filter(seen);
    const whole = part => part && (getComputedStyle(part).breakInside === 'avoid' || whole(part.parentElement));
    return {
        pressed: all('nav, button, input, select, textarea, [role="combobox"]').map(part => part.outerHTML.slice(0, 200)),
        torn: all('.js-plotly-plot, .kpi-map, .kpi-ranking, .kpi-card, tr')
            .filter(part => !whole(part) || part.getBoundingClientRect().height > high).map(part => part.className),
        unmarked: [...document.querySelectorAll('.kpi-band-illustrative, .kpi-mark')].filter(mark => !seen(mark)).length,
    };
}
"""
FINE = {"pressed": [], "torn": [], "unmarked": 0}


@pytest.mark.parametrize("page", MENU, ids=lambda page: page.slug)
def test_every_page_is_clean_on_paper(visit: Visitor, page: MenuPage):
    opened = visit(f"/{page.address}", **ASKED.get(page.slug, {}))
    opened.page.emulate_media(media="print")
    found = found_at(opened, SHEET_PX[0])
    # A table is as wide as its letters are, which may be a fraction more than the sheet.
    assert found["beyond"] == [] and max(found["scrolls"]) <= 1
    assert opened.page.evaluate(ON_PAPER, SHEET_PX[1]) == FINE
    assert opened.page.locator("h1").is_visible()


def test_a_printed_page_is_a4_and_says_at_its_foot_which_release_it_shows(visit: Visitor):
    opened = visit("/indicator", **ASKED["indicator"])
    printed = opened.page.pdf(prefer_css_page_size=True)
    sheets = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert {(round(float(wide)), round(float(high))) for wide, high in sheets} == {A4_POINTS}
    release = re.search(r"bản phát hành \w{8}", opened.text)
    assert release and f"{opened.words.text('The Lạng Sơn KPI dashboard')} · {release[0]}" in feet_of(opened)


def feet_of(visit: Visit) -> str:
    """What the style sheets write at the foot of every sheet."""
    return "".join(visit.page.locator("style").all_text_contents())


def test_a_dark_page_is_printed_in_light_colours(visit: Visitor):
    opened = visit("/indicator", theme="dark", **ASKED["indicator"])
    opened.page.emulate_media(media="print")
    grounds = opened.page.locator("[data-testid=stApp], [data-testid=stMain]").evaluate_all(
        "parts => parts.map(part => getComputedStyle(part).backgroundColor)"
    )
    assert set(grounds) == {"rgb(255, 255, 255)"}
    assert opened.page.locator("h1").evaluate("part => getComputedStyle(part).color") == "rgb(27, 39, 51)"
