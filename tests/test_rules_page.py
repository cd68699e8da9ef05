"""The page of rules is that of the catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.rules_page import PAGES, rules_page
from schemas.words import words_for

DOCS = Path(__file__).resolve().parent.parent / "docs"


@pytest.mark.parametrize("language", PAGES)
def test_the_page_of_rules_is_current(language: str) -> None:
    written = (DOCS / PAGES[language]).read_text(encoding="utf-8")
    assert written == rules_page(words_for(language)), "run: .venv/bin/python -m pipelines.rules_page"
