"""What if: values set for some communes or for an indicator, and what the province's figure and status would be."""

from __future__ import annotations

from decimal import Decimal

import streamlit

from charts import brief, screen, what_if
from charts.chart import RankingChart
from charts.html_ranking import ranking_markup
from charts.levers import lever_chart
from charts.markup import Markup
from charts.pictures import drawn
from charts.source import short_source
from charts.what_if_charts import charts_of, outcomes_chart
from pages.parts.ask import ask_indicator, ask_period
from pages.parts.assumed import (
    Assumed,
    allowed,
    keep,
    outcomes,
    periods_to_assume,
    read_assumed,
    with_values,
    written,
)
from pages.parts.draw import offer_quietly, take_away
from pages.parts.frame import Frame, freshness_line, illustrative_band, open_frame, show
from pages.parts.ways import ways_of
from pipelines.typed import typed_number
from queries.catalogue import documents, geographies, months
from queries.levers import leverage
from queries.progress import figures
from queries.ranking import ranking
from schemas.errors import UserError
from schemas.geography import PROVINCE
from schemas.view import IndicatorView, RankedFigure
from schemas.what_if import Outcome
from schemas.words import Words

BOXES_A_ROW = 4
MOST_BOXES = 12


def main() -> None:
    frame = open_frame()
    known = months(frame.release)
    if not known:
        raise UserError("No month has figures yet.", remedy="Publish a file, then open this page again.")
    title = streamlit.container()
    choices = streamlit.columns([5, 2])
    with choices[0]:
        indicator = ask_indicator(frame)
    with choices[1]:
        period = ask_period(frame, periods_to_assume(frame.release, indicator, known[0]))
    assumed = read_assumed(frame)
    found = outcomes(frame, assumed, period=period, newest=known[0])
    own = next((one for one in found if one.indicator.id == indicator.id), None)
    levers = None if own else levers_offered(frame, indicator, period)
    with title:
        told = levers.title if levers else what_if.finding(frame.words, own)
        show(
            screen.heading(told, level=1, note=what_if.about(frame.words, told, indicator, period)),
            what_if.assumption_band(frame.words),
        )
        if (levers and levers.footer.illustrative) or (own and own.illustrative):
            illustrative_band(frame)
    ranked = ranking(frame.release, indicator=indicator.id, period=period)
    offer(frame, indicator, period, assumed)
    if ranked:
        ask_communes(frame, indicator, ranked, assumed)
    else:
        ask_value(frame, indicator, assumed, PROVINCE)
    if own:
        draw_outcome(frame, own)
    elif levers:
        draw_levers(frame, levers)
    addresses = [frame.address.link("what-if", indicator=one.indicator.id) for one in found]
    show(drawn(what_if.all_outcomes(frame.words, found, addresses), key="outcomes"))
    together = outcomes_chart(frame.words, found)
    if together:
        offer_quietly(frame, together, key="outcomes")
    freshness_line(frame)


def draw_outcome(frame: Frame, own: Outcome) -> None:
    """What becomes of the indicator shown: the province beside the values set, and the communes below."""
    words, origin = frame.words, ways_of(frame, (), month="").to
    province, values, communes = charts_of(words, own)
    left, right = streamlit.columns(2, gap="large")
    with left:
        show(drawn(what_if.comparison(words, own, origin), key="province"))
        offer_quietly(frame, province, key="province")
    if values:
        with right:
            show(drawn(what_if.changes_table(words, own, origin), key="assumed"))
            offer_quietly(frame, values, key="assumed")
    if communes:
        show(drawn(what_if.communes_strips(words, own), key="communes"))
        offer_quietly(frame, communes, key="communes")


def offer(frame: Frame, indicator: IndicatorView, period: str, assumed: Assumed) -> None:
    """Ready assumptions, as links: the strongest levers raised, all of them raised, none."""
    words, offered = frame.words, []
    found = leverage(frame.release, indicator=indicator.id, period=period)
    if found:
        for name, levers in (
            (
                words.text("the {count} strongest to their aim", count=words.number(found.enough)),
                found.chosen,
            ),
            (words.text("all {count} that are short", count=words.number(len(found.levers))), found.levers),
        ):
            values = with_values(assumed, indicator.id, {lever.geography: lever.aim for lever in levers})
            offered.append((name, link(frame, values), values == assumed))
    if assumed.get(indicator.id):
        offered.append(
            (words.text("nothing assumed"), link(frame, with_values(assumed, indicator.id, {})), False)
        )
    show(screen.choices(words.text("Assume:"), offered) if offered else Markup(""))


def levers_offered(frame: Frame, indicator: IndicatorView, period: str) -> RankingChart | None:
    """Where nothing is assumed yet: the communes that would move the province most, to begin with."""
    found = leverage(frame.release, indicator=indicator.id, period=period)
    history = figures(frame.release, indicator=indicator.id, geography=indicator.main_geography)
    figure = next((row for row in history if row.period == period), None)
    if not found or not figure:
        return None
    source = short_source(frame.words, figure, documents(frame.release))
    return lever_chart(
        frame.words, indicator, found, period=period, source=source, address=frame.address.of_commune
    )


def draw_levers(frame: Frame, chart: RankingChart) -> None:
    """The levers under the page's own title, which is theirs."""
    with streamlit.container(key="levers"):
        show(drawn(ranking_markup(frame.words, chart), key="levers"))
    show(screen.paragraph(" · ".join(chart.footer.parts), muted=True))
    take_away(frame, chart, key="levers")


def link(frame: Frame, assumed: Assumed) -> str:
    """The address of this page with other assumptions."""
    return frame.address.link("what-if", assume=written(assumed))


def ask_communes(
    frame: Frame, indicator: IndicatorView, ranked: tuple[RankedFigure, ...], assumed: Assumed
) -> None:
    """Which communes are set, and a box for each of the first dozen."""
    names = {
        row.figure.geography: brief.typed_name(
            frame.words, frame.words.pick(row.name_vi, row.name_en), row.type
        )
        for row in ranked
    }
    values = assumed.get(indicator.id, {})
    key = f"assumed_units_{indicator.id}"
    streamlit.session_state[key] = [unit for unit in names if unit in values]
    streamlit.multiselect(
        frame.words.text("Communes and wards whose value is set"),
        list(names),
        format_func=lambda unit: names[unit],
        key=key,
        placeholder=frame.words.text("Choose communes and wards"),
        on_change=set_units,
        args=(key, indicator.id, assumed, {row.figure.geography: row.figure.value for row in ranked}),
    )
    chosen = [unit for unit in names if unit in values][:MOST_BOXES]
    for start in range(0, len(chosen), BOXES_A_ROW):
        for place, unit in zip(
            streamlit.columns(BOXES_A_ROW), chosen[start : start + BOXES_A_ROW], strict=False
        ):
            with place:
                ask_value(frame, indicator, assumed, unit, name=names[unit])


def set_units(key: str, indicator: str, assumed: Assumed, today: dict[str, Decimal | None]) -> None:
    """Keep the values of the communes chosen; one just chosen starts from where it stands."""
    before = assumed.get(indicator, {})
    values = {
        unit: before.get(unit, today.get(unit) or Decimal(0)) for unit in streamlit.session_state.get(key, ())
    }
    keep(with_values(assumed, indicator, values))


def ask_value(frame: Frame, indicator: IndicatorView, assumed: Assumed, unit: str, *, name: str = "") -> None:
    """A box for one value; what cannot be read or cannot be is told below it and changes nothing."""
    words, key = frame.words, f"assumed_{indicator.id}_{unit}"
    value = assumed.get(indicator.id, {}).get(unit)
    wrong = streamlit.session_state.get(f"{key}_wrong")
    if wrong is None:
        streamlit.session_state[key] = words.exact(value) if value is not None else ""
    sign = words.pick(indicator.unit_vi, indicator.unit_en)
    label = name or next(
        words.pick(one.name_vi, one.name_en) for one in geographies(frame.release) if one.code == unit
    )
    streamlit.text_input(
        f"{label} ({sign})", key=key, on_change=set_value, args=(key, indicator, unit, assumed)
    )
    if wrong is not None:
        show(screen.paragraph(not_a_value(words, indicator, wrong)))


def set_value(key: str, indicator: IndicatorView, unit: str, assumed: Assumed) -> None:
    """Keep the value typed; an emptied box takes the unit out."""
    typed = str(streamlit.session_state.get(key, "")).strip()
    streamlit.session_state.pop(f"{key}_wrong", None)
    values = dict(assumed.get(indicator.id, {}))
    value = typed_number(typed, kind=indicator.kind)
    if not typed:
        values.pop(unit, None)
    elif value is None or not allowed(indicator, value):
        streamlit.session_state[f"{key}_wrong"] = typed
        return
    else:
        values[unit] = value
    keep(with_values(assumed, indicator.id, values))


def not_a_value(words: Words, indicator: IndicatorView, typed: str) -> str:
    """Why what was typed is not taken."""
    if indicator.kind in ("rate", "score"):
        return words.text("“{found}” is not a number from 0 to 100.", found=typed[:20])
    return words.text("“{found}” is not a number from 0 on.", found=typed[:20])


main()
