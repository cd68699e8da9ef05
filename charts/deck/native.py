"""Charts as PowerPoint keeps them: how one is drawn, and the workbook inside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast

from pptx.enum.chart import XL_CHART_TYPE
from pptx.slide import Slide

from charts.deck.place import Box
from charts.deck.text import describe

if TYPE_CHECKING:
    from pptx.chart.data import ChartData


@dataclass(frozen=True)
class About:
    """What a chart's workbook says besides its figures."""

    told: tuple[str, ...]
    made_at: datetime


@dataclass(frozen=True)
class Drawn:
    """A chart as PowerPoint keeps it: its XML, and the workbook its numbers stand in."""

    xml: bytes
    xlsx_blob: bytes

    def xml_bytes(self, _type: XL_CHART_TYPE) -> bytes:
        """What python-pptx asks its chart data for."""
        return self.xml


def add_chart(slide: Slide, box: Box, drawn: Drawn, *, name: str, alt: str) -> None:
    """The chart as a native one, editable in PowerPoint."""
    # The type only chooses a writer of XML inside python-pptx; ours is written already.
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE, *box.sides, cast("ChartData", drawn))
    describe(frame._element, name=name, alt=alt)
