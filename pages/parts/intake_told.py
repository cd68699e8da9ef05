"""Telling what was found in a file: the verdict, the issues, the marked cells, and a marked copy to send back."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath

import streamlit

from charts import screen
from charts.intake_grid import excerpt_told, grid_excerpt
from charts.intake_issues import issues_table, verdict_line
from charts.intake_understood import understood_line
from charts.markup import element, join
from pages.parts.frame import show
from pages.parts.intake_files import Desk, FileDraft
from pipelines.marked_copy import marked_copy

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def tell_verdict(desk: Desk, draft: FileDraft) -> None:
    """Name, verdict and how the file was understood."""
    words, verdict = desk.frame.words, draft.verdict
    dataset = desk.reference.datasets.get(verdict.dataset or "")
    show(
        join(
            element("h2", verdict.file_name, class_="kpi-h2 kpi-file"),
            verdict_line(words, verdict),
            understood_line(words, verdict, dataset),
        )
    )


def tell_issues(desk: Desk, draft: FileDraft) -> None:
    """The issues by cause, the file's cells with the marks, and the copy to send back."""
    words, verdict = desk.frame.words, draft.verdict
    show(issues_table(words, verdict.issues))
    if verdict.grid is None:
        return
    told = element("strong", excerpt_told(words, verdict))
    show(screen.foldable(told, grid_excerpt(words, verdict), unfolded=bool(verdict.errors)))
    if verdict.issues:
        streamlit.download_button(
            words.text("Download the marked copy (XLSX)"),
            partial(marked_copy, verdict, words),
            file_name=words.text("{file} – marked.xlsx", file=PurePath(verdict.file_name).stem),
            mime=XLSX,
            on_click="ignore",
            key=f"marked_{draft.key}",
        )
