"""The shapes of the wide reports: their headings as the systems print them, their counts, and what they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from random import Random

from tests.files.contents import Content, Count, Plain, Rate

Numbers = Mapping[str, int]


@dataclass(frozen=True)
class Shape:
    """One kind of report. `headings` are paths by column, top row first; `numbers` are the column-number row.

    `draw` makes up the counts of one unit, `rates` are the printed ones (counts above the line, count below),
    `measures` the indicators in the same way; `hundredths` are the columns printed with two decimals.
    """

    id: str
    dataset: str
    title: str
    headings: Mapping[str, str]
    draw: Callable[[Random], dict[str, int]]
    measures: Mapping[str, tuple[tuple[str, ...], str]]
    rates: Mapping[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    hundredths: tuple[str, ...] = ()
    words: Callable[[Numbers], dict[str, str]] = lambda numbers: {}
    sums: bool = True

    def cells(self, numbers: Numbers) -> dict[str, Content]:
        """The cells of one unit: its counts, the rates printed beside them, and words."""
        cells: dict[str, Content] = {}
        for column, number in numbers.items():
            cells[column] = Plain(Decimal(number) / 100) if column in self.hundredths else Count(number)
        for column, (above, below) in self.rates.items():
            cells[column] = Rate(share(numbers, above, below))
        return {**cells, **self.words(numbers)}


def share(numbers: Numbers, above: tuple[str, ...], below: str) -> Fraction | None:
    """Part of a whole; None where the whole is zero."""
    return Fraction(sum(numbers[part] for part in above), numbers[below]) if numbers[below] else None


def split(random: Random, whole: int, *parts: str) -> dict[str, int]:
    """A whole cut at random into parts, the first one being the largest most of the time."""
    numbers = {}
    rest = whole
    for part in parts[:-1]:
        numbers[part] = random.randint(rest // 2, rest)
        rest -= numbers[part]
    return {**numbers, parts[-1]: rest}


def _digitisation(random: Random) -> dict[str, int]:
    received, settled = random.randint(30, 2600), random.randint(30, 2400)
    components = split(random, received, "with_components", "without_components")
    reuse = random.randint(0, components["with_components"])
    results = split(random, settled, "results_with", "results_without")
    portal = random.randint(0, reuse)
    return {
        "received": received, **components, "with_reuse": reuse, "with_reuse_portal": portal, "settled": settled,
        **results,
    }  # fmt: skip


DIGITISATION = Shape(
    id="digitisation",
    dataset="digitisation",
    title="BÁO CÁO SỐ HÓA HỒ SƠ, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
    headings={
        "stt": "STT", "unit": "Đơn vị", "received": "Tiếp nhận", "without_components": "Chưa số hóa TPHS",
        "with_components": "Có số hóa TPHS", "with_reuse": "Có tái sử dụng thành phần",
        "with_reuse_portal": "Có tái sử dụng thành phần từ cổng DVC quốc gia", "receipt_rate": "Tỷ lệ số hóa TPHS",
        "settled": "Đã giải quyết", "results_without": "Chưa số hóa", "results_with": "Đã số hóa",
        "result_rate": "Tỷ lệ số hóa kết quả",
    },
    draw=_digitisation,
    measures={
        "digitisation_receipt_rate": (("with_components",), "received"),
        "digitisation_reuse_rate": (("with_reuse",), "received"),
        "digitisation_result_rate": (("results_with",), "settled"),
    },
    rates={
        "receipt_rate": (("with_components",), "received"),
        "result_rate": (("results_with",), "settled"),
    },
)  # fmt: skip


def _payment(random: Random) -> dict[str, int]:
    obliged = random.randint(20, 1900)
    paid = random.randint(obliged // 3, obliged)
    return {"with_obligation": obliged, "paid_online": paid, "paid_in_person": obliged - paid}


PAYMENT = Shape(
    id="payment",
    dataset="online_payment",
    title="BÁO CÁO THANH TOÁN TRỰC TUYẾN THEO BỘ CHỈ SỐ 766",
    headings={
        "stt": "STT", "unit_code": "Mã định danh", "unit": "Tên đơn vị",
        "with_obligation": "Tổng HS có nghĩa vụ tài chính", "paid_online": "Số HS đã TTTT cổng DVC QG",
        "payment_rate": "Tỷ lệ TTTT (%)", "direct_rate": "Tỷ lệ TT trực tiếp (%)",
    },
    draw=_payment,
    measures={"online_payment_rate": (("paid_online",), "with_obligation")},
    rates={
        "payment_rate": (("paid_online",), "with_obligation"),
        "direct_rate": (("paid_in_person",), "with_obligation"),
    },
)  # fmt: skip


def _filing(random: Random) -> dict[str, int]:
    received = random.randint(40, 3900)
    return {"received": received, **split(random, received, "online", "in_person", "by_post")}


def _judgement(numbers: Numbers) -> dict[str, str]:
    met = numbers["received"] and numbers["online"] >= numbers["received"] * 0.7
    return {"judgement": "Đạt chỉ tiêu" if met else "Không đạt"}


FILING = Shape(
    id="filing",
    dataset="online_filing",
    title="TÌNH HÌNH TIẾP NHẬN HỒ SƠ TRỰC TUYẾN THEO XÃ, PHƯỜNG",
    headings={
        "stt": "TT", "unit": "Tên đơn vị", "received": "Số lượng hồ sơ tiếp nhận > Tổng số hồ sơ",
        "online": "Số lượng hồ sơ tiếp nhận > Trực tuyến", "in_person": "Số lượng hồ sơ tiếp nhận > Trực tiếp",
        "by_post": "Số lượng hồ sơ tiếp nhận > BCCI", "online_rate": "Kết quả > Tỷ lệ nộp trực tuyến",
        "end_to_end_rate": "Kết quả > Tỷ lệ toàn trình", "judgement": "Kết quả > Đánh giá",
    },
    draw=_filing,
    measures={"online_filing_rate": (("online",), "received")},
    rates={"online_rate": (("online",), "received"), "end_to_end_rate": (("in_person",), "received")},
    words=_judgement,
)  # fmt: skip

__all__ = ["DIGITISATION", "FILING", "PAYMENT", "Numbers", "Shape", "share", "split"]
