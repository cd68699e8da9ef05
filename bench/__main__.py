"""`python -m bench`: measures everything in one run, prints a table, writes `bench.json`. No wish is asserted here."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from bench.alone import peak_memory_alone
from bench.history import measure_history
from bench.intake import measure_intake, where_the_time_goes
from bench.measure import Size
from bench.packs import measure_packs
from bench.pages import measure_pages
from bench.readers import measure_readers
from bench.report import Report, machine
from bench.sample import write_sample
from pipelines.reference import read_reference
from settings import ROOT, read_settings


def main() -> None:
    """Measures in temporary folders; the store of the installation is left alone."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each deed is done (5)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = measure(Path(folder), runs=chosen.runs)
    print(report.as_text())
    (ROOT / "bench.json").write_text(report.as_json() + "\n", encoding="utf-8")


def measure(folder: Path, *, runs: int) -> Report:
    """Everything, one after the other, so that no measurement disturbs another."""
    found_at_the_start = machine()
    reference_folder = read_settings().reference
    sample = write_sample(reference_folder, folder / "reference")
    measurements = measure_intake(sample, folder, runs=runs)
    breakdowns = where_the_time_goes(sample, folder)
    measurements += measure_readers(read_reference(reference_folder), folder, runs=runs)
    store = folder / "fresh"
    measurements += measure_history(read_reference(reference_folder), store, runs=runs)
    packs, sizes = measure_packs(store, runs=runs)
    pages = measure_pages(store, runs=runs)
    return Report(
        machine=found_at_the_start,
        measurements=[*measurements, *packs, *pages.measurements],
        pages=pages,
        breakdowns={**breakdowns, **pages.breakdown},
        files=sizes,
        peak_memory=[*peak_memory_alone(store), Size("the server", pages.server_peak_memory_bytes)],
    )


if __name__ == "__main__":
    main()
