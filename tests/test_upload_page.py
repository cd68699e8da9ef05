"""The upload page: judged as on the command line, asked where it must be, and nothing changed before it is published."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.file_names import safe_name
from pipelines.store import TRUTH
from tests.conftest import CommandLine
from tests.samples import ACCEPT, current_release, digitisation_report, figure, long_form, rows_of
from tests.test_kept_headings import ODD
from tests.test_rules import GOOD_SHEET, workbook
from tests.upload_page import UploadPage, upload_page

AUGUST = """
    1 | UBND xã Thất Khê      | 100 | 40  | 60  | 30  | 10 | 60%    | 90  | 18 | 72  | 80%     # a commune
    2 | UBND phường Tam Thanh | 400 | 100 | 300 | 150 | 50 | 75%    | 310 | 78 | 232 | 74,84%  # a large ward
"""
MISSPELT = AUGUST.replace("Thất Khê", "Thất Kê").replace("| 400 |", "| bốn trăm |")
NEW_FIGURES = """
    indicator          | geography | period  | value | numerator | denominator
    online_filing_rate | 06040     | 2025-09 | 70    | 70        | 100          # was 80: the biggest move
    online_filing_rate | 05986     | 2025-09 | 60    | 600       | 1000         # as before
"""
AMBIGUOUS = "Tháng 08/2026;\nTên đơn vị;Số trạm BTS\n"
HOSTILE = "<img src=x onerror=alert(1)>**b**\u202egpj.csv"

OpenPage = Callable[..., UploadPage]


@pytest.fixture
def page(small_store: Path, monkeypatch: pytest.MonkeyPatch) -> UploadPage:
    """The page on a small store of one's own."""
    monkeypatch.setenv("KPI_STORE", str(small_store))
    return upload_page()


def events(store: Path) -> int:
    return int(rows_of(store / TRUTH, "SELECT count(*) FROM event")[0][0])


# What is told


def test_a_dropped_file_is_told_in_one_sentence_and_its_report_and_period_proposed(page: UploadPage) -> None:
    page.drop(("bao-cao.csv", digitisation_report(AUGUST)))
    assert (
        "Read as: Digitisation of filings (index 766), August 2026, 2/65 communes, UTF-8, separated by “;”, "
        "decimal mark “,”." in page.text.replace("utf-8-sig", "UTF-8")
    )
    assert (page.shown("Report"), page.shown("Period")) == ("digitisation", "2026-08")


def test_a_refused_file_says_which_cells_and_what_to_do_and_cannot_be_published(page: UploadPage) -> None:
    page.drop(("bao-cao.csv", digitisation_report(MISSPELT)))
    assert "Refused: 2 things must be mended." in page.text
    assert "“UBND xã Thất Kê” is not a commune of the province. Nearest names: Thất Khê. B6" in page.text
    assert "“bốn trăm” is not a number. C7" in page.text
    assert "Correct the name or write the five-digit code." in page.text
    assert 'class="kpi-cell-error"' in page.markup
    assert "What would change" not in page.text
    assert not page.can_publish


def test_the_mended_file_is_taken(page: UploadPage) -> None:
    page.drop(("bao-cao.csv", digitisation_report(MISSPELT)))
    page.drop(("bao-cao.csv", digitisation_report(AUGUST)))
    assert "Refused" not in page.text
    assert "What would change" in page.text


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"%PDF-1.7", b"PK\x03\x04" + b"\x00" * 50, b"a"])
def test_whatever_the_bytes_a_sentence_with_a_remedy_answers(page: UploadPage, content: bytes) -> None:
    page.drop(("x.xlsx", content))
    assert "Refused: 1 thing must be mended." in page.text
    assert "What to do" in page.text


def test_a_hostile_name_is_shown_as_text(page: UploadPage) -> None:
    page.drop((f"../../{HOSTILE}", digitisation_report(AUGUST)))
    assert "<img" not in page.markup
    assert "<img src=x onerror=alert(1)>**b**�gpj.csv" in page.text
    assert "../" not in page.text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("báo cáo.xlsx", "báo cáo.xlsx", id="a good name stays"),
        pytest.param("C:\\Users\\lan\\bc.xlsx", "bc.xlsx", id="no folders"),
        pytest.param("a\u202etxt.exe", "a�txt.exe", id="nothing turns round what follows"),
        pytest.param("   ", "?", id="a name of nothing"),
        pytest.param("a\x00b\n.csv", "a�b�.csv", id="no control characters"),
        pytest.param("x" * 500 + ".xlsx", "x" * 114 + "….xlsx", id="long, with its ending"),
    ],
)
def test_a_safe_name_shows_what_is_there(name: str, shown: str) -> None:
    assert safe_name(name) == shown


# What is asked


def test_what_can_be_read_two_ways_is_asked_once_a_column_with_both_readings(page: UploadPage) -> None:
    content = b"indicator;geography;period;value\nspending_total;20;2025;1.234\n"
    page.drop(("spending.csv", content))
    asked = page.app.radio[0]
    assert "“1.234” in D2" in asked.label.replace("\\", "")
    assert [option.replace("\\", "") for option in asked.options] == [
        "1,234 – the “.” groups the thousands",
        "1.234 – the “.” stands before the decimals",
    ]
    page.app.radio[0].set_value(",")
    page.run()
    assert "1,234 million" in page.text
    page.app.radio[0].set_value(".")
    assert "1.234 million" in page.run().text, "an answer can be changed"


def test_another_report_or_period_than_the_file_says_is_told(page: UploadPage) -> None:
    page.drop(("bao-cao.csv", digitisation_report(AUGUST))).choose("Period", "2026-07")
    assert "The file says August 2026, but July 2026 was named." in page.text
    page.choose("Period", "2026-08").choose("Report", "online_payment")
    assert (
        "The headings are those of “Digitisation of filings (index 766)”, but “Online payment (index 766)” was named."
        in page.text
    )


def test_of_several_sheets_one_is_chosen(page: UploadPage) -> None:
    september = [["Tháng 09/2026"], *GOOD_SHEET[1:]]
    page.drop(("hai trang.xlsx", workbook(GOOD_SHEET, september)))
    assert "Several sheets fit equally well: T1, T2." in page.text
    page.choose("Sheet", "T2")
    assert (page.shown("Period"), page.shown("Sheet")) == ("2026-09", "T2")
    assert "Several sheets" not in page.text


def test_unknown_headings_are_said_by_hand_and_the_next_file_is_read_by_it(page: UploadPage) -> None:
    page.drop(("odd.csv", ODD.encode()))
    assert "The headings fit none of the known reports." in page.text
    page.choose("Report", "online_filing")
    page.choose("A: Nơi báo cáo", "unit").choose("B: Số đơn", "received").choose("C: Qua mạng", "online")
    assert page.shown("D: Ghi chú") == ""
    page.accept_and_publish()
    page.drop(("odd-next.csv", ODD.replace("08/2026", "09/2026").encode()))
    assert page.shown("C: Qua mạng") == "online"
    assert "“Qua mạng” is read as “Trực tuyến”, as Nguyễn Thị Lan said on" in page.text
    assert "What would change" in page.text


def test_a_warning_wants_a_tick_and_a_reason_which_is_kept(page: UploadPage, small_store: Path) -> None:
    page.drop(("bao-cao.csv", digitisation_report(AUGUST))).fill("Published by (full name)", "Lan")
    assert "1 warning has no tick or no reason." in page.text
    page.tick_all()
    assert not page.can_publish
    page.fill("Reason for accepting it", "  the others report later ")
    assert page.can_publish
    page.press("intake_publish")
    accepted = rows_of(small_store / TRUTH, "SELECT accepted FROM event ORDER BY number DESC LIMIT 1")[0][0]
    assert json.loads(accepted) == {"silent_communes": "the others report later"}


def test_an_amendment_has_no_silent_communes_to_explain(page: UploadPage) -> None:
    page.drop(("bao-cao.csv", digitisation_report(AUGUST))).fill("Published by (full name)", "Lan")
    assert not page.can_publish
    page.app.radio(key=next(radio.key for radio in page.app.radio if str(radio.key).startswith("kind_"))).set_value("amendment")  # fmt: skip
    assert page.run().can_publish


def test_two_files_that_would_hide_each_other_are_not_published(page: UploadPage) -> None:
    page.drop(
        ("một.csv", digitisation_report(AUGUST)),
        ("hai.csv", digitisation_report(AUGUST.replace("| 60 ", "| 59 ").replace("| 40 ", "| 41 ").replace("60%", "59%"))),
    )  # fmt: skip
    page.tick_all().fill("Reason for accepting it", "x").fill("Published by (full name)", "Lan")
    assert "“một.csv” and “hai.csv” give the same figures" in page.text
    assert not page.can_publish


def test_of_several_files_each_has_its_verdict_and_one_refused_stops_all(page: UploadPage) -> None:
    page.drop(("đúng.csv", long_form(NEW_FIGURES)), ("sai.csv", digitisation_report(MISSPELT)))
    folds = [(fold.label.replace("\\", ""), fold.proto.expanded) for fold in page.app.expander]
    assert ("! Accepted once 1 warning is ticked with a reason. – đúng.csv", True) in folds
    assert ("✕ Refused: 2 things must be mended. – sai.csv", True) in folds
    page.tick_all().fill("Reason for accepting it", "x").fill("Published by (full name)", "Lan")
    assert "1 file is refused: mend it, or take it off the list above." in page.text
    assert not page.can_publish


def test_several_files_are_published_together(page: UploadPage, small_store: Path) -> None:
    page.drop(("một.csv", long_form(NEW_FIGURES)), ("hai.csv", digitisation_report(AUGUST)))
    page.accept_and_publish()
    assert "một.csv" in page.text
    assert "hai.csv" in page.text
    assert (
        figure(current_release(small_store), "digitisation_receipt_rate", "06040", "2026-08")["value"] == 60
    )


# What would change, what was changed, and the way back


def test_nothing_changes_before_it_is_published(page: UploadPage, small_store: Path) -> None:
    before = (current_release(small_store), events(small_store), (small_store / TRUTH).read_bytes())
    page.drop(("thang-9.csv", long_form(NEW_FIGURES))).tick_all().fill("Reason for accepting it", "x")
    assert "What would change" in page.text
    assert (current_release(small_store), events(small_store), (small_store / TRUTH).read_bytes()) == before


def test_what_would_change_is_told_with_the_biggest_move_first(page: UploadPage) -> None:
    page.drop(("thang-9.csv", long_form(NEW_FIGURES)))
    assert "added + 0 changed → 1 unchanged = 1 no longer shown − 0" in page.text
    moved = page.text.split("Figures that move, the biggest moves first")[1]
    assert "That Khe commune September 2025 80.00% (80/100) → 70.00% (70/100) −10.00 points" in moved
    assert "September 2025 61.82% → 60.91%" in page.text, "the province is the sum over the sum"


def test_a_receipt_says_who_when_hash_rows_and_release_and_one_press_takes_it_back(
    page: UploadPage, small_store: Path
) -> None:
    before, truth = current_release(small_store), small_store / TRUTH
    page.drop(("thang-9.csv", long_form(NEW_FIGURES))).accept_and_publish()
    upload, sha256 = rows_of(truth, "SELECT upload, sha256 FROM event ORDER BY number DESC LIMIT 1")[0]
    after = current_release(small_store)
    assert after != before
    for told in ("thang-9.csv", "Nguyễn Thị Lan", "Figures 2", upload, sha256, after.stem):
        assert told in page.text
    assert figure(after, "online_filing_rate", "06040", "2025-09")["value"] == 70
    page.press("intake_undo")
    assert current_release(small_store) == before
    assert "Taken back" in page.text


def test_what_nobody_has_seen_is_not_published(
    page: UploadPage, small_store: Path, tmp_path: Path, command_line: CommandLine
) -> None:
    page.drop(("thang-9.csv", long_form(NEW_FIGURES)))
    page.tick_all().fill("Reason for accepting it", "x").fill("Published by (full name)", "Lan")
    file = tmp_path / "other.csv"
    file.write_bytes(long_form(NEW_FIGURES.replace("70 ", "65 ")))
    assert command_line(small_store, "publish", file, *ACCEPT).returncode == 0
    before = events(small_store)
    page.press("intake_publish")
    assert "Nothing was published: something else has been published meanwhile." in page.text
    assert events(small_store) == before
    assert "65.00% (65/100) → 70.00% (70/100)" in page.text, "what would change now is shown"
    page.press("intake_publish")
    assert events(small_store) == before + 1


# The same as on the command line

SAME_FILES = {
    "clean.csv": digitisation_report(AUGUST),
    "faulty.csv": digitisation_report(MISSPELT),
    "figures.csv": long_form(NEW_FIGURES),
    "sheets.xlsx": workbook(GOOD_SHEET, GOOD_SHEET),
    "unknown.csv": ODD.encode(),
    "picture.xls": b"\x89PNG\r\n\x1a\n",
}


@pytest.mark.parametrize("name", SAME_FILES)
def test_page_and_command_line_give_one_verdict_and_the_same_numbers(
    page: UploadPage, small_store: Path, tmp_path: Path, command_line: CommandLine, name: str
) -> None:
    file = tmp_path / name
    file.write_bytes(SAME_FILES[name])
    told = json.loads(command_line(small_store, "check", "--json", file).stdout)
    page.drop((name, SAME_FILES[name]))
    assert (told["dataset"] or None, told["period"]) == (page.shown("Report"), page.shown("Period"))
    for found in told["issues"]:
        assert found["message"] in page.text
        assert found["remedy"].split(" On the command line:")[0] in page.text
    assert ("What would change" in page.text) == told["accepted"]
    if told["accepted"]:
        changes = told["changes"]
        assert (
            f"added + {changes['added']} changed → {changes['changed']} unchanged = {changes['unchanged']} "
            f"no longer shown − {changes['removed']}" in page.text
        )


def test_published_on_the_page_or_on_the_command_line_it_is_the_same_release(
    page: UploadPage, small_store: Path, tmp_path: Path, command_line: CommandLine
) -> None:
    other = shutil.copytree(small_store, tmp_path / "other")
    file = tmp_path / "bao-cao.csv"
    file.write_bytes(digitisation_report(AUGUST))
    answer = command_line(
        other, "publish", file, "--by", "Lan", "--note", "n", "--accept", "silent_communes=a sample"
    )
    assert answer.returncode == 0, answer.stdout
    page.drop(("bao-cao.csv", file.read_bytes())).fill("Note, kept with the upload", "n")
    page.accept_and_publish(by="Lan")
    for table in ("observation", "progress"):
        rows = [rows_of(current_release(at), f"FROM {table} ORDER BY ALL") for at in (small_store, other)]
        assert rows[0] == rows[1] != [], table
    said = "SELECT upload, sha256, person, reason, accepted FROM event ORDER BY number DESC LIMIT 1"
    assert rows_of(small_store / TRUTH, said) == rows_of(other / TRUTH, said)
