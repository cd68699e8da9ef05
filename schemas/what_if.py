"""What if: values set for some communes or for an indicator itself, on top of a release and never written to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, order=True)
class Assumption:
    """One value set for one unit, in the indicator's unit."""

    geography: str
    value: Decimal


@dataclass(frozen=True, order=True)
class Scenario:
    """The values set for one indicator in one period, ordered by unit."""

    indicator: str
    period: str
    assumptions: tuple[Assumption, ...]
