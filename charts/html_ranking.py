"""The HTML pen of rankings: a row a unit with its bar, the target as a line through all of them.

HTML and not Plotly, which takes a second to place 65 names and 65 values; here they are a table, which can be read
aloud, searched, and whose names lead to the units' pages.
"""

from __future__ import annotations

from charts.chart import Bar, RankingChart
from charts.markup import Markup, element
from charts.screen import figure_link
from schemas.status import STATUS_FORMS
from schemas.words import Words

ROOM = 1.02
"""The scale ends a little behind the longest bar or the target."""


def ranking_markup(words: Words, chart: RankingChart) -> Markup:
    """One row a unit: status and name, bar, value."""
    end = ROOM * max((chart.target or 0, *(bar.value for bar in chart.bars))) or 1
    aimed = {} if chart.target is None else {"style": f"--kpi-aim:{_along(chart.target, end)}"}
    return element(
        "table",
        element("caption", chart.alt, class_="kpi-unseen"),
        _head(chart, end),
        element("tbody", *(_row(words, bar, end) for bar in chart.bars)),
        class_="kpi-ranking kpi-ranking-aimed" if aimed else "kpi-ranking",
        **aimed,
    )


def _head(chart: RankingChart, end: float) -> Markup:
    """The target's name above its line, on the side where there is more room."""
    if chart.target is None:
        return Markup("")
    side = "before" if chart.target > end / 2 else "behind"
    name = element("span", chart.target_name, class_=f"kpi-rank-aim kpi-rank-aim-{side}")
    return element(
        "thead", element("tr", element("td"), element("td", name, class_="kpi-rank-drawn"), element("td"))
    )


def _row(words: Words, bar: Bar, end: float) -> Markup:
    name = element("a", bar.name, href=bar.address, class_="kpi-link") if bar.address else bar.name
    look = "kpi-rank-faded" if bar.faded else f"kpi-{bar.status.value}"
    drawn = "kpi-rank-bar kpi-rank-illustrative" if bar.illustrative else "kpi-rank-bar"
    return element(
        "tr",
        element("th", *_status(words, bar), name, scope="row"),
        element(
            "td",
            element("span", class_=f"{drawn} {look}", style=f"width:{_along(bar.value, end)}"),
            class_="kpi-rank-drawn",
        ),
        element("td", figure_link(words, bar.written, bar.source_address), class_="kpi-rank-value"),
        title=bar.hover,
        class_="kpi-rank-chosen" if bar.chosen else None,
    )


def _status(words: Words, bar: Bar) -> tuple[Markup, Markup]:
    """The status as a symbol, and in words for who cannot see it."""
    form = STATUS_FORMS[bar.status]
    return (
        element("span", form.symbol, class_=f"kpi-symbol kpi-{form.status.value}", aria_hidden="true"),
        element("span", f"{words.text(form.word)} ", class_="kpi-unseen"),
    )


def _along(value: float, end: float) -> str:
    return f"{100 * min(max(value / end, 0), 1):.3f}%"
