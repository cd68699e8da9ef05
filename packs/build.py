"""The door: a choice and a release become a deck, and the deck a file. Equal choices of one release are equal bytes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from charts import brief
from charts.chart import Chart
from charts.deck.deck import Cover, Deck
from charts.deck.write import deck_bytes
from charts.notes import status_rule
from packs.choice import Choice, Kind, chosen_indicators
from packs.commune import commune_slides
from packs.indicator import indicator_slides
from packs.overview import overview_slides
from packs.stamp import made_at, short_id
from packs.template import office_template
from queries.catalogue import freshness
from queries.release import ReleaseFile
from schemas.errors import UserError
from schemas.words import Words

MOST_NAMES = 3


def pack_bytes(release: ReleaseFile, words: Words, choice: Choice) -> bytes:
    """The pack as a presentation.

    Raises `UserError` where there is nothing to tell, or the office's template lacks what a slide needs.
    """
    return deck_bytes(pack(release, words, choice), template=office_template())


def pack(release: ReleaseFile, words: Words, choice: Choice) -> Deck:
    """As many slides as the depth allows, behind a cover unless they are the communes'. Raises `UserError` where there is none."""
    charts = tuple(islice(_charts(release, words, choice), choice.charts))
    if not charts:
        raise UserError(
            "There is nothing to tell of these choices in {period}.",
            remedy="Choose another month, or other indicators.",
            period=words.period(choice.period),
        )
    cover = None if choice.kind is Kind.COMMUNE else _cover(release, words, choice, charts)
    return Deck(words, choice.ratio, cover, charts, short_id(release), made_at(release))


def _charts(release: ReleaseFile, words: Words, choice: Choice) -> Iterator[Chart]:
    match choice.kind:
        case Kind.OVERVIEW:
            yield from overview_slides(release, words, choice)
        case Kind.INDICATOR:
            for indicator in chosen_indicators(release, choice):
                yield from indicator_slides(release, words, indicator, day=choice.month.last_day)
        case Kind.COMMUNE:
            yield from commune_slides(release, words, choice)


def _cover(release: ReleaseFile, words: Words, choice: Choice, charts: tuple[Chart, ...]) -> Cover:
    published = freshness(release).published_at
    lines = (
        _subject(release, words, choice),
        words.text("Figures up to the end of {period}", period=words.period(choice.period)),
        words.text("Release {id}", id=short_id(release))
        + (words.text(", last published {moment}", moment=words.moment(published)) if published else ""),
        words.text("Illustrative data, not real figures")
        if any(chart.footer.illustrative for chart in charts)
        else "",
    )
    title = words.text(
        "Digital transformation of Lạng Sơn province, {period}", period=words.period(choice.period)
    )
    return Cover(title, tuple(line for line in lines if line), (status_rule(words),))


def _subject(release: ReleaseFile, words: Words, choice: Choice) -> str:
    if choice.kind is Kind.OVERVIEW:
        return words.text("Where the indicators stand, what changed, and who holds them back")
    names = [brief.indicator_name(words, row) for row in chosen_indicators(release, choice)]
    return "; ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")
