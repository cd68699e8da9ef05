"""The frame of the dashboard: identity, navigation, language, and the last-resort message."""

from __future__ import annotations

import streamlit

from charts import screen
from charts.labels import MENU_GROUPS
from charts.navigation import Menu, MenuLink, navigation
from pages.parts.address import chosen_words, read_address
from pages.parts.frame import LANGUAGE_NAMES
from pages.parts.menu import PAGES, MenuPage, groups
from schemas.errors import UserError
from schemas.words import Words


def main() -> None:
    """Run the page the address names."""
    address = read_address()
    words = chosen_words(address)
    streamlit.set_page_config(
        page_title=words.text("Lạng Sơn · digital transformation"), page_icon="📊", layout="wide",
        initial_sidebar_state="collapsed",
    )  # fmt: skip
    scripts = {
        page: streamlit.Page(
            page.script, title=page.name(words), url_path=page.address, default=page == PAGES[0]
        )
        for page in PAGES
    }
    current = streamlit.navigation(list(scripts.values()), position="hidden")
    draw_navigation(words, next(page for page in PAGES if page.address == current.url_path))
    try:
        current.run()
    except UserError as error:
        sentence, remedy = words.error(error)
        streamlit.warning(f"{sentence} {remedy}".strip())
        if address.as_of:
            streamlit.html(screen.link(words.text("To the present state"), address.here(as_of="")))


def draw_navigation(words: Words, current: MenuPage) -> None:
    """Every page and language, a click away; the state of the address goes along."""
    address = read_address()
    menus = [
        Menu(
            words.text(MENU_GROUPS[group]),
            tuple(MenuLink(page.name(words), address.link(page.address), page == current) for page in pages),
        )
        for group, pages in groups().items()
    ]
    languages = [
        (language, name, address.here(lang=language))
        for language, name in LANGUAGE_NAMES.items()
        if language != words.language
    ]
    with streamlit.container(key="navigation"):
        streamlit.html(navigation(words.text("Pages"), menus, languages))


main()
