"""Composing the brief of a meeting: administrative prose by rules, every sentence from the rows of one query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from charts import brief
from charts.headline import TOLD_FIRST, communes_met, counts
from charts.notes import some_names
from charts.pack_tables import has_reports, silent_finding
from charts.tasks import WANTING
from schemas.meeting_brief import MeetingBrief, Section, Sentence, Told
from schemas.overview import Change, CommuneStanding, Overview, SilentCommune
from schemas.status import STATUS_FORMS, Status
from schemas.task import STATE_FORMS, TaskState
from schemas.view import FigureView, IndicatorView
from schemas.words import Words

MOST_WORSE, MOST_BEHIND, MOST_NAMES = 5, 5, 8


@dataclass(frozen=True)
class Material:
    """What the queries answered for one month; `earlier` is the day compared with."""

    period: str
    day: date
    earlier: date
    rows: tuple[Overview, ...]
    changes: tuple[Change, ...]
    behind: tuple[CommuneStanding, ...]
    silent: tuple[SilentCommune, ...]
    release: str
    published: str
    tasks: Mapping[TaskState, int] = field(default_factory=dict)
    """How many of the committee's tasks stand where on that day."""

    @property
    def indicators(self) -> Mapping[str, IndicatorView]:
        return {row.indicator.id: row.indicator for row in self.rows}

    @property
    def illustrative(self) -> bool:
        return any(row.figure is not None and row.figure.illustrative for row in self.rows)


def meeting_brief(words: Words, material: Material) -> MeetingBrief:
    """The brief; a section nothing is known for is left out."""
    sections = (
        Section(words.text("I. Overall"), tuple(_overall(words, material))),
        Section(words.text("II. Headline indicators"), tuple(_headlines(words, material)), listed=True),
        Section(
            words.text("III. What holds the province back"), tuple(_problems(words, material)), listed=True
        ),
    )
    return MeetingBrief(
        title=words.text("Brief on the digital transformation of Lạng Sơn province"),
        subtitle=words.text("Figures up to the end of {period}", period=words.period(material.period)),
        sections=tuple(section for section in sections if section.sentences),
        illustrative=words.text(
            "Illustrative data: figures generated to show how the dashboard works are among those below. Not for use in reports."
        )
        if material.illustrative
        else "",
        footer=words.text(
            "Lạng Sơn KPI dashboard, release {id}{published}.",
            id=material.release,
            published=material.published,
        ),
    )


def _overall(words: Words, material: Material) -> list[Sentence]:
    overview = Told(f"overview(day={material.day})", "overview", (("period", material.period),))
    changes = Told(
        f"changes(earlier={material.earlier}, later={material.day})",
        "overview",
        (("period", material.period), ("since", f"{material.earlier:%Y-%m}")),
    )
    silent = f"silent_communes(day={material.day})"
    everything = Told(
        "; ".join((overview.query, changes.query, silent)), "overview", (("period", material.period),)
    )
    period = words.period(material.period)
    if all(row.figure is None for row in material.rows):
        return [
            Sentence(
                words.text("Up to the end of {period} no indicator has figures.", period=period), overview
            )
        ]
    told = [
        Sentence(_first(words, material), everything),
        Sentence(_standing(words, material.rows), overview),
        Sentence(_without_target(words, material.rows), overview),
        Sentence(_changed(words, material), changes),
    ]
    return [sentence for sentence in told if sentence.text]


def _first(words: Words, material: Material) -> str:
    """The answer before everything else: how many met, how many got worse, how many are silent."""
    found = counts(material.rows)
    judged = sum(found.get(status, 0) for status in TOLD_FIRST)
    worse = sum(1 for row in material.changes if row.better is False)
    silent = len({row.geography for row in material.silent})
    parts = [
        words.text(
            "{met}/{judged} indicators that can be judged have met their target",
            met=words.number(found.get(Status.MET, 0)), judged=words.number(judged),
        ) if judged else words.text("no indicator can be judged against a target yet"),
        words.text("{count} got worse", count=words.number(worse)) if worse else words.text("none got worse"),
        _reported(words, silent) if has_reports(material.rows) else "",
    ]  # fmt: skip
    return words.text(
        "Up to the end of {period}: {told}.",
        period=words.period(material.period),
        told="; ".join(part for part in parts if part),
    )


def _reported(words: Words, silent: int) -> str:
    if not silent:
        return words.text("every commune and ward has reported")
    return words.count_text(
        "{count} commune or ward has not sent every report",
        "{count} communes and wards have not sent every report",
        silent,
    )


def _standing(words: Words, rows: tuple[Overview, ...]) -> str:
    """Of the indicators that can be judged, how many stand where."""
    found = counts(rows)
    judged = {status: found[status] for status in TOLD_FIRST if found.get(status)}
    if not judged:
        return ""
    told = "; ".join(
        f"{words.number(count)} {words.text(STATUS_FORMS[status].word).lower()}"
        for status, count in judged.items()
    )
    return words.count_text(
        "Of the {count} indicator that can be judged: {told}.",
        "Of the {count} indicators that can be judged: {told}.",
        sum(judged.values()),
        told=told,
    )


def _without_target(words: Words, rows: tuple[Overview, ...]) -> str:
    without = sum(1 for row in rows if row.status == Status.NO_TARGET)
    silent = sum(1 for row in rows if row.figure is None)
    if not without and not silent:
        return ""
    return words.text(
        "Of all {all} indicators, {without} have figures but no published target and {silent} have no figures yet.",
        all=words.number(len(rows)), without=words.number(without), silent=words.number(silent),
    )  # fmt: skip


def _changed(words: Words, material: Material) -> str:
    """How many figures are new, which way they went, and whose status is another."""
    since = words.day(material.earlier)
    if not material.changes:
        return words.text("Compared with {since} no indicator has a new figure.", since=since)
    first = [row for row in material.changes if row.before is None]
    better, worse = (sum(1 for row in material.changes if row.better is wanted) for wanted in (True, False))
    turned = [row for row in material.changes if row.changes_status and row.before is not None]
    told = [
        words.count_text(
            "Compared with {since} {count} indicator has a new figure",
            "Compared with {since} {count} indicators have new figures",
            len(material.changes),
            since=since,
        ),
        words.text("{better} better", better=words.number(better)) if better else "",
        words.text("{worse} worse", worse=words.number(worse)) if worse else "",
        words.text("{first} for the first time", first=words.number(len(first))) if first else "",
        words.text("changed status: {names}", names=some_names(words, [_turned(words, row) for row in turned], most=MOST_WORSE))
        if turned else words.text("no status has changed"),
    ]  # fmt: skip
    return "; ".join(part for part in told if part) + "."


def _turned(words: Words, row: Change) -> str:
    before, after = (
        words.text(STATUS_FORMS[Status(status)].word).lower()
        for status in (row.status_before, row.status_after)
    )
    return words.text(
        "{indicator} (from “{before}” to “{after}”)",
        indicator=brief.inside(brief.indicator_name(words, row.indicator)), before=before, after=after,
    )  # fmt: skip


def _headlines(words: Words, material: Material) -> list[Sentence]:
    """A sentence for each headline indicator: value, change, target, coverage."""
    rows = sorted(
        (row for row in material.rows if row.indicator.headline), key=lambda row: row.indicator.headline
    )
    return [
        Sentence(
            _headline(words, row, row.figure),
            Told(
                f"figures(indicator={row.indicator.id}, geography={row.figure.geography})",
                "indicator",
                (("indicator", row.indicator.id), ("period", row.figure.period)),
            ),
        )
        for row in rows
        if row.figure is not None
    ]


def _headline(words: Words, row: Overview, figure: FigureView) -> str:
    parts = [
        words.text(
            "{indicator}: {value} ({period})",
            indicator=brief.indicator_name(words, row.indicator),
            value=brief.figure_amount(words, row.indicator, figure),
            period=words.period(figure.period),
        ),
        _moved(words, row.indicator, figure),
        _against_target(words, row.indicator, figure),
        brief.reported_units(words, figure),
        communes_met(words, row),
    ]
    sentence = "; ".join(part for part in parts if part)
    pace = brief.pace(words, row.indicator, figure) if figure.required_pace is not None else ""
    mark = words.text("(Illustrative.)") if figure.illustrative else ""
    return " ".join(part for part in (f"{sentence}.", pace, mark) if part)


def _moved(words: Words, indicator: IndicatorView, figure: FigureView) -> str:
    if figure.change is None:
        return ""
    if not figure.change:
        return words.text("unchanged since the previous period")
    step = brief.step(words, indicator, abs(figure.change)).lstrip("+")
    return words.text(
        "up {step} on the previous period" if figure.change > 0 else "down {step} on the previous period",
        step=step,
    )


def _against_target(words: Words, indicator: IndicatorView, figure: FigureView) -> str:
    if figure.target_value is None:
        return words.text("no target has been published")
    return words.text(
        "{status} (target: {target})",
        status=brief.inside(words.text(STATUS_FORMS[Status(figure.status)].word)),
        target=brief.target_amount(words, indicator, figure),
    )


def _problems(words: Words, material: Material) -> list[Sentence]:
    """What got worse, who is furthest behind, who is silent."""
    month = (("period", material.period),)
    silent = _silent(words, material.silent) if has_reports(material.rows) else ""
    told = [
        (_worse(words, material), Told(f"changes(earlier={material.earlier}, later={material.day})", "overview", month)),
        (_behind(words, material.behind), Told(f"communes_furthest_behind(day={material.day})", "communes", month)),
        (silent, Told(f"silent_communes(day={material.day})", "overview", month)),
        (_tasks(words, material.tasks), Told(f"task_counts(day={material.day})", "tasks", ())),
    ]  # fmt: skip
    return [Sentence(text, source) for text, source in told if text]


def _worse(words: Words, material: Material) -> str:
    rows = [row for row in material.changes if row.better is False]
    names = [
        f"{brief.inside(brief.indicator_name(words, row.indicator))} ({brief.step(words, row.indicator, row.step)})"
        for row in rows
    ]
    return (
        words.text("Worse than before: {names}.", names=some_names(words, names, most=MOST_WORSE))
        if rows
        else ""
    )


def _behind(words: Words, rows: Sequence[CommuneStanding]) -> str:
    names = [
        words.text(
            "{name} ({behind}/{assessed} targets)",
            name=brief.typed_name(words, words.pick(row.name_vi, row.name_en), row.type),
            behind=words.number(row.behind), assessed=words.number(row.assessed),
        )
        for row in rows
    ]  # fmt: skip
    return (
        words.text("Behind on most targets: {names}.", names=some_names(words, names, most=MOST_BEHIND))
        if names
        else ""
    )


def _silent(words: Words, rows: Sequence[SilentCommune]) -> str:
    """Who did not report, by report; one sentence for all of them."""
    if not rows:
        return f"{silent_finding(words, rows)}."
    told = [_report(words, list(group)) for _, group in groupby(rows, key=lambda row: row.dataset)]
    return f"{silent_finding(words, rows)}: {'; '.join(told)}."


def _tasks(words: Words, counts: Mapping[TaskState, int]) -> str:
    """How many tasks are overdue, past their deadline without a word, or due soon."""
    told = [
        f"{words.number(counts[state])} {words.text(STATE_FORMS[state].word).lower()}"
        for state in WANTING
        if counts.get(state)
    ]
    return words.text("Tasks of the committee: {told}.", told="; ".join(told)) if told else ""


def _report(words: Words, rows: Sequence[SilentCommune]) -> str:
    names = [words.pick(row.name_vi, row.name_en) for row in rows]
    dataset = brief.inside(words.pick(rows[0].dataset_vi, rows[0].dataset_en))
    return words.text(
        "{dataset}, {period}: {names}",
        dataset=dataset, period=words.period(rows[0].period), names=some_names(words, names, most=MOST_NAMES),
    )  # fmt: skip
