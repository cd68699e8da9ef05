"""The quality of the figures: what contradicts itself, what was accepted with a reason, how complete and new it all is."""

from __future__ import annotations

from charts import quality, screen
from charts.markup import Markup
from pages.parts.frame import Frame, freshness_line, illustrative_band, open_frame, show
from pipelines.accepted import accepted_issues
from pipelines.as_of import end_of
from pipelines.clock import now_in_lang_son
from pipelines.truth import END_OF_TIME
from queries.catalogue import datasets, documents
from queries.quality import coverage, reconciliations
from settings import read_settings


def main() -> None:
    frame = open_frame()
    day = frame.day or now_in_lang_son().date()
    checked, covered = reconciliations(frame.release), coverage(frame.release, day=day)
    show(screen.heading(quality.title(frame.words, checked, covered), level=1))
    if any(row.figure and row.figure.illustrative for row in covered):
        illustrative_band(frame)
    address = frame.address
    show(
        quality.reconciliations_section(
            frame.words, checked, documents(frame.release), lambda one: address.link("sources", document=one)
        ),
        accepted_warnings(frame),
        quality.coverage_section(
            frame.words,
            covered,
            lambda indicator: address.link("indicator", indicator=indicator, commune="", period=""),
        ),
    )
    freshness_line(frame)


def accepted_warnings(frame: Frame) -> Markup:
    """The warnings files in force were published with, on the day shown."""
    words = frame.words
    accepted = accepted_issues(read_settings().store, end_of(frame.day) if frame.day else END_OF_TIME)
    names = {one.id: words.pick(one.name_vi, one.name_en) for one in datasets(frame.release).values()}
    return quality.accepted_section(
        words, accepted, names, lambda upload: frame.address.link("history", upload=upload)
    )


main()
