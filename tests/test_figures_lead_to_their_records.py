"""A figure shown anywhere leads to its own record: the one its link names has the very value that was clicked."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.menu import PAGES
from queries.catalogue import indicators
from queries.progress import figures
from queries.release import current_release
from schemas.words import words_for

ROOT = Path(__file__).resolve().parent.parent
WORDS = words_for("vi")
SHOWN = {
    "overview": ({}, 40),
    "indicator": ({"indicator": "online_filing_rate"}, 60),
    "communes": ({}, 60),
    "commune": ({"commune": "06613"}, 35),
    "compare": ({"units": "06040,06613"}, 5),
    "digitisation": ({}, 10),
    "infrastructure": ({}, 15),
    "targets": ({}, 5),
}
"""Pages that show figures, what their address asks for, and how many figures at the least lead to a record."""

LINK = re.compile(r'<a href="(sources\?[^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


@pytest.fixture
def open_page(prepared_template: Path, monkeypatch: pytest.MonkeyPatch):
    """Opens a page of the menu on the prepared store with an address."""
    monkeypatch.setenv("KPI_STORE", str(prepared_template))

    def opened(slug: str, **address: str) -> AppTest:
        script = next(page.script for page in PAGES if page.slug == slug)
        page = AppTest.from_file(str(ROOT / script), default_timeout=90)
        page.query_params.update(address)
        page.run()
        assert not page.exception
        return page

    return opened


def words_of(page: AppTest) -> str:
    return "\n".join(str(part.proto.body) for part in page.get("html"))


def figures_of(page: AppTest) -> list[tuple[dict[str, str], str]]:
    """What each link to a record asks for, and the number that stands on it; a silent cell has none."""
    found = []
    for address, inside in LINK.findall(words_of(page)):
        asked = {name: values[0] for name, values in parse_qs(urlsplit(unescape(address)).query).items()}
        number = re.search(r"\d[\d.]*(,\d+)?", re.sub(r"<[^>]*>", "", inside))
        if "indicator" in asked and number:
            found.append((asked, number.group()))
    return found


@pytest.mark.parametrize("slug", SHOWN)
def test_a_click_on_a_figure_names_the_record_of_that_value(open_page, prepared_template, slug: str) -> None:
    release = current_release(prepared_template)
    decimals = {row.id: row.decimals for row in indicators(release)}
    address, least = SHOWN[slug]
    found = figures_of(open_page(slug, **address))
    assert len(found) >= least
    for asked, shown in found:
        history = figures(release, indicator=asked["indicator"], geography=asked["commune"])
        figure = next(row for row in history if row.period == asked["period"])
        assert shown == WORDS.number(figure.value, decimals[asked["indicator"]]), asked


def test_the_record_tells_the_value_that_was_clicked(open_page) -> None:
    for asked, shown in figures_of(open_page("overview"))[::9]:
        [title] = re.findall(r'<h1 class="kpi-h1">(.*?)</h1>', words_of(open_page("sources", **asked)))
        assert shown in title


def test_a_silent_cell_leads_to_its_record_too(open_page) -> None:
    told = words_of(open_page("communes"))
    silent = re.findall(r'<td [^>]*class="kpi-heat-silent"><a href="(sources\?[^"]*)"', told)
    assert silent
    asked = {name: values[0] for name, values in parse_qs(urlsplit(unescape(silent[0])).query).items()}
    assert "Không có tệp nào đang có hiệu lực" in words_of(open_page("sources", **asked))
