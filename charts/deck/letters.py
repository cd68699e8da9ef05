"""How wide the letters of Arial are, as its makers publish them; a Vietnamese letter is as wide as its base."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

THOUSANDTHS = 1000
OTHERS = 900
"""Symbols Arial lacks stand in a face of the reader's own: about as wide as this."""

_REGULAR = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " \u00a0!,./:;I[\\]ft",
    333: "()-`r·²“”",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopquđ–",
    584: "+<=>~−×≥≤",
    611: "FTZ",
    656: "ơ",
    669: "ư",
    667: "&ABEKPSVXY",
    722: "CDHNRUwĐ",
    778: "GOQ",
    833: "Mm",
    854: "ƠƯ",
    889: "%",
    944: "W",
    1000: "—…→",
    1015: "@",
}
_BOLD = {
    238: "'",
    278: " \u00a0,./I\\ijl‘’",
    280: "|",
    333: "!()-:;[]`ft·²",
    389: "*r{}",
    474: '"',
    500: "z“”",
    556: "#$0123456789J_aceksvxy–",
    584: "+<=>^~−×≥≤",
    611: "?FLTZbdghnopquđ",
    667: "EPSVXY",
    711: "ơ",
    722: "&ABCDHKNRUĐ",
    724: "ư",
    778: "GOQw",
    833: "M",
    853: "ƠƯ",
    889: "%m",
    944: "W",
    975: "@",
    1000: "—…→",
}
_FACES = {
    bold: {letter: wide for wide, letters in groups.items() for letter in letters}
    for bold, groups in ((False, _REGULAR), (True, _BOLD))
}


@lru_cache(maxsize=4096)
def letter_width(letter: str, *, bold: bool) -> int:
    """The width of one letter in thousandths of its size."""
    face = _FACES[bold]
    if letter in face:
        return face[letter]
    base = unicodedata.normalize("NFD", letter)
    # ớ is ơ with a mark: horns belong to the letter, the marks above and below it take no room.
    horned = unicodedata.normalize("NFC", base[:2]) if base[1:2] == "\u031b" else base[:1]
    if unicodedata.combining(letter):
        return 0
    return face.get(horned, OTHERS)
