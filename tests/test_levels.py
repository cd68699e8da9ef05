"""The levels of government: what follows from a count and a rounded rate, worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from queries.levels import level_shares
from queries.release import current_release
from schemas.level import LevelShares

DAY = date(2026, 10, 31)
COUNTED = {"20-P": (310296, 95), "20-D": (941879, 98), "20-C": (21319, 25)}
"""Plan 333, section I.II.5: filings digitised and rate in percent, by level."""


def found(template: Path, *, day: date = DAY) -> LevelShares | None:
    release = current_release(template)
    return level_shares(
        release, count="digitised_filing_count", rate="digitised_filing_rate", decimals=0, day=day
    )


def test_all_filings_follow_from_count_and_rate(prepared_template: Path) -> None:
    shares = found(prepared_template)
    assert shares is not None
    assert {level.unit.code for level in shares.levels} == COUNTED.keys()
    for level in shares.levels:
        count, rate = COUNTED[level.unit.code]
        assert (level.count.value, level.rate.value) == (count, rate)
        assert float(level.cases) == pytest.approx(count / rate * 100)
        assert float(level.fewest) == pytest.approx(count / (rate + 0.5) * 100)
        assert float(level.most) == pytest.approx(count / (rate - 0.5) * 100)


def test_the_levels_together_give_the_rate_the_document_states(prepared_template: Path) -> None:
    shares = found(prepared_template)
    assert shares is not None and shares.province_rate is not None and shares.province_count is not None
    assert shares.counted == shares.province_count.value == 1273494
    assert shares.rate.quantize(Decimal("0.01")) == Decimal("92.75")
    assert round(shares.rate) == shares.province_rate.value == 93


def test_before_the_document_there_are_no_levels(prepared_template: Path) -> None:
    assert found(prepared_template, day=date(2025, 6, 30)) is None
