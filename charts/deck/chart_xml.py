"""The vocabulary of a chart's XML (DrawingML charts, ISO/IEC 29500): what PowerPoint draws, word by word.

Written here rather than through python-pptx, because it knows no chart of columns and a line together, and
because 65 charts of a pack are to be made in a second.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from charts.deck.chart_layout import Layout
from charts.deck.chart_scale import Scale
from charts.deck.place import EMU_PER_PT
from charts.theme import LIGHT

NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
FORMAT_LANGUAGES = {"vi": "[$-42A]", "en": "[$-809]"}
"""The mark before a number format that asks for the decimal mark of a language."""
PALE_SHARE = 0.4
WRITTEN_NUMBER = re.compile(r"[+−]?\d[\d.,]*")


@dataclass(frozen=True)
class Range:
    """Cells of the chart's workbook: their address and what stands in them."""

    address: str
    values: tuple[float | str | None, ...]
    number_format: str = "General"


def address(sheet: str, column: int, first: int, last: int | None = None) -> str:
    """The address of one cell or of a column of cells, rows counted from 1: `'Số liệu'!$B$2:$B$13`."""
    letters = _letters(column)
    cells = f"${letters}${first}" + (f":${letters}${last}" if last is not None else "")
    return f"'{sheet}'!{cells}"


def number_format(language: str, decimals: int, *, written: str = "") -> str:
    """The format of numbers, with the words around the number in `written`: `"gần "#,##0" trạm"`."""
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    found = WRITTEN_NUMBER.search(written)
    before, after = (written[: found.start()], written[found.end() :]) if found else ("", "")
    return f"{FORMAT_LANGUAGES[language]}{_literal(before)}{digits}{_literal(after)}"


def month_format(language: str) -> str:
    """The format of a month on an axis: 10/2026."""
    return f"{FORMAT_LANGUAGES[language]}mm\\/yyyy"


def chart_space(plots: str, axes: str, *, layout: Layout, language: str, size_pt: float = 12) -> bytes:
    """The whole part of one chart, with its legend; blanks stay gaps. `language` is Office's tag, as vi-VN."""
    legend = (
        f'<c:legend><c:legendPos val="t"/>{layout.legend}<c:overlay val="0"/>{text(size_pt)}</c:legend>'
        if layout.legend
        else ""
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace {NAMESPACES}>'
        f'<c:date1904 val="0"/><c:lang val="{language}"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{layout.plot}{plots}{axes}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{text(size_pt)}</c:chartSpace>"
    ).encode()


def series_head(place: int, name: Range) -> str:
    """A series' place and its name."""
    return (
        f'<c:idx val="{place}"/><c:order val="{place}"/>'
        f"<c:tx><c:strRef><c:f>{escape(name.address)}</c:f>{_cache('str', name)}</c:strRef></c:tx>"
    )


def numbers(tag: str, cells: Range) -> str:
    """Cells with numbers as `xVal`, `yVal`, `cat` or `val`."""
    return f"<c:{tag}><c:numRef><c:f>{escape(cells.address)}</c:f>{_cache('num', cells)}</c:numRef></c:{tag}>"


def strings(tag: str, cells: Range) -> str:
    """Cells with words as `cat`."""
    return f"<c:{tag}><c:strRef><c:f>{escape(cells.address)}</c:f>{_cache('str', cells)}</c:strRef></c:{tag}>"


def fill(colour: str, *, hatched: bool = False) -> str:
    """A filled ground; hatched where it stands for illustrative figures."""
    solid = _colour(colour)
    if not hatched:
        return f"<a:solidFill>{solid}</a:solidFill>"
    return f'<a:pattFill prst="wdUpDiag"><a:fgClr>{solid}</a:fgClr><a:bgClr>{_colour(LIGHT.page)}</a:bgClr></a:pattFill>'


def pale(colour: str) -> str:
    """A colour mixed with the page's."""
    mixed = (
        int(int(colour[at : at + 2], 16) * PALE_SHARE + int(LIGHT.page[at : at + 2], 16) * (1 - PALE_SHARE))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)


def line(colour: str, width_pt: float, *, dash: str = "solid") -> str:
    """A line."""
    return (
        f'<a:ln w="{int(width_pt * EMU_PER_PT)}" cap="rnd"><a:solidFill>{_colour(colour)}</a:solidFill>'
        f'<a:prstDash val="{dash}"/><a:round/></a:ln>'
    )


NO_LINE = "<a:ln><a:noFill/></a:ln>"


def shape(*parts: str) -> str:
    """How something is filled and outlined."""
    return f"<c:spPr>{''.join(parts)}</c:spPr>"


def marker(symbol: str, size_pt: int, colour: str, *, hollow: bool = False) -> str:
    """The mark of a point; a hollow one is pale within its edge.

    Not white: LibreOffice draws no edges, and a white mark would not be seen.
    """
    if symbol == "none":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    ground = fill(pale(colour) if hollow else colour)
    return f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size_pt}"/>{shape(ground, line(colour, 1.25))}</c:marker>'


def label(place: int, form: str, colour: str, *, position: str, size_pt: float = 12) -> str:
    """The label of one point, with the number it stands for."""
    return (
        f'<c:dLbl><c:idx val="{place}"/><c:numFmt formatCode={quoteattr(form)} sourceLinked="0"/>'
        f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr>{text(size_pt, colour=colour, bold=True)}"
        f'<c:dLblPos val="{position}"/>{_SHOWN}</c:dLbl>'
    )


def named_label(place: int, name: str, *, position: str, bold: bool = False, size_pt: float = 11) -> str:
    """The label of one point that says whose it is; a name does not change when somebody corrects a number."""
    look = f'sz="{int(size_pt * 100)}" b="{int(bold)}"'
    return (
        f'<c:dLbl><c:idx val="{place}"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr {look}/></a:pPr>'
        f"<a:r><a:rPr {look}>{fill(LIGHT.text)}</a:rPr><a:t>{escape(name)}</a:t></a:r></a:p></c:rich></c:tx>"
        f'<c:dLblPos val="{position}"/>{_SHOWN}</c:dLbl>'
    )


def labels(*single: str) -> str:
    """The labels of single points; the others have none."""
    return f"<c:dLbls>{''.join(single)}{_HIDDEN}</c:dLbls>" if single else ""


def all_labels(
    form: str,
    *,
    position: str,
    size_pt: float,
    upright: bool = False,
    colour: str = LIGHT.text,
    ground: str = "",
) -> str:
    """A label at every point, on a ground of its own where one is named."""
    filled = fill(ground) if ground else "<a:noFill/>"
    return (
        f'<c:dLbls><c:numFmt formatCode={quoteattr(form)} sourceLinked="0"/><c:spPr>{filled}{NO_LINE}</c:spPr>'
        f'{text(size_pt, upright=upright, colour=colour)}<c:dLblPos val="{position}"/>{_SHOWN}</c:dLbls>'
    )


def value_axis(
    id_: int, other: int, over: Scale, form: str, *, position: str, title: str = "", grid: bool = True,
    between: bool = False, far: bool = False, hidden: bool = False, size_pt: float = 12,
) -> str:  # fmt: skip
    """An axis of numbers; it crosses the other one at its beginning, or, where that runs downwards, at its `far` end."""
    lines = f"<c:majorGridlines>{shape(line(LIGHT.line, 0.75))}</c:majorGridlines>" if grid else ""
    return (
        f'<c:valAx><c:axId val="{id_}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{plain(over.high)}"/><c:min val="{plain(over.low)}"/></c:scaling><c:delete val="{int(hidden)}"/>'
        f'<c:axPos val="{position}"/>{lines}{_axis_title(title, size_pt)}'
        f'<c:numFmt formatCode={quoteattr(form)} sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{shape(line(LIGHT.line, 0.75))}'
        f'{text(size_pt, colour=LIGHT.muted)}<c:crossAx val="{other}"/><c:crosses val="{"max" if far else "min"}"/>'
        f'<c:crossBetween val="{"between" if between else "midCat"}"/><c:majorUnit val="{plain(over.step)}"/></c:valAx>'
    )


def name_axis(
    id_: int,
    other: int,
    *,
    size_pt: float,
    upright: bool = False,
    position: str = "b",
    downwards: bool = False,
) -> str:
    """An axis of names, every one of them written; it lies at zero. On the left it may run from the top down."""
    order = "maxMin" if downwards else "minMax"
    return (
        f'<c:catAx><c:axId val="{id_}"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{position}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{shape(line(LIGHT.line, 0.75))}'
        f'{text(size_pt, upright=upright)}<c:crossAx val="{other}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="50"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def text(size_pt: float, *, colour: str = LIGHT.text, bold: bool = False, upright: bool = False) -> str:
    """How words are set; `upright` turns them so that they read from below."""
    turned = ' rot="-5400000" vert="horz"' if upright else ""
    return (
        f"<c:txPr><a:bodyPr{turned}/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{int(size_pt * 100)}" b="{int(bold)}"><a:solidFill>{_colour(colour)}</a:solidFill></a:defRPr>'
        "</a:pPr><a:endParaRPr/></a:p></c:txPr>"
    )


def plain(value: float) -> str:
    """A number as XML and spreadsheets write it: all its digits, and no more."""
    return repr(int(value)) if float(value).is_integer() else repr(float(value))


_FLAGS = "showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize"
_SHOWN = "".join(f'<c:{flag} val="{int(flag == "showVal")}"/>' for flag in _FLAGS)
_HIDDEN = "".join(f'<c:{flag} val="0"/>' for flag in _FLAGS)


def _cache(kind: str, cells: Range) -> str:
    form = f"<c:formatCode>{escape(cells.number_format)}</c:formatCode>" if kind == "num" else ""
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{escape(value) if isinstance(value, str) else plain(value)}</c:v></c:pt>'
        for place, value in enumerate(cells.values)
        if value is not None
    )
    return f'<c:{kind}Cache>{form}<c:ptCount val="{len(cells.values)}"/>{points}</c:{kind}Cache>'


def _axis_title(title: str, size_pt: float) -> str:
    if not title:
        return ""
    return (
        '<c:title><c:tx><c:rich><a:bodyPr rot="-5400000" vert="horz"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr sz="{int(size_pt * 100)}" b="0"/></a:pPr><a:r>'
        f'<a:rPr sz="{int(size_pt * 100)}" b="0"><a:solidFill>{_colour(LIGHT.muted)}</a:solidFill></a:rPr>'
        f'<a:t>{escape(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def _colour(colour: str) -> str:
    return f'<a:srgbClr val="{colour.removeprefix("#").upper()}"/>'


def _literal(words: str) -> str:
    cleaned = words.replace('"', "”")
    return f'"{cleaned}"' if cleaned.strip() else ""


def _letters(column: int) -> str:
    rest, letter = divmod(column, 26)
    return (_letters(rest - 1) if rest else "") + chr(ord("A") + letter)
