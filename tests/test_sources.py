"""Where a number comes from: to the section of a document, to the cell of a file and whoever published it, or to its parts."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.figure_versions import figure_versions
from pipelines.publish import withdraw
from queries.catalogue import documents
from queries.release import current_release
from queries.sources import figure_named, source_documents, taken_from
from schemas.upload import Origin, UploadKind
from tests.conftest import ROOT
from tests.samples import long_form, publish_bytes
from tests.test_pages import SLOWEST_FIRST_RUN_SECONDS, words_of

SOURCES = ROOT / "pages" / "intake" / "sources.py"
FIGURE = {"indicator": "online_filing_rate", "geography": "06040", "period": "2025-08"}
ADDRESS = {"indicator": "online_filing_rate", "commune": "06040", "period": "2025-08"}
MENDED = """
    indicator          | geography | period  | value | numerator | denominator
    online_filing_rate | 06040     | 2025-08 | 95    | 95        | 100          # five more were found
"""


@pytest.fixture
def mended(small_store, reference) -> str:
    """The id of an amendment that mends one figure of August."""
    receipt, _ = publish_bytes(
        small_store, reference, long_form(MENDED), at=datetime(2025, 11, 10), kind=UploadKind.AMENDMENT,
        name="mended.csv",
    )  # fmt: skip
    return receipt.upload


@pytest.fixture
def open_sources(monkeypatch):
    """Opens the page on a store, in English."""

    def opened(store, **address: str) -> AppTest:
        monkeypatch.setenv("KPI_STORE", str(store))
        page = AppTest.from_file(str(SOURCES), default_timeout=SLOWEST_FIRST_RUN_SECONDS)
        page.query_params.update({"lang": "en", **address})
        return page.run()

    return opened


def test_every_file_that_named_a_figure_is_remembered_the_last_first(small_store, mended):
    versions = figure_versions(small_store, **FIGURE)
    assert [(row.value, row.cell, row.in_force) for row in versions] == [
        (Decimal(95), "D2", True), (Decimal(90), "D2", True),
    ]  # fmt: skip
    withdraw(small_store, mended, by="Lan", reason="wrong", now=datetime(2025, 11, 11))
    assert [row.in_force for row in figure_versions(small_store, **FIGURE)] == [False, True]
    assert len(figure_versions(small_store, **FIGURE, moment=datetime(2025, 11, 9))) == 1


def test_a_figure_of_a_file_leads_to_cell_uploader_and_earlier_versions(open_sources, small_store, mended):
    page = open_sources(small_store, **ADDRESS)
    told = words_of(page)
    assert "Filings received online, That Khe, August 2025: 95.00%" in told
    for part in ("mended.csv", "<dd>D2</dd>", "<dd>analyst</dd>", "● Shown", "Hidden by a later file"):
        assert part in told
    assert f"upload={mended}" in told


def test_a_computed_figure_is_written_out_with_the_communes_it_is_summed_from(open_sources, small_store):
    told = words_of(open_sources(small_store, **{**ADDRESS, "commune": "20"}))
    assert "590 ÷ 1,100 = <strong>53.64%</strong>" in told
    assert "2 of 65 communes and wards reported" in told
    assert "period=2025-08&amp;commune=06040" in told


def test_a_figure_of_a_document_leads_to_its_section_and_says_where_the_document_contradicts_itself(
    open_sources, small_store
):
    told = words_of(open_sources(small_store, indicator="spending_total", commune="20", period="2025"))
    assert "333/KH-UBND, section I.II.10" in told
    assert "182.438 triệu đồng" in told
    assert "its own parts add up to 182,483" in told


def test_a_silent_commune_is_told_as_silent(open_sources, small_store):
    told = words_of(open_sources(small_store, **{**ADDRESS, "commune": "06325"}))
    assert "∅ Did not report" in told
    assert "No file in force names this commune or ward in this period." in told


def test_illustrative_figures_are_marked(open_sources, prepared_template):
    told = words_of(open_sources(prepared_template, **{**ADDRESS, "period": "2026-10"}))
    assert 'class="kpi-band kpi-band-illustrative"' in told
    versions = figure_versions(prepared_template, **{**FIGURE, "period": "2026-10"})
    assert [row.origin for row in versions] == [Origin.ILLUSTRATIVE]


def test_every_document_has_a_page_with_as_much_as_its_line_says(open_sources, small_store):
    release = current_release(small_store)
    for document in source_documents(release):
        taken = taken_from(release, document=document.id)
        assert (len(taken.figures), len(taken.other_figures), len(taken.targets), len(taken.tasks)) == (
            document.figures, document.other_figures, document.targets, document.tasks,
        )  # fmt: skip
    assert {document.id for document in source_documents(release)} == set(documents(release))
    told = words_of(open_sources(small_store, document="plan_333"))
    assert "Figures that measure an indicator (51)" in told
    assert "Stated and computed, side by side" in told


def test_an_unknown_document_is_told(open_sources, small_store):
    assert "every document" in open_sources(small_store, document="plan_999").info[0].value


def test_a_figure_nobody_published_has_no_name(small_store):
    release = current_release(small_store)
    assert figure_named(release, **{**FIGURE, "period": "2031-01"}) is None
    assert figure_named(release, **FIGURE) is not None
