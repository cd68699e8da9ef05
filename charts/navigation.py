"""The navigation: the groups of pages as menus that open on a click, and the other languages at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts.markup import Markup, element, join


@dataclass(frozen=True)
class MenuLink:
    """One page of a menu."""

    name: str
    address: str
    current: bool


@dataclass(frozen=True)
class Menu:
    """One group of pages."""

    name: str
    links: tuple[MenuLink, ...]

    @property
    def current(self) -> MenuLink | None:
        """The page one is at, where it is one of this group."""
        return next((link for link in self.links if link.current), None)


def navigation(label: str, menus: Sequence[Menu], languages: Sequence[tuple[str, str, str]]) -> Markup:
    """The bar over every page. `languages`: code, name in itself, and address of each other language."""
    offered = (
        element("a", name, href=address, lang=code, hreflang=code, class_="kpi-link kpi-language")
        for code, name, address in languages
    )
    return element("nav", *(_menu(menu) for menu in menus), *offered, class_="kpi-nav", aria_label=label)


def _menu(menu: Menu) -> Markup:
    links = (
        element(
            "a",
            link.name,
            href=link.address,
            class_="kpi-link",
            aria_current="page" if link.current else None,
        )
        for link in menu.links
    )
    here = menu.current
    name = element("span", menu.name, class_="kpi-menu-name")
    place = element("span", f" › {here.name}", class_="kpi-menu-place") if here else Markup("")
    return element(
        "details",
        element("summary", join(name, place)),
        element("div", *links, class_="kpi-menu-links"),
        class_="kpi-menu kpi-menu-current" if here else "kpi-menu",
        # Of the menus of one name the browser keeps one open at a time.
        name_="kpi-menu",
    )
