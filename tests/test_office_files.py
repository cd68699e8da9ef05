"""Files for Office are valid, so that nobody is asked whether to repair them; the check itself finds what is not."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from charts.deck.deck import Ratio
from packs.brief import brief_bytes, brief_of
from packs.build import pack_bytes
from packs.choice import Choice, Depth, Kind
from queries.release import ReleaseFile, current_release
from schemas.words import words_for
from tests.office_files import faults

PERIOD = "2026-10"


@pytest.fixture(scope="module")
def release(prepared_template) -> ReleaseFile:
    return current_release(prepared_template)


@pytest.fixture(scope="module")
def small_pack(release) -> bytes:
    choice = Choice(Kind.INDICATOR, PERIOD, Depth.SHORT, indicators=("online_filing_rate",))
    return pack_bytes(release, words_for("vi"), choice)


@pytest.mark.parametrize(("language", "ratio"), [("vi", Ratio.WIDE), ("en", Ratio.A4)])
@pytest.mark.parametrize(
    ("kind", "depth"),
    [(Kind.OVERVIEW, Depth.LONG), (Kind.INDICATOR, Depth.MEDIUM), (Kind.COMMUNE, Depth.MEDIUM)],
)
def test_every_part_of_a_pack_is_valid(release, kind, depth, language, ratio):
    assert faults(pack_bytes(release, words_for(language), Choice(kind, PERIOD, depth, ratio)), "pptx") == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_part_of_the_brief_is_valid(release, language):
    words = words_for(language)
    assert faults(brief_bytes(release, words, brief_of(release, words, period=PERIOD)), "docx") == []


@pytest.mark.parametrize(
    ("part", "found", "put"),
    [
        ("ppt/charts/chart1.xml", b'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>', b'<c:dispBlanksAs val="gap"/><c:plotVisOnly val="1"/>'),
        ("ppt/charts/chart1.xml", b'dispBlanksAs val="gap"', b'dispBlanksAs val="gaps"'),
        ("ppt/charts/chart1.xml", b'dLblPos val="t"', b'dLblPos val="outEnd"'),
        ("ppt/charts/chart1.xml", b'<c:idx val="1"/><c:order', b'<c:idx val="0"/><c:order'),
        ("ppt/slides/slide2.xml", b"<a:bodyPr", b"<a:lstStyle/><a:bodyPr"),
    ],
)  # fmt: skip
def test_a_fault_on_purpose_is_found(small_pack, part, found, put):
    assert faults(small_pack, "pptx") == []
    assert faults(with_part(small_pack, part, found, put), "pptx")


def with_part(package: bytes, part: str, found: bytes, put: bytes) -> bytes:
    """The package with something else in one of its parts."""
    told = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(told, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert found in content
                content = content.replace(found, put)
            target.writestr(name, content)
    return told.getvalue()
