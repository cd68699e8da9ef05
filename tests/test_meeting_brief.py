"""The brief: prose by rules, the same text for the same figures, every sentence with the query it rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from charts.meeting_brief import Material, meeting_brief
from packs.brief import brief_bytes, brief_of
from queries.progress import overview
from queries.release import ReleaseFile, current_release
from schemas.overview import CommuneStanding, SilentCommune
from schemas.task import TaskState
from schemas.words import Words, words_for
from tests.test_packs import charts

GOLDENS = Path(__file__).resolve().parent / "goldens"


@pytest.fixture
def words() -> Words:
    return words_for("vi")


@pytest.fixture(scope="module")
def release(small_template) -> ReleaseFile:
    """Two small files of two communes, of August and September 2025."""
    return current_release(small_template)


def golden(name: str) -> str:
    return (GOLDENS / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")


def told(release: ReleaseFile, words: Words, period: str, **asked) -> str:
    """The brief without its last line, which names the release."""
    return brief_of(release, words, period=period, **asked).plain_text.rpartition("\n\n")[0]


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("brief-ordinary-month", "2025-09"),  # figures in both months, most communes silent
        ("brief-first-month", "2025-08"),  # nothing to compare with
        ("brief-documents-only", "2025-07"),  # only what documents say
    ],
)
def test_a_month_is_told_in_these_words(release, words, name, period):
    assert told(release, words, period) == golden(name)


def test_a_month_is_told_in_english_too(release):
    assert told(release, words_for("en"), "2025-09") == golden("brief-ordinary-month-en")


def test_a_month_before_any_figure_says_so_and_nothing_else(release, words):
    brief = brief_of(release, words, period="2001-01")
    assert [sentence.text for sentence in brief.sentences] == [
        "Đến hết tháng 01/2001, chưa chỉ số nào có số liệu."
    ]


def test_before_communes_reported_anything_nobody_is_called_complete(release, words):
    text = brief_of(release, words, period="2025-07").plain_text
    assert "gửi đủ" not in text and "đã báo cáo" not in text


@pytest.fixture
def material(release) -> Material:
    """A month of the release with nobody behind and nobody silent."""
    day = date(2025, 9, 30)
    return Material(
        "2025-09", day, date(2025, 8, 31), overview(release, day=day), (), (), (), "b540fea9", published=""
    )


def test_a_month_without_news_says_so(material, words):
    texts = [sentence.text for sentence in meeting_brief(words, material).sentences]
    assert "So với ngày 31/08/2025, không chỉ số nào có số liệu mới." in texts
    assert "Tất cả xã, phường đã gửi đủ báo cáo của kỳ gần nhất." in texts


def test_of_many_silent_communes_the_first_are_named_and_the_others_counted(material, words):
    silent = tuple(
        SilentCommune(
            dataset="online_filing", dataset_vi="Tiếp nhận hồ sơ trực tuyến", dataset_en="Online filing",
            period="2025-09", geography=f"{place:05d}", name_vi=f"Xã {place}", name_en=f"Commune {place}", type="xã",
            expected=65, illustrative=False, due_date=None,
        )
        for place in range(65)
    )  # fmt: skip
    text = meeting_brief(words, replace(material, silent=silent)).sentences[-1].text
    assert text.startswith(
        "65 xã, phường chưa gửi đủ báo cáo của kỳ gần nhất: tiếp nhận hồ sơ trực tuyến, tháng 09/2025: Xã 0,"
    )
    assert text.endswith("Xã 7 và 57 trường hợp khác.")


def test_the_furthest_behind_are_named_with_their_targets(material, words):
    standing = CommuneStanding(
        "06613",
        "Đình Lập",
        "Dinh Lap",
        "xã",
        4,
        4,
        "online_filing_rate",
        "2025-09",
        Decimal(60),
        Decimal(90),
        illustrative=False,
    )
    texts = [
        sentence.text for sentence in meeting_brief(words, replace(material, behind=(standing,))).sentences
    ]
    assert "Chậm nhiều chỉ tiêu nhất: xã Đình Lập (4/4 chỉ tiêu)." in texts


def test_tasks_overdue_or_due_soon_are_counted_and_others_are_not(material, words):
    counts = {TaskState.DUE_SOON: 2, TaskState.UNREPORTED: 19, TaskState.DONE: 5}
    sentence = meeting_brief(words, replace(material, tasks=counts)).sentences[-1]
    assert sentence.text == "Nhiệm vụ của Ban Chỉ đạo: 19 đã hết hạn, chưa có báo cáo kết quả; 2 sắp đến hạn."
    assert sentence.told.query == "task_counts(day=2025-09-30)"
    settled = meeting_brief(words, replace(material, tasks={TaskState.DONE: 5})).sentences
    assert not any("Nhiệm vụ" in one.text for one in settled)


def test_every_sentence_names_its_query_and_the_page_that_shows_it(release, words):
    for sentence in brief_of(release, words, period="2025-09").sentences:
        assert "(" in sentence.told.query and "=" in sentence.told.query
        assert sentence.told.page
        assert sentence.text.endswith((".", ".)"))


def test_illustrative_figures_are_never_without_their_mark(prepared_template, words):
    brief = brief_of(current_release(prepared_template), words, period="2026-10")
    assert brief.illustrative.startswith("Số liệu minh họa")
    assert brief.illustrative in brief.plain_text
    document = Document(BytesIO(brief_bytes(current_release(prepared_template), words, brief)))
    assert brief.illustrative in [paragraph.text for paragraph in document.paragraphs]


def test_the_document_says_what_the_page_says_and_where_from(release, words):
    brief = brief_of(release, words, period="2025-09")
    content = brief_bytes(release, words, brief)
    assert content == brief_bytes(release, words, brief)
    document = Document(BytesIO(content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for place, sentence in enumerate(brief.sentences, start=1):
        assert f"{sentence.text}[{place}]" in text
        assert f"[{place}] {sentence.told.query}" in text
    page = document.sections[0]
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert document.core_properties.created.replace(tzinfo=None) == datetime(2025, 11, 4, 9)


@pytest.mark.parametrize("ending", ["docx", "txt"])
def test_the_brief_is_written_on_the_command_line(small_template, tmp_path, ending):
    out = tmp_path / f"brief.{ending}"
    done = charts(small_template, "brief", "--period", "2025-09", "--out", out)
    assert done.returncode == 0, done.stderr
    assert out.stat().st_size > 1000
