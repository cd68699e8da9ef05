"""What the overview and the indicator's page ask for: changes since a day, moves of communes, known issues."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from pipelines.reference import Reference
from queries.catalogue import geographies, indicators
from queries.changes import changes
from queries.known_issues import notes_on, reconciliations_of
from queries.progress import figures
from queries.ranking import commune_moves
from queries.release import ReleaseFile, current_release
from schemas.movement import CommuneMove
from schemas.overview import Change
from tests.samples import long_form, publish_bytes

DAY = date(2026, 10, 31)

AUGUST = """
    indicator          | geography | period  | value | numerator | denominator
    online_filing_rate | 06040     | 2026-08 | 80    | 80        | 100          # will be corrected
    bts_count          | 06040     | 2026-08 | 40    |           |              # will go on
"""
CORRECTED = """
    indicator          | geography | period  | value | numerator | denominator
    online_filing_rate | 06040     | 2026-08 | 85    | 85        | 100          # corrects 80
"""
SEPTEMBER = """
    indicator           | geography | period  | value | numerator | denominator
    bts_count           | 06040     | 2026-09 | 44    |           |              # the next month
    online_payment_rate | 06040     | 2026-09 | 30    | 30        | 100          # the first figure of it since 2025
"""


def told(release: ReleaseFile, **asked: object) -> dict[str, Change]:
    return {change.indicator.id: change for change in changes(release, **asked)}  # type: ignore[arg-type]


def test_since_a_release_corrections_and_new_figures_are_told(store: Path, reference: Reference) -> None:
    publish_bytes(store, reference, long_form(AUGUST), at=datetime(2026, 9, 3, 8))
    then = current_release(store)
    publish_bytes(store, reference, long_form(CORRECTED), at=datetime(2026, 10, 3, 8))
    publish_bytes(store, reference, long_form(SEPTEMBER), at=datetime(2026, 10, 4, 8))
    now = current_release(store)
    found = told(now, earlier=DAY, later=DAY, shown_then=then)
    assert found.keys() == {"online_filing_rate", "bts_count", "online_payment_rate"}
    corrected = found["online_filing_rate"]
    assert corrected.corrects and corrected.step == Decimal(5)
    assert not found["bts_count"].corrects and found["bts_count"].step == Decimal(4)


def test_within_one_release_a_correction_counts_for_both_days(store: Path, reference: Reference) -> None:
    publish_bytes(store, reference, long_form(AUGUST), at=datetime(2026, 9, 3, 8))
    publish_bytes(store, reference, long_form(CORRECTED), at=datetime(2026, 10, 3, 8))
    publish_bytes(store, reference, long_form(SEPTEMBER), at=datetime(2026, 10, 4, 8))
    found = told(current_release(store), earlier=date(2026, 8, 31), later=DAY)
    assert found.keys() == {"bts_count", "online_payment_rate"}


def test_between_equal_releases_nothing_changed(prepared_template: Path) -> None:
    release = current_release(prepared_template)
    assert changes(release, earlier=DAY, later=DAY) == ()


@pytest.mark.parametrize("day", [DAY, date(2026, 4, 30)])
def test_moves_of_communes_agree_with_looking_every_one_up(prepared_template: Path, day: date) -> None:
    release = current_release(prepared_template)
    month, earlier = day.strftime("%Y-%m"), {DAY: "2026-07", date(2026, 4, 30): "2026-01"}[day]
    slow: dict[tuple[str, bool], tuple[Decimal, str]] = {}
    communes = {unit.code for unit in geographies(release) if unit.level == "commune"}
    for indicator in indicators(release):
        if indicator.level != "commune" or indicator.kind != "rate":
            continue
        for unit in communes:
            months = {row.period: row for row in figures(release, indicator=indicator.id, geography=unit)}
            now, then = months.get(month), months.get(earlier)
            usable = [row for row in (now, then) if row and row.value is not None and row.status != "too_few"]
            if len(usable) < 2 or now is None or then is None or now.value is None or then.value is None:
                continue
            gain = now.value - then.value
            better = (gain > 0) == (indicator.better == "higher")
            if gain and abs(gain) > slow.get((unit, better), (Decimal(0), ""))[0]:
                slow[unit, better] = abs(gain), indicator.id
    found = commune_moves(release, day=day, count=6)
    assert len(found) == 12
    for better in (True, False):
        best = sorted(
            ((size, unit) for (unit, way), (size, _) in slow.items() if way is better), reverse=True
        )
        mine = [row for row in found if row.better is better]
        assert [abs(row.gain) for row in mine] == [size for size, _ in best[:6]]
        assert {(row.geography, row.indicator) for row in mine} == {
            (u, slow[u, better][1]) for _, u in best[:6]
        }


def test_a_move_is_never_between_an_illustrative_and_a_reported_figure(
    store: Path, reference: Reference
) -> None:
    publish_bytes(store, reference, long_form(AUGUST))
    found: tuple[CommuneMove, ...] = commune_moves(current_release(store), day=DAY, count=5)
    assert found == ()


def test_the_sums_that_do_not_add_up_stand_with_their_indicators(prepared_template: Path) -> None:
    release = current_release(prepared_template)
    contradicted = {
        indicator.id: [
            (row.stated, row.computed)
            for row in reconciliations_of(release, indicator=indicator.id)
            if not row.agrees
        ]
        for indicator in indicators(release)
    }
    assert {name: rows for name, rows in contradicted.items() if rows} == {
        "spending_total": [(182438, 182483)],
        "time_cut_rate": [(Decimal("30.29"), Decimal("53.22"))],
        "certificates_issued_count": [(1118, 1117)],
    }


def test_notes_on_a_documents_figures_are_told(prepared_template: Path) -> None:
    release = current_release(prepared_template)
    notes = notes_on(release, indicator="spending_total")
    assert ["182.483" in note.note_vi for note in notes] == [True]
    assert notes_on(release, indicator="bts_count") == ()
