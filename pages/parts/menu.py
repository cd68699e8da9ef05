"""The menu: every page there is, in four groups. A new page is its script and one line here."""

from __future__ import annotations

from dataclasses import dataclass

from charts.labels import MENU_GROUPS
from schemas.words import Words


@dataclass(frozen=True)
class MenuPage:
    """One page: what it is called in addresses, where its script lies, its group, and its name in English."""

    slug: str
    script: str
    group: str
    title: str

    @property
    def address(self) -> str:
        """The path of its address; the first page has none."""
        return "" if self == PAGES[0] else self.slug

    def name(self, words: Words) -> str:
        """What people call it."""
        return words.text(self.title)


PAGES = (
    MenuPage("overview", "pages/progress/overview.py", "monitor", "Overview"),
    MenuPage("indicator", "pages/progress/indicator.py", "monitor", "Indicator"),
    MenuPage("communes", "pages/progress/communes.py", "monitor", "Communes and wards"),
    MenuPage("commune", "pages/progress/commune.py", "monitor", "One commune or ward"),
    MenuPage("compare", "pages/progress/compare.py", "monitor", "Compare"),
    MenuPage("map", "pages/progress/map.py", "monitor", "Map"),
    MenuPage("digitisation", "pages/progress/digitisation.py", "monitor", "Digitisation by level"),
    MenuPage("infrastructure", "pages/progress/infrastructure.py", "monitor", "Infrastructure"),
    MenuPage("targets", "pages/steering/targets.py", "steer", "Targets"),
    MenuPage("tasks", "pages/steering/tasks.py", "steer", "Tasks"),
    MenuPage("meetings", "pages/steering/meetings.py", "steer", "Meetings"),
    MenuPage("meeting", "pages/steering/meeting.py", "steer", "Meeting mode"),
    MenuPage("what-if", "pages/steering/what_if.py", "steer", "What if"),
    MenuPage("packs", "pages/steering/meeting_packs.py", "steer", "Slides and brief"),
    MenuPage("upload", "pages/intake/upload.py", "data", "Upload"),
    MenuPage("calendar", "pages/intake/calendar.py", "data", "Reporting calendar"),
    MenuPage("history", "pages/intake/history.py", "data", "History of uploads"),
    MenuPage("quality", "pages/intake/quality.py", "data", "Data quality"),
    MenuPage("sources", "pages/intake/sources.py", "data", "Sources"),
    MenuPage("method", "pages/admin/method.py", "administration", "Method"),
    MenuPage("help", "pages/admin/help.py", "administration", "Help"),
    MenuPage("open-data", "pages/admin/open_data.py", "administration", "Open data"),
)
"""In the order of the menu; the first is the page an address without a path opens."""


def groups() -> dict[str, list[MenuPage]]:
    """The pages by group, groups without a page left out."""
    found = {group: [page for page in PAGES if page.group == group] for group in MENU_GROUPS}
    return {group: pages for group, pages in found.items() if pages}
