"""What publishing would change is told before it happens, and is what happens."""

from __future__ import annotations

import json
from pathlib import Path

from pipelines.changes import changes_of
from pipelines.reference import Reference
from schemas.upload import Changes, UploadKind
from tests.conftest import CommandLine
from tests.samples import long_form, publish_bytes, verdict_on

IN_FORCE = """
    indicator          | geography | period  | value | numerator | denominator
    online_filing_rate | 06040     | 2026-08 | 80    | 80        | 100          # will stay as it is
    online_filing_rate | 05986     | 2026-08 | 60    | 600       | 1000         # will be changed
    online_filing_rate | 06001     | 2026-08 | 50    | 5         | 10           # will not be named
    online_filing_rate | 06001     | 2026-07 | 50    | 5         | 10           # another month: not concerned
"""
CORRECTION = """
    indicator          | geography | period  | value | numerator | denominator
    online_filing_rate | 06040     | 2026-08 | 80    | 80        | 100          # unchanged
    online_filing_rate | 05986     | 2026-08 | 60    | 660       | 1100         # same rate, other counts: changed
    online_filing_rate | 06019     | 2026-08 | 70    | 7         | 10           # added
"""


def test_every_figure_of_the_sheet_is_added_changed_unchanged_or_removed(
    store: Path, reference: Reference
) -> None:
    publish_bytes(store, reference, long_form(IN_FORCE))
    told = changes_of(store, verdict_on(long_form(CORRECTION), reference), kind=UploadKind.COMPLETE)
    assert told == Changes(added=1, changed=1, unchanged=1, removed=1)


def test_an_amendment_takes_nothing_from_sight(store: Path, reference: Reference) -> None:
    publish_bytes(store, reference, long_form(IN_FORCE))
    told = changes_of(store, verdict_on(long_form(CORRECTION), reference), kind=UploadKind.AMENDMENT)
    assert told == Changes(added=1, changed=1, unchanged=1, removed=0)


def test_after_publishing_the_same_file_changes_nothing(store: Path, reference: Reference) -> None:
    publish_bytes(store, reference, long_form(IN_FORCE))
    publish_bytes(store, reference, long_form(CORRECTION))
    told = changes_of(store, verdict_on(long_form(CORRECTION), reference), kind=UploadKind.COMPLETE)
    assert told == Changes(added=0, changed=0, unchanged=3, removed=0)


def test_the_command_line_tells_it_too(small_store: Path, command_line: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "correction.csv"
    file.write_bytes(long_form(CORRECTION))
    told = json.loads(command_line(small_store, "check", str(file), "--json").stdout)
    assert told["changes"] == {"added": 3, "changed": 0, "unchanged": 0, "removed": 0}
    assert "3 added" in command_line(small_store, "check", str(file)).stdout
