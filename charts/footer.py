"""What every chart says beside itself: source, coverage, periods, and whether it is illustrative."""

from __future__ import annotations

from charts.chart import Footer
from schemas.view import FigureView
from schemas.words import Words


def footer(words: Words, figures: list[FigureView], *, source: str, reported: str) -> Footer:
    """What stands below a chart: source, how many reported, the periods, and whether it is illustrative."""
    periods = [figure.period for figure in figures]
    span = dict.fromkeys((words.period(periods[0]), words.period(periods[-1]))) if periods else {}
    return Footer(
        source=words.text("Source: {source}", source=source) if source else "",
        reported=reported,
        period=" – ".join(span),
        illustrative=illustrative_mark(words, illustrative=rests_on_illustrative(figures)),
    )


def illustrative_mark(words: Words, *, illustrative: bool) -> str:
    """What says that figures are illustrative; nothing where they are real."""
    return words.text("Illustrative data, not real figures") if illustrative else ""


def reported_of(words: Words, told: int, expected: int) -> str:
    """How many of the communes reported."""
    return words.text(
        "{reported} of {expected} communes and wards reported",
        reported=words.number(told),
        expected=words.number(expected),
    )


def rests_on_illustrative(figures: list[FigureView]) -> bool:
    """Whether any of the figures is illustrative."""
    return any(figure.illustrative for figure in figures)


def with_mark(words: Words, title: str, figures: list[FigureView]) -> str:
    """A title that says so where it rests on illustrative figures."""
    return marked(words, title, rests_on_illustrative(figures))


def marked(words: Words, title: str, illustrative: bool) -> str:  # noqa: FBT001 - what it says is its name
    """A title with or without the mark of illustrative data."""
    return f"{title} ({words.text('illustrative data')})" if illustrative else title


def unmarked(words: Words, title: str) -> str:
    """A title without the mark, where what is beside it bears one."""
    return title.removesuffix(f" ({words.text('illustrative data')})")
