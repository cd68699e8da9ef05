"""Decks opened again: what PowerPoint would find in them, read from the file alone."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel
from pptx import Presentation
from pptx.chart.chart import Chart as ChartFile
from pptx.presentation import Presentation as PresentationFile

MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@dataclass(frozen=True)
class Drawn:
    """One series of a chart in a file: its cached numbers, and the cells they are said to come from."""

    name: str
    across: tuple[float | str | None, ...]
    values: tuple[float | None, ...]
    cells_across: tuple[float | str | None, ...]
    cells: tuple[float | None, ...]


def opened(deck: bytes) -> PresentationFile:
    """The presentation in a file's bytes."""
    return Presentation(BytesIO(deck))


def charts_of(file: PresentationFile) -> list[ChartFile]:
    """The native charts, in order of the slides."""
    return [shape.chart for slide in file.slides for shape in slide.shapes if shape.has_chart]


def series_of(chart: ChartFile) -> list[Drawn]:
    """The series of a chart, each beside the cells of the workbook inside it."""
    book = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    found = []
    for series in chart._chartSpace.iter(f"{MAIN}ser"):
        across = next(child for child in series if child.tag in (f"{MAIN}xVal", f"{MAIN}cat"))
        values = next(child for child in series if child.tag in (f"{MAIN}yVal", f"{MAIN}val"))
        name = next(iter(series.iter(f"{MAIN}tx")))
        assert cells_of(book, name) == cached(name)
        found.append(
            Drawn(
                cached(name)[0],
                cached(across),
                cached(values),
                cells_of(book, across),
                cells_of(book, values),
            )
        )
    return found


def cached(element) -> tuple:
    """The values kept in the chart itself; None where there is no point."""
    count = int(next(element.iter(f"{MAIN}ptCount")).get("val"))
    points = {int(point.get("idx")): point[0].text for point in element.iter(f"{MAIN}pt")}
    numeric = next(element.iter(f"{MAIN}numCache"), None) is not None
    told = (points.get(place) for place in range(count))
    return tuple(float(value) if numeric and value is not None else value for value in told)


def cells_of(book, element) -> tuple:
    """The values of the cells a formula of the chart names."""
    sheet, _, area = next(element.iter(f"{MAIN}f")).text.rpartition("!")
    found = book[sheet.strip("'")][area.replace("$", "")]
    rows = found if isinstance(found, tuple) else ((found,),)
    return tuple(to_excel(cell.value) if cell.is_date else cell.value for row in rows for cell in row)
