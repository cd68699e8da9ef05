"""Targets as an upload: read as people write them, judged by rules, and in force as complete lists and amendments."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipelines.catalogue import RULES
from pipelines.changes import changes_of
from pipelines.preview import preview_publication, preview_withdrawal
from pipelines.publish import Publication, keep_reference, publish, restore, withdraw
from pipelines.reference import Reference
from pipelines.release import release_at
from pipelines.store import locked_store
from pipelines.template import filled_template, template
from schemas.issue import Severity, Verdict
from schemas.upload import UploadKind
from tests.samples import (
    NOW,
    current_release,
    delimited,
    drawn,
    long_form,
    publish_bytes,
    rows_of,
    verdict_on,
)

HEADINGS = (
    "Chỉ số", "Cấp", "Đơn vị được giao riêng", "Điều kiện đạt", "Giá trị chỉ tiêu", "Kỳ", "Giá trị xuất phát",
    "Kỳ xuất phát", "Mốc trung gian", "Văn bản", "Mục", "Mức chắc chắn",
)  # fmt: skip
ANNEX = """
    Tỷ lệ hồ sơ tiếp nhận trực tuyến | Xã, phường |                | Ít nhất  | 92,5 | 2026 |       | tháng 12/2025 |                          | 333/KH-UBND | Phụ lục III | Chính thức
    online_filing_rate               |            | Phường Kỳ Lừa  | >=       | 95%  | 2026 | 81,25 | 12/2025       | 03/2026: 85; 06/2026: 90,5 | Kế hoạch số 333/KH-UBND ngày 31/12/2025 | Phụ lục III | official
    Tỷ lệ hồ sơ tiếp nhận trực tuyến | Tỉnh       |                | Tối thiểu | 93  | Năm 2026 | 88,13 | 2025-01..2025-07 |                | plan_333    |             | Chính thức
"""
FIGURES = """
    indicator          | geography | period  | value | numerator | denominator
    online_filing_rate | 06187     | 2025-12 | 80    | 80        | 100          # the starting point of a ward
    online_filing_rate | 06187     | 2026-06 | 91    | 91        | 100          # enough for 90, not for 95
    online_filing_rate | 06040     | 2026-06 | 91    | 91        | 100          # enough for 90, not for 92.5
"""


def targets_file(table: str, headings: tuple[str, ...] = HEADINGS) -> bytes:
    """A file of targets as Excel in Vietnam writes it."""
    return delimited(
        [["PHỤ LỤC III"], [], list(headings), *drawn(table)], delimiter=";", encoding="utf-8-sig"
    )


def one_target(**cells: str) -> bytes:
    """A file with one target that has nothing wrong with it, but for the cells named."""
    clean = {
        "Chỉ số": "online_filing_rate", "Cấp": "Xã, phường", "Điều kiện đạt": "Ít nhất", "Giá trị chỉ tiêu": "92,5",
        "Kỳ": "2026", "Văn bản": "333/KH-UBND", "Mức chắc chắn": "Chính thức",
    }  # fmt: skip
    return delimited(
        [list(HEADINGS), [{**clean, **cells}.get(heading, "") for heading in HEADINGS]], delimiter=";"
    )


def rows(verdict: Verdict) -> list[dict[str, object]]:
    assert verdict.rows is not None, [(found.rule.id, found.cell, found.found) for found in verdict.issues]
    plain = verdict.rows.astype("object").where(verdict.rows.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in plain.to_dict(orient="records")]


def targets_of(store: Path, *, year: str = "2026") -> dict[str, tuple[float, str]]:
    """By id, value and standing of the targets of a year."""
    found = rows_of(
        current_release(store),
        "SELECT id, value, standing FROM target WHERE left(period, 4) = $year",
        year=year,
    )
    return {identifier: (float(value), standing) for identifier, value, standing in found}


def status_of(store: Path, geography: str) -> str:
    [(status,)] = rows_of(
        current_release(store),
        "SELECT status FROM progress WHERE geography = $geography AND period = '2026-06'",
        geography=geography,
    )
    return str(status)


# Reading


def test_targets_are_read_as_offices_write_them(reference: Reference) -> None:
    verdict = verdict_on(targets_file(ANNEX), reference)
    assert (verdict.dataset, verdict.period, verdict.count) == ("targets", "2026", 3)
    told = rows(verdict)
    columns = ("indicator", "level", "geography", "comparator", "value", "period", "baseline_value",
               "baseline_period", "milestones", "document", "section", "standing")  # fmt: skip
    assert [tuple(row[column] for column in columns) for row in told] == [
        ("online_filing_rate", "commune", None, "at_least", 92.5, "2026", None, "2025-12", None, "plan_333",
         "Phụ lục III", "official"),
        ("online_filing_rate", None, "06187", "at_least", 95.0, "2026", 81.25, "2025-12", "2026-03:85 2026-06:90.5",
         "plan_333", "Phụ lục III", "official"),
        ("online_filing_rate", "province", None, "at_least", 93.0, "2026", 88.13, "2025-01..2025-07", None,
         "plan_333", None, "official"),
    ]  # fmt: skip
    assert [row["cell"] for row in told] == ["E4", "E5", "E6"]


def test_the_province_named_as_a_unit_is_the_level_of_the_province(reference: Reference) -> None:
    for name in ("Tỉnh Lạng Sơn", "20"):
        [row] = rows(verdict_on(one_target(**{"Cấp": "", "Đơn vị được giao riêng": name}), reference))
        assert (row["level"], row["geography"]) == ("province", None), name


def test_headings_of_groups_and_signatures_are_left_out_and_told(reference: Reference) -> None:
    content = targets_file(f"I. CHÍNH QUYỀN SỐ {'|' * 11}\n{ANNEX}\nNGƯỜI LẬP BIỂU {'|' * 11}")
    verdict = verdict_on(content, reference)
    assert verdict.accepted and verdict.count == 3
    [remark] = verdict.issues
    assert (remark.rule.id, remark.severity, remark.cells) == ("other_rows", Severity.NOTE, ("A4", "A8"))


def test_a_period_named_for_the_file_counts_where_a_row_names_none(reference: Reference) -> None:
    assert rows(verdict_on(one_target(Kỳ=""), reference, period="2026"))[0]["period"] == "2026"


def test_long_form_figures_are_still_read_as_figures(reference: Reference) -> None:
    verdict = verdict_on(long_form(FIGURES), reference)
    assert (verdict.dataset, verdict.rows) == ("observations", None)


# Rules: each fires on the cell that deserves it

FAULTS = [
    ("unknown_indicator", {"Chỉ số": "tỷ lệ gì đó"}, "A2"),
    ("unknown_word", {"Điều kiện đạt": "khoảng"}, "D2"),
    ("unknown_word", {"Mức chắc chắn": "có lẽ"}, "L2"),
    ("unknown_word", {"Cấp": "huyện"}, "B2"),
    ("unknown_geography", {"Cấp": "", "Đơn vị được giao riêng": "Kỳ Lùa"}, "C2"),
    ("former_district", {"Cấp": "", "Đơn vị được giao riêng": "Huyện Bắc Sơn"}, "C2"),
    ("level_and_unit", {"Cấp": "Tỉnh", "Đơn vị được giao riêng": "Phường Kỳ Lừa"}, "C2"),
    ("no_level", {"Cấp": ""}, "B2"),
    ("empty_cell", {"Giá trị chỉ tiêu": "-"}, "E2"),
    ("empty_cell", {"Văn bản": ""}, "J2"),
    ("empty_cell", {"Mức chắc chắn": ""}, "L2"),
    ("empty_cell", {"Kỳ": ""}, "F2"),
    ("unreadable_number", {"Giá trị chỉ tiêu": "chín mươi"}, "E2"),
    ("ambiguous_number", {"Chỉ số": "spending_total", "Cấp": "Tỉnh", "Giá trị chỉ tiêu": "1.234"}, "E2"),
    ("out_of_bounds", {"Giá trị chỉ tiêu": "120"}, "E2"),
    ("out_of_bounds", {"Giá trị xuất phát": "120", "Kỳ xuất phát": "2025"}, "G2"),
    ("out_of_bounds", {"Mốc trung gian": "06/2026: 101"}, "I2"),
    ("unit_slip", {"Giá trị chỉ tiêu": "0,925"}, "E2"),
    ("unit_slip", {"Giá trị chỉ tiêu": "1", "Giá trị xuất phát": "80", "Kỳ xuất phát": "2025"}, "E2"),
    ("unreadable_period", {"Kỳ": "sang năm"}, "F2"),
    ("unknown_document", {"Văn bản": "999/KH-UBND"}, "J2"),
    ("unmeasured_level", {"Chỉ số": "fibre_household_rate"}, "B2"),
    ("baseline_without_period", {"Giá trị xuất phát": "80"}, "G2"),
    ("baseline_after_target", {"Giá trị xuất phát": "80", "Kỳ xuất phát": "2026"}, "H2"),
    ("unreadable_steps", {"Mốc trung gian": "sáu tháng: 80"}, "I2"),
    ("unreadable_steps", {"Chỉ số": "spending_total", "Cấp": "Tỉnh", "Giá trị chỉ tiêu": "200", "Mốc trung gian": "06/2026: 1.234"}, "I2"),
    ("step_after_target", {"Mốc trung gian": "12/2026: 80"}, "I2"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "cells", "place"), FAULTS, ids=[f"{rule} at {place}" for rule, _, place in FAULTS]
)
def test_one_fault_is_told_once_at_its_cell(
    reference: Reference, rule: str, cells: dict[str, str], place: str
) -> None:
    assert verdict_on(one_target(), reference).issues == ()
    verdict = verdict_on(one_target(**cells), reference)
    assert [(found.rule.id, found.cell) for found in verdict.issues] == [(rule, place)]
    assert not verdict.accepted
    assert RULES[rule].severity is Severity.ERROR


def test_a_target_named_twice_is_told_with_both_cells(reference: Reference) -> None:
    verdict = verdict_on(targets_file(ANNEX + ANNEX.strip().splitlines()[0]), reference)
    [found] = verdict.issues
    assert (found.rule.id, found.cell, dict(found.values)["first"]) == ("duplicate_row", "A7", "A4")


def test_a_column_of_documents_that_is_missing_is_told_once(reference: Reference) -> None:
    headings = tuple(heading for heading in HEADINGS if heading != "Văn bản")
    content = delimited([headings, ["online_filing_rate", "Tỉnh", "", "Ít nhất", "90", "2026", "", "", "", "", "Tạm thời"],
                         ["on_time_rate", "Tỉnh", "", "Ít nhất", "90", "2026", "", "", "", "", "Tạm thời"]])  # fmt: skip
    [found] = verdict_on(content, reference).issues
    assert (found.rule.id, found.found) == ("empty_cell", "Văn bản")


# In force


def test_a_complete_list_replaces_every_target_of_the_years_it_names(
    store: Path, reference: Reference
) -> None:
    keep_reference(store, reference, by="x", now=NOW)
    carried_over, earlier = targets_of(store), targets_of(store, year="2025")
    assert len(carried_over) == 19 and len(earlier) > 5
    publish_bytes(store, reference, targets_file(ANNEX))
    assert targets_of(store) == {
        "online_filing_rate_commune_2026": (92.5, "official"),
        "online_filing_rate_06187_2026": (95.0, "official"),
        "online_filing_rate_province_2026": (93.0, "official"),
    }
    assert targets_of(store, year="2025") == earlier
    assert rows_of(current_release(store), "SELECT period, value FROM milestone ORDER BY last_day") == [
        ("2026-03", 85),
        ("2026-06", pytest.approx(90.5)),
    ]


def test_an_amendment_overlays_target_by_target(store: Path, reference: Reference) -> None:
    keep_reference(store, reference, by="x", now=NOW)
    before = targets_of(store)
    publish_bytes(store, reference, targets_file(ANNEX), kind=UploadKind.AMENDMENT)
    assert targets_of(store) == {
        **before,
        "online_filing_rate_commune_2026": (92.5, "official"),
        "online_filing_rate_06187_2026": (95.0, "official"),
        "online_filing_rate_province_2026": (93.0, "official"),
    }


def test_an_amendment_lies_on_the_complete_list_before_it_and_under_the_one_after(
    store: Path, reference: Reference
) -> None:
    publish_bytes(store, reference, targets_file(ANNEX))
    change = one_target(**{"Giá trị chỉ tiêu": "94"})
    publish_bytes(store, reference, change, kind=UploadKind.AMENDMENT)
    assert targets_of(store)["online_filing_rate_commune_2026"] == (94.0, "official")
    publish_bytes(store, reference, targets_file(ANNEX.replace("92,5", "91")))
    assert targets_of(store)["online_filing_rate_commune_2026"] == (91.0, "official")


def test_withdrawing_brings_back_the_very_release_there_was(store: Path, reference: Reference) -> None:
    fresh = keep_reference(store, reference, by="x", now=NOW)
    receipt, published = publish_bytes(store, reference, targets_file(ANNEX))
    _, back = withdraw(store, receipt.upload, by="x", reason="wrong annex", now=NOW)
    _, again = restore(store, receipt.upload, by="x", reason="it was right", now=NOW)
    assert (back.id, again.id) == (fresh.id, published.id)


def test_an_earlier_day_is_shown_with_the_targets_of_that_day(store: Path, reference: Reference) -> None:
    publish_bytes(store, reference, long_form(FIGURES), at=NOW - timedelta(days=3))
    publish_bytes(store, reference, targets_file(ANNEX), at=NOW)
    with locked_store(store):
        earlier = release_at(store, NOW - timedelta(days=1))
    query = "SELECT value FROM target WHERE id = 'online_filing_rate_commune_2026'"
    assert (rows_of(earlier.path, query), rows_of(current_release(store), query)) == (
        [(90,)],
        [(pytest.approx(92.5),)],
    )


def test_a_target_says_which_file_and_cell_it_is_from(store: Path, reference: Reference) -> None:
    receipt, _ = publish_bytes(store, reference, targets_file(ANNEX), name="phu-luc-iii.csv")
    release = current_release(store)
    assert rows_of(release, "SELECT upload, cell FROM target WHERE id = 'online_filing_rate_06187_2026'") == [
        (receipt.upload, "E5")
    ]
    assert rows_of(release, "SELECT file_name, cells FROM upload") == [("phu-luc-iii.csv", 3)]


def test_new_targets_change_where_communes_stand(store: Path, reference: Reference) -> None:
    publish_bytes(store, reference, long_form(FIGURES))
    assert (status_of(store, "06187"), status_of(store, "06040")) == ("met", "met")
    publish_bytes(store, reference, targets_file(ANNEX))
    assert status_of(store, "06187") == "on_track"  # 91 where the way from 81.25 to 95 asks for 88.1 by June
    assert status_of(store, "06040") == "not_assessable"  # below 92.5, and without a figure of December 2025


# Before it is published


def test_the_preview_tells_targets_and_statuses_and_is_what_happens(
    store: Path, reference: Reference
) -> None:
    publish_bytes(store, reference, long_form(FIGURES))
    verdict = verdict_on(targets_file(ANNEX), reference)
    told = preview_publication(store, [Publication(verdict, at=NOW)], reference, by="x", now=NOW)
    assert (told.changes.added, told.changes.changed, told.changes.removed) == (1, 2, 17)
    changed = {move.place: move.values for move in told.targets if move.kind == "changed"}
    assert {place: tuple(map(float, values)) for place, values in changed.items()} == {
        "commune": (90.0, 92.5), "province": (90.0, 93.0),
    }  # fmt: skip
    assert [(effect.indicator, effect.period, effect.communes) for effect in told.communes] == [
        ("online_filing_rate", "2026-06", 2)
    ]
    assert [
        (effect.status_was, effect.status_becomes) for effect in told.effects if effect.period == "2026-06"
    ] == [("met", "behind")]
    publish(store, [Publication(verdict, at=NOW)], reference, by="x", note="", now=NOW)
    assert len(targets_of(store)) == 3


@pytest.mark.parametrize("kind", list(UploadKind))
def test_the_short_answer_agrees_with_the_preview(
    store: Path, reference: Reference, kind: UploadKind
) -> None:
    publish_bytes(store, reference, targets_file(ANNEX))
    content = targets_file(
        "\n".join(ANNEX.strip().splitlines()[:2]).replace("90,5", "90").replace("92,5", "92")
    )
    verdict = verdict_on(content, reference)
    told = preview_publication(store, [Publication(verdict, at=NOW, kind=kind)], reference, by="x", now=NOW)
    quick = changes_of(store, verdict, kind=kind)
    assert quick == told.changes
    assert (told.changes.changed, told.changes.removed) == (2, 1 if kind is UploadKind.COMPLETE else 0)


def test_a_withdrawal_is_told_with_what_lies_on_top(store: Path, reference: Reference) -> None:
    first, _ = publish_bytes(store, reference, targets_file(ANNEX))
    later, _ = publish_bytes(
        store, reference, one_target(**{"Giá trị chỉ tiêu": "94"}), kind=UploadKind.AMENDMENT,
        at=datetime(2026, 11, 9, 9),
    )  # fmt: skip
    told = preview_withdrawal(store, first.upload, now=NOW)
    assert told.on_top == (later.upload,)
    assert {move.kind for move in told.targets} == {"added", "changed", "removed"}


# Files to fill in


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_template_passes_its_own_check(reference: Reference, form: str) -> None:
    verdict = verdict_on(template(reference, "targets", form=form), reference, name=f"targets.{form}")
    assert (verdict.accepted, verdict.dataset, verdict.issues) == (True, "targets", ())


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_is_exported_and_published_again_changes_nothing(
    store: Path, reference: Reference, form: str
) -> None:
    publish_bytes(store, reference, targets_file(ANNEX), kind=UploadKind.AMENDMENT)
    content = filled_template(reference, "targets", current_release(store), form=form)
    verdict = verdict_on(content, reference, name=f"targets.{form}")
    assert verdict.issues == ()
    told = preview_publication(store, [Publication(verdict, at=NOW)], reference, by="x", now=NOW)
    assert (told.changes.added, told.changes.changed, told.changes.removed) == (0, 0, 0)
    assert told.changes.unchanged == verdict.count == 40
