"""Roles: how large each commune is, and which few play a part life is known to have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy

from pipelines.illustrative.chance import WHOLE, Grid, draws
from pipelines.illustrative.communes import Commune

SILENT_AT_MOST, CAMPAIGN_GROUP = 4, 12


@dataclass(frozen=True)
class Roles:
    """Rows of communes that differ from the rest, none in two roles."""

    silent: tuple[int, ...]
    falling: int
    campaign: tuple[int, ...]
    fewest_payments: int
    payments_stop_at_tet: int


def assign_roles(communes: Sequence[Commune]) -> Roles:
    """Give the roles to communes by lot, wards excepted; the smallest left have the fewest payments."""
    lots = draws("roles", communes, 1)[:, 0]
    rural = [row for row in numpy.argsort(lots, kind="stable").tolist() if not communes[row].is_ward]
    first_of_campaign = SILENT_AT_MOST + 1
    end_of_campaign = first_of_campaign + CAMPAIGN_GROUP
    sizes = monthly_filings(communes)[:, 0]
    smallest = sorted(rural[end_of_campaign:], key=lambda row: int(sizes[row]))
    return Roles(
        silent=tuple(rural[:SILENT_AT_MOST]),
        falling=rural[SILENT_AT_MOST],
        campaign=tuple(rural[first_of_campaign:end_of_campaign]),
        fewest_payments=smallest[0],
        payments_stop_at_tet=smallest[1],
    )


def monthly_filings(communes: Sequence[Commune]) -> Grid:
    """How many filings a commune receives in a usual month, one column; wards a multiple of communes.

    The size is such that the province receives some 55 thousand a month: the press counted 343 399 filings
    from 1 July to 3 December 2025, the provincial level included.
    """
    lots = draws("size", communes, 1)
    rural = 280 + 1_150 * lots * lots // (WHOLE * WHOLE)
    wards = numpy.array([[commune.is_ward] for commune in communes])
    return numpy.where(wards, 2_200 + 1_300 * lots // WHOLE, rural)
