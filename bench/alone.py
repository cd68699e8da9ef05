"""One deed in a process of its own, to see how much memory it takes: `python -m bench.alone DEED STORE`."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bench.measure import Size
from settings import ROOT, read_settings

STATUS = Path("/proc/self/status")
BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024
"""`ru_maxrss` counts in bytes on macOS and in kilobytes elsewhere."""


def _check_national_month(_store: Path) -> None:
    from bench.readers import judged, national_month, national_reference
    from pipelines.reference import read_reference

    reference = national_reference(read_reference(read_settings().reference))
    judged(reference, national_month(), "national.csv")


def _check_large_workbook(_store: Path) -> None:
    from bench.readers import judged, large_workbook, national_reference
    from pipelines.reference import read_reference

    reference = national_reference(read_reference(read_settings().reference))
    judged(reference, large_workbook(), "large.xlsx")


def _pack_of_communes(store: Path) -> None:
    from bench.packs import pack_of_communes

    pack_of_communes(store)


def _national_workbook(_store: Path) -> None:
    from bench.packs import national_workbook

    national_workbook()


def _nothing(_store: Path) -> None:
    import pipelines.check  # noqa: F401 - what every check needs is loaded, and nothing done


DEEDS: dict[str, Callable[[Path], None]] = {
    "nothing but the libraries": _nothing,
    "checking a national month": _check_national_month,
    "checking a workbook of 50,000 rows": _check_large_workbook,
    "a pack of 65 slides": _pack_of_communes,
    "a workbook of a national month": _national_workbook,
}
"""Each imports what it needs itself: the libraries of one are not counted with another."""


def peak_memory_alone(store: Path) -> list[Size]:
    """The most memory each deed holds, libraries and its own input included."""
    return [Size(deed, _peak_of(deed, store)) for deed in DEEDS]


def _peak_of(deed: str, store: Path) -> int:
    command = [sys.executable, "-m", "bench.alone", deed, str(store)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return int(told.stdout.splitlines()[-1])


def _most_held() -> int:
    """Where the kernel counts it for each program: `ru_maxrss` begins with what the one that started it held."""
    found = re.search(r"VmHWM:\s+(\d+) kB", STATUS.read_text(encoding="ascii")) if STATUS.exists() else None
    return (
        int(found[1]) * 1024 if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES_PER_UNIT
    )


if __name__ == "__main__":
    DEEDS[sys.argv[1]](Path(sys.argv[2]))
    print(_most_held())
