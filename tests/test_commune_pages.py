"""The pages about communes, as a person opens them: what they say of the release, and with little or nothing to show."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.reference import read_reference
from queries.communes import board, communes, months_of_indicator
from queries.groups import groups
from queries.release import current_release
from schemas.commune import Grouping
from schemas.status import STATUS_FORMS, Status
from schemas.words import words_for
from tests.conftest import AUGUST, ROOT
from tests.samples import long_form, publish_bytes

PAGES = ROOT / "pages" / "progress"
SLOWEST_FIRST_RUN_SECONDS = 60
OCTOBER = date(2026, 10, 31)

Opener = Callable[..., AppTest]


@pytest.fixture
def open_page(prepared_template: Path, monkeypatch: pytest.MonkeyPatch) -> Opener:
    """Opens a page by its slug on a store, the prepared one unless told otherwise, with an address."""

    def opened(slug: str, *, store: Path = prepared_template, **address: str) -> AppTest:
        monkeypatch.setenv("KPI_STORE", str(store))
        page = AppTest.from_file(str(PAGES / f"{slug}.py"), default_timeout=SLOWEST_FIRST_RUN_SECONDS)
        page.query_params.update(address)
        return page.run()

    return opened


def words_of(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(str(part.proto.body) for part in page.get("html"))


def heat_rows(page: AppTest) -> list[list[str]]:
    """The rows of the heat table as they read, without the headings."""
    table = re.search(
        r'<table class="kpi-heat">.*?</table>|<table[^>]*kpi-heat.*?</table>', words_of(page), re.DOTALL
    )
    assert table
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", table[0], re.DOTALL)[1:]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in row] for row in cells]


def test_the_heat_table_shows_every_value_of_the_board(open_page, prepared_template):
    words = words_for("vi")
    known = board(current_release(prepared_template), day=OCTOBER)
    page = open_page("communes", shown="online_filing_rate,bts_count", sort="name")
    rows = {row[0]: row[1:] for row in heat_rows(page)}
    assert len(rows) == 66
    for commune in known.communes:
        told = []
        for indicator, digits, unit in (("online_filing_rate", 2, "%"), ("bts_count", 0, "")):
            figure = known.figure(indicator, commune.code)
            status = Status(known.status(indicator, commune.code))
            form = STATUS_FORMS[status]
            mark = "" if status is Status.NO_TARGET else f"{form.symbol} {words.text(form.word)}"
            value = "" if figure.value is None else words.number(figure.value, digits) + unit
            told.append(f"{mark} {value}".strip())
        assert rows[commune.name_vi] == told


def test_whoever_was_silent_stands_first_in_every_order(open_page, prepared_template):
    known = board(current_release(prepared_template), day=OCTOBER)
    silent = {
        row.name_vi for row in known.communes if known.status("online_filing_rate", row.code) == "silent"
    }
    assert len(silent) == 4
    for sort in ("standing", "online_filing_rate", "-online_filing_rate"):
        names = [row[0] for row in heat_rows(open_page("communes", sort=sort))][1:]
        assert set(names[:4]) == silent, sort


def test_a_column_sorts_the_worst_first_and_then_the_best(open_page, prepared_template):
    known = board(current_release(prepared_template), day=OCTOBER)
    ranks = {row.name_vi: known.figure("online_filing_rate", row.code).rank for row in known.communes}
    for sort, worst_first in (("online_filing_rate", True), ("-online_filing_rate", False)):
        names = [row[0] for row in heat_rows(open_page("communes", sort=sort))][1:]
        placed = [ranks[name] for name in names if ranks[name] is not None]
        assert placed == sorted(placed, reverse=worst_first)
        unranked = [ranks[name] is None for name in names[4:]]
        assert unranked == sorted(unranked), "small denominators come last"


@pytest.mark.parametrize(("group", "groups"), [("district", 11), ("type", 2), ("size", 3)])
def test_groups_hold_all_communes_once_and_show_their_sums(open_page, group, groups):
    page = open_page("communes", group=group, lang="en")
    told = words_of(page)
    assert told.count('class="kpi-heat-group"') == groups
    assert len(heat_rows(page)) == 1 + groups + 65


def test_the_title_says_the_finding_of_the_column_sorted_by(open_page, prepared_template):
    known = board(current_release(prepared_template), day=OCTOBER)
    figures = [known.figure("online_filing_rate", row.code) for row in known.communes]
    short = sum(row.status in ("behind", "regressed", "missed") for row in figures)
    told = words_of(open_page("communes", sort="online_filing_rate", lang="en"))
    assert f"Filings received online: {short}/65 communes and wards short of the target; last is" in told


def test_one_small_month_is_enough_for_the_communes(open_page, small_store):
    page = open_page("communes", store=small_store, lang="en")
    told = words_of(page)
    assert "63/65 communes and wards did not report in full" in told
    assert ">Thất Khê<" not in told and ">That Khe<" in told


@pytest.mark.parametrize(
    ("slug", "junk"),
    [
        ("communes", {"group": "<u>c</u>", "sort": "<i>x</i>", "shown": "<b>y</b>"}),
        ("commune", {"commune": "<b>z</b>"}),
        ("compare", {"units": "<b>u</b>,06040", "shown": "<i>x</i>"}),
        ("map", {"indicator": "<b>z</b>", "colour": "<i>x</i>"}),
    ],
)
def test_junk_in_the_address_is_told(open_page, slug, junk):
    page = open_page(slug, period="13/2026", lang="en", **junk)
    assert not [text for text in junk.values() if text in words_of(page)]
    assert len(page.info) == 1 + len(junk)


@pytest.mark.parametrize("slug", ["communes", "commune", "compare", "map"])
def test_an_empty_store_is_told_by_the_frame(store, monkeypatch, slug):
    monkeypatch.setenv("KPI_STORE", str(store))
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SLOWEST_FIRST_RUN_SECONDS)
    page.switch_page(str(PAGES / f"{slug}.py"))
    page.run()
    assert not page.exception
    assert "make run" in page.warning[0].value


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_scorecard_shows_the_commune_the_province_and_the_median_of_its_peers(
    open_page, prepared_template, lang
):
    words = words_for(lang)
    known = board(current_release(prepared_template), day=OCTOBER)
    commune = next(row for row in known.communes if row.name_vi == "Đình Lập")
    told = words_of(open_page("commune", commune=commune.code, period="2026-10", lang=lang))
    bullets = re.findall(r'<li class="kpi-bullet[^"]*">.*?</li>', told, re.DOTALL)
    assert len(bullets) == len(known.periods) == 21
    for indicator in known.indicators:
        name = words.pick(indicator.name_vi, indicator.name_en)
        bullet = next(one for one in bullets if f">{name}</a>" in one)
        figure = known.figure(indicator.id, commune.code)
        values = sorted(
            found.value
            for row in known.communes
            if (row.type, row.size) == (commune.type, commune.size) and row.code != commune.code
            and (found := known.figure(indicator.id, row.code)).value is not None and found.status != "too_few"
        )  # fmt: skip
        half = len(values) // 2
        middle = values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2
        written = words.number(figure.value, indicator.decimals)
        assert re.search(rf'kpi-bullet-value"><a [^>]*>{re.escape(written)}', bullet)
        assert f" {words.number(middle, indicator.decimals)}" in bullet, indicator.id
        province = known.figure(indicator.id, "20")
        if province is not None and province.value is not None:
            assert words.number(province.value, indicator.decimals) in bullet


def test_every_commune_has_a_page_that_counts_its_targets(open_page, prepared_template):
    known = board(current_release(prepared_template), day=OCTOBER)
    for commune in known.communes[::8]:
        statuses = [row.status for key, row in known.figures.items() if key[1] == commune.code]
        judged = sum(status in ("met", "on_track", "behind", "regressed", "missed") for status in statuses)
        page = open_page("commune", commune=commune.code, lang="en")
        assert not page.info
        if judged:
            told = f"{commune.name_en}: {statuses.count('met')} of {judged} targets met"
            assert f'<h1 class="kpi-h1">{told}' in words_of(page)


def test_a_silent_commune_is_told_as_silent_with_its_latest_figure(open_page, prepared_template):
    known = board(current_release(prepared_template), day=OCTOBER)
    silent = next(row for row in known.communes if row.name_vi == "Vạn Linh")
    told = words_of(open_page("commune", commune=silent.code, lang="en"))
    assert "5 indicators not reported" in told or "6 indicators not reported" in told
    assert "October 2026 not reported" in told
    assert re.search(r"Latest figure: \d+\.\d\d%, September 2026", told)
    assert "1 of 22 months – 10/2026" in told


def test_the_province_carried_along_is_not_called_unknown(open_page):
    assert not open_page("commune", commune="20", lang="en").info
    assert len(open_page("commune", commune="99999", lang="en").info) == 1


def test_a_commune_with_one_month_has_no_line_and_no_change(open_page, small_store):
    told = words_of(open_page("commune", store=small_store, commune="06040", period="2025-08", lang="en"))
    assert "That Khe: nothing to judge" in told or "That Khe: 1 of 1 targets met" in told
    assert 'class="kpi-bullet-spark"' not in told and "in a month" not in told


def test_a_commune_nobody_reported_of_says_so(open_page, small_store):
    told = words_of(open_page("commune", store=small_store, commune="06001", period="2025-09", lang="en"))
    assert "Doan Ket" in told and "not reported" in told


def units_of(page: AppTest) -> dict[str, dict[str, str]]:
    """The attributes of every commune on the map, by its name."""
    links = re.findall(r'<a [^>]*class="kpi-link kpi-unit[^>]*>', words_of(page))
    found = [dict(re.findall(r'([\w-]+)="([^"]*)"', link)) for link in links]
    return {attributes["data-name"]: attributes for attributes in found}


def test_the_map_has_every_months_value_of_every_commune(open_page, prepared_template):
    words, release = words_for("vi"), current_release(prepared_template)
    page = open_page("map", indicator="online_filing_rate", period="2026-09")
    found = units_of(page)
    known = {row.code: row.name_vi for row in communes(release)}
    rows = months_of_indicator(release, indicator="online_filing_rate", day=OCTOBER)
    months = sorted({row.period for row in rows})
    assert len(found) == 65 and len(months) == 22
    for row in rows:
        unit = found[known[row.geography]]
        told = unit["data-told"].split("|")[months.index(row.period)]
        written = unit["data-written"].split("|")[months.index(row.period)]
        assert written == ("" if row.value is None else f"{words.number(row.value, 2)}%")
        assert words.text(STATUS_FORMS[Status(row.status)].word) in told
        if row.period == "2026-09":
            assert unit["aria-label"] == f"{known[row.geography]}: {told}"
    assert len({unit["style"] for unit in found.values()}) == 65, "no two on one square"


def test_the_map_coloured_by_value_keeps_small_and_silent_apart(open_page, prepared_template):
    release = current_release(prepared_template)
    found = units_of(open_page("map", indicator="online_payment_rate", colour="value"))
    names = {row.code: row.name_vi for row in communes(release)}
    rows = [
        row for row in months_of_indicator(release, indicator="online_payment_rate", day=OCTOBER)
        if row.period == "2026-10"
    ]  # fmt: skip
    steps: dict[str, list[Decimal]] = {}
    for row in rows:
        key = found[names[row.geography]]["data-key"]
        assert key.isdigit() == (row.value is not None and row.status != "too_few")
        if key.isdigit():
            steps.setdefault(key, []).append(row.value)
    ordered = [steps[key] for key in sorted(steps)]
    assert len(ordered) >= 3
    assert all(max(lower) < min(upper) for lower, upper in pairwise(ordered))


def test_a_supplied_map_is_offered_and_names_whom_it_lacks(open_page, monkeypatch, tmp_path):
    square = [[106.0, 22.5], [107.0, 22.5], [107.0, 21.5], [106.0, 22.5]]
    path = tmp_path / "map.geojson"
    feature = {"properties": {"code": "06040"}, "geometry": {"type": "Polygon", "coordinates": [square]}}
    path.write_text(json.dumps({"features": [feature]}))
    monkeypatch.setenv("KPI_BOUNDARIES", str(path))
    page = open_page("map", map="outlines", lang="en")
    told = words_of(page)
    assert list(units_of(page)) == ["That Khe"]
    assert "64 units have no place on this map:" in told and "Dong Kinh" in told
    assert len(units_of(open_page("map", lang="en"))) == 65


def test_a_map_that_cannot_be_used_is_told_and_the_squares_are_drawn(open_page, monkeypatch, tmp_path):
    path = tmp_path / "map.geojson"
    path.write_text("no map")
    monkeypatch.setenv("KPI_BOUNDARIES", str(path))
    page = open_page("map", map="outlines", lang="en")
    assert "not JSON text" in page.warning[0].value
    assert len(units_of(page)) == 65


def test_a_map_of_one_month_has_no_player(open_page, small_store):
    page = open_page("map", store=small_store, indicator="bts_count", lang="en")
    told = words_of(page)
    assert '<div class="kpi-player"' not in told
    assert len(units_of(page)) == 65


def test_an_indicator_without_figures_has_no_map_and_says_so(open_page, small_store):
    page = open_page("map", store=small_store, indicator="satisfaction_rate", lang="en")
    assert "no figure has been published" in words_of(page)
    assert units_of(page) == {}


def compared(page: AppTest) -> tuple[list[str], dict[str, list[str]]]:
    """The names of the units compared, and by indicator what stands in each column."""
    table = re.search(r'<table class="kpi-heat kpi-compare">.*?</table>', words_of(page), re.DOTALL)
    assert table
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in table[0].split("<tr>")[1:]]
    plain = [[" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in row] for row in rows]
    return plain[0][1:], {row[0]: row[1:] for row in plain[1:]}


def test_a_comparison_shows_communes_as_they_are_and_groups_as_sums_over_sums(open_page, prepared_template):
    words, release = words_for("en"), current_release(prepared_template)
    known = board(release, day=OCTOBER)
    district = next(row for row in groups(release, grouping=Grouping.DISTRICT) if "Đình Lập" in row.name)
    page = open_page("compare", units=f"06613,{district.slug}", shown="online_filing_rate", lang="en")
    names, rows = compared(page)
    assert [name.split(" Former")[0] for name in names][:2] == ["Whole province", "Dinh Lap"]
    assert names[2].startswith("Former Dinh Lap district 4 units")
    cells = next(iter(rows.values()))
    figure, province = known.figure("online_filing_rate", "06613"), known.figure("online_filing_rate", "20")
    members = [known.figure("online_filing_rate", code) for code in district.codes]
    told = [row for row in members if row.value is not None]
    rate = 100 * sum(row.numerator for row in told) / sum(row.denominator for row in told)
    assert f"{words.number(province.value, 2)}%" in cells[0] and "61/65 reported" in cells[0]
    assert (
        f"{words.number(figure.value, 2)}%" in cells[1] and f"rank {figure.rank}/{figure.ranked}" in cells[1]
    )
    assert f"{words.number(rate, 2)}%" in cells[2]
    assert f"{len(told)}/4 reported; {sum(row.status == 'met' for row in told)} met" in cells[2]


def test_the_best_of_a_row_is_marked_and_counts_are_not_compared(open_page):
    page = open_page("compare", units="06613,06040,05986", shown="online_filing_rate,bts_count", lang="en")
    _, rows = compared(page)
    rates, counts = (
        next(row for name, row in rows.items() if name.startswith(start)) for start in ("Filings", "Base")
    )
    values = [float(re.search(r"(\d+\.\d\d)%", cell)[1]) for cell in rates[1:]]
    best = ["best of those compared" in cell for cell in rates[1:]]
    assert best == [value == max(values) for value in values]
    assert not any("best of those compared" in cell for cell in counts)


def test_a_score_of_a_group_is_not_averaged(open_page):
    page = open_page("compare", units="type-phuong", shown="index_766_total", lang="en")
    _, rows = compared(page)
    assert next(iter(rows.values()))[1] == "4/4 reported; Cannot be summed"


def test_six_units_are_the_most_and_one_can_be_taken_away_and_another_added(open_page):
    asked = "06613,06040,05986,type-xa,type-phuong,size-large,size-small"
    page = open_page("compare", units=asked, lang="en")
    names, _ = compared(page)
    assert len(names) == 1 + 6
    assert page.selectbox[-1].disabled
    fewer = open_page("compare", units="06613,06040", lang="en")
    links = re.findall(r'href="(\?[^"]*)" class="kpi-link kpi-compare-remove"', words_of(fewer))
    assert ["units=06040" in link and "06613" not in link for link in links] == [True, False]
    fewer.selectbox[-1].set_value("type-phuong").run()
    assert fewer.query_params["units"] in ("06613,06040,type-phuong", ["06613,06040,type-phuong"])
    assert len(compared(fewer)[0]) == 4


def test_from_a_commune_it_is_compared_with_those_it_belongs_to(open_page):
    names, _ = compared(open_page("compare", commune="06613", lang="en"))
    assert [name.split(" 61")[0].split(" 4")[0].split(" Former")[0] for name in names[1:]] == [
        "Dinh Lap", "Communes", "Former Dinh Lap district",
    ]  # fmt: skip


def test_one_small_month_can_be_compared(open_page, small_store):
    page = open_page("compare", store=small_store, units="06040,05986", period="2025-08", lang="en")
    names, rows = compared(page)
    assert len(names) == 3 and rows
    assert "kpi-compare-line" not in "".join(re.findall(r"<img[^>]*>", words_of(page)))


def test_the_small_lines_are_the_communes_last_twelve_months(open_page, prepared_template):
    words, release = words_for("en"), current_release(prepared_template)
    page = open_page("communes", indicator="online_payment_rate", lang="en")
    cards = re.findall(r"<li><a [^>]*kpi-grid-name.*?</li>", words_of(page), re.DOTALL)
    assert len(cards) == 65
    rows = months_of_indicator(release, indicator="online_payment_rate", day=OCTOBER)
    names = {row.code: row.name_en for row in communes(release)}
    latest = {names[row.geography]: row for row in rows if row.period == "2026-10"}
    firsts = {names[row.geography]: row for row in rows if row.period == "2025-11"}
    for card in cards:
        name = re.search(r"kpi-grid-name\">([^<]+)<", card)[1]
        if latest[name].value is not None:
            assert f"{words.number(latest[name].value, 2)}%" in card
            ends = [words.number(row.value, 2) for row in (firsts[name], latest[name])]
            assert f"{name}: {ends[0]}% in November 2025, {ends[1]}% in October 2026" in card
    up = sum(
        1 for name, row in latest.items()
        if row.value is not None and firsts[name].value is not None and row.value > firsts[name].value
    )  # fmt: skip
    assert f"Online payment: {up} up, " in words_of(page)


@pytest.mark.parametrize(
    ("window", "first"), [("24", "January 2025"), ("all", "January 2025"), ("12", "May 2025")]
)
def test_the_small_lines_end_with_the_period_chosen_and_are_as_long_as_asked(open_page, window, first):
    page = open_page("communes", indicator="online_payment_rate", period="2026-04", window=window, lang="en")
    told = words_of(page)
    assert f" down since {first}, of " in told
    assert " in April 2026" in told and " in May 2026" not in told


@pytest.fixture
def store_without_targets(tmp_path: Path) -> Path:
    """A store whose reference data hold no target at all."""
    folder = shutil.copytree(ROOT / "data" / "reference", tmp_path / "reference")
    targets = folder / "targets.csv"
    targets.write_text(targets.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    publish_bytes(tmp_path / "store", read_reference(folder), long_form(AUGUST))
    return tmp_path / "store"


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        ("communes", "no indicator shown has a target to be judged by"),
        ("commune", "That Khe: nothing to judge against a target"),
        ("compare", "Wards: best on 1 of 1 indicators compared|Communes: best on 1 of 1 indicators compared"),
        ("map", "Filings received online, August 2025: no target; last is Tam Thanh 50.00%"),
    ],
)
def test_without_any_target_each_page_says_so(open_page, store_without_targets, slug, told):
    page = open_page(slug, store=store_without_targets, lang="en")
    assert not page.warning
    title = re.search(r'<h1 class="kpi-h1">(.*?)</h1>', words_of(page))
    assert title and re.search(told, title[1], re.IGNORECASE), title and title[1]
    assert "kpi-met" not in "".join(re.findall(r'class="kpi-status[^"]*"', words_of(page)))
