"""The HTML pen of the heat table: a table in its own frame, its names and headings kept in view."""

from __future__ import annotations

from collections.abc import Iterable

from charts.commune_charts import HeatCell, HeatColumn, HeatRow, HeatTable
from charts.markup import Markup, element, join
from charts.screen import hatch, status_tag
from schemas.status import STATUS_FORMS, Status
from schemas.words import Words

UNMARKED = (Status.NO_TARGET,)
"""Most values of many columns have no target: a mark at each would drown the marks that say something."""

ARROWS = {"none": "↕", "ascending": "▲", "descending": "▼"}


def heat_table_markup(words: Words, chart: HeatTable) -> Markup:
    """The legend, and the table below it."""
    head = element(
        "tr",
        _names_heading(words, chart),
        *(_heading(words, column) for column in chart.columns),
    )
    province = _row(words, chart.province, class_="kpi-heat-province", tabindex=None)
    bodies = (
        join(
            element("tbody", _group_row(group.name, group.sums, len(chart.columns))) if group.sums else Markup(""),
            element("tbody", *(_row(words, row) for row in group.rows)),
        )
        for group in chart.groups
    )  # fmt: skip
    table = element(
        "table",
        element("caption", chart.alt, class_="kpi-unseen"),
        element("thead", head, province),
        *bodies,
        class_="kpi-heat",
    )
    frame = element(
        "div", table, class_="kpi-heat-frame", tabindex="0", role="region", aria_label=chart.title
    )
    return join(_legend(words, chart.statuses), frame)


def _legend(words: Words, statuses: Iterable[Status]) -> Markup:
    told = (
        element("span", status_tag(words, status), class_="kpi-legend")
        for status in statuses
        if status not in UNMARKED
    )
    note = words.text("No mark: no target") if Status.NO_TARGET in statuses else ""
    return element(
        "p",
        *told,
        element("span", note, class_="kpi-muted") if note else "",
        class_="kpi-text kpi-heat-legend",
    )


def _names_heading(words: Words, chart: HeatTable) -> Markup:
    address, sorted_ = chart.names_sort
    return element(
        "th",
        element("span", words.text("Commune or ward")),
        _sort_link(words, words.text("Commune or ward"), address, sorted_),
        scope="col",
        class_="kpi-heat-name",
        aria_sort=sorted_,
    )


def _heading(words: Words, column: HeatColumn) -> Markup:
    unit = f" ({column.unit})" if column.unit and column.unit != "%" else ""
    notes = [
        words.text("Target {target}", target=column.target) if column.target else "",
        words.text("{met} met", met=column.met) if column.met else "",
        column.period,
    ]
    marked = hatch(words.text("Illustrative data")) if column.illustrative else Markup("")
    return element(
        "th",
        element(
            "div",
            element("a", f"{column.name}{unit}", href=column.address, class_="kpi-link"),
            *(element("span", note, class_="kpi-heat-note") for note in notes if note),
            element(
                "span",
                marked,
                _sort_link(words, column.name, column.sort_address, column.sorted),
                class_="kpi-heat-sort",
            ),
            class_="kpi-heat-heading",
        ),
        scope="col",
        aria_sort=column.sorted,
    )


def _sort_link(words: Words, name: str, address: str, sorted_: str) -> Markup:
    told = words.text("Sort by {column}", column=name)
    return element(
        "a", ARROWS[sorted_], href=address, class_="kpi-link kpi-sort", aria_label=told, title=told
    )


def _row(words: Words, row: HeatRow, *, class_: str | None = None, tabindex: str | None = "-1") -> Markup:
    """A unit's name and figures. The figures of the communes are no stops of the tab key: there are hundreds, and arrow
    keys (`heat_keys.js`) lead to them from the province's."""
    name = element("a", row.name, href=row.address, class_="kpi-link") if row.address else row.name
    return element(
        "tr",
        element("th", name, scope="row", class_="kpi-heat-name"),
        *(_cell(words, cell, tabindex) for cell in row.cells),
        class_=class_,
    )


def _cell(words: Words, cell: HeatCell, tabindex: str | None) -> Markup:
    form = STATUS_FORMS[cell.status]
    symbol = Markup("") if cell.status in UNMARKED else join(
        element("span", form.symbol, class_="kpi-symbol", aria_hidden="true"),
        element("span", f"{words.text(form.word)} ", class_="kpi-unseen"),
    )  # fmt: skip
    inside = join(symbol, element("span", cell.written) if cell.written else "")
    if cell.address:
        inside = element("a", inside, href=cell.address, class_="kpi-link", tabindex=tabindex)
    return element("td", inside, title=cell.hover, class_=f"kpi-heat-{cell.status.value}")


def _group_row(name: str, sums: HeatRow, columns: int) -> Markup:
    if not any(cell.written for cell in sums.cells):
        return element(
            "tr",
            element("th", name, scope="rowgroup", colspan=columns + 1, class_="kpi-heat-name"),
            class_="kpi-heat-group",
        )
    return element(
        "tr",
        element("th", name, scope="rowgroup", class_="kpi-heat-name"),
        *(element("td", element("span", cell.written or "—"), title=cell.hover) for cell in sums.cells),
        class_="kpi-heat-group",
    )
