"""Numbers are written as Babel writes them in each language, and rounded half up."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from babel import numbers
from hypothesis import example, given, strategies

from schemas.words import LANGUAGES, Words


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    value=strategies.decimals(-(10**15), 10**15, places=8) | strategies.integers(-(10**15), 10**15),
    decimals=strategies.integers(0, 6),
)
@example(value=Decimal("-0.004"), decimals=2)
@example(value=Decimal("1273494"), decimals=0)
@example(value=Decimal("88.125"), decimals=2)
def test_a_number_is_written_as_babel_writes_it(language: str, value: Decimal | int, decimals: int) -> None:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    expected = numbers.format_decimal(rounded, format=pattern, locale=language)
    assert Words(language).number(value, decimals) == expected
