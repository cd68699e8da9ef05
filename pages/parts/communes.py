"""What the pages about communes share: their look, where a click on them leads, and the sums of groups."""

from __future__ import annotations

from charts.markup import Markup
from charts.units import Addresses
from pages.parts.frame import Frame, illustrative_band, show
from queries.groups import group_months
from schemas.commune import Board, CommuneGroup, GroupFigure
from settings import ROOT

COMMUNES_STYLE = Markup(f"<style>{(ROOT / 'charts' / 'communes.css').read_text(encoding='utf-8')}</style>")
"""The look of the charts of communes."""

PLAYER_FILE = ROOT / "charts" / "player.js"


def open_communes(frame: Frame, *, illustrative: bool) -> None:
    """Put the look of these pages on, and the band where what is shown rests on illustrative figures."""
    show(COMMUNES_STYLE)
    if illustrative:
        illustrative_band(frame)


def addresses(frame: Frame, board: Board) -> Addresses:
    """Where a click on an indicator, a commune or a column's arrow leads, with the state of the address."""
    here = frame.address
    return Addresses(
        indicator=lambda indicator, commune: here.link(
            "indicator", indicator=indicator, commune=commune, period=board.periods.get(indicator, "")
        ),
        commune=lambda code: here.link("commune", commune=code),
        sort=lambda order: here.here(sort=order),
    )


def group_sums(
    frame: Frame, board: Board, groups: tuple[CommuneGroup, ...]
) -> dict[tuple[str, str], GroupFigure]:
    """Each group's figure of each indicator in the period the board shows; groups without one are left out."""
    return {
        (group.slug, indicator): figure
        for group in groups
        for indicator, months in group_months(frame.release, codes=group.codes, day=board.day).items()
        for figure in months
        if figure.period == board.periods.get(indicator)
    }


def as_of(frame: Frame, month: str) -> str:
    """Which month is shown."""
    return frame.words.text(
        "Each indicator in its latest period up to {period}", period=frame.words.period(month)
    )
