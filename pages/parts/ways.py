"""Where a click on an indicator, a commune or a figure leads, in the periods a page shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from charts.ways import Ways
from pages.parts.frame import Frame
from schemas.overview import Overview

INDICATOR, COMMUNE, PERIOD = "any-indicator", "any-commune", "any-period"
"""No indicator, commune or period; such slugs stand in an address as they are."""


def ways_of(frame: Frame, rows: Iterable[Overview], *, month: str) -> Ways:
    """To an indicator's page in the period of its figure among `rows`, to a commune's in `month`, and to a figure's
    own record among the sources."""
    periods = {row.indicator.id: row.figure.period for row in rows if row.figure}
    to_indicator = _addresses(frame, "indicator")
    return Ways(
        indicator=lambda indicator, commune: to_indicator(indicator, commune, periods.get(indicator, "")),
        commune=lambda code: frame.address.link("commune", commune=code, period=month),
        figure=_addresses(frame, "sources"),
    )


def _addresses(frame: Frame, page: str) -> Callable[[str, str, str], str]:
    """The addresses of a page by indicator, commune and period: a page has hundreds that differ in nothing else."""

    @cache
    def form(*asked: str) -> str:
        indicator, commune, period = asked
        return frame.address.link(page, indicator=indicator, commune=commune, period=period)

    def address(indicator: str, commune: str, period: str) -> str:
        known = form(INDICATOR, COMMUNE if commune else "", PERIOD if period else "")
        return known.replace(INDICATOR, indicator).replace(COMMUNE, commune).replace(PERIOD, period)

    return address
