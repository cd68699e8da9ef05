"""Since when: the day the overview compares with, such as the last meeting, chosen by link or written by hand, kept in
the address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import streamlit

from charts import screen
from pages.parts.address import tell_junk
from pages.parts.frame import Frame, release_shown, show
from pages.parts.steering import day_shown
from queries.catalogue import months
from queries.meetings import meeting_days
from queries.release import ReleaseFile
from schemas.errors import UserError
from schemas.period import Month, Period
from settings import read_settings

FORM = "%d/%m/%Y"
KEY = "since_day"
BOX_WIDTH_PX = 150


@dataclass(frozen=True)
class Since:
    """The day compared with: what it is called, its last day, and the release shown then, where that is meant."""

    called: str
    day: date
    shown_then: ReleaseFile | None


def ask_since(frame: Frame, month: Period) -> Since:
    """The day to compare the month with: the end of an earlier month, the last meeting, or any day as it was shown on
    that day."""
    asked, meeting = _asked_day(frame, month), _last_meeting(frame, month)
    with streamlit.container(horizontal=True, vertical_alignment="center", gap="small", key="since"):
        _offer_days(frame, month, meeting)
        _ask_day(frame)
    if asked is not None:
        try:
            then = release_shown(read_settings(), asked)
        except UserError as error:
            sentence, remedy = frame.words.error(error)
            streamlit.info(f"{sentence} {remedy}")
        else:
            # A meeting may be held after the month ends: then it is the month as it was shown at the meeting.
            return Since(_called(frame, asked, meeting), min(asked, month.last_day), then)
    earlier = _asked_month(frame, month) or month.first.plus(-1)
    return Since(frame.words.period(earlier.slug), earlier.last_day, None)


def _called(frame: Frame, day: date, meeting: date | None) -> str:
    told = frame.words.day(day)
    if day == meeting:
        return frame.words.text("the last meeting ({day}), as shown on that day", day=told)
    return frame.words.text("{day}, as shown on that day", day=told)


def _ask_day(frame: Frame) -> None:
    """The box for a day of one's own."""
    asked = _day(frame.address.since)
    streamlit.session_state[KEY] = asked.strftime(FORM) if asked else ""
    streamlit.text_input(
        frame.words.text("Another day (dd/mm/yyyy)"),
        key=KEY,
        placeholder=frame.words.text("dd/mm/yyyy"),
        label_visibility="collapsed",
        width=BOX_WIDTH_PX,
        on_change=_write_day,
    )


def _write_day() -> None:
    """Write the day typed into the address, as an address says days; what is no day is written as it is, and told."""
    typed = str(streamlit.session_state.get(KEY, "")).strip()
    day = _day(typed)
    if typed:
        streamlit.query_params["since"] = day.isoformat() if day else typed
    else:
        streamlit.query_params.pop("since", None)


def _offer_days(frame: Frame, month: Period, meeting: date | None) -> None:
    words, first = frame.words, month.first
    offered = {words.text("the last meeting"): meeting.isoformat()} if meeting else {}
    offered |= {
        words.text("last month"): first.plus(-1).slug,
        words.text("three months ago"): first.plus(-3).slug,
        words.text("end of last year"): Month(first.year - 1, 12).slug,
    }
    chosen = frame.address.since or first.plus(-1).slug
    links = [(name, frame.address.link("", since=since), chosen == since) for name, since in offered.items()]
    show(screen.choices(words.text("Compare with:"), links))


def _last_meeting(frame: Frame, month: Period) -> date | None:
    """The newest meeting that was held by the last day that can be compared with; none where none is recorded."""
    latest = _latest_day(frame, month)
    return next((day for day in meeting_days(frame.release) if day <= latest), None)


def _latest_day(frame: Frame, month: Period) -> date:
    """The last day that can be compared with: yesterday for the newest month, whose files come after it; the day
    before its end for an earlier one. Today's own meeting is the one that asks what has changed."""
    last = day_shown(frame) if months(frame.release)[0] == month.slug else month.last_day
    return last - timedelta(days=1)


def _asked_month(frame: Frame, month: Period) -> Month | None:
    text = frame.address.since
    if len(text) != len("2026-10"):
        return None
    year, _, number = text.partition("-")
    if year.isdigit() and number.isdigit() and 1 <= int(number) <= 12:
        asked = Month(int(year), int(number))
        if asked.number < month.first.number and asked.year >= 2000:
            return asked
    return None


def _asked_day(frame: Frame, month: Period) -> date | None:
    """The day the address asks for; junk, and a day that cannot be compared with, are told."""
    text = frame.address.since
    if not text or _asked_month(frame, month):
        return None
    day = _day(text)
    if day is None or day > _latest_day(frame, month):
        earlier = frame.words.period(month.first.plus(-1).slug)
        tell_junk(frame.words, text, shown=earlier)
        return None
    return day


def _day(text: str) -> date | None:
    for form in ("%Y-%m-%d", FORM):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
