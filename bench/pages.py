"""The leader's wait: the overview's script on the server, and two pages drawn in a browser."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

from bench.measure import Measurement
from bench.server import Server, environment, running_server
from settings import ROOT

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PAGES = {"overview": "/", "indicator": "/indicator?indicator=online_filing_rate"}
QUIET_MILLISECONDS = 700
PATIENCE_MILLISECONDS = 60_000

# Notes when a chart came or changed, counted from the start of the navigation as the browser counts it. A chart is
# a drawing of Plotly's or a sparkline; the icons of widgets are none.
WATCH_CHARTS = """
window.firstDrawn = window.lastDrawn = 0;
const charts = '.js-plotly-plot svg, .js-plotly-plot canvas, img.kpi-sparkline';
const chart = node => node.closest(charts) || node.querySelector(charts);
new MutationObserver(changes => {
    for (const change of changes)
        if ([change.target, ...change.addedNodes].some(node => node.nodeType === 1 && chart(node)))
        {
            window.lastDrawn = performance.now();
            window.firstDrawn ||= window.lastDrawn;
        }
}).observe(document, {childList: true, subtree: true});
"""
MOMENTS = """
() => ({
    "the page's own scripts have run": performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd,
    "first words are painted": performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    "first chart is drawn": window.firstDrawn,
    "last chart is drawn": window.lastDrawn,
})
"""
ALL_DRAWN = """
quiet => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning'
    && window.lastDrawn > 0 && performance.now() - window.lastDrawn > quiet
"""

Moments = dict[str, float]


@dataclass(frozen=True)
class BrowserTimes:
    """What the browser saw, and what the server needed for it."""

    measurements: list[Measurement]
    breakdown: dict[str, Moments]
    server_peak_memory_bytes: int | None


def measure_script(store: Path, *, runs: int) -> list[Measurement]:
    """The overview's script: the first run in a fresh process (three of them), and the following ones."""
    cold: list[float] = []
    warm: list[float] = []
    for _ in range(3):
        command = [sys.executable, "-m", "bench.script_run", str(runs)]
        answer = subprocess.run(
            command, cwd=ROOT, env=environment(store), capture_output=True, text=True, check=True
        )
        first, *following = json.loads(answer.stdout.splitlines()[-1])
        cold.append(first)
        warm += following
    return [
        Measurement("overview on the server, warm", tuple(warm), wanted_seconds=0.15),
        Measurement("overview on the server, cold (first run of a process)", tuple(cold)),
    ]


def measure_browser(store: Path, *, runs: int) -> BrowserTimes:
    """Each page from navigation to its last chart, first visit and later ones.

    The browser keeps what it fetched, as a person's does: warm is a page visited before.
    """
    measurements, breakdown = [], {}
    with running_server(store) as server, sync_playwright() as playwright:
        browser = open_browser(playwright)
        for name, path in PAGES.items():
            first, *later = visits(browser, server, path, count=runs + 1)
            measurements += [
                Measurement(f"{name} in the browser, warm", last_charts(later), wanted_seconds=1.5),
                Measurement(f"{name} in the browser, first visit", last_charts([first])),
            ]
            breakdown[f"{name} in the browser, warm: seconds until"] = later[-1]
        browser.close()
        return BrowserTimes(measurements, breakdown, server.peak_memory_bytes())


def visits(browser: Browser, server: Server, path: str, *, count: int) -> list[Moments]:
    """The moments of `count` visits by one new person."""
    context = browser.new_context(locale="vi-VN", viewport={"width": 1366, "height": 900})
    context.add_init_script(WATCH_CHARTS)
    moments = [visit(context, server.address + path) for _ in range(count)]
    context.close()
    return moments


def visit(context: BrowserContext, address: str) -> Moments:
    """The seconds from navigation to each moment, once nothing has been drawn for a while."""
    page = context.new_page()
    page.goto(address, wait_until="commit")
    page.wait_for_function(ALL_DRAWN, arg=QUIET_MILLISECONDS, timeout=PATIENCE_MILLISECONDS, polling=50)
    moments: Moments = page.evaluate(MOMENTS)
    page.close()
    return {moment: milliseconds / 1000 for moment, milliseconds in moments.items()}


def last_charts(visited: list[Moments]) -> tuple[float, ...]:
    return tuple(moments["last chart is drawn"] for moments in visited)


def open_browser(playwright: Playwright) -> Browser:
    """The machine's own Chromium, or Playwright's."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
