"""A publication takes over what its preview has built, and shows the same as a release built from nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipelines import release as releases
from pipelines.preview import preview_publication, preview_restoration, preview_withdrawal
from pipelines.previewed import KEPT
from pipelines.publish import Publication, publish, restore, withdraw
from pipelines.reference import Reference
from pipelines.release import bring_up_to_date
from pipelines.store import locked_store
from schemas.release import Release
from schemas.upload import UploadKind
from tests.conftest import AUGUST, SEPTEMBER
from tests.samples import (
    NOW,
    current_release,
    digitisation_report,
    long_form,
    publish_bytes,
    rows_of,
    verdict_on,
)
from tests.test_targets_upload import one_target

OCTOBER = AUGUST.replace("2025-08", "2025-10")
MENDED = """
    indicator          | geography | period  | value | numerator | denominator
    online_filing_rate | 06040     | 2025-08 | 91    | 91        | 100          # one cell of August
"""
DIGITISED = digitisation_report("""
    1 | Thất Khê | 100 | 20 | 80 | 40 | 10 | 80,00 | 50 | 10 | 40 | 80,00  # another dataset, in August 2026
""")
LATER = timedelta(minutes=7)
"""A person reads the preview before publishing, so the publication has another moment than it."""


def publication(
    reference: Reference, content: bytes, *, at: datetime, kind: UploadKind = UploadKind.COMPLETE
) -> Publication:
    verdict = verdict_on(content, reference)
    accepted = {found.rule.id: "a sample" for found in verdict.warnings}
    return Publication(verdict, at=at, kind=kind, accepted=accepted)


def previewed_and_published(
    store: Path, reference: Reference, content: bytes, *, at: datetime, kind: UploadKind = UploadKind.COMPLETE
) -> tuple[str, Release]:
    """The upload and the release, after a preview a few minutes earlier."""
    seen = publication(reference, content, at=at - LATER, kind=kind)
    preview_publication(store, [seen], reference, by="", now=at - LATER)
    done = publication(reference, content, at=at, kind=kind)
    (receipt,), release = publish(store, [done], reference, by="Nguyễn Thị Lan", note="tháng này", now=at)
    return receipt.upload, release


def built_from_nothing(store: Path, folder: Path) -> Release:
    """The release of the same truth in a store that remembers no release."""
    bare = folder / "bare"
    shutil.rmtree(bare, ignore_errors=True)
    shutil.copytree(store, bare, ignore=shutil.ignore_patterns("releases", "current"))
    with locked_store(bare):
        return bring_up_to_date(bare)


@pytest.fixture
def nothing_built(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From the call on, a release that would be built from nothing fails the test."""

    def refuse() -> None:
        monkeypatch.setattr(releases, "fill", lambda *_: pytest.fail("a release was built from nothing"))

    return refuse


def test_every_deed_after_its_preview_shows_what_a_build_from_nothing_shows(
    store: Path, reference: Reference, tmp_path: Path
) -> None:
    ids, moment = [], NOW
    complete = [long_form(AUGUST), long_form(SEPTEMBER), DIGITISED, one_target(), long_form(OCTOBER)]
    uploads = []
    for content in complete:
        moment += timedelta(hours=1)
        upload, release = previewed_and_published(store, reference, content, at=moment)
        uploads.append(upload)
        ids.append(release.id)
        assert release.id == built_from_nothing(store, tmp_path).id
    moment += timedelta(hours=1)
    _, release = previewed_and_published(
        store, reference, long_form(MENDED), at=moment, kind=UploadKind.AMENDMENT
    )
    ids.append(release.id)
    assert release.id == built_from_nothing(store, tmp_path).id
    for preview, deed, upload in (
        (preview_withdrawal, withdraw, uploads[0]),  # from under its amendment
        (preview_withdrawal, withdraw, uploads[3]),  # the targets
        (preview_restoration, restore, uploads[0]),
    ):
        moment += timedelta(hours=1)
        preview(store, upload, now=moment - LATER)
        _, release = deed(store, upload, by="Nguyễn Thị Lan", reason="thử", now=moment)
        ids.append(release.id)
        assert release.id == built_from_nothing(store, tmp_path).id
    # Published once more it lies on top of its amendment.
    _, release = previewed_and_published(store, reference, complete[0], at=moment + timedelta(hours=1))
    assert release.id == built_from_nothing(store, tmp_path).id
    assert len({*ids, release.id}) == len(ids) + 1


def test_publishing_what_was_previewed_builds_nothing_anew(
    small_store: Path, reference: Reference, nothing_built: Callable[[], None]
) -> None:
    seen = publication(reference, long_form(OCTOBER), at=NOW)
    preview_publication(small_store, [seen], reference, by="", now=NOW)
    nothing_built()
    done = publication(reference, long_form(OCTOBER), at=NOW + LATER)
    (receipt,), release = publish(small_store, [done], reference, by="analyst", note="", now=NOW + LATER)
    told = rows_of(
        release.path,
        f"SELECT published_at, published_by FROM upload WHERE id = '{receipt.upload}'",
    )
    assert told == [(NOW + LATER, "analyst")]
    assert list((small_store / "releases").glob("*.previewed")) == []


def test_what_somebody_else_published_after_the_preview_is_shown(
    small_store: Path, reference: Reference, tmp_path: Path
) -> None:
    seen = publication(reference, long_form(OCTOBER), at=NOW)
    preview_publication(small_store, [seen], reference, by="", now=NOW)
    publish_bytes(small_store, reference, DIGITISED, at=NOW + LATER)
    done = publication(reference, long_form(OCTOBER), at=NOW + 2 * LATER)
    _, release = publish(small_store, [done], reference, by="analyst", note="", now=NOW + 2 * LATER)
    assert release.id == built_from_nothing(small_store, tmp_path).id
    shown = rows_of(
        release.path, "SELECT DISTINCT period FROM observation WHERE source = 'upload' ORDER BY 1"
    )
    assert shown == [("2025-08",), ("2025-09",), ("2025-10",), ("2026-08",)]


def test_a_rebuild_afresh_takes_nothing_over(small_store: Path, reference: Reference) -> None:
    seen = publication(reference, long_form(OCTOBER), at=NOW)
    preview_publication(small_store, [seen], reference, by="", now=NOW)
    _, taken_over = previewed_and_published(small_store, reference, long_form(OCTOBER), at=NOW + LATER)
    with locked_store(small_store):
        assert bring_up_to_date(small_store, afresh=True).id == taken_over.id


def test_previews_change_nothing_that_is_shown_and_few_are_kept(
    small_store: Path, reference: Reference
) -> None:
    before = current_release(small_store)
    releases_before = sorted(path.name for path in (small_store / "releases").glob("*.duckdb"))
    for month in range(1, KEPT + 3):
        content = long_form(AUGUST.replace("2025-08", f"2026-{month:02}"))
        preview_publication(small_store, [publication(reference, content, at=NOW)], reference, by="", now=NOW)
    assert current_release(small_store) == before
    assert sorted(path.name for path in (small_store / "releases").glob("*.duckdb")) == releases_before
    assert len(list((small_store / "releases").glob("*.previewed"))) == KEPT


def test_a_preview_leaves_a_store_that_is_not_there_so(store: Path, reference: Reference) -> None:
    seen = publication(reference, long_form(OCTOBER), at=NOW)
    preview_publication(store, [seen], reference, by="", now=NOW)
    assert not store.exists()
