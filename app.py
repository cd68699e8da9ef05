"""The frame of the dashboard: identity, navigation, language, and the last-resort message."""

from __future__ import annotations

from dataclasses import replace

import streamlit

from charts import screen
from pages.parts.address import chosen_words, read_address
from pages.parts.frame import LANGUAGE_NAMES
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
    pages = [
        streamlit.Page("pages/progress/overview.py", title=words.text("Overview"), default=True),
        streamlit.Page("pages/progress/indicator.py", title=words.text("Indicator"), url_path="indicator"),
    ]
    page = streamlit.navigation(pages, position="hidden")
    draw_navigation(words, pages, page)
    try:
        page.run()
    except UserError as error:
        sentence, remedy = words.error(error)
        streamlit.warning(f"{sentence} {remedy}".strip())
        if address.as_of:
            # A link of its own: Streamlit's to the page one is on leaves the address as it was.
            streamlit.html(screen.link(words.text("To the present state"), address.link("", as_of="")))


def draw_navigation(words: Words, pages: list[streamlit.Page], current: streamlit.Page) -> None:
    """Pages and languages, one click away; the state of the address goes along."""
    address = read_address()
    with streamlit.container(horizontal=True, vertical_alignment="center", gap="small", key="navigation"):
        for page in pages:
            streamlit.page_link(page, query_params=address.parameters())
        streamlit.space("stretch")
        with streamlit.container(width="content", key="language"):
            for language, name in LANGUAGE_NAMES.items():
                if language != words.language:
                    here = replace(address, lang=language).parameters()
                    streamlit.page_link(current, label=name, query_params=here)


main()
