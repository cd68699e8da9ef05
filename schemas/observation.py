"""The normalised table every file becomes: one row a figure, in our codes and our units."""

from __future__ import annotations

import pandera.pandas as pandera
from pandera.typing.pandas import Series

from schemas.reference import PERIOD_FORM, QUALIFIERS

CELL_COLUMNS = (
    "indicator", "geography", "period", "value", "numerator", "denominator", "qualifier", "cell",
)  # fmt: skip


class Cells(pandera.DataFrameModel):
    """One row is one figure of a file. Key: indicator, geography, period.

    units: percentages are 0–100; counts are whole cases; `value` is missing where the file reports none.
    """

    indicator: Series[str]
    geography: Series[str]
    period: Series[str] = pandera.Field(str_matches=PERIOD_FORM)
    value: Series[float] = pandera.Field(nullable=True, in_range={"min_value": -1e13, "max_value": 1e13})
    numerator: Series[float] = pandera.Field(nullable=True, in_range={"min_value": 0, "max_value": 1e13})
    denominator: Series[float] = pandera.Field(nullable=True, in_range={"min_value": 0, "max_value": 1e13})
    qualifier: Series[str] = pandera.Field(isin=QUALIFIERS)
    cell: Series[str]

    class Config:
        strict = True
        ordered = True
