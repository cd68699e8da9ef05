"""Colours, symbols and fonts of everything an eye sees, named here and nowhere else.

Two palettes, because no colour has 4.5:1 against a white and a dark page at once; `tests/test_theme.py`
computes the contrasts.
"""

from __future__ import annotations

from dataclasses import dataclass

from schemas.status import STATUS_FORMS, Status

FONT = '"Segoe UI", Roboto, "Noto Sans", Arial, "Segoe UI Symbol", "DejaVu Sans", sans-serif'
"""Faces with all Vietnamese letters; the one Streamlit brings lacks ổ, ỉ and ạ. The last two have the symbols of the
statuses in one size: left to itself, a browser takes each from another face, some half as large."""


@dataclass(frozen=True)
class Palette:
    """The colours of one theme. `page` and `card` are the two grounds words are read on.

    `steps` are the grounds of a map's values, from low to high, each with the colour of the words on it.
    """

    page: str
    card: str
    text: str
    muted: str
    line: str
    accent: str
    illustrative: str
    target: str
    document: str
    steps: tuple[tuple[str, str], ...]
    statuses: dict[Status, str]


def _statuses(
    met: str, on_track: str, behind: str, regressed: str, missed: str, quiet: str
) -> dict[Status, str]:
    told = {
        Status.MET: met,
        Status.ON_TRACK: on_track,
        Status.BEHIND: behind,
        Status.REGRESSED: regressed,
        Status.MISSED: missed,
    }
    return {status: told.get(status, quiet) for status in STATUS_FORMS}


LIGHT = Palette(
    page="#ffffff", card="#f5f7fa", text="#1b2733", muted="#55616e", line="#d5dce4",
    accent="#14508c", illustrative="#6d90b5", target="#8a1c4a", document="#1b2733",
    steps=(
        ("#dbe7f3", "#1b2733"), ("#b3cde6", "#1b2733"), ("#82aed6", "#1b2733"), ("#3a74ae", "#ffffff"),
        ("#14508c", "#ffffff"),
    ),
    statuses=_statuses("#0b6b3a", "#1d5fa8", "#8f5200", "#9c2f78", "#b3261e", "#55616e"),
)  # fmt: skip
DARK = Palette(
    page="#10171f", card="#19232e", text="#e8edf2", muted="#a9b5c1", line="#33404d",
    accent="#7ab8f5", illustrative="#5f86ad", target="#f29ac0", document="#e8edf2",
    steps=(
        ("#1d3247", "#e8edf2"), ("#27496b", "#e8edf2"), ("#35648f", "#e8edf2"), ("#6ea9e0", "#10171f"),
        ("#a9d2fb", "#10171f"),
    ),
    # On track is a shade apart from the accent, so that each is known again on a light page.
    statuses=_statuses("#4fc98a", "#7ab8f6", "#f0b14a", "#e7a0d8", "#ff8f86", "#a9b5c1"),
)  # fmt: skip


def palette(*, dark: bool) -> Palette:
    """The colours for a light or a dark page."""
    return DARK if dark else LIGHT


def light_colours() -> dict[str, str]:
    """Each colour of the dark palette with the light one that means the same."""
    named = ("page", "card", "text", "muted", "line", "illustrative", "target", "document")
    pairs = [
        *zip(DARK.statuses.values(), LIGHT.statuses.values(), strict=True),
        *((getattr(DARK, name), getattr(LIGHT, name)) for name in named),
        *(pair for steps in zip(DARK.steps, LIGHT.steps, strict=True) for pair in zip(*steps, strict=True)),
        (DARK.accent, LIGHT.accent),
    ]
    return dict(pairs)


def style_variables(colours: Palette) -> str:
    """The palette as CSS variables, for `style.css`."""
    named = {
        "page": colours.page, "card": colours.card, "text": colours.text, "muted": colours.muted,
        "line": colours.line, "accent": colours.accent, "target": colours.target,
        **{status.value: colour for status, colour in colours.statuses.items()},
    }  # fmt: skip
    return ":root{" + "".join(f"--kpi-{name}:{colour};" for name, colour in named.items()) + "}"


def paper_rules(colours: Palette) -> str:
    """Paper is light: the colours of a dark page give way, and pictures drawn in them are turned round."""
    if colours is LIGHT:
        return ""
    pictures = '[data-testid="stPlotlyChart"], img[src^="data:"]'
    return f"@media print{{{style_variables(LIGHT)}{pictures}{{filter:invert(1) hue-rotate(180deg);}}}}"


def foot_of_sheets(told: str) -> str:
    """At the foot of every printed sheet, what it was printed from, and which of how many it is."""
    quoted = told.replace("\\", "\\\\").replace('"', '\\"')
    look = f"font:8pt {FONT};color:{LIGHT.muted};"
    return (
        f'@media print{{@page{{@bottom-left{{content:"{quoted}";{look}}}'
        f'@bottom-right{{content:counter(page) " / " counter(pages);{look}}}}}}}'
    )


def style_rules() -> str:
    """A rule per status: its colour for words, and as the ground of the strip."""
    return "".join(
        f".kpi-{status.value}{{color:var(--kpi-{status.value});}}"
        f".kpi-ground-{status.value}{{background:var(--kpi-{status.value});}}"
        for status in STATUS_FORMS
    )


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, 1 to 21, after WCAG 2.2."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
