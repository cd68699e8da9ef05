"""What the browser tests share: one browser, and servers on stores of their own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.serving import Server, serving
from tests.browser.visits import Theme, Visit, visiting

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip

Visitor = Callable[..., Visit]


# For the package, not the session: while Playwright's loop runs, no other test could start one of its own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, or Playwright's own."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def server(prepared_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on a prepared store, for tests that publish nothing."""
    folder = tmp_path_factory.mktemp("dashboard")
    store = shutil.copytree(prepared_template, folder / "store")
    with serving(store, folder / "server.log") as started:
        yield started


@pytest.fixture
def own_server(prepared_store: Path, tmp_path: Path) -> Iterator[Server]:
    """A dashboard just started, on a prepared store of the test's own."""
    with serving(prepared_store, tmp_path / "server.log") as started:
        yield started


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Visitor]:
    """Opens pages, each in a fresh browser profile."""
    with ExitStack() as stack:

        def opened(
            path: str = "/",
            *,
            at: Server = server,
            language: str = "vi",
            size: str = "desk",
            theme: Theme = "light",
            **asked: str,
        ) -> Visit:
            visited = visiting(browser, at, path, language=language, size=size, theme=theme)
            return stack.enter_context(visited).open(**asked)

        yield opened
