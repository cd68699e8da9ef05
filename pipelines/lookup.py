"""Looking up: what the texts of a long column mean, asked once a distinct text and not once a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy
import pandas


@dataclass(frozen=True)
class Coded:
    """A column as its distinct texts and, row by row, which of them stands there (−1: none)."""

    codes: numpy.ndarray
    distinct: pandas.Index
    rows: pandas.Index

    def looked_up(self, meanings: Mapping[str, object] | pandas.Series) -> pandas.Series:
        """What each row's text stands for, missing where it stands for nothing."""
        return pandas.Series(self.distinct).map(meanings).reindex(self.codes).set_axis(self.rows)

    def places(
        self, texts: Sequence[str], addresses: Callable[[pandas.Index], pandas.Series]
    ) -> list[list[str]]:
        """The addresses of the cells of each text, in the order of the column; `texts` are in that order too."""
        wanted = self.distinct.get_indexer(pandas.Index(list(texts)))
        there = numpy.flatnonzero(numpy.isin(self.codes, wanted))
        by_text = there[numpy.argsort(self.codes[there], kind="stable")]
        cells = addresses(self.rows[by_text]).to_numpy()
        ends = numpy.flatnonzero(numpy.diff(self.codes[by_text])) + 1
        return [list(part) for part in numpy.split(cells, ends)] if len(texts) else []


def coded(texts: pandas.Series) -> Coded:
    codes, distinct = pandas.factorize(texts)
    return Coded(codes, pandas.Index(distinct), texts.index)


def looked_up(keys: pandas.Series, meanings: Mapping[str, object] | pandas.Series) -> pandas.Series:
    """What each key stands for: `keys.map(meanings)`, many times as fast."""
    return coded(keys).looked_up(meanings)
