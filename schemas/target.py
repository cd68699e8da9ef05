"""Targets as a page shows them: each with where whoever it is for stands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from schemas.view import TargetView


@dataclass(frozen=True)
class TargetRow(TargetView):
    """One target, and where whoever it is for stands.

    Of a target for the province, the nation or one unit `figure_value` is its newest figure; `held` says whether that
    figure is held against this target, and only then are there status and pace. Of a target for all communes `met`,
    `on_track` and `behind` count those of `communes` in `communes_period`. `upload`, `cell` and `file_name` say where
    an uploaded target stood.
    """

    indicator: str
    upload: str | None
    cell: str | None
    file_name: str | None
    figure_period: str | None
    figure_value: Decimal | None
    qualifier: str | None
    held: bool | None
    status: str | None
    reason: str | None
    required_pace: float | None
    months_left: int | None
    illustrative: bool | None
    communes_period: str | None
    met: int | None
    on_track: int | None
    behind: int | None
    communes_illustrative: bool | None
    communes: int

    @property
    def rests_on_illustrative(self) -> bool:
        """Whether where it stands is told by generated figures."""
        return bool(self.illustrative or self.communes_illustrative)


@dataclass(frozen=True)
class StatedPart:
    """One part of a sum a document states; the sum itself has the role "stated"."""

    role: str
    name_vi: str
    name_en: str
    value: Decimal
    document: str
    section: str
