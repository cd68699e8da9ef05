"""The command that gives a whole release away as open data."""

from __future__ import annotations

import argparse

from pipelines.as_of import release_as_of
from pipelines.open_data import open_data_zip, open_database
from pipelines.release import bring_up_to_date
from pipelines.store import locked_store
from schemas.errors import UserError
from schemas.release import release_path
from schemas.words import Words
from settings import Settings


def export(chosen: argparse.Namespace, words: Words, settings: Settings) -> int:
    """Writes the release, or that of an earlier day, to one file; the exit status."""
    if chosen.as_of:
        id_ = release_as_of(settings, chosen.as_of)
    else:
        with locked_store(settings.store):
            id_ = bring_up_to_date(settings.store).id
    path = release_path(settings.store, id_)
    content = open_database(path) if chosen.format == "duckdb" else open_data_zip(path, release_id=id_)
    try:
        chosen.out.write_bytes(content)
    except OSError:
        raise UserError(
            "“{path}” cannot be written.",
            remedy="Choose a folder that is there and may be written to.",
            path=str(chosen.out),
        ) from None
    print(words.text("Written: {file}.", file=chosen.out.name))
    return 0
