"""Known issues of an indicator: what a document says that does not add up, and notes on its figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class ReconciliationView:
    """One sum or ratio a document states that one of the indicator's figures is part of."""

    id: str
    kind: str
    name_vi: str
    name_en: str
    unit_vi: str | None
    unit_en: str | None
    decimals: int
    stated: Decimal
    computed: Decimal
    outcome: str
    document: str
    section: str | None
    note_vi: str | None
    note_en: str | None

    @property
    def agrees(self) -> bool:
        return self.outcome == "agrees"


@dataclass(frozen=True)
class FigureNote:
    """What is noted beside one figure of a document."""

    period: str
    document: str | None
    section: str | None
    note_vi: str
    note_en: str | None
