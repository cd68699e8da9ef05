"""Streamlit's own words, which are English, said in the page's language by a small script."""

from __future__ import annotations

import json
from functools import cache

from schemas.words import Words
from settings import ROOT

SCRIPT_FILE = ROOT / "charts" / "own_words.js"
_SIZE = r"(\d+)(?:\.0)?\s?([KMGT]?B)"
"""A size in whole units as Streamlit writes it, and one with a decimal."""
_EXACT_SIZE = r"(\d+)\.(\d+)\s?([KMGT]?B)"

Phrases = list[tuple[str, str]]
"""What Streamlit says, as a pattern, and what is said instead; {1} is what the pattern's first group found."""


@cache
def own_words(language: str) -> str:
    """The script that says Streamlit's words in a language, as long as the page is open."""
    script = SCRIPT_FILE.read_text(encoding="utf-8").strip()
    words = Words(language)
    phrases = {
        "files": _of_files(words),
        "boxes": [
            ("Clear value", words.text("Clear the choice")),
            ("Open", words.text("Show the choices")),
            ("Selectbox options", words.text("Choices")),
            ("Choose an option", words.text("Choose")),
            ("Clear all", words.text("Clear the choice")),
            ("Selected values", words.text("Chosen")),
            ("Remove (.*)", words.text("Remove {name}", name="{1}")),
        ],
        "choices": [("No results", words.text("Nothing found")), ("Select all", words.text("Choose all"))],
        "skip": [("Skip to main content", words.text("To the page's finding"))],
    }
    return f"{script}({json.dumps(phrases, ensure_ascii=False)});"


def _of_files(words: Words) -> Phrases:
    mark = words.number(0.5, 1)[1]
    return [
        ("Upload|file upload", words.text("Choose files")),
        (rf"{_SIZE} per file.*", words.text("or drop them here; at most {size} a file", size="{1} {2}")),
        ("Drag and drop files here", words.text("Let go here")),
        ("Add files|add icon", words.text("Add more files")),
        ("Remove (.*)", words.text("Take “{file}” off the list", file="{1}")),
        ("Cancel upload of (.*)", words.text("Stop sending “{file}”", file="{1}")),
        ("Error:", words.text("Error:")),
        (
            rf"File must be {_SIZE} or smaller\.",
            words.text("The file is larger than {size}.", size="{1} {2}"),
        ),
        (r".* files are not allowed\.", words.text("Files of this kind are not taken.")),
        (
            "Network Error|Upload failed|Request failed.*|Unexpected error.*",
            words.text("The file could not be sent. Take it off the list and try again."),
        ),
        (_SIZE, "{1} {2}"),
        (_EXACT_SIZE, f"{{1}}{mark}{{2}} {{3}}"),
        (f"(.*), {_SIZE}", "{1}, {2} {3}"),
        (f"(.*), {_EXACT_SIZE}", f"{{1}}, {{2}}{mark}{{3}} {{4}}"),
    ]
