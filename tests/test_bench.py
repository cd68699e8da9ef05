"""What of the bench would be found out only when somebody measures: functions that have moved, and its report."""

from __future__ import annotations

import json

import pytest

from bench.intake import CHECK_STEPS, PUBLISH_STEPS
from bench.measure import Measurement, Size, Times
from bench.pages import PagesReport, PageTimes
from bench.report import Report
from pages.parts.menu import PAGES


@pytest.mark.parametrize("steps", [CHECK_STEPS, PUBLISH_STEPS], ids=["check", "publish"])
def test_every_function_the_bench_watches_is_where_it_looks(steps):
    assert [name for owner, name in steps.values() if not callable(getattr(owner, name, None))] == []


def test_what_was_measured_stands_beside_what_was_wanted():
    report = Report(
        machine={"cores": "2"},
        measurements=[
            Measurement("the floor", Times((0.1, 0.3, 0.2), (0.1, 0.1, 0.1))),
            Measurement("a deed", Times((0.5,), (0.4,)), 0.45, "the floor", 4.0),
        ],
        pages=PagesReport([PageTimes(PAGES[0], [0.1], 2000, [0.5])], [], {}, 2**21, None, None),
        breakdowns={"a deed, by step": {"one step": 0.4}},
        files=[Size("a pack", 2**20, 2 * 2**20)],
        peak_memory=[Size("the server", None)],
    )
    lines = {" ".join(line.split()) for line in report.as_text().splitlines()}
    assert {
        "the floor 0.200 0.100 0.300 3 0.100 – – –",
        "a deed 0.500 0.500 0.500 1 0.400 0.45 2.5 4.0",
        "a pack 1.0 2.0",
        "the server – –",
        "server worst, all pages 0.100 wanted 0.30",
    } <= lines
    told = json.loads(report.as_json())
    assert told["measurements"][1] == {
        "name": "a deed", "median": 0.5, "min": 0.5, "max": 0.5, "seconds": [0.5], "processor_seconds": [0.4],
        "wanted": 0.45, "floor": "the floor", "times_floor": 2.5, "wanted_times_floor": 4.0,
    }  # fmt: skip
    assert told["files"] == [{"name": "a pack", "bytes_held": 2**20, "wanted_bytes": 2 * 2**20}]
