"""The report: the same numbers as a table for a person and as JSON for a program."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from bench.measure import Measurement
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
    sizes_bytes: Mapping[str, int]
    peak_memory_bytes: Mapping[str, int | None]

    def as_text(self) -> str:
        """The machine, a line a measurement, the memory, and where the time goes."""
        return "\n\n".join(
            (
                " · ".join(f"{name} {value}" for name, value in self.machine.items()),
                self._measurements_text(),
                _pages_text(self.pages),
                self._memory_text(),
                *(_breakdown_text(name, steps) for name, steps in self.breakdowns.items()),
            )
        )

    def as_json(self) -> str:
        """The same, times in seconds, every single one kept."""
        content = {
            "machine": self.machine,
            "measurements": [
                {
                    "name": found.name, "median": found.median, "min": min(found.seconds), "max": max(found.seconds),
                    "seconds": found.seconds, "wanted": found.wanted_seconds, "floor": found.floor,
                    "times_floor": self._times_floor(found),
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
            "session_bytes": self.pages.session_bytes,
            "first_visit_bytes": self.pages.first_visit_bytes,
            "sizes_bytes": self.sizes_bytes,
            "peak_memory_bytes": self.peak_memory_bytes,
            "breakdowns": self.breakdowns,
        }  # fmt: skip
        return json.dumps(content, indent=2, ensure_ascii=False)

    def _measurements_text(self) -> str:
        heading = f"{'seconds':<56}{'median':>8}{'min':>8}{'max':>8}{'runs':>6}{'wanted':>8}{'× floor':>9}"
        return "\n".join([heading, *(self._line(found) for found in self.measurements)])

    def _line(self, found: Measurement) -> str:
        wanted = f"{found.wanted_seconds:.2f}" if found.wanted_seconds is not None else "–"
        times = self._times_floor(found)
        floor = f"{times:.1f}" if times is not None else "–"
        return (
            f"{found.name:<56}{found.median:>8.3f}{min(found.seconds):>8.3f}{max(found.seconds):>8.3f}"
            f"{len(found.seconds):>6}{wanted:>8}{floor:>9}"
        )

    def _times_floor(self, found: Measurement) -> float | None:
        floor = next((other.median for other in self.measurements if other.name == found.floor), None)
        return found.median / floor if floor else None

    def _memory_text(self) -> str:
        lines = [
            f"{name:<56}{'unknown' if size is None else f'{size / 2**20:,.0f} MB':>8}"
            for name, size in self.peak_memory_bytes.items()
        ]
        sizes = [f"{name:<56}{size / 2**20:>8.1f} MB" for name, size in self.sizes_bytes.items()]
        return "\n".join(["peak memory", *lines, "", "files taken away", *sizes])


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
