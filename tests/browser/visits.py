"""Visits: a page opened in a browser of its own, with everything it asked for and complained of written down."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlencode

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response

from schemas.words import Words
from tests.browser.serving import Server

Theme = Literal["light", "dark"]

WIDTHS_PX = {"desk": (1440, 900), "phone": (390, 844)}
PATIENCE_MILLISECONDS = 30_000

# The script has run, every part that comes later (Streamlit fetches each kind on its first use) is there, every chart
# is drawn, and for a moment nothing has moved.
SETTLED = """
() => {
    const app = document.querySelector('[data-testid="stApp"]'), main = document.querySelector('[data-testid="stMain"]');
    const ready = app?.dataset.testScriptState === 'notRunning' && document.fonts.status === 'loaded'
        && main.querySelector('.kpi-h1, [data-testid="stAlert"], [data-testid="stException"]')
        && !main.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
        && [...main.querySelectorAll('[data-testid="stPlotlyChart"]')].every(chart => chart.querySelector('.xtick'));
    const now = ready ? main.innerHTML : null;
    if (now === null || now !== window.lastSeen) [window.lastSeen, window.lastMoved] = [now, performance.now()];
    return ready && performance.now() - window.lastMoved > 300;
}
"""


# Every piece of text by itself: run together, the last word of one part and the first of the next are one word.
ALL_WORDS = """
() => {
    const main = document.querySelector('[data-testid="stMain"]'), language = document.documentElement.lang, told = [];
    const read = part => part.closest('[lang]').lang === language
        && !part.closest('script, style, code, [translate="no"], [data-testid="stIconMaterial"]');
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
        if (read(walker.currentNode.parentElement)) told.push(walker.currentNode.textContent.trim());
    for (const name of ['aria-label', 'alt', 'title', 'placeholder'])
        // A mark of a calendar is told by its task's own words.
        for (const part of main.querySelectorAll(`[${name}]:not(.kpi-mark-task)`))
            if (read(part)) told.push(part.getAttribute(name));
    return told.filter(Boolean).join('\\n');
}
"""


@dataclass(frozen=True)
class Visit:
    """One page of one person: what it shows, whom it asked, and what it complained of."""

    page: Page
    server: Server
    words: Words
    path: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, **asked: str) -> Visit:
        """Goes to the page and waits until it is drawn."""
        address = f"{self.server.address}{self.path}?{urlencode({'lang': self.words.language, **asked})}"
        self.page.goto(address)
        self.wait()
        return self

    def wait(self) -> None:
        """Returns once the page is drawn."""
        self.page.wait_for_function(SETTLED, timeout=PATIENCE_MILLISECONDS, polling=100)

    @property
    def menus(self) -> list[str]:
        """The groups of pages the navigation offers, each as it reads, the page one is at beside its group."""
        return self.page.locator(".kpi-menu > summary").all_inner_texts()

    def go_to(self, name: str) -> Visit:
        """Opens the menu a page stands in, follows its link, and waits until that page is drawn."""
        link = self.page.locator(".kpi-menu-links a", has_text=re.compile(f"^{re.escape(name)}$"))
        self.page.locator(".kpi-menu", has=link).locator("summary").click()
        return self.after(link.click)

    def after(self, act: Callable[[], object]) -> Visit:
        """Does what leads to another finding, and waits until the page that tells it is drawn."""
        self.page.evaluate("window.findingLeft = document.querySelector('.kpi-h1')?.innerText")
        act()
        self.page.wait_for_function(
            "document.querySelector('.kpi-h1')?.innerText !== window.findingLeft",
            timeout=PATIENCE_MILLISECONDS,
        )
        self.wait()
        return self

    @property
    def text(self) -> str:
        """What a person reads."""
        return self.page.get_by_test_id("stMain").inner_text()

    @property
    def whole_text(self) -> str:
        """What a person can read or have read to them, lists still folded included: words, labels and hints of everything.

        Not what is told to be of another language (documents are quoted in Vietnamese), nor names of codes.
        """
        return str(self.page.evaluate(ALL_WORDS))

    def axis_words(self) -> list[str]:
        """What stands at the axes of the charts."""
        return self.page.locator(".xtick text, .ytick text, .y2tick text").all_text_contents()

    def told(self) -> list[str]:
        """The sentences the page says about itself."""
        return self.page.get_by_test_id("stAlert").all_inner_texts()

    def write_down(self) -> Visit:
        """Writes down every request, complaint and answer that is an error, from now on."""
        # Functions of their own: Playwright marks what it is given, and a frozen value's method takes no mark.
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("websocket", lambda socket: self.requests.append(socket.url))
        self.page.on("console", lambda message: self._complain(message))
        self.page.on("pageerror", lambda error: self.complaints.append(f"exception: {error}"))
        self.page.on("response", lambda answer: self._answer(answer))
        return self

    def _complain(self, message: ConsoleMessage) -> None:
        # The browser's line on an answer that is an error names no address; `_answer` writes it down with one.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"console: {message.text}")

    def _answer(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status} {response.url.removeprefix(self.server.address)}")


@contextmanager
def visiting(
    browser: Browser,
    server: Server,
    path: str = "/",
    *,
    language: str = "vi",
    size: str = "desk",
    theme: Theme = "light",
) -> Iterator[Visit]:
    """A visit in a fresh browser profile, which is thrown away afterwards."""
    width, height = WIDTHS_PX[size]
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=theme, locale="vi-VN"
    )
    try:
        yield Visit(context.new_page(), server, Words(language), path).write_down()
    finally:
        context.close()
