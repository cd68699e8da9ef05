"""The wait for what is taken away: packs of slides, and a workbook of a national month."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

from bench.measure import Measurement, Size, timed
from bench.readers import NATIONAL_COMMUNES, NATIONAL_INDICATORS
from charts.chart import Footer, TableChart
from charts.sheet import Sheet
from charts.workbook import workbook_bytes
from packs.build import pack_bytes
from packs.choice import Choice, Depth, Kind
from queries.catalogue import months
from queries.release import current_release
from schemas.words import Words

WORDS = Words("vi")
MADE_AT = datetime(2026, 11, 20, 9)
WANTED_PACK_BYTES = 2 * 2**20


def measure_packs(store: Path, *, runs: int) -> tuple[list[Measurement], list[Size]]:
    """Each file made from the release on disk to its last byte; and how large the files are."""
    made: dict[str, int] = {}

    def kept(name: str, content: bytes) -> None:
        made[name] = len(content)

    measurements = [
        timed("a pack of 65 slides with 65 native charts", lambda _: kept("communes", pack_of_communes(store)),
              runs=runs, wanted_seconds=3.0),
        timed("an overview pack of 15 slides", lambda _: kept("overview", overview_pack(store)), runs=runs,
              wanted_seconds=1.0),
        timed("a workbook of a national month", lambda _: kept("workbook", national_workbook()), runs=1),
    ]  # fmt: skip
    sizes = [
        Size("a pack of 65 communes", made["communes"], WANTED_PACK_BYTES),
        Size("an overview pack", made["overview"]),
        Size("a workbook of a national month", made["workbook"]),
    ]
    return measurements, sizes


def pack_of_communes(store: Path) -> bytes:
    """A slide with a native chart for each of the 65 communes."""
    return _pack(store, Kind.COMMUNE, Depth.LONG)


def overview_pack(store: Path) -> bytes:
    return _pack(store, Kind.OVERVIEW, Depth.MEDIUM)


def _pack(store: Path, kind: Kind, depth: Depth) -> bytes:
    release = current_release(store)
    return pack_bytes(release, WORDS, Choice(kind, months(release)[0], depth))


def national_workbook() -> bytes:
    """166,050 figures with their counts."""
    rows = tuple(
        (f"bench_{indicator:02d}", f"{commune:05d}", Decimal(part * 100) / whole, part, whole)
        for commune in range(NATIONAL_COMMUNES)
        for indicator in range(NATIONAL_INDICATORS)
        for whole in (100 + (commune * 7 + indicator * 13) % 900,)
        for part in (whole * ((commune + indicator) % 100) // 100,)
    )
    sheet = Sheet(("Chỉ số", "Mã", "Giá trị", "Tử số", "Mẫu số"), rows, (None, None, 2, 0, 0))
    chart = TableChart("national", "Tháng 10/2026", Footer("", "", "", ""), "", sheet)
    return workbook_bytes(WORDS, [chart], release="bench", made_at=MADE_AT)
