"""The numbers on the pages are those of the release, written in the language's form."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from schemas.status import STATUS_FORMS, Status
from schemas.words import Words
from tests.browser.conftest import Visitor
from tests.browser.serving import Server
from tests.samples import current_release, rows_of

pytestmark = pytest.mark.browser

INDICATOR, PERIOD = "online_filing_rate", "2026-10"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_headline_figures_are_those_of_the_release(visit: Visitor, server: Server, language: str):
    cards = visit(language=language, period=PERIOD).page.locator(".kpi-card")
    shown = [
        (card.locator(".kpi-card-title").inner_text(), card.locator(".kpi-value").inner_text(), card.locator(
            ".kpi-period span").first.inner_text(), card.locator(".kpi-status").first.inner_text().strip())
        for card in cards.all()
    ]  # fmt: skip
    assert shown == headlines(server.store, Words(language))


def test_the_ranking_is_that_of_the_release(visit: Visitor, server: Server):
    page = visit("/indicator", indicator=INDICATOR, period=PERIOD).page
    known = communes(server.store, Words("vi"))
    table = page.locator(".st-key-take_away_ranking .kpi-table")
    rows = table.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    # Code, value, numerator, denominator, status and rank of the table's twelve columns.
    assert [tuple(row[place] for place in (0, 3, 5, 6, 7, 9)) for row in rows] == known
    bars = page.locator(".st-key-ranking .kpi-rank-value").all_text_contents()
    assert bars == [f"{value}%" for _, value, *_ in known if value != "—"]


def test_the_downloaded_table_opens_in_a_vietnamese_spreadsheet(visit: Visitor, server: Server):
    page = visit("/indicator", indicator=INDICATOR, period=PERIOD).page
    with page.expect_download() as download:
        page.locator(".st-key-take_away_ranking").get_by_role("button", name="CSV").click()
    content = Path(download.value.path()).read_bytes()
    assert download.value.suggested_filename == f"{INDICATOR}_{PERIOD}.csv"
    assert content.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    values = {row[0]: float(row[3].replace(",", ".")) for row in rows[1:] if row[3]}
    query = "SELECT geography, value FROM progress WHERE indicator = $indicator AND period = $period AND value IS NOT NULL AND len(geography) = 5"
    known = rows_of(current_release(server.store), query, indicator=INDICATOR, period=PERIOD)
    assert values == {code: pytest.approx(float(value)) for code, value in known}
    assert len(rows) == 66


def headlines(store: Path, words: Words) -> list[tuple[str, ...]]:
    """Name, value, period and status of the four headline figures, read from the release."""
    query = """
        SELECT name_vi, name_en, unit_vi, unit_en, decimals, value, status
        FROM progress JOIN indicator ON indicator.id = indicator
        WHERE headline > 0 AND geography = '20' AND period = $period
        ORDER BY headline
    """
    found = rows_of(current_release(store), query, period=PERIOD)
    assert len(found) == 4
    return [
        (
            words.pick(name_vi, name_en),
            with_unit(words.number(value, decimals), words.pick(unit_vi, unit_en)),
            words.period(PERIOD),
            status_word(words, status),
        )
        for name_vi, name_en, unit_vi, unit_en, decimals, value, status in found
    ]


def communes(store: Path, words: Words) -> list[tuple[str, ...]]:
    """Code, value, numerator, denominator, status and rank of the 65, the silent first, the unranked last."""
    query = """
        SELECT progress.geography, progress.value, numerator, progress.denominator, status, rank
        FROM progress
        JOIN geography ON geography.code = progress.geography AND geography.level = 'commune'
        LEFT JOIN observation USING (indicator, geography, period)
        WHERE progress.indicator = $indicator AND progress.period = $period
        ORDER BY progress.value IS NOT NULL, rank NULLS LAST, progress.value DESC, geography.position
    """
    found = rows_of(current_release(store), query, indicator=INDICATOR, period=PERIOD)
    assert len(found) == 65
    return [
        (code, words.number(value, 2), words.number(above), words.number(below), status_word(words, status),
         words.number(rank))
        for code, value, above, below, status, rank in found
    ]  # fmt: skip


def with_unit(number: str, unit: str) -> str:
    return f"{number}%" if unit == "%" else f"{number} {unit}"


def status_word(words: Words, status: str) -> str:
    form = STATUS_FORMS[Status(status)]
    return f"{form.symbol} {words.text(form.word)}"
