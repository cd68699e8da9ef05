"""Documents as sources: what each is, and everything that was taken from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class SourceDocument:
    """One document with how much was taken from it.

    `kind` is founding (its text is at hand), cited by another document, or press. `figures` measure an indicator,
    `other_figures` none; `definitions` are the indicators it is the source of, `reconciliations` the sums and
    ratios it states.
    """

    id: str
    number: str | None
    date: date | None
    title_vi: str
    title_en: str
    issuer_vi: str
    issuer_en: str
    kind: str
    url: str | None
    note_vi: str | None
    note_en: str | None
    figures: int
    other_figures: int
    targets: int
    tasks: int
    definitions: int
    reconciliations: int


@dataclass(frozen=True)
class DocumentFigure:
    """One figure of a document that measures an indicator, as it is written there."""

    indicator: str
    geography: str
    period: str
    value: Decimal
    value_text: str
    section: str
    note_vi: str | None
    note_en: str | None


@dataclass(frozen=True)
class OtherFigure:
    """One figure of a document that measures no indicator, with the reason."""

    figure_vi: str
    figure_en: str
    value_text: str
    section: str
    reason_vi: str
    reason_en: str


@dataclass(frozen=True)
class DocumentTarget:
    """One target a document sets."""

    indicator: str
    level: str | None
    geography: str | None
    comparator: str
    value: Decimal
    period: str
    section: str | None
    standing: str


@dataclass(frozen=True)
class DocumentTask:
    """One task a document sets."""

    id: str
    task_vi: str
    lead_agency: str | None
    deadline_text: str
    deadline_date: date | None
    section: str


@dataclass(frozen=True)
class Taken:
    """Everything taken from one document."""

    figures: tuple[DocumentFigure, ...]
    other_figures: tuple[OtherFigure, ...]
    targets: tuple[DocumentTarget, ...]
    tasks: tuple[DocumentTask, ...]
