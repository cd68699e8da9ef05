"""Measuring: a deed timed several times, and a stopwatch that splits a deed by the functions it calls."""

from __future__ import annotations

import functools
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch


@dataclass(frozen=True)
class Measurement:
    """The times of one deed, in seconds; `wanted_seconds` and `floor` (the name of another one) where there is one."""

    name: str
    seconds: tuple[float, ...]
    wanted_seconds: float | None = None
    floor: str | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


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
    seconds = []
    for run in range(runs):
        started = time.perf_counter()
        deed(run)
        seconds.append(time.perf_counter() - started)
    return Measurement(name, tuple(seconds), wanted_seconds, floor)


def timed_in_turn(deeds: Sequence[Callable[[], object]], *, runs: int) -> list[tuple[float, ...]]:
    """The seconds of several deeds done one after the other in every run: what else the machine does slows all of them,
    and their ratio stays."""
    seconds: list[list[float]] = [[] for _ in deeds]
    for _ in range(runs):
        for times, deed in zip(seconds, deeds, strict=True):
            started = time.perf_counter()
            deed()
            times.append(time.perf_counter() - started)
    return [tuple(times) for times in seconds]


@contextmanager
def watching(steps: Mapping[str, tuple[object, str]]) -> Iterator[Stopwatch]:
    """Times the named functions where they are called from; a function that is gone fails loudly."""
    stopwatch = Stopwatch()
    with ExitStack() as patches:
        for step, (owner, name) in steps.items():
            watched = stopwatch.timed(step, getattr(owner, name))
            patches.enter_context(patch.object(owner, name, watched))
        yield stopwatch
