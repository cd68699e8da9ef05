"""A text to be copied: in a field, with a button that works without a network and without a secure connection."""

from __future__ import annotations

from pathlib import Path

from charts.markup import Markup, element

ROWS = 6
"""Where the browser does not fit the field to its text."""

SCRIPT_FILE = Path(__file__).resolve().parent / "copy.js"


def copyable(text: str, *, label: str, button: str, copied: str, language: str) -> Markup:
    """The text in a field with a button below it; `copied` is what the button says once it has worked.

    It needs the script of `SCRIPT_FILE` on the page.
    """
    return element(
        "div",
        element("textarea", text, readonly="readonly", rows=ROWS, lang=language, aria_label=label),
        element("button", button, type="button", class_="kpi-copy", data_copied=copied, aria_live="polite"),
        class_="kpi-copyable",
    )
