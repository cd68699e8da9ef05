"""The targets: every one of a year with its standing, source and where everybody stands, and what has no target."""

from __future__ import annotations

from charts import screen, targets
from charts.markup import Markup
from charts.ways import Ways
from pages.parts.draw import draw_markup
from pages.parts.frame import Frame, freshness_line, illustrative_band, open_frame, show
from pages.parts.rows_in_force import offer_rows_in_force
from pages.parts.steering import STEERING_STYLE, ask_year, day_shown, year_links
from pipelines.reference import read_reference
from queries.catalogue import documents, geographies, indicators
from queries.progress import overview
from queries.targets import target_rows, target_years, year_ended
from schemas.target import TargetRow
from settings import read_settings


def main() -> None:
    frame = open_frame()
    show(STEERING_STYLE)
    words, day = frame.words, day_shown(frame)
    years = target_years(frame.release)
    year = ask_year(frame, years, otherwise=day.year)
    rows = target_rows(frame.release, year=year, day=day)
    title = targets.finding(words, rows, year)
    show(
        screen.heading(title, level=1),
        year_links(frame, tuple(sorted({*years, year})), year),
        screen.status_strip(words, targets.statuses(rows)) if rows else screen.paragraph(""),
        told_apart(frame, rows),
    )
    if any(row.rests_on_illustrative for row in rows):
        illustrative_band(frame)
    waiting = targets.waiting_note(words, rows)
    show(screen.band(waiting) if waiting else Markup(""))
    draw_targets(frame, rows, title)
    show(
        targets.without_target(
            words, overview(frame.release, day=day), rows, year=year, ways=ways_of_targets(frame)
        ),
        targets.year_ended_section(words, year_ended(frame.release), documents(frame.release)),
    )
    draw_replacing(frame)
    freshness_line(frame)


def told_apart(frame: Frame, rows: tuple[TargetRow, ...]) -> Markup:
    """How many targets the bar leaves out."""
    note = targets.communes_note(frame.words, rows)
    return screen.paragraph(note, muted=True) if note else Markup("")


def draw_replacing(frame: Frame) -> None:
    """How one file replaces the targets."""
    words = frame.words
    show(
        screen.heading(words.text("Replace the targets by a file")),
        screen.paragraph(screen.link(words.text("Publish a file of targets"), frame.address.link("upload"))),
    )
    offer_rows_in_force(frame, read_reference(read_settings().reference), "targets")


def draw_targets(frame: Frame, rows: tuple[TargetRow, ...], title: str) -> None:
    """The targets by pillar, and the ways to take them away."""
    words, release = frame.words, frame.release
    if not rows:
        return
    known = {row.id: row for row in indicators(release)}
    names = {unit.code: words.pick(unit.name_vi, unit.name_en) for unit in geographies(release)}
    papers = documents(release)
    table = targets.targets_by_pillar(
        words, rows, known, names, papers, ways=ways_of_targets(frame),
        upload=lambda upload: frame.address.link("history", upload=upload),
    )  # fmt: skip
    chart = targets.targets_chart(
        words, rows, known, names, papers, title=title, day=words.day(day_shown(frame))
    )
    draw_markup(frame, chart, table, key="targets")


def ways_of_targets(frame: Frame) -> Ways:
    """To an indicator's page in the period of the address, and to a figure's own record."""
    return Ways(
        indicator=lambda indicator, unit: frame.address.link("indicator", indicator=indicator, commune=unit),
        commune=frame.address.of_commune,
        figure=frame.address.of_figure,
    )


main()
