"""Composing meetings: what was promised and what came of it, and each figure of an agenda then and now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from charts import brief, screen
from charts.chart import Footer, TableChart
from charts.markup import Markup, element, join
from charts.sheet import Sheet
from schemas.meeting import PROMISE_FORMS, AgendaFigure, Meeting, PromiseState
from schemas.status import Status
from schemas.view import FigureView
from schemas.words import MISSING, Words

MeetingAddress = Callable[[date], str]
FigureAddress = Callable[[AgendaFigure], str]
Origin = Callable[[FigureView], str]
"""The address of a figure's own record."""

TONES = {
    PromiseState.BROKEN: Status.MISSED,
    PromiseState.UNKNOWN: Status.BEHIND,
    PromiseState.OPEN: Status.ON_TRACK,
    PromiseState.KEPT: Status.MET,
}


def finding(words: Words, rows: Sequence[Meeting]) -> str:
    """The page's title: how many meetings, and what became of their promises."""
    if not rows:
        return words.text("No meeting is recorded yet")
    told = words.count_text("{count} meeting", "{count} meetings", len(rows))
    promises = _states_of_promises(words, rows)
    return words.text("{meetings}, promises: {told}", meetings=told, told=promises) if promises else told


def came_of_promises(words: Words, row: Meeting) -> str:
    """What became of one meeting's promises; nothing where none was made."""
    told = _states_of_promises(words, [row])
    return f"{words.text('Promises')}: {told}" if told else ""


def _states_of_promises(words: Words, rows: Sequence[Meeting]) -> str:
    counts = Counter(figure.promise for row in rows for figure in row.promises)
    return "; ".join(
        f"{words.number(counts[state])} {words.text(form.word).lower()}"
        for state, form in PROMISE_FORMS.items()
        if counts[state]
    )


def meeting_name(words: Words, row: Meeting) -> str:
    """A meeting by its title and day."""
    return f"{title_of(words, row)}, {words.day(row.day)}"


def title_of(words: Words, row: Meeting) -> str:
    return row.title or words.text("Meeting of the steering committee")


def meeting_list(words: Words, rows: Sequence[Meeting], address: MeetingAddress) -> Markup:
    """One row a meeting: how much stood on its agenda, and what became of its promises."""
    headings = [words.text("Meeting"), words.text("Figures on the agenda"), words.text("Promises")]
    cells = [
        [
            screen.link(
                join(screen.quoted(words, title_of(words, row)), f", {words.day(row.day)}"), address(row.day)
            ),
            words.number(len(row.figures)),
            _promise_counts(words, row),
        ]
        for row in rows
    ]
    return screen.table(headings, cells, numbers=(1,))


def promises_section(
    words: Words, rows: Sequence[Meeting], meeting: MeetingAddress, figure: FigureAddress
) -> Markup:
    """Every promise that is not kept, what needs asking about first: "hứa 80% vào tháng 8, nay 74%"."""
    told = [(row, each) for row in rows for each in row.promises if each.promise is not PromiseState.KEPT]
    title = screen.heading(words.text("Promises to be asked about"))
    if not told:
        return join(title, screen.paragraph(words.text("No promise is open."), muted=True))
    order = list(PROMISE_FORMS)
    told.sort(
        key=lambda pair: (
            order.index(pair[1].promise or PromiseState.OPEN),
            pair[1].point.promise_last_day or date.max,
        )
    )
    headings = [words.text("Indicator"), words.text("Promise"), words.text("State"), words.text("Meeting")]
    cells = [
        [
            _figure_link(words, each, figure),
            join(promise_told(words, each), _by(words, each)),
            promise_tag(words, each.promise),
            screen.link(words.day(row.day), meeting(row.day)),
        ]
        for row, each in told
    ]
    return join(title, screen.table(headings, cells))


def agenda_table(words: Words, row: Meeting, address: FigureAddress, origin: Origin) -> Markup:
    """One row a figure: as it stood on the day of the meeting, as it stands now, what was said and promised."""
    headings = [
        words.text("Indicator"), words.text("On the day of the meeting"), words.text("Now"), words.text("Change"),
        words.text("What was said"), words.text("Promise"),
    ]  # fmt: skip
    cells = [
        [
            _figure_link(words, each, address),
            _figure(words, each, each.then, None),
            _figure(words, each, each.now, origin),
            brief.step(words, each.indicator, each.step),
            screen.quoted(words, each.point.note_vi or MISSING),
            _promise_cell(words, each),
        ]
        for each in row.figures
    ]
    return element("div", screen.table(headings, cells, numbers=(3,)), class_="kpi-agenda")


def notes_section(words: Words, row: Meeting) -> Markup:
    """What was said of the meeting as a whole."""
    if not row.notes:
        return Markup("")
    said = screen.items(screen.quoted(words, point.note_vi or "") for point in row.notes)
    return join(screen.heading(words.text("Of the meeting as a whole")), said)


def promise_told(words: Words, each: AgendaFigure) -> str:
    """ "promised 80% for August 2026, now 74%"."""
    point = each.point
    if point.promise_value is None or point.promise_period is None:
        return MISSING
    now = brief.figure_amount(words, each.indicator, each.now) if each.now else MISSING
    return words.text(
        "promised {value} for {period}, now {now}", value=brief.aim_amount(words, each.indicator, point.promise_value),
        period=words.period(point.promise_period), now=now,
    )  # fmt: skip


def promise_tag(words: Words, state: PromiseState | None) -> Markup:
    """The state of a promise as symbol and word in its colour."""
    if state is None:
        return Markup("")
    form = PROMISE_FORMS[state]
    symbol = element("span", form.symbol, class_="kpi-symbol", aria_hidden="true")
    return element(
        "span", symbol, f" {words.text(form.word)}", class_=f"kpi-task-state kpi-{TONES[state].value}"
    )


def unit_name(words: Words, each: AgendaFigure) -> str:
    """The unit a figure is of."""
    return brief.typed_name(words, words.pick(each.unit_vi, each.unit_en), each.unit_type)


def agenda_chart(words: Words, row: Meeting) -> TableChart:
    """The agenda as a table to take away."""
    headings = (
        words.text("Indicator"), words.text("Geography"), words.text("On the day of the meeting"), words.text("Now"),
        words.text("Change"), words.text("What was said"), words.text("Promise"), words.text("State"),
    )  # fmt: skip
    cells = tuple(
        (
            brief.indicator_name(words, each.indicator), unit_name(words, each), _written(words, each, each.then),
            _written(words, each, each.now), brief.step(words, each.indicator, each.step), each.point.note_vi or "",
            promise_told(words, each) if each.promise else "",
            words.text(PROMISE_FORMS[each.promise].word) if each.promise else "",
        )
        for each in row.figures
    )  # fmt: skip
    illustrative = any(
        figure.illustrative for each in row.figures for figure in (each.then, each.now) if figure
    )
    footer = Footer(
        source=words.text("Source: {source}", source=words.text("records of the meeting")), reported="",
        period=words.day(row.day),
        illustrative=words.text("Illustrative data, not real figures") if illustrative else "",
    )  # fmt: skip
    title = meeting_name(words, row)
    return TableChart("meeting", title, footer, title, Sheet(headings, cells, (None,) * len(headings)))


def _promise_counts(words: Words, row: Meeting) -> Markup:
    counts = Counter(figure.promise for figure in row.promises)
    tags = [
        join(promise_tag(words, state), f" · {words.number(counts[state])}")
        for state in PROMISE_FORMS
        if counts[state]
    ]
    return screen.items(tags) if tags else join(MISSING)


def _figure_link(words: Words, each: AgendaFigure, address: FigureAddress) -> Markup:
    link = screen.link(brief.indicator_name(words, each.indicator), address(each))
    return join(link, element("div", unit_name(words, each), class_="kpi-muted"))


def _figure(words: Words, each: AgendaFigure, figure: FigureView | None, origin: Origin | None) -> Markup:
    """A figure with its period and status; what was shown on another day has its record on that day, not here."""
    if figure is None:
        return join(words.text("no figure"))
    mark = [" ", screen.hatch(words.text("Illustrative data"))] if figure.illustrative else []
    written = brief.figure_amount(words, each.indicator, figure)
    told = element("div", screen.figure_link(words, written, origin(figure) if origin else ""), *mark)
    return join(
        told,
        element("div", words.period(figure.period), class_="kpi-muted"),
        screen.status_tag(words, figure.status),
    )


def _written(words: Words, each: AgendaFigure, figure: FigureView | None) -> str:
    if figure is None:
        return MISSING
    amount = brief.figure_amount(words, each.indicator, figure)
    return f"{amount}, {words.period(figure.period)}, {brief.status_word(words, figure.status)}"


def _promise_cell(words: Words, each: AgendaFigure) -> Markup:
    if each.promise is None:
        return join(MISSING)
    return join(element("div", promise_told(words, each)), _by(words, each), promise_tag(words, each.promise))


def _by(words: Words, each: AgendaFigure) -> Markup:
    if not each.point.promised_by:
        return Markup("")
    return element("div", screen.quoted(words, each.point.promised_by), class_="kpi-muted")
