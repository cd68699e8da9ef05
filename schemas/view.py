"""Views: the rows queries hand to charts and pages, one frozen dataclass per kind of row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from schemas.period import parse_period


@dataclass(frozen=True)
class IndicatorView:
    """One indicator as people read about it."""

    id: str
    name_vi: str
    name_en: str
    definition_vi: str
    definition_en: str
    unit_vi: str
    unit_en: str
    kind: str
    decimals: int
    pillar: str
    level: str
    frequency: str
    accumulation: str
    better: str
    numerator_vi: str | None
    numerator_en: str | None
    denominator_vi: str | None
    denominator_en: str | None
    small_denominator: int
    dataset: str
    agency_vi: str | None
    agency_en: str | None
    document: str | None
    section: str | None
    caution_vi: str | None
    caution_en: str | None
    headline: int
    main_geography: str


@dataclass(frozen=True)
class GeographyView:
    """One unit figures are published for."""

    code: str
    level: str
    type: str
    name_vi: str
    name_en: str


@dataclass(frozen=True)
class DocumentView:
    """One document figures and targets are taken from."""

    id: str
    number: str | None
    date: date | None
    title_vi: str
    title_en: str
    issuer_vi: str
    issuer_en: str


@dataclass(frozen=True)
class TargetView:
    """One target of one indicator."""

    id: str
    level: str | None
    geography: str | None
    comparator: str
    value: Decimal
    period: str
    last_day: date
    baseline_value: Decimal | None
    baseline_period: str | None
    document: str
    section: str | None
    standing: str
    note_vi: str | None
    note_en: str | None


@dataclass(frozen=True)
class MilestoneView:
    """One step of a target: the value due on `last_day`."""

    target: str
    last_day: date
    value: Decimal


@dataclass(frozen=True)
class FigureView:
    """One figure with where it stands and where it comes from. Counts of `reported` are of `expected` units."""

    indicator: str
    geography: str
    period: str
    last_day: date
    status: str
    reason: str | None
    value: Decimal | None
    qualifier: str | None
    numerator: Decimal | None
    denominator: Decimal | None
    target: str | None
    comparator: str | None
    target_value: Decimal | None
    target_last_day: date | None
    target_standing: str | None
    baseline_value: Decimal | None
    baseline_last_day: date | None
    required_pace: float | None
    recent_pace: float | None
    months_left: int | None
    arrival_month: date | None
    arrival: str | None
    previous_value: Decimal | None
    rank: int | None
    ranked: int | None
    origin: str | None
    source: str | None
    document: str | None
    section: str | None
    value_text: str | None
    upload: str | None
    cell: str | None
    reported: int | None
    expected: int | None

    @property
    def change(self) -> Decimal | None:
        """The step from the previous period's value; none where either is approximate."""
        if self.value is None or self.previous_value is None or self.approximate:
            return None
        return self.value - self.previous_value

    @property
    def gained(self) -> Decimal | None:
        """The step from the baseline, once something has been measured since."""
        if self.value is None or self.baseline_value is None or self.baseline_last_day is None:
            return None
        return self.value - self.baseline_value if self.last_day > self.baseline_last_day else None

    @property
    def gap(self) -> Decimal | None:
        """What is missing to the target; none where it is met or there is none."""
        if self.value is None or self.target_value is None or self.status in ("met", "no_target"):
            return None
        return self.target_value - self.value

    @property
    def approximate(self) -> bool:
        return (self.qualifier or "exact") != "exact"

    @property
    def illustrative(self) -> bool:
        return self.origin == "illustrative"

    @property
    def since_january(self) -> bool:
        """Whether the figure covers several months from January on."""
        period = parse_period(self.period)
        return period.months > 1 and period.first.month == 1


@dataclass(frozen=True)
class RankedFigure:
    """One commune's figure in the ranking of one period."""

    figure: FigureView
    name_vi: str
    name_en: str
    type: str


@dataclass(frozen=True)
class UploadView:
    """One published file."""

    id: str
    file_name: str
    dataset: str
    period: str | None
    origin: str
    published_by: str
    published_at: datetime
    note: str | None


@dataclass(frozen=True)
class Freshness:
    """How new a release is, and how much of it is illustrative."""

    newest_period: str
    published_at: datetime | None
    uploads: int
    illustrative_uploads: int
