"""The HTML pen of the map: squares in a grid or cut-out outlines, each a link, and the player over its months."""

from __future__ import annotations

from base64 import b64encode

from charts.commune_charts import MapStep, MapUnit, UnitMap
from charts.map_steps import STATUS_KEYS
from charts.markup import Markup, element, join
from charts.theme import Palette
from schemas.status import STATUS_FORMS, Status
from schemas.words import Words

QUIET = (Status.TOO_FEW, Status.NOT_ASSESSABLE, Status.NO_TARGET, Status.NO_DATA, Status.SILENT)
SYMBOLS = {
    STATUS_KEYS[status]: form.symbol
    for status, form in STATUS_FORMS.items()
    if status is not Status.NO_TARGET
}
BETWEEN = "|"
"""Between the months of one attribute; no number or status has it."""


def map_markup(words: Words, chart: UnitMap, colours: Palette) -> Markup:
    """The map with its legend beside it, and who could not be placed below."""
    drawn = _outlined(chart, colours) if not chart.columns else _tiled(chart)
    readout = element(
        "p",
        words.text("Point at a commune or ward to read its figure; click to open its page."),
        class_="kpi-map-readout kpi-muted", aria_live="polite",
        data_rest=words.text("Point at a commune or ward to read its figure; click to open its page."),
    )  # fmt: skip
    aside = element("div", readout, _legend(words, chart), _unplaced(words, chart), class_="kpi-map-aside")
    return element("div", drawn, aside, class_="kpi-map", data_shown=chart.shown)


def player_markup(words: Words, chart: UnitMap) -> Markup:
    """Play, one month back, one month on, and the month as a slider; it stays when the month changes."""
    if len(chart.months) < 2:
        return Markup("")
    return element(
        "div",
        _button(words.text("Previous month"), "◀", "back"),
        _button(words.text("Play"), "▶", "play", words.text("Pause")),
        _button(words.text("Next month"), "▶▏", "on"),
        element(
            "input", type="range", min=0, max=len(chart.months) - 1, step=1, class_="kpi-player-range",
            aria_label=words.text("Month"),
        ),
        element("output", class_="kpi-player-month"),
        class_="kpi-player", role="group", aria_label=words.text("Months of the map"),
        data_slugs=BETWEEN.join(slug for slug, _ in chart.months),
        data_names=BETWEEN.join(name for _, name in chart.months),
        data_titles=BETWEEN.join(title.replace(BETWEEN, "/") for title in chart.titles),
    )  # fmt: skip


def map_rules(colours: Palette) -> str:
    """A rule per key: the ground of a status or of a step, and the words on it."""
    statuses = [
        f'.kpi-unit[data-key="{STATUS_KEYS[status]}"]{{background-color:var(--kpi-{status.value});color:var(--kpi-page);}}'
        for status in STATUS_FORMS if status not in QUIET
    ]  # fmt: skip
    steps = [
        f'.kpi-unit[data-key="{place}"]{{background-color:{ground};color:{words};}}'
        for place, (ground, words) in enumerate(colours.steps, start=1)
    ]
    return "".join(statuses + steps)


def _button(label: str, symbol: str, act: str, other: str = "") -> Markup:
    return element(
        "button", symbol, type="button", title=label, aria_label=label, data_player=act, data_other=other or None,
        class_="kpi-player-button",
    )  # fmt: skip


def _tiled(chart: UnitMap) -> Markup:
    # A keyboard goes through them as an eye does, row by row.
    placed = sorted((unit for unit in chart.units if unit.tile), key=lambda unit: (unit.tile or (0, 0))[::-1])
    tiles = (_tile(chart, unit) for unit in placed)
    return element(
        "div", *tiles, class_="kpi-tiles", role="group", aria_label=chart.alt,
        style=f"--kpi-columns:{chart.columns};--kpi-rows:{chart.rows}",
    )  # fmt: skip


def _tile(chart: UnitMap, unit: MapUnit) -> Markup:
    column, row = unit.tile or (0, 0)
    figure = unit.months[chart.shown]
    return element(
        "a",
        element("span", unit.name, class_="kpi-unit-name"),
        element("span", unit.initials, class_="kpi-unit-initials", aria_hidden="true"),
        element("span", SYMBOLS.get(figure.key, ""), class_="kpi-unit-symbol", aria_hidden="true"),
        element("span", figure.written, class_="kpi-unit-value"),
        style=f"grid-column:{column};grid-row:{row}",
        class_="kpi-link kpi-unit kpi-tile",
        **_shared(chart, unit),
    )


def _shared(chart: UnitMap, unit: MapUnit) -> dict[str, str]:
    """What a square and an outline have in common: where it leads, what it says, and its months."""
    figure = unit.months[chart.shown]
    return {
        "href": unit.address,
        "aria_label": f"{unit.name}: {figure.told}",
        "data_code": unit.code,
        "data_name": unit.name,
        "data_key": figure.key,
        "data_keys": "".join(month.key for month in unit.months),
        "data_written": BETWEEN.join(month.written for month in unit.months),
        "data_told": BETWEEN.join(month.told for month in unit.months),
    }


def _outlined(chart: UnitMap, colours: Palette) -> Markup:
    """Links cut out along the outlines, and over them the lines as one picture and a symbol on each."""
    shapes = (
        element("a", style=f"clip-path:polygon(evenodd,{_path(unit)})", class_="kpi-link kpi-unit kpi-shape", **_shared(chart, unit))
        for unit in chart.units
    )  # fmt: skip
    marks = (
        element(
            "span", SYMBOLS.get(unit.months[chart.shown].key, ""), class_="kpi-shape-mark", aria_hidden="true",
            style=f"left:{100 * unit.point[0]:.1f}%;top:{100 * unit.point[1]:.1f}%", data_of=unit.code,
            data_key=unit.months[chart.shown].key,
        )
        for unit in chart.units if unit.point
    )  # fmt: skip
    lines = element("img", src=_lines(chart, colours), alt="", aria_hidden="true", class_="kpi-shape-lines")
    return element(
        "div", *shapes, lines, *marks, class_="kpi-shapes", role="group", aria_label=chart.alt,
        style=f"aspect-ratio:1/{chart.height:.4f}",
    )  # fmt: skip


def _path(unit: MapUnit) -> str:
    """All rings as one polygon: from each back to the first corner, along lines that enclose nothing."""
    corners = [corner for ring in unit.rings for corner in (*ring, ring[0], unit.rings[0][0])]
    return ",".join(f"{100 * x:.1f}% {100 * y:.1f}%" for x, y in corners)


def _lines(chart: UnitMap, colours: Palette) -> str:
    high = round(1000 * chart.height)
    drawn = "".join(
        "M" + "L".join(f"{1000 * x:.0f} {high * y:.0f}" for x, y in ring) + "Z"
        for unit in chart.units for ring in unit.rings
    )  # fmt: skip
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 {high}" preserveAspectRatio="none">'
        f'<path d="{drawn}" fill="none" stroke="{colours.page}" stroke-width="3.2" stroke-linejoin="round"/>'
        f'<path d="{drawn}" fill="none" stroke="{colours.muted}" stroke-width="0.9" stroke-linejoin="round"/></svg>'
    )
    return "data:image/svg+xml;base64," + b64encode(picture.encode()).decode()


def _legend(words: Words, chart: UnitMap) -> Markup:
    rows = (element("li", _sample(step), element("span", step.meaning)) for step in chart.legend)
    return element("ul", *rows, class_="kpi-map-legend", aria_label=words.text("Legend"))


def _sample(step: MapStep) -> Markup:
    return element(
        "span", step.symbol if step.key in SYMBOLS else "", class_="kpi-unit kpi-map-sample", data_key=step.key, aria_hidden="true"
    )  # fmt: skip


def _unplaced(words: Words, chart: UnitMap) -> Markup:
    if not chart.unplaced:
        return Markup("")
    told = words.count_text(
        "{count} unit has no place on this map:",
        "{count} units have no place on this map:",
        len(chart.unplaced),
    )
    return join(
        element(
            "p", element("strong", told), f" {', '.join(chart.unplaced)}", class_="kpi-text kpi-map-unplaced"
        )
    )
