"""Every page held against axe-core's rules: no serious finding but Streamlit's own, which are named here one by one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from pages.parts.menu import PAGES
from tests.browser.test_every_page import ASKED
from tests.browser.visits import Visit, visiting

pytestmark = pytest.mark.browser

GRAVE = ("serious", "critical")
STREAMLITS_OWN: set[tuple[str, str]] = set()
"""Rule and the beginning of the element's HTML, for findings in markup that Streamlit alone writes."""


@pytest.fixture(
    scope="module",
    params=[(page.slug, theme) for page in PAGES for theme in ("light", "dark")],
    ids="-".join,
)
def opened(request, browser, server) -> Iterator[Visit]:
    """Each page in both colours, its folds unfolded, so that what is inside is judged too."""
    slug, theme = request.param
    path = next(f"/{page.address}" for page in PAGES if page.slug == slug)
    with visiting(browser, server, path, theme=theme) as visit:
        visit.open(**ASKED.get(slug, {}))
        visit.page.locator("details.kpi-fold").evaluate_all(
            "folds => folds.forEach(fold => fold.open = true)"
        )
        yield visit


def test_axe_finds_nothing_grave(opened: Visit):
    judged = Axe().run(opened.page).response
    assert len(judged["passes"]) > 10, "axe has looked at nothing"
    found = {
        (finding["id"], node["html"])
        for finding in judged["violations"]
        if finding["impact"] in GRAVE
        for node in finding["nodes"]
    }
    ours = sorted(
        (rule, html[:160])
        for rule, html in found
        if not any(rule == known and html.startswith(start) for known, start in STREAMLITS_OWN)
    )
    assert ours == []
