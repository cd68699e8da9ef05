"""Boundaries: the shapes of the communes, where the operator supplied a map of them."""

from __future__ import annotations

from dataclasses import dataclass

Ring = tuple[tuple[float, float], ...]
"""Corners as (lon, lat) in degrees; the last is the first."""


@dataclass(frozen=True)
class Shape:
    """One commune's outline: the rings of all its parts, holes among them."""

    code: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True)
class Boundaries:
    """A map as it was supplied: the shapes found, the communes without one, and how many shapes are nobody's."""

    shapes: tuple[Shape, ...]
    without: tuple[str, ...]
    strangers: int
