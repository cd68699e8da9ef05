"""Pictures: a chart taken away as PNG or SVG, drawn in the browser by two scripts, with nothing asked of the server."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from charts.chart import Chart
from charts.markup import Markup, element, join
from charts.theme import DARK, FONT, LIGHT, Palette, light_colours
from schemas.status import Status
from schemas.words import Words

SCRIPT_FILES = [Path(__file__).resolve().parent / name for name in ("painting.js", "pictures.js")]
ENDINGS = ("png", "svg")


def drawn(markup: Markup, *, key: str) -> Markup:
    """A chart that is drawn as HTML, so that its buttons find it; nothing where nothing is drawn."""
    return element("div", markup, class_="kpi-drawn", data_chart=key) if markup else markup


def picture_buttons(words: Words, chart: Chart, *, key: str, release: str) -> Markup:
    """A button a kind of picture; what stands around the chart goes along with it."""
    footer = chart.footer
    told = (footer.source, footer.reported, footer.period, words.text("release {id}", id=release))
    around = {
        "data_chart": key,
        "data_title": chart.title,
        "data_subject": chart.subject,
        "data_mark": footer.illustrative,
        "data_source": " · ".join(part for part in told if part),
        "data_brand": words.text("The Lạng Sơn KPI dashboard"),
        "data_alt": chart.alt,
    }
    labels = {"png": words.text("Picture (PNG)"), "svg": words.text("Drawing (SVG)")}
    return join(
        *(
            element(
                "button", labels[ending], type="button", class_="kpi-picture",
                data_file=f"{chart.name}.{ending}", **around,
            )
            for ending in ENDINGS
        )
    )  # fmt: skip


def pictures_script(colours: Palette) -> str:
    """The scripts that draw; on a dark page they are told the light colour of each dark one."""
    told = {
        "light": light_colours() if colours is DARK else {},
        "font": FONT,
        "ink": LIGHT.text,
        "muted": LIGHT.muted,
        "line": LIGHT.line,
        "accent": LIGHT.accent,
        "behind": LIGHT.statuses[Status.BEHIND],
    }
    return f"{_source()}({json.dumps(told)});"


@cache
def _source() -> str:
    return "\n".join(file.read_text(encoding="utf-8").rstrip() for file in SCRIPT_FILES)
