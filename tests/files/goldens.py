"""Outcomes: what the check must say about a file, and where a verdict differs from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from schemas.issue import NOTHING_SAID, Said, Severity, Verdict
from tests.files.reports import MONTH, Figure, Figures


@dataclass(frozen=True)
class Accepted:
    """The file is taken, with these figures and no others.

    `warnings` must stand, and no others but those that `may_warn`; `notes` must stand, others may.
    """

    figures: Figures
    dataset: str
    period: str | None = MONTH
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    warned_at: str = ""
    may_warn: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refused:
    """The file is refused for one cause. `rules` and `cells` are those that name it rightly; empty where
    the file has no cell to name, or the rule's name is a matter of taste. `named` are cells the issue lists."""

    rules: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True)
class NeverWrong:
    """Whether the file is taken or refused is a matter of taste; other figures than these are never taken."""

    figures: Figures


Golden = Accepted | Refused | NeverWrong


@dataclass(frozen=True)
class Case:
    """One file with the outcome it must have, and why it is there."""

    id: str
    reason: str
    name: str
    content: Callable[[], bytes] = field(repr=False)
    golden: Golden = field(repr=False)
    said: Said = NOTHING_SAID


def differences(golden: Golden, verdict: Verdict) -> list[str]:
    """Where the verdict is not what it must be; empty if it is right."""
    if isinstance(golden, Refused):
        return _not_refused(golden, verdict)
    if isinstance(golden, NeverWrong):
        return wrong_figures(golden.figures, verdict) if verdict.accepted else []
    if not verdict.accepted:
        return [f"refused: {told(verdict)}"]
    wrong = []
    if verdict.dataset != golden.dataset:
        wrong.append(f"dataset {verdict.dataset}, not {golden.dataset}")
    if golden.period and verdict.period != golden.period:
        wrong.append(f"period {verdict.period}, not {golden.period}")
    warnings = sorted(issue.rule.id for issue in verdict.warnings if issue.rule.id not in golden.may_warn)
    if warnings != sorted(golden.warnings):
        wrong.append(f"warnings {warnings}, not {sorted(golden.warnings)}: {told(verdict)}")
    if golden.warned_at and golden.warned_at not in [issue.cell for issue in verdict.warnings]:
        wrong.append(f"no warning at {golden.warned_at}: {told(verdict)}")
    notes = {issue.rule.id for issue in verdict.issues if issue.severity is Severity.NOTE}
    if not set(golden.notes) <= notes:
        wrong.append(f"notes {sorted(notes)}, not {sorted(golden.notes)}")
    return wrong + wrong_figures(golden.figures, verdict)


def _not_refused(golden: Refused, verdict: Verdict) -> list[str]:
    if verdict.accepted:
        return [f"accepted: {told(verdict)}"]
    wrong = [] if verdict.cells is None else ["refused, yet it carries figures"]
    if len(verdict.errors) != 1 or verdict.warnings:
        wrong.append(f"not one cause alone: {told(verdict)}")
    for error in verdict.errors[:1]:
        if golden.rules and error.rule.id not in golden.rules:
            wrong.append(f"rule {error.rule.id}, not {' or '.join(golden.rules)}")
        if golden.cells and error.cell not in golden.cells:
            wrong.append(f"cell {error.cell!r}, not {' or '.join(golden.cells)}")
        if not set(golden.named) <= set(error.cells):
            wrong.append(f"cells {error.cells}, not {golden.named}")
    return wrong + ([f"told: {told(verdict)}"] if wrong else [])


def wrong_figures(figures: Figures, verdict: Verdict) -> list[str]:
    """Figures of an accepted file that are not the file's meaning, up to three of each sort."""
    assert verdict.cells is not None
    read: dict[tuple[str, str, str], Figure] = {}
    doubled = []
    for row in verdict.cells.itertuples():
        key = (str(row.indicator), str(row.geography), str(row.period))
        doubled += [key] if key in read else []
        read[key] = Figure(*(_number(cell) for cell in (row.value, row.numerator, row.denominator)))  # type: ignore[arg-type]
    wanted = {key: figure for key, figure in figures.items() if figure.value is not None}
    spoken = {key: figure for key, figure in read.items() if figure.value is not None}
    lost = [f"lost {key}" for key in wanted if key not in spoken]
    invented = [f"invented {key}: {spoken[key]}" for key in spoken if key not in wanted]
    stray = [f"of nowhere {key}" for key in read if key not in figures]
    other = [
        f"{key}: {[_show(number) for number in spoken[key]]}, not {[_show(number) for number in wanted[key]]}"
        for key in wanted
        if key in spoken and not _same(wanted[key], spoken[key])
    ]
    return [
        line
        for lines in (doubled and [f"doubled {doubled[0]}"], lost, invented, stray, other)
        for line in lines[:3]
    ]


def _number(cell: object) -> float | None:
    number = float(cell)  # type: ignore[arg-type]
    return None if number != number else number


def _show(number: object) -> float | None:
    return None if number is None else round(float(number), 6)  # type: ignore[arg-type]


def _same(wanted: Figure, read: Figure) -> bool:
    return all(
        (one is None) == (other is None) and (one is None or abs(float(one) - float(other)) <= 5e-7)  # type: ignore[arg-type]
        for one, other in zip(wanted, read, strict=True)
    )


def told(verdict: Verdict) -> str:
    """The issues in one line, notes left out."""
    return "; ".join(
        f"{issue.rule.id} {issue.severity} {issue.cell} “{issue.found[:60]}” ({len(issue.cells)} cells)"
        for issue in verdict.issues
        if issue.severity is not Severity.NOTE
    )
