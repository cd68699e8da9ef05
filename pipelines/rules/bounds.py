"""Bounds in words: what an issue says of the smallest and the largest value an indicator can have."""

from __future__ import annotations


def bound_told(value: float) -> float | str:
    """A bound, or an ellipsis where there is none."""
    return "…" if value != value else value
