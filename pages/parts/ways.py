"""Where a click on an indicator, a commune or a figure leads, in the periods a page shows."""

from __future__ import annotations

from collections.abc import Iterable

from charts.ways import Ways
from pages.parts.frame import Frame
from schemas.view import Overview


def ways_of(frame: Frame, rows: Iterable[Overview], *, month: str) -> Ways:
    """To an indicator's page in the period of its figure among `rows`, to a commune's in `month`, and to a figure's
    own record among the sources."""
    periods = {row.indicator.id: row.figure.period for row in rows if row.figure}
    return Ways(
        indicator=lambda indicator, commune: frame.address.link(
            "indicator", indicator=indicator, commune=commune, period=periods.get(indicator, "")
        ),
        commune=lambda code: frame.address.link("commune", commune=code, period=month),
        figure=frame.address.of_figure,
    )
