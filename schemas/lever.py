"""Levers: which communes would move the province's figure, and how far each of them would."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Aim(StrEnum):
    """What the communes are thought to be raised to."""

    COMMUNE_TARGET = "commune_target"
    PROVINCE_TARGET = "province_target"
    MEDIAN = "median"


@dataclass(frozen=True)
class Lever:
    """One commune short of its aim. `lift` is what raising it alone adds to the province's figure, `reached` where
    the province then stands when all the levers before it are raised too."""

    geography: str
    name_vi: str
    name_en: str
    type: str
    status: str
    value: Decimal
    denominator: Decimal | None
    aim: Decimal
    missing: Decimal
    """Cases to the aim (the numerator's unit); for a count, units of the indicator."""
    lift: Decimal
    reached: Decimal


@dataclass(frozen=True)
class Leverage:
    """The levers of one indicator in one period, the strongest first."""

    aim: Aim
    province: Decimal
    target: Decimal | None
    """What the province is to reach itself, where it has a target."""
    levers: tuple[Lever, ...]
    enough: int
    """How many of the first levers are told together: the fewest that bring the province to its own target, else
    the fewest that bring four fifths of what all of them would, and never more than a sentence can name."""
    illustrative: bool

    @property
    def chosen(self) -> tuple[Lever, ...]:
        """The levers told together."""
        return self.levers[: self.enough]

    @property
    def lift(self) -> Decimal:
        """How far the chosen levers move the province together."""
        return self.chosen[-1].reached - self.province if self.chosen else Decimal(0)

    @property
    def reaches_target(self) -> bool:
        """Whether the chosen levers bring the province from short of its target to it."""
        if self.target is None or not self.chosen:
            return False
        reached = self.chosen[-1].reached
        if self.chosen[0].lift > 0:
            return self.province < self.target <= reached
        return self.province > self.target >= reached
