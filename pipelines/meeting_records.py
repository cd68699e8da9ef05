"""Records of meetings made on the page: written as the file an analyst would send, and judged as any file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.check import check_file
from pipelines.known import known_figures
from pipelines.reference import Reference
from pipelines.template_rows import guarded
from schemas.issue import Said, Verdict
from schemas.rows import MEETINGS

HEADINGS = (
    "Ngày họp", "Tên phiên họp", "Thứ tự", "Chỉ số", "Xã, phường", "Ý kiến tại phiên họp", "Giá trị cam kết",
    "Kỳ cam kết", "Người cam kết",
)  # fmt: skip
LARGEST_BYTES = 2**18


@dataclass(frozen=True)
class PointRecord:
    """One point as a person typed it; what is empty is not said."""

    indicator: str = ""
    geography: str = ""
    position: str = ""
    note: str = ""
    value: str = ""
    period: str = ""
    by: str = ""


def meeting_record(
    store: Path, reference: Reference, *, meeting: str, title: str, points: Sequence[PointRecord], today: date
) -> Verdict:
    """The verdict on points of one meeting. `meeting` is its day as typed; the rules of files judge it."""
    text = io.StringIO(newline="")
    rows = [
        (
            meeting,
            title,
            point.position,
            point.indicator,
            point.geography,
            point.note,
            point.value,
            point.period,
            point.by,
        )
        for point in points
    ]
    told = [[guarded(" ".join(cell.split())) for cell in row] for row in rows]
    csv.writer(text, delimiter=";").writerows([HEADINGS, *told])
    name = "".join(letter for letter in meeting if letter.isalnum() or letter in "-.") or "phien-hop"
    return check_file(
        text.getvalue().encode("utf-8-sig"), f"phien-hop-{name}.csv", reference, today=today,
        largest_bytes=LARGEST_BYTES, said=Said(dataset=MEETINGS), known=known_figures(store),
    )  # fmt: skip
