"""Texts of numbers: what one text of a column says, once it is known how the column is written.

One text at a time and in plain Python: a column has few distinct texts, and a table library takes longer to set out
than these take to be read.
"""

from __future__ import annotations

import re
from functools import cache
from math import nan

MARKS = {",": ".", ".": ","}
"""Either decimal mark, with what groups thousands beside it."""

# [0-9] and not \d, which takes the digits of every script for numbers that no office writes.
_UNDRESSED = re.compile(r"[0-9.,+-]*")
_SPACES = "[ \u00a0\u202f\t\r\n]"
# Excel marks a number kept as text with an apostrophe, which some exports write out.
_AROUND = re.compile(rf"\A{_SPACES}*'?{_SPACES}*|{_SPACES}+\Z")
_PERCENT = re.compile(rf"{_SPACES}*%\Z")
_SPACE = re.compile(_SPACES)
_SPACED = re.compile("[+-]?[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?:[.,][0-9]+)?")
_ONE_GROUP = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")


def bare(text: str, *, kind: str) -> str:
    """Without blanks and, in rates, the percent sign; a true minus becomes a hyphen.

    Blanks inside a number only group thousands: "12 34" is no number, and stays none.
    """
    if _UNDRESSED.fullmatch(text):
        return text
    trimmed = _AROUND.sub("", text.replace("\u2212", "-"))
    if kind != "count":
        trimmed = _PERCENT.sub("", trimmed)
    return _SPACE.sub("", trimmed) if _SPACED.fullmatch(trimmed) else trimmed


def may_be_grouped(text: str) -> bool:
    """Whether a text is a thousand or more with one mark, or below a thousand with three decimals: `1.234`."""
    return _ONE_GROUP.fullmatch(text) is not None


def is_sure(text: str, mark: str, *, kind: str) -> bool:
    """Whether a text can only be read with this decimal mark."""
    sure, decimal, whole = _forms_of(mark)
    if sure.fullmatch(text):
        return True
    if kind == "count":
        return whole.fullmatch(text) is not None
    return decimal.fullmatch(text) is not None and not may_be_grouped(text)


def number(text: str, mark: str) -> float:
    """The number a bare text is in this way of writing; not a number where it is none."""
    if _readable(mark).fullmatch(text) is None:
        return nan
    return float(text.replace(MARKS[mark], "").replace(mark, "."))


@cache
def _forms_of(mark: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Thousands beside decimals or two groups of them; plain decimals; a whole number with zeros behind the mark."""
    decimal, group = re.escape(mark), re.escape(MARKS[mark])
    return (
        re.compile(
            rf"[+-]?[0-9]{{1,3}}(?:(?:{group}[0-9]{{3}})+{decimal}[0-9]+|(?:{group}[0-9]{{3}}){{2,}})"
        ),
        re.compile(rf"[+-]?[0-9]+{decimal}[0-9]+"),
        re.compile(rf"[+-]?[0-9]+{decimal}0{{1,2}}"),
    )


@cache
def _readable(mark: str) -> re.Pattern[str]:
    decimal, group = re.escape(mark), re.escape(MARKS[mark])
    return re.compile(rf"[+-]?(?:[0-9]+|[0-9]{{1,3}}(?:{group}[0-9]{{3}})+)(?:{decimal}[0-9]+)?")
