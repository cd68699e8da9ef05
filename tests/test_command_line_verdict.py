"""What `check` hands to programs: its verdict in JSON field by field, and the cells it writes down."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.conftest import CommandLine
from tests.files.contents import NumberStyle
from tests.files.excel_files import xlsx
from tests.files.layouts import OFFICIAL, laid_out
from tests.files.reports import Report, report
from tests.files.shapes import FILING, PAYMENT
from tests.files.text_files import Dialect
from tests.samples import long_form

IDLE = "06112"
SYSTEM = Dialect("\t", "utf16le_bom", NumberStyle(thousands=".", percent="%"))
UNDERSTOOD = {
    "container", "encoding", "delimiter", "decimal", "sheet", "sheets", "header_row", "header_rows", "communes",
    "expected_communes", "headings",
}  # fmt: skip


def month_with_an_idle_commune() -> Report:
    """The online filings of October 2026, in which one commune had none."""
    whole = report(FILING)
    return whole.meant(IDLE, **dict.fromkeys(whole.lines[0].numbers, 0))


def put(folder: Path, name: str, content: bytes) -> Path:
    """A file of its own."""
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_verdict_says_how_a_text_file_was_understood(
    store: Path, command_line: CommandLine, tmp_path: Path
) -> None:
    sheet = laid_out(month_with_an_idle_commune(), OFFICIAL)
    answer = command_line(store, "check", put(tmp_path, "bao-cao.csv", SYSTEM.write(sheet)), "--json")
    assert (answer.returncode, answer.stderr) == (0, "")
    verdict = json.loads(answer.stdout)
    assert (verdict["accepted"], verdict["dataset"], verdict["period"]) == (True, "online_filing", "2026-10")
    assert verdict["rows"] == 65
    understood = verdict["understood"]
    assert set(understood) == UNDERSTOOD
    assert (understood["encoding"], understood["delimiter"]) == ("UTF-16", "\t")
    assert (understood["decimal"], understood["sheet"]) == (",", "")
    assert (understood["header_rows"], understood["communes"]) == (2, 65)


def test_a_verdict_names_the_sheet_of_a_workbook(
    store: Path, command_line: CommandLine, tmp_path: Path
) -> None:
    sheet = laid_out(report(PAYMENT), name="T10-2026")
    answer = command_line(store, "check", put(tmp_path, "bao-cao.xlsx", xlsx(sheet)), "--json")
    understood = json.loads(answer.stdout)["understood"]
    assert (understood["container"], understood["sheet"], understood["delimiter"]) == ("xlsx", "T10-2026", "")
    assert (understood["header_rows"], understood["communes"]) == (1, 65)


def test_a_verdict_beside_a_store_counts_what_a_publication_would_change(
    small_store: Path, command_line: CommandLine, tmp_path: Path
) -> None:
    mended = long_form(
        """
        indicator          | geography | period  | value | numerator | denominator
        online_filing_rate | 06040     | 2025-08 | 90    | 90        | 100          # as published
        bts_count          | 06040     | 2025-08 | 41    |           |              # another number
        bts_count          | 06187     | 2025-08 | 12    |           |              # a commune not told before
        """
    )
    answer = command_line(small_store, "check", put(tmp_path, "mended.csv", mended), "--json")
    changes = json.loads(answer.stdout)["changes"]
    assert set(changes) == {"added", "changed", "unchanged", "removed"}
    assert (changes["added"], changes["changed"], changes["unchanged"]) == (1, 1, 1)


def test_every_issue_has_a_place_a_sentence_and_a_remedy(
    store: Path, command_line: CommandLine, tmp_path: Path
) -> None:
    faulty = "indicator|geography|period|value\nbts_count|06040|2025-10|many\nbts_count|Atlantis|2025-10|3"
    path = put(tmp_path, "faulty.csv", long_form(faulty))
    for lang in ("vi", "en"):
        answer = command_line(store, "check", path, "--json", lang=lang)
        assert answer.returncode == 1
        issues = json.loads(answer.stdout)["issues"]
        assert {"unreadable_number", "unknown_geography"} <= {issue["rule"] for issue in issues}
        for issue in issues:
            assert set(issue) == {"rule", "severity", "cell", "found", "message", "remedy", "cells"}
            assert issue["severity"] in {"error", "warning", "note"}
            assert issue["message"] and "{" not in issue["message"] + issue["remedy"]


def test_what_was_understood_is_written_with_decimal_points_and_in_full_precision(
    store: Path, command_line: CommandLine, tmp_path: Path
) -> None:
    whole, out = month_with_an_idle_commune(), tmp_path / "cells.csv"
    path = put(tmp_path, "bao-cao.csv", SYSTEM.write(laid_out(whole)))
    assert command_line(store, "check", path, "--out", out).returncode == 0
    written = out.read_bytes()
    assert written.startswith(b"indicator,geography,period,value,numerator,denominator\n")
    assert b"\r" not in written
    rows = {row["geography"]: row for row in csv.DictReader(io.StringIO(written.decode("utf-8")))}
    assert len(rows) == 65
    for (indicator, geography, period), figure in whole.figures.items():
        row = rows[geography]
        assert (row["indicator"], row["period"]) == (indicator, period)
        assert (float(row["numerator"]), float(row["denominator"])) == (figure.numerator, figure.denominator)
        if figure.value is None:
            assert (geography, row["value"]) == (IDLE, ""), "0 of 0 is missing, not zero"
        else:
            assert row["value"] == repr(float(figure.value)), "the shortest text that is exactly the quotient"


def test_several_files_are_written_into_one_table_or_not_at_all(
    store: Path, command_line: CommandLine, tmp_path: Path
) -> None:
    filing = put(tmp_path, "filing.csv", SYSTEM.write(laid_out(report(FILING))))
    payment = put(tmp_path, "payment.xlsx", xlsx(laid_out(report(PAYMENT))))
    faulty = put(tmp_path, "faulty.csv", b"indicator,geography,period,value\nbts_count,06040,2025-10,many\n")
    out = tmp_path / "cells.csv"
    answer = command_line(store, "check", filing, payment, faulty, "--json", "--out", out)
    assert (answer.returncode, out.exists()) == (1, False)
    assert [(verdict["file"], verdict["accepted"], verdict["rows"]) for verdict in json.loads(answer.stdout)] == [
        ("filing.csv", True, 65), ("payment.xlsx", True, 65), ("faulty.csv", False, 0)
    ]  # fmt: skip
    assert command_line(store, "check", filing, payment, "--out", out).returncode == 0
    indicators = [row["indicator"] for row in csv.DictReader(io.StringIO(out.read_text(encoding="utf-8")))]
    assert indicators == ["online_filing_rate"] * 65 + ["online_payment_rate"] * 65


def test_a_place_that_cannot_be_written_to_is_told_with_a_remedy(
    store: Path, command_line: CommandLine, tmp_path: Path
) -> None:
    path = put(tmp_path, "filing.csv", SYSTEM.write(laid_out(report(FILING))))
    answer = command_line(store, "check", path, "--out", tmp_path / "no-such-folder" / "cells.csv")
    assert answer.returncode == 1
    assert "cannot be written" in answer.stderr and "→" in answer.stderr
    assert "Traceback" not in answer.stderr
