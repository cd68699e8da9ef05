"""The address: what a page shows stands in it as plain slugs, and junk in it is told, not obeyed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

import streamlit

from schemas.words import LANGUAGES, Words, words_for

LONGEST_TOLD = 40
OF_ONE_PAGE = (
    "dataset", "upload", "person", "reported_period", "origin", "order", "window",
    "agency", "document", "state", "task", "year", "meeting",
)  # fmt: skip
"""What is chosen on one page and means nothing on the others."""


@dataclass(frozen=True)
class Address:
    """What the address asks for; an empty text asks for nothing."""

    indicator: str = ""
    period: str = ""
    commune: str = ""
    as_of: str = ""
    since: str = ""
    assume: str = ""
    shown: str = ""
    group: str = ""
    sort: str = ""
    units: str = ""
    colour: str = ""
    map: str = ""
    lang: str = ""
    dataset: str = ""
    upload: str = ""
    person: str = ""
    reported_period: str = ""
    origin: str = ""
    order: str = ""
    window: str = ""
    agency: str = ""
    document: str = ""
    state: str = ""
    task: str = ""
    year: str = ""
    meeting: str = ""

    def parameters(self) -> dict[str, str]:
        """The parameters that say something."""
        return {name: value for name, value in vars(self).items() if value}

    def link(self, page: str, **changes: str) -> str:
        """The address of a page with this state, some of it changed; the first page's path is empty.

        What only one page understands is left behind.
        """
        left = dict.fromkeys(OF_ONE_PAGE, "")
        return f"{page or './'}{self.here(**{**left, **changes})}"

    def of_commune(self, code: str) -> str:
        """The address of a commune's own page."""
        return self.link("commune", commune=code)

    def of_figure(self, indicator: str, geography: str, period: str) -> str:
        """The address of one figure's own record: where it comes from."""
        return self.link("sources", indicator=indicator, commune=geography, period=period)

    def here(self, **changes: str) -> str:
        """The address of the page one is at, with some of this state changed."""
        return f"?{urlencode(replace(self, **changes).parameters())}"


def read_address() -> Address:
    """What the address of this page asks for."""
    asked = streamlit.query_params
    return Address(**{name: asked.get(name, "").strip() for name in Address.__dataclass_fields__})


def chosen_words(address: Address) -> Words:
    """The language the address asks for; Vietnamese where it asks for none there is."""
    return words_for(address.lang if address.lang in LANGUAGES else LANGUAGES[0])


def as_of_day(words: Words, address: Address, *, today: date) -> date | None:
    """The earlier day the address asks to see; None for now, and for a day that has not come."""
    if not address.as_of:
        return None
    try:
        day = date.fromisoformat(address.as_of)
    except ValueError:
        day = None
    if day is None or day > today:
        tell_junk(words, address.as_of, shown=words.text("the present state"))
        return None
    return day


def one_of(words: Words, asked: str, known: tuple[str, ...], *, otherwise: str, shown: str) -> str:
    """The value asked for where it is known; otherwise another one, and a sentence that says so."""
    if asked in known:
        return asked
    if asked:
        tell_junk(words, asked, shown=shown)
    return otherwise


def tell_junk(words: Words, found: str, *, shown: str) -> None:
    """Say what in the address was not understood and what is shown instead."""
    told = found if len(found) <= LONGEST_TOLD else f"{found[:LONGEST_TOLD]}…"

    sentence = words.text(
        "The address asks for “{found}”, which is not known here. Shown instead: {shown}.",
        found=told,
        shown=shown,
    )
    streamlit.info(plain(sentence))


def bind(parameter: str, key: str) -> None:
    """Write a widget's choice into the address; a widget's `on_change`."""
    choice = streamlit.session_state.get(key)
    if choice:
        streamlit.query_params[parameter] = choice
    else:
        streamlit.query_params.pop(parameter, None)


def plain(text: str) -> str:
    """Text in which Streamlit finds no Markdown: what an address says is data."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]()<>#+-.!|~$:" else letter for letter in text)
