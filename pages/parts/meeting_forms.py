"""Forms of meetings: a new one, what is said and promised of a figure, and the agenda; each is published as a file."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit

from charts import brief, meetings, screen
from pages.parts.frame import Frame, show
from pages.parts.intake_publish import LONGEST_REASON
from pages.parts.recording import ask_person_and_note, record, tell_fault
from pipelines.clock import now_in_lang_son
from pipelines.meeting_records import PointRecord, meeting_record
from pipelines.reference import read_reference
from queries.catalogue import geographies, indicators
from queries.meetings import meeting_days
from schemas.issue import Verdict
from schemas.meeting import AgendaFigure, Meeting, MeetingPoint
from schemas.upload import UploadKind
from schemas.words import words_for
from settings import read_settings

LONGEST_DAY, LONGEST_TITLE, LONGEST_VALUE = 10, 200, 24
WHOLE = ""
"""The meeting as a whole, among the figures something can be said of."""


def draw_new_meeting(frame: Frame) -> None:
    """A day, a title and the figures of the agenda make a meeting."""
    words = frame.words
    show(screen.heading(words.text("Record a meeting")))
    with streamlit.container(border=True, key="meeting_new"):
        left, right = streamlit.columns([1, 3])
        with left:
            day = streamlit.text_input(
                words.text("Day (such as 31/12/2026)"), key="meeting_day", max_chars=LONGEST_DAY
            )
        with right:
            title = streamlit.text_input(words.text("Title"), key="meeting_title", max_chars=LONGEST_TITLE)
        headline = [
            row.id for row in sorted(indicators(frame.release), key=lambda row: row.headline) if row.headline
        ]
        agenda = _ask_agenda(frame, headline, key="meeting_agenda")
        by, note = ask_person_and_note(frame, key="meeting_new")
        if streamlit.button(words.text("Record the meeting"), type="primary", key="meeting_create"):
            create_meeting(frame, (day or "").strip(), (title or "").strip(), agenda, by=by, note=note)


def create_meeting(frame: Frame, day: str, title: str, agenda: Sequence[str], *, by: str, note: str) -> None:
    """Publish a meeting that is not there yet, and go to it."""
    words = frame.words
    if not agenda:
        tell_fault(words.text("The agenda names no figure."))
        return
    points = [PointRecord(indicator=code, position=str(place)) for place, code in enumerate(agenda, start=1)]
    verdict = _verdict(frame, day, title, points)
    known = {day.isoformat() for day in meeting_days(frame.release)}
    meeting = verdict.first_cell("meeting")
    if meeting in known:
        tell_fault(words.text("A meeting of that day is recorded already; open it to change it."))
        return
    record(
        frame, verdict, kind=UploadKind.COMPLETE, by=by, note=note, about=meeting, go_to={"meeting": meeting}
    )


def draw_point_form(frame: Frame, found: Meeting) -> None:
    """What is said of one figure, and what is promised of it."""
    words, day = frame.words, found.day.isoformat()
    show(screen.heading(words.text("Record what is said or promised")))
    names = {str(place): _figure_name(frame, each) for place, each in enumerate(found.figures)}
    names[WHOLE] = words.text("The meeting as a whole")
    with streamlit.container(border=True, key="meeting_point"):
        first, second = streamlit.columns([3, 2])
        with first:
            chosen = streamlit.selectbox(
                words.text("Figure of the agenda"), tuple(names), format_func=lambda place: names[place],
                key=f"point_figure_{day}", placeholder="",
            )  # fmt: skip
        with second:
            commune = _ask_commune(frame, key=f"point_commune_{day}")
        said = streamlit.text_input(
            words.text("What was said"), key=f"point_note_{day}", max_chars=LONGEST_REASON
        )
        left, middle, right = streamlit.columns(3)
        with left:
            value = streamlit.text_input(
                words.text("Promised value (such as 80%)"), key=f"point_value_{day}", max_chars=LONGEST_VALUE
            )
        with middle:
            period = streamlit.text_input(
                words.text("Promised for (such as 08/2026)"),
                key=f"point_period_{day}",
                max_chars=LONGEST_VALUE,
            )
        with right:
            promised_by = streamlit.text_input(
                words.text("Promised by"), key=f"point_by_{day}", max_chars=LONGEST_TITLE
            )
        by, note = ask_person_and_note(frame, key=f"point_{day}")
        if streamlit.button(words.text("Record"), type="primary", key="point_record"):
            figure = found.figures[int(chosen)] if chosen else None
            point = PointRecord(
                indicator=figure.indicator.id if figure else "",
                geography=(figure.point.geography or commune) if figure else "",
                note=(said or "").strip(), value=(value or "").strip(), period=(period or "").strip(),
                by=(promised_by or "").strip(),
            )  # fmt: skip
            record_point(frame, found, point, by=by, note=note)


def _ask_commune(frame: Frame, *, key: str) -> str:
    """The commune a point is about; empty where it is about the figure of the agenda as it stands."""
    communes = (row for row in geographies(frame.release) if row.level == "commune")
    names = {row.code: brief.geography_name(frame.words, row) for row in communes}
    found = streamlit.selectbox(
        frame.words.text("Only for one commune or ward"), tuple(names), index=None, key=key,
        format_func=lambda code: names[code], placeholder="",
    )  # fmt: skip
    return str(found or "")


def record_point(frame: Frame, found: Meeting, point: PointRecord, *, by: str, note: str) -> None:
    """Publish what was said as an amendment of that point alone."""
    if not any((point.note, point.value, point.period)):
        tell_fault(frame.words.text("Nothing is said of the figure yet."))
        return
    day = found.day.isoformat()
    verdict = _verdict(frame, day, "", [point])
    record(frame, verdict, kind=UploadKind.AMENDMENT, by=by, note=note, about=day)


def draw_agenda_form(frame: Frame, found: Meeting) -> None:
    """The figures of the agenda in their order; what was said of those that stay, stays."""
    words, day = frame.words, found.day.isoformat()
    with streamlit.expander(words.text("Change the agenda")):
        of_province = list(
            dict.fromkeys(each.indicator.id for each in found.figures if not each.point.geography)
        )
        agenda = _ask_agenda(frame, of_province, key=f"agenda_{day}")
        by, note = ask_person_and_note(frame, key=f"agenda_{day}", person="agenda_person")
        if streamlit.button(words.text("Record the agenda"), key="agenda_record"):
            kept = {each.point.indicator: each.point for each in found.figures if not each.point.geography}
            points = [
                _as_typed(kept.get(code), indicator=code, position=place)
                for place, code in enumerate(agenda, start=1)
            ]
            points += [
                _as_typed(each.point, indicator=each.indicator.id, position=each.point.position)
                for each in found.figures if each.point.geography
            ]  # fmt: skip
            points += [_as_typed(point, indicator="", position=None) for point in found.notes]
            verdict = _verdict(frame, day, found.title or "", points)
            record(frame, verdict, kind=UploadKind.COMPLETE, by=by, note=note, about=day)


def _ask_agenda(frame: Frame, chosen: Sequence[str], *, key: str) -> list[str]:
    words = frame.words
    names = {row.id: brief.indicator_name(words, row) for row in indicators(frame.release)}
    told = streamlit.multiselect(
        words.text("Figures of the agenda, in their order"), tuple(names), default=list(chosen),
        format_func=lambda code: names[code], key=key, placeholder="",
    )  # fmt: skip
    return [str(code) for code in told]


def _verdict(frame: Frame, day: str, title: str, points: Sequence[PointRecord]) -> Verdict:
    settings = read_settings()
    return meeting_record(
        settings.store, read_reference(settings.reference), meeting=day, title=title, points=points,
        today=now_in_lang_son().date(),
    )  # fmt: skip


def _as_typed(point: MeetingPoint | None, *, indicator: str, position: int | None) -> PointRecord:
    """A point as a person would type it, so that it is published again as it is."""
    place = str(position) if position else ""
    if point is None:
        return PointRecord(indicator=indicator, position=place)
    return PointRecord(
        indicator=indicator, geography=point.geography or "", position=place, note=point.note_vi or "",
        # The file is read as offices write: with a decimal comma.
        value=words_for("vi").exact(point.promise_value) if point.promise_value is not None else "",
        period=point.promise_period or "", by=point.promised_by or "",
    )  # fmt: skip


def _figure_name(frame: Frame, each: AgendaFigure) -> str:
    name = brief.indicator_name(frame.words, each.indicator)
    return f"{name} · {meetings.unit_name(frame.words, each)}" if each.point.geography else name
