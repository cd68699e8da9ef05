"""Markup: HTML in which everything that came from data is escaped, because there is no other way to build it."""

from __future__ import annotations

from html import escape


class Markup(str):
    """HTML made by `element` or `join`; any other text is escaped when it is put into an element."""

    __slots__ = ()


VOID_ELEMENTS = ("br", "img", "hr")


def element(name: str, *children: str, **attributes: str | int | None) -> Markup:
    """One element. A trailing underscore of an attribute's name is dropped (`class_`), None leaves it out."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID_ELEMENTS:
        return Markup(f"<{name}{told}>")
    return Markup(f"<{name}{told}>{join(*children)}</{name}>")


def join(*parts: str) -> Markup:
    """The parts one after the other, plain text escaped."""
    return Markup("".join(part if isinstance(part, Markup) else escape(part) for part in parts))
