"""Quality: what is contradictory, what was accepted with a reason, and how complete and new each indicator is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from schemas.issue import Issue
from schemas.view import FigureView, IndicatorView


@dataclass(frozen=True)
class ReconciliationPart:
    """One number a document states: the whole (`stated`), or what it is made of."""

    role: str
    name_vi: str
    name_en: str
    value_text: str
    value: Decimal | None
    document: str
    section: str
    note_vi: str | None
    note_en: str | None


@dataclass(frozen=True)
class Reconciliation:
    """A stated sum or ratio beside what its parts give; of two values that should be the same, neither is computed.

    `kind` is sum, ratio or same. The first part is the stated one.
    """

    id: str
    kind: str
    stated: Decimal | None
    computed: Decimal | None
    agrees: bool
    decimals: int
    unit_vi: str | None
    unit_en: str | None
    parts: tuple[ReconciliationPart, ...]

    @property
    def whole(self) -> ReconciliationPart:
        """What the document states."""
        return self.parts[0]

    @property
    def difference(self) -> Decimal | None:
        """What the parts give less what is stated; None where nothing is computed."""
        return None if self.stated is None or self.computed is None else self.computed - self.stated


@dataclass(frozen=True)
class AcceptedIssue:
    """One warning a file in force was published with, the reason given, by whom and when."""

    issue: Issue
    reason: str
    upload: str
    file_name: str
    dataset: str
    period: str
    by: str
    at: datetime


class Freshness(StrEnum):
    """Whether an indicator's newest figure is as new as its frequency asks."""

    NO_DATA = "no_data"
    OLD = "old"
    FRESH = "fresh"


OLDEST_MONTHS = {"monthly": 2, "quarterly": 5, "yearly": 14}
"""How old a newest figure may be, in months, by the indicator's frequency: its own length and time to report."""


@dataclass(frozen=True)
class Coverage:
    """How complete and new one indicator is: its newest figure, its months of age, and how many communes are in it.

    `months_old` counts from the period's last month to the day's; None where there is no figure.
    """

    indicator: IndicatorView
    figure: FigureView | None
    freshness: Freshness
    months_old: int | None
    reported: int | None
    expected: int | None
