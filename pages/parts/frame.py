"""The frame of every page: look, navigation, language, bands, and the watch for a new release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import streamlit

from charts import screen
from charts.markup import Markup
from charts.pictures import pictures_script
from charts.theme import Palette, foot_of_sheets, palette, paper_rules, style_rules, style_variables
from pages.parts.address import Address, as_of_day, chosen_words, read_address, tell_junk
from pages.parts.fetch_ahead import fetch_ahead
from pages.parts.own_words import own_words
from pipelines.as_of import release_as_of
from pipelines.clock import now_in_lang_son
from queries.catalogue import freshness
from queries.release import ReleaseFile, current_release, release_of
from schemas.words import Words
from settings import ROOT, Settings, read_settings

WATCH_SECONDS = 8
STYLE_FILES = [ROOT / "charts" / name for name in ("style.css", "paper.css")]
LINKS_FILE = ROOT / "charts" / "links.js"
LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}
"""Each in its own language, so that whoever cannot read the page still finds theirs."""


@dataclass(frozen=True)
class Frame:
    """What every page knows before it asks anything. `day` is the earlier day that is shown; None for now."""

    address: Address
    words: Words
    release: ReleaseFile
    colours: Palette
    day: date | None = None


def open_frame() -> Frame:
    """Draw the frame and say what is shown: which release, in which language and colours."""
    address = read_address()
    words = chosen_words(address)
    colours = palette(dark=streamlit.context.theme.type == "dark")
    show(Markup(f"<style>{_style()}{style_variables(colours)}{style_rules()}{paper_rules(colours)}</style>"))
    # Streamlit calls every page English; a screen reader would read Vietnamese with English sounds.
    named = f"document.documentElement.lang = '{words.language}'"
    links = LINKS_FILE.read_text(encoding="utf-8")
    said = own_words(words.language)
    streamlit.html(
        f"<script>{named};\n{links};\n{said};\n{pictures_script(colours)}\n{fetch_ahead()}</script>",
        unsafe_allow_javascript=True,
    )
    if address.lang not in ("", *LANGUAGE_NAMES):
        tell_junk(words, address.lang, shown=LANGUAGE_NAMES[words.language])
    settings = read_settings()
    day = as_of_day(words, address, today=now_in_lang_son().date())
    release = release_shown(settings, day)
    if day is None:
        watch_for_release(settings, release.id)
    else:
        told = words.text("Shown is the state of {day}, not the present one.", day=words.day(day))
        show(
            screen.band(told),
            screen.paragraph(screen.link(words.text("To the present state"), address.here(as_of=""))),
        )
    foot = words.text("The Lạng Sơn KPI dashboard"), words.text("release {id}", id=release.id[:8])
    show(Markup(f"<style>{foot_of_sheets(' · '.join(foot))}</style>"))
    return Frame(address, words, release, colours, day)


def _style() -> str:
    return "".join(file.read_text(encoding="utf-8") for file in STYLE_FILES)


def release_shown(settings: Settings, day: date | None) -> ReleaseFile:
    """The current release, or the one that was current at the end of a day."""
    if day is None:
        return current_release(settings.store)
    present = current_release(settings.store)
    return release_of(settings.store, _release_id(settings, day, present.id))


@lru_cache(maxsize=64)
def _release_id(settings: Settings, day: date, present: str) -> str:
    """The id of the release of a day. `present` is part of the key: today's answer changes when it does."""
    return release_as_of(settings, day)


@streamlit.fragment(run_every=WATCH_SECONDS)
def watch_for_release(settings: Settings, shown: str) -> None:
    """Run the page again once another release is current, so that a published file is seen by itself."""
    if current_release(settings.store).id != shown:
        streamlit.rerun()


def show(*markup: Markup) -> None:
    """Put markup on the page; a part that says nothing leaves no gap."""
    for part in markup:
        if part:
            streamlit.html(part)


def illustrative_band(frame: Frame) -> None:
    """The line that says that illustrative figures are not real ones."""
    told = frame.words.text(
        "Illustrative data: monthly figures of communes are not published, so generated ones are shown until "
        "real files replace them. Figures marked as taken from a document are real."
    )
    show(screen.band(told, kind="illustrative"))


def freshness_line(frame: Frame) -> None:
    """How new what is shown is."""
    words, found = frame.words, freshness(frame.release)
    told = [
        words.text("Data up to {period}", period=words.period(found.newest_period))
        if found.newest_period
        else "",
        words.text("last published {moment}", moment=words.moment(found.published_at))
        if found.published_at
        else "",
        words.text("release {id}", id=frame.release.id[:8]),
    ]
    show(screen.paragraph(" · ".join(part for part in told if part), muted=True))
