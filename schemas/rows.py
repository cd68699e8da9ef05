"""The rows of files that carry no figures: one row a target, or one row a task, in our codes."""

from __future__ import annotations

import pandas
import pandera.pandas as pandera
from pandera.typing.pandas import Series

from schemas.reference import COMPARATORS, DAY_FORM, GEOGRAPHY_LEVELS, MILESTONES_FORM, PERIOD_FORM, STANDINGS
from schemas.task import TaskStatus

TARGETS, TASKS, MEETINGS = "targets", "tasks", "meetings"
"""The datasets of shape "rows"."""

TARGET_COLUMNS = (
    "indicator", "level", "geography", "comparator", "value", "period", "baseline_value", "baseline_period",
    "milestones", "document", "section", "standing", "note_vi", "note_en", "cell",
)  # fmt: skip
TASK_COLUMNS = (
    "task", "document", "section", "task_vi", "lead_agency", "coordinating_agencies", "deadline_text",
    "deadline_date", "output_vi", "status", "done_on", "result_vi", "note_vi", "cell",
)  # fmt: skip
MEETING_COLUMNS = (
    "meeting", "title", "position", "indicator", "geography", "note_vi", "promise_value", "promise_period",
    "promised_by", "cell",
)  # fmt: skip
TASK_FORM = r"^T\d{3,5}$"
NEEDED_OF_A_TASK = ("document", "task_vi")
"""What a complete list says of every task; an amendment may leave it out, and what it leaves out stays."""


class _Rows(pandera.DataFrameModel):
    class Config:
        strict = True
        ordered = True


class TargetRows(_Rows):
    """One row is one target of a file. Key: indicator, level or geography, period.

    units: percentages are 0–100. A baseline period without a value means each unit's own figure of that period.
    """

    indicator: Series[str]
    level: Series[str] = pandera.Field(isin=GEOGRAPHY_LEVELS, nullable=True)
    geography: Series[str] = pandera.Field(nullable=True)
    comparator: Series[str] = pandera.Field(isin=COMPARATORS)
    value: Series[float] = pandera.Field(in_range={"min_value": -1e13, "max_value": 1e13})
    period: Series[str] = pandera.Field(str_matches=PERIOD_FORM)
    baseline_value: Series[float] = pandera.Field(
        nullable=True, in_range={"min_value": -1e13, "max_value": 1e13}
    )
    baseline_period: Series[str] = pandera.Field(str_matches=PERIOD_FORM, nullable=True)
    milestones: Series[str] = pandera.Field(str_matches=MILESTONES_FORM, nullable=True)
    document: Series[str]
    section: Series[str] = pandera.Field(nullable=True)
    standing: Series[str] = pandera.Field(isin=STANDINGS)
    note_vi: Series[str] = pandera.Field(nullable=True)
    note_en: Series[str] = pandera.Field(nullable=True)
    cell: Series[str]

    @pandera.dataframe_check
    @classmethod
    def applies_to_a_level_or_a_geography(cls, rows: pandas.DataFrame) -> pandas.Series[bool]:
        return rows["level"].isna() ^ rows["geography"].isna()

    @pandera.dataframe_check
    @classmethod
    def a_baseline_value_has_a_period(cls, rows: pandas.DataFrame) -> pandas.Series[bool]:
        return rows["baseline_value"].isna() | rows["baseline_period"].notna()


class TaskRows(_Rows):
    """One row is one task of a file. Key: task. What is missing is not said; see `NEEDED_OF_A_TASK`."""

    task: Series[str] = pandera.Field(unique=True, str_matches=TASK_FORM)
    document: Series[str] = pandera.Field(nullable=True)
    section: Series[str] = pandera.Field(nullable=True)
    task_vi: Series[str] = pandera.Field(nullable=True)
    lead_agency: Series[str] = pandera.Field(nullable=True)
    coordinating_agencies: Series[str] = pandera.Field(nullable=True)
    deadline_text: Series[str] = pandera.Field(nullable=True)
    deadline_date: Series[str] = pandera.Field(str_matches=DAY_FORM, nullable=True)
    output_vi: Series[str] = pandera.Field(nullable=True)
    status: Series[str] = pandera.Field(isin=tuple(TaskStatus), nullable=True)
    done_on: Series[str] = pandera.Field(str_matches=DAY_FORM, nullable=True)
    result_vi: Series[str] = pandera.Field(nullable=True)
    note_vi: Series[str] = pandera.Field(nullable=True)
    cell: Series[str]

    @pandera.dataframe_check
    @classmethod
    def a_day_of_completion_belongs_to_a_task_that_is_done(
        cls, rows: pandas.DataFrame
    ) -> pandas.Series[bool]:
        return rows["done_on"].isna() | (rows["status"] == TaskStatus.DONE)


class MeetingRows(_Rows):
    """One row is one point of a meeting: a figure of its agenda, or without an indicator something said of it all.

    Key: meeting (its day), indicator, geography. A promise has a value and the period it is due in.
    """

    meeting: Series[str] = pandera.Field(str_matches=DAY_FORM)
    title: Series[str] = pandera.Field(nullable=True)
    position: Series[float] = pandera.Field(nullable=True, in_range={"min_value": 0, "max_value": 1e4})
    indicator: Series[str] = pandera.Field(nullable=True)
    geography: Series[str] = pandera.Field(nullable=True)
    note_vi: Series[str] = pandera.Field(nullable=True)
    promise_value: Series[float] = pandera.Field(
        nullable=True, in_range={"min_value": -1e13, "max_value": 1e13}
    )
    promise_period: Series[str] = pandera.Field(str_matches=PERIOD_FORM, nullable=True)
    promised_by: Series[str] = pandera.Field(nullable=True)
    cell: Series[str]

    @pandera.dataframe_check
    @classmethod
    def a_promise_has_value_period_and_indicator(cls, rows: pandas.DataFrame) -> pandas.Series[bool]:
        promised = rows["promise_value"].notna()
        return (promised == rows["promise_period"].notna()) & (~promised | rows["indicator"].notna())


ROW_MODELS: dict[str, type[_Rows]] = {TARGETS: TargetRows, TASKS: TaskRows, MEETINGS: MeetingRows}


COLUMNS_OF_ROWS = {TARGETS: TARGET_COLUMNS, TASKS: TASK_COLUMNS, MEETINGS: MEETING_COLUMNS}


def rows_in_order(dataset: str, rows: pandas.DataFrame) -> pandas.DataFrame:
    """The rows with their columns as the truth keeps them, validated."""
    columns = COLUMNS_OF_ROWS[dataset]
    numbers = dict.fromkeys(("value", "baseline_value", "promise_value", "position"), "float64")
    typed = rows[list(columns)].astype({column: numbers.get(column, "str") for column in columns})
    return ROW_MODELS[dataset].validate(typed, lazy=True)


def incomplete_rows(dataset: str, rows: pandas.DataFrame) -> pandas.Series[bool]:
    """Which rows say too little to stand in a complete list; only tasks may."""
    if dataset != TASKS:
        return pandas.Series(data=False, index=rows.index)
    return rows[list(NEEDED_OF_A_TASK)].isna().any(axis=1)
