"""The pages about indicators on poor stores: one month, few communes, no targets, no data, an earlier day."""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.reference import Reference, read_reference
from queries.catalogue import indicators
from queries.release import current_release
from tests.samples import long_form, publish_bytes

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = {
    "overview": "pages/progress/overview.py",
    "indicator": "pages/progress/indicator.py",
    "digitisation": "pages/progress/digitisation.py",
    "infrastructure": "pages/progress/infrastructure.py",
    "what-if": "pages/steering/what_if.py",
    "method": "pages/admin/method.py",
    "help": "pages/admin/help.py",
}
SLOWEST_FIRST_RUN_SECONDS = 90

ONE_MONTH = """
    indicator                 | geography | period  | value | numerator | denominator
    online_filing_rate        | 06040     | 2026-10 | 80    | 80        | 100          # one commune of two
    online_filing_rate        | 05986     | 2026-10 | 95    | 950       | 1000         # the other
    digitisation_receipt_rate | 06040     | 2026-10 | 60    | 60        | 100          # one commune alone
    no_signal_village_count   | 06040     | 2026-10 | 2     |           |              # villages in one commune
    index_766_total           | 06040     | 2026-10 | 71.5  |           |              # a score makes no province
"""


@pytest.fixture(scope="session")
def poor_stores(tmp_path_factory: pytest.TempPathFactory, reference: Reference) -> dict[str, Path]:
    """Stores that have little: one month of two communes, with targets and without any."""
    folder = tmp_path_factory.mktemp("poor")
    bare = folder / "reference"
    shutil.copytree(ROOT / "data" / "reference", bare)
    head = (bare / "targets.csv").read_text(encoding="utf-8").splitlines()[0]
    (bare / "targets.csv").write_text(head + "\n", encoding="utf-8")
    stores = {"one month": (folder / "one", reference), "no targets": (folder / "bare", read_reference(bare))}
    for store, words in stores.values():
        publish_bytes(store, words, long_form(ONE_MONTH), at=datetime(2026, 11, 3, 8))
    return {name: store for name, (store, _) in stores.items()}


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch):
    """Opens the script of a page on a store with an address."""

    def opened(page: str, store: Path, **address: str) -> AppTest:
        monkeypatch.setenv("KPI_STORE", str(store))
        test = AppTest.from_file(str(ROOT / SCRIPTS[page]), default_timeout=SLOWEST_FIRST_RUN_SECONDS)
        test.query_params.update(address)
        return test.run()

    return opened


def words_of(page: AppTest) -> str:
    parts = (str(part.proto.body) for part in page.get("html"))
    return "\n".join(part for part in parts if not part.startswith(("<style", "<script")))


def title_of(page: AppTest) -> str:
    [title] = re.findall(r'<h1 class="kpi-h1">(.*?)</h1>', words_of(page))
    return title


@pytest.mark.parametrize("store", ["one month", "no targets"])
@pytest.mark.parametrize("page", SCRIPTS)
def test_every_page_says_something_on_a_poor_store(open_page, poor_stores, page, store) -> None:
    opened = open_page(page, poor_stores[store], lang="en")
    assert not opened.exception
    assert title_of(opened)
    # "None left" is a sentence of the rules; everywhere else it would be a hole in the program.
    assert page == "method" or not re.search(r"\bNone\b|\bnan\b", words_of(opened))


@pytest.mark.parametrize("page", SCRIPTS)
def test_every_page_shows_an_earlier_day(open_page, prepared_template, page) -> None:
    opened = open_page(page, prepared_template, as_of="2026-03-31", lang="en")
    assert not opened.exception
    assert "Shown is the state of 31/03/2026" in words_of(opened)


def test_every_indicator_has_a_page_on_a_poor_store(open_page, poor_stores) -> None:
    store = poor_stores["one month"]
    for indicator in indicators(current_release(store)):
        opened = open_page("indicator", store, indicator=indicator.id, lang="en")
        assert not opened.exception, indicator.id
        assert title_of(opened), indicator.id


def test_one_month_has_no_direction_and_says_so(open_page, poor_stores) -> None:
    told = words_of(open_page("overview", poor_stores["one month"], lang="en"))
    assert "Too few months to tell a direction." in told
    assert "No commune or ward has a rate of three months ago to compare with." in told


def test_without_targets_nothing_is_judged(open_page, poor_stores) -> None:
    opened = open_page("overview", poor_stores["no targets"], lang="en")
    assert title_of(opened) == "No indicator can be judged against a target yet."
    assert "kpi-need" not in words_of(opened)
    assert "kpi-ground-met" not in words_of(opened) and "kpi-ground-behind" not in words_of(opened)


def test_two_communes_are_no_distribution(open_page, poor_stores) -> None:
    told = words_of(
        open_page("indicator", poor_stores["one month"], indicator="online_filing_rate", lang="en")
    )
    assert "middle half" not in told
    assert "1 of 2 that reported are short of the target; last: " in told


def test_a_day_before_anything_was_published_is_told_on_the_overview(open_page, poor_stores) -> None:
    opened = open_page("overview", poor_stores["one month"], since="2020-01-01", lang="en")
    assert not opened.exception
    assert ["Nothing had been published by 01/01/2020" in note.value for note in opened.info] == [True]
    assert "Since September 2026: " in words_of(opened)


@pytest.mark.parametrize("since", ["2031-01-01", "soon", "2026-13", "<b>x</b>"])
def test_junk_since_is_told_and_last_month_compared(open_page, prepared_template, since) -> None:
    opened = open_page("overview", prepared_template, since=since, lang="en")
    assert not opened.exception
    assert len(opened.info) == 1
    assert "Since September 2026: " in words_of(opened)


def test_a_day_is_compared_as_it_was_shown_on_that_day(open_page, prepared_template) -> None:
    opened = open_page("overview", prepared_template, since="2026-08-08", lang="en")
    assert not opened.exception and not opened.info
    assert "Since 08/08/2026, as shown on that day: " in words_of(opened)
    opened.text_input[0].set_value("05/07/2026").run()
    assert opened.query_params["since"] in ("2026-07-05", ["2026-07-05"])
    assert "Since 05/07/2026, as shown on that day: " in words_of(opened)
