"""Composing what is said of one commune: strengths and worries, what it did not report, and who its peers are."""

from __future__ import annotations

from collections.abc import Sequence

from charts import screen, units
from charts.footer import marked
from charts.markup import Markup, element, join
from charts.strengths import Sentence
from charts.units import Addresses
from schemas.commune import Board, CommuneView, SilentMonths
from schemas.words import Words

MONTHS_NAMED = 12


def strengths_and_worries(
    words: Words, good: Sequence[Sentence], bad: Sequence[Sentence], address: units.OfCommune
) -> Markup:
    """The two sides beside each other."""
    return screen.columns(
        _side(words.text("Worries"), bad, words.text("No rule finds anything worrying."), address),
        _side(words.text("Strengths"), good, words.text("No rule finds anything outstanding."), address),
    )


def _side(title: str, sentences: Sequence[Sentence], nothing: str, address: units.OfCommune) -> Markup:
    told = (_sentence(row, address) for row in sentences)
    body = screen.items(told) if sentences else screen.paragraph(nothing, muted=True)
    return join(screen.heading(title), body)


def _sentence(sentence: Sentence, address: units.OfCommune) -> Markup:
    """The indicator's name leads to its page."""
    named = (
        screen.link(sentence.subject, address(sentence.indicator))
        if sentence.indicator
        else element("strong", sentence.subject)
    )
    return join(named, f": {sentence.text}")


def silences(words: Words, rows: Sequence[SilentMonths]) -> Markup:
    """What was not reported, by dataset, month by month."""
    title = screen.heading(
        marked(words, words.text("Months not reported"), any(row.illustrative for row in rows))
    )
    if not rows:
        return join(
            title, screen.paragraph(words.text("Every month others reported was reported."), muted=True)
        )
    return join(title, screen.items(_silence(words, row) for row in rows))


def _silence(words: Words, row: SilentMonths) -> Markup:
    named = ", ".join(words.short_period(period) for period in row.periods[:MONTHS_NAMED])
    more = " …" if len(row.periods) > MONTHS_NAMED else ""
    counted = words.text(
        "{silent} of {asked} months", silent=words.number(len(row.periods)), asked=words.number(row.asked)
    )
    return join(
        element("strong", f"{words.pick(row.dataset_vi, row.dataset_en)}: "), f"{counted} – {named}{more}"
    )


def about(words: Words, board: Board, commune: CommuneView, addresses: Addresses) -> Markup:
    """What the commune is, and whom it is compared with."""
    peers = [row for row in board.communes if row.is_peer_of(commune)]
    links = [screen.link(units.commune_name(words, row), addresses.commune(row.code)) for row in peers]
    named = join(*_listed(links))
    districts = ", ".join(
        units.district_name(words, part.strip()) for part in commune.former_district.split(";")
    )
    return join(
        screen.heading(words.text("About this commune or ward")),
        screen.facts(
            [
                (words.text("Code"), commune.code),
                (words.text("Before 1 July 2025"), districts),
                (words.text("Area"), f"{words.number(commune.area_km2, 2)} km²" if commune.area_km2 else ""),
                (words.text("Compared with"), _compared(words, commune, len(peers))),
                (words.text("Peers"), named),
            ]
        ),
    )  # fmt: skip


def _listed(links: Sequence[Markup]) -> list[str]:
    return [part for place, link in enumerate(links) for part in ((", ", link) if place else (link,))]


def _compared(words: Words, commune: CommuneView, peers: int) -> str:
    kind = words.text("wards") if commune.type == "phường" else words.text("communes")
    return words.text(
        "the other {count} {kind} of its size ({size})",
        count=words.number(peers), kind=kind, size=units.size_name(words, commune.size).lower(),
    )  # fmt: skip
