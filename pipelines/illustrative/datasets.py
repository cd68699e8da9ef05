"""The eight datasets: which figures stand in which file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipelines.illustrative.chance import Grid
from pipelines.illustrative.communes import Commune
from pipelines.illustrative.filings import Filings
from pipelines.illustrative.stocks import Stocks
from pipelines.illustrative.tables import (
    TOTAL_ROW,
    LongRow,
    ReportTable,
    count_text,
    long_form_bytes,
    percent_text,
    points_text,
    rate_text,
    report_bytes,
)
from schemas.period import Month

DIGITISATION_HEADER = (
    "STT", "Đơn vị", "Tiếp nhận", "Chưa số hóa TPHS", "Có số hóa TPHS", "Có tái sử dụng thành phần",
    "Có tái sử dụng thành phần từ cổng DVC quốc gia", "Tỷ lệ số hóa TPHS", "Đã giải quyết", "Chưa số hóa",
    "Đã số hóa", "Tỷ lệ số hóa kết quả",
)  # fmt: skip
PAYMENT_HEADER = (
    "STT", "Mã định danh", "Tên đơn vị", "Tổng HS có nghĩa vụ tài chính", "Số HS đã TTTT cổng DVC QG",
    "Tỷ lệ TTTT (%)", "Tỷ lệ TT trực tiếp (%)",
)  # fmt: skip


@dataclass(frozen=True)
class Figures:
    """Every figure of every commune (rows, in the order of codes) and month (columns)."""

    communes: Sequence[Commune]
    filings: Filings
    stocks: Stocks


Write = Callable[[Figures, Sequence[int], Month, int], bytes]
"""How a file is written: from the figures, the rows of communes that report, the month and its column."""


@dataclass(frozen=True)
class DatasetForm:
    """What the files of a dataset are called, and how they are written."""

    file_stem: str
    write: Write


def _digitisation(figures: Figures, reporting: Sequence[int], month: Month, column: int) -> bytes:
    filings = figures.filings
    counts = _columns(
        reporting, column, filings.received, filings.digitised, filings.reused, filings.reused_from_portal,
        filings.settled, filings.results_digitised,
    )  # fmt: skip
    rows = [
        (str(place), figures.communes[row].full_name, *_digitisation_cells(*of_commune))
        for place, (row, of_commune) in enumerate(zip(reporting, counts, strict=True), start=1)
    ]
    total = ("", TOTAL_ROW, *_digitisation_cells(*_sums(counts)))
    title = "BẢNG TỔNG HỢP SỐ HÓA HỒ SƠ, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"
    return report_bytes(ReportTable(title, DIGITISATION_HEADER, (("", "Xã, phường"), *rows, total), month))


def _digitisation_cells(
    received: int, digitised: int, reused: int, from_portal: int, settled: int, results: int
) -> tuple[str, ...]:
    on_receipt = (received, received - digitised, digitised, reused, from_portal)
    on_result = (settled, settled - results, results)
    return (
        *map(count_text, on_receipt), percent_text(digitised, received),
        *map(count_text, on_result), percent_text(results, settled),
    )  # fmt: skip


def _online_payment(figures: Figures, reporting: Sequence[int], month: Month, column: int) -> bytes:
    counts = _columns(reporting, column, figures.filings.payable, figures.filings.paid_online)
    rows = []
    for place, (row, (payable, paid)) in enumerate(zip(reporting, counts, strict=True), start=1):
        commune = figures.communes[row]
        # The real identification codes are not public, and none is invented.
        rows.append((str(place), commune.code, commune.full_name, *_payment_cells(payable, paid)))
    total = ("", "", TOTAL_ROW, *_payment_cells(*_sums(counts)))
    title = "BẢNG TỔNG HỢP THANH TOÁN TRỰC TUYẾN HỒ SƠ THỦ TỤC HÀNH CHÍNH"
    return report_bytes(ReportTable(title, PAYMENT_HEADER, (("", "", "Xã, phường"), *rows, total), month))


def _payment_cells(payable: int, paid: int) -> tuple[str, ...]:
    direct = payable - paid
    return count_text(payable), count_text(paid), percent_text(paid, payable), percent_text(direct, payable)


def _rates(name_counts: Callable[[Figures], Mapping[str, tuple[Grid, Grid]]]) -> Write:
    """How a dataset of rates is written, given its indicators with their numerators and denominators."""

    def write(figures: Figures, reporting: Sequence[int], month: Month, column: int) -> bytes:
        return long_form_bytes(month, rows(figures, reporting, column))

    def rows(figures: Figures, reporting: Sequence[int], column: int) -> Iterator[LongRow]:
        for indicator, grids in name_counts(figures).items():
            for row, (part, whole) in zip(reporting, _columns(reporting, column, *grids), strict=True):
                yield LongRow(indicator, figures.communes[row].code, rate_text(part, whole), part, whole)

    return write


def _online_filing(figures: Figures) -> Mapping[str, tuple[Grid, Grid]]:
    filings = figures.filings
    return {
        "online_filing_rate": (filings.online, filings.received),
        "end_to_end_filing_rate": (filings.end_to_end_online, filings.end_to_end),
        "services_with_online_filing_rate": (filings.services_online, filings.services),
    }


def _processing(figures: Figures) -> Mapping[str, tuple[Grid, Grid]]:
    return {"on_time_rate": (figures.filings.settled_on_time, figures.filings.settled)}


def _satisfaction(figures: Figures) -> Mapping[str, tuple[Grid, Grid]]:
    return {"satisfaction_rate": (figures.filings.satisfied, figures.filings.answers)}


def _workforce(figures: Figures) -> Mapping[str, tuple[Grid, Grid]]:
    stocks = figures.stocks
    return {
        "electronic_work_file_rate": (stocks.electronic_work_files, stocks.work_files),
        "signature_rate": (stocks.signing_officials, stocks.officials),
        "digital_skill_rate": (stocks.trained_officials, stocks.officials),
    }


def _infrastructure(figures: Figures, reporting: Sequence[int], month: Month, column: int) -> bytes:
    stocks = figures.stocks
    grids = {
        "bts_count": stocks.stations,
        "weak_signal_village_count": stocks.weak_signal_villages,
        "no_signal_village_count": stocks.no_signal_villages,
    }
    return long_form_bytes(month, _values(figures, reporting, column, grids, str))


def _index_766(figures: Figures, reporting: Sequence[int], month: Month, column: int) -> bytes:
    groups = figures.stocks.index_points
    total = sum(groups.values(), start=0 * next(iter(groups.values())))
    grids = {"index_766_total": total} | {f"index_766_{group}": points for group, points in groups.items()}
    return long_form_bytes(month, _values(figures, reporting, column, grids, points_text))


def _values(
    figures: Figures,
    reporting: Sequence[int],
    column: int,
    grids: Mapping[str, Grid],
    text: Callable[[int], str],
) -> Iterator[LongRow]:
    for indicator, grid in grids.items():
        for row, (value,) in zip(reporting, _columns(reporting, column, grid), strict=True):
            yield LongRow(indicator, figures.communes[row].code, text(value))


def _columns(reporting: Sequence[int], column: int, *grids: Grid) -> list[tuple[int, ...]]:
    return list(zip(*(grid[reporting, column].tolist() for grid in grids), strict=True))


def _sums(counts: Sequence[tuple[int, ...]]) -> list[int]:
    return [sum(column) for column in zip(*counts, strict=True)]


DATASETS = {
    "digitisation": DatasetForm("so-hoa-ho-so", _digitisation),
    "index_766": DatasetForm("bo-chi-so-766", _index_766),
    "infrastructure": DatasetForm("ha-tang-so", _infrastructure),
    "online_filing": DatasetForm("nop-ho-so-truc-tuyen", _rates(_online_filing)),
    "online_payment": DatasetForm("thanh-toan-truc-tuyen", _online_payment),
    "processing": DatasetForm("giai-quyet-ho-so", _rates(_processing)),
    "satisfaction": DatasetForm("muc-do-hai-long", _rates(_satisfaction)),
    "workforce": DatasetForm("can-bo-ho-so-dien-tu", _rates(_workforce)),
}
