"""The illustrative files agree with what is published, with themselves, and are the same bytes every time."""

from __future__ import annotations

import csv
import hashlib
import io
import random
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from pipelines.illustrative import Commune, IllustrativeFile, illustrative_files

GEOGRAPHIES = Path(__file__).resolve().parent.parent / "data" / "reference" / "geographies.csv"
DATASETS = [
    "digitisation", "index_766", "infrastructure", "online_filing",
    "online_payment", "processing", "satisfaction", "workforce",
]  # fmt: skip
MONTHS_OF_2025 = [f"2025-{month:02d}" for month in range(1, 13)]
MONTHS = MONTHS_OF_2025 + [f"2026-{month:02d}" for month in range(1, 11)]
SEVEN_MONTHS = MONTHS_OF_2025[:7]
SHA256_OF_ALL = "ab081584c19ef014f33bda13762644fdd40c34a20eb35449e8e6d7dd63548af4"
RATES = [
    "online_filing_rate", "end_to_end_filing_rate", "services_with_online_filing_rate", "on_time_rate",
    "electronic_work_file_rate", "signature_rate", "digital_skill_rate", "satisfaction_rate",
]  # fmt: skip
INDEX_766_MOST = {
    "transparency": 18,
    "progress": 20,
    "digitisation": 22,
    "online_services": 22,
    "satisfaction": 18,
}

Row = dict[str, str]


@pytest.fixture(scope="module")
def communes() -> list[Commune]:
    with GEOGRAPHIES.open(encoding="utf-8-sig", newline="") as source:
        rows = [row for row in csv.DictReader(source) if row["level"] == "commune"]
    return [Commune(row["code"], row["name_vi"], row["type"]) for row in rows]


@pytest.fixture(scope="module")
def files(communes: list[Commune]) -> dict[tuple[str, str], IllustrativeFile]:
    return {(file.dataset, file.period): file for file in illustrative_files(communes)}


@pytest.fixture(scope="module")
def long_rows(files: dict[tuple[str, str], IllustrativeFile]) -> dict[str, list[Row]]:
    """The rows of the long-form files, by indicator."""
    rows: dict[str, list[Row]] = {}
    for file in files.values():
        if file.dataset not in ("digitisation", "online_payment"):
            for row in csv.DictReader(io.StringIO(file.content.decode())):
                rows.setdefault(row["indicator"], []).append(row)
    return rows


@pytest.fixture(scope="module")
def reports(files: dict[tuple[str, str], IllustrativeFile]) -> dict[tuple[str, str], list[Row]]:
    """The rows of communes and the total of each 766 report, by column."""
    return {
        key: report_rows(file) for key, file in files.items() if key[0] in ("digitisation", "online_payment")
    }


def cells(file: IllustrativeFile) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"), newline=""), delimiter=";"))


def report_rows(file: IllustrativeFile) -> list[Row]:
    rows = cells(file)
    start = next(place for place, row in enumerate(rows) if row[0] == "STT")
    end = next(place for place, row in enumerate(rows) if "Tổng số" in row)
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 2 : end + 1]]


def count(text: str) -> int:
    return int(text.replace(".", ""))


def column_sum(
    reports: dict[tuple[str, str], list[Row]], dataset: str, months: list[str], column: str
) -> int:
    return sum(count(row[column]) for month in months for row in reports[dataset, month][:-1])


def test_there_is_one_file_for_each_of_22_months_and_8_datasets_in_order(communes: list[Commune]) -> None:
    files = list(illustrative_files(communes))
    assert [(file.period, file.dataset) for file in files] == [(m, d) for m in MONTHS for d in DATASETS]
    assert len({file.name for file in files}) == 176
    assert all(file.name.endswith(f"-{file.period}.csv") for file in files)


def test_a_file_comes_on_the_5th_of_the_next_month(files: dict[tuple[str, str], IllustrativeFile]) -> None:
    assert files["digitisation", "2025-12"].published_at == datetime(2026, 1, 5, 8)
    assert files["digitisation", "2026-10"].published_at == datetime(2026, 11, 5, 8)


def test_the_bytes_are_the_same_every_time_in_whatever_order_communes_come(communes: list[Commune]) -> None:
    shuffled = random.Random(7).sample(communes, len(communes))
    assert list(illustrative_files(shuffled)) == list(illustrative_files(communes))


def test_the_bytes_are_the_pinned_ones(files: dict[tuple[str, str], IllustrativeFile]) -> None:
    together = hashlib.sha256()
    for file in files.values():
        together.update(f"{file.name}\n".encode() + file.content)
    assert together.hexdigest() == SHA256_OF_ALL


def test_online_filing_of_the_first_seven_months_of_2025_is_the_published_rate(
    long_rows: dict[str, list[Row]],
) -> None:
    rows = [row for row in long_rows["online_filing_rate"] if row["period"] in SEVEN_MONTHS]
    numerator = sum(int(row["numerator"]) for row in rows)
    denominator = sum(int(row["denominator"]) for row in rows)
    assert round(100 * numerator / denominator, 2) == 88.13


@pytest.mark.parametrize(
    ("dataset", "months", "numerator", "denominator", "decimals", "published"),
    [
        (
            "online_payment",
            SEVEN_MONTHS,
            "Số HS đã TTTT cổng DVC QG",
            "Tổng HS có nghĩa vụ tài chính",
            2,
            18.89,
        ),
        ("digitisation", SEVEN_MONTHS, "Có tái sử dụng thành phần", "Tiếp nhận", 2, 41.35),
        ("digitisation", MONTHS_OF_2025, "Có số hóa TPHS", "Tiếp nhận", 0, 25),
    ],
)
def test_the_sum_of_the_reports_is_the_published_rate(
    reports: dict[tuple[str, str], list[Row]],
    dataset: str, months: list[str], numerator: str, denominator: str, decimals: int, published: float,
) -> None:  # fmt: skip
    part, whole = (column_sum(reports, dataset, months, column) for column in (numerator, denominator))
    assert round(100 * part / whole, decimals) == published


@pytest.mark.parametrize(
    ("indicator", "month", "lowest", "highest"),
    [
        ("bts_count", "2025-12", 3_460, 3_499),  # "gần 3.500"
        ("no_signal_village_count", "2025-08", 24, 24),
    ],
)
def test_the_stocks_are_the_published_ones(
    long_rows: dict[str, list[Row]], indicator: str, month: str, lowest: int, highest: int
) -> None:
    total = sum(int(row["value"]) for row in long_rows[indicator] if row["period"] == month)
    assert lowest <= total <= highest


def test_a_digitisation_report_reads_as_the_one_stop_system_prints_it(
    files: dict[tuple[str, str], IllustrativeFile],
) -> None:
    file = files["digitisation", "2026-10"]
    rows = cells(file)
    assert file.name == "so-hoa-ho-so-2026-10.csv"
    assert file.content.startswith(b"\xef\xbb\xbf")
    assert file.content.count(b"\n") == file.content.count(b"\r\n") == len(rows)
    assert {len(row) for row in rows} == {12}
    assert "(SỐ LIỆU MINH HỌA)" in rows[2][0]
    assert rows[3][0] == "(Từ ngày 01/10/2026 đến ngày 31/10/2026)"
    assert rows[6][:3] == ["", "Xã, phường", ""]
    assert rows[7][:2] == ["1", "Phường Đông Kinh"]


@pytest.mark.parametrize("dataset", ["digitisation", "online_payment"])
def test_parts_of_a_report_add_up(reports: dict[tuple[str, str], list[Row]], dataset: str) -> None:
    for month in MONTHS:
        *of_communes, total = reports[dataset, month]
        for row in [*of_communes, total]:
            check_digitisation(row) if dataset == "digitisation" else check_payment(row)
        assert [row["STT"] for row in of_communes] == [str(place + 1) for place in range(len(of_communes))]
        assert total["STT"] == ""
        for column in total:
            if total[column] and "Tỷ lệ" not in column and column not in ("Đơn vị", "Tên đơn vị"):
                assert count(total[column]) == sum(count(row[column]) for row in of_communes)


def check_digitisation(row: Row) -> None:
    received, settled = count(row["Tiếp nhận"]), count(row["Đã giải quyết"])
    assert count(row["Chưa số hóa TPHS"]) + count(row["Có số hóa TPHS"]) == received
    assert count(row["Chưa số hóa"]) + count(row["Đã số hóa"]) == settled
    reused = count(row["Có tái sử dụng thành phần"])
    assert count(row["Có tái sử dụng thành phần từ cổng DVC quốc gia"]) <= reused <= received
    check_percent(row["Tỷ lệ số hóa TPHS"], count(row["Có số hóa TPHS"]), received)
    check_percent(row["Tỷ lệ số hóa kết quả"], count(row["Đã số hóa"]), settled)


def check_payment(row: Row) -> None:
    payable, paid = count(row["Tổng HS có nghĩa vụ tài chính"]), count(row["Số HS đã TTTT cổng DVC QG"])
    assert 0 <= paid <= payable
    check_percent(row["Tỷ lệ TTTT (%)"], paid, payable)
    check_percent(row["Tỷ lệ TT trực tiếp (%)"], payable - paid, payable)


def check_percent(text: str, numerator: int, denominator: int) -> None:
    if denominator == 0:
        assert text == ""
    else:
        assert text.endswith("%")
        assert abs(float(text[:-1].replace(",", ".")) - 100 * numerator / denominator) <= 0.005 + 1e-9


@pytest.mark.parametrize("indicator", RATES)
def test_a_rate_is_its_numerator_over_its_denominator(
    long_rows: dict[str, list[Row]], indicator: str
) -> None:
    for row in long_rows[indicator]:
        numerator, denominator = int(row["numerator"]), int(row["denominator"])
        assert 0 <= numerator <= denominator
        if denominator:
            assert abs(float(row["value"]) - 100 * numerator / denominator) <= 0.5e-6 + 1e-9
        else:
            assert row["value"] == ""


def test_nothing_over_nothing_is_left_blank(
    long_rows: dict[str, list[Row]], reports: dict[tuple[str, str], list[Row]]
) -> None:
    assert any(row["denominator"] == "0" for row in long_rows["end_to_end_filing_rate"])
    assert any(row["Tỷ lệ TTTT (%)"] == "" for row in reports["online_payment", "2026-02"])


def test_the_index_is_the_sum_of_its_groups(long_rows: dict[str, list[Row]]) -> None:
    groups = {
        group: {(row["geography"], row["period"]): row["value"] for row in long_rows[f"index_766_{group}"]}
        for group in INDEX_766_MOST
    }
    for row in long_rows["index_766_total"]:
        points = {group: float(values[row["geography"], row["period"]]) for group, values in groups.items()}
        assert all(0 <= points[group] <= most for group, most in INDEX_766_MOST.items())
        assert float(row["value"]) == pytest.approx(sum(points.values()), abs=1e-9)
        assert 1 <= len(row["value"].partition(".")[2]) <= 2


def test_one_figure_is_the_same_in_every_report(
    long_rows: dict[str, list[Row]], reports: dict[tuple[str, str], list[Row]]
) -> None:
    for indicator, column in (("online_filing_rate", "Tiếp nhận"), ("on_time_rate", "Đã giải quyết")):
        for month in MONTHS[:-2]:
            rows = [row for row in long_rows[indicator] if row["period"] == month]
            assert sum(int(row["denominator"]) for row in rows) == count(
                reports["digitisation", month][-1][column]
            )


@pytest.mark.parametrize("indicator", ["bts_count", "signature_rate", "digital_skill_rate"])
def test_a_stock_of_a_commune_does_not_shrink(long_rows: dict[str, list[Row]], indicator: str) -> None:
    stocks: dict[str, list[int]] = {}
    for row in long_rows[indicator]:
        stocks.setdefault(row["geography"], []).append(int(row["numerator"] or row["value"]))
    assert all(months == sorted(months) for months in stocks.values())


def test_a_few_communes_are_silent_in_the_last_month_and_one_of_them_twice(
    long_rows: dict[str, list[Row]], reports: dict[tuple[str, str], list[Row]], communes: list[Commune]
) -> None:
    codes = {commune.code for commune in communes}
    silent = {
        month: codes - {row["geography"] for row in long_rows["online_filing_rate"] if row["period"] == month}
        for month in MONTHS
    }
    assert {month: len(who) for month, who in silent.items() if who} == {"2026-09": 1, "2026-10": 4}
    assert silent["2026-09"] < silent["2026-10"]
    assert len(reports["digitisation", "2026-10"]) == len(reports["online_payment", "2026-10"]) == 62 + 1
    assert Counter(row["period"] for row in long_rows["signature_rate"])["2026-10"] == 61
    assert Counter(row["period"] for row in long_rows["on_time_rate"])["2026-10"] == 65


def test_filings_fall_by_a_third_at_tet(reports: dict[tuple[str, str], list[Row]]) -> None:
    received = {month: count(reports["digitisation", month][-1]["Tiếp nhận"]) for month in MONTHS}
    assert received["2025-01"] < received["2025-03"] * 2 / 3
    assert received["2026-02"] < received["2026-01"] * 2 / 3
    assert all(40_000 < received[month] < 70_000 for month in MONTHS if month not in ("2025-01", "2026-02"))


def test_a_commune_and_the_satisfaction_of_the_province_fall_in_2026(long_rows: dict[str, list[Row]]) -> None:
    before, now = (rates_of(long_rows["online_filing_rate"], month) for month in ("2025-12", "2026-10"))
    assert min(now[code] - before[code] for code in now) < -10
    satisfaction = [
        province_rate(long_rows["satisfaction_rate"], month) for month in ("2025-12", "2026-05", "2026-10")
    ]
    assert satisfaction == sorted(satisfaction, reverse=True)
    assert satisfaction[0] - satisfaction[-1] > 2


def test_a_campaign_lifts_online_payment_of_a_group_in_may_2026(
    reports: dict[tuple[str, str], list[Row]],
) -> None:
    before, after = (
        {row["Mã định danh"]: row for row in reports["online_payment", m]} for m in ("2026-04", "2026-05")
    )
    lifted = [code for code in after if code and payment_rate(after[code]) - payment_rate(before[code]) > 15]
    assert (
        10 <= len([code for code in lifted if count(after[code]["Tổng HS có nghĩa vụ tài chính"]) > 10]) <= 14
    )


def test_one_commune_has_one_to_three_payable_filings_a_month(
    reports: dict[tuple[str, str], list[Row]],
) -> None:
    fewest: dict[str, set[int]] = {}
    for month in MONTHS:
        for row in reports["online_payment", month][:-1]:
            fewest.setdefault(row["Mã định danh"], set()).add(count(row["Tổng HS có nghĩa vụ tài chính"]))
    assert [counts for counts in fewest.values() if max(counts) <= 3] == [{1, 2, 3}]


@pytest.mark.parametrize(
    ("indicator", "target", "province"),
    [
        ("online_filing_rate", 90, "met"),
        ("electronic_work_file_rate", 70, "on track"),
        ("digital_skill_rate", 100, "on track"),
        ("signature_rate", 100, "behind"),
        ("satisfaction_rate", 95, "worse"),
    ],
)
def test_communes_and_indicators_stand_differently_against_the_targets_of_2026(
    long_rows: dict[str, list[Row]], indicator: str, target: float, province: str
) -> None:
    rows = long_rows[indicator]
    before, now = rates_of(rows, "2025-12"), rates_of(rows, "2026-10")
    assert standing(province_rate(rows, "2025-12"), province_rate(rows, "2026-10"), target) == province
    assert len({standing(before[code], now[code], target) for code in now}) >= 3


def standing(before: float, now: float, target: float) -> str:
    """A plain reading of progress, ten of the year's twelve months on."""
    if now >= target:
        return "met"
    if now < before:
        return "worse"
    return "on track" if now - before >= (target - before) * 10 / 12 else "behind"


def rates_of(rows: list[Row], month: str) -> dict[str, float]:
    return {row["geography"]: float(row["value"]) for row in rows if row["period"] == month}


def province_rate(rows: list[Row], month: str) -> float:
    of_month = [row for row in rows if row["period"] == month]
    return (
        100
        * sum(int(row["numerator"]) for row in of_month)
        / sum(int(row["denominator"]) for row in of_month)
    )


def payment_rate(row: Row) -> float:
    return float(row["Tỷ lệ TTTT (%)"].rstrip("%").replace(",", ".") or 0)
