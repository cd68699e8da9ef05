"""Saying by hand what the columns of a file are, and keeping it for the next file."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit

from pages.parts.address import plain
from pages.parts.intake_files import Desk, FileDraft, said_of, say
from pipelines.unknown_headings import headings_of
from schemas.dataset import Dataset
from schemas.issue import Heading
from schemas.words import Words

HEADING_FAULTS = ("unknown_dataset", "missing_column", "doubled_column")
NOT_READ = ""
ABREAST = 3


def ask_columns(desk: Desk, draft: FileDraft) -> Mapping[str, str]:
    """What each heading stands for, to be corrected by hand; what was said of them where it is to be kept."""
    words, verdict = desk.frame.words, draft.verdict
    headings = headings_of(verdict)
    if not headings:
        return {}
    faulty = any(found.rule.id in HEADING_FAULTS for found in verdict.issues)
    with streamlit.expander(words.text("What the columns are read as"), expanded=faulty):
        dataset = desk.reference.datasets.get(draft.said.dataset or verdict.dataset or "")
        if dataset is None:
            streamlit.write(plain(words.text("First choose the report above.")))
            return {}
        places = streamlit.columns(ABREAST)
        for number, heading in enumerate(headings):
            with places[number % ABREAST]:
                _ask_column(words, draft, dataset, heading)
        if not draft.said.mapping:
            return {}
        kept = streamlit.checkbox(
            words.text("Read these headings so in later files as well; kept when the file is published"),
            value=True,
            key=f"keep_{draft.key}",
        )
    return draft.said.mapping if kept else {}


def _ask_column(words: Words, draft: FileDraft, dataset: Dataset, heading: Heading) -> None:
    names = {column.id: column.headings[0] for column in dataset.columns}
    key = f"column_{draft.key}_{dataset.id}_{heading.letters}"
    shown = draft.said.mapping.get(heading.path, heading.column)
    streamlit.session_state[key] = shown if shown in names else NOT_READ
    streamlit.selectbox(
        plain(f"{heading.letters}: {heading.path}"),
        (NOT_READ, *names),
        format_func=lambda code: names.get(code, words.text("not read")),
        key=key,
        on_change=_say_column,
        args=(draft.key, dataset.id, heading.path, key),
    )


def _say_column(file: str, dataset: str, path: str, key: str) -> None:
    say(file, dataset=dataset, mapping={**said_of(file).mapping, path: streamlit.session_state[key]})
