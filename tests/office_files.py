"""Office files held against their schemas: what would make Office say that a file needs repair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from lxml import etree
from openxml_audit import OpenXmlValidator
from pptx.chart.chart import Chart as ChartFile

from tests.decks import MAIN, charts_of, opened

LABEL_POSITIONS = {
    ("barChart", "clustered"): {"ctr", "inBase", "inEnd", "outEnd"},
    ("barChart", "stacked"): {"ctr", "inBase", "inEnd"},
    ("lineChart", "standard"): {"t", "b", "l", "r", "ctr"},
    ("scatterChart", None): {"t", "b", "l", "r", "ctr"},
}
"""Where each kind of chart can have its labels. The schema allows all positions everywhere; PowerPoint does not open a
file with one that the kind of chart has no place for."""


def faults(content: bytes, ending: str) -> list[str]:
    """What is wrong with a file, and with the workbooks inside its charts."""
    found = _schema_faults(content, ending)
    if ending == "pptx":
        for chart in charts_of(opened(content)):
            found += _chart_faults(chart)
        found += _slide_faults(content)
    return found


def _schema_faults(content: bytes, ending: str) -> list[str]:
    """Every part held against the schemas of Office's own validator (Open XML SDK), part by part."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"file.{ending}"
        path.write_bytes(content)
        told = OpenXmlValidator().validate(path)
    return [f"{error.part_uri}: {error.description}" for error in told.errors]


def _chart_faults(chart: ChartFile) -> Iterator[str]:
    space = chart._chartSpace
    for plot in next(space.iter(f"{MAIN}plotArea")):
        kind = etree.QName(plot).localname
        if not kind.endswith("Chart"):
            continue
        grouping = next((element.get("val") for element in plot.iter(f"{MAIN}grouping")), None)
        for position in plot.iter(f"{MAIN}dLblPos"):
            if position.get("val") not in LABEL_POSITIONS[kind, grouping]:
                yield f"{kind} {grouping} has no labels at {position.get('val')}"
    places = Counter(series.find(f"{MAIN}idx").get("val") for series in space.iter(f"{MAIN}ser"))
    yield from (f"series {place} twice" for place, count in places.items() if count > 1)
    for cache in (*space.iter(f"{MAIN}numCache"), *space.iter(f"{MAIN}strCache")):
        count = int(cache.find(f"{MAIN}ptCount").get("val"))
        if any(int(point.get("idx")) >= count for point in cache.iter(f"{MAIN}pt")):
            yield "a point beyond the count of its cells"
    yield from _schema_faults(chart.part.chart_workbook.xlsx_part.blob, "xlsx")


def _slide_faults(content: bytes) -> Iterator[str]:
    """Ids that two shapes of a slide share, and parts that two entries of the package share."""
    for place, slide in enumerate(opened(content).slides, start=1):
        ids = Counter(told.get("id") for told in slide._element.iter("{*}cNvPr"))
        yield from (f"slide {place}: id {id_} twice" for id_, count in ids.items() if count > 1)
    with ZipFile(BytesIO(content)) as package:
        names = Counter(name.lower() for name in package.namelist())
    yield from (f"{name} twice" for name, count in names.items() if count > 1)
