"""Packs: asked for on the command line, made of one release, and the same file whenever they are made of it again."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

from charts import brief
from charts.tasks import WANTING
from packs.build import pack, pack_bytes
from packs.choice import Choice, Depth, Kind, checked_month
from pipelines.as_of import release_as_of
from queries.changes import changes
from queries.communes import board
from queries.progress import overview
from queries.release import ReleaseFile, current_release, release_of
from queries.tasks import tasks
from schemas.errors import Misuse, UserError
from schemas.words import Words, words_for
from settings import Settings
from tests.conftest import ROOT, environment
from tests.decks import charts_of, opened, series_of
from tests.samples import publish_bytes

PERIOD = "2026-10"


@pytest.fixture(scope="module")
def release(prepared_template) -> ReleaseFile:
    return current_release(prepared_template)


@pytest.fixture(scope="module")
def words() -> Words:
    return words_for("vi")


@pytest.fixture(scope="module")
def overview_deck(release, words) -> bytes:
    return pack_bytes(release, words, Choice(Kind.OVERVIEW, PERIOD, Depth.LONG))


def charts(store: Path, *asked: str | Path, **elsewhere: str) -> subprocess.CompletedProcess[str]:
    """`python -m charts` as a scheduler runs it; `elsewhere` is what another machine's environment has."""
    command = [sys.executable, "-m", "charts", *map(str, asked)]
    return subprocess.run(
        command, env={**environment(store), **elsewhere}, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )  # fmt: skip


@pytest.mark.parametrize(
    "asked",
    [
        ("pack", "--kind", "overview", "--out", "file.pptx"),
        ("pack", "--kind", "commune", "--depth", "5", "--lang", "en", "--ratio", "a4", "--out", "file.pptx"),
        ("brief", "--out", "file.docx"),
    ],
    ids=" ".join,
)
def test_the_same_choices_of_the_same_release_are_the_same_file(prepared_template, tmp_path, asked):
    *options, name = asked
    files = [tmp_path / f"{place}_{name}" for place in ("here", "there")]
    # Another order of sets and dictionaries, another time zone with another date, another moment.
    machines = [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"}, {"PYTHONHASHSEED": "2", "TZ": "Pacific/Pago_Pago"},
    ]  # fmt: skip
    for file, machine in zip(files, machines, strict=True):
        done = charts(prepared_template, *options, file, **machine)
        assert done.returncode == 0, done.stderr
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_pack_is_told_in_english_on_paper_when_asked(prepared_template, tmp_path):
    out = tmp_path / "deck.pptx"
    done = charts(prepared_template, "pack", "--lang", "en", "--ratio", "a4", "--depth", "5", "--out", out)
    assert done.returncode == 0, done.stderr
    file = opened(out.read_bytes())
    assert len(file.slides) == 5
    assert (file.slide_width, file.slide_height) == (10692000, 7560000)
    assert "October 2026" in file.slides[0].shapes.title.text_frame.text


def test_a_pack_as_of_an_earlier_day_tells_what_was_known_then(prepared_store, tmp_path):
    out = tmp_path / "deck.pptx"
    done = charts(prepared_store, "pack", "--as-of", "2026-08-31", "--depth", "5", "--out", out)
    assert done.returncode == 0, done.stderr
    assert "tháng 07/2026" in opened(out.read_bytes()).slides[0].shapes.title.text_frame.text


@pytest.mark.parametrize(
    "asked",
    [
        ("--period", "2031-01"),
        ("--period", "soon"),
        ("--kind", "indicator", "--indicator", "no_such_thing"),
        ("--as-of", "soon"),
        ("--depth", "7"),
    ],
)
def test_misuse_is_told_with_exit_status_2_and_nothing_is_written(prepared_template, tmp_path, asked):
    out = tmp_path / "deck.pptx"
    done = charts(prepared_template, "pack", *asked, "--out", out)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()


def test_a_folder_that_is_not_there_is_told_with_a_remedy(prepared_template, tmp_path):
    done = charts(prepared_template, "pack", "--depth", "5", "--out", tmp_path / "nowhere" / "deck.pptx")
    assert done.returncode == 1
    assert "→" in done.stderr


@pytest.mark.parametrize("depth", Depth)
def test_a_pack_is_never_longer_than_its_depth(release, words, depth):
    made = opened(pack_bytes(release, words, Choice(Kind.OVERVIEW, PERIOD, depth)))
    assert len(made.slides) <= depth
    assert depth is not Depth.SHORT or len(made.slides) == depth


def test_the_status_slide_counts_what_the_overview_counts(release, words, overview_deck):
    rows = overview(release, day=date(2026, 10, 31))
    counted = sum(
        value or 0 for series in series_of(charts_of(opened(overview_deck))[0]) for value in series.values
    )
    assert counted == len(rows)


def test_every_slide_says_its_source_its_release_and_its_method(release, overview_deck):
    for slide in list(opened(overview_deck).slides)[1:]:
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert any(f"bản phát hành {release.id[:8]}" in text for text in texts)
        assert any(text.startswith("Nguồn: ") for text in texts)
        assert sum(text == "SỐ LIỆU MINH HỌA" for text in texts) == any(
            "Số liệu minh họa" in text for text in texts
        )


def test_the_notes_name_the_document_or_the_file_of_each_figure(overview_deck):
    notes = [
        slide.notes_slide.notes_text_frame.text
        for slide in opened(overview_deck).slides
        if slide.has_notes_slide
    ]
    assert any("333/KH-UBND, mục" in note for note in notes)
    assert any(".csv" in note and "công bố" in note for note in notes)


def test_every_slide_has_a_title_of_its_own(overview_deck):
    subjects = [
        tuple(shape.text_frame.text for shape in list(slide.shapes)[:2] if shape.has_text_frame)
        for slide in opened(overview_deck).slides
    ]
    assert len(set(subjects)) == len(subjects)


MEETING = """Ngày họp;Tên phiên họp;Thứ tự;Chỉ số;Xã, phường;Ý kiến tại phiên họp;Giá trị cam kết;Kỳ cam kết;Người cam kết
08/10/2026;Phiên họp thứ tư;1;satisfaction_rate;;;90;12/2026;Sở Khoa học và Công nghệ
08/10/2026;Phiên họp thứ tư;2;online_filing_rate;;Chậm hơn dự kiến;95;10/2026;Văn phòng
"""


@pytest.fixture
def with_meeting(prepared_store, reference) -> Path:
    """The store with one meeting recorded."""
    publish_bytes(prepared_store, reference, MEETING.encode())
    return prepared_store


def test_a_meeting_s_pack_measures_from_what_was_shown_then_and_tells_of_its_promises(with_meeting, tmp_path):
    out = tmp_path / "deck.pptx"
    done = charts(with_meeting, "pack", "--meeting", "last", "--depth", "15", "--out", out)
    assert done.returncode == 0, done.stderr
    slides = list(opened(out.read_bytes()).slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles[2].startswith("Từ phiên họp ngày 08/10/2026: ")
    assert titles[3] == "Cam kết tại phiên họp ngày 08/10/2026: 1 chưa thực hiện được; 1 chưa đến hạn"
    shown = current_release(with_meeting)
    then = release_of(
        with_meeting, release_as_of(Settings(with_meeting, ROOT / "data" / "reference", 1), date(2026, 10, 8))
    )
    changed = changes(shown, earlier=date(2026, 10, 8), later=date(2026, 10, 31), shown_then=then)
    table = next(shape.table for shape in slides[2].shapes if shape.has_table)
    before = {row.cells[0].text: row.cells[1].text for row in list(table.rows)[1:]}
    words = words_for("vi")
    assert before == {
        row.indicator.name_vi: brief.figure_amount(words, row.indicator, row.before) for row in changed[:12]
    }
    # Its agenda is what the pack tells of, in its order.
    subjects = [text for slide in slides for text in subjects_of(slide)]
    assert list(dict.fromkeys(subjects))[1:3] == [
        "Tỷ lệ hài lòng của người dân, doanh nghiệp", "Tỷ lệ hồ sơ tiếp nhận trực tuyến",
    ]  # fmt: skip


def subjects_of(slide) -> list[str]:
    return [
        shape.text_frame.text for shape in slide.shapes if shape.name == "Chỉ số" and shape.has_text_frame
    ]


def test_a_meeting_nobody_recorded_is_told_with_those_recorded(with_meeting, tmp_path):
    done = charts(with_meeting, "pack", "--meeting", "2026-01-01", "--out", tmp_path / "deck.pptx")
    assert done.returncode == 2
    assert "2026-10-08" in done.stderr


def test_the_tasks_that_want_attention_are_told_and_their_notes_name_all(release, words):
    day = date(2026, 10, 31)
    made = pack(release, words, Choice(Kind.OVERVIEW, PERIOD))
    (chart,) = [chart for chart in made.charts if chart.name == "tasks_due"]
    wanting = [task for task in tasks(release, day=day) if task.state in WANTING]
    assert chart.title == f"Nhiệm vụ cần chú ý: {len(wanting)} đã hết hạn, chưa có báo cáo kết quả"
    assert {note.partition(":")[0] for note in chart.notes} == {task.id for task in wanting}
    assert [row[2] for row in chart.sheet.rows] == [
        words.day(task.deadline_date)
        for task in sorted(wanting, key=lambda task: -task.deadline_date.toordinal())[:8]
    ]


def test_an_indicator_pack_tells_of_the_indicators_in_the_order_asked_for(release, words):
    asked = ("satisfaction_rate", "online_filing_rate")
    made = pack(release, words, Choice(Kind.INDICATOR, PERIOD, indicators=asked))
    subjects = list(dict.fromkeys(chart.subject for chart in made.charts))
    assert subjects == ["Tỷ lệ hài lòng của người dân, doanh nghiệp", "Tỷ lệ hồ sơ tiếp nhận trực tuyến"]


def test_a_pack_of_an_early_month_knows_nothing_of_later_ones(release, words):
    made = pack(release, words, Choice(Kind.INDICATOR, "2025-08", indicators=("online_filing_rate",)))
    told = {row[0] for chart in made.charts for row in chart.sheet.rows}
    assert "2025-09" not in told


def test_every_commune_has_a_slide_with_its_own_figures(release, words):
    shown = board(release, day=date(2026, 10, 31))
    made = opened(pack_bytes(release, words, Choice(Kind.COMMUNE, PERIOD, Depth.LONG)))
    drawn = charts_of(made)
    assert len(made.slides) == len(drawn) == 65
    rates = [row for row in shown.indicators if row.kind == "rate" and (row.id, "20") in shown.figures]
    for commune, chart in zip(shown.communes, drawn, strict=True):
        *statuses, targets, province = series_of(chart)
        figures = [shown.figure(row.id, commune.code) for row in rates]
        told = [
            next((one.values[place] for one in statuses if one.values[place] is not None), None)
            for place in range(len(rates))
        ]
        assert told == [float(figure.value) if figure.value is not None else None for figure in figures]
        assert targets.values == tuple(
            float(figure.target_value) if figure.target_value is not None else None for figure in figures
        )
        assert province.values == tuple(float(shown.figure(row.id, "20").value) for row in rates)


def test_communes_come_in_the_order_asked_for(release, words):
    made = pack(release, words, Choice(Kind.COMMUNE, PERIOD, communes=("06325", "05977")))
    assert [chart.title.partition(":")[0] for chart in made.charts] == ["Xã Bắc Sơn", "Phường Đông Kinh"]
    with pytest.raises(Misuse):
        pack(release, words, Choice(Kind.COMMUNE, PERIOD, communes=("99999",)))


def test_nothing_to_tell_is_said(release, words):
    with pytest.raises(UserError, match="nothing to tell"):
        pack(release, words, Choice(Kind.INDICATOR, PERIOD, indicators=("boundary_free_procedure_rate",)))


def test_the_newest_month_is_meant_where_none_is_named(release):
    assert checked_month(release, "") == PERIOD
    with pytest.raises(Misuse):
        checked_month(release, "2031-01")


def test_the_office_s_template_lies_among_the_reference_data(
    prepared_template, tmp_path, monkeypatch, words, release
):
    monkeypatch.setenv("KPI_REFERENCE", str(tmp_path))
    office = Presentation()
    content = BytesIO()
    office.save(content)
    (tmp_path / "slides.pptx").write_bytes(content.getvalue())
    made = opened(pack_bytes(release, words, Choice(Kind.OVERVIEW, PERIOD, Depth.SHORT)))
    assert (made.slide_width, made.slide_height) == (office.slide_width, office.slide_height)
