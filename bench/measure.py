"""Measuring: a deed timed several times, and a stopwatch that splits a deed by the functions it calls."""

from __future__ import annotations

import functools
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from unittest.mock import patch


@dataclass(frozen=True)
class Times:
    """What each run of a deed took: the wait, and what the processors did in this process meanwhile.

    The second is none where another process does the work.
    """

    seconds: tuple[float, ...]
    processor_seconds: tuple[float, ...] = ()


@dataclass(frozen=True)
class Measurement:
    """The times of one deed, with what was wanted where something was.

    `floor` names another measurement of the same run, and `wanted_times_floor` how many times that one this may take.
    """

    name: str
    times: Times
    wanted_seconds: float | None = None
    floor: str | None = None
    wanted_times_floor: float | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.times.seconds)

    @property
    def processor(self) -> float | None:
        """What a neighbour on the machine hardly changes, unlike the wait."""
        return statistics.median(self.times.processor_seconds) if self.times.processor_seconds else None


@dataclass(frozen=True)
class Size:
    """How large something is, in bytes; None where the system does not tell. With what was wanted where something was."""

    name: str
    bytes_held: int | float | None
    wanted_bytes: int | None = None


@dataclass
class Stopwatch:
    """Sums the time spent in watched functions, by the name of the step."""

    seconds: dict[str, float] = field(default_factory=dict)

    def timed(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, its time written down."""

        @functools.wraps(function)
        def watched(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401
            started = time.perf_counter()
            try:
                return function(*arguments, **options)
            finally:
                self.add(step, time.perf_counter() - started)

        return watched

    def add(self, step: str, seconds: float) -> None:
        self.seconds[step] = self.seconds.get(step, 0.0) + seconds


def timed(
    name: str,
    deed: Callable[[int], object],
    *,
    runs: int,
    wanted_seconds: float | None = None,
    floor: str | None = None,
) -> Measurement:
    """Does a deed `runs` times, each time with the number of the run, and keeps every time."""
    measured = [_times_of(partial(deed, run)) for run in range(runs)]
    return Measurement(name, _together(measured), wanted_seconds, floor)


def timed_in_turn(deeds: Sequence[Callable[[int], object]], *, runs: int) -> list[Times]:
    """The times of several deeds done one after the other in every run: what else the machine does slows all of them,
    and their ratio stays."""
    measured = [[_times_of(partial(deed, run)) for deed in deeds] for run in range(runs)]
    return [_together(of_deed) for of_deed in zip(*measured, strict=True)]


def _times_of(deed: Callable[[], object]) -> tuple[float, float]:
    started, worked = time.perf_counter(), time.process_time()
    deed()
    return time.perf_counter() - started, time.process_time() - worked


def _together(measured: Sequence[tuple[float, float]]) -> Times:
    return Times(tuple(wait for wait, _ in measured), tuple(work for _, work in measured))


@contextmanager
def watching(steps: Mapping[str, tuple[object, str]]) -> Iterator[Stopwatch]:
    """Times the named functions where they are called from; a function that is gone fails loudly."""
    stopwatch = Stopwatch()
    with ExitStack() as patches:
        for step, (owner, name) in steps.items():
            watched = stopwatch.timed(step, getattr(owner, name))
            patches.enter_context(patch.object(owner, name, watched))
        yield stopwatch
