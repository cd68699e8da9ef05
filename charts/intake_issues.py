"""Composing what the check found in a file: its verdict in one look, and its issues grouped by cause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from charts import screen
from charts.markup import Markup, element, join
from schemas.issue import Issue, Severity, Verdict
from schemas.told import issue_message, issue_remedy, severity_word
from schemas.words import Words

SYMBOLS = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.NOTE: "i"}
ACCEPTED, QUESTION = "✓", "?"
CELLS_TOLD, ISSUES_TOLD = 6, 4
LONGEST_SUMMARY = 140
MOST_CELLS, MOST_ISSUES = 300, 200
"""More are counted; the marked copy has them all."""


def verdict_line(words: Words, verdict: Verdict) -> Markup:
    """Whether the file is accepted, in one look, and where it is not, what to do next."""
    severity, symbol, told = verdict_told(words, verdict)
    mark = element("span", symbol, class_="kpi-symbol", aria_hidden="true")
    class_ = f"kpi-verdict kpi-severity-{severity.value if severity else 'accepted'}"
    line = element("p", mark, " ", told, class_=class_, role="status")
    if verdict.accepted:
        return line
    way = words.text(
        "Answer what is asked, or mend the cells named below in the file and drop it here again."
    )
    return join(line, screen.paragraph(way, muted=True))


def verdict_told(words: Words, verdict: Verdict) -> tuple[Severity | None, str, str]:
    """The verdict: how grave what stands in its way is, a symbol, and a sentence. What only asks is no fault."""
    causes = [group[0] for group in _by_rule(verdict.errors)]
    asked = sum(1 for found in causes if found.rule.option)
    faults, warnings = len(causes) - asked, len(_by_rule(verdict.warnings))
    question = words.count_text(
        "{count} question is to be answered first.", "{count} questions are to be answered first.", asked
    )
    if faults:
        told = words.count_text(
            "Refused: {count} thing must be mended.", "Refused: {count} things must be mended.", faults
        )
        return Severity.ERROR, SYMBOLS[Severity.ERROR], f"{told} {question}" if asked else told
    if asked:
        return Severity.WARNING, QUESTION, question
    if warnings:
        told = words.count_text(
            "Accepted once {count} warning is ticked with a reason.",
            "Accepted once {count} warnings are ticked with a reason.",
            warnings,
        )
        return Severity.WARNING, SYMBOLS[Severity.WARNING], told
    return None, ACCEPTED, words.text("Accepted.")


def severity_tag(words: Words, severity: Severity) -> Markup:
    """A severity as symbol and word in its colour."""
    symbol = element("span", SYMBOLS[severity], class_="kpi-symbol", aria_hidden="true")
    told = f" {severity_word(severity, words)}"
    return element("span", symbol, told, class_=f"kpi-status kpi-severity-{severity.value}")


def issues_table(words: Words, issues: Sequence[Issue]) -> Markup:
    """The issues, one row a cause, what stops the file first; each with its cells and what to do."""
    if not issues:
        return Markup("")
    headings = [words.text("Severity"), words.text("What is wrong, and where"), words.text("What to do")]
    groups = sorted(_by_rule(issues), key=lambda group: list(Severity).index(group[0].severity))
    rows = (
        [severity_tag(words, group[0].severity), _found(words, group), _remedies(words, group)]
        for group in groups
    )
    return element("div", screen.table(headings, rows), class_="kpi-issues")


def issue_summary(words: Words, issues: Sequence[Issue]) -> str:
    """The issues of one rule in one line: the first in full, the others by their cells."""
    told = issue_message(issues[0], words)
    cells = [cell for found in issues for cell in found.cells if cell]
    if len(told) > LONGEST_SUMMARY:
        told = f"{told[:LONGEST_SUMMARY].rsplit(' ', 1)[0]} …"
    listed = ", ".join(cells[:CELLS_TOLD]) + (
        f" (+{words.number(len(cells) - CELLS_TOLD)})" if len(cells) > CELLS_TOLD else ""
    )
    more = (
        words.count_text("and {count} more like it", "and {count} more like it", len(issues) - 1)
        if len(issues) > 1
        else ""
    )
    return " – ".join(part for part in (told, more, listed) if part)


def issue_line(words: Words, found: Issue) -> Markup:
    """One issue's sentence with its cells."""
    cells = cell_list(words, found.cells)
    return join(issue_message(found, words), " ", cells) if cells else join(issue_message(found, words))


def cell_list(words: Words, cells: Sequence[str]) -> Markup:
    """The addresses of cells: the first few, the others folded away."""
    known = [cell for cell in cells if cell]
    first, rest = known[:CELLS_TOLD], known[CELLS_TOLD:]
    shown = _addresses(first)
    if not rest:
        return shown
    more = words.count_text("… and {count} more", "… and {count} more", len(rest))
    left = [] if len(rest) <= MOST_CELLS else [" …"]
    return join(shown, " ", _fold(more, join(_addresses(rest[:MOST_CELLS]), *left)))


def _found(words: Words, group: list[Issue]) -> Markup:
    if len(group) == 1:
        return issue_line(words, group[0])
    first, rest = group[:ISSUES_TOLD], group[ISSUES_TOLD:]
    told = screen.items(issue_line(words, found) for found in first)
    if not rest:
        return told
    more = words.count_text("… and {count} more", "… and {count} more", len(rest))
    return join(told, _fold(more, screen.items(issue_line(words, found) for found in rest[:MOST_ISSUES])))


def _remedies(words: Words, group: list[Issue]) -> Markup:
    """What to do, each remedy once."""
    told = list(dict.fromkeys(issue_remedy(found, words) for found in group))
    return join(told[0]) if len(told) == 1 else screen.items(told[:ISSUES_TOLD])


def _by_rule(issues: Iterable[Issue]) -> list[list[Issue]]:
    """The issues of each rule, in the order in which the check came upon the rules."""
    groups: dict[str, list[Issue]] = {}
    for found in issues:
        groups.setdefault(found.rule.id, []).append(found)
    return list(groups.values())


def _addresses(cells: Sequence[str]) -> Markup:
    return join(*(part for cell in cells for part in (element("span", cell, class_="kpi-address"), " ")))


def _fold(summary: str, body: Markup) -> Markup:
    return element("details", element("summary", summary), body, class_="kpi-more")
