"""Ways on: where a click on what a chart or a list shows leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from schemas.view import FigureView


@dataclass(frozen=True)
class Ways:
    """The addresses of an indicator's page (with a commune, or none), of a commune's page, and of one figure's own
    record among the sources (indicator, geography, period)."""

    indicator: Callable[[str, str], str]
    commune: Callable[[str], str]
    figure: Callable[[str, str, str], str]

    def to(self, figure: FigureView) -> str:
        """The address of a figure's own record."""
        return self.figure(figure.indicator, figure.geography, figure.period)
