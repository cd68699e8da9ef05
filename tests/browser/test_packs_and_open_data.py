"""What is taken away whole: slides and brief chosen, looked through and opened again, and open data with its checksums."""

from __future__ import annotations

import hashlib
import io
import re
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import duckdb
import pandas
import pytest
from docx import Document
from pptx import Presentation

from tests.browser.conftest import Visitor
from tests.browser.visits import Visit

pytestmark = pytest.mark.browser

HEADLINE, PERIOD = "online_filing_rate", "2026-10"


@pytest.fixture
def shown(visit: Visitor) -> str:
    """What the overview says the province's rate of online filing is."""
    card = visit("/", period=PERIOD).page.locator(".kpi-card").first
    assert HEADLINE in str(card.locator("a").first.get_attribute("href"))
    return card.locator(".kpi-value").inner_text()


def downloaded(visit: Visit, label: str) -> tuple[str, bytes]:
    """The name and the bytes of the file behind a button."""
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name=label).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def slides_listed(visit: Visit) -> list[str]:
    return visit.page.locator(".kpi-table tbody tr strong").all_inner_texts()


def titles_of(file: bytes) -> list[str]:
    """The titles of the slides; a table too long for one goes on over several, numbered."""
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(io.BytesIO(file)).slides]
    return [re.sub(r" \(\d+/\d+\)$", "", title) for title in titles]


def unmarked(titles: list[str]) -> list[str]:
    """The titles, each once, without the mark of illustrative data, which a slide has in a box of its own."""
    return list(dict.fromkeys(title.removesuffix(" (số liệu minh họa)") for title in titles))


def test_the_slides_downloaded_are_those_looked_through(visit: Visitor, shown: str):
    page = visit("/packs", period=PERIOD)
    listed = slides_listed(page)
    name, file = downloaded(page, "Tải trang chiếu (PPTX)")
    assert name == f"overview_{PERIOD}_15.pptx"
    _cover, *titles = titles_of(file)
    assert unmarked(titles) == unmarked(listed)
    cells = [
        [cell.text for cell in row.cells]
        for slide in Presentation(io.BytesIO(file)).slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
    ]
    assert ["Tỷ lệ hồ sơ tiếp nhận trực tuyến", shown] in [row[:2] for row in cells]


def test_communes_chosen_are_the_slides_of_the_file_in_their_order(visit: Visitor):
    page = visit("/packs", period=PERIOD)
    page.page.locator(".st-key-pack_kind").get_by_role("combobox").click()
    page.page.get_by_role("option", name="Xã, phường").click()
    communes = page.page.locator(".st-key-pack_communes").get_by_role("combobox")
    for name in ("Thất Khê", "Đông Kinh"):
        communes.fill(name)
        page.page.get_by_role("option", name=name).click()
        page.page.locator(".kpi-table strong", has_text=name).wait_for()
    assert "Chọn tất cả" in page.page.get_by_role("option").all_inner_texts()
    page.page.keyboard.press("Escape")
    page.wait()
    listed = slides_listed(page)
    assert [title.split(":")[0] for title in listed] == ["Xã Thất Khê", "Phường Đông Kinh"]
    _name, file = downloaded(page, "Tải trang chiếu (PPTX)")
    assert unmarked(titles_of(file)) == unmarked(listed)


def test_the_brief_downloaded_says_what_the_page_says(visit: Visitor):
    page = visit("/packs", period=PERIOD)
    name, file = downloaded(page, "Tải bản tóm tắt (DOCX)")
    assert name == f"brief_{PERIOD}.docx"
    sentences = page.page.locator("small:has(a)").evaluate_all(
        "links => links.map(link => link.previousSibling.textContent)"
    )
    words = {" ".join(sentence.split()) for sentence in sentences}
    written = " ".join(
        " ".join(paragraph.text.split()) for paragraph in Document(io.BytesIO(file)).paragraphs
    )
    assert len(words) > 5
    assert [sentence for sentence in words if sentence not in written] == []


def test_open_data_holds_the_figure_shown_and_its_checksums(visit: Visitor, shown: str):
    page = visit("/open-data")
    name, file = downloaded(page, "Tệp CSV (ZIP)")
    release = re.search(r"bản phát hành (\w{8})", page.text)
    assert release and name == f"lang-son-kpi-{release[1]}.zip"
    package = ZipFile(io.BytesIO(file))
    sums = [line.split("  ") for line in package.read("SHA256SUMS").decode().splitlines()]
    assert {told for _, told in sums} == set(package.namelist()) - {"SHA256SUMS"}
    assert [told for digest, told in sums if hashlib.sha256(package.read(told)).hexdigest() != digest] == []
    table = [one for one in package.namelist() if re.fullmatch(r"data/progress(_illustrative)?\.csv", one)]
    rows = pandas.concat([pandas.read_csv(package.open(one), dtype=str) for one in table])
    found = rows.query("indicator == @HEADLINE and period == @PERIOD and geography == '20'")
    assert [f"{page.words.number(Decimal(value), 2)}%" for value in found["value"]] == [shown]


def test_the_database_downloaded_answers_with_the_figure_shown(visit: Visitor, shown: str, tmp_path: Path):
    page = visit("/open-data")
    name, file = downloaded(page, "Cơ sở dữ liệu (DuckDB)")
    path = tmp_path / name
    path.write_bytes(file)
    with duckdb.connect(path, read_only=True) as database:
        found = database.execute(
            "SELECT value FROM (FROM progress UNION ALL BY NAME FROM progress_illustrative) WHERE indicator = $indicator AND period = $period AND geography = '20'",
            {"indicator": HEADLINE, "period": PERIOD},
        ).fetchall()
    assert [f"{page.words.number(value, 2)}%" for (value,) in found] == [shown]
