"""Random tables and the random ways offices write them down; tests/test_random_tables.py reads them back."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial
from math import isnan
from random import Random
from typing import Any

from hypothesis import strategies
from hypothesis.strategies import DrawFn, SearchStrategy, composite

from pipelines.reference import read_reference
from tests.conftest import ROOT
from tests.files.communes import COMMUNES, NAME_FORMS, NameForm, mixed_forms
from tests.files.contents import NBSP, Content, Count, NumberStyle, Plain, Rate
from tests.files.excel_files import as_numbers, as_percentages, as_rounded_percentages, as_texts, xls, xlsx
from tests.files.layouts import Layout
from tests.files.long_form import HEADINGS, VIETNAMESE, LongForm
from tests.files.open_documents import ods
from tests.files.reports import Figure, Line, Report, of_lines
from tests.files.shapes import DIGITISATION, FILING, PAYMENT
from tests.files.shapes_of_progress import FORM_06, PROGRESS
from tests.files.sheets import Sheet
from tests.files.text_files import Dialect
from tests.files.web_pages import WebPage

Writer = Callable[[Sheet], bytes]
REFERENCE = read_reference(ROOT / "data" / "reference")
SHAPES = strategies.sampled_from((FILING, PAYMENT, DIGITISATION, FORM_06, PROGRESS))
NAMES: SearchStrategy[NameForm] = strategies.sampled_from((*NAME_FORMS.values(), mixed_forms))
MONTHS = strategies.tuples(strategies.just(2026), strategies.integers(1, 10)) | strategies.tuples(
    strategies.just(2025), strategies.integers(7, 12)
)
"""The months since the communes are those of today, up to the last that is over."""


def _styles(decimal: str, *thousands: str) -> SearchStrategy[NumberStyle]:
    return strategies.builds(
        NumberStyle,
        decimal=strategies.just(decimal),
        thousands=strategies.sampled_from(thousands),
        percent=strategies.sampled_from(("", "%", " %")),
        places=strategies.integers(0, 2),
        nothing=strategies.sampled_from(("-", "–", "0", "")),
    )


STYLES = _styles(",", "", ".", " ", NBSP) | _styles(".", "", ",", " ", NBSP)
DOTS_FOR_BOTH = _styles(".", ".")
"""Counts as 1.234 beside rates as 88.13: what a column holds tells them apart. Amounts of a thousand and more are
never written so, for nobody could tell 1.234.50 for certain; hence not in a file of figures of every kind."""


def dialects(styles: SearchStrategy[NumberStyle]) -> SearchStrategy[Dialect]:
    """The ways an office writes a text file."""
    return strategies.builds(
        Dialect,
        delimiter=strategies.sampled_from(";,\t|"),
        encoding=strategies.sampled_from(("utf8", "utf8_bom", "utf16le_bom", "utf16be_bom", "cp1258")),
        numbers=styles,
        newline=strategies.sampled_from(("\r\n", "\n")),
        quote_all=strategies.booleans(),
        padded=strategies.booleans(),
    )


@composite
def containers(draw: DrawFn, styles: SearchStrategy[NumberStyle]) -> tuple[str, Writer]:
    """A container that is no text file: how its name ends, and what writes it."""
    texts = as_texts(draw(styles))
    storing = draw(strategies.sampled_from((as_numbers, as_percentages, as_rounded_percentages, texts)))
    page = WebPage(draw(styles), untidy=draw(strategies.booleans()))
    writers: Mapping[str, tuple[str, Writer]] = {
        "xlsx": ("xlsx", partial(xlsx, storing=storing)), "xls": ("xls", partial(xls, storing=storing)),
        "ods": ("ods", ods), "a web page": ("xls", page.write),
    }  # fmt: skip
    return writers[draw(strategies.sampled_from(sorted(writers)))]


def titles_of(year: int, month: int) -> SearchStrategy[str]:
    """The ways a title says a month."""
    last = monthrange(year, month)[1]
    return strategies.sampled_from((
        f"(Từ ngày 01/{month:02}/{year} đến ngày {last}/{month:02}/{year})", f"THÁNG {month:02} NĂM {year}",
        f"Tháng {month}/{year}", f"Kỳ báo cáo: {month:02}/{year}",
        f"Từ ngày 01 tháng {month:02} năm {year} đến ngày {last} tháng {month:02} năm {year}",
        f"(Số liệu từ ngày 01-{month:02}-{year} đến ngày {last}-{month:02}-{year})",
    ))  # fmt: skip


@composite
def reports(draw: DrawFn) -> tuple[Report, Layout]:
    """A month of a report for some communes in some order, a few of them idle or large, and where it stands."""
    shape, name, (year, month) = draw(SHAPES), draw(NAMES), draw(MONTHS)
    random = Random(draw(strategies.integers(0, 2**32)))
    lines = []
    for commune in random.sample(COMMUNES, draw(strategies.sampled_from((1, 2, 3, 7, 30, 65)))):
        times = random.choice((1, 1, 1, 0, 37))
        numbers = {column: number * times for column, number in shape.draw(random).items()}
        lines.append(Line(commune.code, name(commune), numbers))
    layout = Layout(
        period_line=draw(titles_of(year, month)),
        official=draw(strategies.booleans()),
        column_numbers=draw(strategies.booleans()),
        total=draw(strategies.sampled_from(("", "top", "bottom"))),
        total_name=draw(strategies.sampled_from(("Tổng số", "TỔNG CỘNG", "Toàn tỉnh", "Cộng"))),
        # A group needs rows: two of them, one for each half.
        groups=len(lines) > 1 and draw(strategies.booleans()),
        signature=draw(strategies.booleans()),
        empty_every=draw(strategies.sampled_from((0, 1, 5))),
        left=draw(strategies.integers(0, 2)),
        gap=draw(strategies.sampled_from(("", "unit"))),
    )
    return of_lines(shape, tuple(lines), period=f"{year}-{month:02}"), layout


INDICATORS = tuple(REFERENCE.indicators.itertuples())
PERIODS = strategies.sampled_from((
    ("2026-10", "2026-10"), ("10/2026", "2026-10"), ("Tháng 9/2026", "2026-09"), ("2025-12", "2025-12"),
    ("2026-Q3", "2026-Q3"), ("Quý II/2026", "2026-Q2"), ("2025", "2025"), ("2026-01..2026-10", "2026-01..2026-10"),
    ("9 tháng đầu năm 2026", "2026-01..2026-09"),
))  # fmt: skip


def _stated(random: Random, indicator: Any) -> tuple[tuple[Content, Content, Content], Figure]:
    """What stands in a row for an indicator, within its bounds, and the figure it means."""
    if indicator.kind == "count":
        most = 10**6 if isnan(indicator.maximum) else int(indicator.maximum)
        number = random.randint(0, most)
        return (Count(number), "", ""), Figure(Fraction(number))
    if indicator.aggregation == "ratio_of_sums" and random.random() < 0.8:
        whole = random.choice((0, 1, 9, 250, 12_000))
        part = random.randint(0, whole)
        share = Fraction(part, whole) if whole else None
        return (Rate(share), Count(part), Count(whole)), Figure(
            None if share is None else 100 * share, part, whole
        )
    # A rate below one percent without counts may as well be a fraction of one: nobody can tell 0,88 from 88 %.
    least = -5_000 if isnan(indicator.minimum) else 101 if indicator.kind == "rate" else 0
    most = 10_000 if indicator.kind == "rate" else 10**9
    value = Decimal(random.randint(least, most if isnan(indicator.maximum) else int(indicator.maximum) * 100))
    return (Plain(value.scaleb(-2)), "", ""), Figure(Fraction(value) / 100)


@composite
def long_forms(draw: DrawFn) -> tuple[LongForm, tuple[str, ...]]:
    """Figures of random indicators, geographies and periods, one a row, and the headings over them."""
    name, random = draw(NAMES), Random(draw(strategies.integers(0, 2**32)))
    periods = draw(strategies.lists(PERIODS, unique_by=lambda told: told[1], min_size=1, max_size=3))
    rows, figures = [], {}
    for _ in range(draw(strategies.sampled_from((1, 2, 5, 40)))):
        indicator, (told, period) = random.choice(INDICATORS), random.choice(periods)
        commune = random.choice(COMMUNES)
        unit, code = (
            ("Tỉnh Lạng Sơn", "20") if indicator.level != "commune" else (name(commune), commune.code)
        )
        if (indicator.id, code, period) in figures:
            continue
        cells, figures[indicator.id, code, period] = _stated(random, indicator)
        written = random.choice((indicator.id, indicator.name_vi, indicator.name_en))
        rows.append((written, unit, told, *cells))
    headings = draw(strategies.sampled_from((HEADINGS, VIETNAMESE)))
    return LongForm(tuple(rows), figures), headings
