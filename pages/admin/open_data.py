"""Open data: the whole release to take away, as CSV with definitions and checksums, or as a database to query."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit

from charts import screen
from charts.markup import element
from charts.package import MEDIA_TYPES
from pages.parts.frame import Frame, freshness_line, open_frame, show
from pipelines.open_data import open_data_zip, open_database
from schemas.open_data import OPEN_TABLES


def main() -> None:
    frame = open_frame()
    words, release = frame.words, frame.release
    show(
        screen.heading(
            words.text("Open data"),
            level=1,
            note=words.text(
                "Everything the pages show, to be used elsewhere: figures, targets, definitions and sources."
            ),
        )
    )
    with streamlit.container(horizontal=True, gap="small"):
        offer(
            frame,
            words.text("CSV files (ZIP)"),
            partial(open_data_zip, release.path, release_id=release.id),
            "zip",
        )
        offer(frame, words.text("Database (DuckDB)"), partial(open_database, release.path), "duckdb")
    show(
        screen.items(
            (
                words.text("Every file is UTF-8 CSV with commas, decimal points and dates as 2026-10-31."),
                words.text("An empty cell is a missing value, never zero. Percentages are 0 to 100."),
                words.text(
                    "Files called “illustrative” hold generated figures that show how the dashboard works. They are not real."
                ),
                words.text(
                    "Names of persons and what was said in meetings are not given. Fields and checksums stand in datapackage.json and SHA256SUMS."
                ),
            )
        ),
        screen.heading(words.text("What is in it")),
        screen.prose(
            screen.table(
                [words.text("File"), words.text("Content")],
                ([element("code", f"{table.name}.csv"), words.text(table.title)] for table in OPEN_TABLES),
            )
        ),
    )
    freshness_line(frame)


def offer(frame: Frame, label: str, content: Callable[[], bytes], ending: str) -> None:
    """One file, made when it is asked for."""
    streamlit.download_button(
        label,
        content,
        file_name=f"lang-son-kpi-{frame.release.id[:8]}.{ending}",
        mime=MEDIA_TYPES[ending],
        on_click="ignore",
        key=f"open_data_{ending}",
    )


main()
