"""Meeting mode: the figures of a meeting's agenda, one a screen, without controls; keys and clickers turn them."""

from __future__ import annotations

from datetime import date

import streamlit

from charts import screen
from charts.meeting_screens import FigureScreen, screens
from charts.source import short_source
from pages.parts.address import tell_junk
from pages.parts.frame import Frame, open_frame, show
from pages.parts.meeting_record import shown_then
from pages.parts.steering import STEERING_STYLE, day_shown
from queries.catalogue import documents
from queries.meetings import headline_agenda, meeting, meeting_days
from queries.progress import figures
from queries.tasks import tasks
from schemas.meeting import AgendaFigure, Meeting
from schemas.period import parse_period
from settings import ROOT

SCRIPT = (ROOT / "charts" / "meeting.js").read_text(encoding="utf-8")


def main() -> None:
    frame = open_frame()
    found = chosen_meeting(frame)
    day = day_shown(frame)
    agenda = found.figures if found else headline_agenda(frame.release, day=day)
    told = [figure_screen(frame, each, day) for each in agenda]
    words = frame.words
    back = frame.address.link("meetings", meeting=found.day.isoformat() if found else "")
    show(
        STEERING_STYLE,
        screens(words, found, told, tasks(frame.release, day=day), day=words.day(day), colours=frame.colours),
        screen.leave(words.text("To the meetings"), back),
    )
    streamlit.html(f"<script>{SCRIPT}</script>", unsafe_allow_javascript=True)


def chosen_meeting(frame: Frame) -> Meeting | None:
    """The meeting the address names, else the newest; none where none is recorded."""
    days = {day.isoformat(): day for day in meeting_days(frame.release)}
    asked = frame.address.meeting
    if asked and asked not in days:
        tell_junk(frame.words, asked, shown=frame.words.text("the newest meeting"))
    day = days.get(asked) or next(iter(days.values()), None)
    if day is None:
        return None
    # What stands on the screen is held against the meeting before, which is what a meeting asks about.
    before = next((earlier for earlier in days.values() if earlier < day), None)
    then = shown_then(frame, before) if before else None
    return meeting(frame.release, of=day, day=day_shown(frame), then=then)


def figure_screen(frame: Frame, each: AgendaFigure, day: date) -> FigureScreen:
    """A figure with the periods of the length its newest one has."""
    unit = each.point.unit or ""
    series = figures(frame.release, indicator=each.indicator.id, geography=unit)
    kind = parse_period(each.now.period).kind if each.now else None
    months = tuple(
        figure for figure in series if parse_period(figure.period).kind is kind and figure.last_day <= day
    )
    source = short_source(frame.words, each.now, documents(frame.release)) if each.now else ""
    return FigureScreen(each, months, source)


main()
