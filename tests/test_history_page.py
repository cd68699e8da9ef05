"""The history page as a person uses it: finding a file, seeing what it did, taking it back, and taking that back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.release import read_pointer
from pipelines.uploads import kept_issues, source_file, uploads, what_it_changed
from schemas.release import CURRENT
from schemas.upload import EventKind, UploadKind
from tests.conftest import AUGUST, ROOT, SEPTEMBER
from tests.samples import current_release, figure, long_form, publish_bytes
from tests.test_pages import SLOWEST_FIRST_RUN_SECONDS, words_of

HISTORY = ROOT / "pages" / "intake" / "history.py"
MENDED = """
    indicator          | geography | period  | value | numerator | denominator
    online_filing_rate | 06040     | 2025-08 | 95    | 95        | 100          # five more were found
"""
WARD = "05986"


@pytest.fixture
def open_history(small_store, monkeypatch):
    """Opens the page on a small store of the test's own, in English."""
    monkeypatch.setenv("KPI_STORE", str(small_store))

    def opened(**address: str) -> AppTest:
        page = AppTest.from_file(str(HISTORY), default_timeout=SLOWEST_FIRST_RUN_SECONDS)
        page.query_params.update({"lang": "en", **address})
        return page.run()

    return opened


@pytest.fixture
def mended_store(small_store, reference) -> Path:
    """August, September, and an amendment of one figure of August."""
    publish_bytes(
        small_store, reference, long_form(MENDED), at=datetime(2025, 11, 10), kind=UploadKind.AMENDMENT,
        name="mended.csv",
    )  # fmt: skip
    return small_store


def august(store: Path) -> str:
    return uploads(store)[-1].upload


def test_every_file_is_listed_with_its_kind_and_state(open_history, mended_store):
    told = words_of(open_history())
    assert "3 of 3 files in force" in told
    assert "mended.csv" in told and "Amendment" in told and "Complete" in told
    assert "In force, a later file lies on top" in told


def test_the_filters_leave_what_was_asked_for_and_stand_in_the_address(open_history, mended_store):
    page = open_history(reported_period="2025-09")
    assert "September 2025" in words_of(page)
    assert "mended.csv" not in words_of(page)
    page.selectbox(key="filter_reported_period").set_value("").run()
    assert "mended.csv" in words_of(page)
    assert "reported_period" not in page.query_params


def test_a_file_that_is_not_there_is_told(open_history):
    page = open_history(upload="ffffffffff")
    assert "every upload" in page.info[0].value
    assert "2 of 2 files in force" in words_of(page)


def test_a_file_shows_its_receipt_its_warnings_with_reasons_and_what_it_changed(open_history, small_store):
    told = words_of(open_history(upload=august(small_store)[:6]))
    assert august(small_store) in told and "analyst" in told
    assert "63 communes are not in the file" in told and "a sample" in told
    assert "<dt>added</dt>" in told


def test_nothing_changes_before_the_last_button_and_then_the_file_is_withdrawn(open_history, small_store):
    page, pointer = open_history(upload=august(small_store)), read_pointer(small_store / CURRENT)
    page.button(key="turn_begin").click().run()
    assert page.button(key="turn_confirm").disabled
    assert "What withdrawing would change" in words_of(page)
    page.text_input(key="intake_person").set_value("Lan").run()
    page.text_input(key="turn_reason").set_value("wrong file").run()
    assert read_pointer(small_store / CURRENT) == pointer, "only the last button changes anything"

    page.button(key="turn_confirm").click().run()
    assert not page.exception
    assert figure(current_release(small_store), "online_filing_rate", "20", "2025-08") == {}
    assert "Withdrawn. The dashboard now shows release" in words_of(page)
    assert uploads(small_store)[-1].events[-1].reason == "wrong file"

    page.button(key="turn_begin").click().run()
    page.text_input(key="turn_reason").set_value("right after all").run()
    page.button(key="turn_confirm").click().run()
    assert read_pointer(small_store / CURRENT)["release"] == pointer["release"]
    assert [event.kind for event in uploads(small_store)[-1].events] == [
        EventKind.PUBLISHED, EventKind.WITHDRAWN, EventKind.RESTORED,
    ]  # fmt: skip


def test_leaving_changes_nothing(open_history, small_store):
    page = open_history(upload=august(small_store))
    page.button(key="turn_begin").click().run()
    page.button(key="turn_leave").click().run()
    assert "What withdrawing would change" not in words_of(page)
    assert uploads(small_store)[-1].in_force


def test_a_later_file_on_top_is_warned_of_and_linked(open_history, mended_store):
    page = open_history(upload=august(mended_store))
    assert "1 later file in force lies on top" in words_of(page)
    page.button(key="turn_begin").click().run()
    assert "Later files lie on top of this one and stay" in words_of(page)


def test_an_earlier_day_shows_its_own_uploads_and_offers_no_deeds(open_history, mended_store):
    page = open_history(as_of="2025-11-03")
    assert "1 of 1 file in force" in words_of(page)
    page = open_history(as_of="2025-11-03", upload=august(mended_store))
    assert "later file" not in words_of(page)
    assert not [button for button in page.button if button.key == "turn_begin"]


def test_illustrative_files_are_folded_into_a_line_a_report(prepared_template, monkeypatch):
    monkeypatch.setenv("KPI_STORE", str(prepared_template))
    page = AppTest.from_file(str(HISTORY), default_timeout=SLOWEST_FIRST_RUN_SECONDS)
    page.query_params["lang"] = "en"
    told = words_of(page.run())
    assert "No reported file has been published yet" in told
    assert "176 illustrative files" in told
    page.query_params["origin"] = "illustrative"
    assert "older files" in words_of(page.run())


def test_the_file_comes_back_as_it_came(small_store):
    assert source_file(small_store, august(small_store)) == ("file.csv", long_form(AUGUST))


def test_what_a_file_changed_is_told_as_it_was_then(mended_store):
    assert what_it_changed(mended_store, august(mended_store)).changes.added == 4
    mended = what_it_changed(mended_store, uploads(mended_store)[0].upload)
    assert (mended.changes.changed, mended.moves[0].was, mended.moves[0].becomes) == (1, 90, 95)


def test_the_issues_kept_with_a_file_say_their_sentences_again(small_store):
    (found,) = [
        issue for issue in kept_issues(small_store, august(small_store)) if issue.rule.id == "silent_communes"
    ]
    assert dict(found.values)["count"] == 63


def test_september_was_published_after_august(small_store):
    names = {long_form(AUGUST): "August", long_form(SEPTEMBER): "September"}
    order = [names[source_file(small_store, record.upload)[1]] for record in uploads(small_store)]
    assert order == ["September", "August"]
