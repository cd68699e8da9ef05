"""Headings: what the header rows of a sheet call each column, as a path from the top row down."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from schemas.dataset import PATH_MARK
from schemas.grid import Grid

Path = tuple[str, ...]

LONGEST_HEADING = 400
"""What is longer is no heading; unclosed brackets would make comparing it take long."""
_FORMULA_OF_COLUMNS = re.compile(r"[(\[]\s*\d[\d\s=+\-:/x*%()]*[)\]]\s*$")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def paths_of(grid: Grid, first: int, depth: int) -> tuple[Path, ...]:
    """The path of every column over `depth` header rows from `first`.

    A merged heading stands over all its columns. Text formats have no merges: there a blank belongs to the
    heading at its left where both stand under the same headings and the column has a heading further down.
    """
    rows = [list(map(str.strip, grid.row(number))) for number in range(first, first + depth)]
    _spread_merges(grid, rows, first)
    for level in range(depth - 1):
        row = rows[level]
        for column in range(1, grid.width):
            if row[column] or not any(rows[below][column] for below in range(level + 1, depth)):
                continue
            if all(rows[above][column] == rows[above][column - 1] for above in range(level)):
                row[column] = row[column - 1]
    return tuple(_path([row[column] for row in rows]) for column in range(grid.width))


@lru_cache(maxsize=8192)
def keys_of(heading: str) -> tuple[str, ...]:
    """What a heading is compared by, the stricter form first: letters and digits alone, without diacritics.

    The second form leaves out what stands in brackets, such as a unit: "Tỷ lệ TTTT (%)" is "Tỷ lệ TTTT".
    """
    text = _FORMULA_OF_COLUMNS.sub("", heading[:LONGEST_HEADING])
    return tuple(dict.fromkeys(filter(None, (_bare(text), _bare(_IN_BRACKETS.sub(" ", text))))))


def by_last_heading(paths: tuple[Path, ...]) -> dict[str, list[int]]:
    """The columns by what their last heading is compared by."""
    found: dict[str, list[int]] = {}
    for position, path in enumerate(paths):
        for key in keys_of(path[-1]) if path else ():
            found.setdefault(key, []).append(position)
    return found


def means(path: Path, wanted: Path) -> bool:
    """Whether a column's path ends with the wanted heading and has the others, in their order, above it.

    Headings above may say more than is wanted: "Số lượng hồ sơ đã giải quyết" has "Đã giải quyết" in it.
    """
    if not path or not _same(path[-1], wanted[-1]):
        return False
    above = iter(path[:-1])
    return all(any(_has(candidate, part) for candidate in above) for part in wanted[:-1])


@lru_cache(maxsize=4096)
def split_path(text: str) -> Path:
    """The headings of a path written as one text."""
    return tuple(part.strip() for part in text.split(PATH_MARK.strip()))


def joined(path: Path) -> str:
    """A path as one text, in single spaces."""
    return PATH_MARK.join(" ".join(part.split()) for part in path)


def distinct(paths: tuple[Path, ...]) -> tuple[str, ...]:
    """The paths as texts by which columns are told apart: the second of equal ones ends with (2); empty for none."""
    seen: dict[str, int] = {}
    texts = []
    for path in paths:
        text = joined(path)
        seen[text] = seen.get(text, 0) + 1
        texts.append(f"{text} ({seen[text]})" if text and seen[text] > 1 else text)
    return tuple(texts)


@lru_cache(maxsize=65536)
def _same(left: str, right: str) -> bool:
    return not set(keys_of(left)).isdisjoint(keys_of(right))


def _has(heading: str, part: str) -> bool:
    # A heading such as "–" has no letters to compare.
    return any(key in whole for key in keys_of(part)[:1] for whole in keys_of(heading)[:1])


def _path(texts: list[str]) -> Path:
    found: list[str] = []
    for text in texts:
        if text and (not found or text != found[-1]):
            found.append(text)
    return tuple(found)


def _spread_merges(grid: Grid, rows: list[list[str]], first: int) -> None:
    for merge in grid.merges:
        if merge.first_row < first or merge.first_row >= first + len(rows):
            continue
        text = rows[merge.first_row - first][merge.first_column]
        for row in range(merge.first_row, min(merge.last_row, first + len(rows) - 1) + 1):
            for column in range(merge.first_column, min(merge.last_column, grid.width - 1) + 1):
                rows[row - first][column] = rows[row - first][column] or text


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())
