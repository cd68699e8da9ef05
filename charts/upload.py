"""Composing one upload: its receipt, what happened to it, why its warnings were accepted, and what lies on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charts import screen
from charts.history import Datasets, UploadAddress, dataset_name, person, publication, state_tag
from charts.labels import UPLOAD_EVENTS, UPLOAD_KINDS, UPLOADED
from charts.markup import Markup, element, join
from schemas.issue import Issue
from schemas.told import issue_message
from schemas.upload import Origin, UploadRecord
from schemas.words import Words


def heading(words: Words, record: UploadRecord) -> Markup:
    """The file's name, and where it stands."""
    illustrative = record.origin is Origin.ILLUSTRATIVE
    mark = element("span", words.text("illustrative data"), class_="kpi-mark") if illustrative else Markup("")
    return join(
        element("h1", record.file_name, class_="kpi-h1 kpi-file"),
        element("p", state_tag(words, record), " ", mark, class_="kpi-text"),
    )


def on_top(
    words: Words, record: UploadRecord, known: Mapping[str, UploadRecord], address: UploadAddress
) -> Markup:
    """The later files that speak of the same figures, oldest first; nothing where there are none."""
    if not record.on_top:
        return Markup("")
    told = words.count_text(
        "{count} later file in force lies on top of this one:",
        "{count} later files in force lie on top of this one:",
        len(record.on_top),
    )
    rows = (
        join(
            screen.link(later.file_name, address(later.upload)),
            f" · {words.moment(publication(later).at)} · {person(words, publication(later))}",
        )
        for later in (known[upload] for upload in record.on_top if upload in known)
    )
    return element("div", join(told), screen.items(rows), class_="kpi-band", role="note")


def receipt(words: Words, record: UploadRecord, datasets: Datasets) -> Markup:
    """What whoever published the file took home."""
    published = publication(record)
    told = [
        (words.text("Report"), dataset_name(words, datasets, record.dataset)),
        (words.text("Period"), words.period(record.period) if record.period else ""),
        (words.text("How the file counts"), words.text(UPLOAD_KINDS[record.kind])),
        (words.text(UPLOADED.get(record.dataset, "Figures")), words.number(record.cells)),
        (words.text("Published by"), person(words, published)),
        (words.text("Published on"), words.moment(published.at)),
        (words.text("Note"), published.reason),
        (words.text("Upload id"), record.upload),
        (words.text("SHA-256 of the file"), record.sha256),
    ]
    return join(screen.heading(words.text("Receipt")), screen.facts(told))


def timeline(words: Words, record: UploadRecord) -> Markup:
    """Everything that happened to the file, oldest first."""
    rows = (
        join(
            element("strong", words.text(UPLOAD_EVENTS[event.kind])),
            f" · {words.moment(event.at)} · {person(words, event)}",
            element("div", event.reason, class_="kpi-muted") if event.reason else "",
        )
        for event in record.events
    )
    return join(screen.heading(words.text("What happened to it")), screen.items(rows))


def accepted(words: Words, record: UploadRecord, issues: Sequence[Issue]) -> Markup:
    """The warnings the file was published with, each with the reason given; nothing where there were none."""
    if not record.accepted:
        return Markup("")
    sentences: dict[str, list[str]] = {}
    for issue in issues:
        sentences.setdefault(issue.rule.id, []).append(issue_message(issue, words))
    headings = [words.text("Warning"), words.text("Reason for accepting it")]
    rows = ([" ".join(sentences.get(rule, [rule])), reason] for rule, reason in record.accepted)
    return join(screen.heading(words.text("Warnings accepted")), screen.table(headings, rows))
