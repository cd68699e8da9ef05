"""Random tables in random dialects: whatever an office writes of a month is read back as the month it meant."""

from __future__ import annotations

from hypothesis import assume, given, settings

from tests.files.goldens import Accepted, differences
from tests.files.layouts import Layout, laid_out
from tests.files.long_form import VIETNAMESE, LongForm
from tests.files.reports import Report
from tests.files.text_files import Dialect
from tests.random_tables import (
    DOTS_FOR_BOTH,
    REFERENCE,
    STYLES,
    Writer,
    containers,
    dialects,
    long_forms,
    reports,
)
from tests.samples import verdict_on

EXAMPLES = settings(max_examples=30, deadline=None, derandomize=True)
SILENCE = ("silent_communes",)
"""What a file of few communes is rightly asked about; any other warning is a false alarm."""


def wrong_with_report(report: Report, content: bytes, name: str) -> list[str]:
    """Where the verdict on a report's bytes is not what the report means."""
    meant = Accepted(report.figures, report.shape.dataset, report.period, may_warn=SILENCE)
    return differences(meant, verdict_on(content, REFERENCE, name=name))


def wrong_with_figures(figures: LongForm, content: bytes, name: str) -> list[str]:
    """Where the verdict on a long-form file's bytes is not what its figures are."""
    meant = Accepted(figures.figures, "observations", period=None, may_warn=SILENCE)
    return differences(meant, verdict_on(content, REFERENCE, name=name))


@EXAMPLES
@given(written=reports(), dialect=dialects(STYLES | DOTS_FOR_BOTH))
def test_a_report_in_any_dialect_is_read_as_it_was_meant(
    written: tuple[Report, Layout], dialect: Dialect
) -> None:
    report, layout = written
    assert wrong_with_report(report, dialect.write(laid_out(report, layout)), "bao-cao.csv") == []


@EXAMPLES
@given(written=reports(), container=containers(STYLES | DOTS_FOR_BOTH))
def test_a_report_in_any_workbook_is_read_as_it_was_meant(
    written: tuple[Report, Layout], container: tuple[str, Writer]
) -> None:
    (report, layout), (suffix, write) = written, container
    assert wrong_with_report(report, write(laid_out(report, layout)), f"bao-cao.{suffix}") == []


@EXAMPLES
@given(written=long_forms(), dialect=dialects(STYLES))
def test_figures_one_a_row_in_any_dialect_are_read_as_they_were_meant(
    written: tuple[LongForm, tuple[str, ...]], dialect: Dialect
) -> None:
    figures, headings = written
    # A legacy encoding is told by the Vietnamese words in it; where a single name has to do, it is refused, not guessed.
    assume(dialect.encoding != "cp1258" or headings == VIETNAMESE)
    assert wrong_with_figures(figures, dialect.write(figures.sheet(headings)), "so-lieu.csv") == []


@EXAMPLES
@given(written=long_forms(), container=containers(STYLES))
def test_figures_one_a_row_in_any_workbook_are_read_as_they_were_meant(
    written: tuple[LongForm, tuple[str, ...]], container: tuple[str, Writer]
) -> None:
    (figures, headings), (suffix, write) = written, container
    assert wrong_with_figures(figures, write(figures.sheet(headings)), f"so-lieu.{suffix}") == []
