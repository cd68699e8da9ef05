"""The ranking on the screen: every bar as long as its value, its words beside it, and nothing of data obeyed as markup."""

from __future__ import annotations

from lxml import html

from charts.chart import Bar, Footer, RankingChart
from charts.html_ranking import ROOM, ranking_markup
from charts.sheet import Sheet
from schemas.status import STATUS_FORMS, Status
from schemas.words import Words

WORDS = Words("vi")


def bar(name: str, value: float, **said: object) -> Bar:
    looks = {
        "illustrative": False,
        "faded": False,
        "chosen": False,
        "address": "",
        "hover": f"{name}: {value}",
    }
    return Bar(
        **{"name": name, "value": value, "written": f"{value}%", "status": Status.MET, **looks, **said}
    )


def drawn(*bars: Bar, target: float | None = None) -> html.HtmlElement:
    chart = RankingChart(
        "ranking", "Tiêu đề", Footer("", "", "", ""), "đọc lên", Sheet((), (), ()), "%", 2, bars, target, "Chỉ tiêu: 90%"
    )  # fmt: skip
    return html.fragment_fromstring(ranking_markup(WORDS, chart))


def percent(part: html.HtmlElement, name: str) -> float:
    return float(part.get("style").removeprefix(f"{name}:").removesuffix("%"))


def test_bars_are_as_long_as_their_values_on_the_scale_of_the_target() -> None:
    table = drawn(bar("Kỳ Lừa", 80.0), bar("Bắc Sơn", 20.0), target=90.0)
    widths = [percent(found, "width") for found in table.iterfind(".//span[@style]")]
    assert [round(width * ROOM * 90 / 100, 3) for width in widths] == [80.0, 20.0]
    assert round(percent(table, "--kpi-aim") * ROOM, 2) == 100.0
    assert [found.text for found in table.iterfind(".//td[@class='kpi-rank-value']")] == ["80.0%", "20.0%"]


def test_nothing_is_longer_than_the_table_or_shorter_than_nothing() -> None:
    table = drawn(bar("a", -5.0), bar("b", 0.0), bar("c", 7.0))
    widths = [percent(found, "width") for found in table.iterfind(".//span[@style]")]
    assert widths == [0, 0, round(100 / ROOM, 3)]
    assert table.find("thead") is None


def test_a_ranking_of_zeros_alone_is_drawn() -> None:
    assert percent(drawn(bar("a", 0.0)).find(".//span[@style]"), "width") == 0


def test_a_name_leads_to_its_own_page_and_is_told_with_its_status() -> None:
    table = drawn(
        bar("Kỳ Lừa", 80.0, address="commune?commune=06001", status=Status.BEHIND), bar("Toàn tỉnh", 1.0)
    )
    first, second = table.iterfind(".//th")
    assert first.find("a").get("href") == "commune?commune=06001"
    assert WORDS.text(STATUS_FORMS[Status.BEHIND].word) in first.text_content()
    assert second.find("a") is None


def test_what_data_say_stays_text() -> None:
    table = drawn(bar("<b>x</b>", 1.0, hover='"><img src=x>', address='"><script>'))
    assert table.find(".//b") is None and table.find(".//img") is None and table.find(".//script") is None
    assert table.find(".//th").text_content().endswith("<b>x</b>")


def test_illustrative_chosen_and_too_small_ones_are_drawn_apart() -> None:
    table = drawn(bar("a", 1.0, illustrative=True), bar("b", 1.0, chosen=True), bar("c", 1.0, faded=True))
    looks = [found.get("class") for found in table.iterfind(".//span[@style]")]
    assert "kpi-rank-illustrative" in looks[0] and "kpi-rank-illustrative" not in looks[1]
    assert "kpi-rank-faded" in looks[2]
    assert [row.get("class") for row in table.iterfind("tbody/tr")] == [None, "kpi-rank-chosen", None]
