"""The HTML pen of small multiples: one small card a unit."""

from __future__ import annotations

from charts.commune_charts import GridItem, LineGrid
from charts.markup import Markup, element, join
from charts.screen import figure_link, paragraph
from charts.sparkline import sparkline_address
from charts.theme import Palette
from schemas.status import STATUS_FORMS, Status
from schemas.words import Words


def line_grid_markup(words: Words, chart: LineGrid, colours: Palette) -> Markup:
    """The scale they share, and the lines."""
    cards = (_card(words, item, colours) for item in chart.items)
    return join(
        paragraph(chart.scale, muted=True), element("ul", *cards, class_="kpi-grid", aria_label=chart.alt)
    )


def _card(words: Words, item: GridItem, colours: Palette) -> Markup:
    symbol = Markup("")
    if item.status is not Status.NO_TARGET:
        form = STATUS_FORMS[item.status]
        symbol = join(
            element("span", form.symbol, class_=f"kpi-symbol kpi-{form.status.value}", aria_hidden="true"),
            element("span", f"{words.text(form.word)} ", class_="kpi-unseen"),
        )
    line = Markup("")
    if item.line is not None:
        line = element(
            "img",
            src=sparkline_address(item.line, colours),
            alt=item.line.alt,
            title=item.line.alt,
            class_="kpi-grid-line",
        )
    return element(
        "li",
        element("a", item.name, href=item.address, class_="kpi-link kpi-grid-name"),
        element(
            "span", symbol, figure_link(words, item.written, item.source_address), class_="kpi-grid-value"
        ),
        line or element("span", "", class_="kpi-grid-line"),
    )
