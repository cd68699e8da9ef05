"""Old Vietnamese encodings: windows-1258, TCVN3 (ABC) and VNI-Windows."""

from __future__ import annotations

import unicodedata

_TCVN3 = (
    "b5à b8á b6ả b7ã b9ạ a8ă bbằ beắ bcẳ bdẵ c6ặ a9â c7ầ caấ c8ẩ c9ẫ cbậ ae"
    "đ ccè d0é ceẻ cfẽ d1ẹ aaê d2ề d5ế d3ể d4ễ d6ệ "
    "d7ì ddí d8ỉ dcĩ deị dfò e3ó e1ỏ e2õ e4ọ abô e5ồ e8ố e6ổ e7ỗ e9ộ acơ eaờ edớ ebở ecỡ eeợ efù f3ú f1ủ f2ũ f4ụ adư "
    "f5ừ f8ứ f6ử f7ữ f9ự faỳ fdý fbỷ fcỹ feỵ a1Ă a2Â a3Ê a4Ô a5Ơ a6Ư a7Đ"
)
TCVN3 = {int(entry[:2], 16): entry[2:] for entry in _TCVN3.split()}
"""Code and letter. Toned capitals have no codes of their own: the old fonts showed small letters large."""

_VNI_MARKS = {
    0xD8: "\u0300", 0xD9: "\u0301", 0xDB: "\u0309", 0xD5: "\u0303", 0xCF: "\u0323",
    0xC2: "\u0302", 0xC0: "\u0302\u0300", 0xC1: "\u0302\u0301", 0xC5: "\u0302\u0309", 0xC3: "\u0302\u0303", 0xC4: "\u0302\u0323",
    0xCA: "\u0306", 0xC8: "\u0306\u0300", 0xC9: "\u0306\u0301", 0xDA: "\u0306\u0309", 0xDC: "\u0306\u0303", 0xCB: "\u0306\u0323",
}  # fmt: skip
VNI_MARKS = {**_VNI_MARKS, **{code + 0x20: mark for code, mark in _VNI_MARKS.items()}}
"""A mark follows its letter, in one code for capitals and another for small letters."""
VNI_LETTERS = {
    0xD4: "Ơ", 0xF4: "ơ", 0xD6: "Ư", 0xF6: "ư", 0xD1: "Đ", 0xF1: "đ", 0xCC: "Ì", 0xEC: "ì", 0xCD: "Í", 0xED: "í",
    0xC6: "Ỉ", 0xE6: "ỉ", 0xD3: "Ĩ", 0xF3: "ĩ", 0xD2: "Ị", 0xF2: "ị", 0xCE: "Ỵ", 0xEE: "ỵ",
}  # fmt: skip


def from_windows_1258(content: bytes) -> str | None:
    """The text, or None where a byte has no meaning."""
    try:
        return unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError:
        return None


def from_tcvn3(content: bytes) -> str | None:
    """The text, or None where a byte has no meaning."""
    letters = []
    for code in content:
        letter = chr(code) if code < 0x80 else TCVN3.get(code, "\u00a0" if code == 0xA0 else None)
        if letter is None:
            return None
        letters.append(letter)
    return "".join(letters)


def from_vni(content: bytes) -> str | None:
    """The text, or None where a byte has no meaning or a mark has no letter to stand on."""
    letters: list[str] = []
    for code in content:
        if code < 0x80:
            letters.append(chr(code))
        elif code in VNI_LETTERS:
            letters.append(VNI_LETTERS[code])
        elif code in VNI_MARKS and letters and letters[-1][-1] in "aeiouyAEIOUYơƠưƯ":
            letters[-1] += VNI_MARKS[code]
        elif code == 0xA0:
            letters.append("\u00a0")
        else:
            return None
    return unicodedata.normalize("NFC", "".join(letters))
