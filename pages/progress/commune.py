"""One commune or ward: its indicators beside target, province and peers; strengths, worries and silences."""

from __future__ import annotations

import streamlit

from charts import commune_facts, screen
from charts.bullets import bullet_chart
from charts.html_bullets import bullets_markup
from charts.strengths import strengths, worries
from pages.parts.ask import ask_month
from pages.parts.ask_communes import ask_commune
from pages.parts.communes import addresses, as_of, open_communes
from pages.parts.draw import draw_markup
from pages.parts.frame import freshness_line, open_frame, show
from queries.catalogue import documents
from queries.communes import board, months_of_unit, silent_months
from schemas.period import parse_period


def main() -> None:
    frame = open_frame()
    words, release = frame.words, frame.release
    title = streamlit.container()
    choices = streamlit.columns([3, 2, 3])
    with choices[1]:
        month = ask_month(frame)
    found = board(release, day=parse_period(month).last_day)
    with choices[0]:
        commune = ask_commune(frame, found.communes)
    months = months_of_unit(release, geography=commune.code, day=found.day)
    silences = silent_months(release, geography=commune.code, day=found.day)
    leads = addresses(frame, found)
    chart = bullet_chart(words, found, commune, months, leads, documents(release))
    with title:
        show(screen.heading(chart.title, level=1, note=as_of(frame, month)))
        open_communes(frame, illustrative=bool(chart.footer.illustrative))
    good, bad = strengths(words, found, commune, months), worries(words, found, commune, months, silences)
    show(
        commune_facts.strengths_and_worries(words, good, bad, lambda one: leads.indicator(one, commune.code))
    )
    show(screen.heading(words.text("Every indicator")))
    draw_markup(frame, chart, bullets_markup(words, chart, frame.colours), key="bullets")
    show(
        screen.columns(
            commune_facts.silences(words, silences), commune_facts.about(words, found, commune, leads)
        )
    )
    freshness_line(frame)


main()
