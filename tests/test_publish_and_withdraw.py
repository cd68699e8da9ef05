"""Publishing and taking back: what a file says is what is shown, and what is taken back was never there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.as_of import release_as_of
from pipelines.publish import Publication, keep_reference, publish, withdraw
from pipelines.reference import Reference, read_reference
from pipelines.release import bring_up_to_date
from pipelines.store import TRUTH, locked_store
from schemas.errors import UserError
from schemas.release import Release
from schemas.upload import Origin, UploadKind
from settings import Settings
from tests.conftest import AUGUST, SEPTEMBER
from tests.samples import (
    ACCEPT,
    LARGEST_BYTES,
    NOW,
    current_release,
    digitisation_report,
    figure,
    long_form,
    payment_report,
    publish_bytes,
    rows_of,
    verdict_on,
)

PAYMENT = """
    1 | H37.01 | UBND phường Tam Thanh | 1.200 | 600 | 50,00 | 50,00    # half of them
    2 | H37.02 | Thất Khê              | 8     | 2   | 25,00 | 75,00    # a small commune
"""


def the_report_of_digitisation() -> bytes:
    return digitisation_report("""
        1 | Thất Khê        | 1.273 | 273 | 1.000 | 500 | 100 | 78,55 | 1.000 | 400 | 600 | 60,00  # dots group
        2 | UBND xã Quý Hoà | 27    | 27  | 0     | 0   | 0   | 0     | 0     | 0   | 0   | NaN%   # 0 of 0 results
          | Tổng số         | 1.300 | 300 | 1.000 | 500 | 100 | 76,92 | 1.000 | 400 | 600 | 60     # not a commune
    """)


# What a file says is what is shown


def test_a_digitisation_report_becomes_three_rates_a_commune(store: Path, reference: Reference) -> None:
    receipt, release = publish_bytes(store, reference, the_report_of_digitisation())
    assert (receipt.dataset, receipt.period, receipt.cells) == ("digitisation", "2026-08", 6)
    shown = {
        (row[0], row[1]): row[2:]
        for row in rows_of(
            release.path,
            "SELECT indicator, geography, value::DOUBLE, numerator::DOUBLE, denominator::DOUBLE, cell"
            " FROM observation WHERE source = 'upload'",
        )
    }
    assert shown == {
        ("digitisation_receipt_rate", "06040"): (pytest.approx(78.554595), 1000, 1273, "E6"),
        ("digitisation_reuse_rate", "06040"): (pytest.approx(39.277298), 500, 1273, "F6"),
        ("digitisation_result_rate", "06040"): (60, 600, 1000, "K6"),
        ("digitisation_receipt_rate", "06076"): (0, 0, 27, "E7"),
        ("digitisation_reuse_rate", "06076"): (0, 0, 27, "F7"),
        ("digitisation_result_rate", "06076"): (None, 0, 0, "K7"),
    }


def test_a_payment_report_becomes_one_rate_a_commune(store: Path, reference: Reference) -> None:
    _, release = publish_bytes(store, reference, payment_report(PAYMENT))
    assert figure(release.path, "online_payment_rate", "05986", "2026-08")["value"] == 50
    that_khe = figure(release.path, "online_payment_rate", "06040", "2026-08")
    assert (that_khe["value"], that_khe["numerator"], that_khe["denominator"]) == (25, 2, 8)


def test_a_long_form_file_becomes_its_own_figures(store: Path, reference: Reference) -> None:
    _, release = publish_bytes(store, reference, long_form(AUGUST))
    assert figure(release.path, "online_filing_rate", "05986", "2025-08") == {
        "value": 50, "numerator": 500, "denominator": 1000, "qualifier": "exact", "origin": "reported",
        "source": "upload", "reported": None, "expected": None, "cell": "D3",
    }  # fmt: skip
    assert figure(release.path, "bts_count", "06040", "2025-08")["value"] == 40


def test_a_number_leads_back_to_its_file(store: Path, reference: Reference) -> None:
    receipt, release = publish_bytes(store, reference, long_form(AUGUST), name="thang-8.csv")
    assert rows_of(release.path, "SELECT id, sha256, file_name, published_by, published_at FROM upload") == [
        (receipt.upload, receipt.sha256, "thang-8.csv", "analyst", NOW)
    ]


# The province


def test_the_province_is_the_sum_over_the_sum_and_never_the_average(
    store: Path, reference: Reference
) -> None:
    _, release = publish_bytes(store, reference, long_form(AUGUST))
    province = figure(release.path, "online_filing_rate", "20", "2025-08")
    assert province["value"] == pytest.approx(100 * (90 + 500) / (100 + 1000), abs=1e-6)
    assert province["value"] != pytest.approx((90 + 50) / 2)
    assert (province["numerator"], province["denominator"], province["source"]) == (590, 1100, "computed")


def test_the_province_says_how_many_of_its_communes_it_rests_on(store: Path, reference: Reference) -> None:
    _, release = publish_bytes(store, reference, long_form(AUGUST))
    province = figure(release.path, "online_filing_rate", "20", "2025-08")
    assert (province["reported"], province["expected"]) == (2, 65)
    silent = rows_of(
        release.path,
        "SELECT count(*) FROM progress WHERE indicator = 'online_filing_rate' AND period = '2025-08'"
        " AND status = 'silent'",
    )
    assert silent == [(63,)]


def test_a_sum_that_lacks_communes_is_a_lower_bound(store: Path, reference: Reference) -> None:
    _, release = publish_bytes(store, reference, long_form(AUGUST))
    province = figure(release.path, "bts_count", "20", "2025-08")
    assert (province["value"], province["qualifier"], province["reported"]) == (100, "more_than", 2)


def test_a_sum_of_all_communes_is_exact(store: Path, reference: Reference) -> None:
    geographies = reference.tables["geographies"]
    codes = geographies.loc[geographies["level"] == "commune", "code"]
    rows = "".join(f"bts_count,{code},2025-08,2\n" for code in codes)
    _, release = publish_bytes(store, reference, f"indicator,geography,period,value\n{rows}".encode())
    province = figure(release.path, "bts_count", "20", "2025-08")
    assert (province["value"], province["qualifier"], province["reported"]) == (130, "exact", 65)


def test_a_commune_that_reports_no_value_is_not_counted_among_those_that_do(
    store: Path, reference: Reference
) -> None:
    content = long_form("""
        indicator | geography | period  | value
        bts_count | 06040     | 2025-08 | 40       # reports
        bts_count | 06001     | 2025-08 | -        # is in the file and has no value: missing, not zero
    """)
    _, release = publish_bytes(store, reference, content)
    assert figure(release.path, "bts_count", "06001", "2025-08")["value"] is None
    assert figure(release.path, "bts_count", "20", "2025-08")["reported"] == 1


# The same bytes, several files


def test_the_same_bytes_twice_are_one_upload(small_store: Path, reference: Reference) -> None:
    before = bring_up_to_date(small_store)
    receipt, release = publish_bytes(
        small_store, reference, long_form(AUGUST), name="another-name.csv", at=NOW
    )
    assert receipt.already_published
    assert release == before
    assert rows_of(small_store / TRUTH, "SELECT count(*) FROM upload") == [(2,)]


def test_publishing_the_same_bytes_twice_is_done_and_told(
    small_store: Path, command_line: Callable, tmp_path: Path
) -> None:
    file = tmp_path / "thang-8.csv"
    file.write_bytes(long_form(AUGUST))
    answer = command_line(small_store, "publish", file, *ACCEPT)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "Already published as" in answer.stdout
    assert rows_of(small_store / TRUTH, "SELECT count(*) FROM event WHERE kind = 'published'") == [(2,)]


def test_several_files_are_published_all_or_none(
    small_store: Path, command_line: Callable, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_bytes(long_form(AUGUST.replace("2025-08", "2025-10")))
    bad.write_bytes(long_form("indicator|geography|period|value\nbts_count|06040|2025-10|many"))
    before = current_release(small_store)
    answer = command_line(small_store, "publish", good, bad, *ACCEPT)
    assert answer.returncode == 1
    assert current_release(small_store) == before
    assert rows_of(small_store / TRUTH, "SELECT count(*) FROM upload") == [(2,)]
    bad.write_bytes(long_form("indicator|geography|period|value\nbts_count|06046|2025-10|9"))
    assert command_line(small_store, "publish", good, bad, *ACCEPT).returncode == 0
    assert rows_of(small_store / TRUTH, "SELECT count(*) FROM upload") == [(4,)]


def test_a_refused_verdict_is_not_published(small_store: Path, reference: Reference) -> None:
    refused = verdict_on(b"", reference)
    with pytest.raises(UserError):
        publish(small_store, [Publication(refused, at=NOW)], reference, by="analyst", note="", now=NOW)


# Taking back


def test_a_withdrawal_restores_the_release_that_was_before(small_store: Path, reference: Reference) -> None:
    before = bring_up_to_date(small_store)
    receipt, with_it = publish_bytes(small_store, reference, the_report_of_digitisation())
    assert with_it.id != before.id
    withdrawn, after = withdraw(
        small_store, receipt.upload[:6], by="analyst", reason="wrong file", now=NOW + timedelta(hours=1)
    )
    assert (withdrawn, after.id) == (receipt.upload, before.id)
    assert current_release(small_store) == before.path


def test_nothing_is_deleted_by_a_withdrawal(small_store: Path, reference: Reference) -> None:
    receipt, _ = publish_bytes(small_store, reference, the_report_of_digitisation())
    withdraw(small_store, receipt.upload, by="analyst", reason="wrong file", now=NOW)
    truth = small_store / TRUTH
    assert rows_of(truth, "SELECT count(*) FROM cell WHERE upload = $upload", upload=receipt.upload) == [(6,)]
    ((content,),) = rows_of(
        truth, "SELECT content FROM source_file WHERE sha256 = $sha256", sha256=receipt.sha256
    )
    assert content == the_report_of_digitisation()


def test_a_file_withdrawn_can_be_published_again(small_store: Path, reference: Reference) -> None:
    receipt, first = publish_bytes(small_store, reference, the_report_of_digitisation())
    withdraw(small_store, receipt.upload, by="analyst", reason="wrong file", now=NOW)
    again, second = publish_bytes(small_store, reference, the_report_of_digitisation())
    assert (again.upload, again.already_published) == (receipt.upload, False)
    assert second.id == first.id
    assert rows_of(small_store / TRUTH, "SELECT count(*) FROM upload") == [(3,)]


def test_an_upload_is_withdrawn_once_and_by_a_name_that_means_one(
    small_store: Path, reference: Reference
) -> None:
    receipt, _ = publish_bytes(small_store, reference, the_report_of_digitisation())
    withdraw(small_store, receipt.upload, by="analyst", reason="wrong file", now=NOW)
    for name in (receipt.upload, "zzzz", ""):
        with pytest.raises(UserError):
            withdraw(small_store, name, by="analyst", reason="again", now=NOW)


# Which file is in force


def test_the_newest_complete_file_hides_the_earlier_one_of_its_sheet(
    small_store: Path, reference: Reference
) -> None:
    content = long_form("""
        indicator          | geography | period  | value | numerator | denominator
        online_filing_rate | 06040     | 2025-08 | 95    | 95        | 100          # mended; the ward is gone
    """)
    _, release = publish_bytes(small_store, reference, content)
    assert figure(release.path, "online_filing_rate", "06040", "2025-08")["value"] == 95
    assert figure(release.path, "online_filing_rate", "05986", "2025-08") == {}
    assert figure(release.path, "bts_count", "05986", "2025-08")["value"] == 60, "another indicator's sheet"
    assert figure(release.path, "online_filing_rate", "05986", "2025-09")["value"] == 60, "another month's"


def test_an_amendment_overlays_single_cells(small_store: Path, reference: Reference) -> None:
    content = long_form("""
        indicator          | geography | period  | value | numerator | denominator
        online_filing_rate | 06040     | 2025-08 | 95    | 95        | 100          # only this cell was wrong
    """)
    _, release = publish_bytes(small_store, reference, content, kind=UploadKind.AMENDMENT)
    assert figure(release.path, "online_filing_rate", "06040", "2025-08")["value"] == 95
    assert figure(release.path, "online_filing_rate", "05986", "2025-08")["value"] == 50
    province = figure(release.path, "online_filing_rate", "20", "2025-08")
    assert (province["numerator"], province["denominator"]) == (595, 1100)


def test_a_complete_file_hides_the_amendments_before_it(small_store: Path, reference: Reference) -> None:
    amendment = long_form("""
        indicator          | geography | period  | value | numerator | denominator
        online_filing_rate | 06040     | 2025-08 | 95    | 95        | 100          # overlaid for a day
    """)
    complete = long_form("""
        indicator          | geography | period  | value | numerator | denominator
        online_filing_rate | 05986     | 2025-08 | 51    | 510       | 1000         # the whole sheet anew
    """)
    publish_bytes(small_store, reference, amendment, kind=UploadKind.AMENDMENT)
    _, release = publish_bytes(small_store, reference, complete)
    assert figure(release.path, "online_filing_rate", "06040", "2025-08") == {}
    assert figure(release.path, "online_filing_rate", "05986", "2025-08")["value"] == 51


# Illustrative figures


def illustrative_rows(release: Path, dataset: str) -> int:
    ((count,),) = rows_of(
        release,
        "SELECT count(*) FROM observation JOIN indicator ON indicator.id = observation.indicator"
        " WHERE origin = 'illustrative' AND dataset = $dataset",
        dataset=dataset,
    )
    return int(count)


def test_one_real_file_sends_the_illustrative_figures_of_its_dataset_away(
    prepared_store: Path, reference: Reference
) -> None:
    before = bring_up_to_date(prepared_store)
    assert illustrative_rows(before.path, "digitisation") > 4000
    receipt, release = publish_bytes(prepared_store, reference, the_report_of_digitisation())
    assert illustrative_rows(release.path, "digitisation") == 0
    assert illustrative_rows(release.path, "online_payment") == illustrative_rows(
        before.path, "online_payment"
    )
    assert figure(release.path, "digitisation_receipt_rate", "20", "2026-08")["origin"] == "reported"
    _, after = withdraw(prepared_store, receipt.upload, by="analyst", reason="wrong file", now=NOW)
    assert after.id == before.id
    assert illustrative_rows(after.path, "digitisation") == illustrative_rows(before.path, "digitisation")


def test_a_real_file_in_long_form_sends_them_away_too(prepared_store: Path, reference: Reference) -> None:
    _, release = publish_bytes(prepared_store, reference, long_form(AUGUST))
    assert illustrative_rows(release.path, "online_filing") == 0
    assert illustrative_rows(release.path, "infrastructure") == 0
    assert illustrative_rows(release.path, "digitisation") > 0


def test_what_is_computed_from_illustrative_figures_is_illustrative(prepared_template: Path) -> None:
    release = current_release(prepared_template)
    province = figure(release, "online_filing_rate", "20", "2026-09")
    assert (province["origin"], province["source"], province["reported"]) == ("illustrative", "computed", 64)


def test_a_figure_of_a_document_is_never_illustrative(prepared_template: Path) -> None:
    release = current_release(prepared_template)
    assert rows_of(release, "SELECT DISTINCT origin FROM observation WHERE source = 'document'") == [
        ("reported",)
    ]
    assert figure(release, "online_filing_rate", "20", "2025-01..2025-07")["value"] == 88.13


# As of


def changed(reference: Reference, folder: Path, original: Path) -> Reference:
    """The reference data with one name spelled differently, through the production reader."""
    shutil.copytree(original, folder)
    table = folder / "geographies.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("That Khe", "Thatkhe"), encoding="utf-8")
    mended = read_reference(folder)
    assert mended.sha256 != reference.sha256
    return mended


def test_a_past_day_keeps_its_release_whatever_comes_later(
    store: Path, reference: Reference, tmp_path: Path
) -> None:
    original = Path(__file__).resolve().parent.parent / "data" / "reference"
    settings = Settings(store=store, reference=original, largest_upload_bytes=LARGEST_BYTES)
    days = [datetime(2026, 9, day, 9) for day in (1, 3, 5, 7)]
    shown: dict[date, str] = {}
    receipt, release = publish_bytes(store, reference, long_form(AUGUST), at=days[0])
    shown[days[0].date()] = release.id
    _, release = publish_bytes(store, reference, long_form(SEPTEMBER), at=days[1])
    shown[days[1].date()] = release.id
    _, release = withdraw(store, receipt.upload, by="analyst", reason="wrong", now=days[2])
    shown[days[2].date()] = release.id
    mended = changed(reference, tmp_path / "reference", original)
    release = keep_reference(store, mended, by="admin", now=days[3])
    shown[days[3].date()] = release.id
    publish_bytes(store, mended, the_report_of_digitisation(), at=NOW)
    assert len(set(shown.values())) == 4
    for path in (store / "releases").iterdir():
        path.unlink()  # nothing may be remembered: the past is built again from the events
    for day, identifier in shown.items():
        assert release_as_of(settings, day) == identifier
        assert release_as_of(settings, day + timedelta(days=1)) == identifier


def test_looking_back_does_not_change_what_is_shown(small_store: Path, reference: Reference) -> None:
    original = Path(__file__).resolve().parent.parent / "data" / "reference"
    settings = Settings(store=small_store, reference=original, largest_upload_bytes=LARGEST_BYTES)
    before = current_release(small_store)
    assert release_as_of(settings, date(2025, 11, 3)) != before.stem
    assert current_release(small_store) == before


def test_equal_content_has_one_id_built_twice_from_scratch(tmp_path: Path, reference: Reference) -> None:
    def built(name: str, *tables: str) -> Release:
        for table in tables:
            _, release = publish_bytes(tmp_path / name, reference, long_form(table))
        return release

    one, other = built("one", AUGUST, SEPTEMBER), built("other", SEPTEMBER, AUGUST)
    assert one.path != other.path
    assert one.id == other.id
    assert built("third", AUGUST).id != one.id


def test_a_rebuild_gives_the_same_release(small_store: Path, reference: Reference) -> None:
    before = bring_up_to_date(small_store)
    with locked_store(small_store):
        assert bring_up_to_date(small_store, afresh=True) == before


def test_files_published_together_are_numbered_in_their_order(store: Path, reference: Reference) -> None:
    publications = [
        Publication(
            verdict_on(long_form(table), reference),
            at=NOW,
            origin=Origin.REPORTED,
            accepted={"silent_communes": "a sample"},
        )
        for table in (AUGUST, SEPTEMBER)
    ]
    receipts, _ = publish(store, publications, reference, by="analyst", note="both", now=NOW)
    events = rows_of(store / TRUTH, "SELECT upload FROM event WHERE kind = 'published' ORDER BY number")
    assert [upload for (upload,) in events] == [receipt.upload for receipt in receipts]
