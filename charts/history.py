"""Composing the history: every upload in a line, with where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from charts import screen
from charts.labels import UPLOAD_KINDS, UPLOAD_STATES
from charts.markup import Markup, element, join
from schemas.dataset import DatasetView
from schemas.upload import EventKind, HistoryEntry, Origin, UploadRecord
from schemas.words import MISSING, Words

ROWS_SHOWN = 50
SYMBOLS = {"in_force": "●", "under": "▲", "withdrawn": "○"}

Datasets = Mapping[str, DatasetView]
UploadAddress = Callable[[str], str]


def state_of(record: UploadRecord) -> str:
    """Where an upload stands: a key of `UPLOAD_STATES`."""
    if not record.in_force:
        return "withdrawn"
    return "under" if record.on_top else "in_force"


def state_tag(words: Words, record: UploadRecord) -> Markup:
    """Where an upload stands, as symbol and word."""
    state = state_of(record)
    mark = element("span", SYMBOLS[state], class_="kpi-symbol", aria_hidden="true")
    return element(
        "span", mark, f" {words.text(UPLOAD_STATES[state])}", class_=f"kpi-upload kpi-upload-{state}"
    )


def publication(record: UploadRecord) -> HistoryEntry:
    """The event that published an upload last."""
    return next(event for event in reversed(record.events) if event.kind is EventKind.PUBLISHED)


def dataset_name(words: Words, datasets: Datasets, code: str) -> str:
    """What a kind of file is called."""
    known = datasets.get(code)
    return words.pick(known.name_vi, known.name_en) if known else code


def title(words: Words, records: Sequence[UploadRecord]) -> str:
    """The page's finding: how many reported files there are, and when the last one came."""
    reported = [record for record in records if record.origin is Origin.REPORTED]
    if not reported:
        return words.text("No reported file has been published yet")
    in_force = sum(record.in_force for record in reported)
    moment = max(publication(record).at for record in reported)
    return words.count_text(
        "{in_force} of {count} file in force, the last one published {moment}",
        "{in_force} of {count} files in force, the last one published {moment}",
        len(reported), in_force=words.number(in_force), moment=words.moment(moment),
    )  # fmt: skip


def illustrative_title(words: Words, records: Sequence[UploadRecord]) -> str:
    """The finding where the illustrative files alone are shown: how many of them still count."""
    return words.count_text(
        "{in_force} of {count} illustrative file still shown", "{in_force} of {count} illustrative files still shown",
        len(records), in_force=words.number(sum(record.in_force for record in records)),
    )  # fmt: skip


def uploads_table(
    words: Words, records: Sequence[UploadRecord], datasets: Datasets, address: UploadAddress
) -> Markup:
    """One row an upload, the one published last first; the older ones folded away."""
    rows = [_row(words, record, datasets, address) for record in records]
    first = screen.table(_headings(words), rows[:ROWS_SHOWN], numbers=(5,))
    if len(rows) <= ROWS_SHOWN:
        return element("div", first, class_="kpi-uploads")
    told = words.count_text("{count} older file", "{count} older files", len(rows) - ROWS_SHOWN)
    older = screen.table(_headings(words), rows[ROWS_SHOWN:], numbers=(5,))
    return element("div", first, screen.foldable(join(told), older), class_="kpi-uploads")


def _headings(words: Words) -> list[str]:
    return [
        words.text("File"), words.text("Report"), words.text("Period"), words.text("Published on"),
        words.text("Published by"), words.text("Figures"), words.text("State"),
    ]  # fmt: skip


def _row(words: Words, record: UploadRecord, datasets: Datasets, address: UploadAddress) -> list[str]:
    published = publication(record)
    kind = element("div", words.text(UPLOAD_KINDS[record.kind]), class_="kpi-muted")
    return [
        element("span", screen.link(record.file_name, address(record.upload)), class_="kpi-file"),
        join(dataset_name(words, datasets, record.dataset), kind),
        element("span", words.period(record.period) if record.period else MISSING, class_="kpi-nowrap"),
        element("span", words.moment(published.at), class_="kpi-nowrap"),
        person(words, published),
        words.number(record.cells),
        state_tag(words, record),
    ]


def person(words: Words, event: HistoryEntry) -> str:
    """Who did it; illustrative files come from the program."""
    return (
        words.text("the program itself")
        if event.origin == Origin.ILLUSTRATIVE and event.kind is EventKind.PUBLISHED
        else event.by
    )


def illustrative_summary(
    words: Words, records: Sequence[UploadRecord], datasets: Datasets, address: Callable[[str], str]
) -> Markup:
    """The illustrative files, one row a report: how many, of which periods, and the way to each of them."""
    headings = [words.text("Report"), words.text("Files"), words.text("Periods"), words.text("In force")]
    found: dict[str, list[UploadRecord]] = {}
    for record in records:
        found.setdefault(record.dataset, []).append(record)
    rows = (
        [
            screen.link(dataset_name(words, datasets, dataset), address(dataset)),
            words.number(len(group)),
            _span(words, [record.period for record in group]),
            words.number(sum(record.in_force for record in group)),
        ]
        for dataset, group in sorted(found.items())
    )
    return screen.table(headings, rows, numbers=(1, 3))


def _span(words: Words, periods: Sequence[str]) -> str:
    known = sorted(period for period in periods if period)
    if not known:
        return MISSING
    return " – ".join(dict.fromkeys(words.short_period(period) for period in (known[0], known[-1])))
