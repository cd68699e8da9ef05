"""The history: every upload with its receipt and its file, what it changed, and the way to take it back."""

from __future__ import annotations

import streamlit

from charts import history, screen
from charts.markup import element
from pages.parts.address import tell_junk
from pages.parts.filters import ask_filter
from pages.parts.frame import Frame, illustrative_band, open_frame, show
from pages.parts.upload_record import draw_record
from pipelines.as_of import end_of
from pipelines.truth import END_OF_TIME
from pipelines.uploads import uploads
from queries.catalogue import datasets
from schemas.upload import Origin, UploadRecord
from settings import read_settings

SHORTEST_ID = 4


def main() -> None:
    frame = open_frame()
    records = known_uploads(frame)
    chosen = chosen_upload(frame, records)
    if chosen:
        draw_record(frame, chosen, {record.upload: record for record in records})
    else:
        draw_list(frame, records)


def known_uploads(frame: Frame) -> tuple[UploadRecord, ...]:
    """Every upload there was on the day shown."""
    return uploads(read_settings().store, end_of(frame.day) if frame.day else END_OF_TIME)


def chosen_upload(frame: Frame, records: tuple[UploadRecord, ...]) -> UploadRecord | None:
    """The upload the address names, by its id or the beginning of it."""
    asked = frame.address.upload
    found = (
        [record for record in records if record.upload.startswith(asked)] if len(asked) >= SHORTEST_ID else []
    )
    if asked and len(found) != 1:
        tell_junk(frame.words, asked, shown=frame.words.text("every upload"))
    return found[0] if len(found) == 1 else None


def draw_list(frame: Frame, records: tuple[UploadRecord, ...]) -> None:
    """The reported files, and folded below them the illustrative ones."""
    words, kinds = frame.words, datasets(frame.release)
    reported = [record for record in records if record.origin is Origin.REPORTED]
    illustrative = [record for record in records if record.origin is Origin.ILLUSTRATIVE]
    if frame.address.origin == Origin.ILLUSTRATIVE:
        show(screen.heading(history.illustrative_title(words, illustrative), level=1))
        illustrative_band(frame)
        draw_uploads(frame, illustrative)
        show(
            screen.paragraph(
                screen.link(words.text("Back to the reported files"), frame.address.link("history"))
            )
        )
        return
    show(screen.heading(history.title(words, records), level=1))
    if reported:
        draw_uploads(frame, reported)
    else:
        show(
            screen.paragraph(
                words.text("Files published on the upload page or on the command line stand here.")
            )
        )
    if illustrative:
        told = words.count_text("{count} illustrative file", "{count} illustrative files", len(illustrative))
        summary = history.illustrative_summary(
            words, illustrative, kinds,
            lambda dataset: frame.address.link("history", origin=Origin.ILLUSTRATIVE, dataset=dataset),
        )  # fmt: skip
        show(screen.foldable(element("strong", told), summary))


def draw_uploads(frame: Frame, records: list[UploadRecord]) -> None:
    """The files the filters leave."""
    words, kinds = frame.words, datasets(frame.release)
    names = {record.dataset: history.dataset_name(words, kinds, record.dataset) for record in records}
    periods = {record.period: words.period(record.period) for record in records if record.period}
    people = {event.by: event.by for record in records for event in record.events}
    report, period, person = streamlit.columns(3)
    with report:
        dataset = ask_filter(
            frame, "dataset", words.text("Report"), names, everything=words.text("All reports")
        )
    with period:
        newest_first = dict(sorted(periods.items(), reverse=True))
        slug = ask_filter(
            frame, "reported_period", words.text("Period"), newest_first, everything=words.text("All periods")
        )
    with person:
        by = ask_filter(frame, "person", words.text("Person"), people, everything=words.text("Everybody"))
    left = [
        record for record in records
        if dataset in ("", record.dataset) and slug in ("", record.period)
        and (not by or any(event.by == by for event in record.events))
    ]  # fmt: skip
    if left:
        show(
            history.uploads_table(
                words, left, kinds, lambda upload: frame.address.link("history", upload=upload)
            )
        )
    else:
        show(screen.paragraph(words.text("No file is like that."), muted=True))


main()
