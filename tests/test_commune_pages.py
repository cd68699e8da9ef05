"""The pages about communes, as a person opens them: what they say of the release, and with little or nothing to show."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from queries.communes import board
from queries.release import current_release
from schemas.status import STATUS_FORMS, Status
from schemas.words import words_for
from tests.conftest import ROOT

PAGES = ROOT / "pages" / "progress"
SLOWEST_FIRST_RUN_SECONDS = 60
OCTOBER = date(2026, 10, 31)

Opener = Callable[..., AppTest]


@pytest.fixture
def open_page(prepared_template: Path, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """Opens a page by its slug on a store, the prepared one unless told otherwise, with an address."""

    def opened(slug: str, *, store: Path = prepared_template, **address: str) -> AppTest:
        monkeypatch.setenv("KPI_STORE", str(store))
        page = AppTest.from_file(str(PAGES / f"{slug}.py"), default_timeout=SLOWEST_FIRST_RUN_SECONDS)
        page.query_params.update(address)
        return page.run()

    return opened


def words_of(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(str(part.proto.body) for part in page.get("html"))


def heat_rows(page: AppTest) -> list[list[str]]:
    """The rows of the heat table as they read, without the headings."""
    table = re.search(
        r'<table class="kpi-heat">.*?</table>|<table[^>]*kpi-heat.*?</table>', words_of(page), re.DOTALL
    )
    assert table
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", table[0], re.DOTALL)[1:]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in row] for row in cells]


def test_the_heat_table_shows_every_value_of_the_board(open_page, prepared_template):
    words = words_for("vi")
    known = board(current_release(prepared_template), day=OCTOBER)
    page = open_page("communes", shown="online_filing_rate,bts_count", sort="name")
    rows = {row[0]: row[1:] for row in heat_rows(page)}
    assert len(rows) == 66
    for commune in known.communes:
        told = []
        for indicator, digits, unit in (("online_filing_rate", 2, "%"), ("bts_count", 0, "")):
            figure = known.figure(indicator, commune.code)
            status = Status(known.status(indicator, commune.code))
            form = STATUS_FORMS[status]
            mark = "" if status is Status.NO_TARGET else f"{form.symbol} {words.text(form.word)}"
            value = "" if figure.value is None else words.number(figure.value, digits) + unit
            told.append(f"{mark} {value}".strip())
        assert rows[commune.name_vi] == told


def test_whoever_was_silent_stands_first_in_every_order(open_page, prepared_template):
    known = board(current_release(prepared_template), day=OCTOBER)
    silent = {
        row.name_vi for row in known.communes if known.status("online_filing_rate", row.code) == "silent"
    }
    assert len(silent) == 4
    for sort in ("standing", "online_filing_rate", "-online_filing_rate"):
        names = [row[0] for row in heat_rows(open_page("communes", sort=sort))][1:]
        assert set(names[:4]) == silent, sort


def test_a_column_sorts_the_worst_first_and_then_the_best(open_page, prepared_template):
    known = board(current_release(prepared_template), day=OCTOBER)
    ranks = {row.name_vi: known.figure("online_filing_rate", row.code).rank for row in known.communes}
    for sort, worst_first in (("online_filing_rate", True), ("-online_filing_rate", False)):
        names = [row[0] for row in heat_rows(open_page("communes", sort=sort))][1:]
        placed = [ranks[name] for name in names if ranks[name] is not None]
        assert placed == sorted(placed, reverse=worst_first)
        unranked = [ranks[name] is None for name in names[4:]]
        assert unranked == sorted(unranked), "small denominators come last"


@pytest.mark.parametrize(("group", "groups"), [("district", 11), ("type", 2), ("size", 3)])
def test_groups_hold_all_communes_once_and_show_their_sums(open_page, group, groups):
    page = open_page("communes", group=group, lang="en")
    told = words_of(page)
    assert told.count('class="kpi-heat-group"') == groups
    assert len(heat_rows(page)) == 1 + groups + 65


def test_the_title_says_the_finding_of_the_column_sorted_by(open_page, prepared_template):
    known = board(current_release(prepared_template), day=OCTOBER)
    figures = [known.figure("online_filing_rate", row.code) for row in known.communes]
    short = sum(row.status in ("behind", "regressed", "missed") for row in figures)
    told = words_of(open_page("communes", sort="online_filing_rate", lang="en"))
    assert f"Filings received online: {short}/65 communes and wards short of the target; last is" in told


def test_one_small_month_is_enough_for_the_communes(open_page, small_store):
    page = open_page("communes", store=small_store, lang="en")
    told = words_of(page)
    assert "63/65 communes and wards did not report in full" in told
    assert ">Thất Khê<" not in told and ">That Khe<" in told


@pytest.mark.parametrize("slug", ["communes"])
def test_junk_in_the_address_is_told(open_page, slug):
    page = open_page(slug, period="13/2026", group="colour", sort="<i>x</i>", shown="<b>y</b>", lang="en")
    assert "<b>y</b>" not in words_of(page) and "<i>x</i>" not in words_of(page)
    assert len(page.info) == 4


@pytest.mark.parametrize("slug", ["communes"])
def test_an_empty_store_is_told_by_the_frame(store, monkeypatch, slug):
    monkeypatch.setenv("KPI_STORE", str(store))
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SLOWEST_FIRST_RUN_SECONDS)
    page.switch_page(str(PAGES / f"{slug}.py"))
    page.run()
    assert not page.exception
    assert "make run" in page.warning[0].value
