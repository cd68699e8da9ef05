"""Versions of one figure: every upload that ever named it, the one published last first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from schemas.upload import Origin, UploadKind


@dataclass(frozen=True)
class FigureVersion:
    """What one upload says of one figure, where in the file it stands, and whether that upload is in force.

    `sheet` is empty for files without sheets; `value` is None where the file reports none.
    """

    upload: str
    file_name: str
    kind: UploadKind
    origin: Origin
    published_at: datetime
    published_by: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    sheet: str
    cell: str
    in_force: bool
