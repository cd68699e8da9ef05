"""The sparkline pen: a small line as an SVG picture, with nothing to load and nothing to run."""

from __future__ import annotations

from base64 import b64encode

from charts.chart import Sparkline
from charts.theme import Palette

WIDTH, HEIGHT, MARGIN = 260, 56, 5


def sparkline_address(line: Sparkline, colours: Palette) -> str:
    """The picture as a `data:` address."""
    return "data:image/svg+xml;base64," + b64encode(_drawing(line, colours).encode()).decode()


def _drawing(line: Sparkline, colours: Palette) -> str:
    months = [month for month, _ in line.points]
    values = [value for _, value in line.points]
    known = [*values, line.target] if line.target is not None else values
    low, high = line.bounds or (min(known), max(known))
    first, last = line.span or (months[0], months[-1])

    def across(month: int) -> float:
        return MARGIN + (month - first) / max(last - first, 1) * (WIDTH - 2 * MARGIN)

    def down(value: float) -> float:
        return HEIGHT - MARGIN - (value - low) / ((high - low) or 1) * (HEIGHT - 2 * MARGIN)

    colour = colours.illustrative if line.illustrative else colours.accent
    drawn = "".join(
        f'<polyline points="{run}" fill="none" stroke="{colour}" stroke-width="2" stroke-linejoin="round"/>'
        for run in (" ".join(f"{across(m):.1f},{down(v):.1f}" for m, v in run) for run in _runs(line.points))
    )
    if line.target is not None:
        drawn += (
            f'<line x1="{MARGIN}" x2="{WIDTH - MARGIN}" y1="{down(line.target):.1f}" y2="{down(line.target):.1f}" '
            f'stroke="{colours.target}" stroke-width="1.5" stroke-dasharray="5 4"/>'
        )
    drawn += f'<circle cx="{across(months[-1]):.1f}" cy="{down(values[-1]):.1f}" r="3.5" fill="{colour}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'preserveAspectRatio="none">{drawn}</svg>'
    )


def _runs(points: tuple[tuple[int, float], ...]) -> list[list[tuple[int, float]]]:
    """The points in runs of following months, so that a missing month is a gap."""
    runs: list[list[tuple[int, float]]] = []
    for month, value in points:
        if runs and month - runs[-1][-1][0] == 1:
            runs[-1].append((month, value))
        else:
            runs.append([(month, value)])
    return runs
