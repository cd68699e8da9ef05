"""Names of communes as files write them: exact after normalisation, never guessed.

Hòa and Hoà are the same name with the tone mark on another letter, and both are NFC, so a name is
compared syllable by syllable: its letters without the tone, then the tone. Diacritics count: "Tam
Thanh" and "Tân Thành" are one letter apart.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

LONGEST_NAME = 80
"""What is longer is no misspelt name, and comparing it would take long."""
TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
OFFICE_PREFIXES = (
    "ủy ban nhân dân", "ubnd", "hđnd và ubnd", "hđnd , ubnd", "hđnd&ubnd", "hđnd-ubnd", "hđnd - ubnd", "bộ phận một cửa",
    "trung tâm phục vụ hành chính công", "tt phục vụ hành chính công", "trung tâm pvhcc", "ttpvhcc", "tt pvhcc",
)  # fmt: skip
"""Offices of a commune whose name stands before its own: what is theirs is the commune's."""
KINDS = {"xã": "xã", "x.": "xã", "phường": "phường", "p.": "phường"}
"""How the two kinds of commune are written before a name."""
DISTRICT_PREFIXES = ("huyện", "thành phố", "thị xã", "tp", "tp.")


@dataclass(frozen=True)
class NameBook:
    """Every code and every normalised name of a commune, and which names were a district's.

    `code_of_area` are the names of everything above the communes, for files that hold the province's figures;
    `provinces` how the province is written behind a commune's name: "Xã Thất Khê, tỉnh Lạng Sơn".
    """

    codes: frozenset[str]
    code_of_name: dict[str, str]
    name_of_code: dict[str, str]
    kind_of_code: dict[str, str]
    code_of_area: dict[str, str]
    district_names: frozenset[str]
    provinces: tuple[str, ...] = ()

    def code(self, text: str) -> str | None:
        """The code a cell means, or None where it is no known code or name.

        A name under the wrong kind is not known: there is no Xã Tam Thanh, and whoever writes one may mean the
        xã Tân Thành.
        """
        digits = text.strip().removesuffix(".0")  # as programs write codes they took for numbers
        if digits.isdigit():
            padded = digits.zfill(5) if len(digits) >= 4 else digits
            return padded if padded in self.codes else None
        if digits in self.codes:
            return digits
        both = _CODE_AND_NAME.fullmatch(digits)
        if both:
            code = self.code(both[1])
            return code if code == self.code(both[2]) else None
        kind, name = self._kind_and_name(digits)
        code = self.code_of_name.get(name)
        return code if code and kind in ("", self.kind_of_code[code]) else None

    def area_code(self, text: str) -> str | None:
        """The code of a commune, of the province, the nation or a level series: "Tỉnh Lạng Sơn", "Cấp xã"."""
        return self.code(text) or self.code_of_area.get(folded(text))

    def commune_code(self, text: str) -> str | None:
        """The commune a code means; None for a name, another kind of code, or a code of no commune."""
        code = self.code(text) if text.strip().isdigit() else None
        return code if code in self.name_of_code else None

    def means_a_district(self, text: str) -> bool:
        """Whether a cell names a district abolished on 1 July 2025, or cannot be told from one."""
        kind, name = self._kind_and_name(text)
        return not kind and (name in self.district_names or name.startswith(_FOLDED_DISTRICT_PREFIXES))

    def is_a_district(self, text: str) -> bool:
        """Whether a cell says by its words that it means a former district: "Huyện Bắc Sơn"."""
        _, name = self._kind_and_name(text)
        return any(
            name.startswith(prefix) and name.removeprefix(prefix) in self.district_names
            for prefix in _FOLDED_DISTRICT_PREFIXES
        )

    def nearest(self, text: str) -> list[str]:
        """Up to three known names whose letters without diacritics come nearest; a suggestion only."""
        if len(text) > LONGEST_NAME:
            return []
        plain = {_plain(name): name for name in self.name_of_code.values()}
        return [plain[match] for match in get_close_matches(_plain(text), list(plain), n=3, cutoff=0.75)]

    def _kind_and_name(self, text: str) -> tuple[str, str]:
        """The kind and the name, without the row's number before and the province behind them."""
        # A comma is no part of the syllable before it, behind which the tone would stand.
        kind, name = kind_and_name(_NUMBERED.sub("", text.strip()).replace(",", " , "))
        behind = next((ending for ending in self.provinces if name.endswith(ending)), "")
        return kind, name.removesuffix(behind).rstrip(" ,-–")


def name_book(geographies: tuple[tuple[str, ...], ...]) -> NameBook:
    """The name book of the rows (code, level, name_vi, former_district, type) of `geographies.csv`.

    Ten of the eleven former districts gave their name to a commune, so both come from that table.
    """
    communes = [(code, name, kind) for code, level, name, _, kind in geographies if level == "commune"]
    districts = {part for row in geographies for part in (row[3] or "").split(";")}
    areas = {folded(name): code for code, level, name, _, _ in geographies if level != "commune"}
    provinces = [(code, name) for code, level, name, _, _ in geographies if level == "province"]
    behind = [
        f"{mark} {folded(name)}" for _, name in provinces for mark in (f" {folded('tỉnh')}", " ,", " -", " –")
    ]
    for code, name in provinces:
        areas |= {folded(f"{before} {name}"): code for before in ("Tỉnh", "UBND tỉnh", "Toàn tỉnh")}
        areas[folded("Toàn tỉnh")] = code
    return NameBook(
        codes=frozenset(row[0] for row in geographies),
        code_of_name={folded(name): code for code, name, _ in communes},
        name_of_code={code: name for code, name, _ in communes},
        kind_of_code={code: kind for code, _, kind in communes},
        code_of_area=areas,
        district_names=frozenset(_district_name(district) for district in districts if district.strip()),
        provinces=tuple(behind),
    )


@lru_cache(maxsize=16_384)
def folded(text: str) -> str:
    """A text for comparing: lower case, single spaces, each syllable's tone mark moved to its end."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("\u00a0", " "))
    kept = "".join(letter for letter in decomposed if unicodedata.category(letter) != "Cf")
    return " ".join(_tone_last(syllable) for syllable in kept.split())


def kind_and_name(text: str) -> tuple[str, str]:
    """The kind a name is written under ("xã", "phường" or none) and the rest as `folded`, without "UBND"."""
    name = folded(text.strip(" .:\u00a0"))
    office = next((prefix for prefix in _FOLDED_OFFICES if name.startswith(prefix)), "")
    while office:
        name = name.removeprefix(office)
        office = next((prefix for prefix in _FOLDED_OFFICES if name.startswith(prefix)), "")
    for prefix, kind in _FOLDED_KINDS.items():
        if name.startswith(prefix):
            return kind, name.removeprefix(prefix).lstrip()
    return "", name


def _district_name(district: str) -> str:
    name = folded(district)
    for prefix in _FOLDED_DISTRICT_PREFIXES:
        name = name.removeprefix(prefix)
    return name


def _tone_last(syllable: str) -> str:
    tones = "".join(letter for letter in syllable if letter in TONE_MARKS)
    return "".join(letter for letter in syllable if letter not in TONE_MARKS) + tones


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", kind_and_name(text)[1]).replace("đ", "d")
    return re.sub(r"[^a-z0-9 ]", "", "".join(c for c in letters if not unicodedata.combining(c)))


_NUMBERED = re.compile(r"\d{1,3}\s*[.)/-]\s*(?=\D)")
_CODE_AND_NAME = re.compile(r"(\d{4,5})\s*[-–:.,]\s*(\D.*)")
_FOLDED_OFFICES = tuple(folded(prefix) + " " for prefix in OFFICE_PREFIXES)
_FOLDED_KINDS = {folded(prefix) + (" " if prefix[-1] != "." else ""): kind for prefix, kind in KINDS.items()}
_FOLDED_DISTRICT_PREFIXES = tuple(folded(prefix) + " " for prefix in DISTRICT_PREFIXES)
