"""The files officials have: every one is taken with the figures it means, or refused for its one fault at its cell."""

from __future__ import annotations

import pytest

from pipelines.reference import Reference
from tests.files.cases import CASES
from tests.files.goldens import Case, differences
from tests.samples import verdict_on


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_file_has_the_outcome_it_must_have(case: Case, reference: Reference) -> None:
    verdict = verdict_on(case.content(), reference, name=case.name, said=case.said)
    assert differences(case.golden, verdict) == [], case.reason
