"""What if, as a person uses it: communes chosen, values typed, ready assumptions followed, and nothing written."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.typed import typed_number
from queries.levers import leverage
from queries.release import current_release
from schemas.words import words_for

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "pages" / "steering" / "what_if.py"
SLOWEST_FIRST_RUN_SECONDS = 60
INDICATOR, PERIOD = "online_filing_rate", "2026-10"


@pytest.fixture
def open_page(prepared_template, monkeypatch):
    monkeypatch.setenv("KPI_STORE", str(prepared_template))

    def opened(**address: str) -> AppTest:
        page = AppTest.from_file(str(PAGE), default_timeout=SLOWEST_FIRST_RUN_SECONDS)
        page.query_params.update({"indicator": INDICATOR, "period": PERIOD, **address})
        return page.run()

    return opened


def words_of(page: AppTest) -> str:
    return "\n".join(str(part.proto.body) for part in page.get("html"))


def asked(page: AppTest) -> str:
    found = page.query_params.get("assume", "")
    return found[0] if isinstance(found, list) else found


def test_a_commune_chosen_starts_from_where_it_stands_and_takes_the_value_typed(open_page):
    page = open_page()
    page.multiselect[0].set_value(["05986"]).run()
    assert not page.exception
    assert asked(page).startswith(f"{INDICATOR}.05986:")
    page.text_input[0].set_value("95,5").run()
    assert asked(page) == f"{INDICATOR}.05986:95.5"
    assert page.text_input[0].value == "95,5"
    assert "95,50%" in words_of(page)


def test_an_emptied_box_takes_the_commune_out(open_page):
    page = open_page(assume=f"{INDICATOR}.05986:95,{INDICATOR}.06220:90")
    box = next(box for box in page.text_input if "Tam Thanh" in box.label)
    box.set_value("").run()
    assert asked(page) == f"{INDICATOR}.06220:90"


@pytest.mark.parametrize("typed", ["abc", "101", "-3", "1.234", "9,9,9"])
def test_what_is_no_rate_is_told_and_changes_nothing(open_page, typed):
    page = open_page(assume=f"{INDICATOR}.05986:95")
    page.text_input[0].set_value(typed).run()
    # 1.234 of a rate is a little more than one.
    if typed == "1.234":
        assert asked(page) == f"{INDICATOR}.05986:1.234"
        return
    assert asked(page) == f"{INDICATOR}.05986:95"
    assert f"“{typed}” không phải là số từ 0 đến 100." in words_of(page)
    page.text_input[0].set_value("96").run()
    assert asked(page) == f"{INDICATOR}.05986:96"
    assert "không phải là số" not in words_of(page)


def test_the_levers_raised_give_what_the_query_told(open_page, prepared_template):
    found = leverage(current_release(prepared_template), indicator=INDICATOR, period=PERIOD)
    assert found is not None
    assume = ",".join(f"{INDICATOR}.{lever.geography}:{lever.aim.normalize()}" for lever in found.chosen)
    words = words_for("vi")
    told = words_of(open_page(assume=assume.replace("9E+1", "90")))
    assert f"từ {words.number(found.province, 2)}% thành {words.number(found.chosen[-1].reached, 2)}%" in told


def test_several_indicators_are_told_together(open_page):
    told = words_of(
        open_page(
            lang="en", assume=f"{INDICATOR}.05986:95,end_to_end_service_rate.20:82,signature_rate.06220:100"
        )
    )
    assert "All assumptions: 1 of 3 targets met now, 2 then" in told


def test_junk_assumptions_are_told_and_left_out(open_page):
    page = open_page(
        assume=f"{INDICATOR}.05986:95,x.y:1,{INDICATOR}.05986:7000,{INDICATOR}.05986:nan", lang="en"
    )
    assert not page.exception
    assert len(page.info) == 3
    assert "95.00%" in words_of(page)


@pytest.mark.parametrize(
    "indicator", ["index_766_total", "bts_count", "population_5g_rate", "digitised_filing_rate"]
)
def test_any_indicator_can_be_opened(open_page, indicator):
    page = open_page(indicator=indicator)
    assert not page.exception
    assert '<h1 class="kpi-h1">' in words_of(page)


@pytest.mark.parametrize(
    ("text", "kind", "meant"),
    [
        ("85,5", "rate", "85.5"),  # as Vietnamese writes it
        ("85.5", "rate", "85.5"),  # as English writes it
        ("90 %", "rate", "90"),
        ("1.234", "rate", "1.234"),  # no rate is grouped
        ("1.234", "count", "1234"),  # a count is
        ("1,234,567", "count", "1234567"),
        ("1 234", "count", "1234"),
        ("12,5", "score", "12.5"),
        ("1.234,5", "rate", None),  # two marks in a rate
        ("", "rate", None),
        ("nan", "rate", None),
        ("1e3", "count", None),
        ("٣", "count", None),  # digits of another script are not ours
    ],
)
def test_numbers_are_read_as_they_are_typed(text, kind, meant):
    assert typed_number(text, kind=kind) == (Decimal(meant) if meant else None)
