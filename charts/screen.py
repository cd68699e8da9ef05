"""The HTML pen: cards, strips and lists for `st.html`, everything escaped by `charts.markup`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from charts.chart import Card
from charts.markup import Markup, element, join
from charts.sparkline import sparkline_address
from charts.theme import Palette
from schemas.status import STATUS_FORMS, Status
from schemas.words import Words


def status_tag(words: Words, status: Status | str) -> Markup:
    """A status as symbol and word in its colour."""
    form = STATUS_FORMS[Status(status)]
    symbol = element("span", form.symbol, class_="kpi-symbol", aria_hidden="true")
    return element("span", symbol, f" {words.text(form.word)}", class_=f"kpi-status kpi-{form.status.value}")


def status_strip(words: Words, counts: dict[Status, int], *, small: bool = False) -> Markup:
    """How many stand where, as one bar whose parts are as wide as their counts; a small one says numbers only."""
    parts = (
        element(
            "span",
            f"{STATUS_FORMS[status].symbol} {words.number(count)}",
            Markup("") if small else _part_word(words, status),
            class_=f"kpi-part kpi-ground-{status.value}",
            style=f"flex-grow:{count}",
            title=f"{words.text(STATUS_FORMS[status].word)}: {words.number(count)}",
        )
        for status, count in counts.items()
    )
    told = "; ".join(f"{words.text(STATUS_FORMS[status].word)}: {count}" for status, count in counts.items())
    kind = "kpi-strip kpi-strip-small" if small else "kpi-strip"
    return element("span" if small else "div", *parts, class_=kind, role="img", aria_label=told)


def _part_word(words: Words, status: Status) -> Markup:
    return element("span", f"\u00a0{words.text(STATUS_FORMS[status].word).lower()}", class_="kpi-part-word")


def foldable(summary: Markup, body: Markup, *, unfolded: bool = False) -> Markup:
    """A line that opens when it is clicked, without asking the server."""
    return element(
        "details", element("summary", summary), body, class_="kpi-fold", open="open" if unfolded else None
    )


def hatch(told: str) -> Markup:
    """The mark of an illustrative figure: a small hatched square, as its bar is hatched."""
    return element("span", class_="kpi-hatch", role="img", title=told, aria_label=told)


def folds(*parts: Markup) -> Markup:
    """Foldable lists beside each other; an opened one takes the whole width."""
    return element("div", *parts, class_="kpi-folds")


def pairs(*parts: Markup) -> Markup:
    """Foldable lines two beside each other; an opened one takes the whole width."""
    return element("div", *parts, class_="kpi-folds kpi-pairs")


def link(text: str, address: str) -> Markup:
    """A link within the dashboard."""
    return element("a", text, href=address, class_="kpi-link")


def figure_link(words: Words, written: str, address: str) -> Markup:
    """A figure that leads to its own record, where it comes from; its words alone where it has none."""
    if not address:
        return join(written)
    told = words.text("Where this number comes from")
    return element("a", written, href=address, class_="kpi-link kpi-figure", title=told)


def choices(label: str, offered: Iterable[tuple[str, str, bool]]) -> Markup:
    """Links to choose from, in one line: what each is called, its address, and whether it is what is shown."""
    links = (
        element("a", name, href=address, class_="kpi-link", aria_current="true" if chosen else None)
        for name, address, chosen in offered
    )
    return element(
        "nav", element("span", label, class_="kpi-muted"), *links, class_="kpi-choices", aria_label=label
    )


def quoted(words: Words, text: str) -> Markup:
    """What a document or an office says: it is Vietnamese in every language, and said to be."""
    return join(text) if words.language == "vi" else element("span", text, lang="vi")


def leave(text: str, address: str) -> Markup:
    """The link a key follows out of meeting mode."""
    return element("a", text, href=address, class_="kpi-link kpi-screens-leave")


def strong(text: str) -> Markup:
    """Words that stand out."""
    return element("strong", text)


def band(text: str, *, kind: str = "note") -> Markup:
    """A line over the page that cannot be overlooked."""
    return element("div", text, class_=f"kpi-band kpi-band-{kind}", role="note")


def heading(text: str, *, level: int = 2, note: str = "") -> Markup:
    """A heading, with a muted line below it where there is something to add."""
    below = element("p", note, class_="kpi-muted") if note else Markup("")
    return join(element(f"h{level}", text, class_=f"kpi-h{level}"), below)


def headline_cards(words: Words, cards: Iterable[Card], colours: Palette) -> Markup:
    """The headline figures side by side, under each other on a phone."""
    drawn = [_card(words, card, colours) for card in cards]
    kind = "kpi-cards kpi-cards-three" if len(drawn) == 3 else "kpi-cards"
    return element("div", *drawn, class_=kind)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Sequence[int] = ()) -> Markup:
    """A table whose cells stack under their headings on a phone; `numbers` names the right-aligned columns."""
    classes = ["kpi-number" if place in numbers else None for place in range(len(headings))]
    head = element(
        "tr", *(element("th", text, class_=class_) for text, class_ in zip(headings, classes, strict=True))
    )
    body = (
        element(
            "tr",
            *(
                # One child, so that a phone can set the cell's words beside its heading.
                element("td", element("div", cell), class_=class_, data_label=text)
                for cell, text, class_ in zip(row, headings, classes, strict=True)
            ),
        )
        for row in rows
    )
    return element("table", element("thead", head), element("tbody", *body), class_="kpi-table")


def prose(table: Markup) -> Markup:
    """A table of sentences: on a phone they begin at the left, under each other, without the headings."""
    return element("div", table, class_="kpi-prose")


def facts(pairs: Iterable[tuple[str, str]]) -> Markup:
    """Terms with what is said of them."""
    rows = [join(element("dt", term), element("dd", told)) for term, told in pairs if told]
    return element("dl", *rows, class_="kpi-facts") if rows else Markup("")


def paragraph(*parts: str, muted: bool = False) -> Markup:
    """A line of text."""
    return element("p", *parts, class_="kpi-muted" if muted else "kpi-text")


def items(rows: Iterable[Markup | str]) -> Markup:
    """A list without bullets."""
    return element("ul", *(element("li", row) for row in rows), class_="kpi-items")


def steps(parts: Iterable[tuple[str, str]]) -> Markup:
    """The steps of a way, numbered, each with what happens there."""
    rows = (
        element("li", element("strong", name), element("span", told, class_="kpi-muted"))
        for name, told in parts
    )
    return element("ol", *rows, class_="kpi-steps")


def columns(*parts: Markup) -> Markup:
    """Parts side by side, under each other on a phone."""
    return element("div", *(element("div", part) for part in parts), class_="kpi-columns")


def _card(words: Words, card: Card, colours: Palette) -> Markup:
    picture = Markup("")
    if card.sparkline is not None:
        source = sparkline_address(card.sparkline, colours)
        picture = element("img", src=source, alt=card.sparkline.alt, class_="kpi-sparkline")
    mark = element("span", card.illustrative, class_="kpi-mark") if card.illustrative else Markup("")
    return element(
        "section",
        element("h3", link(card.title, card.address), class_="kpi-card-title"),
        element("div", figure_link(words, card.written, card.source_address), class_="kpi-value"),
        element("div", status_tag(words, card.status)),
        element("div", element("span", card.period), mark, class_="kpi-muted kpi-period"),
        picture,
        facts(card.facts),
        class_="kpi-card kpi-card-illustrative" if card.illustrative else "kpi-card",
    )
