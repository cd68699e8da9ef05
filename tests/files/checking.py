"""The production check on a case."""

from __future__ import annotations

from pipelines.check import check_file
from pipelines.reference import Reference
from schemas.issue import Verdict
from tests.files.goldens import Case
from tests.samples import LARGEST_BYTES, TODAY


def verdict_of(case: Case, content: bytes, reference: Reference) -> Verdict:
    """The verdict on a case's bytes, on a day in the month after the files' month."""
    return check_file(content, case.name, reference, today=TODAY, largest_bytes=LARGEST_BYTES, said=case.said)
