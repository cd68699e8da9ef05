"""Where the parts of a chart stand within its frame."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from charts.deck.place import EMU_PER_PT, text_width

LEGEND_LINE = 1.7
"""Height of a line of the legend as a share of its letters' size."""
LEGEND_KEY = 420_000
"""The piece of line or column before a name in the legend, and the gap after it, in EMU."""
RIGHT_MARGIN = 320_000
"""Half of the last label of an axis stands beyond its end."""


@dataclass(frozen=True)
class Layout:
    """Where the parts of a chart stand within its frame, as XML; no legend where there is nothing to explain."""

    plot: str
    legend: str


def layout(
    width: int, height: int, *, names: Iterable[str], above: int, below: int, left: int, size_pt: float = 12
) -> Layout:
    """The plot between margins in EMU, and above it the legend in as many lines as its names take.

    PowerPoint and LibreOffice place a chart's parts by different rules; told where they stand, both agree and
    nothing lies over another.
    """
    rows = _legend_rows(tuple(names), size_pt, width)
    line = size_pt * EMU_PER_PT * LEGEND_LINE
    top = rows * line
    plot = (
        left / width,
        (top + above) / height,
        1 - (left + RIGHT_MARGIN) / width,
        1 - (top + above + below) / height,
    )
    return Layout(
        _placed(*plot, target='<c:layoutTarget val="inner"/>'),
        _placed(left / width, 0, 1 - (left + RIGHT_MARGIN) / width, top / height) if rows else "",
    )


def _legend_rows(names: tuple[str, ...], size_pt: float, width: int) -> int:
    """The lines of a legend. Its names stand in columns as wide as the widest of them."""
    if not names:
        return 0
    widest = max(text_width(name, size_pt) for name in names) + LEGEND_KEY
    columns = max(1, int(width * 0.9) // widest)
    return -(-len(names) // columns)


def _placed(left: float, top: float, width: float, height: float, *, target: str = "") -> str:
    return (
        f'<c:layout><c:manualLayout>{target}<c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{left:.4f}"/><c:y val="{top:.4f}"/><c:w val="{width:.4f}"/><c:h val="{height:.4f}"/>'
        "</c:manualLayout></c:layout>"
    )
