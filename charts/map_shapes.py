"""Outlines on a sheet: degrees become shares of the map's width and height, with no more corners than an eye sees."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from schemas.boundary import Boundaries
from schemas.commune import CommuneView

FINEST = 1 / 700
"""Corners nearer to each other than this share of the width fall together: about a point of the screen."""

Drawn = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Outlines:
    """The rings by commune, the point a commune's mark stands on, and the height of the map over its width."""

    rings: Mapping[str, tuple[Drawn, ...]]
    points: Mapping[str, tuple[float, float]]
    height: float


def outlines(boundaries: Boundaries, communes: tuple[CommuneView, ...]) -> Outlines:
    """The shapes as large as the sheet allows, true to angle where the province lies."""
    corners = [corner for shape in boundaries.shapes for ring in shape.rings for corner in ring]
    west, east = min(lon for lon, _ in corners), max(lon for lon, _ in corners)
    south, north = min(lat for _, lat in corners), max(lat for _, lat in corners)
    # A degree of longitude is shorter than one of latitude, by the cosine of the latitude.
    width = (east - west) * math.cos(math.radians((south + north) / 2)) or 1.0

    def place(lon: float, lat: float) -> tuple[float, float]:
        return (lon - west) / ((east - west) or 1.0), (north - lat) / ((north - south) or 1.0)

    return Outlines(
        rings={
            shape.code: tuple(_coarser(tuple(place(*corner) for corner in ring)) for ring in shape.rings)
            for shape in boundaries.shapes
        },
        points={
            row.code: place(row.lon, row.lat)
            for row in communes
            if row.lon is not None and row.lat is not None
        },
        height=((north - south) or 1.0) / width,
    )


def _coarser(ring: Drawn) -> Drawn:
    """The ring without corners too near to the last one kept; a ring too small for that stays as it is."""
    kept = [ring[0]]
    for corner in chain(ring[1:-1], ring[-1:]):
        if max(abs(corner[0] - kept[-1][0]), abs(corner[1] - kept[-1][1])) >= FINEST:
            kept.append(corner)
    return tuple(kept) if len(kept) > 2 else ring
