"""The slide pen's map: every commune as a real square, or in the operator's own outline, with name, symbol and value."""

from __future__ import annotations

from pptx.slide import Slide
from pptx.util import Cm, Emu

from charts.commune_charts import MapUnit, UnitMap
from charts.deck.chart_xml import pale
from charts.deck.native import About
from charts.deck.place import EMU_PER_PT, LINE_HEIGHT, Box, fitting_size, text_width
from charts.deck.shapes import Piece, add_group
from charts.map_steps import STATUS_KEYS
from charts.theme import LIGHT
from schemas.status import STATUS_FORMS, Status
from schemas.words import Words

LEGEND_ROOM, LEGEND_GAP, LEGEND_LINE, SAMPLE = Cm(6.2), Cm(0.5), Cm(0.9), Cm(0.6)
GAP = Cm(0.06)
NAME_SIZES_PT = (11, 10, 9, 8, 7, 6)
UNPLACED_SIZES_PT = (11, 10, 9, 8, 7)
NUMBER_SIZE_PT, NUMBER_ROOM = 7, (Cm(0.62), Cm(0.4))
LIST_GAP, LIST_ROOM, LIST_LARGEST_PT, MOST_COLUMNS = Cm(0.6), Cm(8.4), 11, 4
INSET = 18000
"""What a piece leaves left and right of its words."""
QUIET = (Status.TOO_FEW, Status.NOT_ASSESSABLE, Status.NO_TARGET, Status.NO_DATA, Status.SILENT)


def draw_map(slide: Slide, words: Words, chart: UnitMap, box: Box, _about: About) -> None:
    """The communes of the month shown as one group of shapes; the values are the words in them."""
    pieces = _squares(chart, box) if chart.columns else _outlines(chart, box)
    add_group(slide, words, box, [*pieces, *_legend(words, chart, box)], name=chart.title, alt=chart.alt)


def _squares(chart: UnitMap, box: Box) -> list[Piece]:
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
    return [_square(unit, chart.shown, box, wide, high, size_pt=size_pt) for unit in placed]


def _outlines(chart: UnitMap, box: Box) -> list[Piece]:
    """The shapes as large as the room allows, true to angle, each with a number, and beside them what the numbers mean."""
    wide = int(min(box.width - LEGEND_ROOM - LIST_GAP - LIST_ROOM, box.height / chart.height))
    sheet = Box(box.left, box.top, Emu(wide), Emu(int(wide * chart.height)))
    placed = [unit for unit in chart.units if unit.rings]
    beside = Box(
        Emu(sheet.right + LIST_GAP),
        box.top,
        Emu(box.right - LEGEND_ROOM - sheet.right - LIST_GAP),
        box.height,
    )
    return [
        *(_outline(unit, chart.shown, sheet) for unit in placed),
        *(_number(number, unit, chart.shown, sheet) for number, unit in enumerate(placed, start=1)),
        *_list(placed, chart.shown, beside),
    ]


def _outline(unit: MapUnit, shown: int, sheet: Box) -> Piece:
    figure = unit.months[shown]
    across, down = ([corner[side] for ring in unit.rings for corner in ring] for side in (0, 1))
    left, top = min(across), min(down)
    wide, high = max(across) - left or 1.0, max(down) - top or 1.0
    ground, _ = _colours(figure.key)
    return Piece(
        _part(sheet, left, top, wide, high), f"{unit.name}: {figure.told}",
        ground=ground, hatched=figure.status is Status.SILENT, edge=LIGHT.page, edge_pt=1,
        outlines=tuple(tuple(((x - left) / wide, (y - top) / high) for x, y in ring) for ring in unit.rings),
    )  # fmt: skip


def _number(number: int, unit: MapUnit, shown: int, sheet: Box) -> Piece:
    """The number a commune has in the list; most are too narrow for a name."""
    across, down = ([corner[side] for corner in unit.rings[0]] for side in (0, 1))
    x, y = unit.point or ((min(across) + max(across)) / 2, (min(down) + max(down)) / 2)
    wide, high = NUMBER_ROOM
    left = min(max(int(sheet.left + x * sheet.width - wide / 2), sheet.left), sheet.right - wide)
    top = min(max(int(sheet.top + y * sheet.height - high / 2), sheet.top), sheet.bottom - high)
    _, letters = _colours(unit.months[shown].key)
    return Piece(Box(Emu(left), Emu(top), wide, high), unit.name, (str(number),), NUMBER_SIZE_PT, letters)


def _list(units: list[MapUnit], shown: int, box: Box) -> list[Piece]:
    """Every number with its name and value, in as many columns as let the letters be largest."""
    lines = [" ".join((f"{number}.", *_texts(unit, shown))) for number, unit in enumerate(units, start=1)]
    widest = max((text_width(line, 1) for line in lines), default=1)

    def size_in(columns: int) -> float:
        by_width = (box.width / columns - 2 * INSET) / widest
        by_height = box.height / (-(-len(lines) // columns) * LINE_HEIGHT * EMU_PER_PT)
        return min(by_width, by_height, LIST_LARGEST_PT)

    columns = max(range(1, MOST_COLUMNS + 1), key=size_in)
    rows, wide = -(-len(lines) // columns), box.width // columns
    return [
        Piece(
            Box(Emu(box.left + place * wide), box.top, Emu(wide), box.height), part[0], part,
            size_in(columns) // 0.5 * 0.5, align="l", anchor="t",
        )
        for place in range(columns)
        if (part := tuple(lines[place * rows : (place + 1) * rows]))
    ]  # fmt: skip


def _part(sheet: Box, left: float, top: float, wide: float, high: float) -> Box:
    """A part of the sheet from shares of its sides."""
    return Box(
        Emu(int(sheet.left + left * sheet.width)), Emu(int(sheet.top + top * sheet.height)),
        Emu(max(int(wide * sheet.width), 1)), Emu(max(int(high * sheet.height), 1)),
    )  # fmt: skip


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
    left = Emu(box.right - LEGEND_ROOM + LEGEND_GAP)
    room = Emu(box.right - left)
    for place, step in enumerate(chart.legend):
        top = Emu(box.top + place * LEGEND_LINE)
        ground, letters = _colours(step.key)
        sample = Box(left, top, SAMPLE, SAMPLE)
        pieces.append(
            Piece(sample, step.meaning, (_symbol(step.key),), 9, letters, ground=ground, edge=LIGHT.line)
        )
        told = Box(Emu(left + SAMPLE + GAP), top, Emu(room - SAMPLE - GAP), SAMPLE)
        pieces.append(Piece(told, step.meaning, (step.meaning,), 12, align="l"))
    if chart.unplaced:
        unplaced = words.text("Not placed: {names}", names=", ".join(chart.unplaced))
        top = Emu(box.top + len(chart.legend) * LEGEND_LINE)
        below = Box(left, top, room, Emu(box.bottom - top))
        size_pt = fitting_size([unplaced], UNPLACED_SIZES_PT, below.width - 2 * INSET, below.height)
        pieces.append(Piece(below, unplaced, (unplaced,), size_pt, LIGHT.muted, align="l", anchor="t"))
    return pieces
