"""One meeting: the figures of its agenda then and now, the dashboard as it stood, and what is recorded of it."""

from __future__ import annotations

from datetime import date

import streamlit

from charts import meetings, screen
from pages.parts.draw import draw_markup
from pages.parts.frame import Frame, illustrative_band, release_shown, show
from pages.parts.meeting_forms import draw_agenda_form, draw_point_form
from pages.parts.recording import tell_recorded
from pages.parts.steering import day_shown
from pages.parts.ways import ways_of
from queries.meetings import Shown, meeting
from schemas.errors import UserError
from schemas.meeting import AgendaFigure, Meeting
from settings import read_settings


def draw_meeting(frame: Frame, day: date) -> None:
    """The record of one meeting."""
    words = frame.words
    found = meeting(frame.release, of=day, day=day_shown(frame), then=shown_then(frame, day))
    assert found is not None, "only a meeting that is there is drawn"
    show(
        screen.paragraph(screen.link(words.text("← All meetings"), frame.address.here(meeting=""))),
        screen.heading(
            meetings.meeting_name(words, found), level=1, note=meetings.came_of_promises(words, found)
        ),
        screen.paragraph(*ways_on(frame, found)),
    )
    tell_recorded(frame, day.isoformat())
    if any(figure.illustrative for each in found.figures for figure in (each.then, each.now) if figure):
        illustrative_band(frame)
    if found.figures:
        table = meetings.agenda_table(
            words,
            found,
            lambda each: figure_address(frame, each),
            ways_of(frame, (), month="").to,
        )
        draw_markup(frame, meetings.agenda_chart(words, found), table, key="agenda")
    show(meetings.notes_section(words, found))
    if frame.day is None:
        draw_point_form(frame, found)
        draw_agenda_form(frame, found)


def ways_on(frame: Frame, found: Meeting) -> list[str]:
    """Meeting mode, the dashboard as it stood, and what has changed since."""
    words, day = frame.words, found.day.isoformat()
    links = [screen.link(words.text("Meeting mode"), frame.address.link("meeting", meeting=day))]
    if found.day <= day_shown(frame):
        links += [
            screen.link(
                words.text("The dashboard as it stood on that day"), frame.address.link("", as_of=day)
            ),
            screen.link(words.text("What has changed since"), frame.address.link("", since=day, period="")),
        ]
    return [part for link in links for part in (link, "\u2003")]


def shown_then(frame: Frame, day: date) -> Shown | None:
    """What was shown on the day of a meeting; nothing for one to come, or from before anything was published."""
    if day > day_shown(frame):
        return None
    try:
        return Shown(day, release_shown(read_settings(), day))
    except UserError as error:
        sentence, remedy = frame.words.error(error)
        streamlit.info(f"{sentence} {remedy}".strip())
        return None


def figure_address(frame: Frame, figure: AgendaFigure) -> str:
    """The address of a figure's page."""
    return frame.address.link(
        "indicator", indicator=figure.indicator.id, commune=figure.point.geography or "",
        period=figure.now.period if figure.now else "",
    )  # fmt: skip
