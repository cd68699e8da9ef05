"""Titles: the period and the unit a report's text speaks of, or the period its file's name does."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable

from pipelines.table import Table
from schemas.errors import UserError
from schemas.grid import address
from schemas.period import EARLIEST_YEAR, LATEST_YEAR, Month, Period, month_period, parse_period, year_to_date

_DAY = r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})"
_DAY_OF_THE_YEAR = r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?"
_HOUR = r"(?:\d{1,2}\s*(?::|h|giờ)\s*(?:\d{2})?(?::\d{2})?\s*,?\s*)?"
_ON = rf"{_HOUR}(?:hết\s*)?(?:ngày)?\s*:?\s*{_HOUR}"
_DAYS = re.compile(
    rf"(?:từ\s*)?{_ON}(?<!\d){_DAY_OF_THE_YEAR}\s*(?:đến|tới|-|–|—)\s*{_ON}{_DAY}(?!\d)", re.IGNORECASE
)
_YEAR_OF = r"\s*(?:[/._-]|,?\s*năm\s*:?)\s*(?:năm\s*)?(20\d\d)(?!\d)"
_MONTH = re.compile(rf"(?:tháng\s*:?\s*|(?<![a-zđ])T)(1[0-2]|0?[1-9]){_YEAR_OF}", re.IGNORECASE)
_STATED = re.compile(
    r"(?:kỳ(?:\s*(?:báo\s*cáo|số\s*liệu))?|tháng\s*báo\s*cáo)\s*:?\s*(1[0-2]|0?[1-9])\s*[/.-]\s*(20\d\d)(?![\d/.-])",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    r"tháng\s*(1[0-2]|0?[1-9])(?:\s*[/.-]\s*(20\d\d))?\s*(?:đến|tới|-|–|—)\s*(?:hết\s*)?(?:tháng\s*)?(1[0-2]|0?[1-9])"
    + _YEAR_OF,
    re.IGNORECASE,
)
_QUARTER = re.compile(rf"(?:quý\s*|(?<![a-zđ])Q)(IV|III|II|I|[1-4]){_YEAR_OF}", re.IGNORECASE)
_FIRST_MONTHS = re.compile(
    r"(\d{1,2})\s*tháng\s*(?:(đầu|cuối)\s*(?:của\s*)?)?(?:năm\s*)?(20\d\d)", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d/.-])(?:cả\s*)?năm\s*(20\d\d)", re.IGNORECASE)
_CUMULATIVE = re.compile(r"l[uũ][ỹy]\s*kế|từ\s*đầu\s*năm", re.IGNORECASE)
_UNTIL = re.compile(rf"(?:tính\s*)?đến\s*{_ON}{_DAY}", re.IGNORECASE)
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_IN_WORDS = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*(?:năm\s*|[/.-]\s*)(\d{4})", re.IGNORECASE)
_ISO_DAY = re.compile(r"(?<!\d)(20\d\d)-(0[1-9]|1[0-2])-(\d\d)(?:\s\d\d:\d\d:\d\d)?(?!\d)")
_DATED = re.compile(
    rf"(?<!từ )(?<!\d )(?<!h )(?<!giờ )(?<!đến )(?<!tới )(?<!hết )ngày\s*{_DAY}", re.IGNORECASE
)
_MONTH_AS_DAY = re.compile(
    r"(?:tháng|kỳ(?:\s*báo\s*cáo)?)\s*:?\s*(20\d\d)-(0[1-9]|1[0-2])(?:-01)?(?![\d-])", re.IGNORECASE
)
"""A month with its year first; a spreadsheet stores the month it shows as its first day."""
_MONTH_NAMES = {
    name: str(number)
    for number, names in enumerate(
        ("một|giêng", "hai", "ba", "tư|bốn", "năm", "sáu", "bảy|bẩy", "tám", "chín", "mười", "mười một|mười mốt",
         "mười hai|chạp"), start=1,
    )
    for name in names.split("|")
}  # fmt: skip
_NAMED_MONTH = re.compile(
    rf"tháng\s+({'|'.join(sorted(_MONTH_NAMES, key=len, reverse=True))})\s+(?=năm\s*20\d\d)", re.IGNORECASE
)
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
    for texts in (title_cells(table), _title_rows(table)):
        for find in _IN_TITLES:
            found: dict[str, str] = {}
            for cell, text in texts:
                for period in find(_plain(text)):
                    found.setdefault(period.slug, cell)
            if found:
                return found
    return {}


def days_of_titles(table: Table) -> tuple[str, str] | None:
    """A run of days that makes up no whole months, and its cell: then the file names no period by itself."""
    for cell, text in (*title_cells(table), *_title_rows(table)):
        days = _DAYS.search(_plain(text))
        if days and not _of_days(_plain(text)):
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
    """The period the name of a file or a sheet carries, such as `so-hoa-2026-10.csv`, `T10.2026` or `quy-III-2026`.

    A whole day in a name is when the file was made, and says nothing of its period.
    """
    name = unicodedata.normalize("NFC", file_name)
    found = re.search(r"(?<!\d)(?<!\d[-_.])(20\d\d)[-_.]?(0[1-9]|1[0-2])(?!\d)(?![-_.]\d)", name)
    if found:
        return month_period(Month(int(found[1]), int(found[2])))
    plain = re.sub(r"thang[\s_-]*", "tháng ", name, flags=re.IGNORECASE)
    plain = re.sub(r"quy[\s_-]*(?=I|V|[1-4])", "quý ", plain, flags=re.IGNORECASE)
    stated = period_in_text(re.sub(r"(?<=\d)[\s_]+(?=20\d\d)", "-", plain))
    if stated:
        return stated
    found = re.search(r"(?<!\d)(?<!\d[-_.])(0?[1-9]|1[0-2])[-_.](20\d\d)(?!\d)", name)
    return month_period(Month(int(found[2]), int(found[1]))) if found else None


def period_in_text(text: str) -> Period | None:
    """The one period a text states; None where it states none or several."""
    for find in _IN_TITLES:
        found = find(_plain(text))
        if found:
            return found[0] if len(set(found)) == 1 else None
    return None


def period_of_cell(text: str) -> str | None:
    """The slug of the period a cell names: "2026-10", "10/2026", "tháng 10/2026", "quý III/2026", "2026"."""
    bare = " ".join(unicodedata.normalize("NFC", text).split())
    slug = _as_slug(bare)
    if slug:
        return slug
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


def _as_slug(text: str) -> str | None:
    """The slug a text is; None where it is written in another form, or is no period."""
    try:
        return parse_period(text).slug
    except UserError:
        return None


def _title_rows(table: Table) -> list[tuple[str, str]]:
    """The rows above the headings as one text each, as where "Từ ngày" and the day stand in cells of their own."""
    rows = []
    for number in range(table.header_row):
        cells = [(column, cell.strip()) for column, cell in enumerate(table.grid.row(number)) if cell.strip()]
        if len(cells) > 1:
            text = unicodedata.normalize("NFC", " ".join(cell for _, cell in cells))
            rows.append((address(number, cells[0][0]), text))
    return rows


def _plain(text: str) -> str:
    """A title with its days as figures, and without the day it was signed on."""
    plain = _NAMED_MONTH.sub(lambda found: f"tháng {_MONTH_NAMES[found[1].lower()]} ", " ".join(text.split()))
    plain = _MONTH_AS_DAY.sub(r"tháng \2/\1", plain)
    plain = _ISO_DAY.sub(r"\3/\2/\1", plain)
    return _DATED.sub(" ", _IN_WORDS.sub(r"ngày \1/\2/\3", plain))


def _of_days(text: str) -> list[Period]:
    """The periods of two days, where they begin a month and end one of the same year."""
    found = []
    for days in _DAYS.finditer(text):
        first_day, first, first_year, last_day, last, last_year = (
            int(group or days[6]) for group in days.groups()
        )
        if not 1 <= first <= last <= 12 or first_year != last_year:
            continue
        whole = first_day == 1 and last_day == monthrange(last_year, last)[1]
        if whole and EARLIEST_YEAR <= first_year <= LATEST_YEAR:
            found.append(Period(Month(first_year, first), Month(last_year, last)))
    return found


def _of_month(text: str) -> list[Period]:
    return [
        month_period(Month(int(found[2]), int(found[1])))
        for form in (_MONTH, _STATED)
        for found in form.finditer(text)
    ]


def _of_months(text: str) -> list[Period]:
    """ "Từ tháng 1 đến tháng 10/2026": a run of months of one year."""
    found = [
        (int(months[1]), int(months[2] or months[4]), int(months[3]), int(months[4]))
        for months in _MONTHS.finditer(text)
    ]
    return [
        Period(Month(year, first), Month(last_year, last))
        for first, year, last, last_year in found
        if year == last_year and first <= last
    ]


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
    """ "10 tháng đầu năm 2026", and "6 tháng cuối năm 2026" from the other end."""
    runs = [(int(found[1]), found[2] or "", int(found[3])) for found in _FIRST_MONTHS.finditer(text)]
    return [
        Period(Month(year, 13 - months), Month(year, 12))
        if end.lower() == "cuối"
        else Period(Month(year, 1), Month(year, months))
        for months, end, year in runs
        if 1 <= months <= 12
    ]


def _of_year(text: str) -> list[Period]:
    return [Period(Month(int(found[1]), 1), Month(int(found[1]), 12)) for found in _YEAR.finditer(text)]


_IN_TITLES: tuple[Callable[[str], list[Period]], ...] = (
    _of_days, _of_quarter, _of_first_months, _of_months, _of_cumulative, _of_month, _of_last_day,
)  # fmt: skip
"""From what says most exactly which months are meant. A year alone is no period of a monthly report."""
