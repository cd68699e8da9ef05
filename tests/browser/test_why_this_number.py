"""Why 74 %? From a figure on a page to the file and the cell it stood in, in three clicks, by mouse and by keys."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def test_three_clicks_lead_from_the_overview_to_the_file_and_the_cell(visit: Visitor) -> None:
    opened = visit("/", period="2026-10")
    opened.page.evaluate("window.loadedOnce = true")
    figure = opened.page.locator(".kpi-card .kpi-value a").first
    shown = figure.inner_text()
    opened.after(figure.click)
    assert shown in opened.page.locator("h1").inner_text()
    assert "Tổng hợp từ" in opened.text
    parts = opened.page.locator(".kpi-table a[href^='sources']", has_text="Thất Khê")
    opened.page.locator("summary", has=opened.page.locator("strong")).first.click()
    opened.after(parts.first.click)
    assert "Thất Khê" in opened.page.locator("h1").inner_text()
    assert re.search(r"\b[A-Z]+\d+\b", opened.page.locator(".kpi-facts").first.inner_text()), (
        "no cell is named"
    )
    opened.after(opened.page.get_by_text("Tệp này trong lịch sử").first.click)
    assert "/history?" in opened.page.url and "upload=" in opened.page.url
    assert opened.page.evaluate("window.loadedOnce") is True


def test_keys_reach_a_figure_and_its_record(visit: Visitor) -> None:
    opened = visit("/commune", commune="06613", language="en")
    figure = opened.page.locator(".kpi-bullet-value a").first
    shown = figure.inner_text()
    opened.page.locator(".kpi-bullet-name a").first.focus()
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.innerText") == shown
    opened.after(lambda: opened.page.keyboard.press("Enter"))
    assert f", October 2026: {shown}" in opened.page.locator("h1").inner_text()


def test_arrow_keys_lead_through_the_heat_table(visit: Visitor) -> None:
    opened = visit("/communes", language="en", sort="name")
    opened.page.locator(".kpi-heat-province td a").first.focus()
    rows = opened.page.locator(".kpi-heat tbody tr")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("ArrowRight")
    stands = "[document.activeElement.closest('tr').rowIndex, document.activeElement.closest('td').cellIndex]"
    first = int(rows.first.evaluate("row => row.rowIndex"))
    assert opened.page.evaluate(stands) == [first + 1, 2]
    opened.page.keyboard.press("ArrowLeft")
    opened.page.keyboard.press("ArrowLeft")
    name = rows.nth(1).locator("th").inner_text()
    assert opened.page.evaluate("document.activeElement.innerText") == name
    opened.page.keyboard.press("ArrowRight")
    opened.after(lambda: opened.page.keyboard.press("Enter"))
    assert "/sources?" in opened.page.url
    assert name in opened.page.locator("h1").inner_text()
