"""A file's whole way in the browser: dropped messy, mended from the sentences alone, published, seen, taken back."""

from __future__ import annotations

import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from charts.theme import contrast
from pipelines.reference import Reference
from tests.browser.conftest import Visitor
from tests.browser.serving import Server
from tests.browser.test_accessibility import GRAVE, STREAMLITS_OWN
from tests.browser.test_every_page import TEXTS, TOO_WIDE, TRIFLE_PX
from tests.browser.test_history import turn
from tests.browser.test_without_a_mouse import COLOURS, LEAST_CONTRAST, focus_is_seen, hexadecimal
from tests.browser.visits import Visit
from tests.samples import DIGITISATION_HEADINGS

pytestmark = pytest.mark.browser

INDICATOR = "digitisation_receipt_rate"
RECEIVED, DIGITISED = 200, 150
PROVINCE = {"vi": "75,00%", "en": "75.00%"}
PATIENCE_MILLISECONDS = 20_000
ENGLISH_OF_STREAMLIT = re.compile(
    r"Upload|Browse|Drag|per file|Remove|Add files|Clear value|No results|Choose an|\bOpen\b|Error:|smaller"
)
NAMES_OF_PARTS = """
within => [...document.querySelectorAll(within)].flatMap(part => [part, ...part.querySelectorAll('*')])
    .flatMap(part => [part.getAttribute('aria-label'), part.getAttribute('title'), part.getAttribute('placeholder'),
                      part.dataset.testid === 'stIconMaterial' ? null : part.children.length ? null : part.textContent])
    .filter(Boolean)
"""


def report(reference: Reference) -> Workbook:
    """The digitisation report of October 2026 as an office has it: titles, one row a commune, rates as percentages."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "SoHoa"
    sheet["A1"] = "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN"
    sheet["A2"] = "BÁO CÁO SỐ HÓA HỒ SƠ"
    sheet["A3"] = "(Từ ngày 01/10/2026 đến ngày 31/10/2026)"
    sheet.append(DIGITISATION_HEADINGS)
    for number, name in enumerate(reference.names.name_of_code.values(), start=1):
        sheet.append(
            [
                number,
                f"UBND {name}",
                RECEIVED,
                RECEIVED - DIGITISED,
                DIGITISED,
                100,
                20,
                0.75,
                180,
                45,
                135,
                0.75,
            ]
        )
        for column in "HL":
            sheet[f"{column}{sheet.max_row}"].number_format = "0.00%"
    return book


@pytest.fixture
def messy(reference: Reference, tmp_path: Path) -> Path:
    """The same with a misspelt name, a word for a number, a row sent twice and a part above its whole."""
    book = report(reference)
    sheet = book["SoHoa"]
    sheet["B5"] = "Xã Thất Kê"
    sheet["C9"] = "hai trăm"
    sheet["B12"] = sheet["B11"].value
    sheet["F20"] = 2000
    return saved(book, tmp_path / "bao cao so hoa thang 10.xlsx")


@pytest.fixture
def clean(reference: Reference, tmp_path: Path) -> Path:
    return saved(report(reference), tmp_path / "so-hoa.xlsx")


def test_a_messy_workbook_is_mended_from_the_sentences_published_seen_and_withdrawn(
    visit: Visitor, own_server: Server, messy: Path
):
    before = card(visit(at=own_server))
    upload = visit("/upload", at=own_server)
    drop(upload, messy)
    assert "Chưa nhận" in upload.text and "Công bố 1 tệp" not in upload.text
    mend(messy, issues(upload))
    upload.page.get_by_role("button", name="Bỏ “bao cao so hoa thang 10.xlsx” khỏi danh sách").click()
    upload.page.locator(".kpi-steps").wait_for()
    drop(upload, messy)
    assert "Hiểu là: Số hóa hồ sơ (bộ chỉ số 766), tháng 10/2026, 64/65 xã, phường" in upload.text
    upload.page.locator("label", has_text="1 xã, phường không có trong tệp").click()
    upload.page.get_by_label("Lý do xác nhận").fill("xã chưa gửi báo cáo")
    upload.page.get_by_label("Người công bố (họ và tên)").fill("Nguyễn Thị Lan")
    publish(upload)
    receipt = upload.page.locator(".st-key-intake_receipt")
    assert "Nguyễn Thị Lan" in receipt.inner_text()
    history = receipt.get_by_role("link", name="Xem tệp này trong lịch sử").get_attribute("href")
    identifier = parse_qs(urlsplit(str(history)).query)["upload"][0]
    receipt.get_by_role("link", name="Đến trang Tổng quan").click()
    overview = wait_for_card(upload, PROVINCE["vi"], there=True)
    assert "minh họa" not in card(overview).lower()
    withdraw(visit("/history", at=own_server, upload=identifier))
    wait_for_card(overview, PROVINCE["vi"], there=False)
    assert card(overview) == before


def test_one_press_on_the_receipt_takes_a_mistake_back(visit: Visitor, own_server: Server, clean: Path):
    before = card(visit(at=own_server, language="en"))
    upload = visit("/upload", at=own_server, language="en")
    drop(upload, clean)
    upload.page.get_by_label("Published by (full name)").fill("Lan")
    publish(upload)
    upload.page.get_by_role("button", name="Published by mistake: take it back").click()
    upload.page.get_by_text("Taken back: everything is shown as it was before.").wait_for()
    assert card(visit(at=own_server, language="en")) == before


def test_a_file_is_published_by_keyboard_alone(visit: Visitor, own_server: Server, clean: Path):
    upload = visit("/upload", at=own_server)
    page = upload.page
    tab_to(upload, "Chọn tệp")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(clean)
    page.locator(".kpi-verdict").wait_for()
    settle(upload)
    tab_to(upload, "Người công bố (họ và tên)")
    page.keyboard.type("Lan")
    page.locator(".st-key-intake_publish button:enabled").wait_for()
    tab_to(upload, "Công bố 1 tệp")
    page.keyboard.press("Enter")
    page.locator(".st-key-intake_receipt").wait_for()


def test_the_marked_copy_is_downloaded_with_its_marks(visit: Visitor, messy: Path):
    upload = visit("/upload")
    drop(upload, messy)
    with upload.page.expect_download() as download:
        upload.page.get_by_role("button", name="Tải bản đánh dấu để gửi lại (XLSX)").click()
    assert download.value.suggested_filename == "bao cao so hoa thang 10 – đánh dấu.xlsx"
    book = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert "Thất Khê" in book["SoHoa"]["B5"].comment.text
    assert book["SoHoa"]["B6"].comment is None


def test_streamlits_own_words_are_said_in_the_pages_language(visit: Visitor, messy: Path):
    upload = visit("/upload")
    parts = (
        "[data-testid=stFileUploader], [data-testid=stSelectbox], [data-testid=stSelectboxVirtualDropdown]"
    )
    assert upload.page.locator("button", has_text="Chọn tệp").is_visible()
    assert foreign(upload, parts) == []
    drop(upload, messy)
    assert foreign(upload, parts) == []
    upload.page.get_by_label("Kỳ số liệu").fill("zzz")
    upload.page.get_by_text("Không tìm thấy").wait_for()
    assert foreign(upload, parts) == []


def test_a_file_called_as_streamlit_speaks_keeps_its_name(visit: Visitor, clean: Path):
    named = clean.with_name("Upload")
    named.write_bytes(clean.read_bytes())
    upload = visit("/upload")
    drop(upload, named)
    assert upload.page.get_by_test_id("stFileChipName").inner_text() == "Upload"
    assert upload.page.locator("h2.kpi-file").inner_text() == "Upload"


@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_cut_off_or_scrolls_sideways_but_the_files_own_cells(
    visit: Visitor, messy: Path, clean: Path, size: str, language: str
):
    for file in (messy, clean):
        upload = visit("/upload", size=size, language=language)
        drop(upload, file)
        found = upload.page.evaluate(TOO_WIDE)
        assert found["scrolls"] == [0, 0]
        assert [part for part in found["beyond"] if "kpi-grid" not in part and "kpi-cell" not in part] == []
        parts = ".kpi-verdict, .kpi-file, .kpi-counts, .kpi-count, .kpi-issues td > div, .kpi-table td > div"
        assert upload.page.evaluate(TEXTS, [parts, TRIFLE_PX]) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_said_of_a_file_can_be_read(visit: Visitor, messy: Path, theme: str):
    upload = visit("/upload", theme=theme)
    drop(upload, messy)
    parts = ".kpi-verdict, .kpi-status, .kpi-address, .kpi-grid th, .kpi-grid td, .kpi-issues td"
    found = upload.page.evaluate(COLOURS, parts)
    faint = {
        (text, colour, ground)
        for text, colour, ground in found
        if text and "color" not in ground
        and contrast_of(colour, ground) < LEAST_CONTRAST
    }  # fmt: skip
    assert faint == set()


def test_a_file_larger_than_is_taken_is_refused_in_the_pages_language(visit: Visitor, tmp_path: Path):
    large = tmp_path / "lon.csv"
    with large.open("wb") as file:
        file.truncate(51 * 2**20)
    page = visit("/upload").page
    page.locator("input[type=file]").set_input_files(large)
    alert = page.get_by_test_id("stFileUploader").get_by_role("alert")
    alert.wait_for(state="attached")
    page.wait_for_function("() => document.querySelector('[role=alert]').textContent.includes('Tệp lớn hơn')")
    assert alert.text_content() == "Lỗi: Tệp lớn hơn 50 MB."


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_grave_beside_a_file(visit: Visitor, messy: Path, clean: Path, theme: str):
    upload = visit("/upload", theme=theme)
    drop(upload, messy, clean)
    judged = Axe().run(upload.page).response
    found = {
        (finding["id"], node["html"][:160])
        for finding in judged["violations"]
        if finding["impact"] in GRAVE
        for node in finding["nodes"]
    }
    assert {
        (rule, html)
        for rule, html in found
        if not any(rule == known and html.startswith(start) for known, start in STREAMLITS_OWN)
    } == set()


def drop(upload: Visit, *files: Path) -> None:
    """Chooses files as a person does, and waits until each is judged and drawn."""
    with upload.page.expect_file_chooser() as chooser:
        upload.page.get_by_test_id("stFileUploaderDropzone").locator("button").last.click()
    chooser.value.set_files(list(files))
    verdicts = upload.page.locator(".kpi-verdict")
    verdicts.nth(len(files) - 1).wait_for(state="attached", timeout=PATIENCE_MILLISECONDS)
    settle(upload)


def settle(upload: Visit) -> None:
    upload.page.wait_for_timeout(200)
    upload.wait()


def issues(upload: Visit) -> list[tuple[str, list[str]]]:
    """What is wrong, as a person reads it: the sentence with its remedy, and the cells."""
    rows = upload.page.locator(".kpi-issues tbody tr").all()
    return [
        (row.inner_text(), row.locator(".kpi-address").all_inner_texts()) for row in rows
    ]  # fmt: skip


def mend(path: Path, told: list[tuple[str, list[str]]]) -> None:
    """Mends a workbook as somebody does who knows no more than what the page said."""
    book = load_workbook(path)
    sheet, doubled = book["SoHoa"], ""
    assert isinstance(sheet, Worksheet)
    for sentence, cells in told:
        nearest = re.search(r"Tên gần giống nhất: ([^.,]+)", sentence)
        if nearest:
            sheet[cells[0]] = nearest[1]
        elif "không phải là số" in sentence:
            sheet[cells[0]] = RECEIVED
        elif "xuất hiện hai lần" in sentence:
            doubled = cells[0]
        elif "lớn hơn tổng thể" in sentence:
            sheet[cells[0]] = 100
        else:
            raise AssertionError(f"nobody would know what to do about: {sentence}")
    # Last, because what stands below moves up.
    sheet.delete_rows(sheet[doubled].row)
    book.save(path)


def publish(upload: Visit) -> None:
    button = upload.page.locator(".st-key-intake_publish button:enabled")
    button.wait_for(timeout=PATIENCE_MILLISECONDS)
    button.click()
    upload.page.locator(".st-key-intake_receipt").wait_for(timeout=PATIENCE_MILLISECONDS)


def withdraw(history: Visit) -> None:
    """Takes the upload back on its page in the history."""
    turn(history, begin="Thu hồi tệp này…", confirm="Thu hồi", reason="Nhầm tệp")
    history.page.get_by_text("Đã thu hồi. Bảng theo dõi nay hiển thị").wait_for()


def card(visit: Visit) -> str:
    """What the indicator's card on the overview says."""
    link = visit.page.locator(f"a[href*='{INDICATOR}']")
    return str(visit.page.locator(".kpi-card").filter(has=link).inner_text())


def wait_for_card(visit: Visit, text: str, *, there: bool) -> Visit:
    visit.page.wait_for_function(
        "([text, there]) => document.querySelector('.kpi-value') && there === "
        "[...document.querySelectorAll('.kpi-value')].some(told => told.innerText.includes(text))",
        arg=[text, there], timeout=PATIENCE_MILLISECONDS,
    )  # fmt: skip
    visit.wait()
    return visit


def tab_to(visit: Visit, name: str) -> None:
    """Presses Tab until the part of that name has the focus, which must be seen there."""
    for _ in range(80):
        visit.page.keyboard.press("Tab")
        stop = visit.page.evaluate(
            "() => { const part = document.activeElement, box = part.getBoundingClientRect();"
            " return {name: part.getAttribute('aria-label') ?? part.innerText?.trim() ?? '',"
            " x: box.x, y: box.y, width: box.width, height: box.height}; }"
        )
        if stop["name"].endswith(name):
            assert focus_is_seen(visit.page, stop), f"the focus on “{name}” cannot be seen"
            return
    raise AssertionError(f"Tab never reached “{name}”")


def foreign(visit: Visit, parts: str) -> list[str]:
    """The English words of Streamlit that are still to be read or heard in some parts."""
    return [told for told in visit.page.evaluate(NAMES_OF_PARTS, parts) if ENGLISH_OF_STREAMLIT.search(told)]


def contrast_of(colour: str, ground: str) -> float:
    return contrast(hexadecimal(colour), hexadecimal(ground))


def saved(book: Workbook, path: Path) -> Path:
    book.save(path)
    return path
