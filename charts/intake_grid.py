"""Composing a file's own grid: an excerpt with its row numbers and column letters, the faulty cells marked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from charts.intake_issues import SYMBOLS
from charts.markup import Markup, element, join
from schemas.grid import Grid, Place, column_letters
from schemas.issue import Issue, Severity, Verdict
from schemas.told import issue_message, severity_word
from schemas.words import Words

MOST_ROWS, MOST_COLUMNS = 60, 40
ROWS_BELOW_HEADER, ROWS_AROUND_FAULT = 3, 1
LONGEST_CELL = 40
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


def grid_excerpt(words: Words, verdict: Verdict) -> Markup:
    """The rows around the headings and the faults, in a frame that scrolls by itself; nothing for a file without cells."""
    grid = verdict.grid
    if grid is None or not grid.height:
        return Markup("")
    marks = _marks(verdict, grid)
    rows = _rows(verdict, grid, marks)
    columns = list(range(min(grid.width, MOST_COLUMNS)))
    head = element("tr", element("th"), *(_column_head(words, grid, column) for column in columns))
    body: list[Markup] = []
    for place, row in enumerate(rows):
        if row != (rows[place - 1] + 1 if place else 0):
            body.append(_gap(len(columns)))
        body.append(_row(words, grid, row, columns, marks))
    if rows and rows[-1] < grid.height - 1:
        body.append(_gap(len(columns)))
    table = element("table", element("thead", head), element("tbody", *body), class_="kpi-grid")
    label = words.text("The cells of “{file}”", file=verdict.file_name)
    return element("div", table, class_="kpi-sheet", tabindex=0, role="region", aria_label=label)


def excerpt_told(words: Words, verdict: Verdict) -> str:
    """How much of the sheet the excerpt is."""
    grid = verdict.grid
    if grid is None:
        return ""
    shown = len(_rows(verdict, grid, _marks(verdict, grid)))
    marked = len(_marks(verdict, grid))
    told = words.text(
        "The file's own cells: {shown} of {rows} rows",
        shown=words.number(shown),
        rows=words.number(grid.height),
    )
    if not marked:
        return told
    return f"{told}, {words.count_text('{count} cell marked', '{count} cells marked', marked)}"


def _marks(verdict: Verdict, grid: Grid) -> Mapping[Place, list[Issue]]:
    marks: dict[Place, list[Issue]] = defaultdict(list)
    for found in sorted(verdict.issues, key=lambda issue: list(Severity).index(issue.severity)):
        for cell in found.cells or (found.cell,):
            address = _ADDRESS.fullmatch(cell)
            if address:
                place = int(address[2]) - 1, _column_of(address[1])
                if place[0] < grid.height and place[1] < grid.width:
                    marks[place].append(found)
    return marks


def _rows(verdict: Verdict, grid: Grid, marks: Mapping[Place, list[Issue]]) -> list[int]:
    """The rows shown, in order: titles and headings first, then those at faults as far as there is room."""
    understood = verdict.understood
    below_header = understood.header_row - 1 + understood.header_rows if understood else 0
    chosen = set(range(min(below_header + ROWS_BELOW_HEADER, grid.height, MOST_ROWS)))
    for faulty, _ in marks:
        around = range(faulty - ROWS_AROUND_FAULT, faulty + ROWS_AROUND_FAULT + 1)
        new = {row for row in around if 0 <= row < grid.height} - chosen
        if len(chosen) + len(new) <= MOST_ROWS:
            chosen |= new
    return sorted(chosen)


def _row(
    words: Words, grid: Grid, row: int, columns: list[int], marks: Mapping[Place, list[Issue]]
) -> Markup:
    hidden = row in grid.hidden_rows
    head = element(
        "th", str(row + 1), class_="kpi-grid-hidden" if hidden else None, scope="row",
        title=words.text("hidden in the workbook") if hidden else None,
    )  # fmt: skip
    texts = grid.row(row)
    cells = (_cell(words, texts[column], marks.get((row, column), [])) for column in columns)
    return element("tr", head, *cells)


def _cell(words: Words, text: str, found: list[Issue]) -> Markup:
    shown = " ".join(text.split())
    short = shown if len(shown) <= LONGEST_CELL else f"{shown[:LONGEST_CELL]}…"
    if not found:
        return element("td", short, title=shown if short != shown else None)
    worst = found[0].severity
    told = "\n".join(
        f"{severity_word(issue.severity, words)}: {issue_message(issue, words)}" for issue in found
    )
    symbol = element("span", SYMBOLS[worst], class_="kpi-symbol", role="img", aria_label=told)
    return element("td", join(symbol, short), class_=f"kpi-cell-{worst.value}", title=told)


def _column_head(words: Words, grid: Grid, column: int) -> Markup:
    hidden = column in grid.hidden_columns
    return element(
        "th", column_letters(column), class_="kpi-grid-hidden" if hidden else None, scope="col",
        title=words.text("hidden in the workbook") if hidden else None,
    )  # fmt: skip


def _gap(width: int) -> Markup:
    return element("tr", element("th", "⋮"), element("td", colspan=width), class_="kpi-grid-gap")


def _column_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
