"""The brief of a month, asked of one release; as prose for a page, and as a document."""

from __future__ import annotations

from datetime import date

from charts.brief_document import brief_document
from charts.meeting_brief import Material, meeting_brief
from packs.stamp import made_at, short_id
from queries.catalogue import freshness
from queries.changes import changes
from queries.progress import overview
from queries.ranking import communes_furthest_behind
from queries.release import ReleaseFile
from queries.reporting import silent_communes
from queries.tasks import task_counts
from schemas.meeting_brief import MeetingBrief
from schemas.period import month_period, parse_period
from schemas.words import Words

MOST_BEHIND = 6


def brief_of(
    release: ReleaseFile,
    words: Words,
    *,
    period: str,
    since: date | None = None,
    shown_then: ReleaseFile | None = None,
) -> MeetingBrief:
    """The brief of a month; `since` is the day compared with, the end of the month before where none is named.

    `shown_then` is the release that was shown on that day, where its figures are meant.
    """
    month = parse_period(period)
    earlier = min(since or month_period(month.first.plus(-1)).last_day, month.last_day)
    published = freshness(release).published_at
    material = Material(
        period=period,
        day=month.last_day,
        earlier=earlier,
        rows=overview(release, day=month.last_day),
        changes=changes(release, earlier=earlier, later=month.last_day, shown_then=shown_then),
        behind=communes_furthest_behind(release, day=month.last_day, count=MOST_BEHIND),
        silent=silent_communes(release, day=month.last_day),
        release=short_id(release),
        published=words.text(", last published {moment}", moment=words.moment(published))
        if published
        else "",
        tasks=task_counts(release, day=month.last_day),
    )
    return meeting_brief(words, material)


def brief_bytes(release: ReleaseFile, words: Words, brief: MeetingBrief) -> bytes:
    """The brief as a Word document. The same brief of the same release is the same file."""
    return brief_document(words, brief, made_at=made_at(release))
