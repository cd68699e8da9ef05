"""The wait for pages: every page of the menu on the server, a click away, and the whole dashboard opened anew."""

from __future__ import annotations

import shutil
import statistics
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from bench.measure import Measurement, Times
from bench.server import Server, running_server
from bench.session import session
from pages.parts.menu import PAGES, MenuPage

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET_MILLISECONDS = 600
PATIENCE_MILLISECONDS = 60_000
VIEWPORT = {"width": 1366, "height": 900}
SESSIONS = 20

WANTED = {"server p50": 0.15, "server worst": 0.3, "click p50": 0.8, "click p95": 1.5}
WANTED_SESSION_BYTES = 15 * 2**20

# Notes when anything was last drawn on the page, counted as the browser counts: from the start of the navigation.
WATCH = """
window.lastDrawn = 0;
new MutationObserver(changes => {
    if (changes.some(change => change.target.closest?.('[data-testid="stMain"]')))
        window.lastDrawn = performance.now();
}).observe(document, {childList: true, subtree: true});
"""
MOMENTS = """
() => ({
    "the page's own scripts have run": performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd,
    "first words are painted": performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    "last chart is drawn": window.lastDrawn,
})
"""
CLICK = """
path => {
    const links = [...document.querySelectorAll('.kpi-menu-links a')];
    window.clicked = performance.now();
    links.find(link => new URL(link.href).pathname === path).click();
}
"""
ALL_DRAWN = """
([path, quiet]) => location.pathname === path
    && document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning'
    && document.querySelector('.kpi-menu') && !document.querySelector('[data-testid="stSkeleton"]')
    && window.lastDrawn > (window.clicked ?? 0) && performance.now() - window.lastDrawn > quiet
"""

Moments = dict[str, float]


@dataclass
class PageTimes:
    """One page: its runs on the server, what the last of them was sent, and clicks that lead to it."""

    page: MenuPage
    server_seconds: list[float] = field(default_factory=list)
    sent_bytes: int = 0
    clicked_seconds: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class PagesReport:
    """What was found out about the pages, and what the server needed for it."""

    pages: list[PageTimes]
    measurements: list[Measurement]
    breakdown: dict[str, Moments]
    first_visit_bytes: int
    session_bytes: float | None
    server_peak_memory_bytes: int | None


def measure_pages(store: Path, *, runs: int) -> PagesReport:
    """Every page of the menu, found there by itself; each visit begins where the last one ended."""
    pages = [PageTimes(page) for page in PAGES]
    with running_server(store) as server:
        on_the_server(server, pages, runs=runs)
        held = session_memory(server)
        with sync_playwright() as playwright:
            browser = open_browser(playwright)
            first_visit_bytes, first, later = whole_visits(browser, server, count=runs + 1)
            clicks(browser, server, pages, runs=runs)
            browser.close()
        memory = server.peak_memory_bytes()
    opened = tuple(moments["last chart is drawn"] for moments in later)
    measurements = [
        Measurement("the dashboard opened anew, visited before", Times(opened)),
        Measurement("the dashboard opened anew, first visit", Times((first["last chart is drawn"],))),
    ]
    breakdown = {"the dashboard opened anew, visited before: seconds until": later[-1]}
    return PagesReport(pages, measurements, breakdown, first_visit_bytes, held, memory)


def on_the_server(server: Server, pages: list[PageTimes], *, runs: int) -> None:
    """From asking for a page to the last message of its script, over one connection."""
    with session(server.address) as visitor:
        for times in pages:
            visitor.visit(times.page.address)
        for _ in range(runs):
            for times in pages:
                run = visitor.visit(times.page.address)
                times.server_seconds.append(run.seconds)
                times.sent_bytes = run.sent_bytes


def session_memory(server: Server) -> float | None:
    """The bytes one more open session holds that has seen every page, of twenty after a few others."""
    with ExitStack() as open_sessions:

        def opened(count: int) -> int | None:
            for _ in range(count):
                visitor = open_sessions.enter_context(session(server.address))
                for page in PAGES:
                    visitor.visit(page.address)
            return server.memory_bytes()

        before, after = opened(SESSIONS // 4), opened(SESSIONS)
    return None if before is None or after is None else (after - before) / SESSIONS


def clicks(browser: Browser, server: Server, pages: list[PageTimes], *, runs: int) -> None:
    """From the click on a page's link in the menu to the last thing drawn. Each page is visited once before."""
    context = new_person(browser)
    page = context.new_page()
    page.goto(server.address, wait_until="commit")
    wait_until_drawn(page, PAGES[0])
    for round_number in range(runs + 1):
        # The first page comes last: there one is already.
        for times in [*pages[1:], pages[0]] if len(pages) > 1 else []:
            page.evaluate(CLICK, f"/{times.page.address}")
            wait_until_drawn(page, times.page)
            if round_number:
                times.clicked_seconds.append(page.evaluate("window.lastDrawn - window.clicked") / 1000)
    context.close()


def whole_visits(browser: Browser, server: Server, *, count: int) -> tuple[int, Moments, list[Moments]]:
    """The bytes of a first visit over HTTP, its moments, and those of later visits by the same person."""
    context = new_person(browser)
    page = context.new_page()
    received: list[int] = []
    network = context.new_cdp_session(page)
    network.on("Network.loadingFinished", lambda event: received.append(int(event["encodedDataLength"])))
    network.send("Network.enable")
    first = whole_visit(page, server)
    later = [whole_visit(context.new_page(), server) for _ in range(count - 1)]
    context.close()
    return sum(received), first, later


def whole_visit(page: Page, server: Server) -> Moments:
    """The seconds from navigation to each moment, once nothing has been drawn for a while."""
    page.goto(server.address, wait_until="commit")
    wait_until_drawn(page, PAGES[0])
    moments: Moments = page.evaluate(MOMENTS)
    page.close()
    return {moment: milliseconds / 1000 for moment, milliseconds in moments.items()}


def wait_until_drawn(page: Page, of: MenuPage) -> None:
    page.wait_for_function(
        ALL_DRAWN, arg=[f"/{of.address}", QUIET_MILLISECONDS], timeout=PATIENCE_MILLISECONDS, polling=50
    )


def new_person(browser: Browser) -> BrowserContext:
    context = browser.new_context(locale="vi-VN", viewport=VIEWPORT)  # type: ignore[arg-type]
    context.add_init_script(WATCH)
    return context


def open_browser(playwright: Playwright) -> Browser:
    """The machine's own Chromium, or Playwright's."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])


def over_all(pages: list[PageTimes]) -> dict[str, float]:
    """What the wishes are held against, over all pages together."""
    server = sorted(second for times in pages for second in times.server_seconds)
    clicked = sorted(second for times in pages for second in times.clicked_seconds)
    return {
        "server p50": statistics.median(server),
        "server worst": server[-1],
        "click p50": statistics.median(clicked),
        "click p95": clicked[round(0.95 * (len(clicked) - 1))],
    }
