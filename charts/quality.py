"""Composing what is known of the quality of the figures: contradictions, accepted warnings, coverage and age."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from charts import brief, screen
from charts.labels import FREQUENCIES
from charts.markup import Markup, element, join
from charts.source import section_of_document
from schemas.issue import Issue
from schemas.quality import (
    OLDEST_MONTHS,
    AcceptedIssue,
    Coverage,
    Freshness,
    Reconciliation,
    ReconciliationPart,
)
from schemas.told import issue_message
from schemas.view import DocumentView, IndicatorView
from schemas.words import MISSING, Words

Documents = Mapping[str, DocumentView]
Address = Callable[[str], str]
ACCEPTED_SHOWN = 10
FRESHNESS = {Freshness.NO_DATA: "○", Freshness.OLD: "!", Freshness.FRESH: "●"}


def title(words: Words, checked: Sequence[Reconciliation], covered: Sequence[Coverage]) -> str:
    """The page's finding: how many stated sums do not agree, and how many indicators have no or only old figures."""
    found = Counter(row.freshness for row in covered)
    return words.text(
        "{contradictions} of {checked} checks on the documents fail; {none} of {indicators} indicators have no figure, {old} only an old one",
        contradictions=words.number(sum(not row.agrees for row in checked)), checked=words.number(len(checked)),
        indicators=words.number(len(covered)), none=words.number(found[Freshness.NO_DATA]),
        old=words.number(found[Freshness.OLD]),
    )  # fmt: skip


def reconciliations_section(
    words: Words, checked: Sequence[Reconciliation], documents: Documents, address: Address
) -> Markup:
    """What the documents state beside what their own parts give, the contradictions first; `address` leads to a document."""
    if not checked:
        return Markup("")
    wrong = [row for row in checked if not row.agrees]
    right = [row for row in checked if row.agrees]
    told = words.text("Stated and computed, side by side")
    shown = (
        _table(words, wrong, documents, address)
        if wrong
        else screen.paragraph(words.text("Every sum that was checked agrees."), muted=True)
    )
    if not right:
        return join(screen.heading(told), shown)
    agreeing = words.count_text("{count} check agrees", "{count} checks agree", len(right))
    fold = screen.foldable(element("strong", f"= {agreeing}"), _table(words, right, documents, address))
    return join(screen.heading(told), shown, fold)


def accepted_section(
    words: Words, accepted: Sequence[AcceptedIssue], datasets: Mapping[str, str], address: Address
) -> Markup:
    """The warnings files in force were published with, each with its reason; `address` leads to an upload."""
    heading = screen.heading(
        words.text("Warnings accepted with a reason ({count})", count=words.number(len(accepted)))
    )
    if not accepted:
        return join(
            heading,
            screen.paragraph(
                words.text("No reported file in force was published with a warning."), muted=True
            ),
        )
    headings = [
        words.text("Warning"),
        words.text("Reason for accepting it"),
        words.text("File"),
        words.text("Published by"),
    ]
    rows = [
        [
            _sentence(words, row.issue),
            row.reason,
            join(
                element("span", screen.link(row.file_name, address(row.upload)), class_="kpi-file"),
                element("div", _of_what(words, row, datasets), class_="kpi-muted"),
            ),
            join(row.by, element("div", words.moment(row.at), class_="kpi-muted kpi-nowrap")),
        ]
        for row in accepted
    ]
    first = screen.table(headings, rows[:ACCEPTED_SHOWN])
    if len(rows) <= ACCEPTED_SHOWN:
        return join(heading, first)
    more = words.count_text("{count} more row", "{count} more rows", len(rows) - ACCEPTED_SHOWN)
    return join(heading, first, screen.foldable(join(more), screen.table(headings, rows[ACCEPTED_SHOWN:])))


def coverage_section(words: Words, covered: Sequence[Coverage], address: Address) -> Markup:
    """Every indicator's owner, newest period, age and coverage, folded by how new it is; the old ones are open."""
    owned = sum(1 for row in covered if row.indicator.agency_vi)
    note = words.text(
        "{owned} of {all} indicators have an owner named in a document. A figure is old when its period ended more than {monthly} months ago (monthly indicators), {quarterly} (quarterly) or {yearly} (yearly).",
        owned=words.number(owned), all=words.number(len(covered)), **OLDEST_MONTHS,
    )  # fmt: skip
    folds = []
    for state in (Freshness.OLD, Freshness.NO_DATA, Freshness.FRESH):
        rows = sorted(
            (row for row in covered if row.freshness is state), key=lambda row: -(row.months_old or 0)
        )
        if rows:
            summary = join(_freshness(words, state), f" · {words.number(len(rows))}")
            table = _coverage_table(words, rows, address)
            folds.append(screen.foldable(summary, table, unfolded=state is Freshness.OLD))
    title = words.text("Coverage, age and owner of every indicator")
    return join(screen.heading(title, note=note), *folds)


def _coverage_table(words: Words, rows: Sequence[Coverage], address: Address) -> Markup:
    headings = [
        words.text("Indicator"), words.text("Owner"), words.text("Frequency"), words.text("Newest period"),
        words.text("Age"), words.text("Coverage"), words.text("Data"),
    ]  # fmt: skip
    return screen.table(headings, (_coverage_row(words, row, address) for row in rows))


def _table(words: Words, rows: Sequence[Reconciliation], documents: Documents, address: Address) -> Markup:
    headings = [
        words.text("What is stated"), words.text("Stated"), words.text("Computed from its parts"), words.text("Difference"),
    ]  # fmt: skip
    return element(
        "div",
        screen.table(headings, (_row(words, row, documents, address) for row in rows), numbers=(1, 2, 3)),
        class_="kpi-checks",
    )


def _row(words: Words, row: Reconciliation, documents: Documents, address: Address) -> list[str]:
    whole = row.whole
    source = screen.link(
        section_of_document(words, documents.get(whole.document), whole.section), address(whole.document)
    )
    notes = dict.fromkeys(words.pick(part.note_vi, part.note_en) for part in row.parts if part.note_vi)
    name = join(
        words.pick(whole.name_vi, whole.name_en), element("div", source, class_="kpi-muted"),
        *(element("div", note, class_="kpi-muted") for note in notes),
        _parts(words, row, documents),
    )  # fmt: skip
    if row.kind == "same":
        other = row.parts[1]
        beside = join(element("div", other.value_text, lang="vi"), _elsewhere(words, whole, other, documents))
        mark = words.text("the same") if row.agrees else words.text("not the same")
        return [
            name,
            element("span", whole.value_text, lang="vi"),
            beside,
            element("span", mark, class_="kpi-nowrap"),
        ]
    return [
        name, _amount(words, row, row.stated), _amount(words, row, row.computed),
        MISSING if row.agrees else element("strong", _difference(words, row), class_="kpi-nowrap"),
    ]  # fmt: skip


def _parts(words: Words, row: Reconciliation, documents: Documents) -> Markup:
    """What the sum or ratio is computed from, in one unit."""
    if row.kind == "same":
        return Markup("")
    join_with = " ÷ " if row.kind == "ratio" else " + "
    told = join_with.join(
        f"{words.exact(part.value)} ({words.pick(part.name_vi, part.name_en)})" for part in row.parts[1:]
    )
    return element("div", told, class_="kpi-muted")


def _elsewhere(
    words: Words, whole: ReconciliationPart, other: ReconciliationPart, documents: Documents
) -> Markup:
    told = words.pick(other.name_vi, other.name_en)
    if other.document != whole.document:
        told = f"{told}, {section_of_document(words, documents.get(other.document), other.section)}"
    elif other.section != whole.section:
        told = f"{told}, {words.text('section {section}', section=other.section)}"
    return element("div", told, class_="kpi-muted kpi-wrap")


def _amount(words: Words, row: Reconciliation, value: Decimal | None) -> str:
    if value is None:
        return MISSING
    unit, number = words.pick(row.unit_vi, row.unit_en), words.number(value, row.decimals)
    return f"{number}%" if unit == "%" else f"{number} {unit}".strip()


def _difference(words: Words, row: Reconciliation) -> str:
    number = words.signed(row.difference, row.decimals)
    if words.pick(row.unit_vi, row.unit_en) == "%":
        return words.text("{number} points", number=number)
    return f"{number} {words.pick(row.unit_vi, row.unit_en)}".strip()


def _sentence(words: Words, issue: Issue) -> str:
    return issue_message(issue, words)


def _of_what(words: Words, row: AcceptedIssue, datasets: Mapping[str, str]) -> str:
    parts = [datasets.get(row.dataset, row.dataset), words.period(row.period) if row.period else ""]
    return ", ".join(part for part in parts if part)


def _freshness(words: Words, state: Freshness) -> Markup:
    told = {
        Freshness.NO_DATA: words.text("No figure"),
        Freshness.OLD: words.text("Only an old figure"),
        Freshness.FRESH: words.text("As new as its frequency asks"),
    }
    symbol = element("span", FRESHNESS[state], class_="kpi-symbol", aria_hidden="true")
    return element("span", symbol, f" {told[state]}", class_=f"kpi-status kpi-fresh-{state}")


def _coverage_row(words: Words, row: Coverage, address: Address) -> list[str]:
    indicator, figure = row.indicator, row.figure
    age = (
        words.count_text("{count} month ago", "{count} months ago", row.months_old)
        if row.months_old is not None
        else ""
    )
    symbol = element(
        "span", FRESHNESS[row.freshness], class_=f"kpi-symbol kpi-fresh-{row.freshness}", aria_hidden="true"
    )
    return [
        screen.link(brief.indicator_name(words, indicator), address(indicator.id)),
        words.pick(indicator.agency_vi, indicator.agency_en) or element("span", words.text("not named"), class_="kpi-muted"),
        element("span", words.text(FREQUENCIES[indicator.frequency]), class_="kpi-nowrap"),
        words.period(figure.period) if figure else MISSING,
        element("span", symbol, f" {age or words.text('No figure')}", class_="kpi-nowrap"),
        f"{words.number(row.reported)}/{words.number(row.expected)}" if row.reported is not None else MISSING,
        _data(words, indicator, row),
    ]  # fmt: skip


def _data(words: Words, indicator: IndicatorView, row: Coverage) -> str:
    """Whether the newest figure was reported, stands in a document, or is illustrative."""
    if row.figure is None:
        return MISSING
    if row.figure.illustrative:
        return words.text("Illustrative")
    return (
        words.text("Published in a document") if row.figure.source == "document" else words.text("Reported")
    )
