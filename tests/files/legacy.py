"""Encoders of the encodings from before Unicode, written after their published tables, for this corpus alone.

TCVN 5712:1993 (VN3, "ABC", fonts .VnTime): one byte a letter; capital letters with a tone have no byte of their
own, offices type the small letter and set it in a font of capitals. VNI for Windows: the tone is a second byte.
windows-1258: letters with circumflex, breve and horn have a byte, most tones follow as a combining mark.
"""

from __future__ import annotations

import unicodedata

_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""None, huyền, hỏi, ngã, sắc, nặng."""

_TCVN3_ROWS = {
    "a": (0x61, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9),
    "ă": (0xA8, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6),
    "â": (0xA9, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB),
    "e": (0x65, 0xCC, 0xCE, 0xCF, 0xD0, 0xD1),
    "ê": (0xAA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6),
    "i": (0x69, 0xD7, 0xD8, 0xDC, 0xDD, 0xDE),
    "o": (0x6F, 0xDF, 0xE1, 0xE2, 0xE3, 0xE4),
    "ô": (0xAB, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9),
    "ơ": (0xAC, 0xEA, 0xEB, 0xEC, 0xED, 0xEE),
    "u": (0x75, 0xEF, 0xF1, 0xF2, 0xF3, 0xF4),
    "ư": (0xAD, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9),
    "y": (0x79, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE),
}
_TCVN3_CAPITALS = {"Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7}
TCVN3 = {
    **{
        unicodedata.normalize("NFC", letter + tone): byte
        for letter, row in _TCVN3_ROWS.items()
        for tone, byte in zip(_TONES, row, strict=True)
    },
    **_TCVN3_CAPITALS,
    "đ": 0xAE,
}

# The letters of windows-1252 whose bytes VNI puts behind a, e, o, u, y for each tone …
_VNI_TONES = dict(zip(_TONES, ("", "ø", "û", "õ", "ù", "ï"), strict=True))
# … behind a, e, o with a circumflex, and behind a with a breve.
_VNI_CIRCUMFLEX = dict(zip(_TONES, ("â", "à", "å", "ã", "á", "ä"), strict=True))
_VNI_BREVE = dict(zip(_TONES, ("ê", "è", "ú", "ü", "é", "ë"), strict=True))
_VNI_I = dict(zip(_TONES, ("i", "ì", "æ", "ó", "í", "ò"), strict=True))
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"


def tcvn3(text: str) -> bytes:
    """The text in TCVN3. Raises `ValueError` for a letter the table does not have."""
    return bytes(_tcvn3_byte(letter) for letter in unicodedata.normalize("NFC", text))


def _tcvn3_byte(letter: str) -> int:
    if ord(letter) < 128:
        return ord(letter)
    for form in (letter, letter.lower()):
        if form in TCVN3:
            return TCVN3[form]
    raise ValueError(f"TCVN3 has no {letter!r}")


def vni(text: str) -> bytes:
    """The text in VNI for Windows. Raises `UnicodeEncodeError` for a letter it does not have."""
    letters = (_vni_letter(letter) for letter in unicodedata.normalize("NFC", text))
    return "".join(letters).encode("cp1252")


def _vni_letter(letter: str) -> str:
    if ord(letter) < 128:
        return letter
    written = _vni_small(unicodedata.normalize("NFD", letter.lower()))
    return written.upper() if letter.isupper() else written


def _vni_small(parts: str) -> str:
    base, marks = parts[0], parts[1:]
    tone = "".join(mark for mark in marks if mark in _TONES)
    if base == "đ":
        return "ñ"
    if base == "i":
        return _VNI_I[tone]
    if base == "y" and tone == "\u0323":
        return "î"
    if _CIRCUMFLEX in marks:
        return base + _VNI_CIRCUMFLEX[tone]
    if _BREVE in marks:
        return base + _VNI_BREVE[tone]
    if _HORN in marks:
        return {"o": "ô", "u": "ö"}[base] + _VNI_TONES[tone]
    return base + _VNI_TONES[tone] if tone else parts


def windows_1258(text: str) -> bytes:
    """The text in windows-1258, as Windows writes it. Raises `UnicodeEncodeError` for a letter it does not have."""
    return "".join(map(_split_tone, unicodedata.normalize("NFC", text))).encode("cp1258")


def _split_tone(letter: str) -> str:
    if _in_1258(letter):
        return letter
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in parts[1:] if mark in _TONES)
    rest = "".join(mark for mark in parts if mark not in _TONES)
    return unicodedata.normalize("NFC", rest) + tone


def _in_1258(letter: str) -> bool:
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        return False
    return True
