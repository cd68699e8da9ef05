"""The whole corpus, one case a file."""

from __future__ import annotations

from tests.files import clean_cases, name_cases, number_cases, rule_cases, structure_cases, title_cases
from tests.files.goldens import Case

CASES: tuple[Case, ...] = (
    *clean_cases.cases(),
    *name_cases.cases(),
    *number_cases.cases(),
    *rule_cases.cases(),
    *structure_cases.cases(),
    *title_cases.cases(),
)
