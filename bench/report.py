"""The report: the same numbers as a table for a person and as JSON for a program."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from bench.measure import Measurement, Size
from bench.pages import WANTED, WANTED_SESSION_BYTES, PagesReport, over_all

LIBRARIES = ("duckdb", "pandas", "pandera", "plotly", "streamlit")
STEPS_TOLD = 12


@dataclass(frozen=True)
class Report:
    """All one run of the bench found out."""

    machine: Mapping[str, str]
    measurements: Sequence[Measurement]
    pages: PagesReport
    breakdowns: Mapping[str, Mapping[str, float]]
    files: Sequence[Size]
    peak_memory: Sequence[Size]

    def as_text(self) -> str:
        """The machine, a line a measurement, the memory, and where the time goes."""
        return "\n\n".join(
            (
                " · ".join(f"{name} {value}" for name, value in self.machine.items()),
                self._measurements_text(),
                _pages_text(self.pages),
                _sizes_text("peak memory", self.peak_memory),
                _sizes_text("files taken away", self.files),
                *(_breakdown_text(name, steps) for name, steps in self.breakdowns.items()),
            )
        )

    def as_json(self) -> str:
        """The same, times in seconds, every single one kept."""
        content = {
            "machine": self.machine,
            "measurements": [
                {
                    "name": found.name, "median": found.median, "min": min(found.times.seconds),
                    "max": max(found.times.seconds), "seconds": found.times.seconds,
                    "processor_seconds": found.times.processor_seconds, "wanted": found.wanted_seconds,
                    "floor": found.floor, "times_floor": self._times_floor(found),
                    "wanted_times_floor": found.wanted_times_floor,
                }
                for found in self.measurements
            ],
            "pages": [
                {
                    "page": times.page.slug, "server": times.server_seconds,
                    "sent_bytes": times.sent_bytes, "clicked": times.clicked_seconds,
                }
                for times in self.pages.pages
            ],
            "all_pages": over_all(self.pages.pages),
            "wanted_of_pages": WANTED,
            "session_bytes": self.pages.session_bytes, "wanted_session_bytes": WANTED_SESSION_BYTES,
            "first_visit_bytes": self.pages.first_visit_bytes,
            "files": [asdict(size) for size in self.files],
            "peak_memory": [asdict(size) for size in self.peak_memory],
            "breakdowns": self.breakdowns,
        }  # fmt: skip
        return json.dumps(content, indent=2, ensure_ascii=False)

    def _measurements_text(self) -> str:
        columns = ("median", "min", "max", "runs", "work", "wanted", "× floor", "wanted")
        heading = f"{'seconds (work: of the processors)':<56}" + "".join(f"{name:>9}" for name in columns)
        return "\n".join([heading, *(self._line(found) for found in self.measurements)])

    def _line(self, found: Measurement) -> str:
        seconds = found.times.seconds
        columns = (
            f"{found.median:.3f}", f"{min(seconds):.3f}", f"{max(seconds):.3f}", f"{len(seconds)}",
            _told(found.processor, 3), _told(found.wanted_seconds, 2), _told(self._times_floor(found), 1),
            _told(found.wanted_times_floor, 1),
        )  # fmt: skip
        return f"{found.name:<56}" + "".join(f"{column:>9}" for column in columns)

    def _times_floor(self, found: Measurement) -> float | None:
        floor = next((other.median for other in self.measurements if other.name == found.floor), None)
        return found.median / floor if floor else None


def _told(number: float | None, decimals: int) -> str:
    return "–" if number is None else f"{number:.{decimals}f}"


def _sizes_text(heading: str, sizes: Sequence[Size]) -> str:
    lines = [f"{f'{heading} (MB)':<56}{'':>9}{'wanted':>9}"]
    for size in sizes:
        held, wanted = (
            None if number is None else number / 2**20 for number in (size.bytes_held, size.wanted_bytes)
        )
        lines.append(f"{size.name:<56}{_told(held, 1):>9}{_told(wanted, 1):>9}")
    return "\n".join(lines)


def machine() -> dict[str, str]:
    """What the times depend on."""
    return {
        "cores": str(os.cpu_count()),
        "memory": _memory(),
        # Other work on the machine makes every time below longer.
        "load": f"{os.getloadavg()[0]:.1f}",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        **{library: version(library) for library in LIBRARIES},
    }


def _memory() -> str:
    table = Path("/proc/meminfo")
    if not table.exists():
        return "unknown"
    return f"{int(table.read_text(encoding='ascii').split()[1]) / 2**20:.0f} GiB"


def _pages_text(report: PagesReport) -> str:
    """A line a page, then all of them beside what was wanted."""
    columns = ("server p50", "worst", "KB sent", "click p50", "worst")
    lines = [f"{'pages (seconds)':<44}" + "".join(f"{column:>11}" for column in columns)]
    for times in report.pages:
        numbers = (
            median(times.server_seconds), max(times.server_seconds), times.sent_bytes / 1000,
            median(times.clicked_seconds), max(times.clicked_seconds),
        )  # fmt: skip
        lines.append(f"{times.page.slug:<44}" + "".join(f"{number:>11.3f}" for number in numbers))
    lines += [
        f"{name + ', all pages':<44}{seconds:>11.3f}   wanted {WANTED[name]:.2f}"
        for name, seconds in over_all(report.pages).items()
    ]
    held = "unknown" if report.session_bytes is None else f"{report.session_bytes / 2**20:.1f} MB"
    lines += [
        f"{'memory of one more session':<44}{held:>11}   wanted {WANTED_SESSION_BYTES / 2**20:.0f} MB",
        f"{'a first visit, over HTTP':<44}{report.first_visit_bytes / 2**20:>8.1f} MB",
    ]
    return "\n".join(lines)


def _breakdown_text(name: str, steps: Mapping[str, float]) -> str:
    longest = sorted(steps.items(), key=lambda step: -step[1])[:STEPS_TOLD]
    return "\n".join([name, *(f"  {step:<54}{seconds:>8.3f}" for step, seconds in longest)])
