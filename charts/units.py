"""What the charts of communes share: names, addresses, where a figure stands in words, and the sources below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from charts import brief
from charts.labels import QUALIFIERS, SIZES
from charts.source import short_source
from charts.ways import Ways
from schemas.commune import CommuneGroup, CommuneView, GroupFigure, Grouping, Size
from schemas.slug import slug_of
from schemas.status import Status
from schemas.view import DocumentView, FigureView, IndicatorView
from schemas.words import Words

SHORT_OF_TARGET = (Status.BEHIND, Status.REGRESSED, Status.MISSED)
MOST_SOURCES = 3
QUALIFIER_SIGNS = {"exact": "", "about": "≈ ", "nearly": "≈ ", "more_than": "> "}
CITY, DISTRICT = "Thành phố ", "Huyện "


OfCommune = Callable[[str], str]
"""The address of an indicator's page, of one commune in particular."""


@dataclass(frozen=True)
class Addresses(Ways):
    """Where a click leads, this page in another order among it."""

    sort: Callable[[str], str]


def commune_name(words: Words, commune: CommuneView) -> str:
    """ "Thất Khê", "That Khe"."""
    return words.pick(commune.name_vi, commune.name_en)


def full_commune_name(words: Words, commune: CommuneView) -> str:
    """ "xã Thất Khê", "That Khe commune"."""
    return brief.typed_name(words, commune_name(words, commune), commune.type)


def group_name(words: Words, group: CommuneGroup) -> str:
    """A group as a heading: "Huyện Tràng Định (cũ)", "Xã", "Dưới 110 km²"."""
    match group.grouping:
        case Grouping.DISTRICT:
            return district_name(words, group.name)
        case Grouping.TYPE:
            return words.text("Wards") if group.name == "phường" else words.text("Communes")
        case Grouping.SIZE:
            return size_name(words, Size(group.name))


def district_name(words: Words, name: str) -> str:
    """A former district: "Huyện Tràng Định (cũ)", "Former Trang Dinh district"."""
    city = name.startswith(CITY)
    plain = name.removeprefix(CITY).removeprefix(DISTRICT)
    if words.language == "en":
        plain = " ".join(part.capitalize() for part in slug_of(plain).split("-"))
    return words.text("Former {name} city" if city else "Former {name} district", name=plain)


def size_name(words: Words, size: Size) -> str:
    """The class of area: "diện tích dưới 110 km²"."""
    return words.text(SIZES[size])


def is_short(status: str) -> bool:
    """Whether a status says that the target is not reached and not on the way."""
    return status in SHORT_OF_TARGET


def ranked_words(words: Words, rank: int | None, ranked: int | None) -> str:
    """ "hạng 12/62"; nothing for a figure that is not ranked."""
    if rank is None or ranked is None:
        return ""
    return words.text("rank {rank}/{ranked}", rank=words.number(rank), ranked=words.number(ranked))


def figure_hover(words: Words, indicator: IndicatorView, name: str, figure: FigureView | None) -> str:
    """Everything a cell stands for, line by line."""
    if figure is None:
        return "\n".join(
            [f"{name} – {brief.indicator_name(words, indicator)}", brief.status_word(words, "no_data")]
        )
    told = [
        f"{name} – {brief.indicator_name(words, indicator)}",
        f"{brief.figure_amount(words, indicator, figure)}, {words.period(figure.period)}" if figure.value is not None
        else words.period(figure.period),
        brief.status_word(words, figure.status),
        brief.target_amount(words, indicator, figure) if figure.target_value is not None else "",
        ranked_words(words, figure.rank, figure.ranked),
        words.text("Change: {change}", change=brief.step(words, indicator, figure.change)) if figure.change else "",
        words.text("Cases: {count}", count=words.number(figure.denominator)) if figure.denominator else "",
        words.text("Illustrative data, not real figures") if figure.illustrative else "",
    ]  # fmt: skip
    return "\n".join(line for line in told if line)


def group_hover(words: Words, indicator: IndicatorView, name: str, figure: GroupFigure | None) -> str:
    """What a group's sum stands for, line by line."""
    told = [f"{name} – {brief.indicator_name(words, indicator)}"]
    if figure is None or figure.value is None:
        told.append(words.text("Cannot be summed") if figure and figure.reported else words.text("No data"))
    else:
        written = brief.amount(words, indicator, figure.value)
        told.append(words.text(QUALIFIERS[figure.qualifier], value=written))
    if figure is not None:
        told.append(reported_members(words, figure))
        if figure.judged:
            told.append(met_members(words, figure))
        if figure.illustrative:
            told.append(words.text("Illustrative data, not real figures"))
    return "\n".join(told)


def reported_members(words: Words, figure: GroupFigure) -> str:
    """ "6/7 xã, phường báo cáo"."""
    return words.text(
        "{reported}/{members} communes and wards reported",
        reported=words.number(figure.reported), members=words.number(figure.members),
    )  # fmt: skip


def reported_of_expected(words: Words, reported: int | None, expected: int | None) -> str:
    """ "6/7 báo cáo"."""
    if reported is None or expected is None:
        return ""
    return words.text(
        "{reported}/{members} reported", reported=words.number(reported), members=words.number(expected)
    )


def met_members(words: Words, figure: GroupFigure) -> str:
    """ "2/7 xã, phường đạt chỉ tiêu"."""
    return words.text(
        "{met}/{expected} communes and wards met the target",
        met=words.number(figure.met), expected=words.number(figure.members),
    )  # fmt: skip


def bare_amount(
    words: Words, indicator: IndicatorView, value: Decimal | None, *, qualifier: str | None = None
) -> str:
    """A value for a narrow cell: with its qualifier as a sign and the percent sign, without any other unit."""
    if value is None:
        return ""
    percent = "%" if indicator.unit_vi.strip() == "%" else ""
    return f"{QUALIFIER_SIGNS[qualifier or 'exact']}{words.number(value, indicator.decimals)}{percent}"


def sources(words: Words, figures: Iterable[FigureView], documents: Mapping[str, DocumentView]) -> str:
    """The sources of many figures in a few words, each named once."""
    kinds = {
        (row.source, row.document, row.section, row.illustrative): row
        for row in figures
        if row.value is not None
    }
    told = list(dict.fromkeys(short_source(words, row, documents) for row in kinds.values()))
    named = [text for text in told if text]
    return "; ".join(named[:MOST_SOURCES]) + (" …" if len(named) > MOST_SOURCES else "")
