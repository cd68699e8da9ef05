"""Figures of filings: received, filed online, paid online, digitised, settled and judged by citizens.

They agree with one another (a report's "Tiếp nhận" is the other's denominator) and with what is
published of the province (seed document 000, section 1, and plan 333/KH-UBND, section I.II.5).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy

from pipelines.illustrative.chance import WHOLE, Grid, brought_to, draws, part_of
from pipelines.illustrative.communes import Commune
from pipelines.illustrative.months import COUNT, index_of
from pipelines.illustrative.rates import BASELINE, RateForm, noise, rates
from pipelines.illustrative.roles import Roles, monthly_filings

# Tết fell on 29 January 2025 and 17 February 2026.
SEASON = (
    6_400, 8_900, 10_800, 10_300, 10_000, 10_400, 10_700, 10_400, 10_200, 10_500, 10_400, 10_100,
    10_600, 6_300, 11_300, 10_500, 10_200, 10_500, 10_700, 10_600, 10_400, 10_700,
)  # fmt: skip
TET = index_of("2026-02")
CAMPAIGN = index_of("2026-05")
CAMPAIGN_STEP = 2_200
FALL_PER_MONTH = 140
SEVEN_MONTHS, YEAR = 7, 12

ONLINE = RateForm(
    {"2025-01": 88.2, "2025-12": 87.8, "2026-10": 90.9}, spread=9, drift=6, wobble=2, highest=99.4
)
END_TO_END = RateForm({"2025-01": 76, "2025-12": 80, "2026-10": 86}, spread=10, drift=5, wobble=3, highest=99)
SERVICES = RateForm({"2025-01": 61, "2025-12": 70, "2026-10": 79}, spread=12, drift=5, wobble=3, highest=98)
PAID_ONLINE = RateForm({"2025-01": 16, "2025-12": 24, "2026-10": 33}, spread=11, drift=6, wobble=3, lowest=2)
DIGITISED = RateForm(
    {"2025-01": 17, "2025-07": 24, "2025-12": 36, "2026-10": 63}, spread=14, drift=12, wobble=4
)
REUSED = RateForm({"2025-01": 39, "2025-12": 47, "2026-10": 54}, spread=13, drift=8, wobble=4)
REUSED_FROM_PORTAL = RateForm({"2025-01": 32, "2026-10": 48}, spread=12, drift=4, wobble=4)
RESULTS_DIGITISED = RateForm({"2025-01": 41, "2025-12": 61, "2026-10": 83}, spread=13, drift=9, wobble=4)
ON_TIME = RateForm({"2025-01": 98.3, "2025-12": 99.1, "2026-10": 99.3}, spread=1.6, drift=0.6, wobble=0.8)
SATISFIED = RateForm({"2025-01": 90.2, "2025-12": 91.8, "2026-10": 89.3}, spread=6, drift=5, wobble=1.5)


@dataclass(frozen=True)
class Filings:
    """Counts of filings by commune and month."""

    received: Grid
    settled: Grid
    settled_on_time: Grid
    online: Grid
    end_to_end: Grid
    end_to_end_online: Grid
    services: Grid
    services_online: Grid
    payable: Grid
    paid_online: Grid
    digitised: Grid
    reused: Grid
    reused_from_portal: Grid
    results_digitised: Grid
    answers: Grid
    satisfied: Grid


def count_filings(communes: Sequence[Commune], roles: Roles) -> Filings:
    """Count the filings of every commune and month, each part within its whole."""
    received = _received(communes)
    settled = _settled(communes, received)
    online = _online(communes, roles, received)
    end_to_end = _end_to_end(communes, roles, received)
    services = _services(communes, received)
    payable = _payable(communes, roles, received)
    reused = _reused(communes, received)
    answers = part_of(received, 1_800 + draws("satisfaction.answers", communes, COUNT) // 10)
    return Filings(
        received=received,
        settled=settled,
        settled_on_time=part_of(settled, rates("processing.on_time", communes, ON_TIME)),
        online=online,
        end_to_end=end_to_end,
        end_to_end_online=_end_to_end_online(communes, received, online, end_to_end),
        services=services,
        services_online=part_of(services, rates("online_filing.services", communes, SERVICES)),
        payable=payable,
        paid_online=_paid_online(communes, roles, payable),
        digitised=_digitised(communes, received),
        reused=reused,
        reused_from_portal=part_of(reused, rates("digitisation.portal", communes, REUSED_FROM_PORTAL)),
        results_digitised=part_of(settled, rates("digitisation.result", communes, RESULTS_DIGITISED)),
        answers=answers,
        satisfied=part_of(answers, rates("satisfaction.satisfied", communes, SATISFIED)),
    )


def _received(communes: Sequence[Commune]) -> Grid:
    usual = part_of(monthly_filings(communes), numpy.array([SEASON]))
    growth = WHOLE + 25 * numpy.arange(COUNT)
    return part_of(part_of(usual, growth), WHOLE + noise("filings.received", communes) // 8)


def _settled(communes: Sequence[Commune], received: Grid) -> Grid:
    shares = 8_800 + draws("filings.settled", communes, COUNT) // 12
    settled = numpy.zeros_like(received)
    pending = received[:, 0] // 8
    for month in range(COUNT):
        in_hand = pending + received[:, month]
        settled[:, month] = part_of(in_hand, shares[:, month])
        pending = in_hand - settled[:, month]
    return settled


def _online(communes: Sequence[Commune], roles: Roles, received: Grid) -> Grid:
    shares = rates("online_filing.online", communes, ONLINE)
    since_baseline = numpy.maximum(numpy.arange(COUNT) - BASELINE, 0)
    shares[roles.falling] = numpy.minimum(shares[roles.falling], shares[roles.falling, BASELINE])
    shares[roles.falling] -= FALL_PER_MONTH * since_baseline
    return brought_to(part_of(received, shares), received, months=SEVEN_MONTHS, share=8_813)


def _end_to_end(communes: Sequence[Commune], roles: Roles, received: Grid) -> Grid:
    shares = 4_600 + draws("online_filing.end_to_end_services", communes, 1) // 5
    filings = part_of(received, shares + noise("online_filing.end_to_end_services", communes) // 20)
    filings[roles.fewest_payments, TET] = 0
    return filings


def _end_to_end_online(communes: Sequence[Commune], received: Grid, online: Grid, end_to_end: Grid) -> Grid:
    wanted = part_of(end_to_end, rates("online_filing.end_to_end", communes, END_TO_END))
    # Filings brought on paper to end-to-end services are a part of all those brought on paper.
    at_least = numpy.maximum(end_to_end - (received - online), 0)
    return numpy.minimum(numpy.maximum(wanted, at_least), numpy.minimum(end_to_end, online))


def _services(communes: Sequence[Commune], received: Grid) -> Grid:
    usual = 34 + draws("online_filing.services", communes, 1) // 400
    return usual + received // 60 + noise("online_filing.services", communes) // 2_500


def _payable(communes: Sequence[Commune], roles: Roles, received: Grid) -> Grid:
    shares = 1_500 + draws("online_payment.payable", communes, 1) // 8
    payable = part_of(received, shares + noise("online_payment.payable", communes) // 40)
    payable[roles.fewest_payments] = (
        1 + draws("online_payment.few", communes, COUNT)[roles.fewest_payments] % 3
    )
    payable[roles.payments_stop_at_tet, TET] = 0
    return payable


def _paid_online(communes: Sequence[Commune], roles: Roles, payable: Grid) -> Grid:
    shares = rates("online_payment.online", communes, PAID_ONLINE)
    shares[list(roles.campaign), CAMPAIGN:] += CAMPAIGN_STEP
    return brought_to(
        part_of(payable, numpy.minimum(shares, WHOLE)), payable, months=SEVEN_MONTHS, share=1_889
    )


def _digitised(communes: Sequence[Commune], received: Grid) -> Grid:
    shares = rates("digitisation.receipt", communes, DIGITISED)
    return brought_to(part_of(received, shares), received, months=YEAR, share=2_500)


def _reused(communes: Sequence[Commune], received: Grid) -> Grid:
    # A filing may re-use a paper digitised long before, so re-use is a part of what is received,
    # not of what is digitised on receipt (the published 41.35 % and 25 % say the same).
    reused = part_of(received, rates("digitisation.reuse", communes, REUSED))
    return brought_to(reused, received, months=SEVEN_MONTHS, share=4_135)
