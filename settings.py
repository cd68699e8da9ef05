"""Where things lie and how large they may be; the environment is read here, once, and nowhere else."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
BOUNDARIES = ROOT / "data" / "reference" / "boundaries.geojson"
"""The operator's map of the communes; the product comes without one."""


@dataclass(frozen=True)
class Settings:
    """The places and limits of one installation."""

    store: Path
    reference: Path
    largest_upload_bytes: int
    boundaries: Path = BOUNDARIES


def read_settings() -> Settings:
    """The settings of this process.

    `KPI_STORE` names the folder of the store (default `data/store`), `KPI_REFERENCE` that of the reference data,
    `KPI_BOUNDARIES` the map of the communes.
    """
    return Settings(
        store=Path(os.environ.get("KPI_STORE", ROOT / "data" / "store")).resolve(),
        reference=Path(os.environ.get("KPI_REFERENCE", ROOT / "data" / "reference")).resolve(),
        largest_upload_bytes=50 * 1024 * 1024,
        boundaries=Path(os.environ.get("KPI_BOUNDARIES", BOUNDARIES)).resolve(),
    )
