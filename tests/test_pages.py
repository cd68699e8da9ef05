"""The two pages, as a person opens them: in both languages, with junk in the address, and with nothing to show."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from queries.catalogue import indicators
from queries.release import current_release

ROOT = Path(__file__).resolve().parent.parent
OVERVIEW = ROOT / "pages" / "progress" / "overview.py"
INDICATOR = ROOT / "pages" / "progress" / "indicator.py"
ILLUSTRATIVE_BAND = '<div class="kpi-band kpi-band-illustrative"'
SLOWEST_FIRST_RUN_SECONDS = 60  # the first page imports Plotly


@pytest.fixture
def open_page(prepared_template, monkeypatch):
    """Opens a page script on the prepared store with an address."""
    monkeypatch.setenv("KPI_STORE", str(prepared_template))

    def opened(script: Path, **address: str) -> AppTest:
        page = AppTest.from_file(str(script), default_timeout=SLOWEST_FIRST_RUN_SECONDS)
        page.query_params.update(address)
        return page.run()

    return opened


def words_of(page: AppTest) -> str:
    return "\n".join(str(part.proto.body) for part in page.get("html"))


@pytest.mark.parametrize(
    ("lang", "told"), [("vi", "Chỉ số trọng tâm"), ("en", "Headline indicators"), ("", "Chỉ số trọng tâm")]
)
def test_the_overview_is_told_in_the_language_asked_for(open_page, lang, told):
    page = open_page(OVERVIEW, lang=lang)
    assert not page.exception
    assert told in words_of(page)


def test_illustrative_figures_are_never_without_their_band(open_page):
    for script in (OVERVIEW, INDICATOR):
        assert ILLUSTRATIVE_BAND in words_of(open_page(script))


def test_a_page_without_illustrative_figures_has_no_band(open_page):
    page = open_page(INDICATOR, indicator="digitised_filing_rate")
    assert ILLUSTRATIVE_BAND not in words_of(page)


def test_junk_in_the_address_is_told_and_the_page_still_works(open_page):
    page = open_page(
        INDICATOR, indicator="<b>x</b>", period="13/2026", commune="zzz", as_of="soon", lang="fr"
    )
    assert not page.exception
    assert len(page.info) == 5
    assert '<h1 class="kpi-h1">' in words_of(page)
    assert "<b>x</b>" not in words_of(page)


def test_a_month_without_figures_is_told(open_page):
    assert "2031-01" in open_page(OVERVIEW, period="2031-01", lang="en").info[0].value.replace("\\", "")


def test_every_indicator_has_a_page(open_page, prepared_template):
    for indicator in indicators(current_release(prepared_template)):
        page = open_page(INDICATOR, indicator=indicator.id)
        assert not page.exception, indicator.id
        assert not page.info, indicator.id


def test_a_choice_is_written_into_the_address(open_page):
    page = open_page(OVERVIEW, lang="en")
    page.selectbox[0].set_value("2026-05").run()
    assert page.query_params["period"] == "2026-05"
    assert "May 2026" in words_of(page)


def test_an_empty_store_is_told_with_its_remedy(store, monkeypatch):
    monkeypatch.setenv("KPI_STORE", str(store))
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SLOWEST_FIRST_RUN_SECONDS).run()
    assert not page.exception
    assert "make run" in page.warning[0].value
