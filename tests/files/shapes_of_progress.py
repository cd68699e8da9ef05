"""The shapes with three rows of headings, and the four small ones that print no report of the one-stop system."""

from __future__ import annotations

from random import Random

from tests.files.shapes import DIGITISATION, FILING, PAYMENT, Shape, split


def _settled_and_pending(random: Random, settled: int, pending: int) -> dict[str, int]:
    return {
        "settled": settled, **split(random, settled, "early", "on_time", "late"),
        "pending": pending, **split(random, pending, "pending_within", "pending_late"),
    }  # fmt: skip


def _form_06(random: Random) -> dict[str, int]:
    parts = {
        name: random.randint(10, most)
        for name, most in (("online", 1900), ("direct_or_post", 600), ("carried_over", 300))
    }
    received = sum(parts.values())
    settled = random.randint(received // 2, received)
    return {"received": received, **parts, **_settled_and_pending(random, settled, received - settled)}


_RECEIVED, _SETTLED, _PENDING = (
    "Số lượng hồ sơ tiếp nhận",
    "Số lượng hồ sơ đã giải quyết",
    "Số lượng hồ sơ đang giải quyết",
)

FORM_06 = Shape(
    id="form_06",
    dataset="processing",
    title="TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC (Biểu số II.06/VPCP/KSTT)",
    headings={
        "stt": "STT", "unit": "Lĩnh vực, đơn vị", "received": f"{_RECEIVED} > Tổng số",
        "online": f"{_RECEIVED} > Trong kỳ > Trực tuyến",
        "direct_or_post": f"{_RECEIVED} > Trong kỳ > Trực tiếp, dịch vụ bưu chính",
        "carried_over": f"{_RECEIVED} > Từ kỳ trước", "settled": f"{_SETTLED} > Tổng số",
        "early": f"{_SETTLED} > Trước hạn", "on_time": f"{_SETTLED} > Đúng hạn", "late": f"{_SETTLED} > Quá hạn",
        "pending": f"{_PENDING} > Tổng số", "pending_within": f"{_PENDING} > Trong hạn",
        "pending_late": f"{_PENDING} > Quá hạn",
    },
    draw=_form_06,
    measures={"on_time_rate": (("early", "on_time"), "settled")},
    numbers={"received": "(3)=(4)+(5)+(6)", "settled": "(7)=(8)+(9)+(10)", "pending": "(11)=(12)+(13)"},
)  # fmt: skip


def _progress(random: Random) -> dict[str, int]:
    in_period = random.randint(30, 2100)
    carried_over = random.randint(0, 300)
    received = in_period + carried_over
    settled = random.randint(received // 2, received)
    suspended = min(random.randint(0, 3), received - settled)
    pending = received - settled - suspended
    return {
        "received": received, "carried_over": carried_over, "in_period": in_period,
        **split(random, in_period, "online", "in_person", "by_post"),
        **_settled_and_pending(random, settled, pending), "suspended": suspended,
    }  # fmt: skip


PROGRESS = Shape(
    id="progress",
    dataset="processing",
    title="BÁO CÁO TIẾN ĐỘ GIẢI QUYẾT HỒ SƠ THEO BỘ CHỈ SỐ 766",
    headings={
        "stt": "STT", "unit": "Đơn vị", "received": "Tiếp nhận > Tổng số",
        "carried_over": "Tiếp nhận > Kỳ trước chuyển sang", "in_period": "Tiếp nhận > Trong kỳ > Tổng số",
        "online": "Tiếp nhận > Trong kỳ > Trực tuyến", "in_person": "Tiếp nhận > Trong kỳ > Trực tiếp",
        "by_post": "Tiếp nhận > Trong kỳ > BCCI", "settled": "Đã xử lý > Tổng số",
        "early": "Đã xử lý > Trước hạn", "on_time": "Đã xử lý > Trong hạn", "late": "Đã xử lý > Quá hạn",
        "pending": "Đang xử lý > Tổng số", "pending_within": "Đang xử lý > Trong hạn",
        "pending_late": "Đang xử lý > Quá hạn", "suspended": "Tạm dừng",
    },
    draw=_progress,
    measures={"on_time_rate": (("early", "on_time"), "settled")},
)  # fmt: skip


def _index(random: Random) -> dict[str, int]:
    most = {
        "transparency": 1800,
        "progress": 2000,
        "digitisation": 2200,
        "online_services": 2200,
        "satisfaction": 1800,
    }
    scores = {column: random.randint(points // 3, points) for column, points in most.items()}
    return {**scores, "total": sum(scores.values())}


INDEX = Shape(
    id="index",
    dataset="index_766",
    title="KẾT QUẢ BỘ CHỈ SỐ PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP (766)",
    headings={
        "stt": "STT", "unit": "Đơn vị", "transparency": "Công khai, minh bạch", "progress": "Tiến độ giải quyết",
        "digitisation": "Số hóa hồ sơ", "online_services": "Dịch vụ công trực tuyến",
        "satisfaction": "Mức độ hài lòng", "total": "Tổng điểm",
    },
    draw=_index,
    measures={
        f"index_766_{column}": ((column,), "")
        for column in ("transparency", "progress", "digitisation", "online_services", "satisfaction", "total")
    },
    hundredths=("transparency", "progress", "digitisation", "online_services", "satisfaction", "total"),
    sums=False,
)  # fmt: skip


def _satisfaction(random: Random) -> dict[str, int]:
    ratings = random.randint(20, 1500)
    return {"ratings": ratings, "satisfied": random.randint(ratings // 2, ratings)}


SATISFACTION = Shape(
    id="satisfaction",
    dataset="satisfaction",
    title="MỨC ĐỘ HÀI LÒNG CỦA NGƯỜI DÂN, DOANH NGHIỆP",
    headings={
        "stt": "STT", "unit": "Đơn vị", "ratings": "Tổng số lượt đánh giá", "satisfied": "Lượt đánh giá hài lòng",
        "rate": "Tỷ lệ hài lòng",
    },
    draw=_satisfaction,
    measures={"satisfaction_rate": (("satisfied",), "ratings")},
    rates={"rate": (("satisfied",), "ratings")},
)  # fmt: skip


def _infrastructure(random: Random) -> dict[str, int]:
    return {"stations": random.randint(2, 60), "without": random.randint(0, 3), "weak": random.randint(0, 9)}


INFRASTRUCTURE = Shape(
    id="infrastructure",
    dataset="infrastructure",
    title="HẠ TẦNG VIỄN THÔNG THEO XÃ, PHƯỜNG",
    headings={
        "stt": "STT", "unit": "Đơn vị", "stations": "Số trạm BTS", "without": "Số thôn không có sóng",
        "weak": "Số thôn sóng yếu",
    },
    draw=_infrastructure,
    measures={
        "bts_count": (("stations",), ""),
        "no_signal_village_count": (("without",), ""),
        "weak_signal_village_count": (("weak",), ""),
    },
)  # fmt: skip

REPORTS = (FORM_06, FILING, PAYMENT, DIGITISATION, PROGRESS)
"""The five reports of the one-stop systems; the long form is the sixth shape."""

SMALL = (INDEX, SATISFACTION, INFRASTRUCTURE)
