"""Numbers a person types into a box, in either language's form."""

from __future__ import annotations

import re
from decimal import Decimal

GROUPED = re.compile(r"[0-9]{1,3}(?:[.\s\u00a0\u202f][0-9]{3})+|[0-9]{1,3}(?:,[0-9]{3})+")
"""Digits in groups of three, as only counts and amounts are written."""

DECIMAL = re.compile(r"[0-9]{1,15}(?:[.,][0-9]{1,6})?")


def typed_number(text: str, *, kind: str) -> Decimal | None:
    """The number typed, or None where it is none: "85,5" and "85.5" are one rate, "1.234" is one count.

    A count or amount may be written in groups of three, a rate or score never is, so that 1.234 of a rate is a little
    more than one and of a count twelve hundred and thirty-four.
    """
    plain = text.strip().removesuffix("%").strip()
    if kind in ("count", "amount") and GROUPED.fullmatch(plain):
        return Decimal(re.sub(r"[^0-9]", "", plain))
    if not DECIMAL.fullmatch(plain):
        return None
    return Decimal(plain.replace(",", "."))
