"""Previews: what publishing, withdrawing or restoring would change, found by doing it in a trial store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import duckdb

from pipelines.previewed import keep_previewed
from pipelines.publish import Publication, keep_reference, publish, restore, withdraw
from pipelines.reference import Reference
from pipelines.release import bring_up_to_date, read_pointer
from pipelines.row_moves import changes_of_rows, commune_effects, point_moves, target_moves, task_moves
from pipelines.sql import statement
from pipelines.store import TRUTH, disk_troubles_told, truth_reading
from pipelines.trial import trial_store
from pipelines.truth import END_OF_TIME, later_uploads, state_at
from schemas.geography import PROVINCE
from schemas.release import CURRENT, Release
from schemas.upload import Changes, Effect, Move, Preview

MOST_MOVES = 5000
"""Nobody reads more, and a national month has 166,000."""

ASKED_LATER = "…"
"""Stands for the reasons of warnings, which a person gives after having seen the preview."""


def preview_publication(
    store: Path, publications: Sequence[Publication], reference: Reference, *, by: str, now: datetime
) -> Preview:
    """What publishing these accepted files together would change; reasons for warnings are not asked for yet.

    raises `UserError` where a verdict was refused.
    """
    ready = [
        replace(publication, accepted=dict.fromkeys(publication.warnings, ASKED_LATER))
        for publication in publications
    ]
    with trial_store(store) as trial:
        if read_pointer(trial / CURRENT):
            before = bring_up_to_date(trial)
        else:
            before = keep_reference(trial, reference, by=by, now=now)
        receipts, after = publish(trial, ready, reference, by=by, note="", now=now)
        preview = compared(trial, before, after, [receipt.upload for receipt in receipts])
        _keep_built(store, trial, after)
    return preview


def preview_withdrawal(store: Path, upload: str, *, now: datetime) -> Preview:
    """What taking an upload back would change, and which uploads lie on top of it.

    raises `UserError` where no upload has that id, or it is withdrawn already.
    """
    return _preview_of_turn(store, upload, withdraw, now=now)


def preview_restoration(store: Path, upload: str, *, now: datetime) -> Preview:
    """What restoring a withdrawn upload would change, and which uploads lie on top of it.

    raises `UserError` where no upload has that id, or it is not withdrawn.
    """
    return _preview_of_turn(store, upload, restore, now=now)


def compared(store: Path, before: Release, after: Release, uploads: Sequence[str]) -> Preview:
    """What differs between two releases, where these uploads made the difference. The caller holds the lock.

    A figure counts as unchanged where the uploads name it and both releases show the same.
    """
    with disk_troubles_told(store), duckdb.connect() as connection:
        for name, path in (("before", before.path), ("after", after.path), ("truth", store / TRUTH)):
            connection.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS {name} (READ_ONLY)")
        connection.execute(statement("compare_figures"))
        counts = connection.execute(statement("count_changes"), {"uploads": list(uploads)}).fetchone()
        moves = connection.execute(statement("biggest_moves"), {"most": MOST_MOVES}).fetchall()
        effects = connection.execute(statement("province_effects"), {"province": PROVINCE}).fetchall()
        targets, tasks, points = target_moves(connection), task_moves(connection), point_moves(connection)
        of_rows = changes_of_rows(connection, uploads, (*targets, *tasks, *points))
        communes = commune_effects(connection)
        on_top = [later_uploads(connection, upload) for upload in uploads]
    assert counts is not None, "an aggregate without GROUP BY has one row"
    together = set(uploads)
    return Preview(
        changes=Changes(*(int(count) for count in counts)) + of_rows,
        moves=tuple(_move(*row) for row in moves),
        effects=tuple(Effect(*row) for row in effects),
        on_top=tuple(dict.fromkeys(later for found in on_top for later in found if later not in together)),
        targets=targets,
        tasks=tasks,
        points=points,
        communes=communes,
    )


def _move(
    kind: str, indicator: str, geography: str, period: str, was: Decimal | None, becomes: Decimal | None,
    *counts: Decimal | None,
) -> Move:  # fmt: skip
    numerator_was, denominator_was, numerator, denominator = counts
    return Move(
        kind,
        indicator,
        geography,
        period,
        was,
        becomes,
        (numerator_was, denominator_was),
        (numerator, denominator),
    )


def _preview_of_turn(
    store: Path, upload: str, turn: Callable[..., tuple[str, Release]], *, now: datetime
) -> Preview:
    with trial_store(store) as trial:
        before = bring_up_to_date(trial)
        identifier, after = turn(trial, upload, by="", reason="", now=now)
        preview = compared(trial, before, after, [identifier])
        _keep_built(store, trial, after)
    return preview


def _keep_built(store: Path, trial: Path, after: Release) -> None:
    """Keeps for the deed itself what its preview has built, unless the store has that release or is not there yet."""
    if after.path.is_symlink() or not (store / TRUTH).exists():
        return
    with truth_reading(trial) as truth:
        state = state_at(truth, END_OF_TIME)
    assert state is not None, "a trial in which something was done has a state"
    keep_previewed(store, state.undated_key, after.path)
