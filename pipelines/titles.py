"""Titles: the period a report's text or its file's name speaks of."""

from __future__ import annotations

import re

from pipelines.table import Table
from schemas.period import Month, Period, month_period


def period_of_titles(table: Table) -> Period | None:
    """The month the rows above the header speak of: "từ ngày 01/10/2026 đến ngày 31/10/2026", "tháng 10/2026"."""
    text = " ".join(cell for row in table.grid.rows[: table.header_row] for cell in row)
    return period_in_text(text)


def period_of_name(file_name: str) -> Period | None:
    """The month a file name carries, such as `so-hoa-2026-10.csv` or `T10.2026`."""
    found = re.search(r"(20\d\d)[-_.](0[1-9]|1[0-2])(?!\d)", file_name)
    if found:
        return month_period(Month(int(found[1]), int(found[2])))
    return period_in_text(file_name)


def period_in_text(text: str) -> Period | None:
    """The one period a title states."""
    days = re.search(
        r"từ ngày\s*(\d{1,2})[/-](\d{1,2})[/-](\d{4})\s*đến(?: ngày)?\s*(\d{1,2})[/-](\d{1,2})[/-](\d{4})",
        text,
        re.IGNORECASE,
    )
    if days:
        first_day, first, first_year, last_day, last, last_year = (int(group) for group in days.groups())
        return _whole_months((first_day, first, first_year), (last_day, last, last_year))
    month = re.search(r"(?:tháng\s*|\bT)(0?[1-9]|1[0-2])\s*(?:[/.-]|năm)\s*(20\d\d)", text, re.IGNORECASE)
    return month_period(Month(int(month[2]), int(month[1]))) if month else None


def _whole_months(first: tuple[int, int, int], last: tuple[int, int, int]) -> Period | None:
    """The period of two days, where they begin a month and end one of the same year."""
    if not (1 <= first[1] <= 12 and 1 <= last[1] <= 12):
        return None
    period = Period(Month(first[2], first[1]), Month(last[2], last[1]))
    whole = first[0] == 1 and last[0] == period.last_day.day
    return period if whole and period.months >= 1 and first[2] == last[2] else None
