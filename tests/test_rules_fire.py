"""No rule without a file that makes it fire: what the other tables leave out, and the demand that none is left out."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest
import xlwt
from xlwt.CompoundDoc import XlsDoc

from pipelines.catalogue import RULES
from pipelines.check import check_file
from pipelines.kept_headings import kept_headings
from pipelines.known import known_figures
from pipelines.publish import Publication, publish
from pipelines.reference import Reference
from schemas.issue import NOTHING_SAID, Said, Severity, Verdict
from schemas.told import issue_message
from schemas.words import words_for
from tests import test_hostile_files, test_meetings, test_rules, test_targets_upload, test_tasks_upload
from tests.files.cases import CASES
from tests.files.contents import Content, Count, Formula
from tests.files.excel_files import old_workbook, xls, xlsx
from tests.files.goldens import Accepted, Refused
from tests.files.open_documents import ods
from tests.files.sheets import plain_sheet
from tests.samples import LARGEST_BYTES, TODAY, digitisation_report, verdict_on
from tests.test_rules import CLEAN, filing, long, rates


def archive_of(name: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(name, b"x")
    return content.getvalue()


HEADINGS: tuple[Content, ...] = ("STT", "Tên đơn vị", "Tổng số hồ sơ", "Trực tuyến")
SHEET = plain_sheet(("Tháng 08/2026",), HEADINGS, (Count(1), "Thất Khê", Count(10), Count(9)))
LOCKED = xls(SHEET).replace(
    "Workbook".encode("utf-16-le") + b"\0" * 16, "EncryptedPackage".encode("utf-16-le")
)
"""What Excel saves with a password is a container of the days before 2007 with a stream of this name."""
FILEPASS = b"\x2f\x00\x06\x00\x00\x00\x12\x34\x56\x78"
"""The record with which Excel 97 begins a workbook that has a password."""
NOBODY = [f"online_filing_rate,Xã Không Có {number},2026-08,90,9,10" for number in range(22)]
MANY = [f"{number};{name};10;9;1;0;90" for number, name in enumerate(
    ("Thất Khê", "Đoàn Kết", "Tân Tiến", "Tràng Định", "Quốc Khánh", "Kháng Chiến", "Quốc Việt", "Bình Gia", "Tân Văn",
     "Kỳ Lừa", "Tam Thanh", "Đông Kinh"), start=1)]  # fmt: skip

# The rule, the file it fires on, its cell, and the file mended.
FIRING: dict[str, tuple[bytes, str, bytes]] = {
    "too_large": (long(*CLEAN) + b"\n" * LARGEST_BYTES, "", long(*CLEAN)),
    "unknown_container": (b"%PDF-1.7\n1 0 obj\n", "", long(*CLEAN)),
    "locked_workbook": (LOCKED, "", xls(SHEET)),
    "not_a_table": (long(), "A1", long(*CLEAN)),
    "more_unknown_names": (long(*CLEAN, *NOBODY), "B23", long(*CLEAN)),
    "second_table": (filing(*MANY, *MANY), "B16", filing(*MANY)),
    "contradicted_count": (digitisation_report("1 | Tân Tiến | 10 | 1 | 8 | 4 | 1 | 90 | 8 | 0 | 8 | 100"), "E6",
                           digitisation_report("1 | Tân Tiến | 10 | 1 | 9 | 4 | 1 | 90 | 8 | 0 | 8 | 100")),
    "rows_and_total": (filing(*MANY[1:], ";Tổng số;120;108;12;0;90"), "C15", filing(*MANY, ";Tổng số;120;108;12;0;90")),
    "computed_cells": (xlsx(SHEET.with_content(2, 2, Formula("=9+1", 10))), "C3", xlsx(SHEET)),
    "merged_number": (xlsx(replace(SHEET, merges=((2, 2, 2, 3),))), "C3", xlsx(SHEET)),
    "hidden_rows": (xlsx(replace(SHEET, hidden_rows=frozenset({2}))), "3:3", xlsx(SHEET)),
    "other_rows": (test_targets_upload.targets_file(f"I. CHÍNH QUYỀN SỐ {'|' * 11}\n{test_targets_upload.ANNEX}"), "A4",
                   test_targets_upload.targets_file(test_targets_upload.ANNEX)),
    "partial_rows": (test_tasks_upload.change("T022 | Hoàn thành | 14/01/2026 |"), "A2", test_tasks_upload.whole()),
}  # fmt: skip

ALONGSIDE = {"more_unknown_names": ("unknown_geography",)}
"""What is told beside a rule for the same cause: the first twenty names, each with the nearest ones."""

ARCHIVE = {"Word (.docx)": "word/document.xml", "Excel (.xlsb)": "xl/workbook.bin", "ZIP": "bao-cao.csv"}
OTHER_KINDS = {
    "PDF": b"%PDF-1.7\n1 0 obj\n",
    "PNG": b"\x89PNG\r\n\x1a\n",
    "JPEG": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "GIF": b"GIF89a",
    "RTF": rb"{\rtf1\ansi STT}",
    "gzip": b"\x1f\x8b\x08",
    "RAR": b"Rar!\x1a\x07",
    "7z": b"7z\xbc\xaf\x27\x1c",
    "XML Spreadsheet 2003": b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    "MHTML": b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n",
    **{kind: archive_of(name) for kind, name in ARCHIVE.items()},
}


@dataclass(frozen=True)
class Before:
    """A file published before, and what a person said of it and its headings."""

    content: bytes
    said: Said = NOTHING_SAID


ODD = {"Qua mạng": "online"}
ODD_FILE = "THÁNG 07/2026;;\nTên đơn vị;Tổng số hồ sơ;Qua mạng\nThất Khê;100;90\n"
JULY = Before(rates("80", "81", "82", "83", "84", "85", "86", "87", period="2026-07"))

# The rule, the file before, the file it fires on, its cell, and the file mended.
LOOKING_BACK: dict[str, tuple[Before, bytes, str, bytes]] = {
    "same_as_before": (JULY, rates("80", "81", "82", "83", "84", "85", "86", "87"), "D2",
                       rates("80", "81", "82", "83", "84", "85", "86", "88")),
    "jump": (JULY, rates("82", "83", "84", "30", "86", "87", "88", "89"), "D5",
             rates("82", "83", "84", "85", "86", "87", "88", "89")),
    "thousandfold": (Before(long("spending_total,20,2024,182438,,")), long("spending_total,20,2025,190.5,,"), "D2",
                     long("spending_total,20,2025,190500,,")),
    "cumulative_falls": (Before(long("online_meeting_count,20,2026-07,120,,")), long("online_meeting_count,20,2026-08,110,,"),
                         "D2", long("online_meeting_count,20,2026-08,130,,")),
    "kept_heading": (Before(ODD_FILE.encode(), Said(dataset="online_filing", mapping=ODD)),
                     ODD_FILE.replace("07/2026", "08/2026").replace(";90", ";80").encode(), "C2",
                     filing("1;Thất Khê;100;80;20;0;80")),
}  # fmt: skip


def assert_fires(rule: str, verdict: Verdict, cell: str) -> None:
    """The rule is told at its cell, once, and no other rule refuses the file."""
    assert [place for found, place in told(verdict) if found == rule] == [cell], told(verdict)
    assert {issue.rule.id for issue in verdict.errors} <= {rule, *ALONGSIDE.get(rule, ())}, told(verdict)
    assert verdict.accepted == (RULES[rule].severity is not Severity.ERROR), told(verdict)


def assert_told_in_english(verdict: Verdict, reference: Reference) -> None:
    """What the English page says names nothing in Vietnamese but what stands in the file, and writes days out."""
    names = {
        *reference.tables["indicators"]["name_vi"],
        *(one.name_vi for one in reference.datasets.values()),
    }
    for issue in verdict.issues:
        said = issue_message(issue, words_for("en")).replace(f"“{issue.found}”", "")
        assert [name for name in names if name in said] == []
        assert not re.search(r"\d{4}-\d\d-\d\d", said), said


def told(verdict: Verdict) -> list[tuple[str, str]]:
    return [(issue.rule.id, issue.cell) for issue in verdict.issues]


@pytest.mark.parametrize("rule", FIRING)
def test_a_rule_fires_at_its_cell_and_not_on_the_mended_file(rule: str, reference: Reference) -> None:
    faulty, cell, mended = FIRING[rule]
    verdict = verdict_on(faulty, reference, name="tep")
    assert_fires(rule, verdict, cell)
    assert_told_in_english(verdict, reference)
    again = verdict_on(mended, reference, name="tep")
    assert again.accepted, told(again)
    assert rule not in dict(told(again))


def with_a_password(workbook: xlwt.Workbook) -> bytes:
    """An old workbook with its password's record behind the one that begins it."""
    stream = workbook.get_biff_data()
    behind = 4 + int.from_bytes(stream[2:4], "little")
    return stream[:behind] + FILEPASS + stream[behind:]


def locked_document() -> bytes:
    """An OpenDocument whose manifest says how its content is encrypted."""
    content = io.BytesIO(ods(SHEET))
    with zipfile.ZipFile(content, "a") as archive:
        manifest = archive.read("META-INF/manifest.xml").decode()
        data = "<manifest:encryption-data manifest:checksum='x'/></manifest:manifest>"
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("META-INF/manifest.xml", manifest.replace("</manifest:manifest>", data))
    return content.getvalue()


def test_a_workbook_with_a_password_is_told_so_in_every_container(reference: Reference) -> None:
    old = with_a_password(old_workbook(SHEET))
    stored = io.BytesIO()
    XlsDoc().save(stored, old)
    for locked in (LOCKED, old, stored.getvalue(), locked_document()):
        assert told(verdict_on(locked, reference, name="bao-cao.xls")) == [("locked_workbook", "")]


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_a_file_of_another_kind_is_called_by_its_name(kind: str, reference: Reference) -> None:
    verdict = verdict_on(OTHER_KINDS[kind], reference, name="bao-cao.xlsx")
    assert [(issue.rule.id, issue.found) for issue in verdict.issues] == [("unknown_container", kind)]


@pytest.mark.parametrize("rule", LOOKING_BACK)
def test_a_rule_fires_by_what_was_published_before_and_only_then(
    rule: str, store: Path, reference: Reference
) -> None:
    before, faulty, cell, mended = LOOKING_BACK[rule]
    assert rule not in dict(told(verdict_on(faulty, reference))), "nothing has been published yet"
    first = verdict_on(before.content, reference, said=before.said)
    publication = Publication(
        first, at=datetime(2026, 8, 3), headings=dict(before.said.mapping),
        accepted={issue.rule.id: "a sample" for issue in first.warnings},
    )  # fmt: skip
    publish(store, [publication], reference, by="analyst", note="", now=publication.at)
    verdict = looking_back(faulty, store, reference)
    assert_fires(rule, verdict, cell)
    assert_told_in_english(verdict, reference)
    again = looking_back(mended, store, reference)
    assert again.accepted, told(again)
    assert rule not in dict(told(again))


def test_a_file_meets_the_same_fate_in_a_store_that_knows_nothing_of_it(
    store: Path, reference: Reference
) -> None:
    """A report without one known commune once had no figures to compare with the earlier ones, and crashed."""
    first = verdict_on(long("spending_total,20,2024,182438,,"), reference)
    publication = Publication(first, at=datetime(2026, 8, 3))
    publish(store, [publication], reference, by="analyst", note="", now=publication.at)
    nobody = {"no_communes": filing("1;Xã Một;10;9;1;0;90", "2;Xã Hai;10;9;1;0;90")}
    faulty = {**nobody, **{rule: file for rule, (file, _, _) in FIRING.items() if rule != "too_large"}}
    for rule, content in faulty.items():
        alone = verdict_on(content, reference, name="tep.csv")
        assert told(looking_back(content, store, reference)) == told(alone), rule
        assert rule in dict(told(alone))


def looking_back(content: bytes, store: Path, reference: Reference) -> Verdict:
    """The verdict of a store that knows what was published, and what people said of headings."""
    return check_file(
        content, "tep.csv", reference, today=TODAY, largest_bytes=LARGEST_BYTES,
        known=known_figures(store), kept=kept_headings(store),
    )  # fmt: skip


def test_a_rule_nobody_makes_fire_is_not_in_the_catalogue() -> None:
    """The tables hold the rules by name, and each table's test demands that its file makes them fire; the mended and
    clean files of the same tables demand silence."""
    refused = [case.golden.rules for case in CASES if isinstance(case.golden, Refused)]
    warned = [case.golden.warnings for case in CASES if isinstance(case.golden, Accepted)]
    fired = {
        *FIRING,
        *LOOKING_BACK,
        *test_rules.FIRING,
        *(rule for rule, _, _ in test_targets_upload.FAULTS),
        *(rule for rule, _, _ in test_tasks_upload.FAULTS),
        *(rule for rule, _, _ in test_meetings.FAULTS),
        *(rule for _, rule in test_hostile_files.HOSTILE.values()),
        # A case that leaves the choice between two rules shows neither of them to fire.
        *(rules[0] for rules in refused if len(rules) == 1),
        *(rule for rules in warned for rule in rules),
    }
    assert fired == set(RULES), "a rule without a file, or a file for a rule that is gone"
