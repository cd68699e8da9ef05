"""One figure on the sources' page: where it comes from, to the section or the cell, and what it is made of."""

from __future__ import annotations

from charts import known_issues, provenance, screen
from charts.markup import Markup, element
from charts.source import provenance as told_of
from pages.parts.frame import Frame, show
from pipelines.as_of import end_of
from pipelines.figure_versions import figure_versions
from pipelines.truth import END_OF_TIME
from queries.catalogue import documents, targets
from queries.known_issues import notes_on, reconciliations_of
from queries.progress import figures
from queries.provenance import upload
from queries.ranking import ranking
from schemas.figure_version import FigureVersion
from schemas.period import PeriodKind, parse_period
from schemas.view import FigureView, IndicatorView
from settings import read_settings


def figure_address(frame: Frame, indicator: str) -> provenance.FigureAddress:
    """The address that names a figure: indicator, unit and period, on the page of sources."""
    return lambda geography, period: frame.address.link(
        "sources", indicator=indicator, commune=geography, period=period
    )


def draw_figure(frame: Frame, indicator: IndicatorView, figure: FigureView) -> None:
    """The answer, what the figure is made of, every file that ever named it, and its target's source."""
    words, known = frame.words, documents(frame.release)
    versions = versions_of(frame, figure)
    sheet = next((one.sheet for one in versions if one.upload == figure.upload), "")
    file = upload(frame.release, identifier=figure.upload) if figure.upload else None
    show(
        screen.paragraph(element("strong", provenance.answer(words, figure, known))),
        screen.facts(told_of(words, figure, known, file, sheet=sheet)),
        provenance.sum_line(words, indicator, figure) if figure.source == "computed" else Markup(""),
        ways_on(frame, indicator, figure),
    )
    draw_parts(frame, indicator, figure)
    draw_versions(frame, indicator, figure, versions)
    draw_target(frame, indicator, figure)
    if figure.source == "document":
        show(
            known_issues.section(
                words, indicator, reconciliations_of(frame.release, indicator=indicator.id),
                notes_on(frame.release, indicator=indicator.id), known,
            )
        )  # fmt: skip


def versions_of(frame: Frame, figure: FigureView) -> tuple[FigureVersion, ...]:
    """Every file that named the figure by the day shown."""
    return figure_versions(
        read_settings().store, indicator=figure.indicator, geography=figure.geography, period=figure.period,
        moment=end_of(frame.day) if frame.day else END_OF_TIME,
    )  # fmt: skip


def ways_on(frame: Frame, indicator: IndicatorView, figure: FigureView) -> Markup:
    """To the file or the document it stands in, and to the indicator."""
    words, address = frame.words, frame.address
    links = [
        screen.link(words.text("This file in the history"), address.link("history", upload=figure.upload))
        if figure.upload else "",
        screen.link(words.text("All that was taken from this document"), address.link("sources", document=figure.document))
        if figure.document else "",
        screen.link(
            words.text("The indicator's page"),
            address.link("indicator", indicator=indicator.id, commune=figure.geography, period=figure.period),
        ),
    ]  # fmt: skip
    return element(
        "p", *(element("span", link, class_="kpi-legend") for link in links if link), class_="kpi-text"
    )


def draw_parts(frame: Frame, indicator: IndicatorView, figure: FigureView) -> None:
    """What a computed figure is the sum of: the communes of a month, or the months since January."""
    if figure.source != "computed":
        return
    words, address = frame.words, figure_address(frame, indicator.id)
    period = parse_period(figure.period)
    if period.kind is PeriodKind.MONTH:
        parts = ranking(frame.release, indicator=indicator.id, period=figure.period)
        table = provenance.parts_table(words, indicator, parts, address)
        reported = sum(part.figure.value is not None for part in parts)
        told = words.text("The {count} communes and wards it is summed from", count=words.number(reported))
    else:
        months = [
            row
            for row in figures(frame.release, indicator=indicator.id, geography=figure.geography)
            if parse_period(row.period).kind is PeriodKind.MONTH
            and period.first_day < row.last_day <= period.last_day
        ]
        table = provenance.months_table(words, indicator, months, address)
        told = words.text("The months it is summed from")
    show(screen.foldable(element("strong", told), table, unfolded=period.kind is not PeriodKind.MONTH))


def draw_versions(
    frame: Frame, indicator: IndicatorView, figure: FigureView, versions: tuple[FigureVersion, ...]
) -> None:
    """Every file that ever named the figure."""
    if not versions:
        return
    words = frame.words
    table = provenance.versions_table(
        words, indicator, versions, shown=figure.upload,
        address=lambda identifier: frame.address.link("history", upload=identifier),
    )  # fmt: skip
    show(screen.heading(words.text("What every file said of it")), table)


def draw_target(frame: Frame, indicator: IndicatorView, figure: FigureView) -> None:
    """Where the target it is held against comes from."""
    held = next(
        (one for one in targets(frame.release, indicator=indicator.id) if one.id == figure.target), None
    )
    if held is None:
        return
    line = provenance.target_line(
        frame.words, indicator, held, documents(frame.release),
        lambda document: frame.address.link("sources", document=document),
    )  # fmt: skip
    show(screen.heading(frame.words.text("The target it is held against")), line)
