"""The HTML pen of the scorecard: bars and marks as plain boxes, in the order a reader looks at them."""

from __future__ import annotations

from decimal import Decimal

from charts.commune_charts import Bullet, BulletChart
from charts.markup import Markup, element, join
from charts.screen import figure_link, status_tag
from charts.sparkline import sparkline_address
from charts.theme import Palette
from schemas.words import Words


def bullets_markup(words: Words, chart: BulletChart, colours: Palette) -> Markup:
    """The legend, and a row an indicator."""
    rows = (_row(words, bullet, colours) for bullet in chart.bullets)
    return join(_legend(words), element("ul", *rows, class_="kpi-bullets", aria_label=chart.alt))


def _legend(words: Words) -> Markup:
    marks = (
        ("kpi-bullet-bar kpi-bullet-key", words.text("this commune or ward")),
        ("kpi-bullet-target kpi-bullet-key", words.text("target")),
        ("kpi-bullet-province kpi-bullet-key", words.text("whole province")),
        ("kpi-bullet-peers kpi-bullet-key", words.text("median of its peers")),
    )
    told = (
        element(
            "span",
            element("span", element("span", class_=class_), class_="kpi-bullet-keybox", aria_hidden="true"),
            text,
            class_="kpi-legend",
        )
        for class_, text in marks
    )  # fmt: skip
    return element("p", *told, class_="kpi-text kpi-bullet-legend")


def _row(words: Words, bullet: Bullet, colours: Palette) -> Markup:
    return element(
        "li",
        element(
            "div",
            element("a", bullet.name, href=bullet.address, class_="kpi-link"),
            _muted(words.text("Target {target}", target=bullet.target_written) if bullet.target_written else ""),
            class_="kpi-bullet-name",
        ),
        element(
            "div",
            element("span", figure_link(words, bullet.written, bullet.source_address), class_="kpi-bullet-value") if bullet.written else Markup(""),
            status_tag(words, bullet.status),
            class_="kpi-bullet-told",
        ),
        element("div", _track(bullet), _muted(*_beside(words, bullet)), class_="kpi-bullet-drawn"),
        element("div", *(_muted(text) for text in (bullet.rank, _change(words, bullet))), class_="kpi-bullet-place"),
        element("div", _picture(bullet, colours), class_="kpi-bullet-line"),
        class_="kpi-bullet kpi-bullet-illustrative" if bullet.illustrative else "kpi-bullet",
    )  # fmt: skip


def _muted(*text: str) -> Markup:
    return element("span", *text, class_="kpi-bullet-note") if any(text) else Markup("")


def _change(words: Words, bullet: Bullet) -> str:
    return words.text("{change} in a month", change=bullet.change) if bullet.change else ""


def _beside(words: Words, bullet: Bullet) -> list[str]:
    province = (
        words.text("Province {value}", value=bullet.province_written) if bullet.province_written else ""
    )
    told = [
        figure_link(words, province, bullet.province_address),
        words.text("Peers {value}", value=bullet.peers_written) if bullet.peers_written else "",
        bullet.note,
    ]
    parts = [part for part in told if part]
    return [piece for place, part in enumerate(parts) for piece in ((" · ", part) if place else (part,))]


def _track(bullet: Bullet) -> Markup:
    """The bar and the marks, each as far along as its value; what is in words beside it is not told twice."""
    parts = []
    if bullet.value is not None:
        parts.append(
            element("span", class_=f"kpi-bullet-bar kpi-ground-{bullet.status.value}", style=f"width:{_along(bullet, bullet.value)}")
        )  # fmt: skip
    for name, value in (("peers", bullet.peers), ("province", bullet.province), ("target", bullet.target)):
        if value is not None:
            parts.append(element("span", class_=f"kpi-bullet-{name}", style=f"left:{_along(bullet, value)}"))
    return element("div", *parts, class_="kpi-bullet-track", aria_hidden="true")


def _along(bullet: Bullet, value: Decimal) -> str:
    share = min(max(value / bullet.high, Decimal(0)), Decimal(1))
    return f"{100 * share:.2f}%"


def _picture(bullet: Bullet, colours: Palette) -> Markup:
    if bullet.line is None:
        return Markup("")
    source = sparkline_address(bullet.line, colours)
    return element("img", src=source, alt=bullet.line.alt, title=bullet.line.alt, class_="kpi-bullet-spark")
