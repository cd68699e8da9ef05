"""A file with thousands of faults is told within reason: a hundred issues of a kind, and every cell named in one of them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

import pytest

from pipelines.reference import Reference
from pipelines.singly import MOST_TOLD, told_singly
from schemas.issue import Issue, Rule, Severity
from tests.samples import verdict_on

ROWS = 1500
HEADING = "indicator,geography,period,value,numerator,denominator\n"
RULE = Rule("example", Severity.ERROR, "", "")


def told(number: int, places: list[str]) -> Issue:
    return Issue(RULE, places[0], str(number), cells=tuple(places))


def test_few_faults_are_told_one_by_one() -> None:
    issues = told_singly([["A1"], ["A2", "B2"]], told)
    assert [(issue.found, issue.cells) for issue in issues] == [("0", ("A1",)), ("1", ("A2", "B2"))]
    assert told_singly([], told) == []


def test_of_many_faults_the_last_issue_names_every_cell_left() -> None:
    issues = told_singly([[f"A{row}"] for row in range(ROWS)], told)
    assert len(issues) == MOST_TOLD
    assert issues[-1].found == str(MOST_TOLD - 1)
    assert list(chain.from_iterable(issue.cells for issue in issues)) == [f"A{row}" for row in range(ROWS)]


@pytest.mark.parametrize(
    ("rule", "column", "row"),
    [
        ("unknown_indicator", "A", lambda row: f"no_such_{row},06040,2026-08,90,9,10"),
        ("unreadable_period", "C", lambda row: f"online_filing_rate,06040,no month {row},90,9,10"),
        ("second_table", "B", lambda row: "online_filing_rate,06040,2026-08,90,9,10"),
        ("rate_and_counts", "D", lambda row: f"online_filing_rate,06040,{month(row)},{row % 80},9,10"),
        ("part_above_whole", "D", lambda row: f"online_filing_rate,06040,{month(row)},,{row + 11},10"),
    ],
)
def test_each_cell_of_a_file_full_of_one_fault_is_named(
    reference: Reference, rule: str, column: str, row: Callable[[int], str]
) -> None:
    content = (HEADING + "\n".join(map(row, range(ROWS)))).encode()
    found = [issue for issue in verdict_on(content, reference).issues if issue.rule.id == rule]
    assert len(found) <= MOST_TOLD
    first = 3 if rule == "second_table" else 2
    named = {cell for issue in found for cell in issue.cells}
    assert {f"{column}{number}" for number in range(first, ROWS + 2)} <= named


def month(row: int) -> str:
    """Another month for each row, as far as there are any."""
    return f"{2000 + row // 12 % 26}-{row % 12 + 1:02d}"


def test_a_sheet_wider_than_any_report_is_refused(reference: Reference) -> None:
    content = "\n".join(",".join(f"c{column}" for column in range(2500)) for _ in range(5)).encode()
    assert [issue.rule.id for issue in verdict_on(content, reference).issues] == ["too_many_columns"]


def test_a_web_page_whose_cells_span_everything_is_refused_at_once(reference: Reference) -> None:
    content = b"<table>" + b"<tr><td rowspan=1000 colspan=1000>a</td></tr>" * 2000 + b"</table>"
    assert [issue.rule.id for issue in verdict_on(content, reference).issues] == ["too_many_columns"]
