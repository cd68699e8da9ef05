"""The operator's map of the communes: a GeoJSON file, which the product does not ship."""

from __future__ import annotations

import json
from collections import Counter
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from schemas.boundary import Boundaries, Ring, Shape
from schemas.errors import UserError

LARGEST_BYTES = 50 * 2**20
POLYGON, MULTI_POLYGON = "Polygon", "MultiPolygon"

Feature = dict[str, Any]


def boundaries(path: Path, *, codes: tuple[str, ...]) -> Boundaries | None:
    """The shapes of the communes `codes`; None where no map was supplied.

    Raises `UserError` where the file is none, has other coordinates than degrees, or names no commune.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return _boundaries(path, found.st_mtime_ns, found.st_size, codes)


@lru_cache(maxsize=4)
def _boundaries(path: Path, changed: int, size: int, codes: tuple[str, ...]) -> Boundaries:
    """Cached by the file's time and size, so that an exchanged map is seen."""
    if size > LARGEST_BYTES:
        raise _refused("The map of the communes is larger than 50 MB.")
    features = _features(path)
    known = frozenset(codes)
    key = _key_of_codes(features, known)
    rings: dict[str, list[Ring]] = {}
    strangers = 0
    for feature in features:
        code = _code(feature, key)
        if code in known:
            rings.setdefault(code, []).extend(_rings(feature))
        else:
            strangers += 1
    shapes = tuple(Shape(code, tuple(rings[code])) for code in codes if rings.get(code))
    return Boundaries(shapes, tuple(code for code in codes if not rings.get(code)), strangers)


def _features(path: Path) -> list[Feature]:
    try:
        told = json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise _refused("The map of the communes is not JSON text in UTF-8.") from error
    features = told.get("features") if isinstance(told, dict) else None
    if not isinstance(features, list) or not all(isinstance(one, dict) for one in features):
        raise _refused("The map of the communes is not a GeoJSON FeatureCollection.")
    return features


def _key_of_codes(features: list[Feature], known: frozenset[str]) -> str:
    """The property that holds the communes' codes.

    One for the whole file: taken feature by feature, a population of 6040 would be read as the code 06040.
    """
    votes: Counter[str] = Counter()
    for key in sorted({key for feature in features for key in _properties(feature)}):
        votes[key] = len({_code(feature, key) for feature in features} & known)
    if not votes or not max(votes.values()):
        raise _refused("No property of the map holds the communes' five-digit codes.")
    return max(votes, key=lambda key: votes[key])


def _properties(feature: Feature) -> dict[str, Any]:
    told = feature.get("properties")
    return {"id": feature.get("id"), **(told if isinstance(told, dict) else {})}


def _code(feature: Feature, key: str) -> str:
    told = _properties(feature).get(key)
    return str(told).zfill(5) if isinstance(told, str | int) and not isinstance(told, bool) else ""


def _rings(feature: Feature) -> list[Ring]:
    geometry = feature.get("geometry") or {}
    kind = geometry.get("type")
    if kind not in (POLYGON, MULTI_POLYGON):
        return []
    try:
        parts = [geometry["coordinates"]] if kind == POLYGON else geometry["coordinates"]
        rings = [
            tuple((float(corner[0]), float(corner[1])) for corner in ring)
            for ring in chain.from_iterable(parts)
        ]
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise _refused("The coordinates of a shape of the map cannot be read.") from error
    if any(abs(lon) > 180 or abs(lat) > 90 for ring in rings for lon, lat in ring):
        raise _refused("The coordinates of the map are not longitude and latitude in degrees.")
    return [ring for ring in rings if len(ring) > 2]


def _refused(sentence: str) -> UserError:
    return UserError(
        sentence,
        remedy="Supply a GeoJSON file in degrees (WGS 84) whose shapes carry the communes' five-digit codes.",
    )
