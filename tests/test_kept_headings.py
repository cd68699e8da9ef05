"""What a person says of a file's headings is kept in the truth, and the next file is read by it on page and command line."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from pipelines.check import check_file
from pipelines.kept_headings import kept_headings
from pipelines.publish import Publication, publish
from pipelines.reference import Reference
from pipelines.store import TRUTH
from pipelines.unknown_headings import headings_of
from schemas.issue import NOTHING_KEPT, NOTHING_SAID, KeptHeadings, Said, Verdict
from tests.conftest import CommandLine
from tests.samples import LARGEST_BYTES, NOW, TODAY, rows_of

ODD = """BÁO CÁO THÁNG 08/2026;;;
Nơi báo cáo;Số đơn;Qua mạng;Ghi chú
Thất Khê;100;90;a
Tam Thanh;200;150;b
"""
MAPPING = {"Nơi báo cáo": "unit", "Số đơn": "received", "Qua mạng": "online"}
SAID = Said(dataset="online_filing", mapping=MAPPING)


def check(
    reference: Reference,
    text: str = ODD,
    *,
    said: Said = NOTHING_SAID,
    kept: KeptHeadings = NOTHING_KEPT,
) -> Verdict:
    return check_file(
        text.encode(), "odd.csv", reference, today=TODAY, largest_bytes=LARGEST_BYTES, said=said, kept=kept
    )


def keep(store: Path, reference: Reference, mapping: dict[str, str], *, by: str, at: datetime = NOW) -> None:
    """Publishes the odd file as a person said it is to be read."""
    verdict = check(reference, said=Said(dataset="online_filing", mapping={**MAPPING, **mapping}))
    reasons = {found.rule.id: "a sample" for found in verdict.warnings}
    publication = Publication(verdict, at=at, accepted=reasons, headings=mapping)
    publish(store, [publication], reference, by=by, note="", now=at)


def rules(verdict: Verdict) -> list[str]:
    return [found.rule.id for found in verdict.issues]


def test_headings_nobody_knows_are_offered_for_saying_what_they_are(reference: Reference) -> None:
    verdict = check(reference)
    assert rules(verdict) == ["unknown_dataset"]
    assert [(heading.letters, heading.path) for heading in headings_of(verdict)] == [
        ("A", "Nơi báo cáo"), ("B", "Số đơn"), ("C", "Qua mạng"), ("D", "Ghi chú"),
    ]  # fmt: skip


def test_a_file_is_read_as_a_person_says_its_columns_are(reference: Reference) -> None:
    verdict = check(reference, said=SAID)
    assert verdict.accepted
    assert list(verdict.cells["value"]) == [90, 75]  # type: ignore[index]


def test_what_was_said_is_kept_with_the_file_and_reads_the_next_one(
    store: Path, reference: Reference
) -> None:
    keep(store, reference, MAPPING, by="Lan")
    kept = kept_headings(store)
    assert {path: heading.column for path, heading in kept["online_filing"].items()} == MAPPING
    verdict = check(reference, ODD.replace("08/2026", "09/2026"), kept=kept)
    assert verdict.accepted
    assert (verdict.dataset, verdict.period) == ("online_filing", "2026-09")
    told = [found for found in verdict.issues if found.rule.id == "kept_heading"]
    assert [(found.cell, found.found) for found in told] == [
        ("A2", "Nơi báo cáo"), ("B2", "Số đơn"), ("C2", "Qua mạng"),
    ]  # fmt: skip
    assert dict(told[0].values) == {"by": "Lan", "column": "Tên đơn vị", "day": "09/11/2026"}


def test_the_command_line_reads_by_it_too(
    store: Path, reference: Reference, command_line: CommandLine, tmp_path: Path
) -> None:
    keep(store, reference, MAPPING, by="Lan")
    file = tmp_path / "next.csv"
    file.write_text(ODD.replace("08/2026", "09/2026"), encoding="utf-8")
    answer = json.loads(command_line(store, "check", "--json", file).stdout)
    assert answer["accepted"]
    assert answer["understood"]["communes"] == 2
    assert "“Số đơn” is read as “Tổng số hồ sơ”, as Lan said" in str(answer["issues"])


def test_the_newest_saying_counts_and_no_older_one_is_lost(store: Path, reference: Reference) -> None:
    keep(store, reference, MAPPING, by="Lan")
    keep(store, reference, {"Ghi chú": "judgement", "Qua mạng": "online"}, by="Minh")
    kept = kept_headings(store)["online_filing"]
    assert (kept["Ghi chú"].column, kept["Ghi chú"].by) == ("judgement", "Minh")
    assert kept["Qua mạng"].by == "Lan", "said again in the same words, it is not written again"
    rows = rows_of(store / TRUTH, "SELECT number, path, person FROM heading ORDER BY number")
    assert [row[0] for row in rows] == [1, 2, 3, 4]


def test_what_is_said_of_this_file_goes_before_what_was_kept(store: Path, reference: Reference) -> None:
    keep(store, reference, MAPPING, by="Lan")
    said = Said(dataset="online_filing", mapping={"Qua mạng": "by_post", "Ghi chú": "online"})
    verdict = check(reference, said=said, kept=kept_headings(store))
    assert verdict.understood is not None
    assert {heading.path: heading.column for heading in verdict.understood.headings} == {
        "Nơi báo cáo": "unit", "Số đơn": "received", "Qua mạng": "by_post", "Ghi chú": "online",
    }  # fmt: skip


def test_two_headings_said_to_be_one_column_are_told_and_neither_is_taken(reference: Reference) -> None:
    said = Said(dataset="online_filing", mapping={**MAPPING, "Ghi chú": "online"})
    verdict = check(reference, said=said)
    assert not verdict.accepted
    assert "doubled_column" in rules(verdict)
    assert next(found.cells for found in verdict.issues if found.rule.id == "doubled_column") == ("C2", "D2")


def test_of_two_headings_of_one_name_a_person_can_say_which_is_meant(reference: Reference) -> None:
    text = "Tháng 08/2026;;;\nTên đơn vị;Tổng số hồ sơ;Trực tuyến;Trực tuyến\nThất Khê;100;50;90\n"
    assert "doubled_column" in rules(check(reference, text))
    said = Said(dataset="online_filing", mapping={"Trực tuyến (2)": "online", "Trực tuyến": ""})
    verdict = check(reference, text, said=said)
    assert verdict.accepted
    assert list(verdict.cells["value"]) == [90]  # type: ignore[index]


def test_a_kept_heading_does_not_turn_another_report_into_its_own(store: Path, reference: Reference) -> None:
    keep(store, reference, MAPPING, by="Lan")
    text = "Tháng 08/2026;;\nTên đơn vị;Tiếp nhận;Qua mạng\nThất Khê;100;50\n"
    verdict = check(reference, text, kept=kept_headings(store))
    assert not verdict.accepted


def test_a_store_from_before_headings_were_kept_knows_none(small_store: Path) -> None:
    with duckdb.connect(small_store / TRUTH) as truth:
        truth.execute("DROP TABLE heading")
    assert kept_headings(small_store) == {}


@pytest.mark.parametrize("column", ["no_such_column", "NOT A COLUMN"])
def test_a_column_the_report_has_not_is_never_taken(reference: Reference, column: str) -> None:
    verdict = check(reference, said=Said(dataset="online_filing", mapping={**MAPPING, "Ghi chú": column}))
    assert verdict.accepted
