"""Looking up: what the texts of a long column mean, asked once a distinct text and not once a row."""

from __future__ import annotations

from collections.abc import Mapping

import pandas


def looked_up(keys: pandas.Series, meanings: Mapping[str, object] | pandas.Series) -> pandas.Series:
    """What each key stands for, missing where it stands for nothing: `keys.map(meanings)`, many times as fast."""
    codes, distinct = pandas.factorize(keys)
    found = pandas.Series(distinct).map(meanings)
    return found.reindex(codes).set_axis(keys.index)
