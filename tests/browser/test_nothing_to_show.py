"""Nothing to show, or something broken: a sentence with a remedy, and nothing of the program's inside."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visitor
from tests.browser.serving import serving

pytestmark = pytest.mark.browser

REMEDY = {"vi": "Chưa có số liệu nào được công bố", "en": "Nothing has been published here yet"}
INSIDES = ("Traceback", "JSONDecodeError", "duckdb", ".py", "Google", "ChatGPT")


@pytest.fixture(scope="module")
def empty_server(tmp_path_factory):
    """A dashboard on a store that is not there yet; the tests below fill in what is broken."""
    folder = tmp_path_factory.mktemp("nothing")
    with serving(folder / "store", folder / "server.log") as started:
        yield started


@pytest.mark.parametrize(("path", "language"), [("/", "vi"), ("/indicator", "en")])
def test_an_empty_store_is_told_with_its_remedy(visit: Visitor, empty_server, path: str, language: str):
    opened = visit(path, at=empty_server, language=language)
    assert len(opened.told()) == 1
    assert REMEDY[language] in opened.told()[0] and "make run" in opened.told()[0]
    assert [word for word in INSIDES if word in opened.text] == []
    assert opened.menus
    assert "Traceback" not in empty_server.log


def test_a_fault_of_the_program_shows_nothing_of_its_inside_and_sends_nobody_away(
    visit: Visitor, empty_server
):
    empty_server.store.mkdir()
    (empty_server.store / "current").write_text('{"release', encoding="utf-8")
    opened = visit(at=empty_server)
    links = opened.page.locator("a").evaluate_all("links => links.map(link => link.href)")
    assert all(link.startswith(empty_server.address) for link in links)
    assert "Traceback" in empty_server.log, "the fault is for the log, and it is not there"
    assert [word for word in INSIDES if word in opened.text] == []
