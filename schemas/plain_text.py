"""Text as it may stand in a file a spreadsheet opens: never taken for a formula."""

from __future__ import annotations

DANGEROUS_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the start of a text."""


def never_formula(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet would compute it."""
    return f"'{text}" if text.startswith(DANGEROUS_STARTS) else text
