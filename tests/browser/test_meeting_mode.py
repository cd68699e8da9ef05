"""Meeting mode in a real browser: keys and clickers turn the screens, letters are large, nothing is cut off."""

from __future__ import annotations

import pytest

from tests.browser.visits import visiting

pytestmark = pytest.mark.browser

SHOWN = "[...document.querySelectorAll('.kpi-screen-shown')].map(screen => screen.dataset.screen)"
CUT_OFF = """
() => [...document.querySelectorAll('.kpi-screen-shown *')].filter(part => {
    const box = part.getBoundingClientRect();
    return !part.matches('.kpi-unseen') && box.width && (box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > innerHeight + 1);
}).map(part => `${part.className}: ${part.textContent}`)
"""


@pytest.fixture
def mode(browser, server):
    with visiting(browser, server, "/meeting") as visit:
        yield visit.open()


def shown(visit) -> list[str]:
    return visit.page.evaluate(SHOWN)


def test_keys_and_clickers_turn_the_screens_and_the_address_follows(mode):
    assert shown(mode) == ["1"]
    for key, place in (
        ("ArrowRight", "2"), ("PageDown", "3"), ("Space", "4"), ("ArrowLeft", "3"), ("PageUp", "2"), ("Home", "1"),
        ("ArrowLeft", "1"), ("End", str(mode.page.locator(".kpi-screen").count())),
    ):  # fmt: skip
        mode.page.keyboard.press(key)
        assert shown(mode) == [place], key
        assert f"screen={place}" in mode.page.url


def test_an_address_opens_the_screen_it_names(browser, server):
    with visiting(browser, server, "/meeting") as visit:
        visit.open(screen="3")
        visit.page.wait_for_selector(".kpi-screen-shown")
        assert shown(visit) == ["3"]


def test_it_covers_everything_else_and_escape_leads_back(mode):
    box = mode.page.locator(".kpi-screens").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 1440, "height": 900}
    assert mode.page.evaluate("document.elementFromPoint(200, 30).closest('.kpi-screens') !== null")
    mode.page.keyboard.press("Escape")
    mode.page.wait_for_url("**/meetings*")


@pytest.mark.parametrize(
    ("width", "height"), [(1920, 1080), (1440, 900), (1024, 768), (390, 844), (360, 640)]
)
def test_no_screen_is_cut_off_at_any_width(mode, width, height):
    mode.page.set_viewport_size({"width": width, "height": height})
    for _ in range(mode.page.locator(".kpi-screen").count()):
        assert mode.page.evaluate(CUT_OFF) == []
        mode.page.keyboard.press("PageDown")


def test_the_figure_is_read_from_ten_metres(mode):
    mode.page.set_viewport_size({"width": 1920, "height": 1080})
    mode.page.keyboard.press("PageDown")
    # A fifth of the screen's height: on a two-metre screen letters of 22 cm, read from more than fifty metres.
    heights = mode.page.locator(".kpi-screen-shown .kpi-screen-value").evaluate_all(
        "parts => parts.map(part => parseFloat(getComputedStyle(part).fontSize) / innerHeight)"
    )
    assert heights and all(height > 0.2 for height in heights)
    smallest = mode.page.locator(".kpi-screen-shown .kpi-screen-lines").evaluate(
        "part => parseFloat(getComputedStyle(part).fontSize) / innerHeight"
    )
    assert smallest > 0.04
