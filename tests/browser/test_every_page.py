"""Each page, in both languages, on a desk and on a phone: sound, local, nothing cut off, and in its own language."""

from __future__ import annotations

import csv
import re
from urllib.parse import urlsplit

import pytest
from babel.messages.pofile import read_po

from pages.parts.menu import PAGES as MENU
from schemas.words import LOCALE_FOLDER
from tests.browser.visits import WIDTHS_PX, Visit, visiting
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

ASKED = {"indicator": {"indicator": "online_filing_rate"}, "history": {"origin": "illustrative"}}
"""What the address of a page says beside the page, where it needs to say anything."""

PAGES = {page.slug: (f"/{page.address}", ASKED.get(page.slug, {})) for page in MENU}
LEAST_PICTURES = {"/": 5, "/indicator": 2}
LEAST_SENTENCES = 40
"""The menu has 26 of them, on every page."""
LEAST_RATES = {"/": 10, "/indicator": 10}
# Streamlit cannot tell from "/indicator" whether that is a page or the folder the app is mounted under. It asks
# under it first, takes the 404 for an answer and asks at the root.
ASKED_UNDER_THE_PAGE_FIRST = ("_stcore/health", "_stcore/host-config")
# The glossary and the rules quote what documents say, and say words of codes in Vietnamese behind them.
QUOTED = re.compile(r"\([^)]*\)|[\"“][^\"”]*[\"”]")
PAGES_THAT_QUOTE = ("/method",)
TRIFLE_PX = 1.5

TOO_WIDE = """
() => {
    const main = document.querySelector('[data-testid="stMain"]');
    const parts = [...main.querySelectorAll('[data-testid="stElementContainer"], [class^="kpi-"], .main-svg')];
    return {
        scrolls: [document.documentElement, main].map(part => part.scrollWidth - part.clientWidth),
        // What is wider than the page in a frame of its own scrolls there.
        beyond: parts.filter(part => part.checkVisibility() && !part.closest('thead, .kpi-heat, .kpi-frame') && part.getBoundingClientRect().right > innerWidth + 1)
            .map(part => part.className.baseVal ?? part.className),
    };
}
"""

OTHER_WIDTHS_PX = (360, 1024, 1920)
FITS = {"scrolls": [0, 0], "beyond": []}

# Where each piece of text is drawn, and the part it must stay inside.
TEXTS = """
([within, trifle]) => [...document.querySelectorAll(within)].flatMap(part => {
    const hull = part.getBoundingClientRect(), pieces = [], faults = [];
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        if (!walker.currentNode.parentElement.checkVisibility()) continue;
        const text = walker.currentNode.textContent.trim();
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        if (text) pieces.push(...[...range.getClientRects()].filter(box => box.width > 0)
            .map(box => ({text, node: walker.currentNode, box})));
    }
    for (const {text, box} of pieces)
        if (box.left < hull.left - trifle || box.right > hull.right + trifle
            || box.top < hull.top - 3 || box.bottom > hull.bottom + 3) faults.push(`cut off: ${text}`);
    for (const one of pieces) for (const other of pieces)
        if (one.node !== other.node
            && Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > trifle
            && Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) > 4)
            faults.push(`${one.text} over ${other.text}`);
    for (const inner of [part, ...part.querySelectorAll('*')])
        if (inner.clientWidth && inner.scrollWidth > inner.clientWidth + 1 && getComputedStyle(inner).overflowX !== 'visible')
            faults.push(`hidden: ${inner.textContent}`);
    return faults;
})
"""

CHART_WORDS_CUT_OFF = """
trifle => [...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => {
    const hull = chart.getBoundingClientRect();
    return [...chart.querySelectorAll('text')].filter(text => {
        const box = text.getBoundingClientRect();
        return box.width && (box.left < hull.left - trifle || box.right > hull.right + trifle
            || box.top < hull.top - trifle || box.bottom > hull.bottom + trifle);
    }).map(text => text.textContent);
})
"""


@pytest.fixture(
    scope="module",
    params=[(page, language, size) for page in PAGES for language in ("vi", "en") for size in WIDTHS_PX],
    ids="-".join,
)
def opened(request, browser, server):
    """Each page in each language at each width, opened once for the tests below."""
    page, language, size = request.param
    path, asked = PAGES[page]
    with visiting(browser, server, path, language=language, size=size) as visit:
        yield visit.open(**asked)


def test_the_console_stays_quiet(opened: Visit):
    under = opened.path.rstrip("/")
    excused = {f"404 {under}/{asked}" for asked in ASKED_UNDER_THE_PAGE_FIRST if under}
    assert set(opened.complaints) <= excused


def test_nobody_else_is_asked(opened: Visit):
    outward = [address for address in opened.requests if urlsplit(address).scheme not in ("data", "blob")]
    own = urlsplit(opened.server.address).netloc
    assert {urlsplit(address).netloc for address in outward} == {own}
    assert any(address.startswith("ws://") for address in outward)


def test_it_does_not_scroll_sideways(opened: Visit):
    assert opened.page.evaluate(TOO_WIDE) == FITS


@pytest.mark.parametrize("page", PAGES)
def test_it_fits_other_widths(page: str, browser, server):
    path, asked = PAGES[page]
    with visiting(browser, server, path) as visit:
        visit.open(**asked)
        assert {width: found for width in OTHER_WIDTHS_PX if (found := found_at(visit, width)) != FITS} == {}


def test_no_words_are_cut_off_or_drawn_over_others(opened: Visit):
    parts = ".kpi-card, .kpi-part, .kpi-band, .kpi-h1, .kpi-facts, .kpi-table td > div, .st-key-navigation"
    assert opened.page.evaluate(TEXTS, [parts, TRIFLE_PX]) == []
    assert opened.page.evaluate(CHART_WORDS_CUT_OFF, TRIFLE_PX) == []


def test_it_is_in_one_language(opened: Visit):
    own, other = (1, 0) if opened.words.language == "vi" else (0, 1)
    told = opened.whole_text
    if opened.path in PAGES_THAT_QUOTE:
        told = QUOTED.sub(" ", told)
    told = without_places(told)
    foreign = [
        pair[other] for pair in translations() if pair[own] != pair[other] and stands_in(pair[other], told)
    ]
    assert foreign == []
    assert sum(stands_in(pair[own], told) for pair in translations()) >= LEAST_SENTENCES


def test_numbers_have_the_decimal_mark_of_the_language(opened: Visit):
    right, wrong = (",", ".") if opened.words.language == "vi" else (".", ",")
    told = opened.whole_text
    assert re.findall(rf"\d+\{wrong}\d\d?%", told) == []
    assert len(re.findall(rf"\d+\{right}\d\d?%", told)) >= LEAST_RATES.get(opened.path, 0)
    if opened.path == "/indicator":
        assert any(re.fullmatch(rf"\d+\{right}\d", word) for word in opened.axis_words())
        hover = hovered(opened)
        assert re.search(rf"\d+\{right}\d\d%", hover) and not re.search(rf"\d+\{wrong}\d\d%", hover)


def test_no_link_leads_out_of_the_dashboard(opened: Visit):
    links = opened.page.locator("a").evaluate_all("links => links.map(link => link.href)")
    assert {urlsplit(link).netloc for link in links} == {urlsplit(opened.server.address).netloc}


def test_it_says_which_language_it_is_in(opened: Visit):
    assert opened.page.locator("html").get_attribute("lang") == opened.words.language


def test_every_picture_is_told_in_words(opened: Visit):
    told = opened.page.locator("img, [role=img], [data-testid=stPlotlyChart]").evaluate_all(
        "parts => parts.map(part => part.getAttribute('alt') ?? part.getAttribute('aria-label') ?? '')"
    )
    assert len(told) >= LEAST_PICTURES.get(opened.path, 0)
    assert all(len(words) > 10 for words in told)
    assert opened.page.locator("h1").count() == 1


def test_a_sparkline_is_said_to_have_a_target_only_where_one_is_drawn(opened: Visit):
    target = opened.words.text("Target")
    for card in opened.page.locator(".kpi-card").all():
        line = str(card.locator("img").get_attribute("alt"))
        assert (target.lower() in line.lower()) == (card.locator("dt").first.inner_text() == target), line


def found_at(visit: Visit, width_px: int) -> dict[str, list[object]]:
    """What is too wide once the window has another width; charts are drawn anew a moment after that."""
    visit.page.set_viewport_size({"width": width_px, "height": 900})
    for _ in range(25):
        found = visit.page.evaluate(TOO_WIDE)
        if found == FITS:
            break
        visit.page.wait_for_timeout(200)
    return found


def hovered(visit: Visit) -> str:
    """What a chart says of the point the pointer rests on."""
    point = visit.page.locator(".scatterlayer .trace").nth(1).locator(".point").last
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    assert box is not None
    visit.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    label = visit.page.locator(".hoverlayer .hovertext")
    label.first.wait_for()
    return str(label.first.text_content())


def translations() -> list[tuple[str, str]]:
    """Every English sentence without a gap, with the Vietnamese one."""
    with (LOCALE_FOLDER / "vi" / "LC_MESSAGES" / "dashboard.po").open("rb") as source:
        messages = [entry for entry in read_po(source) if isinstance(entry.id, str) and entry.id]
    return [(entry.id, str(entry.string)) for entry in messages if "{" not in entry.id]


def without_places(told: str) -> str:
    """The text without the names of places: Trang Dinh is no word of either language, though "Trang" is one."""
    with (ROOT / "data" / "reference" / "geographies.csv").open(encoding="utf-8", newline="") as file:
        names = {
            row[name] for row in csv.DictReader(file) for name in ("name_vi", "name_en") if " " in row[name]
        }
    return re.sub("|".join(map(re.escape, sorted(names, key=len, reverse=True))), "", told)


def stands_in(sentence: str, told: str) -> bool:
    """Whether the sentence stands there as words of its own."""
    return re.search(rf"(?<!\w){re.escape(sentence)}(?!\w)", told) is not None
