"""The screen pen for the names of a trend's lines: beside the picture, at the heights where the lines end."""

from __future__ import annotations

from dataclasses import replace

from charts.chart import Mark, Point, TrendChart
from charts.figure_parts import Figure, lines
from charts.theme import Palette

HEIGHT_PX = 360
TOP_PX, BOTTOM_PX = 14, 30
NAMES_PX, MOST_NAMES_PX, LETTER_PX, GAP_PX = 92, 160, 7, 8
"""What the names beside the picture take at the least and at the most, a letter of them, and the gap before them."""

NAME_HEIGHT_PX = 31
NEAR_MONTHS = 4
"""A line that ends so long before the last month is named where it ends, not at the edge."""


def series_colour(mark: Mark, colours: Palette) -> str:
    return {
        Mark.REPORTED: colours.accent,
        Mark.ILLUSTRATIVE: colours.illustrative,
        Mark.DOCUMENT: colours.document,
        Mark.CUMULATIVE: colours.muted,
    }[mark]


def names_width(chart: TrendChart) -> int:
    """As wide as the longest of what is told of the way that is left; the other names are short."""
    told = (chart.needed.short_name, chart.needed.written) if chart.needed else ()
    longest = max((LETTER_PX * len(text) for text in told), default=0) + 2 * GAP_PX
    return int(min(max(NAMES_PX, longest), MOST_NAMES_PX))


def line_names(chart: TrendChart, low: float, high: float, colours: Palette) -> list[Figure]:
    """The name and last value of each line: beside the picture, moved apart where close, or where it ends early."""
    ends = [
        (end, series.name, end.written, series_colour(series.mark, colours))
        for series in chart.series
        if series.joined and (end := _end(series.points)) is not None
    ]
    ends += [
        (end, path.short_name, end.written, colours.target)
        for path in chart.paths
        if (end := _end(path.points)) is not None
    ]
    if chart.needed:
        start, end = chart.needed.points
        # Named at the height of its middle: its end is the target's.
        middle = replace(end, value=((start.value or 0) + (end.value or 0)) / 2, written=chart.needed.written)
        ends.append((middle, chart.needed.short_name, middle.written, colours.accent))
    last = max(end.month for end, *_ in ends) if ends else 0
    near = sorted(
        (name for name in ends if last - name[0].month <= NEAR_MONTHS), key=lambda name: name[0].value or 0
    )
    pixels = (HEIGHT_PX - TOP_PX - BOTTOM_PX) / (high - low)
    heights = _apart([((end.value or 0) - low) * pixels for end, *_ in near], HEIGHT_PX - TOP_PX - BOTTOM_PX)
    beside = [
        {
            "x": 1, "xref": "paper", "xanchor": "left", "xshift": GAP_PX, "align": "left", "showarrow": False,
            "y": low + height / pixels, "yanchor": "middle",
            "text": f"{lines(name)}<br><b>{lines(written)}</b>", "font": {"color": colour, "size": 12},
        }
        for (_, name, written, colour), height in zip(near, heights, strict=True)
    ]  # fmt: skip
    early = [
        {
            "x": end.month, "y": end.value, "xanchor": "right", "yanchor": "bottom", "yshift": 3, "showarrow": False,
            "text": f"{lines(name)} <b>{lines(written)}</b>", "font": {"color": colour, "size": 12},
        }
        for end, name, written, colour in ends
        if last - end.month > NEAR_MONTHS
    ]  # fmt: skip
    return [*beside, *early]


def _end(points: tuple[Point, ...]) -> Point | None:
    return next((point for point in reversed(points) if point.value is not None), None)


def _apart(heights: list[float], most: float) -> list[float]:
    """Heights from low to high, each at least a name's height above the one before, all within the picture."""
    placed: list[float] = []
    for height in heights:
        least = placed[-1] + NAME_HEIGHT_PX if placed else NAME_HEIGHT_PX / 2
        placed.append(max(height, least))
    ceiling = most - NAME_HEIGHT_PX / 2
    for number in range(len(placed) - 1, -1, -1):
        placed[number] = min(placed[number], ceiling)
        ceiling = placed[number] - NAME_HEIGHT_PX
    return placed
