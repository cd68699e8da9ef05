"""The HTML pen of a comparison: a table in its own frame, the indicators' names kept in view."""

from __future__ import annotations

from charts.commune_charts import ComparedCell, ComparedRow, ComparedUnit, Comparison
from charts.markup import Markup, element
from charts.screen import figure_link
from charts.sparkline import sparkline_address
from charts.theme import Palette
from schemas.status import STATUS_FORMS, Status
from schemas.words import Words

UNTOLD = (None, Status.NO_TARGET)


def comparison_markup(words: Words, chart: Comparison, colours: Palette) -> Markup:
    """One column a unit, one row an indicator; the best figure of a row is underlined."""
    head = element(
        "tr",
        element("th", words.text("Indicator"), scope="col", class_="kpi-heat-name"),
        *(_heading(words, unit) for unit in chart.units),
    )
    table = element(
        "table",
        element("caption", chart.alt, class_="kpi-unseen"),
        element("thead", head),
        element("tbody", *(_row(words, row, colours) for row in chart.rows)),
        class_="kpi-heat kpi-compare",
    )
    return element("div", table, class_="kpi-heat-frame", tabindex="0", role="region", aria_label=chart.title)


def _heading(words: Words, unit: ComparedUnit) -> Markup:
    name = element("a", unit.name, href=unit.address, class_="kpi-link") if unit.address else unit.name
    remove = words.text("Remove {name}", name=unit.name)
    return element(
        "th",
        element("div", name, class_="kpi-compare-unit"),
        element("span", unit.note, class_="kpi-heat-note") if unit.note else Markup(""),
        element("a", "✕", href=unit.remove, class_="kpi-link kpi-compare-remove", aria_label=remove, title=remove)
        if unit.remove else Markup(""),
        scope="col",
    )  # fmt: skip


def _row(words: Words, row: ComparedRow, colours: Palette) -> Markup:
    unit = f" ({row.unit})" if row.unit and row.unit != "%" else ""
    notes = [words.text("Target {target}", target=row.target) if row.target else "", row.period]
    name = element(
        "th",
        element("a", f"{row.name}{unit}", href=row.address, class_="kpi-link"),
        *(element("div", note, class_="kpi-heat-note") for note in notes if note),
        scope="row",
        class_="kpi-heat-name",
    )
    return element("tr", name, *(_cell(words, cell, colours) for cell in row.cells))


def _cell(words: Words, cell: ComparedCell, colours: Palette) -> Markup:
    parts = []
    if cell.status not in UNTOLD:
        form = STATUS_FORMS[Status(cell.status)]
        parts.append(
            element(
                "span",
                form.symbol,
                class_=f"kpi-symbol kpi-{form.status.value}",
                title=words.text(form.word),
                aria_hidden="true",
            )
        )
        parts.append(element("span", f"{words.text(form.word)} ", class_="kpi-unseen"))
    if cell.written:
        parts.append(
            element(
                "strong" if cell.best else "span",
                figure_link(words, cell.written, cell.address),
                class_="kpi-compare-value",
            )
        )
    if cell.best:
        parts.append(element("span", words.text("best of those compared"), class_="kpi-unseen"))
    picture = Markup("")
    if cell.line is not None:
        picture = element(
            "img",
            src=sparkline_address(cell.line, colours),
            alt=cell.line.alt,
            title=cell.line.alt,
            class_="kpi-compare-line",
        )
    return element(
        "td",
        element("div", *parts, class_="kpi-compare-best" if cell.best else "kpi-compare-told"),
        picture,
        element("div", cell.note, class_="kpi-heat-note") if cell.note else Markup(""),
    )
