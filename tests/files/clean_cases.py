"""Clean files: every shape in every dialect and container, with nothing wrong and nothing to be warned of."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.files.contents import NumberStyle
from tests.files.drafts import bytes_case, clean, taken, text_case
from tests.files.excel_files import as_numbers, as_percentages, as_rounded_percentages, as_texts, xls, xlsx
from tests.files.goldens import Accepted, Case
from tests.files.layouts import LAYOUTS, laid_out
from tests.files.long_form import VIETNAMESE, long_form
from tests.files.open_documents import ods
from tests.files.reports import Report, report
from tests.files.shapes import Shape
from tests.files.shapes_of_progress import REPORTS, SMALL
from tests.files.sheets import Sheet
from tests.files.text_files import DIALECTS
from tests.files.web_pages import WebPage

IDLE = "06112"
"""A commune that had no filing at all: its rates are 0 of 0, which is missing and not zero."""

Writer = Callable[[Sheet], bytes]

CONTAINERS: dict[str, tuple[str, Writer]] = {
    "xlsx-numbers": ("xlsx", lambda sheet: xlsx(sheet, storing=as_numbers)),
    "xlsx-percentages": ("xlsx", lambda sheet: xlsx(sheet, storing=as_percentages)),
    "xlsx-rounded_percentages": ("xlsx", lambda sheet: xlsx(sheet, storing=as_rounded_percentages)),
    "xlsx-numbers_as_text": ("xlsx", lambda sheet: xlsx(sheet, storing=as_texts())),
    "xls-numbers": ("xls", lambda sheet: xls(sheet, storing=as_numbers)),
    "xls-percentages": ("xls", lambda sheet: xls(sheet, storing=as_percentages)),
    "ods": ("ods", ods),
    "html_called_xls": ("xls", lambda sheet: WebPage().write(sheet)),
    "html_called_xls-utf16": (
        "xls",
        lambda sheet: WebPage(
            NumberStyle(decimal=".", thousands=","), encoding="utf-16", charset="unicode"
        ).write(sheet),
    ),
    "html_called_xls-untidy": ("xls", lambda sheet: WebPage(untidy=True).write(sheet)),
}


def sample(shape: Shape) -> Report:
    """A clean month in which one commune was idle."""
    whole = report(shape)
    return whole.meant(IDLE, **dict.fromkeys(whole.lines[0].numbers, 0)) if shape.sums else whole


def cases() -> Iterator[Case]:
    """Every shape × dialect and shape × container; the layouts take turns, so that each shape has each."""
    for number, shape in enumerate(REPORTS):
        for turn, (dialect_name, dialect) in enumerate(DIALECTS.items()):
            layout_name, layout = list(LAYOUTS.items())[(number + turn) % len(LAYOUTS)]
            yield clean(
                f"{shape.id}-{dialect_name}-clean", f"{layout_name} layout, nothing wrong", sample(shape), layout,
                dialect=dialect,
            )  # fmt: skip
        for turn, (container, (suffix, write)) in enumerate(CONTAINERS.items()):
            layout_name, layout = list(LAYOUTS.items())[(number + turn) % len(LAYOUTS)]
            sheet = laid_out(sample(shape), layout)
            yield bytes_case(
                f"{shape.id}-{container}-clean", f"{layout_name} layout with real merges", _bytes(write, sheet),
                taken(sample(shape)), name=f"bao-cao.{suffix}",
            )  # fmt: skip
    yield from _small_cases()
    yield from _long_cases()


def _bytes(write: Writer, sheet: Sheet) -> Callable[[], bytes]:
    return lambda: write(sheet)


def _small_cases() -> Iterator[Case]:
    for shape in SMALL:
        whole = report(shape)
        yield clean(f"{shape.id}-semicolon-utf8_bom-clean", "a report of scores or counts alone", whole)
        sheet = laid_out(whole, LAYOUTS["official"])
        yield bytes_case(
            f"{shape.id}-xlsx-clean",
            "the same as a workbook",
            _bytes(xlsx, sheet),
            taken(whole),
            name="bao-cao.xlsx",
        )


def _long_cases() -> Iterator[Case]:
    whole = long_form()
    golden = Accepted(whole.figures, "observations")
    for name, dialect in DIALECTS.items():
        yield text_case(
            f"long-{name}-clean", "any indicator, a row a figure", whole.sheet(), golden, dialect=dialect
        )
    yield text_case(
        "long-vietnamese_headings-clean",
        "the same under Vietnamese headings",
        whole.sheet(VIETNAMESE),
        golden,
    )
    yield text_case("long-codes-clean", "communes by their codes", long_form(codes=True).sheet(), golden)
    for container in ("xlsx-numbers", "xlsx-percentages", "xls-percentages", "ods"):
        suffix, write = CONTAINERS[container]
        yield bytes_case(
            f"long-{container}-clean", "numbers and percentages in one column, as a workbook stores them",
            _bytes(write, whole.sheet()), golden, name=f"so-lieu.{suffix}",
        )  # fmt: skip
