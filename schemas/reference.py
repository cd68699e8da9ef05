"""The reference tables people write by hand in `data/reference/`: one pandera model per file.

Text columns arrive as text (codes keep their leading zero), numbers as DECIMAL-safe text that the
model coerces; an empty cell is missing. Models are strict: an unknown column is an error.
"""

from __future__ import annotations

import pandas
import pandera.pandas as pandera
from pandera.typing.pandas import Series

GEOGRAPHY_LEVELS = ("nation", "province", "level", "commune")
"""`level` rows are the series "all bodies of one level together" that digitisation is published by."""

GEOGRAPHY_TYPES = (
    "nation", "province", "xã", "phường", "provincial_level", "district_level", "commune_level",
)  # fmt: skip
PILLARS = (
    "digital_government", "infrastructure", "data", "human_resources", "economy",
    "society", "border_gate", "administrative_reform", "security",
)  # fmt: skip
STANDINGS = ("official", "press", "derived", "carried_over", "provisional")
"""How firm a target is, firmest first: published by the office that set it, read through the press,
worked out from another published figure, carried over from 2025, provisional."""

COMPARATORS = ("at_least", "at_most", "exactly")
QUALIFIERS = ("exact", "about", "nearly", "more_than")
"""How a document qualifies a figure: "76 %", "khoảng 76 %", "gần 3.500", "trên 95 %"."""

FREQUENCIES = ("monthly", "quarterly", "yearly")
ACCUMULATIONS = ("within_period", "year_to_date", "at_period_end")
"""What a value covers: the period alone, January to the period's end, or a stock on its last day."""

KINDS = ("rate", "count", "score", "amount")
AGGREGATIONS = ("ratio_of_sums", "sum", "none")
PERIOD_FORM = r"^\d{4}(-(0[1-9]|1[0-2])(\.\.\d{4}-(0[1-9]|1[0-2]))?|-Q[1-4])?$"
MILESTONES_FORM = r"^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?:[0-9.]+( \d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?:[0-9.]+)*$"
"""Steps of a target, each a period and the value due at its end: "2026-06:85 2026-09:88"."""

DAY_FORM = r"^\d{4}-\d{2}-\d{2}$"
IDENTIFIER_FORM = r"^[a-z][a-z0-9_]*$"


class Base(pandera.DataFrameModel):
    """What every reference table shares."""

    class Config:
        strict = True
        coerce = True
        ordered = True


class Geographies(Base):
    """One row is a nation, a province, a level series or a commune, in the order lists show them."""

    code: Series[str] = pandera.Field(unique=True, str_matches=r"^[A-Z0-9-]+$")
    level: Series[str] = pandera.Field(isin=GEOGRAPHY_LEVELS)
    type: Series[str] = pandera.Field(isin=GEOGRAPHY_TYPES)
    name_vi: Series[str]
    name_en: Series[str]
    parent: Series[str] = pandera.Field(nullable=True)
    former_district: Series[str] = pandera.Field(nullable=True)
    area_km2: Series[float] = pandera.Field(gt=0, nullable=True)
    lat: Series[float] = pandera.Field(in_range={"min_value": 8, "max_value": 24}, nullable=True)
    lon: Series[float] = pandera.Field(in_range={"min_value": 102, "max_value": 110}, nullable=True)
    tile_column: Series[float] = pandera.Field(ge=1, nullable=True)
    tile_row: Series[float] = pandera.Field(ge=1, nullable=True)
    valid_from: Series[str] = pandera.Field(str_matches=DAY_FORM, nullable=True)
    valid_to: Series[str] = pandera.Field(str_matches=DAY_FORM, nullable=True)

    @pandera.dataframe_check
    @classmethod
    def a_commune_has_five_digits(cls, rows: pandas.DataFrame) -> pandas.Series[bool]:
        return (rows["level"] != "commune") | rows["code"].str.fullmatch(r"\d{5}")

    @pandera.dataframe_check
    @classmethod
    def no_two_lie_on_one_tile(cls, rows: pandas.DataFrame) -> pandas.Series[bool]:
        return rows["tile_column"].isna() | ~rows.duplicated(["tile_column", "tile_row"], keep=False)


class Documents(Base):
    """One row is a document figures, targets or tasks are taken from."""

    id: Series[str] = pandera.Field(unique=True, str_matches=IDENTIFIER_FORM)
    number: Series[str] = pandera.Field(nullable=True)
    date: Series[str] = pandera.Field(str_matches=DAY_FORM, nullable=True)
    issuer_vi: Series[str]
    issuer_en: Series[str]
    title_vi: Series[str]
    title_en: Series[str]
    kind: Series[str] = pandera.Field(isin=("founding", "cited", "press"))
    file_name: Series[str] = pandera.Field(nullable=True)
    url: Series[str] = pandera.Field(nullable=True)
    note_vi: Series[str] = pandera.Field(nullable=True)
    note_en: Series[str] = pandera.Field(nullable=True)


class Indicators(Base):
    """One row is one YAML file of `indicators/`, flattened."""

    id: Series[str] = pandera.Field(unique=True, str_matches=IDENTIFIER_FORM)
    name_vi: Series[str]
    name_en: Series[str]
    definition_vi: Series[str]
    definition_en: Series[str]
    unit_vi: Series[str]
    unit_en: Series[str]
    kind: Series[str] = pandera.Field(isin=KINDS)
    decimals: Series[int] = pandera.Field(in_range={"min_value": 0, "max_value": 4})
    minimum: Series[float] = pandera.Field(nullable=True)
    maximum: Series[float] = pandera.Field(nullable=True)
    pillar: Series[str] = pandera.Field(isin=PILLARS)
    level: Series[str] = pandera.Field(isin=GEOGRAPHY_LEVELS)
    frequency: Series[str] = pandera.Field(isin=FREQUENCIES)
    accumulation: Series[str] = pandera.Field(isin=ACCUMULATIONS)
    aggregation: Series[str] = pandera.Field(isin=AGGREGATIONS)
    better: Series[str] = pandera.Field(isin=("higher", "lower", "neither"))
    numerator_vi: Series[str] = pandera.Field(nullable=True)
    numerator_en: Series[str] = pandera.Field(nullable=True)
    denominator_vi: Series[str] = pandera.Field(nullable=True)
    denominator_en: Series[str] = pandera.Field(nullable=True)
    small_denominator: Series[int] = pandera.Field(ge=0)
    dataset: Series[str] = pandera.Field(str_matches=IDENTIFIER_FORM)
    agency_vi: Series[str] = pandera.Field(nullable=True)
    agency_en: Series[str] = pandera.Field(nullable=True)
    document: Series[str] = pandera.Field(nullable=True)
    section: Series[str] = pandera.Field(nullable=True)
    caution_vi: Series[str] = pandera.Field(nullable=True)
    caution_en: Series[str] = pandera.Field(nullable=True)
    headline: Series[int] = pandera.Field(ge=0)

    @pandera.dataframe_check
    @classmethod
    def a_ratio_names_its_counts(cls, rows: pandas.DataFrame) -> pandas.Series[bool]:
        named = rows["numerator_vi"].notna() & rows["denominator_vi"].notna()
        return (rows["aggregation"] != "ratio_of_sums") | named


class Targets(Base):
    """One row is one target: what is promised, by whom, for which level or geography, by when."""

    id: Series[str] = pandera.Field(unique=True, str_matches=IDENTIFIER_FORM)
    indicator: Series[str]
    level: Series[str] = pandera.Field(isin=GEOGRAPHY_LEVELS, nullable=True)
    geography: Series[str] = pandera.Field(nullable=True)
    comparator: Series[str] = pandera.Field(isin=COMPARATORS)
    value: Series[float]
    period: Series[str] = pandera.Field(str_matches=PERIOD_FORM)
    baseline_value: Series[float] = pandera.Field(nullable=True)
    baseline_period: Series[str] = pandera.Field(str_matches=PERIOD_FORM, nullable=True)
    milestones: Series[str] = pandera.Field(str_matches=MILESTONES_FORM, nullable=True)
    document: Series[str]
    section: Series[str] = pandera.Field(nullable=True)
    standing: Series[str] = pandera.Field(isin=STANDINGS)
    note_vi: Series[str] = pandera.Field(nullable=True)
    note_en: Series[str] = pandera.Field(nullable=True)

    @pandera.dataframe_check
    @classmethod
    def applies_to_a_level_or_a_geography(cls, rows: pandas.DataFrame) -> pandas.Series[bool]:
        return rows["level"].isna() ^ rows["geography"].isna()

    @pandera.dataframe_check
    @classmethod
    def a_baseline_value_has_a_period(cls, rows: pandas.DataFrame) -> pandas.Series[bool]:
        return rows["baseline_value"].isna() | rows["baseline_period"].notna()


class DocumentFigures(Base):
    """One row is one figure of a document that measures an indicator. Key: indicator, geography, period."""

    row: Series[int] = pandera.Field(unique=True, ge=1)
    indicator: Series[str]
    geography: Series[str]
    period: Series[str] = pandera.Field(str_matches=PERIOD_FORM)
    value: Series[float]
    numerator: Series[float] = pandera.Field(nullable=True)
    denominator: Series[float] = pandera.Field(gt=0, nullable=True)
    qualifier: Series[str] = pandera.Field(isin=QUALIFIERS)
    value_text: Series[str]
    document: Series[str]
    section: Series[str]
    note_vi: Series[str] = pandera.Field(nullable=True)
    note_en: Series[str] = pandera.Field(nullable=True)

    class Config(Base.Config):
        unique = ["indicator", "geography", "period"]


class OtherFigures(Base):
    """One row is one figure of a document that measures no indicator, with the reason."""

    row: Series[int] = pandera.Field(unique=True, ge=1)
    figure_vi: Series[str]
    figure_en: Series[str]
    value_text: Series[str]
    document: Series[str]
    section: Series[str]
    reason_vi: Series[str]
    reason_en: Series[str]


class Reconciliations(Base):
    """One row is one part (or numerator, denominator) of a sum or ratio a document states."""

    id: Series[str] = pandera.Field(str_matches=IDENTIFIER_FORM)
    kind: Series[str] = pandera.Field(isin=("sum", "ratio", "same"))
    role: Series[str] = pandera.Field(isin=("stated", "part", "numerator", "denominator", "other"))
    name_vi: Series[str]
    name_en: Series[str]
    value_text: Series[str]
    value: Series[float] = pandera.Field(nullable=True)
    decimals: Series[int] = pandera.Field(ge=0)
    unit_vi: Series[str] = pandera.Field(nullable=True)
    unit_en: Series[str] = pandera.Field(nullable=True)
    document: Series[str]
    section: Series[str]
    note_vi: Series[str] = pandera.Field(nullable=True)
    note_en: Series[str] = pandera.Field(nullable=True)


class DueDates(Base):
    """One row is by when reports of one frequency are due, of one dataset where it names one, else of all others.

    The day is one of the month `months_after` the period's last month (the last day of a month that is too short).
    Reports are in time `on` that day, or only `before` it. A rule without a document is the operator's own setting.
    """

    id: Series[str] = pandera.Field(unique=True, str_matches=IDENTIFIER_FORM)
    frequency: Series[str] = pandera.Field(isin=FREQUENCIES)
    dataset: Series[str] = pandera.Field(nullable=True)
    months_after: Series[int] = pandera.Field(in_range={"min_value": 0, "max_value": 12})
    day: Series[int] = pandera.Field(in_range={"min_value": 1, "max_value": 31})
    bound: Series[str] = pandera.Field(isin=("on", "before"))
    document: Series[str] = pandera.Field(nullable=True)
    section: Series[str] = pandera.Field(nullable=True)
    note_vi: Series[str]
    note_en: Series[str]

    class Config(Base.Config):
        unique = ["frequency", "dataset"]


class Tasks(Base):
    """One row is one task a document sets."""

    id: Series[str] = pandera.Field(unique=True, str_matches=r"^T\d{3}$")
    document: Series[str]
    section: Series[str]
    task_vi: Series[str]
    lead_agency: Series[str] = pandera.Field(nullable=True)
    coordinating_agencies: Series[str] = pandera.Field(nullable=True)
    deadline_text: Series[str]
    deadline_date: Series[str] = pandera.Field(str_matches=DAY_FORM, nullable=True)
    output_vi: Series[str] = pandera.Field(nullable=True)
    note_vi: Series[str] = pandera.Field(nullable=True)
