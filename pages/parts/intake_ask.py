"""Asking about a file: what it is, for which period, and what in it cannot be told without a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

import streamlit

from charts import screen
from charts.intake_understood import column_asked, dataset_name, reading_told
from charts.labels import UPLOAD_KINDS
from pages.parts.address import plain
from pages.parts.frame import show
from pages.parts.intake_files import Desk, FileDraft, forget_asked, said_of, say
from pipelines.clock import now_in_lang_son
from schemas.issue import Issue
from schemas.period import Month, Period, month_of, month_period, year_to_date
from schemas.rows import MEETINGS, TARGETS, TASKS
from schemas.upload import UploadKind
from schemas.words import Words

MONTHS_OFFERED, QUARTERS_OFFERED, YEARS_OFFERED = 24, 8, 3


def ask_meaning(desk: Desk, draft: FileDraft) -> None:
    """Dataset, period and sheet as they were understood, to be confirmed or corrected."""
    words, verdict = desk.frame.words, draft.verdict
    readable = [found.id for found in desk.reference.datasets.values() if found.columns]
    places = streamlit.columns([3, 2, 2])
    with places[0]:
        _choose(
            words.text("Report"), readable, draft.said.dataset or verdict.dataset, draft.key, "dataset",
            names=lambda code: dataset_name(words, desk.reference.datasets.get(code), code),
            placeholder=words.text("Choose the report"),
        )  # fmt: skip
    shown = draft.said.period or verdict.period
    with places[1]:
        _choose(
            words.text("Period"), offered_periods(now_in_lang_son().date(), shown), shown, draft.key, "period",
            names=words.period, placeholder=_period_placeholder(desk, draft),
        )  # fmt: skip
    if len(verdict.sheets) > 1:
        read = verdict.understood.sheet if verdict.understood else None
        with places[2]:
            _choose(
                words.text("Sheet"), verdict.sheets, draft.said.sheet or read, draft.key, "sheet", names=str,
                placeholder=words.text("Choose the sheet"),
            )  # fmt: skip


def ask_readings(desk: Desk, draft: FileDraft) -> None:
    """How the numbers of a column are meant where they can be read in two ways: once a column, both readings shown."""
    words = desk.frame.words
    for column, found in draft.asked.items():
        key = f"decimals_{draft.key}_{column}"
        streamlit.session_state[key] = draft.said.decimals.get(column)
        streamlit.radio(
            plain(column_asked(words, draft.verdict, column, found)),
            (",", "."),
            index=None,
            key=key,
            format_func=partial(_reading, words, found),
            on_change=_say_decimal,
            args=(draft.key, column, key),
        )


def ask_kind(desk: Desk, draft: FileDraft) -> UploadKind:
    """Whether the file stands for the whole of its report and period, or mends single cells.

    A file that only says what has changed of some tasks is no whole list, and is not asked about.
    """
    words, verdict = desk.frame.words, draft.verdict
    captions = {
        TARGETS: (
            words.text("It replaces every target of the years it names."),
            words.text("Only the targets in it are replaced; all others stay as they are."),
        ),
        TASKS: (
            words.text("It replaces the whole list of tasks."),
            words.text("Only what it says of the tasks in it changes; all else stays as it is."),
        ),
        MEETINGS: (
            words.text("It replaces the meetings it names as a whole."),
            words.text("Only what it says of the points in it changes; all else stays as it is."),
        ),
    }.get(
        verdict.dataset or "",
        (
            words.text("It stands for the whole report of the period and hides earlier files of it."),
            words.text("Only the figures in it are replaced; all others stay as they are."),
        ),
    )
    if verdict.incomplete:
        show(screen.paragraph(f"{words.text(UPLOAD_KINDS[UploadKind.AMENDMENT])}: {captions[1]}"))
        return UploadKind.AMENDMENT
    chosen = streamlit.radio(
        words.text("How the file counts"),
        tuple(UploadKind),
        format_func=lambda kind: words.text(UPLOAD_KINDS[kind]),
        captions=captions,
        key=f"kind_{draft.key}",
        horizontal=True,
    )
    return chosen or UploadKind.COMPLETE


def offered_periods(today: date, proposed: str | None) -> list[str]:
    """The periods to choose from: months, quarters, cumulative months and years, newest first of each kind."""
    month = month_of(today)
    months = [month.plus(-step) for step in range(MONTHS_OFFERED)]
    quarter_start = Month(month.year, (month.month - 1) // 3 * 3 + 1)
    quarters = [
        Period(first, first.plus(2))
        for first in (quarter_start.plus(-3 * step) for step in range(QUARTERS_OFFERED))
    ]
    years = [
        Period(Month(month.year - step, 1), Month(month.year - step, 12)) for step in range(YEARS_OFFERED)
    ]
    told = [month_period(found).slug for found in months]
    told += [found.slug for found in quarters]
    told += [year_to_date(found).slug for found in months if found.month > 1]
    told += [found.slug for found in years]
    return list(dict.fromkeys(([proposed] if proposed else []) + told))


def _choose(
    label: str,
    options: Sequence[str],
    shown: str | None,
    file: str,
    field: str,
    *,
    names: Callable[[str], str],
    placeholder: str,
) -> None:
    """A choice that shows what was understood and writes down what the person says instead."""
    key = f"{field}_{file}"
    streamlit.session_state[key] = shown if shown in options else None
    streamlit.selectbox(
        label,
        options,
        index=None,
        format_func=names,
        key=key,
        placeholder=placeholder,
        on_change=_say_choice,
        args=(file, field, key),
    )


def _reading(words: Words, found: Issue, mark: str) -> str:
    return plain(reading_told(words, found, mark))


def _say_choice(file: str, field: str, key: str) -> None:
    told: dict[str, Any] = {field: streamlit.session_state.get(key)}
    if field in ("dataset", "sheet"):
        # Another report or sheet has other columns: what was said of these means nothing there.
        told |= {"decimals": {}, "mapping": {}}
        forget_asked(file)
    say(file, **told)


def _say_decimal(file: str, column: str, key: str) -> None:
    say(file, decimals={**said_of(file).decimals, column: streamlit.session_state[key]})


def _period_placeholder(desk: Desk, draft: FileDraft) -> str:
    dataset = desk.reference.datasets.get(draft.verdict.dataset or "")
    words = desk.frame.words
    if dataset is not None and dataset.shape != "wide" and draft.verdict.accepted:
        return words.text("as the rows of the file say")
    return words.text("Choose the period")
