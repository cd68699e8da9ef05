"""The bench watches functions by name; one that has moved would be found out only when somebody measures."""

from __future__ import annotations

import pytest

from bench.intake import CHECK_STEPS, PUBLISH_STEPS


@pytest.mark.parametrize("steps", [CHECK_STEPS, PUBLISH_STEPS], ids=["check", "publish"])
def test_every_function_the_bench_watches_is_where_it_looks(steps):
    assert [name for owner, name in steps.values() if not callable(getattr(owner, name, None))] == []
