"""The fresh install: the illustrative history prepared once, and its release built again from the truth."""

from __future__ import annotations

from pathlib import Path

from bench.intake import LARGEST_BYTES, NOW
from bench.measure import Measurement, timed
from pipelines.prepare import prepare
from pipelines.publish import keep_reference
from pipelines.reference import Reference


def measure_history(reference: Reference, store: Path, *, runs: int) -> list[Measurement]:
    """The first start, which leaves a prepared store behind; a later start; the whole history built again."""
    return [
        timed(
            "first start: illustrative months made and published", lambda _: start(store, reference), runs=1
        ),
        timed("later start: nothing to do", lambda _: start(store, reference), runs=runs),
        timed(
            "rebuild the illustrative history",
            lambda _: keep_reference(store, reference, by="bench", now=NOW, afresh=True),
            runs=runs,
        ),
    ]


def start(store: Path, reference: Reference) -> None:
    prepare(store, reference, now=NOW, largest_bytes=LARGEST_BYTES)
