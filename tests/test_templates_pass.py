"""Every template passes its own check, as a workbook and as text, and opens in a spreadsheet library."""

from __future__ import annotations

import io

import openpyxl
import pytest

from pipelines.reference import Reference
from pipelines.template import template
from schemas.issue import Said
from tests.samples import verdict_on

DATASETS = (
    "digitisation", "index_766", "infrastructure", "observations", "online_filing", "online_payment", "processing",
    "province", "satisfaction", "targets", "tasks", "workforce",
)  # fmt: skip


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("dataset", DATASETS)
def test_a_template_passes_its_own_check(dataset: str, form: str, reference: Reference) -> None:
    content = template(reference, dataset, form=form)
    period = None if dataset in ("observations", "province", "targets", "tasks") else "2026-10"
    verdict = verdict_on(
        content, reference, name=f"{dataset}.{form}", said=Said(dataset=dataset, period=period)
    )
    assert verdict.accepted, [(found.rule.id, found.cell) for found in verdict.errors]


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_template_opens_as_a_workbook_with_headings(dataset: str, reference: Reference) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(reference, dataset, form="xlsx")))
    assert book.worksheets[0].max_column >= 3
