"""Directions: where a figure is going, told apart from where it stands, with how strong the evidence for it is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from schemas.view import FigureView


class Movement(StrEnum):
    """Which way the last three months went."""

    BETTER = "better"
    STEADY = "steady"
    WORSE = "worse"
    UNKNOWN = "unknown"


class Need(StrEnum):
    """What the target asks of the movement."""

    MAINTAIN = "maintain"
    ACCELERATE = "accelerate"
    REVERSE = "reverse"


class Evidence(StrEnum):
    """How much stands behind a movement."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"


@dataclass(frozen=True)
class Direction:
    """Where one figure is going. `agreeing` of `steps` of the last six periods went the way of `gain`, the change over
    three months; `need` is None without a target to need anything for, `evidence` None without a movement."""

    figure: FigureView
    movement: Movement
    need: Need | None
    evidence: Evidence | None
    gain: Decimal | None
    steps: int
    agreeing: int
