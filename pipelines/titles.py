"""Titles: the period and the unit a report's text speaks of, or the period its file's name does."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange

from pipelines.table import Table
from schemas.errors import UserError
from schemas.grid import address
from schemas.period import EARLIEST_YEAR, LATEST_YEAR, Month, Period, month_period, parse_period, year_to_date

_DAY = r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})"
_DAYS = re.compile(
    rf"(?:từ\s*(?:ngày)?\s*:?\s*)?{_DAY}\s*(?:đến|tới|-|–|—)\s*(?:hết\s*)?(?:ngày)?\s*:?\s*{_DAY}",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:tháng\s*|(?<![a-zđ])T)(1[0-2]|0?[1-9])\s*(?:[/._-]|năm)\s*(?:năm\s*)?(20\d\d)", re.IGNORECASE
)
_QUARTER = re.compile(
    r"(?:quý\s*|(?<![a-zđ])Q)(IV|III|II|I|[1-4])\s*(?:[/._-]|năm)\s*(?:năm\s*)?(20\d\d)", re.IGNORECASE
)
_FIRST_MONTHS = re.compile(r"(\d{1,2})\s*tháng\s*(?:đầu\s*năm|năm)\s*(20\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/.-])(?:cả\s*)?năm\s*(20\d\d)", re.IGNORECASE)
_CUMULATIVE = re.compile(r"lu[ỹy]\s*kế|lũy\s*kế|từ\s*đầu\s*năm", re.IGNORECASE)
_UNTIL = re.compile(rf"(?:tính\s*)?đến\s*(?:hết\s*)?(?:ngày)?\s*:?\s*{_DAY}", re.IGNORECASE)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_DATED = re.compile(r"ngày\s*\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}", re.IGNORECASE)
_UNIT = re.compile(r"(?:đơn\s*vị\s*tính|ĐVT)\s*:?\s*([^;()\n]+)", re.IGNORECASE)


def title_cells(table: Table) -> list[tuple[str, str]]:
    """The texts above the headings with their addresses, row by row."""
    return [
        (address(number, column), unicodedata.normalize("NFC", cell))
        for number in range(table.header_row)
        for column, cell in enumerate(table.grid.row(number))
        if cell.strip()
    ]


def periods_of_titles(table: Table) -> dict[str, str]:
    """The periods the rows above the headings speak of, each with the cell that says it first; more than one is
    a question. Days say most exactly what is meant, so where they stand the rest of the title is not asked."""
    for find in _IN_TITLES:
        found: dict[str, str] = {}
        for cell, text in title_cells(table):
            for period in find(_DATED.sub(" ", text)):
                found.setdefault(period.slug, cell)
        if found:
            return found
    return {}


def days_of_titles(table: Table) -> tuple[str, str] | None:
    """A run of days that makes up no whole months, and its cell: then the file names no period by itself."""
    for cell, text in title_cells(table):
        days = _DAYS.search(text)
        if days and not _of_days(text):
            return " ".join(days[0].split()), cell
    return None


def unit_of_titles(table: Table) -> tuple[str, str] | None:
    """The unit of measurement the title states ("Đơn vị tính: triệu đồng"), and its cell."""
    for cell, text in title_cells(table):
        found = _UNIT.search(text)
        if found:
            return found[1].strip(), cell
    return None


def period_of_name(file_name: str) -> Period | None:
    """The period a file name carries, such as `so-hoa-2026-10.csv`, `T10.2026` or `quy-III-2026`."""
    name = unicodedata.normalize("NFC", file_name)
    found = re.search(r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])(?!\d)", name)
    if found:
        return month_period(Month(int(found[1]), int(found[2])))
    plain = re.sub(r"thang[\s_-]*", "tháng ", name, flags=re.IGNORECASE)
    plain = re.sub(r"quy[\s_-]*(?=I|V|[1-4])", "quý ", plain, flags=re.IGNORECASE)
    return period_in_text(plain)


def period_in_text(text: str) -> Period | None:
    """The one period a text states; None where it states none or several."""
    for find in _IN_TITLES:
        found = find(text)
        if found:
            return found[0] if len(set(found)) == 1 else None
    return None


def period_of_cell(text: str) -> str | None:
    """The slug of the period a cell names: "2026-10", "10/2026", "tháng 10/2026", "quý III/2026", "2026"."""
    bare = " ".join(unicodedata.normalize("NFC", text).split())
    try:
        return parse_period(bare).slug
    except UserError:
        pass  # not a slug: perhaps one of the forms people write
    # A spreadsheet turns "10/2026" into the first day of that month.
    day = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])-01", bare)
    month = re.fullmatch(r"(0?[1-9]|1[0-2])[/.-](20\d\d)", bare)
    if day:
        return month_period(Month(int(day[1]), int(day[2]))).slug
    if month:
        return month_period(Month(int(month[2]), int(month[1]))).slug
    for form, find in ((_DAYS, _of_days), (_QUARTER, _of_quarter), (_FIRST_MONTHS, _of_first_months),
                       (_MONTH, _of_month), (_YEAR, _of_year)):  # fmt: skip
        found = find(bare) if form.fullmatch(bare) else []
        if found:
            return found[0].slug
    return None


def _of_days(text: str) -> list[Period]:
    """The periods of two days, where they begin a month and end one of the same year."""
    found = []
    for days in _DAYS.finditer(text):
        first_day, first, first_year, last_day, last, last_year = (int(group) for group in days.groups())
        if not 1 <= first <= last <= 12 or first_year != last_year:
            continue
        whole = first_day == 1 and last_day == monthrange(last_year, last)[1]
        if whole and EARLIEST_YEAR <= first_year <= LATEST_YEAR:
            found.append(Period(Month(first_year, first), Month(last_year, last)))
    return found


def _of_month(text: str) -> list[Period]:
    return [month_period(Month(int(found[2]), int(found[1]))) for found in _MONTH.finditer(text)]


def _of_cumulative(text: str) -> list[Period]:
    """ "Lũy kế từ đầu năm đến hết tháng 10/2026": January to that month."""
    return [year_to_date(period.last) for period in _of_month(text)] if _CUMULATIVE.search(text) else []


def _of_last_day(text: str) -> list[Period]:
    """ "Tính đến ngày 31/10/2026": the month that day ends."""
    days = [tuple(int(group) for group in found.groups()) for found in _UNTIL.finditer(text)]
    return [
        month_period(Month(year, month))
        for day, month, year in days
        if 1 <= month <= 12 and EARLIEST_YEAR <= year <= LATEST_YEAR and day == monthrange(year, month)[1]
    ]


def _of_quarter(text: str) -> list[Period]:
    numbers = [
        (_ROMAN.get(found[1].upper()) or int(found[1]), int(found[2])) for found in _QUARTER.finditer(text)
    ]
    return [Period(Month(year, number * 3 - 2), Month(year, number * 3)) for number, year in numbers]


def _of_first_months(text: str) -> list[Period]:
    numbers = [(int(found[1]), int(found[2])) for found in _FIRST_MONTHS.finditer(text)]
    return [Period(Month(year, 1), Month(year, months)) for months, year in numbers if 1 <= months <= 12]


def _of_year(text: str) -> list[Period]:
    return [Period(Month(int(found[1]), 1), Month(int(found[1]), 12)) for found in _YEAR.finditer(text)]


_IN_TITLES = (_of_days, _of_quarter, _of_first_months, _of_cumulative, _of_month, _of_last_day)
"""From what says most exactly which months are meant. A year alone is no period of a monthly report."""
