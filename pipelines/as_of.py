"""As of: any past day's release, built again from the same events."""

from __future__ import annotations

from datetime import date, datetime, time

from pipelines.release import bring_up_to_date, is_up_to_date, release_at
from pipelines.store import locked_store
from schemas.errors import UserError
from settings import Settings


def release_as_of(settings: Settings, day: date) -> str:
    """The id of the release in force at the end of a day; its file stands in the store afterwards.

    raises `UserError` where the store holds nothing yet, or held nothing on that day.
    """
    with locked_store(settings.store):
        release = release_at(settings.store, end_of(day))
    if release.head == 0:
        raise UserError(
            "Nothing had been published by {day}.",
            remedy="Choose a later day.",
            day=day.strftime("%d/%m/%Y"),
        )
    return release.id


def finish_interrupted(settings: Settings) -> None:
    """Builds the release an interrupted publication left unbuilt; does nothing where none did."""
    with locked_store(settings.store):
        if not is_up_to_date(settings.store):
            bring_up_to_date(settings.store)


def end_of(day: date) -> datetime:
    """The last moment of a day."""
    return datetime.combine(day, time.max)
