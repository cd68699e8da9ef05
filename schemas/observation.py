"""The normalised table every file becomes: one row a figure, in our codes and our units."""

from __future__ import annotations

import re

import pandas
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
    period: Series[str]
    value: Series[float] = pandera.Field(nullable=True, in_range={"min_value": -1e13, "max_value": 1e13})
    numerator: Series[float] = pandera.Field(nullable=True, in_range={"min_value": 0, "max_value": 1e13})
    denominator: Series[float] = pandera.Field(nullable=True, in_range={"min_value": 0, "max_value": 1e13})
    qualifier: Series[str] = pandera.Field(isin=QUALIFIERS)
    cell: Series[str]

    @pandera.check("period")
    @classmethod
    def a_period_has_its_form(cls, periods: pandas.Series) -> pandas.Series[bool]:
        """Each distinct period is looked at once: a national month has 166,050 rows of one."""
        return periods.isin([period for period in periods.unique() if re.fullmatch(PERIOD_FORM, period)])

    class Config:
        strict = True
        ordered = True
