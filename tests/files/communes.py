"""The 65 communes, and the forms in which offices write their names."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.files.contents import NBSP

GEOGRAPHIES = Path(__file__).resolve().parents[2] / "data" / "reference" / "geographies.csv"


@dataclass(frozen=True)
class Commune:
    """One of the 65 units: five-digit code, xã or phường, and the name without it."""

    code: str
    type: str
    name: str

    @property
    def full(self) -> str:
        return f"{self.type.capitalize()} {self.name}"


def _read() -> tuple[Commune, ...]:
    with GEOGRAPHIES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["level"] == "commune"]
    return tuple(
        Commune(row["code"], row["type"], unicodedata.normalize("NFC", row["name_vi"])) for row in rows
    )


COMMUNES = _read()
BY_CODE = {commune.code: commune for commune in COMMUNES}
DISTRICT_NAMES = (
    "Bắc Sơn", "Bình Gia", "Cao Lộc", "Chi Lăng", "Đình Lập", "Hữu Lũng", "Lộc Bình", "Tràng Định", "Văn Lãng",
    "Văn Quan",
)  # fmt: skip
"""Names that until June 2025 were those of districts."""

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def newer_tones(text: str) -> str:
    """With the tone mark on the second vowel of oa, oe, uy that end a syllable: Hòa → Hoà, Thụy → Thuỵ."""
    apart = unicodedata.normalize("NFD", text)
    moved = re.sub(
        rf"((?:(?<![qQ])[uU](?=[{_TONES}][yY])|[oO](?=[{_TONES}][aeAE])))([{_TONES}])([yYaeAE])(?!\w)",
        r"\1\3\2",
        apart,
    )
    return unicodedata.normalize("NFC", moved)


def decomposed(text: str) -> str:
    """In NFD, as files from a Mac have it."""
    return unicodedata.normalize("NFD", text)


NameForm = Callable[[Commune], str]

NAME_FORMS: dict[str, NameForm] = {
    "full": lambda commune: commune.full,
    "bare": lambda commune: commune.name,
    "people_committee": lambda commune: f"UBND {commune.type} {commune.name}",
    "people_committee_capital": lambda commune: f"UBND {commune.full}",
    "upper_case": lambda commune: commune.full.upper(),
    "lower_case": lambda commune: commune.full.lower(),
    "decomposed": lambda commune: decomposed(commune.full),
    "newer_tones": lambda commune: newer_tones(commune.full),
    "newer_tones_decomposed": lambda commune: decomposed(newer_tones(commune.name)),
    "doubled_spaces": lambda commune: commune.full.replace(" ", "  ") + " ",
    "hard_spaces": lambda commune: NBSP + commune.full.replace(" ", NBSP),
    "code": lambda commune: commune.code,
    "code_without_zero": lambda commune: commune.code.lstrip("0"),
}


def mixed_forms(commune: Commune) -> str:
    """Each commune in another form, as in a file many hands have typed."""
    forms = [form for name, form in NAME_FORMS.items() if not name.startswith("code")]
    return forms[COMMUNES.index(commune) % len(forms)](commune)
