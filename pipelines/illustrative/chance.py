"""Chance that repeats: whole-number draws, one stream per series and commune, and exact apportionment.

Everything is whole numbers, because floating-point sums and exponentials differ in the last digit between
processors, and the files must be the same bytes on all of them. Shares are *basis points*: 10 000 is 100 %.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy
import numpy.typing

from pipelines.illustrative.communes import Commune

SEED = 20_250_701
WHOLE = 10_000

Grid = numpy.typing.NDArray[numpy.int64]
"""Whole numbers; as a rule one row is a commune (in the order of codes) and one column is a month."""


def draws(stream: str, communes: Sequence[Commune], count: int) -> Grid:
    """That many even draws from 0 to 9 999 per commune, untouched by other streams and other communes."""
    rows = [_draws_of_one(stream, commune, count) for commune in communes]
    return numpy.array(rows, dtype=numpy.int64).reshape(len(communes), count)


def swings(stream: str, communes: Sequence[Commune], count: int) -> Grid:
    """That many draws from -9 999 to 9 999 per commune, those near nought the likeliest."""
    two = draws(stream, communes, 2 * count)
    return two[:, :count] - two[:, count:]


def allot(amount: int, shares: Grid) -> Grid:
    """Split an amount in proportion to the shares, by largest remainder; ties go to the first.

    Where the amount is at most the sum of the shares, no part exceeds its share.
    """
    flat = shares.reshape(-1)
    whole, rest = numpy.divmod(flat * amount, max(int(flat.sum()), 1))
    largest = numpy.argsort(-rest, kind="stable")[: amount - int(whole.sum())]
    whole[largest] += 1
    return whole.reshape(shares.shape)


def brought_to(counts: Grid, wholes: Grid, *, months: int, share: int) -> Grid:
    """Move counts so that over the first months they sum to that share (basis points) of their wholes.

    What is missing is taken in proportion to the room each cell has left, so that no cell stands out
    and none exceeds its whole.
    """
    known, known_wholes = counts[:, :months], wholes[:, :months]
    wanted = (int(known_wholes.sum()) * share + WHOLE // 2) // WHOLE
    missing = wanted - int(known.sum())
    moved = counts.copy()
    if missing >= 0:
        moved[:, :months] += allot(missing, known_wholes - known)
    else:
        moved[:, :months] -= allot(-missing, known)
    return moved


def part_of(wholes: Grid, shares: Grid) -> Grid:
    """That share (basis points) of each whole, rounded half up."""
    return (wholes * shares + WHOLE // 2) // WHOLE


def _draws_of_one(stream: str, commune: Commune, count: int) -> Grid:
    seed = numpy.random.SeedSequence([SEED, crc32(stream.encode()), int(commune.code)])
    # NumPy promises the raw stream of a bit generator for all versions, not what distributions do with it.
    raw = numpy.random.PCG64(seed).random_raw(count)
    return ((raw >> numpy.uint64(32)) * numpy.uint64(WHOLE) >> numpy.uint64(32)).astype(numpy.int64)
