"""Meetings: what was promised and what came of it, one meeting then and now, and the forms that record them."""

from __future__ import annotations

from datetime import date

import streamlit

from charts import meetings, screen
from pages.parts.address import tell_junk
from pages.parts.frame import Frame, freshness_line, illustrative_band, open_frame, show
from pages.parts.meeting_forms import draw_new_meeting
from pages.parts.meeting_record import draw_meeting
from pages.parts.rows_in_force import offer_rows_in_force
from pages.parts.steering import STEERING_STYLE, day_shown
from pipelines.reference import read_reference
from queries.meetings import meeting_days
from queries.meetings import meetings as all_meetings
from schemas.meeting import AgendaFigure, Meeting
from settings import read_settings


def main() -> None:
    frame = open_frame()
    show(STEERING_STYLE)
    days = {day.isoformat(): day for day in meeting_days(frame.release)}
    asked = frame.address.meeting
    if asked and asked not in days:
        tell_junk(frame.words, asked, shown=frame.words.text("every meeting"))
    if asked in days:
        draw_meeting(frame, days[asked])
    else:
        draw_all(frame)
    freshness_line(frame)


def draw_all(frame: Frame) -> None:
    """Every meeting, the promises to be asked about, and the form for a new one."""
    words = frame.words
    rows = all_meetings(frame.release, day=day_shown(frame))
    show(screen.heading(meetings.finding(words, rows), level=1))
    if any(figure.now and figure.now.illustrative for row in rows for figure in row.figures):
        illustrative_band(frame)
    if rows:
        draw_lists(frame, rows)
    else:
        show(
            screen.paragraph(
                words.text(
                    "Record a meeting with its agenda below, or publish a file of meetings: notes and promises are kept "
                    "with each figure, and held against what comes of them."
                )
            )
        )
    if frame.day is None:
        draw_new_meeting(frame)
        with streamlit.container(key="meetings_file"):
            offer_rows_in_force(frame, read_reference(read_settings().reference), "meetings")


def draw_lists(frame: Frame, rows: tuple[Meeting, ...]) -> None:
    """The promises first, then the meetings."""

    def address(day: date) -> str:
        return frame.address.here(meeting=day.isoformat())

    show(
        meetings.promises_section(frame.words, rows, address, lambda figure: figure_address(frame, figure)),
        screen.heading(frame.words.text("All meetings")),
        meetings.meeting_list(frame.words, rows, address),
    )


def figure_address(frame: Frame, figure: AgendaFigure) -> str:
    """The address of a figure's page."""
    return frame.address.link(
        "indicator", indicator=figure.indicator.id, commune=figure.point.geography or "",
        period=figure.now.period if figure.now else "",
    )  # fmt: skip


main()
