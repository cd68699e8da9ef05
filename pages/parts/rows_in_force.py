"""The targets or tasks in force as a file, to be edited and published again."""

from __future__ import annotations

from functools import partial

import streamlit

from charts.package import MEDIA_TYPES
from pages.parts.frame import Frame
from pipelines.reference import Reference
from pipelines.template import filled_template


def offer_rows_in_force(frame: Frame, reference: Reference, dataset: str) -> None:
    """The two forms of the file, each made when it is asked for."""
    words = frame.words
    labels = {
        "xlsx": words.text("What is in force, to be edited (XLSX)"),
        "csv": words.text("What is in force, to be edited (CSV)"),
    }
    with streamlit.container(horizontal=True, key=f"in_force_{dataset}"):
        for form, label in labels.items():
            streamlit.download_button(
                label, partial(filled_template, reference, dataset, frame.release.path, form=form),
                file_name=f"{dataset}-{frame.release.id[:8]}.{form}", mime=MEDIA_TYPES[form], on_click="ignore",
                key=f"in_force_{dataset}_{form}", type="tertiary",
            )  # fmt: skip
