"""Slugs: a name as an address can hold it, without diacritics."""

from __future__ import annotations

import re
import unicodedata


def slug_of(name: str) -> str:
    """ "Huyện Đình Lập" as "huyen-dinh-lap"."""
    # Đ is a letter of its own: taking the marks off does not make it a D.
    plain = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
