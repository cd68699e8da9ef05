"""What the pages about communes share: their look, where a click on them leads, and the sums of groups."""

from __future__ import annotations

from functools import cache

from charts.markup import Markup
from charts.units import Addresses
from pages.parts.frame import Frame, illustrative_band, show
from queries.groups import group_months
from schemas.commune import Board, CommuneGroup, GroupFigure
from settings import ROOT

COMMUNES_STYLE = Markup(f"<style>{(ROOT / 'charts' / 'communes.css').read_text(encoding='utf-8')}</style>")
"""The look of the charts of communes."""

ANY_COMMUNE = "00000"
"""No commune's code, and five digits as theirs."""

PLAYER_FILE = ROOT / "charts" / "player.js"


def open_communes(frame: Frame, *, illustrative: bool) -> None:
    """Put the look of these pages on, and the band where what is shown rests on illustrative figures."""
    show(COMMUNES_STYLE)
    if illustrative:
        illustrative_band(frame)


def addresses(frame: Frame, board: Board) -> Addresses:
    """Where a click on an indicator, a commune or a column's arrow leads, with the state of the address."""
    here = frame.address

    @cache
    def around(page: str, indicator: str, period: str) -> tuple[str, str]:
        """The address before and after a commune's code: a table has hundreds that differ in nothing else."""
        changes = {"indicator": indicator, "period": period} if indicator else {}
        before, _, after = here.link(page, **changes, commune=ANY_COMMUNE).partition(ANY_COMMUNE)
        return before, after

    def of_indicator(indicator: str, commune: str) -> str:
        if not commune:
            return here.link(
                "indicator", indicator=indicator, commune="", period=board.periods.get(indicator, "")
            )
        return commune.join(around("indicator", indicator, board.periods.get(indicator, "")))

    return Addresses(
        indicator=of_indicator,
        commune=lambda code: code.join(around("commune", "", "")),
        figure=lambda indicator, code, period: code.join(around("sources", indicator, period)),
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
