"""Packs: slides and prose for one meeting, chosen, looked through, and taken away."""

from __future__ import annotations

from functools import partial

import streamlit

from charts import brief, screen
from charts.chart import Chart
from charts.deck.deck import Ratio
from charts.labels import PACK_KINDS, RATIOS
from charts.markup import Markup, element, join
from charts.package import MEDIA_TYPES
from packs.brief import brief_bytes, brief_of
from packs.build import pack, pack_bytes
from packs.choice import Choice, Depth, Kind
from pages.parts.ask import ask_month
from pages.parts.frame import Frame, freshness_line, illustrative_band, open_frame, release_shown, show
from pages.parts.since import ask_since
from queries.catalogue import geographies, indicators
from queries.meetings import Shown, meeting_days
from schemas.errors import UserError
from schemas.meeting_brief import MeetingBrief, Section
from schemas.period import parse_period
from settings import read_settings


def main() -> None:
    frame = open_frame()
    words = frame.words
    show(
        screen.heading(
            words.text("Slides and brief for a meeting"),
            level=1,
            note=words.text(
                "PowerPoint slides with editable charts, their numbers and sources in them; the same choices give the same file."
            ),
        )
    )
    choice = ask_choice(frame)
    draw_pack(frame, choice)
    draw_brief(frame, choice)
    freshness_line(frame)


def ask_choice(frame: Frame) -> Choice:
    """What the pack is to be."""
    words = frame.words
    kind_place, month_place, depth_place, ratio_place = streamlit.columns([4, 2, 2, 2])
    with kind_place:
        kinds = {kind.value: words.text(PACK_KINDS[kind]) for kind in Kind}
        kind = Kind(choose_one(words.text("What about"), kinds, key="pack_kind"))
    with month_place:
        period = ask_month(frame)
    with depth_place:
        depths = {str(int(depth)): words.number(depth) for depth in Depth}
        depth = Depth(int(choose_one(words.text("Slides at the most"), depths, key="pack_depth", place=1)))
    with ratio_place:
        ratios = {ratio.value: words.text(RATIOS[ratio]) for ratio in Ratio}
        ratio = Ratio(choose_one(words.text("Form"), ratios, key="pack_ratio"))
    meeting = ask_meeting(frame) if kind is Kind.OVERVIEW else None
    since = ask_since(frame, parse_period(period)) if kind is Kind.OVERVIEW and meeting is None else None
    return Choice(
        kind=kind,
        period=period,
        depth=depth,
        ratio=ratio,
        indicators=() if kind is Kind.COMMUNE else ask_indicators(frame),
        communes=ask_communes(frame) if kind is Kind.COMMUNE else (),
        since=since.day if since else None,
        meeting=meeting.day if meeting else None,
        shown_then=meeting.release if meeting else since.shown_then if since else None,
    )


def ask_meeting(frame: Frame) -> Shown | None:
    """The meeting whose agenda the pack tells of, and since which it tells what changed; none where none is recorded."""
    days = {day.isoformat(): day for day in meeting_days(frame.release)}
    if not days:
        return None
    words = frame.words
    names = {"": words.text("No meeting"), **{slug: words.day(day) for slug, day in days.items()}}
    chosen = choose_one(words.text("Agenda and changes since the meeting of"), names, key="pack_meeting")
    if not chosen:
        return None
    try:
        return Shown(days[chosen], release_shown(read_settings(), days[chosen]))
    except UserError as error:
        sentence, remedy = words.error(error)
        streamlit.info(f"{sentence} {remedy}")
        return None


def choose_one(label: str, names: dict[str, str], *, key: str, place: int = 0) -> str:
    """One of a few; the draft of a pack is no state to be sent to a colleague, so it stays out of the address."""
    return str(
        streamlit.selectbox(label, list(names), index=place, format_func=lambda one: names[one], key=key)
    )


def ask_indicators(frame: Frame) -> tuple[str, ...]:
    """The indicators, in the order they are chosen."""
    names = {row.id: brief.indicator_name(frame.words, row) for row in indicators(frame.release)}
    return tuple(
        streamlit.multiselect(
            frame.words.text("Indicators, in the order of the slides"), list(names), format_func=lambda id_: names[id_],
            placeholder=frame.words.text("The headline indicators"), key="pack_indicators",
        )
    )  # fmt: skip


def ask_communes(frame: Frame) -> tuple[str, ...]:
    """The communes, in the order they are chosen."""
    names = {
        row.code: brief.geography_name(frame.words, row)
        for row in geographies(frame.release)
        if row.level == "commune"
    }
    return tuple(
        streamlit.multiselect(
            frame.words.text("Communes and wards, in the order of the slides"), list(names), format_func=lambda code: names[code],
            placeholder=frame.words.text("All of them"), key="pack_communes",
        )
    )  # fmt: skip


def draw_pack(frame: Frame, choice: Choice) -> None:
    """The slides there would be, and the file."""
    words = frame.words
    try:
        made = pack(frame.release, words, choice)
    except UserError as error:
        sentence, remedy = words.error(error)
        streamlit.info(f"{sentence} {remedy}")
        return
    if any(chart.footer.illustrative for chart in made.charts):
        illustrative_band(frame)
    streamlit.download_button(
        words.text("Download the slides (PPTX)"),
        partial(pack_bytes, frame.release, words, choice),
        file_name=f"{choice.kind}_{choice.period}_{choice.depth}.pptx",
        mime=MEDIA_TYPES["pptx"],
        on_click="ignore",
        type="primary",
        key="pack_download",
    )
    first = 2 if made.cover else 1
    show(
        screen.heading(words.text("The slides")),
        screen.prose(
            screen.table(
                [words.text("Slide"), words.text("Title"), words.text("About")],
                (slide_row(frame, place, chart) for place, chart in enumerate(made.charts, start=first)),
                numbers=(0,),
            )
        ),
    )


def slide_row(frame: Frame, place: int, chart: Chart) -> list[str]:
    """One slide as it will read."""
    said = (screen.paragraph(sentence, muted=True) for sentence in chart.sentences)
    return [frame.words.number(place), join(element("strong", chart.title), *said), chart.subject or ""]


def draw_brief(frame: Frame, choice: Choice) -> None:
    """The month in prose, each sentence with the page that shows its figures."""
    words = frame.words
    told = brief_of(
        frame.release,
        words,
        period=choice.period,
        since=choice.meeting or choice.since,
        shown_then=choice.shown_then,
    )
    show(
        screen.heading(words.text("The brief"), note=told.subtitle),
        screen.band(told.illustrative, kind="illustrative") if told.illustrative else Markup(""),
        element("div", *(brief_section(frame, section) for section in told.sections), class_="kpi-brief"),
        screen.paragraph(told.footer, muted=True),
    )
    with streamlit.container(horizontal=True, gap="small"):
        offer_brief(frame, told, choice)


def brief_section(frame: Frame, section: Section) -> Markup:
    """One section; behind every sentence a link to where its figures are shown."""
    source = frame.words.text("source")
    sentences = [
        join(
            sentence.text, " ",
            element("small", screen.link(source, frame.address.link(sentence.told.page, **dict(sentence.told.asked))), title=sentence.told.query),
        )
        for sentence in section.sentences
    ]  # fmt: skip
    body = (
        screen.items(sentences)
        if section.listed
        else screen.paragraph(*(join(one, " ") for one in sentences))
    )
    return join(screen.heading(section.heading, level=3), body)


def offer_brief(frame: Frame, told: MeetingBrief, choice: Choice) -> None:
    """The brief as a document, and as text to paste."""
    words = frame.words
    streamlit.download_button(
        words.text("Download the brief (DOCX)"),
        partial(brief_bytes, frame.release, words, told),
        file_name=f"brief_{choice.period}.docx",
        mime=MEDIA_TYPES["docx"],
        on_click="ignore",
        key="brief_docx",
    )
    with streamlit.popover(words.text("Text to copy")):
        streamlit.code(told.plain_text, language=None, wrap_lines=True)


main()
