"""Movements of communes: which rate of which commune rose or fell most over three months."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class CommuneMove:
    """One commune's largest move of a rate over the three months to `period`, in points; `better` says which way."""

    geography: str
    name_vi: str
    name_en: str
    type: str
    indicator: str
    period: str
    value: Decimal
    gain: Decimal
    status: str
    better: bool
    illustrative: bool
