"""The command line as a person runs it: what it answers, in which language, and with which exit status."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from pipelines.reference import Reference
from pipelines.store import TRUTH
from tests.conftest import AUGUST, CommandLine
from tests.samples import ACCEPT, current_release, long_form, publish_bytes, rows_of

COMMANDS = ("check", "publish", "withdraw", "restore", "template", "history", "status", "rebuild", "prepare")
OCTOBER = AUGUST.replace("2025-08", "2025-10")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "thang-10.csv"
    path.write_bytes(long_form(OCTOBER))
    return path


@pytest.fixture
def faulty_file(tmp_path: Path) -> Path:
    path = tmp_path / "faulty.csv"
    path.write_bytes(long_form("indicator|geography|period|value\nbts_count|06040|2025-10|many"))
    return path


# Exit status


def test_check_answers_0_for_a_sound_file_and_changes_nothing(
    store: Path, command_line: CommandLine, file: Path
) -> None:
    answer = command_line(store, "check", file)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "thang-10.csv: accepted" in answer.stdout
    assert not store.exists()


def test_check_answers_1_for_a_faulty_file_with_cell_reason_and_remedy(
    store: Path, command_line: CommandLine, faulty_file: Path
) -> None:
    answer = command_line(store, "check", faulty_file)
    assert answer.returncode == 1
    assert "D2" in answer.stdout
    assert "“many” is not a number." in answer.stdout
    assert "→ Write the number alone" in answer.stdout


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([], id="no command"),
        pytest.param(["prophesy"], id="a command that does not exist"),
        pytest.param(["publish"], id="publish without a file"),
        pytest.param(["check", "no-such-file.csv"], id="a file that is not there"),
        pytest.param(["check", "."], id="a folder for a file"),
        pytest.param(["withdraw", "abc"], id="withdraw without a reason"),
        pytest.param(["status", "--as-of", "yesterday"], id="a day that is none"),
    ],
)
def test_misuse_answers_2_without_a_traceback(
    store: Path, command_line: CommandLine, words: list[str]
) -> None:
    answer = command_line(store, *words)
    assert answer.returncode == 2
    assert answer.stderr.strip()
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(["--dataset", "weather"], id="a report that does not exist"),
        pytest.param(["--period", "last month"], id="a period that is none"),
    ],
)
def test_a_word_about_the_file_that_means_nothing_is_misuse(
    store: Path, command_line: CommandLine, file: Path, said: list[str]
) -> None:
    answer = command_line(store, "check", file, *said)
    assert answer.returncode == 2
    assert "Traceback" not in answer.stderr and answer.stderr.strip()


@pytest.mark.parametrize("words", [["status"], ["history"], ["withdraw", "abc", "--reason", "wrong"]])
def test_an_empty_store_says_what_to_do(store: Path, command_line: CommandLine, words: list[str]) -> None:
    answer = command_line(store, *words)
    assert answer.returncode == 1
    assert "→" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_withdrawal_of_nothing_is_refused(small_store: Path, command_line: CommandLine) -> None:
    answer = command_line(small_store, "withdraw", "zzzz", "--reason", "wrong")
    assert answer.returncode == 1
    assert "zzzz" in answer.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(store: Path, command_line: CommandLine, command: str) -> None:
    answer = command_line(store, command, "--help")
    assert answer.returncode == 0
    assert command in answer.stdout


# From beginning to end


def test_a_file_is_published_seen_and_taken_back(
    small_store: Path, command_line: CommandLine, file: Path
) -> None:
    before = json.loads(command_line(small_store, "status", "--json").stdout)
    published = json.loads(
        command_line(small_store, "publish", file, "--by", "Lan", "--note", "first", "--json", *ACCEPT).stdout
    )
    (receipt,) = published["receipts"]
    assert (receipt["by"], receipt["cells"], receipt["already_published"]) == ("Lan", 4, False)
    assert published["release"] == current_release(small_store).stem
    withdrawn = json.loads(
        command_line(
            small_store, "withdraw", receipt["upload"], "--reason", "wrong file", "--by", "Hoa", "--json"
        ).stdout
    )
    assert (withdrawn["withdrawn"], withdrawn["release"]) == (receipt["upload"], before["release"])
    assert withdrawn["changes"] == {"added": 0, "changed": 0, "unchanged": 0, "removed": 4}
    history = json.loads(command_line(small_store, "history", "--json").stdout)
    assert [(event["kind"], event["by"], event["reason"]) for event in history[:2]] == [
        ("withdrawn", "Hoa", "wrong file"),
        ("published", "Lan", "first"),
    ]
    assert not history[1]["in_force"]


def test_a_warning_asks_for_a_reason_which_is_kept(
    small_store: Path, command_line: CommandLine, file: Path
) -> None:
    before = json.loads(command_line(small_store, "status", "--json").stdout)["release"]
    asked = command_line(small_store, "publish", file)
    assert asked.returncode == 1
    assert "--accept silent_communes" in asked.stderr
    assert "63 communes are not in the file" in asked.stdout
    assert json.loads(command_line(small_store, "status", "--json").stdout)["release"] == before
    assert (
        command_line(small_store, "publish", file, "--accept", "silent_communes=only two report").returncode
        == 0
    )
    newest = json.loads(command_line(small_store, "history", "--json").stdout)[0]
    assert newest["accepted"] == {"silent_communes": "only two report"}


@pytest.mark.parametrize("accepted", ["silent_communes", "silent_communes= ", "no_such_rule=because"])
def test_a_reason_that_accepts_nothing_is_misuse(
    small_store: Path, command_line: CommandLine, file: Path, accepted: str
) -> None:
    answer = command_line(small_store, "publish", file, "--accept", accepted)
    assert answer.returncode == 2
    assert "Traceback" not in answer.stderr


def test_withdrawing_and_restoring_give_the_release_that_was_there(
    small_store: Path, command_line: CommandLine, file: Path
) -> None:
    published = json.loads(command_line(small_store, "publish", file, "--json", *ACCEPT).stdout)
    upload = published["receipts"][0]["upload"]
    foreseen = json.loads(
        command_line(small_store, "withdraw", upload, "--reason", "to see", "--dry-run", "--json").stdout
    )
    assert (foreseen["withdrawn"], foreseen["changes"]["removed"]) == (None, 4)
    assert command_line(small_store, "withdraw", upload, "--reason", "wrong").returncode == 0
    restored = json.loads(
        command_line(small_store, "restore", upload, "--reason", "right after all", "--json").stdout
    )
    assert restored["release"] == published["release"]
    assert command_line(small_store, "restore", upload, "--reason", "again").returncode == 1


def test_vietnamese_sentences_write_numbers_the_vietnamese_way(
    store: Path, command_line: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "sai.csv"
    file.write_bytes(
        b"indicator;geography;period;value;numerator;denominator\n"
        b"on_time_rate;06040;2025-10;19,45;1.345;10.000\n"
    )
    told = command_line(store, "check", file, lang="vi").stdout
    assert "19,45" in told and "13,45" in told and "1.345" in told
    assert "13.45" not in told and "19.45" not in told


def test_an_amendment_overlays_single_cells(
    small_store: Path, command_line: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "mended.csv"
    file.write_bytes(long_form("indicator|geography|period|value\nbts_count|06040|2025-08|41"))
    assert command_line(small_store, "publish", file, "--amend").returncode == 0
    assert rows_of(
        current_release(small_store),
        "SELECT geography, value::INTEGER FROM observation"
        " WHERE indicator = 'bts_count' AND period = '2025-08' ORDER BY geography",
    ) == [("05986", 60), ("06040", 41), ("20", 101)]


def test_what_a_file_was_understood_to_say_can_be_written_down(
    store: Path, command_line: CommandLine, file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "cells.csv"
    assert command_line(store, "check", file, "--out", out).returncode == 0
    assert out.read_text(encoding="utf-8").splitlines()[:2] == [
        "indicator,geography,period,value,numerator,denominator",
        "online_filing_rate,06040,2025-10,90.0,90.0,100.0",
    ]


def test_prepare_makes_a_prepared_store_ready_at_once(
    prepared_store: Path, command_line: CommandLine
) -> None:
    before = current_release(prepared_store)
    answer = command_line(prepared_store, "prepare")
    assert answer.returncode == 0
    assert current_release(prepared_store) == before
    assert rows_of(prepared_store / TRUTH, "SELECT count(*) FROM upload") == [(176,)]


# JSON


def test_a_verdict_in_json_says_all_a_program_needs(
    store: Path, command_line: CommandLine, faulty_file: Path
) -> None:
    answer = command_line(store, "check", faulty_file, "--json")
    assert answer.returncode == 1
    verdict = json.loads(answer.stdout)
    assert set(verdict) == {
        "file",
        "sha256",
        "accepted",
        "dataset",
        "period",
        "understood",
        "rows",
        "issues",
        "changes",
    }
    assert (verdict["file"], verdict["accepted"], verdict["rows"]) == ("faulty.csv", False, 0)
    issue = next(found for found in verdict["issues"] if found["rule"] == "unreadable_number")
    assert issue == {
        "rule": "unreadable_number", "severity": "error", "cell": "D2", "found": "many",
        "message": "“many” is not a number.",
        "remedy": "Write the number alone, without words or signs such as ≥; leave the cell blank where there is none.", "cells": ["D2"],
    }  # fmt: skip


def test_several_verdicts_in_json_are_a_list(
    store: Path, command_line: CommandLine, file: Path, faulty_file: Path
) -> None:
    answer = command_line(store, "check", file, faulty_file, "--json")
    assert answer.returncode == 1
    assert [verdict["accepted"] for verdict in json.loads(answer.stdout)] == [True, False]


def test_a_refused_publication_in_json_is_its_verdicts(
    small_store: Path, command_line: CommandLine, faulty_file: Path
) -> None:
    answer = command_line(small_store, "publish", faulty_file, "--json")
    assert answer.returncode == 1
    assert json.loads(answer.stdout)["accepted"] is False


def test_status_and_history_in_json_have_the_shape_programs_rely_on(
    small_store: Path, command_line: CommandLine
) -> None:
    status = json.loads(command_line(small_store, "status", "--json").stdout)
    assert set(status) == {"release", "state", "head", "rows"}
    assert status["head"] == 3, "the reference data and two files"
    assert status["rows"]["upload"] == 2
    history = json.loads(command_line(small_store, "history", "--json").stdout)
    assert [event["kind"] for event in history] == ["published", "published", "reference"]
    assert set(history[0]) == {
        "number", "kind", "at", "recorded_at", "by", "reason", "upload", "file_name", "dataset", "period",
        "origin", "cells", "in_force", "accepted",
    }  # fmt: skip
    assert datetime.fromisoformat(history[0]["at"]) == datetime(2025, 11, 4, 9)


# As of


def test_status_and_history_as_of_a_past_day_are_those_of_that_day(
    store: Path, reference: Reference, command_line: CommandLine
) -> None:
    _, first = publish_bytes(store, reference, long_form(AUGUST), at=datetime(2025, 11, 3, 9))
    _, second = publish_bytes(store, reference, long_form(OCTOBER), at=datetime(2025, 11, 4, 9))
    status = json.loads(command_line(store, "status", "--as-of", "2025-11-03", "--json").stdout)
    assert status["release"] == first.id
    assert current_release(store).stem == second.id, "looking back changes nothing"
    history = json.loads(command_line(store, "history", "--as-of", "2025-11-03", "--json").stdout)
    assert len(history) == 2
    rebuilt = json.loads(command_line(store, "rebuild", "--as-of", "2025-11-03", "--json").stdout)
    assert rebuilt["release"] == first.id


def test_a_rebuild_gives_the_release_that_was_there(small_store: Path, command_line: CommandLine) -> None:
    before = json.loads(command_line(small_store, "status", "--json").stdout)
    assert json.loads(command_line(small_store, "rebuild", "--json").stdout) == before


# Languages


def test_vietnamese_comes_first_and_english_when_asked(
    store: Path, command_line: CommandLine, faulty_file: Path
) -> None:
    english = command_line(store, "check", faulty_file, lang="en").stdout
    vietnamese = command_line(store, "check", faulty_file, lang="vi").stdout
    assert "is not a number" in english
    assert "is not a number" not in vietnamese
    assert "many" in vietnamese and "D2" in vietnamese


def test_a_language_there_is_none_of_is_misuse(store: Path, command_line: CommandLine) -> None:
    assert command_line(store, "status", lang="fr").returncode == 2
