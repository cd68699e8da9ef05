"""Names of files as they may be shown and kept: what a sender calls a file is data, and may be hostile."""

from __future__ import annotations

import re
import unicodedata

LONGEST_NAME = 120
_NEVER_SHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Control, direction and unassigned characters: they hide or turn round what stands beside them."""
NAMELESS = "?"


def safe_name(name: str) -> str:
    """The file's own name without its folders and without characters nobody sees; a long one keeps its ending."""
    own = re.split(r"[/\\]", name)[-1]
    shown = "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(letter) in _NEVER_SHOWN else letter
        for letter in own
    )
    shown = " ".join(shown.split()) or NAMELESS
    if len(shown) <= LONGEST_NAME:
        return shown
    stem, dot, ending = shown.rpartition(".")
    ending = f"{dot}{ending}" if stem and len(ending) <= 10 else ""
    return f"{shown[: LONGEST_NAME - len(ending) - 1]}…{ending}"
