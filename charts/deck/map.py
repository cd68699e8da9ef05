"""The slide pen's map: every commune as a real square with its name, symbol and value, the legend beside them."""

from __future__ import annotations

from pptx.slide import Slide
from pptx.util import Cm, Emu

from charts.commune_charts import MapUnit, UnitMap
from charts.deck.chart_xml import pale
from charts.deck.native import About
from charts.deck.place import Box, fitting_size
from charts.deck.shapes import Piece, add_group
from charts.map_steps import STATUS_KEYS
from charts.theme import LIGHT
from schemas.status import STATUS_FORMS, Status
from schemas.words import Words

LEGEND_ROOM, LEGEND_LINE, SAMPLE = Cm(7.0), Cm(0.9), Cm(0.6)
GAP = Cm(0.06)
NAME_SIZES_PT = (11, 10, 9, 8, 7, 6)
QUIET = (Status.TOO_FEW, Status.NOT_ASSESSABLE, Status.NO_TARGET, Status.NO_DATA, Status.SILENT)


def draw_map(slide: Slide, words: Words, chart: UnitMap, box: Box, _about: About) -> None:
    """The squares of the month shown as one group; the values are the words in them."""
    wide = int((box.width - LEGEND_ROOM) // chart.columns)
    high = int(box.height // chart.rows)
    placed = [unit for unit in chart.units if unit.tile]
    # One size for all of them: the longest name decides.
    size_pt = min(
        (
            fitting_size(_texts(unit, chart.shown), NAME_SIZES_PT, int(wide * 0.94), int(high * 0.9))
            for unit in placed
        ),
        default=NAME_SIZES_PT[-1],
    )
    squares = [_square(unit, chart.shown, box, wide, high, size_pt=size_pt) for unit in placed]
    add_group(slide, words, box, [*squares, *_legend(words, chart, box)], name=chart.title, alt=chart.alt)


def _texts(unit: MapUnit, shown: int) -> tuple[str, str]:
    """The name, and below it the symbol of the status before the value."""
    figure = unit.months[shown]
    return unit.name, f"{_symbol(figure.key)} {figure.written}".strip()


def _square(unit: MapUnit, shown: int, box: Box, wide: int, high: int, *, size_pt: float) -> Piece:
    column, row = unit.tile or (1, 1)
    figure = unit.months[shown]
    ground, letters = _colours(figure.key)
    place = Box(
        Emu(box.left + (column - 1) * wide), Emu(box.top + (row - 1) * high), Emu(wide - GAP), Emu(high - GAP)
    )
    silent = figure.status is Status.SILENT
    return Piece(
        place, f"{unit.name}: {figure.told}", _texts(unit, shown), size_pt, letters,
        ground=ground, hatched=silent, edge=LIGHT.muted if silent else "",
    )  # fmt: skip


def _colours(key: str) -> tuple[str, str]:
    """The ground of a key and the words on it: a status, or a step of values from low to high."""
    if key.isdigit():
        return LIGHT.steps[int(key) - 1]
    status = next(status for status, letter in STATUS_KEYS.items() if letter == key)
    if status is Status.SILENT:
        return pale(LIGHT.muted), LIGHT.text
    return (LIGHT.card, LIGHT.text) if status in QUIET else (LIGHT.statuses[status], LIGHT.page)


def _symbol(key: str) -> str:
    found = (form.symbol for status, form in STATUS_FORMS.items() if STATUS_KEYS[status] == key)
    return next(found, "")


def _legend(words: Words, chart: UnitMap, box: Box) -> list[Piece]:
    """What each colour means, and who could not be placed."""
    pieces = []
    left = Emu(box.right - LEGEND_ROOM + Cm(0.5))
    for place, step in enumerate(chart.legend):
        top = Emu(box.top + place * LEGEND_LINE)
        ground, letters = _colours(step.key)
        pieces.append(
            Piece(
                Box(left, top, SAMPLE, SAMPLE),
                step.meaning,
                (_symbol(step.key),),
                9,
                letters,
                ground=ground,
                edge=LIGHT.line,
            )
        )
        beside = Box(Emu(left + SAMPLE + GAP), top, Emu(LEGEND_ROOM - SAMPLE - Cm(0.6)), SAMPLE)
        pieces.append(Piece(beside, step.meaning, (step.meaning,), 12, align="l"))
    if chart.unplaced:
        told = words.text("Not placed: {names}", names=", ".join(chart.unplaced))
        top = Emu(box.top + len(chart.legend) * LEGEND_LINE)
        pieces.append(
            Piece(
                Box(left, top, Emu(LEGEND_ROOM - Cm(0.5)), Emu(3 * LEGEND_LINE)),
                told,
                (told,),
                10,
                LIGHT.muted,
                align="l",
                anchor="t",
            )
        )
    return pieces
