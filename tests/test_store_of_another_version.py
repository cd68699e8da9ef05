"""A store that another version of the program built: built anew at the start, and told in a sentence until then."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from pipelines.prepare import build_anew
from queries.catalogue import indicators
from queries.release import current_release
from schemas.errors import UserError
from schemas.release import CURRENT, RELEASES, release_path
from tests.conftest import PREPARED_AT, ROOT

REFERENCE = ROOT / "data" / "reference"
LATER = PREPARED_AT + timedelta(days=1)


@pytest.fixture
def older_store(prepared_store: Path) -> Path:
    """A store whose release lacks what pages ask for today, as one built before there was any such thing."""
    present = current_release(prepared_store)
    older = release_path(prepared_store, "older")
    shutil.move(present.path, older)
    with duckdb.connect(older) as connection:
        connection.execute("ALTER TABLE indicator DROP COLUMN headline")
        connection.execute("DROP TABLE meeting_point")
    for state in (prepared_store / RELEASES).glob("*.state"):
        state.unlink()
    (prepared_store / CURRENT).write_text(json.dumps({"release": "older", "state": "older", "head": 1}))
    return prepared_store


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("vi", "Số liệu đang hiển thị được dựng bằng phiên bản khác của chương trình."),
        ("en", "What is shown here was built by another version of the program."),
    ],
)
def test_pages_say_so_in_one_sentence_with_what_to_do(
    older_store: Path, monkeypatch: pytest.MonkeyPatch, lang: str, sentence: str
) -> None:
    monkeypatch.setenv("KPI_STORE", str(older_store))
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    page.query_params["lang"] = lang
    page.run()
    assert not page.exception
    [told] = page.warning
    assert told.value.startswith(sentence)
    assert "python -m pipelines prepare" in told.value


def test_it_is_built_anew_at_the_start_and_only_then(older_store: Path) -> None:
    with pytest.raises(UserError):
        indicators(current_release(older_store))
    assert build_anew(older_store, REFERENCE, now=LATER) is True
    rebuilt = current_release(older_store)
    assert rebuilt.id != "older"
    assert indicators(rebuilt)
    assert build_anew(older_store, REFERENCE, now=LATER) is False
    assert current_release(older_store) == rebuilt


def test_a_store_that_never_held_a_file_is_left_alone(store: Path) -> None:
    assert build_anew(store, REFERENCE, now=LATER) is False
    assert not store.exists()
