"""By when reports are due, and who says so."""

from __future__ import annotations

from charts import screen
from charts.due_dates import rules_table
from charts.markup import element
from pages.parts.frame import Frame, show
from queries.catalogue import datasets, documents
from queries.reporting import due_date_rules


def draw_rules(frame: Frame) -> None:
    """The rules of the due dates, folded away."""
    rules = due_date_rules(frame.release)
    heading = element("strong", frame.words.text("By when reports are due"))
    show(
        screen.foldable(
            heading, rules_table(frame.words, rules, datasets(frame.release), documents(frame.release))
        )
    )
